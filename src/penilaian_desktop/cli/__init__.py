"""The same use cases for scripts and the office's scheduler."""
