"""Who and which room of a meeting is taken already at its hours: told while it is typed (duties 61, 84)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.briefings.forms import Complaint
from app.briefings.schedule import Half
from app.core.text import fold
from app.core.words import number
from app.models.schedule import Appointment
from app.rules.clashes import Slot, Taken, half_of
from app.rules.taking_part import comes
from app.services.clashes import chosen, clashes_of, people_called, said
from app.services.delegations import holders_on
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
    who = _people(session, form, form.held_on)
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


def _people(session: Session, form: MeetingForm, day: date) -> dict[int | None, dict[str, str]]:
    """The chair (None), and the people of the rows of those invited who come, or who come instead of them."""
    rows = {place: row for place, row in enumerate(form.attendance) if row.who and row.who.table == "person"}
    away = {place: row for place, row in rows.items() if not comes(row.state, substitute=row.substitute)}
    called = people_called(session, {row.substitute for row in away.values()}) if away else {}
    theirs = {f"person:{row.who.key}" for row in away.values() if row.who}
    found: dict[int | None, dict[str, str]] = {None: _chair(session, form, day, theirs)}
    for place, row in rows.items():
        if place not in away:
            found[place] = chosen(session, [row.who], day) if row.who and row.who.key else {}
        elif row.substitute in called:
            found[place] = dict([called[row.substitute]])
    return found


def _chair(session: Session, form: MeetingForm, day: date, away: set[str]) -> dict[str, str]:
    """The chair, by his post too and who acts for it; without him where he is among those who do not come."""
    chair = form.chair
    if chair is None or not chair.key:
        return {}
    tokens = {token: name for token, name in chosen(session, [chair], day).items() if token not in away}
    holders = holders_on(session, key_of(chair.key), day) if chair.table == "post" else ()
    if holders and all(f"person:{one.hex}" in away for one in holders):
        del tokens[f"post:{chair.key}"]
    return tokens


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
