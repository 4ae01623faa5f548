"""A programme on the command line on its way out: what its contents lack, and its issue (duties 33, 37)."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from app.cli.files import today
from app.cli.opening import reading, writing
from app.core.document_kinds import kind_of
from app.core.login import default_actor
from app.core.words import short_date
from app.rules.form_checks.plan import SPANS
from app.rules.item_parts import say_before, say_parts
from app.rules.spans import read_span
from app.rules.subjects import of_key

if TYPE_CHECKING:
    from app.briefings.programme_lacks import LackingItem


def lacks(options: Namespace) -> int:
    """Print which contents lack what: first what is demanded, then what is but usage."""
    from app.services.programme_lacks import read_lacks

    code, subject = _paper(options.lacks)
    with reading(options.data) as database, database.read() as session:
        told = read_lacks(session, code, subject, today=today())
    found = told.items
    if options.json:
        print(json.dumps([asdict(item) for item in found], ensure_ascii=False, indent=1))
    else:
        if told.before:
            print(say_before(told.before))
        print(f"{kind_of(code).title} {options.lacks}")
        print("\n".join(map(_line, found)) or "  Không nội dung nào còn thiếu.")
    return 0


def issue(options: Namespace) -> int:
    """Issue it under its number; refused where its contents lack something that was not confirmed."""
    from app.services.issued import issue as issue_document
    from app.services.programme_confirmation import confirmation_of

    code, subject = _paper(options.issue)
    day = options.day or today()
    with writing(options.data) as database, database.write(options.actor or default_actor()) as session:
        document = issue_document(
            session,
            code,
            subject,
            issued_on=day,
            today=today(),
            wanted=options.number or "",
            confirmed=options.confirm,
        )
        number = f"số {document.number}/{document.symbol}"
        told = confirmation_of(document)
    print(f"Đã phát hành {kind_of(code).title.lower()} ({options.issue}): {number}, {short_date(day)}.")
    for line in told:
        print(f"  {line}")
    return 0


def _paper(words: str) -> tuple[str, str]:
    """The kind and the subject of "2026-Q4", "2026-Q4/office" or the key of a room's plan."""
    subject = of_key(words)
    if len(subject) == _KEY_DIGITS:
        return "room_plan", subject
    return f"{read_span(subject.partition('/')[0], *SPANS).kind}_programme", subject


_KEY_DIGITS = 32


def _line(item: LackingItem) -> str:
    told = (("bắt buộc", item.demanded), ("theo thông lệ", item.usual))
    said = "; ".join(f"{what}: {say_parts(parts)}" for what, parts in told if parts)
    return f"  {item.content} ({said})"
