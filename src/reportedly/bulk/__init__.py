"""Past one machine: many inputs to partitioned Parquet, and that to events, on processes or on Ray."""
