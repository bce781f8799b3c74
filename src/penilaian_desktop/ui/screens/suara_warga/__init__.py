"""The page Suara warga: surveys, complaints and praise, forums, services."""
