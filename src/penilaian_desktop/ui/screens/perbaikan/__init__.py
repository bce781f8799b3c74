"""The page Perbaikan: what the evaluation and the public say becomes better service (TS-9)."""
