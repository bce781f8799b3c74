"""The page Pengaturan: looks, the own account, backups, the workspace, accounts."""
