"""Sending and fetching: the exchange as everybody sees it."""
