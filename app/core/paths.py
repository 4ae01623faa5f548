"""Where data, logs and resources live, from source or from a built program."""

import os
import sys
from pathlib import Path

DATABASE_NAME = "giaoban.db"
DATA_VARIABLE = "GIAOBAN_DATA"


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
    """The folder that holds the database: `named`, else `GIAOBAN_DATA`, else the user's data folder."""
    chosen = named or os.environ.get(DATA_VARIABLE)
    if chosen:
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("GiaoBan", appauthor=False)
