"""The page Data induk: persons, units, periods and the calendar."""
