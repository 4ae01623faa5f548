"""The reports that the regulation asks for: made ahead, moved with the regulation."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.core.report_terms import Owner
from app.core.setting_words import REGULATION
from app.core.terms import AgencyKind
from app.core.text import fold
from app.models.agency import Agency
from app.models.person import Person, Post, PostHolding
from app.models.report import ReportObligation
from app.rules.facts import stands
from app.rules.obligations import BY_CODE, Due, ReportKind, due_between, said_now
from app.services.briefing_days import briefings
from app.services.regulation_versions import read_regulations
from app.services.settings import list_settings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


DEPUTY = "pho chanh van phong"


@dataclass(frozen=True, slots=True)
class Made:
    """How many reports were made, and who could not be asked for one: a deputy without an agency."""

    count: int
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Debtor:
    agency: Agency
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """One report of the regulation and who owes it; whether it `stands` already, or was made and is `deleted`."""

    kind: ReportKind
    due: Due
    agency: Agency
    person: Person | None
    stands: bool
    deleted: bool

    @property
    def key(self) -> str:
        """What tells it from the others of these days."""
        person = self.person.id.hex if self.person is not None else ""
        return "|".join((self.kind.code, self.agency.id.hex, person, f"{self.due.start}", f"{self.due.end}"))


def make_due(
    session: Session,
    *,
    until: date,
    today: date,
    kinds: Collection[str] | None = None,
    without: Collection[str] = (),
) -> Made:
    """Make the reports that are due from today up to a day and are not there yet (duties 111-118).

    A second call makes nothing; nor is what is `without` made, by its key. The rooms are those of the office on the
    day on which a report is due, the deputies those who hold such a post or title then.
    """
    sources = {row.key.removeprefix(REGULATION): row.source for row in list_settings(session, today)}
    owed, homeless = list_owed(session, until=until, today=today, kinds=kinds)
    rows = [_row(one, sources[one.kind.number]) for one in owed if not one.stands and one.key not in without]
    session.add_all(rows)
    session.flush()
    return Made(len(rows), homeless)


def list_owed(
    session: Session, *, until: date, today: date, kinds: Collection[str] | None = None
) -> tuple[list[Owed], tuple[str, ...]]:
    """Every report that is due from today up to a day, made or not, and the deputies of whom no agency is known."""
    regulations, known = read_regulations(session), _known(session)
    debtors: dict[tuple[Owner, date], list[_Debtor]] = {}
    owed = []
    for kind, due in due_between(today, until, regulations, briefings(session), kinds=kinds):
        whose = kind.owner, due.due_on
        if whose not in debtors:
            debtors[whose] = _debtors(session, *whose)
        for debtor in debtors[whose]:
            person = debtor.person.id if debtor.person is not None else None
            alive = known.get((due.kind, debtor.agency.id, person, due.start, due.end))
            owed.append(
                Owed(
                    kind, due, debtor.agency, debtor.person, stands=alive is not None, deleted=alive is False
                )
            )
    return owed, _deputies(session, today)[1]


def _debtors(session: Session, owner: Owner, day: date) -> list[_Debtor]:
    """Who owes a report that is due on a day."""
    if owner is Owner.ROOM:
        return [_Debtor(room) for room in rooms_on(session, day)]
    return _deputies(session, day)[0]


def _row(owed: Owed, source: str) -> ReportObligation:
    due = owed.due
    return ReportObligation(
        name=due.title,
        code=owed.kind.code,
        agency_id=owed.agency.id,
        person_id=owed.person.id if owed.person is not None else None,
        period_from=due.start,
        period_to=due.end,
        due_on=due.due_on,
        due_hour=due.due_hour,
        source=source,
    )


def _known(session: Session) -> dict[tuple[object, ...], bool]:
    """What was made already: whether it is still there. What somebody deleted since is not made again."""
    columns = (
        ReportObligation.code,
        ReportObligation.agency_id,
        ReportObligation.person_id,
        ReportObligation.period_from,
        ReportObligation.period_to,
    )
    known: dict[tuple[object, ...], bool] = {}
    query = select(*columns, ReportObligation.deleted_at.is_(None)).where(ReportObligation.code != "")
    for *key, alive in session.execute(query):
        known[tuple(key)] = known.get(tuple(key), False) or bool(alive)
    return known


def rooms_on(session: Session, day: date) -> list[Agency]:
    """Return the rooms of the office on a day, in the office's own order."""
    rows = session.scalars(
        select(Agency)
        .where(Agency.kind == AgencyKind.OFFICE_ROOM, Agency.deleted_at.is_(None))
        .order_by(Agency.position, Agency.sort_key, Agency.id)
    )
    return [room for room in rows if stands(room.valid_from, room.valid_to, day)]


def deputies_on(session: Session, day: date) -> list[Person]:
    """Return the deputies of the head of the office on a day: by a post that they hold, or by their title.

    Who ever held such a post is one on the days of it alone, whatever his title still says.
    """
    posts = session.execute(
        select(PostHolding.person_id, Post.name, PostHolding.from_on, PostHolding.to_on)
        .join(Post, Post.id == PostHolding.post_id)
        .where(Post.deleted_at.is_(None), PostHolding.deleted_at.is_(None))
    )
    held = [row for row in posts if fold(row.name).startswith(DEPUTY)]
    ever = {row.person_id for row in held}
    holding = {row.person_id for row in held if stands(row.from_on, row.to_on, day)}
    people = session.scalars(
        select(Person).where(Person.deleted_at.is_(None)).order_by(Person.rank, Person.sort_key, Person.id)
    ).all()
    return [
        one
        for one in people
        if one.id in holding or (one.id not in ever and fold(one.title).startswith(DEPUTY))
    ]


def _deputies(session: Session, today: date) -> tuple[list[_Debtor], tuple[str, ...]]:
    """The deputies with their agencies, and the names of those of whom none is known."""
    found, homeless = [], []
    for person in deputies_on(session, today):
        agency = session.get(Agency, person.agency_id) if person.agency_id is not None else None
        if agency is None or agency.deleted_at is not None:
            homeless.append(person.full_name)
        else:
            found.append(_Debtor(agency, person))
    return found, tuple(homeless)


def follow_regulation(session: Session) -> int:
    """Give the reports that did not come yet the periods and days that the regulation says now; returns how many moved.

    What came keeps the day that it was judged by.
    """
    moved = 0
    for row, due in waiting(session):
        said = (due.title, due.start, due.end, due.due_on, due.due_hour)
        if (row.name, row.period_from, row.period_to, row.due_on, row.due_hour) != said:
            row.name, row.period_from, row.period_to, row.due_on, row.due_hour = said
            moved += 1
    session.flush()
    return moved


def waiting(session: Session) -> list[tuple[ReportObligation, Due]]:
    """The reports of the regulation that did not come yet, each with what the regulation says of it now.

    A report whose period is no longer one goes on with the one that shares most days, unless who owes it has that one.
    """
    rows = session.scalars(
        select(ReportObligation).where(
            ReportObligation.code.in_(list(BY_CODE)),
            ReportObligation.received_on.is_(None),
            ReportObligation.deleted_at.is_(None),
        )
    ).all()
    regulations, briefing = read_regulations(session), briefings(session)
    years = {row.period_from.year for row in rows if row.period_from}
    said = {
        kind.code: [due for year in sorted(years) for due in kind.periods(year, regulations, briefing)]
        for kind in BY_CODE.values()
    }
    taken = {key for key, alive in _known(session).items() if alive}
    found = []
    for row in rows:
        due = said_now(said[row.code], row.period_from, row.period_to)
        if due is None:
            continue
        own = row.code, row.agency_id, row.person_id
        is_same = (row.period_from, row.period_to) == (due.start, due.end)
        if is_same or (*own, due.start, due.end) not in taken:
            taken.add((*own, due.start, due.end))
            found.append((row, due))
    return found
