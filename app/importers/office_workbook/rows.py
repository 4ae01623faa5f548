"""Data rows as typed values: each column read once per distinct text, complaints by cell."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from app.core.terms import Secrecy
from app.core.text import clean, clean_text, fold
from app.importers.office_workbook import words
from app.importers.office_workbook.columns import letter
from app.importers.office_workbook.fields import Field, Reads
from app.importers.office_workbook.headings import field_of
from app.importers.office_workbook.own_headings import line_of
from app.importers.office_workbook.shape import Layout, Row, data_rows
from app.importers.office_workbook.values import (
    Complaint,
    Deadline,
    Family,
    Grid,
    Level,
    Month,
    Parsed,
    ReadRow,
    ReadTable,
    error,
)
from app.models.turns import giving_way_here
from app.rules import written_days
from app.rules.form_checks.task import NO_CONTENT, NO_LEAD
from app.rules.secrets import HIDDEN_CONTENT, SENTENCE, is_secret, tells_content

_SECRET_TEXTS = (
    *("summary", "passage", "product", "result_document", "note", "delay_reason", "field"),
    *("part_work", "part_answer", "progress_text", "progress_difficulty", "progress_proposal", "custom"),
)
_ERRORS = {
    "#REF!",
    "#N/A",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#GETTING_DATA",
    "#SPILL!",
    "#CALC!",
}
_NUMBER_AND_DAY = re.compile(
    r"(?P<number>.*?\S)[\s,;(]+ngày\s+(?P<day>\d{1,2}\s*(?:[/.\-]|tháng)\s*\d{1,2}\s*(?:[/.\-]|năm)\s*\d{4})\W*",
    re.IGNORECASE,
)
_BEFORE_NUMBER = re.compile(r"^(?:[^\W\d]+\s+){0,4}số\s*:?\s*(?=\d)", re.IGNORECASE)
Readers = dict[Reads, Callable[[Any], Parsed]]


def read_table(
    sheet: str, grid: Grid, layout: Layout, year: int | None, complain: Callable[[Complaint], None]
) -> ReadTable:
    """The typed rows of one table; `year` completes days without a year."""
    places = data_rows(grid, layout)
    titles = {name: layout.title(index) for name, index in layout.columns.items()}
    readers = _readers(year)
    read: dict[str, list[Any]] = {}
    faulty: set[tuple[int, str]] = set()
    columns = list(zip(*(grid[place.index] for place in places), strict=True)) or [()] * len(layout.heads)
    for name, index in layout.columns.items():
        field = field_of(layout.family, name)

        read[name], told = _column(columns[index], places, readers[field.reads])
        for row, level, message in told:
            complain(Complaint(sheet, row, titles[name], level, message))
            if level is Level.ERROR:
                faulty.add((row, name))
    if layout.own:
        read["custom"] = [_own(layout, grid[place.index]) for place in places]
        titles["custom"] = _own_title(layout)
    _complete(layout.family, read)
    rows = _rows(places, read)
    for row, name, level, message in _faults(layout.family, rows, faulty):
        title = titles.get(name, field_of(layout.family, name).title)
        complain(Complaint(sheet, row, title, level, message))
    return ReadTable(sheet, layout.family, _with_made(titles, read), rows)


def _own(layout: Layout, cells: Sequence[Any]) -> str:
    """What the columns of the office's own fields say of a row, a line each."""
    return "\n".join(line_of(name, cells[index]) for name, index in layout.own)


def year_of_dates(grid: Grid, layout: Layout) -> int | None:
    """The most frequent year among the days and months with a year in a table."""
    years: Counter[int] = Counter()
    dated = [
        index
        for name, index in layout.columns.items()
        if field_of(layout.family, name).reads in {Reads.DAY, Reads.DEADLINE, Reads.MONTH}
    ]
    for row in grid[layout.first : layout.end]:
        years.update(filter(None, (_year_in(row[index]) for index in dated)))
    return min(years, key=lambda year: (-years[year], year)) if years else None


def _year_in(cell: Any) -> int | None:
    if isinstance(cell, datetime | date):
        return cell.year
    found = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", cell) if isinstance(cell, str) else None
    return int(found[0]) if found else None


def _readers(year: int | None) -> Readers:
    return {
        Reads.LINE: _line,
        Reads.TEXT: _text,
        Reads.NUMBER: _line,
        Reads.DAY: partial(written_days.read_day, year=year),
        Reads.DEADLINE: partial(written_days.read_deadline, year=year),
        Reads.MONTH: written_days.read_month,
        Reads.FLAG: words.yes_no,
        Reads.SECRECY: words.secrecy,
        Reads.LEVEL: words.decision_level,
        Reads.AGENCY_KIND: words.agency_kind,
    }


def _own_title(layout: Layout) -> str:
    """Where the fields of the office's own stand; which of them it is, what is said of them tells."""
    first, last = layout.own[0][1], layout.own[-1][1]
    return layout.title(first) if first == last else f"{letter(first)}–{letter(last)} (Trường riêng)"


def _column(
    cells: tuple[Any, ...], places: list[Row], read: Callable[[Any], Parsed]
) -> tuple[list[Any], list[tuple[int, Level, str]]]:
    """The values of one column, and (row, level, complaint) of its doubtful cells."""
    keys: Sequence[Any] = cells
    if bool in set(map(type, cells)):  # else True would be the number 1
        keys = [(bool, cell) if cell.__class__ is bool else cell for cell in cells]
    each = dict(zip(keys, cells, strict=True)).items()
    found = {key: _parsed(cell, read) for key, cell in giving_way_here(each)}
    doubtful = {
        key: (parsed.level, parsed.message) for key, parsed in found.items() if parsed.level is not None
    }
    told = (
        [
            (place.index + 1, *doubtful[key])
            for key, place in zip(keys, places, strict=True)
            if key in doubtful
        ]
        if doubtful
        else []
    )
    values = {key: parsed.value for key, parsed in found.items()}
    return [values[key] for key in keys], told


def _parsed(cell: Any, read: Callable[[Any], Parsed]) -> Parsed:
    if isinstance(cell, str) and cell.strip() in _ERRORS:
        return error(f"Ô có lỗi Excel {cell.strip()}: sửa công thức hoặc ghi giá trị.")
    return read(cell)


def _line(raw: Any) -> Parsed:
    return Parsed(clean(_said(raw)))


def _text(raw: Any) -> Parsed:
    if isinstance(raw, str) and raw.isprintable():  # one line: most cells, and much quicker
        return Parsed(clean(raw))
    return Parsed(clean_text(_said(raw)))


def _said(raw: Any) -> str:
    match raw:
        case str():
            return raw
        case bool():
            return "Có" if raw else "Không"
        case float() if raw == int(raw):
            return str(int(raw))
        case datetime() | date():
            return f"{raw:%d/%m/%Y}"
        case _:
            return str(raw)


def _complete(family: Family, read: dict[str, list[Any]]) -> None:
    """Split "123/UBND-KT ngày 5/9/2026" and take the document's day where the day of assigning is missing."""
    if family is not Family.TASKS:
        return
    if "document_number" in read:
        split: dict[str | None, tuple[str, date | None]] = {}
        both = [
            split.get(text) or split.setdefault(text, _number_and_day(text))
            for text in read["document_number"]
        ]
        read["document_number"] = [number for number, _ in both]
        if "document_date" not in read and any(day for _, day in both):
            read["document_date"] = [day for _, day in both]
    days = read.get("document_date")
    if days is not None:
        assigned = read.get("assigned_on", [None] * len(days))
        read["assigned_on"] = [own or day for own, day in zip(assigned, days, strict=True)]


def _number_and_day(text: str | None) -> tuple[str, date | None]:
    if not text or " " not in text:  # None: the cell holds an error of Excel, complained of already
        return text or "", None
    found = _NUMBER_AND_DAY.fullmatch(text)
    day = written_days.read_day(found["day"]).value if found else None
    number = found["number"] if found and day else text
    return _BEFORE_NUMBER.sub("", number), day


def _rows(places: list[Row], read: dict[str, list[Any]]) -> tuple[ReadRow, ...]:
    names = list(read)
    table = zip(*read.values(), strict=True)
    return tuple(
        ReadRow(place.index + 1, dict(zip(names, cells, strict=True)), place.group)
        for place, cells in zip(places, table, strict=True)
    )


def _with_made(titles: dict[str, str], read: dict[str, list[Any]]) -> dict[str, str]:
    made = {name: titles.get("document_number", "") for name in read if name not in titles}
    return {**titles, **made}


Fault = tuple[str, Level, str]


def _faults(
    family: Family, rows: Iterable[ReadRow], faulty: set[tuple[int, str]]
) -> Iterator[tuple[int, str, Level, str]]:
    """What is wrong with whole rows; a cell that was complained of already is not missing too."""
    for row in rows:
        for name, level, message in _row_faults(family, row.values):
            if (row.number, name) not in faulty:
                yield row.number, name, level, message


def _row_faults(family: Family, values: dict[str, Any]) -> Iterable[Fault]:
    match family:
        case Family.TASKS:
            return _task_faults(values)
        case Family.PROGRAMME:
            return _programme_faults(values)
        case Family.SESSION_DOCUMENTS | Family.REPORTS | Family.AGENCIES:
            return _required_faults(family, values)


def _task_faults(values: dict[str, Any]) -> Iterable[Fault]:
    if not values["content"] and not is_secret(values.get("secrecy", Secrecy.NONE)):
        yield "content", Level.ERROR, NO_CONTENT
    if values.get("assigned_on") is None:
        yield (
            "assigned_on",
            Level.ERROR,
            "Chưa có ngày giao (hoặc ngày văn bản giao): cần ngày như 15/10/2026.",
        )
    if not values["lead"]:
        yield "lead", Level.WARNING, NO_LEAD
    if is_secret(values.get("secrecy", Secrecy.NONE)) and hide(values):
        yield "secrecy", Level.WARNING, SENTENCE
    extended = values.get("extended_to")
    if extended is not None and extended.regular:
        yield (
            "extended_to",
            Level.ERROR,
            f"Không hiểu ngày gia hạn “{extended.words}”: cần ngày như 15/10/2026.",
        )
    if values.get("extension_decided_on") and (extended is None or extended.day is None):
        yield (
            "extension_decided_on",
            Level.WARNING,
            "Có ngày cho gia hạn nhưng chưa có hạn mới; chưa tính gia hạn.",
        )
    if values.get("delay_accepted") and values.get("delay_reported_on") is None:
        yield "delay_accepted", Level.WARNING, "Chấp nhận lý do nhưng chưa có ngày báo cáo chậm; chưa tính."
    if values.get("delay_reason") and values.get("delay_reported_on") is None:
        yield "delay_reason", Level.WARNING, "Có lý do chậm nhưng chưa có ngày báo cáo chậm; chưa ghi lý do."
    if values.get("withdrawn") is False and values.get("withdrawn_on"):
        yield (
            "withdrawn_on",
            Level.WARNING,
            "Có ngày thu hồi nhưng ghi là không thu hồi; không tính ngày thu hồi.",
        )


def hide(values: dict[str, Any]) -> bool:
    """Duty 12: of a secret task only number and date are kept. Whether the row said more than that."""
    told = [name for name in _SECRET_TEXTS if _is_told(name, values.get(name) or "")]
    says_more = bool(told) or fold(values["content"]) not in ("", fold(HIDDEN_CONTENT))
    values |= dict.fromkeys(told, "") | {"content": HIDDEN_CONTENT}
    deadline = values.get("deadline")
    if deadline is not None and deadline.words:
        values["deadline"] = Deadline(deadline.day, deadline.before, deadline.regular)
        says_more = says_more or deadline.day is None
    return says_more


def _is_told(name: str, value: str) -> bool:
    return bool(value) if name == "field" else tells_content(value)


def _programme_faults(values: dict[str, Any]) -> Iterable[Fault]:
    if not values["content"]:
        yield "content", Level.ERROR, "Chưa có nội dung."
    if values["due"] is None:
        yield "due", Level.ERROR, "Chưa có tháng trình: cần số tháng từ 1 đến 12 hoặc “Tháng 10/2026”."
    if not values["lead"]:
        yield "lead", Level.WARNING, NO_LEAD


def _required_faults(family: Family, values: dict[str, Any]) -> Iterable[Fault]:
    for name, value in values.items():
        field = field_of(family, name)
        empty = value in (None, "") or (isinstance(value, Deadline) and value.day is None)
        if field.required and empty:
            yield name, Level.ERROR, f"Chưa có {_lower(field)}."


def _lower(field: Field) -> str:
    return field.title[:1].lower() + field.title[1:]


def with_year(table: ReadTable, year: int) -> ReadTable:
    """The programme table with its bare months in `year`; an adjusted month below the due one is the next year's."""
    for row in table.rows:
        due = row.values["due"]
        if due is None:
            continue
        due = row.values["due"] = Month(due.year or year, due.month)
        moved = row.values.get("adjusted")
        if moved is not None and moved.year is None:
            row.values["adjusted"] = Month(due.year + (moved.month < due.month), moved.month)
    return table


def has_bare_month(table: ReadTable) -> bool:
    """Whether any item of a programme table needs a year."""
    return any(row.values["due"] is not None and row.values["due"].year is None for row in table.rows)
