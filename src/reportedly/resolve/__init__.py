"""Claims to events: which claims speak of one happening, and what they say of it together. Pure functions."""
