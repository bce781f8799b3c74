"""The log, without personal data."""

from __future__ import annotations

import logging
from pathlib import Path

LOG_NAME = "penilaian.log"

log = logging.getLogger("penilaian_desktop")


def start_log(folder: Path) -> None:
    """Write the log to `folder`, three files of 512 KiB at most; a full disk is survived."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - after the first paint

    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / LOG_NAME, maxBytes=512 * 1024, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    logging.raiseExceptions = False
