"""Paper: the forms of the regulations as PDF."""
