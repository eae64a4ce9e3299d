"""Evidence packs: what an event rests on, in a zip that a stranger can check (docs/evidence.md)."""
