"""Rooms' reports taken into the office's own: proposed line by line, taken as chosen, traced (duty 119)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select, tuple_

from app.briefings.merge_form import MergeForm, MergeLine
from app.core.document_kinds import kind_of
from app.core.errors import AppError
from app.core.report_terms import ReportPart
from app.core.rich_text import Line, Shape, Span, write
from app.core.text import clean
from app.core.words import sentence
from app.models.agency import Agency
from app.models.person import Person
from app.models.report import ReportObligation, ReportUse
from app.rules.merging import MergedLine, RoomLine, lines_of, merged
from app.rules.subjects import span_subject
from app.services.forms.common import alive, key_of
from app.services.office_texts import read_texts, write_text
from app.services.subjects import say_subject

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

OFFICE_REPORTS = {
    "week_room": "month_report",
    "half_month_room": "month_report",
    "half_month_deputy": "month_report",
    "month_room": "month_report",
    "quarter_room": "quarter_report",
    "half_year_room": "half_year_report",
    "year_room": "year_report",
}
"""Into which report of the office the reports of each kind of the regulation go."""

PARTS = {
    "results": ReportPart.ASSESSMENT,
    "difficulties": ReportPart.CAUSES,
    "proposals": ReportPart.PROPOSALS,
}
"""Where the parts of the rooms' reports go, unless somebody chooses another."""

_BETWEEN = "|"


def propose(session: Session, keys: Sequence[str]) -> MergeForm:
    """Return the lines of reports, put together, for the report of the office of their period.

    AppError where they belong to no report of the office, or to several, and where none of them says anything.
    """
    rows = [alive(session, ReportObligation, key) for key in dict.fromkeys(keys)]
    kind, subject = _target(rows)
    lines = [line for row in _in_order(session, rows) for line in _lines(session, row)]
    if not lines:
        raise AppError(
            "Các báo cáo đã chọn chưa ghi nội dung nào.",
            "Mở báo cáo, ghi kết quả, khó khăn, đề xuất rồi tổng hợp lại.",
        )
    taken = _taken(session, kind, subject)
    name = f"{kind_of(kind).title}: {say_subject(session, kind, subject)}"
    said = {line.report for line in lines}
    unsaid = [row for row in _of_same_periods(session, rows) if row.id.hex not in said]
    return MergeForm(
        kind,
        subject,
        name,
        tuple(_proposed(line, taken) for line in merged(lines)),
        missing=_names(session, [row for row in unsaid if row.received_on is None]),
        silent=_names(session, [row for row in unsaid if row in rows and row.received_on]),
    )


def take(session: Session, form: MergeForm) -> int:
    """Put the chosen lines into the office's words of its report, and note where each came from; returns how many.

    What is there already stays; lines of one room stand under its name, those of several before them. AppError where
    none is chosen, and where the report was issued.
    """
    chosen = [line for line in form.lines if line.take and clean(line.content)]
    if not chosen:
        raise AppError("Chưa chọn dòng nào để đưa vào báo cáo.", "Đánh dấu những dòng cần lấy.")
    words = kind_of(form.kind).words or form.kind
    kept = read_texts(session, words, form.subject)
    slots: dict[str, list[MergeLine]] = defaultdict(list)
    for line in chosen:
        slots[slot_of(form.kind, line.part)].append(line)
    for slot, lines in slots.items():
        content = kept.get(slot, "")
        for line in lines:
            content = _with(content, line)
            _note(session, form, slot, line)
        write_text(session, words, form.subject, slot=slot, content=content)
    session.flush()
    return len(chosen)


def slot_of(kind: str, part: ReportPart) -> str:
    """Return the place for words of a part in a report of the office."""
    if part is ReportPart.NEXT:
        return next(slot.code for slot in kind_of(kind).slots if slot.code.startswith("next_"))
    return part.value


def uses_of(session: Session, report: str) -> tuple[str, ...]:
    """Return where the lines of a report went: "Báo cáo tháng: Tháng 11 năm 2026, Đánh giá: …"."""
    rows = session.scalars(
        select(ReportUse)
        .where(ReportUse.report_id == key_of(report), ReportUse.deleted_at.is_(None))
        .order_by(ReportUse.id)
    )
    return tuple(_said_use(session, row) for row in rows)


def _said_use(session: Session, row: ReportUse) -> str:
    kind = kind_of(row.kind_code)
    slot = next((slot.label for slot in kind.slots if slot.code == row.slot), row.slot)
    return f"{kind.title}: {say_subject(session, kind.code, row.subject)}, {slot}: {row.said}"


def _target(rows: Sequence[ReportObligation]) -> tuple[str, str]:
    """The report of the office that reports go into: the one of the period in which theirs end."""
    found = {
        (kind, span_subject(kind, row.period_to)) if kind and row.period_to else None
        for row in rows
        for kind in (OFFICE_REPORTS.get(row.code),)
    }
    if len(found) != 1 or None in found:
        raise AppError(
            "Các báo cáo đã chọn không thuộc cùng một báo cáo của Văn phòng.",
            "Chọn báo cáo của các phòng trong cùng một tháng, quý, 6 tháng hoặc năm.",
        )
    [target] = found
    assert target is not None  # noqa: S101 - the check above
    return target


def _of_same_periods(session: Session, rows: Sequence[ReportObligation]) -> list[ReportObligation]:
    """The chosen reports and those of other rooms of the same kinds and periods."""
    periods = {(row.code, row.period_to) for row in rows}
    found = session.scalars(
        select(ReportObligation).where(
            tuple_(ReportObligation.code, ReportObligation.period_to).in_(periods),
            ReportObligation.deleted_at.is_(None),
        )
    )
    return _in_order(session, list(found))


def _names(session: Session, rows: Sequence[ReportObligation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_whose(session, row) for row in rows))


def _in_order(session: Session, rows: Sequence[ReportObligation]) -> list[ReportObligation]:
    """The reports in the office's order of rooms."""
    order = session.scalars(select(Agency.id).order_by(Agency.position, Agency.sort_key, Agency.id)).all()
    places = {key: place for place, key in enumerate(order)}
    return sorted(rows, key=lambda row: (places[row.agency_id], row.due_on, row.id.hex))


def _lines(session: Session, row: ReportObligation) -> list[RoomLine]:
    whose = _whose(session, row)
    return [line for part in PARTS for line in lines_of(row.id.hex, whose, part, getattr(row, part))]


def _whose(session: Session, row: ReportObligation) -> str:
    person = session.get(Person, row.person_id) if row.person_id else None
    agency = session.get(Agency, row.agency_id)
    return person.full_name if person is not None else agency.name if agency is not None else ""


def _proposed(line: MergedLine, taken: set[tuple[str, str]]) -> MergeLine:
    sources = tuple(f"{one.report}{_BETWEEN}{one.text}" for one in line.sources)
    is_taken = all((one.report, one.text) in taken for one in line.sources)
    note = " ".join(filter(None, (line.note, "Đã đưa vào báo cáo trước đây." if is_taken else "")))
    room = line.rooms[0] if len(line.rooms) == 1 else ""
    return MergeLine(not is_taken, line.text, PARTS[line.part], room, sources, note)


def _taken(session: Session, kind: str, subject: str) -> set[tuple[str, str]]:
    rows = session.scalars(
        select(ReportUse).where(
            ReportUse.kind_code == kind, ReportUse.subject == subject, ReportUse.deleted_at.is_(None)
        )
    )
    return {(row.report_id.hex, row.said) for row in rows}


def _with(content: str, line: MergeLine) -> str:
    """The words with one line more: of several rooms before the first room, of one room at the end of its lines."""
    said = write([Line(Shape.BULLET, (Span(sentence(clean(line.content))),))])
    rows = content.splitlines()
    heads = [place for place, row in enumerate(rows) if row.startswith("**") and row.endswith(":**")]
    if said in rows:
        return content
    if not line.room:
        place = heads[0] if heads else len(rows)
        return "\n".join((*rows[:place], said, *rows[place:]))
    head = write([Line(Shape.PLAIN, (Span(f"{line.room}:", bold=True),))])
    if head not in rows:
        return "\n".join((*rows, head, said))
    place = rows.index(head) + 1
    while place < len(rows) and rows[place].startswith("- "):
        place += 1
    return "\n".join((*rows[:place], said, *rows[place:]))


def _note(session: Session, form: MergeForm, slot: str, line: MergeLine) -> None:
    for source in line.sources:
        report, _, said = source.partition(_BETWEEN)
        session.add(
            ReportUse(
                report_id=key_of(report), kind_code=form.kind, subject=form.subject, slot=slot, said=said
            )
        )
