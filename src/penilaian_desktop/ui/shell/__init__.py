"""The main window: navigation, status, commands, unlock, crash dialog."""
