"""The page Riwayat data saya."""
