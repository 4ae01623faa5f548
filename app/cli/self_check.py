"""Whether the program has all it needs on this machine: each part is used once, in a folder of its own."""

import logging
import platform
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from app import NAME, __version__
from app.cli import self_check_data, self_check_documents, self_check_fonts
from app.core.errors import AppError
from app.ui import self_check as self_check_window

ALL_WORKS, SOMETHING_FAILS = 0, 1
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Part:
    """What is looked at, and how: `look` is given a folder to work in and says in a few words what it saw.

    `look` raises AppError where it knows the trouble, anything else where it does not.
    """

    name: str
    look: Callable[[Path], str]


def run(options: Namespace) -> int:  # noqa: ARG001 - every command is called with its words
    """Look at every part and say what works; the data of the user are not touched."""
    with TemporaryDirectory(prefix="giaoban-", ignore_cleanup_errors=True) as folder:
        works = [_works(part, Path(folder)) for part in PARTS]
    if all(works):
        print("Chương trình dùng được trên máy này.")
        return ALL_WORKS
    print(f"Có {works.count(False)} phần chưa dùng được. Hãy cài lại; nếu vẫn vậy, gửi các dòng trên đây.")
    return SOMETHING_FAILS


def _works(part: Part, folder: Path) -> bool:
    """Say what the part shows; one that fails does not keep the others from being looked at."""
    works, said = _looked(part, folder)
    print(f"{part.name}: {said}", flush=True)
    return works


def _looked(part: Part, folder: Path) -> tuple[bool, str]:
    try:
        return True, f"{part.look(folder)} … ok"
    except AppError as error:
        return False, error.whole
    except Exception as error:
        log.exception("self-check: %s", part.name)
        return False, f"không dùng được ({type(error).__name__}: {error})."


def versions(_: Path) -> str:
    """The program, what it runs on and the libraries that write the files."""
    import alembic
    import docx
    import openpyxl
    import reportlab
    import sqlalchemy

    found = {
        NAME: __version__,
        "Python": platform.python_version(),
        "SQLAlchemy": sqlalchemy.__version__,
        "Alembic": alembic.__version__,
        "python-docx": docx.__version__,
        "openpyxl": openpyxl.__version__,
        "reportlab": reportlab.__version__,
    }
    return ", ".join(f"{name} {version}" for name, version in found.items())


PARTS = (
    Part("Phiên bản", versions),
    Part("Phông chữ", self_check_fonts.look),
    Part("Cửa sổ", self_check_window.look),
    Part("In và xem trước", self_check_window.look_at_preview),
    Part("SQLite", self_check_data.look_at_sqlite),
    Part("Cơ sở dữ liệu", self_check_data.look_at_database),
    Part("Quy chế", self_check_data.look_at_regulation),
    Part("Nhập sổ theo dõi", self_check_data.look_at_import),
    Part("Tài liệu giao ban", self_check_documents.look),
)
