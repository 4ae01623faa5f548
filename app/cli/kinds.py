"""The catalogue of documents, for people or as JSON; of one kind what it can be about."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from app import COMMAND
from app.cli.files import today
from app.cli.opening import reading
from app.cli.table import print_lines, text
from app.core.document_kinds import KINDS, DocumentKind, Group, kind_of
from app.core.errors import AppError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.lists import Choice


def run(options: Namespace) -> int:
    """List the kinds, or the subjects of one."""
    with reading(options.data) as database, database.read() as session:
        if options.kind:
            found = [_subject(choice) for choice in subjects(session, require_kind(options.kind).code)]
        else:
            found = [_kind(session, kind) for kind in KINDS]
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    elif options.kind:
        if found:
            print_lines([text(row[name] for row in found) for name in ("id", "label")], indent="  ")
    else:
        _print_kinds(found)
    return 0


def require_kind(code: str) -> DocumentKind:
    """The kind of a code that was typed; AppError for another."""
    try:
        return kind_of(code)
    except LookupError:
        raise AppError(
            f"Không có loại văn bản “{code}”.", f"Xem các loại bằng lệnh: {COMMAND} kinds"
        ) from None


def subjects(session: Session, code: str) -> tuple[Choice, ...]:
    """What a kind can be about, the likeliest first; nothing for a kind that the data do not hold."""
    from app.services.briefs import questions

    question = questions().get(code)
    return question.subjects(session, today()) if question else ()


def whole_subject(session: Session, kind: DocumentKind, key: str) -> str:
    """A key with what its kind asks beside it, as it is offered: of a meeting alone the notice by issue."""
    offered = [choice.code for choice in subjects(session, kind.code)]
    if key in offered:
        return key
    return next((code for code in offered if code.startswith(f"{key}/")), key)


def _kind(session: Session, kind: DocumentKind) -> dict[str, Any]:
    from app.exports.catalog import DOCUMENTS

    composer = DOCUMENTS.get(kind.code)
    return {
        "code": kind.code,
        "title": kind.title,
        "group": kind.group.value,
        "source": kind.source.value,
        "formats": [each.value for each in composer.FORMATS] if composer else [],
        "in_data": composer is not None and bool(subjects(session, kind.code)),
    }


def _subject(choice: Choice) -> dict[str, str]:
    label = f"{choice.label} ({choice.aside})" if choice.aside else choice.label
    return {"id": choice.code, "label": label}


def _print_kinds(found: list[dict[str, Any]]) -> None:
    table = [
        (row["code"], row["title"], ", ".join(row["formats"]), "có" if row["in_data"] else "chưa có dữ liệu")
        for row in found
    ]
    firsts: dict[Group, int] = {}
    for place, kind in enumerate(KINDS):
        firsts.setdefault(kind.group, place)
    groups = {place: group.label for group, place in firsts.items()}
    print_lines([text(column) for column in zip(*table, strict=True)], indent="  ", groups=groups)
