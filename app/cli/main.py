"""One command from its words to its exit code: 0 done, 2 refused with the reason, 1 a bug."""

import logging
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from logging import FileHandler
from pathlib import Path
from threading import Event
from types import FrameType

from app.cli.plain import plain_options
from app.core.errors import AppError
from app.core.logs import start_log
from app.core.paths import data_folder, names_data
from app.core.system_errors import reason

DONE, BUG, REFUSED = 0, 1, 2
STOPPED = "Đã dừng theo yêu cầu."
log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code."""
    _speak_utf8()
    words = sys.argv[1:] if arguments is None else arguments
    plain = plain_options(words)
    with nullcontext(Event()) if plain else _noticed_ctrl_c() as stopped:
        code = _guarded(lambda: plain or _parsed(words), stopped)
    _drop_output()
    return code


def _guarded(understood: Callable[[], Namespace], stopped: Event) -> int:
    """Every failure becomes words and an exit code."""
    try:
        return _answer(understood())
    except AppError as error:
        print(error.whole, file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print(STOPPED, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:  # who read our output has enough of it
        return DONE
    except OSError as error:
        log.exception("the system refused a file")
        print(_refused_by_system(error).whole, file=sys.stderr)
        return REFUSED
    except Exception:
        if stopped.is_set():
            print(STOPPED, file=sys.stderr)
            return REFUSED
        log.exception("unforeseen failure")
        print(_calm_words(), file=sys.stderr)
        return BUG


@contextmanager
def _noticed_ctrl_c() -> Iterator[Event]:
    """Whether Ctrl+C came: inside a function that SQLite calls it comes out as an error of the database."""
    import signal  # the window has a way of its own, and its start is quicker without

    stopped = Event()

    def notice(number: int, frame: FrameType | None) -> None:
        stopped.set()
        signal.default_int_handler(number, frame)

    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield stopped  # somebody else listens, or nobody should
        return
    signal.signal(signal.SIGINT, notice)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _answer(options: Namespace) -> int:
    options.names_data = names_data(options.data)
    options.data = _data_of(options)
    start_log(options.data)
    code = _run(options)
    _flush()
    return code


def _data_of(options: Namespace) -> Path:
    try:
        return data_folder(options.data)
    except AppError as refusal:
        if options.command is None:
            from app.cli.window import tell

            tell(refusal)
        raise


def _parsed(words: Sequence[str]) -> Namespace:
    from app.cli.parser import build

    return build().parse_args(words)


def _flush() -> None:
    """Bring all of the output out while a failure can still be told."""
    try:
        if sys.stdout:  # a windowed program has none
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise AppError(
            f"Lệnh đã chạy xong nhưng không in được kết quả ({reason(error)}).",
            "Kiểm tra nơi nhận kết quả rồi chạy lại.",
        ) from error


def _drop_output() -> None:
    """Send output that finds no way out nowhere, so that Python's own last flush succeeds."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refused_by_system(error: OSError) -> AppError:
    what = (
        f"Máy không cho đọc, ghi “{error.filename}”" if error.filename else "Không in hoặc ghi được kết quả"
    )
    return AppError(
        f"{what} ({reason(error)}).",
        "Kiểm tra quyền và dung lượng đĩa rồi thử lại.",
    )


def _calm_words() -> str:
    files = [
        Path(handler.baseFilename) for handler in logging.root.handlers if isinstance(handler, FileHandler)
    ]
    place = next((f" {file}" for file in files if file.exists()), "")
    return f"Lỗi phần mềm; dữ liệu không bị thay đổi. Vui lòng gửi tệp nhật ký{place} cho bộ phận hỗ trợ."


def _run(options: Namespace) -> int:
    """Each command lives in its own file and is imported when it is called."""
    match options.command:
        case "import":
            from app.cli.importing import run
        case "stats":
            from app.cli.stats import run
        case "programme":
            from app.cli.programme import run
        case "briefing":
            from app.cli.briefing import run
        case "text":
            from app.cli.texts import run
        case "settings":
            from app.cli.settings import run
        case "recurring":
            from app.cli.recurring import run
        case "schedule":
            from app.cli.schedule import run
        case "meetings" | "pack" | "templates" | "kinds" | "export" | "numbers" as command:
            return _papers(command)(options)
        case command:
            return _care(command)(options)
    return run(options)


def _papers(command: str) -> Callable[[Namespace], int]:
    """The commands of official documents."""
    match command:
        case "meetings":
            from app.cli.meetings import run
        case "pack":
            from app.cli.pack import run
        case "templates":
            from app.cli.templates import run
        case "kinds":
            from app.cli.kinds import run
        case "export":
            from app.cli.export import run
        case _:
            from app.cli.numbers import run
    return run


def _care(command: str | None) -> Callable[[Namespace], int]:
    """The commands that look after the program, its data and its samples; without one the window."""
    match command:
        case "check":
            from app.cli.upkeep import check as run
        case "backup":
            from app.cli.upkeep import backup as run
        case "demo":
            from app.cli.demo import run
        case "demo-data":
            from app.cli.demo_data import run
        case "self-check":
            from app.cli.self_check import run
        case _:
            from app.cli.window import run
    return run


def _speak_utf8() -> None:
    """Vietnamese on any console, also where the system's code page is another."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
