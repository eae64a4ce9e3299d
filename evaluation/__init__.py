"""Measures of how well the coder reads: gold claims against coded ones, with floors that only rise."""
