"""Run the steps on the connection that `storage.migrate` hands over."""

from __future__ import annotations

from typing import Literal

from alembic import context

from penilaian_desktop.storage.columns import JsonText, ValueText


def plain_types(kind: str, value: object, _context: object) -> str | Literal[False]:
    """Write our text types as sa.Text() in generated steps: a step must not change later."""
    if kind == "type" and isinstance(value, (ValueText, JsonText)):
        return "sa.Text()"
    return False


def not_an_index_of_words(name: str | None, kind: str, _parents: object) -> bool:
    """Leave the full-text index out of comparisons."""
    return not (kind == "table" and name is not None and name.startswith("activity_fts"))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes["metadata"],
    render_as_batch=True,
    transactional_ddl=True,
    render_item=plain_types,
    include_name=not_an_index_of_words,
)
with context.begin_transaction():
    context.run_migrations()
