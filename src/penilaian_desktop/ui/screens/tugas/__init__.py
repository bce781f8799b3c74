"""The page Tugas & proyek."""
