"""The page Tinjauan: a head reads what the staff handed in."""
