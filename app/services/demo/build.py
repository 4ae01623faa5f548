"""The seeded office in a fresh folder: made beside it and put in its place whole, or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from app.core.errors import AppError
from app.core.paths import DATABASE_NAME
from app.models.database import open_database
from app.services.demo import (
    makings,
    meetings,
    opinions,
    own_fields,
    programme,
    registers,
    registry,
    tasks,
    weeks,
)
from app.services.demo.order import Order
from app.services.regulation_versions import regulation_on
from app.services.settings import load_preset, read_calendar

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.core.progress import Progress
    from app.models.database import Database

ACTOR = "Dữ liệu mẫu"
LOGS = "logs"
Step = tuple[str, Callable[["Session", Order], None]]
"""What is made in one transaction, and what it is called."""


def build(folder: Path, order: Order, progress: Progress) -> None:
    """Make the office; `progress` is told the steps done.

    Raises:
        AppError: the folder holds data or anything else already, or cannot be written.
    """
    require_fresh(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        _fill(beside, order, progress)
        _settle(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def require_fresh(folder: Path) -> None:
    """Refuse, with an AppError, a folder in which anything but our log lies."""
    if folder.exists() and (not folder.is_dir() or any(path.name != LOGS for path in folder.iterdir())):
        raise AppError(f"Thư mục {folder} đã có dữ liệu khác.", "Chọn một thư mục mới: --data THƯ_MỤC.")


def _fill(folder: Path, order: Order, progress: Progress) -> None:
    database = open_database(folder)
    try:
        _prepare(database, order)
        found = list(steps(order))
        for done, (_, fill) in enumerate(found):
            progress(done, len(found))
            with database.write(ACTOR) as session:
                fill(session, order)
        progress(len(found), len(found))
    finally:
        database.close()


def _prepare(database: Database, order: Order) -> None:
    with database.write(ACTOR) as session:
        load_preset(session)
        registry.fill_days(session, order)
        registry.fill_numbers(session, order)
    with database.read() as session:
        order.regulation, order.calendar = regulation_on(session, order.as_of), read_calendar(session)


def steps(order: Order) -> Iterator[Step]:
    """Everything, in an order in which each finds what it needs."""
    yield "Cơ quan", registry.fill_agencies
    yield "Cá nhân", registry.fill_people
    yield "Chức danh", registry.fill_posts
    yield "Lĩnh vực, ủy quyền", registry.fill_fields
    yield from programme.steps(order)
    yield from meetings.plans(order)
    for family in (opinions, meetings, tasks, makings, weeks, registers, own_fields):
        yield from family.steps(order)


def _settle(beside: Path, folder: Path) -> None:
    """Put the whole in its place; the database last, so that a folder never holds half of it."""
    folder.mkdir(exist_ok=True)
    for path in sorted(beside.iterdir(), key=lambda path: path.name == DATABASE_NAME):
        path.replace(folder / path.name)
