"""The deadlines of meetings to come as they are and as they would be: documents, withdrawals, invitations."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.core.terms import MeetingKind
from app.core.words import short_date
from app.models.asking import Question, ask
from app.rules.agenda import PaperFact, deciding_due
from app.rules.meeting_steps import invitation_due
from app.rules.receipts import is_of_party, session_documents_due, withdrawn_from
from app.rules.regulation import Calendar, InForce
from app.services.lists.agenda_sql import NEEDS
from app.services.moved_deadlines import Before, Moved, When, short

if TYPE_CHECKING:
    from app.models.asking import Reads

BY_HAND = "hạn riêng ghi tay"
_OWN_PAPER = """EXISTS (
    SELECT 1 FROM meeting_paper AS paper
    WHERE paper.agenda_item_id = item.id AND paper.deleted_at IS NULL AND paper.due_on IS NOT NULL
)"""
_MEETINGS = Question(
    f"""
    SELECT kind, title, held_on, EXISTS (
        SELECT 1 FROM agenda_item AS item
        WHERE item.meeting_id = meeting.id AND item.deleted_at IS NULL AND item.documents_received_on IS NULL
            AND {NEEDS} AND item.documents_due_on IS NULL AND NOT {_OWN_PAPER}
    ) AS waits FROM meeting AS meeting
    WHERE deleted_at IS NULL AND cancelled_on IS NULL AND held_on >= :today""",
    {"kind": MeetingKind, "held_on": date.fromisoformat},
)
_CONTENTS = Question(
    f"""
    SELECT item.content, meeting.kind, meeting.title, held_on, item.documents_due_on AS own, (
        SELECT json_group_array(json_array(name, received_on, due_on)) FROM meeting_paper AS paper
        WHERE paper.agenda_item_id = item.id AND paper.deleted_at IS NULL
    ) AS papers
    FROM agenda_item AS item JOIN meeting ON meeting.id = item.meeting_id
    WHERE item.deleted_at IS NULL AND meeting.deleted_at IS NULL AND cancelled_on IS NULL AND held_on >= :today
        AND item.documents_received_on IS NULL AND {NEEDS} AND (item.documents_due_on IS NOT NULL OR {_OWN_PAPER})
    ORDER BY item.id""",
    {"kind": MeetingKind, "held_on": date.fromisoformat, "own": date.fromisoformat, "papers": json.loads},
)


@dataclass(frozen=True, slots=True)
class _Content:
    """A content that waits for documents and has a last day of its own: written by hand, or that of a paper."""

    content: str
    kind: MeetingKind
    title: str
    held_on: date
    own: date | None
    papers: tuple[PaperFact, ...]

    @property
    def said(self) -> str:
        return f"{short(self.content)}, {self.title} ngày {short_date(self.held_on)}"

    def usual(self, numbers: InForce, calendar: Calendar) -> date:
        """The day that the regulation says."""
        return _documents_due(self.kind, self.title, self.held_on, numbers, calendar)

    def due(self, numbers: InForce, calendar: Calendar) -> date:
        """The day that counts: a paper's or the regulation's, as `rules.agenda` decides; without papers its own."""
        usual = self.usual(numbers, calendar)
        return (deciding_due(self.papers, usual) if self.papers else self.own) or usual

    def withdrawn(self, numbers: InForce, calendar: Calendar) -> date:
        """From when it is to be withdrawn."""
        return withdrawn_from(
            self.due(numbers, calendar), regulation=numbers.on(self.held_on), calendar=calendar
        )


def _contents(session: Reads, before: Before) -> Iterator[_Content]:
    for row in ask(session, _CONTENTS, {"today": before.today.isoformat()}):
        days = ((name, *map(_day, said)) for name, *said in row.papers)
        papers = tuple(PaperFact(*each) for each in days)
        yield _Content(row.content, row.kind, row.title, row.held_on, row.own, papers)


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def _coming_meetings(session: Reads, before: Before) -> Iterator[tuple[MeetingKind, str, date, bool]]:
    """The meetings to come: kind, title, day, and whether one waits for documents."""
    yield from ask(session, _MEETINGS, {"today": before.today.isoformat()})


def documents(session: Reads, before: Before) -> Iterator[Moved]:
    """The documents that meetings still wait for (duties 55, 56)."""
    for kind, title, held_on, waits in _coming_meetings(session, before):
        if waits:
            old, new = before.both(partial(_documents_due, kind, title, held_on))
            yield Moved(f"Tài liệu {title}, họp ngày {short_date(held_on)}", When(old), When(new))
    for one in _contents(session, before):
        old, new = before.both(one.due)
        usual = before.both(one.usual)
        kept = BY_HAND if not one.papers and usual[0] != usual[1] else ""
        yield Moved(f"Tài liệu {one.said}", When(old), When(new), kept)


def _documents_due(
    kind: MeetingKind, title: str, held_on: date, numbers: InForce, calendar: Calendar
) -> date:
    of_party = is_of_party(kind, title)
    return session_documents_due(held_on, of_party=of_party, regulation=numbers, calendar=calendar)


def withdrawals(session: Reads, before: Before) -> Iterator[Moved]:
    """From when contents without documents are to be withdrawn (duty 57)."""
    for kind, title, held_on, waits in _coming_meetings(session, before):
        if waits:
            said = f"{title}, họp ngày {short_date(held_on)}"
            yield from before.moved(said, partial(_withdrawn_from, kind, title, held_on))
    for one in _contents(session, before):
        yield from before.moved(one.said, one.withdrawn)


def _withdrawn_from(
    kind: MeetingKind, title: str, held_on: date, numbers: InForce, calendar: Calendar
) -> date:
    due = _documents_due(kind, title, held_on, numbers, calendar)
    return withdrawn_from(due, regulation=numbers.on(held_on), calendar=calendar)


def invitations(session: Reads, before: Before) -> Iterator[Moved]:
    """The last days to send the programme and the invitations of meetings (duty 63)."""
    for kind, title, held_on, _ in _coming_meetings(session, before):
        said = f"{title}, họp ngày {short_date(held_on)}"
        yield from before.moved(said, partial(_invited, kind, held_on))


def _invited(kind: MeetingKind, held_on: date, numbers: InForce, calendar: Calendar) -> date:
    return invitation_due(kind, held_on, numbers, calendar)
