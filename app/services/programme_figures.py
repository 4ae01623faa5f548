"""The programme of a period counted by whatever it is led, followed or ordered by (duties 28, 43, 44, 48, 52)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.briefings.programme_shares import ProgrammeShare, ShareBy
from app.core.programme_terms import NO_LEAD
from app.core.terms import Book, DecisionLevel
from app.models.asking import ask
from app.rules.periods import MONTHS_A_YEAR, Month, months_covered
from app.services.heirs import Agencies, read_agencies
from app.services.lists.parts import in_order
from app.services.programme_sql import ITEMS, LED, ROOM_NOW, figures_of, sums

if TYPE_CHECKING:
    from app.briefings.figures import Period
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class _Grouped:
    """How items are grouped: what is joined, the key and the name of a group, and the order of groups."""

    joined: str
    key: str
    name: str
    order: str


_BY = {
    ShareBy.AGENCY: _Grouped(
        # who leads beside an agency that was deleted does so alone; it is not led by nobody
        """LEFT JOIN (
            SELECT led.item_id, agency.* FROM led JOIN agency ON agency.id = led.agency_id AND agency.deleted_at IS NULL
        ) AS agency ON agency.item_id = item.id""",
        "agency.id",
        "agency.name",
        "agency.position, agency.sort_key",
    ),
    ShareBy.LEADER: _Grouped(
        "LEFT JOIN post ON post.id = item.leader_post_id LEFT JOIN person ON person.id = item.leader_person_id",
        "coalesce('post:' || post.id, 'person:' || person.id)",
        "coalesce(post.name, person.full_name)",
        "post.id IS NULL, post.position, person.rank = 0, person.rank, person.sort_key",
    ),
    ShareBy.FIELD: _Grouped(
        "LEFT JOIN field ON field.id = item.field_id AND field.deleted_at IS NULL",
        "field.id",
        "field.name",
        "field.sort_key",
    ),
    ShareBy.ROOM: _Grouped(
        f"LEFT JOIN agency AS room ON room.id = {ROOM_NOW} AND room.deleted_at IS NULL",
        "room.id",
        "room.name",
        "room.position, room.sort_key",
    ),
    ShareBy.MONTH: _Grouped("", "item.month", "item.month", "item.month"),
    ShareBy.LEVEL: _Grouped("", "item.level", "item.level", in_order(DecisionLevel, "item.level")),
    ShareBy.BOOK: _Grouped("", "item.book", "item.book", "item.book"),
}
_NOBODY = {
    ShareBy.AGENCY: NO_LEAD,
    ShareBy.LEADER: "Chưa ghi lãnh đạo phụ trách",
    ShareBy.FIELD: "Chưa ghi lĩnh vực",
    ShareBy.ROOM: "Chưa ghi phòng theo dõi",
}
_CHANGES = """
    sum((SELECT count(*) FROM step WHERE step.item_id = item.id AND later AND since BETWEEN :start AND :seen))
        AS postponed,
    sum(coalesce(added_on BETWEEN :start AND :seen, 0)) AS added,
    sum(gone AND coalesce(withdrawn_on BETWEEN :start AND :seen, 0)) AS withdrawn"""
_SUMS = f"{sums(':first')},{_CHANGES}"
_FROM = "FROM item {joined} WHERE :book = '' OR item.book = :book"
_WHOLE = f"SELECT NULL AS key, 'Tổng cộng' AS name, 0 AS place, {_SUMS} {_FROM.format(joined='')}"


def programme_figures(
    reads: Reads, period: Period, by: ShareBy | None = None, *, book: Book | None = None
) -> tuple[ProgrammeShare, ...]:
    """Count the items of a period as seen on its `as_of`; without `by` in one line, "Tổng cộng".

    An item that several agencies lead counts for each of them, so their sum may exceed the total; all other lines add
    up to it. `book` narrows to one of the two programmes.
    """
    whole, *lines = whole_and_lines(reads, period, by, agencies=read_agencies(reads, period.as_of), book=book)
    return tuple(lines) if by else (whole,)


def whole_and_lines(
    reads: Reads, period: Period, by: ShareBy | None, *, agencies: Agencies, book: Book | None = None
) -> tuple[ProgrammeShare, ...]:
    """Count in one question: the whole first, then a line for each thing."""
    sql = f"WITH {ITEMS}, {LED} {_WHOLE}" + (f" UNION ALL {_lines(_BY[by])} ORDER BY place" if by else "")
    values = {**_days(period), "book": book.value if book else "", "heirs": agencies.bound}
    whole, *rows = ask(reads, sql, {name: value for name, value in values.items() if f":{name}" in sql})
    return _share(whole, None), *(_share(row, by) for row in rows)


def _lines(grouped: _Grouped) -> str:
    # not HAVING: there "withdrawn" and "postponed" are columns of an item, not the sums
    return f"""
    SELECT * FROM (
        SELECT {grouped.key} AS key, {grouped.name} AS name,
            row_number() OVER (ORDER BY {grouped.key} IS NULL, {grouped.order}) AS place, {_SUMS}
        {_FROM.format(joined=grouped.joined)}
        GROUP BY 1
    ) WHERE due + moved + carried + dropped + postponed + added + withdrawn > 0"""


def _days(period: Period) -> dict[str, Any]:
    first, last = months_covered(period)
    return {
        "as_of": period.as_of.isoformat(),
        "start": period.start.isoformat(),
        "seen": min(period.end, period.as_of).isoformat(),
        "first": _number(first),
        "last": _number(last),
    }


def _number(month: Month) -> int:
    return month.year * MONTHS_A_YEAR + month.month


def _share(row: Any, by: ShareBy | None) -> ProgrammeShare:
    return ProgrammeShare(
        key=str(row.key or ""),
        name=_name(row, by),
        figures=figures_of(row),
        postponed=row.postponed or 0,
        added=row.added or 0,
        withdrawn=row.withdrawn or 0,
    )


def _name(row: Any, by: ShareBy | None) -> str:
    if row.name is None:
        return _NOBODY[by] if by else ""
    match by:
        case ShareBy.MONTH:
            year, month = divmod(row.name - 1, MONTHS_A_YEAR)
            return f"Tháng {month + 1}/{year}"
        case ShareBy.LEVEL:
            return DecisionLevel(row.name).label
        case ShareBy.BOOK:
            return Book(row.name).label
        case _:
            return str(row.name)
