"""The page SKP: the plan as a tree, its checklist, and the drawer that edits it."""
