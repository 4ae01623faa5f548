"""From a workbook file to typed rows and complaints; no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import AppError
from app.core.text import clean
from app.importers.office_workbook.columns import index_of, letter
from app.importers.office_workbook.pause import without_collector
from app.importers.office_workbook.read import Book, Sheet, read_book
from app.importers.office_workbook.rows import has_bare_month, read_table, with_year, year_of_dates
from app.importers.office_workbook.shape import Layout, layouts, missing, unused
from app.importers.office_workbook.values import Complaint, Family, Level, ReadTable, ReadWorkbook
from app.importers.office_workbook.wordings import FIELDS
from app.rules.written_days import year_in_title

ByHand = Mapping[str, Mapping[str, str]]
"""{sheet: {column letter: field}}: columns that the office names itself; no field (""): not to be read."""


@dataclass(frozen=True, slots=True)
class Titles:
    """Texts that may name the year: above the table and on its tab, elsewhere in the workbook, the file's name."""

    here: tuple[str, ...]
    elsewhere: tuple[str, ...]
    file: str


def read_workbook(
    path: str | Path, *, year: int | None = None, mapping: ByHand | None = None
) -> ReadWorkbook:
    """Read the office's workbook and say what it holds; raises AppError as `read_book` and `interpret` do."""
    return interpret(read_book(Path(path)), Path(path).name, year=year, mapping=mapping)


@without_collector
def interpret(
    book: Book, name: str, *, year: int | None = None, mapping: ByHand | None = None
) -> ReadWorkbook:
    """Find the five kinds of tables in a workbook's sheets, each known by its headings; `name` is the file's.

    `year` is the one of months without a year, where nothing else says it. Raises AppError if the workbook holds
    no known table, or leaves the year of its months open.
    """
    _check_mapping(book, mapping or {})
    complaints: list[Complaint] = []
    tables: list[ReadTable] = []
    found = [layouts(sheet, (mapping or {}).get(sheet.name)) for sheet in book.sheets]
    titles = [_titles(sheet, known) for sheet, known in zip(book.sheets, found, strict=True)]
    for place, sheet in enumerate(book.sheets):
        elsewhere = [title for other, said in enumerate(titles) if other != place for title in said]
        known = Titles((*titles[place], sheet.name), tuple(elsewhere), book.name)
        if not found[place]:
            complaints.extend(_not_found(sheet, (mapping or {}).get(sheet.name)))
            continue
        tables.extend(_tables(sheet, found[place], known, year, complaints))
    if not tables and not any(c.level is Level.ERROR for c in complaints):
        raise _nothing_known(name)
    if book.uncomputed:
        complaints.append(
            _whole_book("Có ô công thức chưa được tính nên đọc là ô trống: mở và lưu lại bằng Excel.")
        )
    return ReadWorkbook(name, tuple(tables), tuple(complaints))


def _tables(
    sheet: Sheet, found: list[Layout], titles: Titles, year: int | None, complaints: list[Complaint]
) -> list[ReadTable]:
    if sheet.hidden:
        complaints.append(Complaint(sheet.name, None, "", Level.WARNING, "Trang tính đang ẩn, vẫn được đọc."))
    tables = []
    for place, layout in enumerate(found):
        if place == 0 or layout.heads != found[place - 1].heads:  # else a heading repeated on each page
            complaints.extend(_about_columns(sheet, layout))
        tables.append(_table(sheet, layout, titles, year, complaints))
    return tables


def _not_found(sheet: Sheet, by_hand: Mapping[str, str] | None) -> list[Complaint]:
    """Why no table was found in a sheet; of an empty one there is nothing to say."""
    if not any(cell != "" for row in sheet.grid for cell in row):
        return []
    return missing(sheet, by_hand) or [_skipped(sheet)]


def _table(
    sheet: Sheet, layout: Layout, titles: Titles, year: int | None, complaints: list[Complaint]
) -> ReadTable:
    known = _year(sheet, layout, titles, year)
    table = read_table(sheet.name, sheet.grid, layout, known, complaints.append)
    if table.family is not Family.PROGRAMME:
        return table
    if known is None and has_bare_month(table):
        raise AppError(
            f"Trang “{sheet.name}” chỉ ghi tháng, chưa biết năm nào.",
            "Ghi năm vào tiêu đề bảng hoặc cho biết năm khi nhập (dòng lệnh: --year 2026).",
        )
    return with_year(table, known or 0)


def _year(sheet: Sheet, layout: Layout, titles: Titles, year: int | None) -> int | None:
    """The year that the user gave, the one in the titles, the most frequent one of the dates, or the file's."""
    return (
        year
        or year_in_title(*_just_above(sheet, layout))
        or year_in_title(*titles.here)
        or year_in_title(*titles.elsewhere)
        or year_of_dates(sheet.grid, layout)
        or year_in_title(titles.file)
    )


def _just_above(sheet: Sheet, layout: Layout) -> list[str]:
    """The title of a table that is not the first of its sheet: the rows of one text right above its heading."""
    said: list[str] = []
    for row in reversed(sheet.grid[: layout.top]):
        filled = [cell for cell in row if cell != ""]
        if len(filled) > 1:
            break
        said.extend(clean(cell) for cell in filled if isinstance(cell, str))
    return said


def _titles(sheet: Sheet, found: list[Layout]) -> list[str]:
    above = sheet.grid[: found[0].top] if found else []
    return [clean(cell) for row in above for cell in row if isinstance(cell, str) and cell.strip()]


def _about_columns(sheet: Sheet, layout: Layout) -> list[Complaint]:
    told = [(index, "Cột này không dùng khi nhập.") for index in unused(layout)]
    for name, index in layout.doubles:
        first = layout.title(layout.columns[name])
        told.append(
            (index, f"Cột này trùng ý nghĩa với cột {first}; chỉ dùng cột {letter(layout.columns[name])}.")
        )
    return [Complaint(sheet.name, None, layout.title(index), Level.WARNING, said) for index, said in told]


def _skipped(sheet: Sheet) -> Complaint:
    return Complaint(
        sheet.name, None, "", Level.WARNING, "Không nhận ra bảng nào trong trang tính này, bỏ qua."
    )


def _whole_book(message: str) -> Complaint:
    return Complaint("", None, "", Level.WARNING, message)


def _nothing_known(name: str) -> AppError:
    expected = "; ".join(
        ", ".join(field.title for field in FIELDS[family] if field.required) for family in Family
    )
    return AppError(f"Không tìm thấy bảng nào trong tệp “{name}”.", f"Bảng cần có các cột: {expected}.")


def _check_mapping(book: Book, mapping: ByHand) -> None:
    widths = {sheet.name: max(map(len, sheet.grid), default=0) for sheet in book.sheets}
    known = {field.name for family in Family for field in FIELDS[family]}
    for name, columns in mapping.items():
        if name not in widths:
            raise AppError(
                f"Không có trang tính “{name}” trong tệp.", f"Các trang có: {', '.join(sorted(widths))}."
            )
        for letters, field in columns.items():
            place = index_of(letters)
            if place is None or place >= widths[name]:
                raise AppError(
                    f"Trang “{name}” không có cột “{letters}”.", "Ghi chữ của cột như trong Excel: A, B, AA."
                )
            if field and field not in known:
                raise AppError(
                    f"Không có trường “{field}” để ghép cột {letters}.",
                    f"Các trường có: {', '.join(sorted(known))}.",
                )
