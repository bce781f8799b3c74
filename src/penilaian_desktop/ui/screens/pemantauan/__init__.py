"""The page Pemantauan: who is how far, how old the data is, spreads and trends."""
