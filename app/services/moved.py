"""Which deadlines a changed number of the regulation, or a changed day off, moves: told before it is saved.

Deadlines are computed, so what is saved moves them; what an issued document or a sent round says is frozen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from app.core.setting_words import REGULATION
from app.core.terms import DayKind
from app.core.words import short_date
from app.rules.confirmed_years import is_unconfirmed, say_unconfirmed
from app.rules.regulation import Calendar, Regulations
from app.services.changed_verdicts import tell_changed
from app.services.moved_deadlines import Before, Kind, Moved, When
from app.services.moved_kinds import KINDS
from app.services.regulation_versions import read_regulations, regulations_with
from app.services.regulations import Value, checked
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class MovedKind:
    """What moves of one kind, or stays and says why, in the order of its new days."""

    title: str
    moved: tuple[Moved, ...]


def moved(
    session: Reads, changes: Mapping[str, object], today: date, *, from_on: date | None = None
) -> tuple[MovedKind, ...]:
    """Return what the settings `changes`, by their keys, would move from `today` on, by kinds of deadlines.

    They are in force `from_on` that day (None: always). Keys that are no numbers of the regulation move nothing.
    Raises AppError for a value that its setting does not take.
    """
    values = _numbers(changes)
    old, new = read_regulations(session), regulations_with(session, values, from_on)
    calendar = read_calendar(session)
    before = Before(old, new, calendar, calendar, today)
    changed = {
        key.removeprefix(REGULATION)
        for key in values
        for each in new.versions
        if (name := key.removeprefix(REGULATION))
        and getattr(each.regulation, name) != getattr(old.on(each.from_on), name)
    }
    return _found(session, before, (kind for kind in KINDS if kind.numbers & changed))


def _numbers(changes: Mapping[str, object]) -> dict[str, Value]:
    return {key: checked(key, value) for key, value in changes.items() if key.startswith(REGULATION)}


def _with(session: Reads, changes: Mapping[str, object], from_on: date | None) -> Regulations:
    return regulations_with(session, _numbers(changes), from_on)


def moved_by_days(session: Reads, days: Mapping[date, DayKind | None], today: date) -> tuple[MovedKind, ...]:
    """Return what changed days off and make-up days (None: neither any more) would move from `today` on, by kinds."""
    numbers, calendar = read_regulations(session), read_calendar(session)
    before = Before(numbers, numbers, calendar, calendar_with(calendar, days), today)
    return _found(session, before, (kind for kind in KINDS if kind.counts_days))


def calendar_with(calendar: Calendar, days: Mapping[date, DayKind | None]) -> Calendar:
    """The calendar as it would be."""

    def of(kind: DayKind, kept: Collection[date]) -> frozenset[date]:
        return frozenset({*kept} - days.keys() | {day for day, is_now in days.items() if is_now is kind})

    return replace(
        calendar,
        days_off=of(DayKind.OFF, calendar.days_off),
        make_up_days=of(DayKind.MAKE_UP, calendar.make_up_days),
    )


def tell_moved(
    session: Reads,
    changes: Mapping[str, object],
    today: date,
    *,
    from_on: date | None = None,
    most: int = 20,
) -> list[str]:
    """Say what `changes` would move, a line each, and whether it moves into a year that nobody confirmed.

    Raises AppError as `moved` does.
    """
    kinds, calendar = moved(session, changes, today, from_on=from_on), read_calendar(session)
    days = [each.new.day for kind in kinds for each in kind.moved if each.new]
    warning = say_unconfirmed(day.year for day in days if is_unconfirmed(day, calendar))
    verdicts = tell_changed(
        session, read_regulations(session), _with(session, changes, from_on), today, most=most
    )
    return [*in_words(kinds, most=most), *verdicts, *filter(None, (warning,))]


def say_kept(from_on: date | None, today: date) -> str:
    """Say what a change from a day on leaves as it is."""
    if from_on is None:
        return "Mọi kỳ đã qua cũng tính lại; văn bản đã phát hành giữ nguyên nội dung đã ghi."
    if from_on < today:
        day = short_date(from_on)
        return f"Việc từ {day} đến nay cũng tính lại; việc trước {day}, văn bản đã phát hành giữ nguyên."
    return "Việc trước ngày áp dụng, văn bản đã phát hành, đợt lấy ý kiến đã gửi giữ nguyên hạn đã ghi."


def tell_moved_by_days(
    session: Reads, days: Mapping[date, DayKind | None], today: date, *, most: int = 3
) -> list[str]:
    """Say what changed days would move, a line each."""
    return in_words(moved_by_days(session, days, today), most=most)


def in_words(kinds: Iterable[MovedKind], *, most: int = 6) -> list[str]:
    """Say what moves, and what stays although its number changes, a line each, of each kind no more than `most`."""
    return [line for kind in kinds for line in _kind_in_words(kind, most)]


def _kind_in_words(kind: MovedKind, most: int) -> Iterator[str]:
    moving = [each for each in kind.moved if each.old != each.new]
    kept = [each for each in kind.moved if each.old == each.new]
    counts = [f"{len(moving)} hạn thay đổi"] * bool(moving) + [f"{len(kept)} hạn giữ nguyên"] * bool(kept)
    yield f"{kind.title}: {', '.join(counts)}"
    for each in moving[:most]:
        yield f"–\u00a0{each.what}: {_said(each.old, each.new)} → {_said(each.new, each.old)}"
    if len(moving) > most:
        yield f"–\u00a0… và {len(moving) - most} hạn khác"
    for each in kept[:most]:
        yield f"–\u00a0{each.what}: giữ {_said(each.old, each.new)} ({each.why})"
    if len(kept) > most:
        yield f"–\u00a0… và {len(kept) - most} hạn giữ nguyên khác"


def _said(when: When | None, other: When | None) -> str:
    """A day, with its hour where that is what moves."""
    if when is None:
        return "không có"
    hour = f"{when.hour} giờ " if other and when.hour != other.hour and when.hour is not None else ""
    return f"{hour}{short_date(when.day)}"


def _found(session: Reads, before: Before, kinds: Iterable[Kind]) -> tuple[MovedKind, ...]:
    found = (MovedKind(kind.title, tuple(_in_order(kind.find(session, before)))) for kind in kinds)
    return tuple(each for each in found if each.moved)


def _in_order(found: Iterable[Moved]) -> Iterator[Moved]:
    told = (each for each in found if each.old != each.new or each.why)
    yield from sorted(told, key=lambda each: (each.new or each.old or When(date.max)).day)
