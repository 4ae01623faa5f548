"""Who and which room of a meeting is taken already at its hours: told while it is typed (duties 61, 84)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.briefings.forms import Complaint, Ref
from app.briefings.schedule import Half
from app.core.text import fold
from app.core.words import number
from app.models.schedule import Appointment
from app.rules.clashes import Slot, Taken, half_of
from app.services.clashes import chosen, clashes_of, said
from app.services.forms.common import key_of
from app.services.forms.meeting import load

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.briefings.forms import Loaded
    from app.briefings.meeting_form import MeetingForm
    from app.rules.clashes import Clash
    from app.services.meeting_moves import Moved


def advise_clashes(session: Session, typed: Loaded[MeetingForm], *, today: date) -> tuple[Complaint, ...]:
    """Warn, of a meeting that is still to be held, of its chair, its place and each of those invited."""
    form = typed.values
    if form.held_on is None or form.held_on < today:
        return ()
    slot = Slot(form.held_on, half_of(form.starts_at, Half.MORNING), form.starts_at, form.ends_at)
    who = {row: chosen(session, [ref], form.held_on) for row, ref in _people(form).items()}
    people = {key: name for tokens in who.values() for key, name in tokens.items()}
    taken = Taken(typed.key, slot, people, fold(form.place), said(slot, form.title))
    own = _own_lines(session, typed.key)
    found = (clash for clash in clashes_of(session, taken) if clash.other.key not in own)
    return tuple(one for clash in found for one in _complaints(clash, who))


def say_clashes(session: Session, moved: Moved, *, today: date) -> str:
    """Who or what is taken where a meeting would move, in one sentence, and how many more; empty for nothing."""
    loaded = load(session, moved.meeting.id.hex)
    values = replace(
        loaded.values,
        held_on=moved.day,
        starts_at=moved.starts_at,
        ends_at=moved.ends_at,
        place=moved.place,
    )
    found = [one.sentence for one in advise_clashes(session, replace(loaded, values=values), today=today)]
    if not found:
        return ""
    return (
        f"{found[0].removesuffix('.')} và {number(len(found) - 1)} trùng lịch khác" if found[1:] else found[0]
    )


def _people(form: MeetingForm) -> dict[int | None, Ref]:
    """The chair (None), and the people of the rows of those invited."""
    named: dict[int | None, Ref | None] = {None: form.chair}
    named.update((number, row.who) for number, row in enumerate(form.attendance))
    return {row: ref for row, ref in named.items() if ref is not None and ref.key and ref.table != "agency"}


def _own_lines(session: Session, key: str) -> set[str]:
    """The lines of the schedule that are the meeting itself."""
    if not key:
        return set()
    lines = select(Appointment.id).where(Appointment.meeting_id == key_of(key))
    return {one.hex for one in session.scalars(lines)}


def _complaints(clash: Clash, who: dict[int | None, dict[str, str]]) -> Iterator[Complaint]:
    for row, tokens in who.items():
        if name := next((name for key, name in tokens.items() if key in clash.other.people), ""):
            sentence = clash.of(name)
            if row is None:
                yield Complaint("chair", sentence, warning=True)
            else:
                yield Complaint("attendance", sentence, row, "who", warning=True)
    if clash.same_place:
        yield Complaint("place", clash.of(""), warning=True)
