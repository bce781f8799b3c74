"""Steps of workspace.db."""
