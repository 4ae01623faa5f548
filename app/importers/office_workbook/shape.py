"""Where the table of a sheet begins, what its columns are, and which of its rows are data."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any

from app.core.text import clean, fold
from app.importers.office_workbook.columns import Fixed, fixed, letter
from app.importers.office_workbook.headings import ONE_OF, Match, field_of, matches, plain
from app.importers.office_workbook.own_headings import named_by
from app.importers.office_workbook.people import giver_of
from app.importers.office_workbook.read import Sheet
from app.importers.office_workbook.values import Complaint, Family, Grid, Level
from app.importers.office_workbook.wordings import FIELDS
from app.models.turns import giving_way_here

HEADING_WITHIN = 400
_DEPTHS = (1, 2, 3)
_ANYWHERE = {"ordinal", "note"}  # columns that say nothing about the kind of table
_CLEARLY = 8  # as much as two headings in their exact wording
_AS_NEAR = 3  # so many known columns make a sheet look like a table that lacks some
_NAMES = {
    Family.TASKS: ("nhiem vu", "giao viec", "theo doi"),
    Family.PROGRAMME: ("chuong trinh", "ctct", "de an"),
    Family.SESSION_DOCUMENTS: ("phien hop", "tai lieu", "cuoc hop"),
    Family.REPORTS: ("bao cao",),
    Family.AGENCIES: ("co quan", "don vi", "danh ba"),
}
_MAIN = {
    Family.TASKS: "content",
    Family.PROGRAMME: "content",
    Family.SESSION_DOCUMENTS: "content",
    Family.REPORTS: "name",
    Family.AGENCIES: "name",
}
_OWNER = {
    Family.TASKS: "lead",
    Family.PROGRAMME: "lead",
    Family.SESSION_DOCUMENTS: "agency",
    Family.REPORTS: "agency",
    Family.AGENCIES: "kind",
}
_LETTERED = re.compile(r"[(]?(?:[ivxlc]+|[a-hk-z])[.):]?[)]?", re.IGNORECASE)
_NUMBERING = re.compile(r"[(\[]?(?:\d{1,2}(?:\.0)?|[a-z]|\d{1,2}\s*=.*)[)\]]?", re.IGNORECASE)
_TOTAL = re.compile(r"(?:tong cong|tong so|tong|cong)(?:\s*[:(\d].*|\s+(?:so|cong|chung|nhiem vu|\d).*)?")
_ORDINALS = {"stt", "tt", "so tt", "so thu tu", "no"}
_TITLE_NUMBER = re.compile(r"^\s*(?:[IVXLC]+|[A-Z]|\d+)\s*[.)\-:]\s*")


@dataclass(frozen=True, slots=True)
class Layout:
    """A recognised heading: the kind of table, column index by field, and where its rows begin and end.

    `own` are the columns of fields that the office defined, by their names.
    """

    family: Family
    columns: dict[str, int]
    heads: tuple[str, ...]
    top: int
    first: int
    end: int
    score: tuple[int, int]
    doubles: tuple[tuple[str, int], ...] = ()
    own: tuple[tuple[str, int], ...] = ()

    def title(self, index: int) -> str:
        """A column as people find it: "D (Nội dung nhiệm vụ)"."""
        return f"{letter(index)} ({self.heads[index]})" if self.heads[index] else letter(index)


@dataclass(frozen=True, slots=True)
class Near:
    """A heading that lacks required columns: the kind of table it looks like, and which columns are known."""

    family: Family
    columns: dict[str, int]
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A data row: its place in the grid and the title of the group it stands under."""

    index: int
    group: str


def layouts(sheet: Sheet, by_hand: Mapping[str, str] | None = None) -> list[Layout]:
    """Every table of a sheet, from top to bottom; one whose heading is repeated appears in parts."""
    found: list[Layout] = []
    start = 0
    known = fixed(by_hand)
    while (layout := _next(sheet, start, known)) is not None:
        found.append(layout)
        again = _next_heading(sheet.grid, layout.first)
        if again is None:
            break
        start = again
    return _with_ends(found, len(sheet.grid))


def data_rows(grid: Grid, layout: Layout) -> list[Row]:
    """The rows of a table that are data, in order, each with its group."""
    rows: list[Row] = []
    group = ""
    reading = _RowReader(layout)
    first = layout.first
    if first < layout.end and _is_numbering(grid[first]):
        first += 1
    for index in giving_way_here(range(first, layout.end)):
        kind, title = reading.kind(grid[index])
        if kind == "group":
            group = (
                title if giver_of(title) or not giver_of(group) or reading.is_major(grid[index]) else group
            )
        elif kind == "data":
            rows.append(Row(index, group))
    while rows and reading.is_footer(grid[rows[-1].index], rows, grid):
        rows.pop()
    return rows


def nearest(sheet: Sheet, by_hand: Mapping[str, str] | None = None) -> Near | None:
    """What a sheet that could not be read looks like: as the kind of table of which most columns are known."""
    known = fixed(by_hand)
    families = [family for family in Family if set(known.columns) <= {field.name for field in FIELDS[family]}]
    best: tuple[tuple[int, int], Near] | None = None
    for start in range(min(HEADING_WITHIN, len(sheet.grid))):
        for family, depth in product(families, _DEPTHS):
            heads = _heads(sheet.grid, start, depth)
            columns = _assign(family, heads, known)[0] if heads else {}
            rank = (len(columns), _named(sheet.name, family))
            if len(columns) >= _AS_NEAR and (best is None or rank > best[0]):
                best = rank, Near(family, columns, tuple(whole for whole, _ in heads or ()))
    return best[1] if best else None


def missing(sheet: Sheet, by_hand: Mapping[str, str] | None = None) -> list[Complaint]:
    """Why a sheet that looks like a table could not be read: the required columns that it lacks."""
    near = nearest(sheet, by_hand)
    if near is None:
        return []
    return [
        Complaint(
            sheet.name,
            None,
            field.title,
            Level.ERROR,
            f"Thiếu cột “{field.title}”; tên cột được chấp nhận: {', '.join(field.wordings[:6])}.",
        )
        for field in _lacking(near.family, near.columns)
    ]


def _lacking(family: Family, columns: Mapping[str, int]) -> list[Any]:
    lacking = [field for field in FIELDS[family] if field.required and field.name not in columns]
    choice = ONE_OF.get(family, ())
    if choice and not any(name in columns for name in choice):
        lacking.append(field_of(family, choice[0]))
    return lacking


def _next(sheet: Sheet, start: int, fixed: Fixed) -> Layout | None:
    grid = sheet.grid
    for top in range(start, min(start + HEADING_WITHIN, len(grid))):
        if sum(1 for cell in grid[top] if isinstance(cell, str) and cell.strip()) < 2:
            continue
        found = _best(sheet, top, fixed)
        if found is not None:
            below = [near for near in (top + 1, top + 2) if near < len(grid) and not _repeats(grid, near)]
            later = [_best(sheet, near, fixed) for near in below]
            for other in later:
                if other is not None and other.score > found.score:
                    found = other
            return found
    return None


def _best(sheet: Sheet, top: int, fixed: Fixed) -> Layout | None:
    best: Layout | None = None
    for depth in _DEPTHS:
        if top + depth > len(sheet.grid):
            break
        heads = _heads(sheet.grid, top, depth)
        if heads is None:
            break
        below = top + depth
        if depth < _DEPTHS[-1] and below < len(sheet.grid) and _repeats(sheet.grid, below):
            continue  # headings merged downwards: they end further below
        for family in Family:
            candidate = _layout(sheet, family, heads, (top, depth), fixed)
            if candidate is not None and (best is None or candidate.score > best.score):
                best = candidate
    return None if best is not None and not fixed.columns and _fits_another(sheet, best, fixed) else best


def _fits_another(sheet: Sheet, best: Layout, fixed: Fixed) -> bool:
    """Whether the heading is clearly that of another kind of table, which lacks a required column."""
    heads = _heads(sheet.grid, best.top, best.first - best.top)
    named = _named(sheet.name, best.family)
    for family in Family:
        margin = _CLEARLY if _named(sheet.name, family) <= named else _CLEARLY // 2
        if _assign(family, heads, fixed)[1] >= best.score[0] + margin:
            return True
    return False


def _layout(
    sheet: Sheet, family: Family, heads: list[tuple[str, str]], place: tuple[int, int], fixed: Fixed
) -> Layout | None:
    names = {field.name for field in FIELDS[family]}
    if not set(fixed.columns) <= names:
        return None
    columns, points, doubles = _assign(family, heads, fixed)
    if _lacking(family, columns):
        return None
    top, depth = place
    score = (points, _named(sheet.name, family))
    shown = tuple(whole for whole, _ in heads)
    named = ((name, index) for index, whole in enumerate(shown) if (name := named_by(whole)))
    own = tuple((name, index) for name, index in named if index not in fixed.unused)
    if family is not Family.TASKS:
        own = ()
    return Layout(family, columns, shown, top, top + depth, len(sheet.grid), score, tuple(doubles), own)


def _heads(grid: Grid, top: int, depth: int) -> list[tuple[str, str]] | None:
    """For each column the whole heading over `depth` rows and its lowest filled text; None: no heading."""
    rows = grid[top : top + depth]
    if len(rows) < depth:
        return None
    if depth > 1 and any(not isinstance(cell, str) for row in rows[1:] for cell in row):
        return None
    if depth > 1 and (_is_numbering(rows[-1]) or not any(clean(cell) for cell in rows[-1])):
        return None
    texts = [[clean(cell) if isinstance(cell, str) else "" for cell in row] for row in rows]
    for upper, lower in pairwise(texts):
        _spread(upper, lower)
    heads = []
    for column in zip(*texts, strict=True):
        parts = [text for place, text in enumerate(column) if text and text not in column[:place]]
        heads.append((" ".join(parts), parts[-1] if parts else ""))
    return heads


def _repeats(grid: Grid, index: int) -> bool:
    """Whether a row holds the texts right above, as headings merged downwards do."""
    same = [cell == above for cell, above in zip(grid[index], grid[index - 1], strict=True) if cell != ""]
    return bool(same) and (all(same) or sum(same) > 1) and any(isinstance(cell, str) for cell in grid[index])


def _spread(upper: list[str], lower: list[str]) -> None:
    """A heading merged to the right stands over all filled cells below until the next one."""
    for place in range(1, len(upper)):
        if not upper[place] and lower[place]:
            upper[place] = upper[place - 1] if lower[place - 1] else ""


def _assign(
    family: Family, heads: list[tuple[str, str]] | None, fixed: Fixed
) -> tuple[dict[str, int], int, list[tuple[str, int]]]:
    """The column of each field, how good the fit is, and (field, column) of columns that came second."""
    columns = dict(fixed.columns)
    points = 5 * len(columns)
    wishes: list[tuple[int, int, int, int, tuple[Match, ...]]] = []
    for index, (whole, last) in enumerate(heads or []):
        taken = not whole or index in columns.values() or index in fixed.unused or named_by(whole)
        options = () if taken else matches(family, whole, last)
        if options:
            wishes.append((-options[0].rank, len(options), options[0].place, index, options))
    doubles = []
    for *_, index, options in sorted(wishes, key=lambda wish: wish[:4]):
        free = next((option for option in options if option.field not in columns), None)
        if free is None:
            doubles.append((options[0].field, index))
        else:
            columns[free.field] = index
            points += 0 if free.field in _ANYWHERE else free.rank
    return columns, points, doubles


def _named(name: str, family: Family) -> int:
    said = fold(name)
    return sum(1 for hint in _NAMES[family] if hint in said)


def _next_heading(grid: Grid, start: int) -> int | None:
    for index in range(start, len(grid)):
        head = grid[index][0] if grid[index] else ""
        if isinstance(head, str) and len(head) < 12 and plain(head) in _ORDINALS:
            return index
    return None


def _with_ends(found: list[Layout], size: int) -> list[Layout]:
    ends = [*(layout.top for layout in found[1:]), size][: len(found)]
    return [
        Layout(f.family, f.columns, f.heads, f.top, f.first, end, f.score, f.doubles, f.own)
        for f, end in zip(found, ends, strict=True)
    ]


def _is_numbering(row: list[Any]) -> bool:
    """Whether a row is (1) (2) (3) … or A, B, 1, 2 … under the headings."""
    filled = [clean(str(cell)) for cell in row if cell != ""]
    short = [cell for cell in filled if _NUMBERING.fullmatch(cell)]
    return len(filled) >= 3 and len(short) == len(filled)


class _RowReader:
    """Tells the rows of one table apart: data, title of a group, or nothing."""

    def __init__(self, layout: Layout) -> None:
        self._columns = layout.columns
        self._family = layout.family
        self._main = layout.columns[_MAIN[layout.family]]
        self._owner = layout.columns.get(_OWNER[layout.family])
        self._ordinal = layout.columns.get("ordinal")
        self._rest = [
            place
            for name, place in layout.columns.items()
            if name not in {"ordinal", _MAIN[layout.family], "note"}
        ]

    def kind(self, row: list[Any]) -> tuple[str, str]:
        """ "data", "group" with its title, or "nothing"."""
        if _filled(row[self._main]):
            return self._with_content(row)
        return self._without_content(row)

    def is_footer(self, row: list[Any], rows: list[Row], grid: Grid) -> bool:
        """Whether the last row is no data: no number where others have one, and required cells empty."""
        if self._ordinal is None or _filled(row[self._ordinal]):
            return False
        if not any(_filled(grid[other.index][self._ordinal]) for other in rows[:50]):
            return False
        said = [row[place] for place in self._rest if _filled(row[place])]
        allowed = 0 if self._family is Family.AGENCIES else 1
        return len(said) <= allowed and all(isinstance(cell, str) for cell in said)

    def _with_content(self, row: list[Any]) -> tuple[str, str]:
        content = row[self._main]
        owned = self._owner is not None and _filled(row[self._owner])
        if owned:
            return "data", ""
        if isinstance(content, str) and _TOTAL.fullmatch(fold(content)):
            return "nothing", ""
        lettered = self._is_lettered(row)
        others = any(_filled(row[place]) for place in self._rest)
        if self._family is Family.AGENCIES:
            alone = not others and (lettered or self._is_unnumbered(row))
        else:
            alone = not others or lettered
        return ("group", _title(content)) if alone else ("data", "")

    def _without_content(self, row: list[Any]) -> tuple[str, str]:
        mapped = [row[place] for place in self._columns.values() if _filled(row[place])]
        texts = [cell for cell in mapped if isinstance(cell, str)]
        if not mapped or any(_TOTAL.fullmatch(fold(text)) for text in texts):
            return "nothing", ""
        longest = max(texts, key=len, default="")
        if len(mapped) == 1 or self._is_lettered(row):
            is_title = bool(longest) and not _NUMBERING.fullmatch(longest.strip())
            return ("group", _title(longest)) if is_title else ("nothing", "")
        return "data", ""

    def _is_lettered(self, row: list[Any]) -> bool:
        mark = row[self._ordinal] if self._ordinal is not None else ""
        return isinstance(mark, str) and bool(_LETTERED.fullmatch(mark.strip()))

    def is_major(self, row: list[Any]) -> bool:
        """Whether a row bears a Roman number or a capital: a group of the highest level."""
        mark = row[self._ordinal] if self._ordinal is not None else ""
        return isinstance(mark, str) and mark.strip(" .)").isupper()

    def _is_unnumbered(self, row: list[Any]) -> bool:
        return self._ordinal is not None and not _filled(row[self._ordinal])


def _filled(cell: Any) -> bool:
    return cell != "" and not (isinstance(cell, str) and not cell.strip())


def _title(text: Any) -> str:
    return _TITLE_NUMBER.sub("", clean(str(text)))


def unused(layout: Layout) -> Iterator[int]:
    """The columns with a heading that mean nothing to us."""
    taken = {*layout.columns.values(), *(index for _, index in (*layout.doubles, *layout.own))}
    return (index for index, head in enumerate(layout.heads) if head and index not in taken)
