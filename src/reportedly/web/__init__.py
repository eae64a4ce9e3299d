"""The desk: pages and an API over the store. `pip install 'reportedly[web]'`; `reportedly serve` runs it."""
