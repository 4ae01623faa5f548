"""What a form asks the database when it is opened, and again after each change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.briefings.attached import AttachedFile
from app.briefings.drafts import KeptDraft
from app.briefings.forms import Loaded
from app.core.errors import AppError
from app.rules.regulation import Calendar
from app.ui.forms.screen import FormScreen
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class FormData:
    """A record for its form, with its files and the draft that was left, and what the entries must know."""

    loaded: Loaded[Any]
    calendar: Calendar
    day_before: bool
    draft: KeptDraft | None
    files: tuple[AttachedFile, ...]
    is_secret: bool = False

    def starting_with(self, values: Any) -> FormData:
        """The same of a new record that begins with these values."""
        return replace(self, loaded=replace(self.loaded, values=values))


@dataclass(frozen=True, slots=True)
class Saved:
    """A record that was saved, and how a sentence names it."""

    key: str
    name: str


def read_form(session: Session, screen: FormScreen[Any], key: str, *, draft: str = "") -> FormData:
    """Read all that a form shows of a record ("": a new one), and its draft, best that with this id."""
    from uuid import UUID

    from app.services.attached_files import attached_files
    from app.services.drafts import find_draft
    from app.services.records import tables
    from app.services.regulation_versions import regulation_on
    from app.services.secret_rows import is_secret_row
    from app.services.settings import read_calendar

    return FormData(
        loaded=screen.load(session, key or None),
        calendar=read_calendar(session),
        day_before=regulation_on(session, today()).before_means_day_before,
        draft=find_draft(session, screen.name, key, draft=draft),
        files=attached_files(session, screen.table, key) if screen.table and key else (),
        is_secret=bool(key) and screen.table in tables() and is_secret_row(session, screen.table, UUID(key)),
    )


def reread_form(
    session: Session, screen: FormScreen[Any], key: str, *, draft: str = ""
) -> FormData | AppError:
    """The same of a record that is open; that it cannot be any more is an answer, told by the form itself."""
    try:
        return read_form(session, screen, key, draft=draft)
    except AppError as refusal:
        return refusal


def save_form(
    session: Session,
    screen: FormScreen[Any],
    loaded: Loaded[Any],
    *,
    draft: str,
    files: tuple[AttachedFile, ...],
) -> Saved:
    """Save a record with the files that waited for it, and forget its draft."""
    from uuid import UUID

    from app.services.attached_files import attach_files
    from app.services.drafts import drop_draft
    from app.services.records import names, tables

    key = screen.save(session, loaded)
    if screen.table:
        attach_files(session, files, table=screen.table, key=key)
    drop_draft(session, draft)
    called = names(session, screen.table, [UUID(key)]) if screen.table in tables() else {}
    name = called.get(UUID(key), "")
    return Saved(key, f"{screen.noun} “{name}”" if name else screen.noun)
