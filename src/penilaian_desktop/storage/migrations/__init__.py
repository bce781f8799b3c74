"""The schema, step by step: one folder a database lineage, one file a step."""
