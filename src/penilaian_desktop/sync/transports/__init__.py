"""The roads that packages travel."""
