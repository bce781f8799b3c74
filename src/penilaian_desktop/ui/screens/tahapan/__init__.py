"""The page Tahapan: who is at which stage of the year."""
