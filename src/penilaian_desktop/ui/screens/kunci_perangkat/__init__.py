"""The page Kunci & perangkat: laptops over time, keys of the office, the archive."""
