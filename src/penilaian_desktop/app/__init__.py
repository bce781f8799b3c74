"""Composition root: start-up, container, paths, diagnostics."""
