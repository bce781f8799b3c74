"""The page Sasaran & pustaka."""
