"""Watching feeds and pages: poll politely, add what is new or changed, alert."""
