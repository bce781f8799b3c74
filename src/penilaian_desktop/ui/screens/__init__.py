"""One folder a page; no page imports another."""
