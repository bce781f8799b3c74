"""The page Kehadiran: the recap of a month, from a machine or by hand."""
