"""Where data, logs and resources live, from source or from a built program."""

import os
import sys
from pathlib import Path

from app.core.errors import AppError

DATABASE_NAME = "giaoban.db"
DATA_VARIABLE = "GIAOBAN_DATA"
PLACE_NAME = "noi-dat-du-lieu.txt"
"""One line in the user's own data folder: where the data lie since they were moved away from there."""


def resources() -> Path:
    """The folder with fonts, regulation presets and sample data."""
    return _program() / "resources"


def guide() -> Path:
    """The user guide; its pictures lie beside it."""
    return _program() / "docs" / "huong-dan.md"


def _program() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parents[2]


def names_data(named: str | Path | None) -> bool:
    """Whether a data folder was named, by word or by variable, rather than left to the program."""
    return bool(named or os.environ.get(DATA_VARIABLE))


def data_folder(named: str | Path | None = None) -> Path:
    """The folder that holds the database: `named`, else `GIAOBAN_DATA`, else the place chosen in the settings, else
    the user's own data folder.

    Raises AppError where the chosen place cannot be read: beginning anew elsewhere would hide the office's data.
    """
    chosen = named or os.environ.get(DATA_VARIABLE)
    if chosen:
        return Path(chosen).expanduser().absolute()
    return chosen_place() or usual_folder()


def usual_folder() -> Path:
    """The user's own data folder, as the system has it."""
    from platformdirs import user_data_path

    return user_data_path("GiaoBan", appauthor=False)


def place_file() -> Path:
    """The file that remembers the chosen place, for who looks after the machine; gone: the usual folder."""
    return usual_folder() / PLACE_NAME


def chosen_place() -> Path | None:
    """The data folder that was chosen in the settings; none until one was.

    Raises AppError where the file that remembers it cannot be read or names no folder.
    """
    file = place_file()
    try:
        written = file.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise _unreadable(file) from error
    if not written or not Path(written).is_absolute():
        raise _unreadable(file)
    return Path(written)


def choose_place(folder: Path) -> None:
    """Remember `folder` (absolute) as the place of the data: the old one or the new one at any moment, never a part.

    Raises OSError as the system tells it.
    """
    file = place_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".part")
    with draft.open("w", encoding="utf-8") as written:
        written.write(f"{folder}\n")
        written.flush()
        os.fsync(written.fileno())
    draft.replace(file)


def is_chosen(folder: Path) -> bool:
    """Whether `folder` is the place that was chosen in the settings."""
    try:
        return chosen_place() == folder
    except AppError:
        return False


def may_choose_place(folder: Path) -> bool:
    """Whether a place that is chosen while `folder` is open is that of the next start, too: nobody named another."""
    try:
        return not names_data(None) and data_folder() == folder
    except AppError:
        return False


def _unreadable(file: Path) -> AppError:
    return AppError(
        f"Không đọc được nơi đặt dữ liệu đã chọn, ghi trong tệp {file}.",
        "Ghi lại vào tệp ấy đường dẫn của thư mục dữ liệu (một dòng), hoặc mở bằng --data THƯ_MỤC; "
        f"xóa tệp ấy thì chương trình về thư mục mặc định {file.parent}.",
    )
