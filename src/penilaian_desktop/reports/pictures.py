"""Pictures the agency supplies: its logo, the Garuda."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.utils import ImageReader

from penilaian_desktop.domain.errors import RuleViolation


def read_picture(data: bytes) -> ImageReader:
    """Return a picture that can be drawn. Raises RuleViolation("emblem_unreadable")."""
    try:
        return ImageReader(BytesIO(data))
    except OSError as error:
        raise RuleViolation("emblem_unreadable", field="emblem") from error
