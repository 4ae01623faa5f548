"""What is tied by a month: the programmes and reports that a record's month stands in, and the rows behind these."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from app.briefings.linked import Linked
from app.briefings.lists import Wanted
from app.core.document_kinds import KINDS, Group, Source, kind_of
from app.core.errors import AppError
from app.core.terms import Book
from app.core.words import capital, short_date
from app.models.asking import Question, ask
from app.rules.spans import Span, SpanKind, read_span, span_of
from app.services.briefs.days import OFFICE, parts
from app.services.forms.telling import with_aside
from app.services.lists.common import PERIOD_SIGN

if TYPE_CHECKING:
    from app.models.asking import Reads

_MONTHS = {
    "programme_item": """SELECT printf('%04d-%02d-01', due_year, due_month) AS day, book
        FROM programme_item WHERE id = :key""",
    "meeting": "SELECT held_on AS day, 'committee' AS book FROM meeting WHERE id = :key",
    "task": "SELECT deadline AS day, 'committee' AS book FROM task WHERE id = :key",
}
"""In which month a record counts, and of which book it is."""
_SPANS = (SpanKind.YEAR, SpanKind.HALF_YEAR, SpanKind.QUARTER, SpanKind.MONTH)
_SOURCES = (Source.YEAR, Source.HALF_YEAR, Source.QUARTER, Source.MONTH)
_OF_GROUP = {
    group: [kind.code for kind in KINDS if kind.group is group and kind.source in _SOURCES]
    for group in (Group.PROGRAMME, Group.REPORTS)
}
_ISSUED = Question(
    """SELECT id, kind_code, trim(number || '/' || symbol, '/') AS number, issued_on FROM official_document
    WHERE deleted_at IS NULL AND kind_code IN :kinds AND subject IN :subjects
    ORDER BY issued_on IS NULL, issued_on DESC, id DESC""",
    {"issued_on": date.fromisoformat},
)
_ROUNDS = """SELECT DISTINCT printf('%04d-%02d', round_year, round_month) AS code FROM programme_progress
    WHERE item_id = :key AND deleted_at IS NULL ORDER BY code DESC LIMIT 3"""
_LISTS = {
    "programme": "Các nội dung chương trình",
    "tasks": "Các nhiệm vụ đến hạn",
    "meetings": "Các cuộc họp",
}
"""What stands behind a report; behind a programme its items alone."""


def of_month(reads: Reads, table: str, key: str) -> Iterator[Linked]:
    """The programmes and reports of the months of a record, and the rounds of monthly reports of an item."""
    if table not in _MONTHS:
        return
    rows = ask(reads, Question(_MONTHS[table], {"day": date.fromisoformat, "book": Book}), {"key": key})
    for row in rows:
        if row.day is not None:
            yield from _documents(reads, row.day, row.book, with_programmes=table == "programme_item")
    if table == "programme_item":
        for row in ask(reads, _ROUNDS, {"key": key}):
            wanted = Wanted(filters={"round": (row.code,)})
            yield Linked(
                "Báo cáo tháng", capital(read_span(row.code).name), list="progress_round", wanted=wanted
            )


def of_document(reads: Reads, table: str, key: str) -> Iterator[Linked]:
    """The rows behind a programme or a report that is one of a period."""
    if table != "official_document":
        return
    [row] = ask(reads, "SELECT kind_code, subject FROM official_document WHERE id = :key", {"key": key})
    kind = kind_of(row.kind_code)
    if kind.group not in _OF_GROUP or (span := _span(row.subject)) is None:
        return
    days = (f"{span.start.isoformat()}{PERIOD_SIGN}{span.end.isoformat()}",)
    if kind.group is Group.PROGRAMME:
        book = Book.OFFICE if parts(row.subject)[1] == OFFICE else Book.COMMITTEE
        yield _rows("programme", span, {"period": days, "book": (book.value,)})
        return
    for name, column in (("programme", "period"), ("tasks", "deadline"), ("meetings", "period")):
        yield _rows(name, span, {column: days})


def _documents(reads: Reads, day: date, book: Book, *, with_programmes: bool) -> Iterator[Linked]:
    """Those made of the year, half, quarter or month in which a day lies; programmes of one of the books alone."""
    codes = [span_of(day, kind).code for kind in _SPANS]
    sign = f"/{OFFICE}" if book is Book.OFFICE else ""
    asked = [(Group.REPORTS, codes)]
    if with_programmes:
        asked.insert(0, (Group.PROGRAMME, [f"{code}{sign}" for code in codes]))
    for group, subjects in asked:
        for row in ask(reads, _ISSUED, {"kinds": _OF_GROUP[group], "subjects": subjects}):
            issued = short_date(row.issued_on) if row.issued_on else ""
            said = with_aside(kind_of(row.kind_code).title, ", ".join(filter(None, (row.number, issued))))
            yield Linked(
                "Văn bản" if group is Group.PROGRAMME else "Báo cáo", said, "official_document", row.id
            )


def _rows(name: str, span: Span, filters: dict[str, tuple[str, ...]]) -> Linked:
    return Linked(_LISTS[name], span.name, list=name, wanted=Wanted(filters=filters))


def _span(subject: str) -> Span | None:
    try:
        return read_span(parts(subject)[0], *_SPANS)
    except AppError:
        return None
