"""What the page of Word templates asks of the data and the files, off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.briefings.word_template import WordTemplateRow
from app.core.errors import AppError
from app.core.template_kinds import TemplateKind
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.attached import AttachedFile
    from app.briefings.lists import Choice
    from app.core.progress import Progress
    from app.exports.files import Written
    from app.exports.templates.check import Complaint
    from app.exports.templates.field import Told
    from app.exports.templates.use import Missing

Subjects = dict[TemplateKind, tuple["Choice", ...]]


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that is to become a template: what the check says, and where it is kept if that is nothing."""

    path: Path
    kind: TemplateKind
    complaints: tuple[Complaint, ...]
    file: AttachedFile | None


@dataclass(frozen=True, slots=True)
class Made:
    """A document that was made of a template and is not written yet."""

    content: bytes
    missing: Missing | None
    path: Path


def read(session: Session) -> tuple[tuple[WordTemplateRow, ...], Subjects]:
    """The templates, and what each kind can be filled with."""
    from app.services.word_templates import list_templates, subjects

    return list_templates(session), {kind: subjects(session, kind, today=today()) for kind in TemplateKind}


def offer(_: Progress, *, path: Path, kind: TemplateKind, folder: Path) -> Offered:
    """Check a file, and keep it if nothing is wrong; AppError where it cannot be read."""
    from app.exports.templates.check import check
    from app.models.attachments import store

    try:
        complaints = check(path.read_bytes(), kind).complaints
    except OSError as error:
        raise AppError(
            f"Không đọc được tệp {path.name}.", "Đóng tệp nếu đang mở trong Word rồi thêm lại."
        ) from error
    return Offered(path, kind, complaints, None if complaints else store(path, folder))


def add(session: Session, *, offered: Offered) -> str:
    """Keep a template; its name."""
    from app.services.word_templates import add_template

    if offered.file is None:
        raise ValueError("a template that was not kept")
    add_template(session, offered.file, name=offered.path.stem, kind=offered.kind)
    return offered.path.stem


def remove(session: Session, *, row: WordTemplateRow) -> str:
    """Move a template into the bin; its name."""
    from app.services.word_templates import remove_template

    remove_template(session, row.key)
    return row.name


def check_kept(_: Progress, *, row: WordTemplateRow, folder: Path) -> tuple[Complaint, ...]:
    """What the check says of a template that is kept: fields may have changed since."""
    from app.exports.templates.check import check
    from app.services.attached_files import read_content

    return check(read_content(row.file, folder), row.kind).complaints


def tell(session: Session, _: Progress, *, row: WordTemplateRow, subject: str) -> Told:
    """What a template is told of a subject."""
    from app.services.word_templates import brief

    return brief(session, row.kind, subject, today=today())


def make(progress: Progress, *, row: WordTemplateRow, told: Told, folder: Path, path: Path) -> Made:
    """The filled document; AppError where the template cannot be used."""
    from app.exports.templates.use import use
    from app.services.attached_files import read_content

    content, missing = use(read_content(row.file, folder), row.kind, told, title=row.name, progress=progress)
    return Made(content, missing, path)


def write(session: Session, _: Progress, *, made: Made) -> Written:
    """Write the document, whole or not at all, or beside one that was edited since the last export."""
    from app.exports.files import write_made
    from app.services.exported_files import known_files

    return write_made(made.content, made.path, known=known_files(session))
