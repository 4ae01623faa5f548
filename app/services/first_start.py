"""The first start: whether the data are fresh, who may sit at the desk, and a sample to look round in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.core.paths import resources
from app.models.asking import ask
from app.services.desk import FOLLOWED
from app.services.settings import read_office

if TYPE_CHECKING:
    from app.models.asking import Reads


def needs_first_start(session: Reads) -> bool:
    """Tell whether the data are fresh: nothing was ever entered, and the letterhead is the sample's."""
    used = any(ask(session, f"SELECT 1 FROM {table} LIMIT 1") for table in FOLLOWED)
    return not used and read_office(session).is_sample


def sample_workbook() -> Path:
    """Return the workbook that comes with the program, to look round in."""
    return resources() / "sample" / "office-messy.xlsx"


def people_names(session: Reads) -> tuple[str, ...]:
    """Return the names of the people in the register, in their order."""
    rows = ask(session, "SELECT full_name FROM person WHERE deleted_at IS NULL ORDER BY sort_key")
    return tuple(dict.fromkeys(name for (name,) in rows))
