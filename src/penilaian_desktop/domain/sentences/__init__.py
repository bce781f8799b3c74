"""The sentences, one module a room."""
