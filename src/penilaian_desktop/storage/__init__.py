"""Where it is kept: encrypted databases, the unit of work, the journal, backups."""
