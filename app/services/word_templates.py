"""The office's own Word templates: kept, listed, removed, and what they are told."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.attached import AttachedFile
from app.briefings.edition import Edition
from app.briefings.lists import Choice
from app.briefings.word_template import WordTemplateRow
from app.core.errors import AppError
from app.core.template_kinds import TemplateKind
from app.core.text import clean
from app.models.word_template import WordTemplate
from app.services import bin as bin_
from app.services.attached_files import attach_files, attached_files
from app.services.briefs import questions
from app.services.editions import read_edition
from app.services.forms.common import alive

TABLE = WordTemplate.__tablename__


def add_template(session: Session, file: AttachedFile, *, name: str, kind: TemplateKind) -> str:
    """Keep a template whose file is stored already; returns its key.

    Raises:
        AppError: it has no name, or there is one of this name and kind.
    """
    called = clean(name)
    if not called:
        raise AppError("Mẫu chưa có tên.", "Đặt tên cho mẫu rồi thêm lại.")
    query = select(WordTemplate.id).where(
        WordTemplate.name == called, WordTemplate.kind == kind, WordTemplate.deleted_at.is_(None)
    )
    if session.scalar(query):
        raise AppError(f"Đã có mẫu “{called}”.", "Đặt tên khác, hoặc bỏ mẫu cũ rồi thêm lại.")
    row = WordTemplate(name=called, kind=kind)
    session.add(row)
    session.flush()
    attach_files(session, [file], table=TABLE, key=row.id.hex)
    return row.id.hex


def list_templates(session: Session) -> tuple[WordTemplateRow, ...]:
    """All templates, by kind and name; one whose file was removed is left out."""
    rows = session.scalars(
        select(WordTemplate)
        .where(WordTemplate.deleted_at.is_(None))
        .order_by(WordTemplate.kind, WordTemplate.name)
    )
    with_files = ((row, attached_files(session, TABLE, row.id.hex)) for row in rows)
    return tuple(
        WordTemplateRow(row.id.hex, row.name, row.kind, files[0]) for row, files in with_files if files
    )


def template_named(session: Session, name: str) -> WordTemplateRow:
    """The template of a key or a name; AppError where there is none, or several of that name."""
    found = [row for row in list_templates(session) if name in (row.key, row.name)]
    match found:
        case [only]:
            return only
        case []:
            raise AppError(f"Không có mẫu “{name}”.", "Xem các mẫu bằng lệnh: templates list")
        case _:
            raise AppError(f"Có {len(found)} mẫu tên “{name}”.", "Ghi mã của mẫu thay cho tên.")


def remove_template(session: Session, key: str) -> None:
    """Move a template into the bin, with its file; AppError when it is gone already."""
    bin_.delete(session, TABLE, alive(session, WordTemplate, key).id)


def brief(session: Session, kind: TemplateKind, subject: str, *, today: date) -> tuple[Any, Edition]:
    """What a template of a kind is told of a subject; AppError where there is no such subject."""
    told = questions()[kind.told_as].brief(session, subject, today)
    return told, read_edition(session, kind.told_as, subject, today=today)


def subjects(session: Session, kind: TemplateKind, *, today: date) -> tuple[Choice, ...]:
    """What a template of a kind can be filled with, the likeliest first."""
    return questions()[kind.told_as].subjects(session, today)
