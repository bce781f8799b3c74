"""The three files that can hold the same statement."""
