"""An office at work: a real file, a day that passes, saves one after the other, and what the tables hold after each."""

import inspect
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import sleep
from types import ModuleType
from typing import Any, TypeVar

from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import NAME
from app.briefings.forms import Ref
from app.core.errors import AppError
from app.core.paths import DATABASE_NAME
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.base import Record, logged_tables
from app.models.change_log import logged_columns
from app.models.database import Database, open_database
from app.models.person import Field, Person, Post, PostHolding
from app.services.settings import load_preset
from tests.conftest import ACTOR

BEGIN = date(2026, 10, 1)  # a Thursday
PLACES = st.integers(0, 9)
"""Which row of those that are there."""
AWAY = st.integers(-12, 25)
"""Days from today."""

Row = TypeVar("Row", bound=Record)
Answer = TypeVar("Answer")
Tables = dict[str, dict[str, dict[str, Any]]]
"""Every row of every logged table by its key: the columns that the log keeps."""


class Office:
    """What rules and truths share; `empty` is the folder of a fresh database, copied for each run."""

    empty: Path

    def __init__(self) -> None:
        """Open a database of its own, with people, agencies and the general regulation in it."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(self.empty / DATABASE_NAME, self.folder / DATABASE_NAME)
        self.database: Database = open_database(self.folder)
        self.raw = sqlite3.connect(self.folder / DATABASE_NAME)
        self.today, self.numbers = BEGIN, 0
        self.refusals: list[str] = []
        self.before: Tables = {}
        self.undoable: list[Tables | None] = []
        self.redoable: list[Tables | None] = []
        self.took_back = False
        self.content_of: dict[str, list[str]] = {}
        self.struck: list[str] = []
        with self.database.write(NAME) as session:
            load_preset(session)
            _people(session)
        self.now = self.tables()

    def teardown(self) -> None:
        """Close and forget the file."""
        self.raw.close()
        self.database.close()
        shutil.rmtree(self.folder)

    def day(self, away: int) -> date:
        """A day so many days from today."""
        return self.today + timedelta(days=away)

    def words(self, what: str) -> str:
        """Words that stand nowhere else."""
        self.numbers += 1
        return f"{what} thứ {self.numbers:05}"

    def told(self, key: str | None, *words: str) -> None:
        """Words that a record says and that are gone once it is secret; none where it was not saved."""
        if key:
            self.content_of.setdefault(key, []).extend(words)

    def forget(self, key: str) -> None:
        """A record became secret: nothing that it said may be left, so what is taken back is not what stood there."""
        self.struck += self.content_of.pop(key, [])
        self.undoable = [None] * len(self.undoable)

    def pick(self, model: type[Row], place: int, *asked: Any) -> str | None:
        """The key of a row that is there; none where no row fits."""
        with self.database.read() as session:
            query = select(model.id).where(model.deleted_at.is_(None), *asked).order_by(model.id)
            keys = session.scalars(query).all()
        return keys[place % len(keys)].hex if keys else None

    def ref(self, model: type[Record], place: int, *asked: Any) -> Ref | None:
        """The same as a form points to it."""
        key = self.pick(model, place, *asked)
        return Ref(model.__tablename__, key, "") if key else None

    def save(self, verb: Callable[[Session], Answer]) -> Answer | None:
        """Do a verb in a save of its own; none where it refused, and then nothing has changed."""
        self.before, self.took_back = self.now, False
        logged = self.last_change()
        answer: Answer | None = None
        refusal = ""
        try:
            with self.database.write(ACTOR) as session:
                answer = verb(session)
        except AppError as error:
            refusal, answer = error.whole, None
        if refusal:
            self.refusals.append(refusal)
            assert self.last_change() == logged, refusal
            return None
        if self.last_change() != logged:
            self.now = self.tables()
            self.undoable.append(self.before)
            self.redoable.clear()
            sleep(0.002)  # the log tells moments by milliseconds
        return answer

    def fill(self, form: ModuleType, key: str | None, /, **said: Any) -> str | None:
        """Open a form (of a new record: None), write into it and save it; the key, none where it was refused."""

        def taken(verb: Callable[..., Any]) -> dict[str, date]:
            return {"today": self.today} if "today" in inspect.signature(verb).parameters else {}

        with self.database.read() as session:
            loaded = form.load(session, key, **taken(form.load))
        written = replace(loaded, values=replace(loaded.values, **said))
        return self.save(lambda session: form.save(session, written, **taken(form.save)))

    def last_change(self) -> int:
        """The number of the newest change."""
        return int(self.raw.execute("SELECT coalesce(max(seq), 0) FROM change_log").fetchone()[0])

    def tables(self) -> Tables:
        """All that is stored now."""
        found: Tables = {}
        for table in logged_tables():
            names = ("id", *logged_columns(table))
            rows = self.raw.execute(f"SELECT {', '.join(names)} FROM {table.name}")
            found[table.name] = {row[0]: dict(zip(names, row, strict=True)) for row in rows}
        return found

    def moment(self) -> datetime:
        """Now, after all that was saved and before what will be."""
        moment = datetime.now(UTC)
        sleep(0.002)
        return moment


def alive(tables: Tables) -> Tables:
    """The rows that are not in the bin."""
    return {
        name: {key: row for key, row in rows.items() if row["deleted_at"] is None}
        for name, rows in tables.items()
    }


def _people(session: Session) -> None:
    """Three agencies, two rooms of the office, five members of the committee, three officers, a field."""
    agencies = [
        Agency(name=name, kind=kind, position=place)
        for place, (name, kind) in enumerate(
            (
                ("Sở Nội vụ", AgencyKind.DEPARTMENT),
                ("Sở Tư pháp", AgencyKind.DEPARTMENT),
                ("UBND xã Ea Kar", AgencyKind.COMMUNE),
                ("Phòng Tổng hợp", AgencyKind.OFFICE_ROOM),
                ("Phòng Kinh tế", AgencyKind.OFFICE_ROOM),
            )
        )
    ]
    session.add_all(agencies)
    session.flush()
    members = [
        Person(full_name=f"Ủy viên {rank}", title="Thành viên UBND tỉnh", committee_member=True, rank=rank)
        for rank in range(1, 6)
    ]
    officers = [
        Person(full_name=f"Chuyên viên {place}", title=title, agency_id=agencies[place].id)
        for place, title in ((3, "Trưởng phòng"), (4, "Chuyên viên"), (3, "Phó Chánh Văn phòng"))
    ]
    post = Post(name="Chủ tịch UBND tỉnh")
    session.add_all([*members, *officers, post, Field(name="Nội chính")])
    session.flush()
    session.add(PostHolding(post_id=post.id, person_id=members[0].id))
