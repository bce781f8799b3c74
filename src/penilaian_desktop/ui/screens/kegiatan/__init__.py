"""The daily log: week, table and month over the same entries, with the one-line entry."""
