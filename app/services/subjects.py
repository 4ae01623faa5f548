"""What a document is about in words, from its subject alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.document_kinds import Source, kind_of
from app.core.errors import AppError
from app.core.issuing import Issuer
from app.core.words import capital
from app.models.asking import ask
from app.rules.spans import read_span
from app.services.briefs.days import KEYS, parts

if TYPE_CHECKING:
    from app.models.asking import Reads

KEY_DIGITS = 32  # of the key of a record


def say_subject(session: Reads, code: str, subject: str) -> str:
    """Return a subject as people read it; the text itself where it names nothing that is known."""
    named, _ = parts(subject)
    keys = [key for key in named.split(KEYS) if len(key) == KEY_DIGITS]
    source = kind_of(code).source
    match source:
        case Source.TASKS if keys:
            return f"{len(keys)} nhiệm vụ đã chọn"
        case Source.REPORTS if KEYS in named:
            return f"{len(keys)} báo cáo đã chọn"
        case Source.HALF_MONTH:
            return f"{_days(named)} – {_name(session, source, parts(subject)[1])}"
        case Source.BOOK:
            year, _, issuer = subject.partition("/")
            return f"Năm {year} – {Issuer(issuer).label}" if issuer in list(Issuer) else subject
        case _ if keys and source in _NAMES:
            return _name(session, source, keys[0])
    return _days(named) or subject


def _days(named: str) -> str:
    try:
        name = read_span(named).name
    except AppError:
        return ""
    return capital(name)


_NAMES = {
    Source.HALF_MONTH: """SELECT full_name AS name FROM person WHERE id = :key
        UNION ALL SELECT name FROM agency WHERE id = :key""",
    Source.MEETING: "SELECT title AS name FROM meeting WHERE id = :key",
    Source.OPINIONS: """SELECT CASE WHEN secrecy = 'none' THEN content ELSE number END AS name
        FROM opinion_round WHERE id = :key""",
    Source.DOSSIER: """SELECT CASE WHEN secrecy = 'none' THEN content ELSE number END AS name
        FROM dossier WHERE id = :key""",
    Source.REPORTS: "SELECT name FROM report_obligation WHERE id = :key",
    Source.PLAN: "SELECT title AS name FROM programme_plan WHERE id = :key",
    Source.AGENCY_TASKS: "SELECT name FROM agency WHERE id = :key",
    Source.TYPED: "SELECT summary AS name FROM official_document WHERE id = :key",
    Source.TASK: "SELECT content AS name FROM task WHERE id = :key",
    Source.HANDOVER: """SELECT giver.full_name || ' bàn giao cho ' || taker.full_name AS name
        FROM handover JOIN person AS giver ON giver.id = handover.giver_id
            JOIN person AS taker ON taker.id = handover.taker_id
        WHERE handover.id = :key""",
    Source.ADJUSTMENT: """SELECT content AS name FROM programme_item
        WHERE id = (SELECT item_id FROM adjustment WHERE adjustment.id = :key)
        UNION ALL SELECT content FROM programme_proposal WHERE id = :key""",
}
"""What names the record of a subject, also one that was deleted since."""


def _name(session: Reads, source: Source, key: str) -> str:
    rows = ask(session, _NAMES[source], {"key": key})
    return str(rows[0].name) if rows else ""
