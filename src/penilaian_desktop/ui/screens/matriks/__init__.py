"""The page Matriks Peran Hasil."""
