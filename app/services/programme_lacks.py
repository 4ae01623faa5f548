"""What the contents of a programme or of a room's plan still lack on the day on which it goes out (duties 37, 38)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.briefings.lists import Wanted
from app.briefings.programme_lacks import LackingItem, ProgrammeLacks
from app.core.programme_terms import ItemPart
from app.core.terms import Book
from app.models.programme import ProgrammePlan
from app.rules.item_parts import divided
from app.rules.spans import Span, SpanKind, read_span
from app.services.briefs.days import parts
from app.services.forms.common import alive
from app.services.issued_plans import BOOKS, ROOM, of_paper
from app.services.lists import programme
from app.services.lists.common import AS_OF, PERIOD_SIGN
from app.services.plan_rooms import plan_room
from app.services.programme_days import contents_days
from app.services.regulation_versions import regulation_on

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

NOTHING = ProgrammeLacks()


def read_lacks(session: Session, code: str, subject: str, *, today: date) -> ProgrammeLacks:
    """What the contents of a programme lack, and how it went out on paper, by the kind and the subject of its document.

    Of other kinds nothing. Raises AppError for days that are none, or a plan that is gone.
    """
    if code in BOOKS:
        days, aside = parts(subject)
        book = Book.OFFICE if aside else Book.COMMITTEE
        found = lacks_of_book(session, read_span(days, BOOKS[code]), book, today=today)
    elif code == ROOM:
        plan = alive(session, ProgrammePlan, subject)
        found = lacks_of_room(session, read_span(plan.span), plan.room_id, today=today)
    else:
        return NOTHING
    return replace(found, before=of_paper(session, code, subject))


def lacks_of_book(session: Session, span: Span, book: Book, *, today: date) -> ProgrammeLacks:
    """What the contents of a book lack in a span."""
    return _lacks(session, span, {"book": (book.value,)}, today)


def lacks_of_room(session: Session, span: Span, room: UUID | None, *, today: date) -> ProgrammeLacks:
    """What the contents lack that a room leads or follows in a span, of a merged one its successor; of none nothing."""
    if room is None:
        return NOTHING
    return _lacks(session, span, {"room_plan": (plan_room(session, room, span, today=today).hex,)}, today)


def _lacks(session: Session, span: Span, whose: Mapping[str, tuple[str, ...]], today: date) -> ProgrammeLacks:
    """A week has what is not submitted yet; what is over is seen as it ended."""
    first, last = contents_days(session, span)
    wanted = Wanted(
        filters={
            "period": (f"{first.isoformat()}{PERIOD_SIGN}{last.isoformat()}",),
            "figure": ("not_submitted" if span.kind is SpanKind.WEEK else "due",),
            "lacks": tuple(part.value for part in ItemPart),
            **whose,
            **({AS_OF: (span.end.isoformat(),)} if span.end < today else {}),
        }
    )
    demands = regulation_on(session, min(today, span.end)).programme_demands
    keys = programme.find(session, wanted, today=today).keys
    rows = programme.read(session, keys, today=min(today, span.end))
    return ProgrammeLacks(
        tuple(LackingItem(row.key, row.content, *divided(row.lacks, demands)) for row in rows), wanted
    )
