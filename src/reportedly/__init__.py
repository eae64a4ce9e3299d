"""reportedly: conflict event data that keeps the "reportedly"."""

__version__ = "0.1.0"
