"""One command from its words to its exit code: 0 done, 2 refused with the reason, 1 a bug."""

import logging
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from app.cli.parser import build
from app.core.errors import AppError
from app.core.logs import start_log
from app.core.paths import data_folder, names_data

DONE, BUG, REFUSED = 0, 1, 2
log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code."""
    _speak_utf8()
    try:
        options = build().parse_args(arguments)
        options.names_data = names_data(options.data)
        options.data = data_folder(options.data)
        start_log(options.data)
        return _run(options)
    except AppError as error:
        print(error.whole, file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu.", file=sys.stderr)
        return REFUSED
    except BrokenPipeError:  # who read our output has enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for Python's own last flush
        return DONE
    except Exception:
        log.exception("unforeseen failure")
        print(
            "Lỗi phần mềm; dữ liệu không bị thay đổi. Vui lòng gửi tệp nhật ký cho bộ phận hỗ trợ.",
            file=sys.stderr,
        )
        return BUG


def _run(options: Namespace) -> int:
    """Each command lives in its own file and is imported when it is called."""
    match options.command:
        case "import":
            from app.cli.importing import run
        case "stats":
            from app.cli.stats import run
        case "briefing":
            from app.cli.briefing import run
        case "text":
            from app.cli.texts import run
        case "settings":
            from app.cli.settings import run
        case "demo":
            from app.cli.demo import run
        case "check":
            from app.cli.upkeep import check as run
        case "backup":
            from app.cli.upkeep import backup as run
        case _:
            from app.cli.window import run
    return run(options)


def _speak_utf8() -> None:
    """Vietnamese on any console, also where the system's code page is another."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
