"""The page Kalibrasi: predicates of a unit looked at together."""
