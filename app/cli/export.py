"""Any official document from the data, or all that the data allow."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from app import COMMAND
from app.cli.files import keep, today
from app.cli.kinds import require_kind, subjects, whole_subject
from app.cli.opening import reading
from app.core.document_kinds import KINDS, ON_A3, DocumentKind
from app.core.errors import AppError
from app.exports.formats import Format
from app.rules.periods import Month, month_of
from app.rules.subjects import of_key, of_month

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.exports.document import Document

Made = list[tuple["Document", Format]]


def run(options: Namespace) -> int:
    """Make what is asked for, write it, list it; with `--all` say what was left out and why."""
    from app.exports.files import write_kept
    from app.services.exported_files import known_files

    _require_one(options)
    left: list[str] = []
    with reading(options.data) as database, database.read() as session:
        documents = _all(session, options, left) if options.all else _one(session, options)
        seen = known_files(session)
    if not documents:
        raise AppError("Không có văn bản nào lập được.", "; ".join(left))
    keep(options, write_kept(documents, options.out, known=seen, force=options.force))
    for line in left:
        print(f"  Không lập: {line}")
    return 0


def _require_one(options: Namespace) -> None:
    if bool(options.kind) == options.all:
        raise AppError(
            "Ghi một loại văn bản hoặc --all.",
            f"Ví dụ: {COMMAND} export month_report --month 2026-10 --format docx",
        )
    if options.a3 and not (options.all or options.kind in ON_A3):
        raise AppError(
            f"“{require_kind(options.kind).title}” chỉ làm trên khổ A4 (Nghị định 30/2020/NĐ-CP).", "Bỏ --a3."
        )
    if options.all and (options.id or options.period):
        raise AppError("--all làm mọi loại văn bản của một tháng.", "Chỉ ghi kèm --month.")


def _one(session: Session, options: Namespace) -> Made:
    from app.services.briefs import notices_of
    from app.services.standing import read_standing

    kind = require_kind(options.kind)
    subject = _subject(session, kind, options)
    if read_standing(session, kind.code, subject, today=today()).is_draft:  # else it says what it said
        for line in notices_of(session, kind.code, subject):
            print(f"Lưu ý: {line}", file=sys.stderr)
    return made(session, kind, subject, options.formats, large=options.a3)


def _all(session: Session, options: Namespace, left: list[str]) -> Made:
    """One document of every kind; `left` takes those that cannot be made, with the reason."""
    month = options.month or month_of(today())
    found: Made = []
    for kind in KINDS:
        try:
            large = options.a3 and kind.code in ON_A3
            found += made(session, kind, _likeliest(session, kind, month), options.formats, large=large)
        except AppError as error:
            left.append(f"{kind.title} ({kind.code}): {error}")
    return found


def made(
    session: Session,
    kind: DocumentKind,
    subject: str,
    asked: list[str] | None = None,
    *,
    large: bool = False,
) -> Made:
    """One document in the formats that are asked for, or in the first of its kind; AppError where it cannot be."""
    from app.exports.catalog import DOCUMENTS
    from app.exports.document import on_a3
    from app.services.issued import tell

    composer = DOCUMENTS.get(kind.code)
    if composer is None:
        raise AppError(f"“{kind.title}” chưa lập được.", f"Xem các loại bằng lệnh: {COMMAND} kinds")
    formats = [each for each in composer.FORMATS if each in (asked or composer.FORMATS[:1])]
    if not formats:
        raise AppError(
            f"“{kind.title}” không có dạng {', '.join(asked or ())}.",
            f"Chọn một trong: {', '.join(composer.FORMATS)}.",
        )
    told = tell(session, kind.code, subject, today=today())
    document = composer.compose(told.briefing, told.edition)
    if large:
        document = on_a3(document)
    return [(document, format_) for format_ in formats]


def _subject(session: Session, kind: DocumentKind, options: Namespace) -> str:
    """What is asked for in words; nothing said: the likeliest."""
    if options.id or options.period:
        return whole_subject(session, kind, of_key(options.id or options.period))
    if options.month is None:
        return _first(session, kind)
    if subject := of_month(kind.source, options.month):
        return subject
    raise AppError(
        f"“{kind.title}” không lập theo tháng.",
        f"Chọn nội dung bằng --id; xem lệnh: {COMMAND} kinds {kind.code}",
    )


def _likeliest(session: Session, kind: DocumentKind, month: Month) -> str:
    """The subject of a kind in a month; of kinds not made of days the likeliest one."""
    return of_month(kind.source, month) or _first(session, kind)


def _first(session: Session, kind: DocumentKind) -> str:
    found = subjects(session, kind.code)
    if not found:
        raise AppError("Dữ liệu chưa có gì để lập.", f"Xem các loại bằng lệnh: {COMMAND} kinds")
    return found[0].code
