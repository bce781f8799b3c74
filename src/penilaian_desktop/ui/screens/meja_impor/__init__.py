"""The import desk of the office."""
