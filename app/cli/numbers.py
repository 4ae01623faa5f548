"""The register of numbers of outgoing documents: listed, held, cancelled with the reason."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from sqlalchemy import select

from app import COMMAND
from app.cli.files import today
from app.cli.kinds import require_kind, whole_subject
from app.cli.opening import reading, writing
from app.cli.table import print_lines, text
from app.core.errors import AppError
from app.core.login import default_actor
from app.core.words import short_date
from app.rules.document_numbers import number_key, said_number
from app.rules.subjects import of_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.models.document import DocumentNumber


def run(options: Namespace) -> int:
    """Hold or cancel one, or list a year."""
    year = options.year or today().year
    if options.hold or options.cancel:
        with writing(options.data) as database, database.write(options.actor or default_actor()) as session:
            print(_cancel(session, options, year) if options.cancel else _hold(session, options))
        return 0
    with reading(options.data) as database, database.read() as session:
        rows = [_cells(row) for row in _rows(session, year)]
    if rows:
        print_lines([text(column) for column in zip(*rows, strict=True)], indent="  ")
    else:
        print(f"Sổ năm {year} chưa có số nào.")
    return 0


def _hold(session: Session, options: Namespace) -> str:
    from app.services.numbers import hold_for

    kind = require_kind(options.hold)
    if not options.id:
        raise AppError(
            "Ghi văn bản cần giữ số bằng --id.", f"Xem các nội dung bằng lệnh: {COMMAND} kinds {kind.code}"
        )
    subject = whole_subject(session, kind, of_key(options.id))
    row = hold_for(session, kind.code, subject, on=today(), wanted=options.number or "")
    return f"Đã giữ số {_said(row)} cho {kind.title.lower()} {options.id}."


def _cancel(session: Session, options: Namespace, year: int) -> str:
    from app.services.numbers import cancel

    wanted = number_key(options.cancel)
    found = [row for row in _rows(session, year) if number_key(_said(row)) == wanted]
    if not found:
        raise AppError(
            f"Sổ năm {year} không có số {options.cancel}.",
            f"Xem sổ bằng lệnh: {COMMAND} numbers --year {year}",
        )
    cancel(session, found[0], reason=options.reason or "")
    return f"Đã hủy số {_said(found[0])}: {found[0].reason}."


def _rows(session: Session, year: int) -> Sequence[DocumentNumber]:
    from app.models.document import DocumentNumber

    return session.scalars(
        select(DocumentNumber)
        .where(DocumentNumber.year == year, DocumentNumber.deleted_at.is_(None))
        .order_by(DocumentNumber.issuer, DocumentNumber.abbreviation, DocumentNumber.number)
    ).all()


def _said(row: DocumentNumber) -> str:
    return f"{said_number(row.number)}/{row.symbol}"


def _cells(row: DocumentNumber) -> tuple[str, ...]:
    day = short_date(row.issued_on) if row.issued_on else ""
    note = f" ({row.reason})" if row.reason else ""
    return _said(row), day, row.state.label + note, ": ".join(filter(None, (row.title, row.summary)))
