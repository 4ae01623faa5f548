"""Who or what is in two places at once: a person or a room taken twice (duty 84)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

from app.briefings.schedule import Half
from app.core.schedule_terms import Overlap

NOON = 12 * 60
DAY = 24 * 60
_PARTS = {Half.MORNING: "buổi sáng", Half.AFTERNOON: "buổi chiều", Half.WHOLE: "cả ngày"}
HALVES = {Half.MORNING: (0, NOON), Half.AFTERNOON: (NOON, DAY), Half.WHOLE: (0, DAY)}


@dataclass(frozen=True, slots=True)
class Slot:
    """When something is: its hours, as far as they are known, within a half of a day or all of it."""

    day: date
    half: Half
    starts_at: time | None = None
    ends_at: time | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What takes people and a place at a time; `people` are their keys with their names, `place` is folded.

    `said` names it in a sentence with its hours: "08:00–10:00 “Họp giao ban”".
    """

    key: str
    slot: Slot
    people: dict[str, str]
    place: str
    said: str


@dataclass(frozen=True, slots=True)
class Clash:
    """What one thing shares with another at the same time: the names of people, or the place."""

    overlap: Overlap
    other: Taken
    people: tuple[str, ...]
    same_place: bool

    @property
    def words(self) -> str:
        """The clash as a warning: "Chủ tịch đã có lịch 08:00–10:00 “Họp giao ban”, cùng địa điểm."."""
        return self.of(", ".join(self.people), place=self.same_place)

    def of(self, who: str, *, place: bool = False) -> str:
        """The same of some of its people alone, or of the place for nobody."""
        aside = "" if self.overlap is Overlap.CERTAIN else " (cùng buổi)"
        if who:
            return f"{who} đã có lịch {self.other.said}{aside}{', cùng địa điểm' if place else ''}."
        return f"Địa điểm này đã có {self.other.said}{aside}."


def half_of(starts_at: time | None, half: Half) -> Half:
    """The half of the day that an hour lies in; one that lasts all day stays so."""
    if starts_at is None or half is Half.WHOLE:
        return half
    return Half.MORNING if starts_at.hour < NOON // 60 else Half.AFTERNOON


def when(slot: Slot) -> str:
    """The hours of a slot as far as they are known, else its part of the day: "08:00–10:00", "buổi sáng"."""
    if slot.starts_at is None:
        return _PARTS[slot.half]
    end = f"–{slot.ends_at:%H:%M}" if slot.ends_at else ""
    return f"{slot.starts_at:%H:%M}{end}"


def overlap(one: Slot, other: Slot, *, minutes: int) -> Overlap | None:
    """How two slots meet; one whose end is not known lasts `minutes` (a habit of the office, kept as data)."""
    if one.day != other.day:
        return None
    first, second = _hours(one, minutes), _hours(other, minutes)
    if first[0] >= second[1] or second[0] >= first[1]:
        return None
    known = all(slot.starts_at is not None or slot.half is Half.WHOLE for slot in (one, other))
    return Overlap.CERTAIN if known else Overlap.POSSIBLE


def clashes(one: Taken, others: Iterable[Taken], *, minutes: int) -> Iterator[Clash]:
    """What shares a person or the place with `one` at the same time, by its hours; itself is none."""

    def hours(other: Taken) -> tuple[bool, tuple[int, int]]:
        return other.slot.starts_at is None, _hours(other.slot, minutes)

    for other in sorted(others, key=hours):
        if other.key == one.key or not (met := overlap(one.slot, other.slot, minutes=minutes)):
            continue
        people = tuple(dict.fromkeys(name for key, name in one.people.items() if key in other.people))
        same_place = bool(one.place) and one.place == other.place
        if people or same_place:
            yield Clash(met, other, people, same_place)


def _hours(slot: Slot, minutes: int) -> tuple[int, int]:
    """The minutes of the day from which and until which it lasts."""
    if slot.starts_at is None:
        return HALVES[slot.half]
    start = slot.starts_at.hour * 60 + slot.starts_at.minute
    end = start + minutes if slot.ends_at is None else slot.ends_at.hour * 60 + slot.ends_at.minute
    if slot.half is Half.WHOLE and slot.ends_at is None:
        end = DAY
    return start, max(end, start + 1)
