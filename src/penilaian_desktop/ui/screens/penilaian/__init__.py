"""The page Penilaian: a head appraises the staff for a period."""
