"""The page Tindak lanjut: rewards, coaching and training after a result."""
