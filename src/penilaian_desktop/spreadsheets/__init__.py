"""Sheets: reading what offices send and writing what they expect."""
