"""The page Keberatan: filing, explaining and deciding objections."""
