"""Which widget fills which kind of field."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from app.ui.forms.choice_entries import ChoicesEntry, FlagEntry, VerdictEntry, choice_entry, verdict_box
from app.ui.forms.day_entry import DayEntry
from app.ui.forms.entry import Around
from app.ui.forms.ref_entries import RefEntry, RefsEntry
from app.ui.forms.screen import Entry, Field
from app.ui.forms.text_entries import LineEntry, TextEntry, hour_entry, month_entry, number_entry, time_entry

if TYPE_CHECKING:
    from app.core.terms import Term
    from app.ui.forms.choice_entries import BoxEntry
    from app.ui.forms.files_entry import FilesEntry
    from app.ui.forms.rows_entry import RowsEntry

    AnyEntry: TypeAlias = (
        LineEntry
        | TextEntry
        | DayEntry
        | BoxEntry
        | ChoicesEntry
        | FlagEntry
        | VerdictEntry
        | RefEntry
        | RefsEntry
        | RowsEntry
        | FilesEntry
    )
    """A widget that fills a field; whoever adds a kind adds it here."""


def make_entry(field: Field, around: Around, *, in_row: bool = False) -> AnyEntry:
    """Return a new entry for a field; one of a row is narrow and low."""
    return MAKERS[field.entry](field, around, in_row)


def _text(field: Field, _: Around, in_row: bool) -> AnyEntry:
    return TextEntry(field.hint, fewest=1) if in_row else TextEntry(field.hint)


def _day(field: Field, around: Around, in_row: bool) -> AnyEntry:
    return DayEntry(around, field.hint, is_deadline=field.entry is Entry.DEADLINE, is_narrow=in_row)


def _verdict(field: Field, _: Around, in_row: bool) -> AnyEntry:
    return verdict_box(field.verdicts) if in_row else VerdictEntry(field.verdicts)


def _rows(field: Field, around: Around, _: bool) -> AnyEntry:
    from app.ui.forms.rows_entry import RowsEntry  # which makes entries, too

    return RowsEntry(field, around)


def _files(_: Field, around: Around, __: bool) -> AnyEntry:
    from app.ui.forms.files_entry import FilesEntry  # no form but that of a meeting has one

    return FilesEntry(around)


def _terms(field: Field) -> type[Term]:
    if field.terms is None:
        raise ValueError(f"the choice {field.name} has no terms")
    return field.terms


MAKERS: dict[Entry, Callable[[Field, Around, bool], AnyEntry]] = {
    Entry.LINE: lambda field, _, __: LineEntry(field.hint),
    Entry.TEXT: _text,
    Entry.DAY: _day,
    Entry.DEADLINE: _day,
    Entry.TIME: lambda field, _, in_row: time_entry(field.hint, is_narrow=in_row),
    Entry.HOUR: lambda field, _, in_row: hour_entry(field.hint, is_narrow=in_row),
    Entry.MONTH: lambda field, around, in_row: month_entry(around, field.hint, is_narrow=in_row),
    Entry.NUMBER: lambda field, _, in_row: number_entry(field.hint, is_narrow=in_row),
    Entry.CHOICE: lambda field, _, __: choice_entry(_terms(field), may_be_open=field.may_be_open),
    Entry.CHOICES: lambda field, _, __: ChoicesEntry(_terms(field)),
    Entry.FLAG: lambda field, _, in_row: FlagEntry("" if in_row else field.label),
    Entry.VERDICT: _verdict,
    Entry.REF: lambda field, around, _: RefEntry(field, around, field.hint),
    Entry.REFS: lambda field, around, _: RefsEntry(field, around, field.hint),
    Entry.ROWS: _rows,
    Entry.FILES: _files,
}
