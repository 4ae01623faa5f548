"""A form as a value: its groups of fields, and the questions that fill, check and save it; a sheet likewise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from app.briefings.forms import Complaint, Details, Loaded
from app.core.terms import Term

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Changed, Chosen
    from app.briefings.lists import Choice
    from app.rules.regulation import Calendar
    from app.ui.shell import Shell

Values = TypeVar("Values")

VERDICTS = ("Chưa đánh giá", "Đạt yêu cầu", "Không đạt")


class Entry(StrEnum):
    """How a field is filled, and what its value is."""

    LINE = auto()  # str
    TEXT = auto()  # str with line breaks
    DAY = auto()  # date | None, typed freely
    DEADLINE = auto()  # date | None, typed freely; the words as typed go to the field named by `words`
    TIME = auto()  # time | None
    HOUR = auto()  # int | None, a full hour
    MONTH = auto()  # tuple[year, month] | None
    NUMBER = auto()  # int | None
    CHOICE = auto()  # a Term of `terms`
    CHOICES = auto()  # tuple of Terms of `terms`
    FLAG = auto()  # bool
    VERDICT = auto()  # bool | None: chưa đánh giá, đạt, không đạt
    REF = auto()  # Ref | None
    REFS = auto()  # tuple[Ref, ...]
    ROWS = auto()  # tuple of `row` values
    FILES = auto()  # tuple[AttachedFile, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: the attribute of the form's values that it fills, its label, and how.

    `find` answers what was typed into a REF or REFS with choices (code: table and key, "agency:3f…"; an empty text:
    the first ones); `may_add` names the tables of which a new row may be asked for by its name. Where a field
    `adds_typed`, what is typed and not known is asked for by itself: the number of a document is new most of the time.
    `verdicts` are the words of a VERDICT for open, yes and no. A CHOICE that `may_be_open` has None among its values.
    A DEADLINE is `met` by the day in the field of that name: once there is one, no days are left or over; it is
    `extended` by the rows in the field of that name, of which the one decided last is in force.
    One `of_hours` is asked in a sheet only where the hour counts (`Chosen.hours`).
    Of one that is `advised` the database may say something while it is typed: the room for that is kept free.
    The `columns` of ROWS are fields of `row`, a frozen dataclass with a default for each of its fields.
    """

    name: str
    label: str
    entry: Entry
    required: bool = False
    hint: str = ""
    words: str = ""
    met: str = ""
    extended: str = ""
    terms: type[Term] | None = None
    may_be_open: bool = False
    find: Callable[[Session, str], Sequence[Choice]] | None = None
    may_add: tuple[str, ...] = ()
    adds_typed: bool = False
    advised: bool = False
    of_hours: bool = False
    verdicts: tuple[str, str, str] = VERDICTS
    row: Callable[[], Any] | None = None
    columns: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A titled group of fields; a folded one is shown closed while it is empty.

    Where `fits` is given, the group is there only while the values of the form as they stand fit it.
    """

    title: str
    fields: tuple[Field, ...]
    folded: bool = False
    fits: Callable[[Any], bool] | None = None


@dataclass(frozen=True, slots=True)
class FormScreen(Generic[Values]):
    """What a form shows, and the questions behind it.

    `name` keeps its drafts apart; `noun` is what it fills ("nhiệm vụ"); `table` owns its history and its attached
    files. `load` reads a record by its key, or an empty form (None). `check` judges the values on the UI thread,
    quickly, with the calendar and today; `save` writes them in one transaction and gives the key; it raises
    AppError when the record was changed since it was `seen`. `describe` tells a record beside its list. A form that
    `proposes` shows for a record what is not stored yet: it may be saved untouched. A `title` stands over a form that
    is no record of its own: there is no next one to add. `remark` is told once a record was saved, of what it was and
    what it is now; empty where there is nothing to tell. `advise` says, off the UI thread and while it is typed, what
    only the database knows of the form as it stands (a person or a room that is taken already): warnings alone. With
    `then` the form closes once it was saved, and that is called with what was saved. `fill` names a REF field, and says
    of the key chosen there what untouched fields of a new record begin with.
    """

    name: str
    noun: str
    table: str
    sections: tuple[Section, ...]
    load: Callable[[Session, str | None], Loaded[Values]]
    check: Callable[[Values, Calendar], tuple[Complaint, ...]]
    save: Callable[[Session, Loaded[Values]], str]
    describe: Callable[[Session, str], Details] | None = None
    proposes: bool = False
    title: str = ""
    remark: Callable[[Values, Values], str] = lambda _before, _now: ""
    advise: Callable[[Session, Loaded[Values]], tuple[Complaint, ...]] | None = None
    then: Callable[[Shell, Values], None] | None = None
    fill: tuple[str, Callable[[Session, str], Mapping[str, Any]]] | None = None


@dataclass(frozen=True, slots=True)
class SheetScreen(Generic[Values]):
    """What a small sheet asks before many chosen rows are changed, and the verb behind its button.

    `title` stands above it, `verb` on its button before the number of rows and their `noun`; `fields` fill the values
    that begin as `start`, or as `begin` says of the rows. `chosen` tells which of the rows would change (`fate`); the
    others stay, for they are `left_out` ("đã hoàn thành"). `change` changes those in one transaction and returns how
    many there were, which `done` says; it raises AppError. `preview` tells, for the values as they stand, what each
    row says now and would say, under the `heads`, so many letters wide; with `counts_preview` the button counts these
    rows and not the chosen ones, by their own noun (`counted`) where it is another. Where `same_stay`, rows that would
    say what they say now do not change and are not counted. Where there is a name in
    `leaves_out`, rows of the preview that have a key may be unticked: their keys go into the values under it, and
    they alone count. `then` is what is shown once it is done.
    """

    title: str
    verb: str
    noun: str
    fields: tuple[Field, ...]
    start: Callable[[], Values]
    check: Callable[[Values, Calendar], tuple[Complaint, ...]]
    chosen: Callable[[Session, Sequence[str]], Chosen]
    left_out: str
    change: Callable[[Session, Sequence[str], Values], int]
    done: str
    preview: Callable[[Session, Sequence[str], Values], Sequence[Changed]] | None = None
    then: Callable[[Shell], None] | None = None
    begin: Callable[[Session, Sequence[str]], Values] | None = None
    fate: str = "sẽ đổi"
    heads: tuple[str, str, str] = ("Nội dung", "Hiện nay", "Sẽ là")
    widths: tuple[int, int, int] = (26, 14, 14)
    counts_preview: bool = False
    same_stay: bool = False
    counted: str = ""
    leaves_out: str = ""
