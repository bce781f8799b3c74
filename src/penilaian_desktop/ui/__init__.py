"""The window: kit, widgets, screens and shell."""
