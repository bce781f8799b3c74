"""Steps of evidence.db and archive.db, which share one schema."""
