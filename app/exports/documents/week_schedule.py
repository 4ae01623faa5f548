"""Lịch công tác tuần: days joined over their entries, changes marked, with the lunar day (duties 83, 84)."""

from collections.abc import Iterator
from datetime import date, timedelta

from app.briefings.edition import Edition
from app.briefings.schedule import Half, ScheduleEntry, WeekSchedule
from app.core.lunar import lunar_day
from app.core.tables import Cell, Heading, Kind, Table
from app.core.words import capital, hour, long_date, short_date, weekday
from app.exports import sentences as say
from app.exports.document import Block, Document, Paragraph, Role, Section
from app.exports.formats import Format
from app.exports.letterhead import closing, names_only
from app.exports.letters import body, written

FORMATS = (Format.DOCX, Format.PDF, Format.XLSX)
WORKING_DAYS = 5
CHANGED = "(*)"
NOTHING = "Chưa có lịch"
HEADINGS = (
    Heading("Ngày", 18, Kind.CENTRED),
    Heading("Buổi", 9, Kind.CENTRED),
    Heading("Nội dung công việc", 38),
    Heading("Chủ trì", 20),
    Heading("Thành phần", 25),
    Heading("Địa điểm", 17),
    Heading("Chuẩn bị; Văn phòng theo dõi", 28),
)


def compose(briefing: WeekSchedule, edition: Edition) -> Document:
    """The schedule on landscape pages."""
    days = f"từ ngày {short_date(briefing.start)} đến ngày {short_date(briefing.end)}"
    about = edition.summary or f"Của {briefing.of}, {briefing.name} ({days})"
    blocks: tuple[Block, ...] = (
        names_only(edition),
        Paragraph(Role.KIND, "LỊCH CÔNG TÁC TUẦN"),
        *_about(about, _version(briefing)),
        Table(HEADINGS, tuple(_rows(briefing)), joined=2),
        *_notes(briefing),
        *written(edition, "notes"),
        closing(edition),
    )
    section = Section(blocks, landscape=True, sheet="Lịch tuần")
    name = f"Lich cong tac tuan {briefing.start:%d-%m-%Y}" + f" lan {briefing.version}" * bool(
        briefing.version
    )
    return Document(name, f"Lịch công tác {briefing.name} của {briefing.of}", (section,))


def _about(about: str, version: str) -> tuple[Paragraph, ...]:
    """What it is and which version: lines of one summary, with the rule under the last."""
    if not version:
        return (Paragraph(Role.SUMMARY, about),)
    return Paragraph(Role.SUMMARY_LINE, about), Paragraph(Role.SUMMARY, version)


def _version(briefing: WeekSchedule) -> str:
    """Which version this is, and of when."""
    parts = [f"Điều chỉnh lần {briefing.version}"] if briefing.version else []
    if briefing.made_at:
        moment = f"{hour(briefing.made_at.time())}, {long_date(briefing.made_at.date())}"
        parts.append(f"{'cập nhật' if parts else 'Cập nhật'} lúc {moment}")
    return "; ".join(parts)


def _rows(briefing: WeekSchedule) -> Iterator[tuple[Cell, ...]]:
    """The entries of each day; a working day without any says so, a day off without any is left out.

    In the week of one leader such days are told under the table.
    """
    for day in _days(briefing):
        entries = [entry for entry in briefing.entries if entry.day == day]
        if entries:
            yield from _day(day, entries)
        elif (said := _nothing(briefing, day)) and not _is_short(briefing):
            yield _dated(day), Half.WHOLE.label, said, None, None, None, None


def _days(briefing: WeekSchedule) -> list[date]:
    return [briefing.start + timedelta(step) for step in range((briefing.end - briefing.start).days + 1)]


def _is_short(briefing: WeekSchedule) -> bool:
    return briefing.alone and bool(briefing.entries)


def _free_days(briefing: WeekSchedule) -> str:
    """ "Nghỉ: thứ Ba, 24/11/2026 (Ngày Văn hóa Việt Nam). Chưa có lịch: thứ Tư, 25/11/2026; thứ Năm, 26/11/2026"."""
    busy = {entry.day for entry in briefing.entries}
    free = {day: said for day in _days(briefing) if day not in busy and (said := _nothing(briefing, day))}

    def told(day: date) -> str:
        name = free[day].partition(": ")[2]
        return f"{weekday(day)}, {short_date(day)}{f' ({name})' if name else ''}"

    off = [told(day) for day, said in free.items() if said != NOTHING]
    others = [told(day) for day, said in free.items() if said == NOTHING]
    lines = ((f"Nghỉ: {'; '.join(off)}" * bool(off)), (f"{NOTHING}: {'; '.join(others)}" * bool(others)))
    return ". ".join(filter(None, lines))


def _nothing(briefing: WeekSchedule, day: date) -> str:
    """What is said of a day without entries: why nobody works, or that nothing is on it; nothing of a weekend."""
    odd = next((one for one in briefing.odd_days if one.day == day), None)
    if odd is not None and odd.is_off:
        return f"Nghỉ: {odd.name}"
    return NOTHING if odd is not None or day.weekday() < WORKING_DAYS else ""


def _day(day: date, entries: list[ScheduleEntry]) -> Iterator[tuple[Cell, ...]]:
    """Its rows in the order of the halves; day and half stand in the first row that they are of."""
    ordered = sorted(
        entries, key=lambda entry: (_ORDER[entry.half], entry.starts_at is None, entry.starts_at)
    )
    before: Half | None = None
    for place, entry in enumerate(ordered):
        yield (
            None if place else _dated(day),
            None if entry.half is before else entry.half.label,
            _content(entry),
            *(
                say.plain_end(text) or None
                for text in (entry.chair, entry.attends, entry.place, _followed(entry))
            ),
        )
        before = entry.half


_ORDER = {Half.WHOLE: 0, Half.MORNING: 1, Half.AFTERNOON: 2}


def _dated(day: date) -> str:
    """Weekday, day and lunar day: "Thứ Hai", "02/11/2026", "(23/9 âm lịch)"."""
    lunar = lunar_day(day)
    leap = " nhuận" if lunar.leap else ""
    name = weekday(day)
    return f"{capital(name)}\n{short_date(day)}\n({lunar.day}/{lunar.month}{leap} âm lịch)"


def _content(entry: ScheduleEntry) -> str:
    """The hours in brackets before it, and the mark of a change."""
    hours = " - ".join(hour(moment) for moment in (entry.starts_at, entry.ends_at) if moment)
    at = f"({hours})" if entry.starts_at else ""
    return " ".join(filter(None, (CHANGED * entry.changed, at, say.plain_end(entry.content))))


def _followed(entry: ScheduleEntry) -> str:
    """Who prepares it, and in brackets the leader and the room of the office that follow it."""
    leader = f"LĐVP: {entry.office_leader}" if entry.office_leader else ""
    office = "; ".join(filter(None, (leader, entry.room)))
    return " ".join(filter(None, (entry.prepares, f"({office})" if office else "")))


def _notes(briefing: WeekSchedule) -> Iterator[Paragraph]:
    if _is_short(briefing) and (free := _free_days(briefing)):
        yield body(f"{free}.")
    if any(entry.changed for entry in briefing.entries):
        yield body(f"Ghi chú: {CHANGED} nội dung bổ sung hoặc thay đổi so với lịch đã gửi.")
    for entry in briefing.removed:
        when = f"{entry.half.label.lower()} {weekday(entry.day)}, {short_date(entry.day)}"
        yield body(f"Hoãn, không còn trong lịch: {say.plain_end(entry.content)} ({when}).")
