"""The log file: what a support person asks for after a failure that we did not foresee."""

import logging
from io import TextIOWrapper
from logging import FileHandler, LogRecord
from pathlib import Path

SIZE = 1_000_000  # bytes a file; when it is full, a new one begins and the one before it is kept
FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _LogFile(FileHandler):
    """Makes its folder only when there is something to write.

    Not the library's rotating file: its module brings sockets along, which every start would pay for.
    """

    def emit(self, record: LogRecord) -> None:
        try:
            if self.stream and self.stream.tell() > SIZE:
                self.close()
            super().emit(record)
        except OSError:
            self.handleError(record)

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > SIZE:
            path.replace(older(path))
        return super()._open()

    def handleError(self, record: LogRecord) -> None:  # noqa: N802 - logging's own name
        """Stay silent: a log that cannot be written must not bury the sentence that the user reads."""


def log_path(folder: Path) -> Path:
    """The log of the data folder."""
    return folder / "logs" / "giaoban.log"


def older(path: Path) -> Path:
    """Where a full log is kept."""
    return path.with_suffix(".1.log")


def start_log(folder: Path) -> None:
    """Send warnings and failures of the whole program to the log of the data folder, and nowhere else."""
    handler = _LogFile(log_path(folder), encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(FORM))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
