"""The year's meetings by the regulation: listed, or made."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import TYPE_CHECKING

from app.cli.files import today
from app.cli.opening import reading, writing
from app.core.login import default_actor
from app.core.words import short_date, weekday

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.lists.regular_meetings import ListedOccasion


def run(options: Namespace) -> int:
    """Make those that are due, if that is asked, and tell the year."""
    from app.services.meeting_schedule import make_due

    year, made = options.year or today().year, 0
    if options.make:
        with writing(options.data) as database, database.write(options.actor or default_actor()) as session:
            made = len(make_due(session, year, today=options.from_ or today(), until=options.until))
    with reading(options.data) as database, database.read() as session:
        rows = _rows(session, year)
    if options.json:
        print(
            json.dumps(
                {"made": made, "meetings": [_as_json(row) for row in rows]}, ensure_ascii=False, indent=1
            )
        )
        return 0
    print("\n".join(map(_said, rows)))
    if options.make:
        print(f"Đã lập {made} cuộc họp.")
    return 0


def _rows(session: Session, year: int) -> list[ListedOccasion]:
    from app.briefings.lists import Wanted
    from app.services.lists import regular_meetings

    wanted = Wanted(filters={"year": (str(year),)})
    keys = regular_meetings.find(session, wanted, today=today()).keys
    return regular_meetings.read(session, keys, today=today())


def _said(row: ListedOccasion) -> str:
    day = row.held_on or row.proposed_on
    moved = f" ({row.moved})" if row.moved else ""
    return f"{short_date(day)} {weekday(day)}: {row.title} – {row.state.label.lower()}{moved}"


def _as_json(row: ListedOccasion) -> dict[str, object]:
    return {
        "code": row.key,
        "title": row.title,
        "proposed_on": row.proposed_on.isoformat(),
        "moved": row.moved,
        "state": row.state.value,
        "id": row.meeting,
        "held_on": row.held_on.isoformat() if row.held_on else None,
    }
