"""What each kind of document is told: its subjects and its briefing, by the kind's code.

To add a kind that the data hold: write its question in a file here, list it in `questions`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice
from app.core.document_kinds import WordsSlot, kind_of
from app.services import chairing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.document import OfficialDocument


@dataclass(frozen=True, slots=True)
class Question:
    """How a kind is asked for.

    A subject is one text: "2026-10" a month, "2026-Q4" a quarter, "2026-H1" a half year, "2026" a year, "2026-W45"
    a week (ISO), "2026-01-01..2026-03-15" a span, or the key of a record as 32 hex digits; what else is asked
    stands behind it after a slash ("2026-10/office"). `brief(session, subject, today)` raises AppError for a subject
    that is not there. `subjects(session, today)` are those the data allow, the likeliest first. `slots` are the
    places for words that the subject itself brings, as the opinions on each content of a meeting. `typed` reads a
    subject that a person typed, where there are more than can be listed; none for other words. `went_out` writes into
    the records what a document did that was just issued (its row, its briefing); `taken_back` takes that out again
    when it is cancelled. `notices(session, subject)` are told before it is printed or goes out.
    """

    brief: Callable[[Session, str, date], Any]
    subjects: Callable[[Session, date], tuple[Choice, ...]]
    slots: Callable[[Session, str], tuple[WordsSlot, ...]] | None = None
    typed: Callable[[str, date], Choice | None] | None = None
    went_out: Callable[[Session, OfficialDocument, Any], None] | None = None
    taken_back: Callable[[Session, OfficialDocument], None] | None = None
    notices: Callable[[Session, str], tuple[str, ...]] | None = None


def questions() -> Mapping[str, Question]:
    """Return the question of every kind that the data hold, by code."""
    from app.services.briefs import (
        adjustment,
        assignment,
        attendees,
        dossier,
        half_month,
        handover,
        incoming_books,
        meeting,
        outgoing_book,
        period,
        programme,
        progress_urging,
        report_urging,
        task_history,
        typed,
        urging,
        votes,
        week_schedule,
    )

    asked = (
        *(period, meeting, attendees, urging, assignment, programme, progress_urging, report_urging),
        *(adjustment, handover, typed, outgoing_book, half_month, incoming_books, votes),
        *(week_schedule, dossier, task_history),
    )
    return {code: question for file in asked for code, question in file.QUESTIONS.items()}


def slots_of(session: Session, code: str, subject: str) -> tuple[WordsSlot, ...]:
    """Return the places for the office's words in a document: those of its kind, then those of its subject."""
    question = questions().get(code)
    own = question.slots(session, subject) if question and question.slots else ()
    return (*kind_of(code).slots, *own)


def notices_of(session: Session, code: str, subject: str) -> tuple[str, ...]:
    """Return what is told of a document before it is printed or goes out: whose chair is away in it."""
    question = questions().get(code)
    own = question.notices(session, subject) if question and question.notices else ()
    return (*chairing.notices(session, code, subject), *own)
