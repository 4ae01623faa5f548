"""The log file: what a support person asks for after a failure that we did not foresee."""

import logging
from io import TextIOWrapper
from logging import LogRecord
from logging.handlers import RotatingFileHandler
from pathlib import Path

SIZE, KEPT = 1_000_000, 3  # bytes a file, older files kept
FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _LogFile(RotatingFileHandler):
    """Makes its folder only when there is something to write."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()

    def handleError(self, record: LogRecord) -> None:  # noqa: N802 - logging's own name
        """Stay silent: a log that cannot be written must not bury the sentence that the user reads."""


def log_path(folder: Path) -> Path:
    """The log of the data folder."""
    return folder / "logs" / "giaoban.log"


def start_log(folder: Path) -> None:
    """Send warnings and failures of the whole program to the log of the data folder, and nowhere else."""
    handler = _LogFile(log_path(folder), maxBytes=SIZE, backupCount=KEPT, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(FORM))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
