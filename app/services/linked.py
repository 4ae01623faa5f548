"""Where else a record is dealt with: programme, meetings, tasks, dossiers, opinions, documents, reports (feature 20).

Each tie is declared once, as SQL that gives both its ends, so it leads back wherever it leads to.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.linked import Linked
from app.core.words import capital, short_date
from app.models.asking import Question, ask
from app.rules.secrets import HIDDEN_CONTENT
from app.services.forms.telling import with_aside
from app.services.linked_periods import of_document, of_month

if TYPE_CHECKING:
    from app.models.asking import Reads

MOST = 30
"""Of one kind; more are found in its list."""

_CONTENTS = """agenda_item AS content JOIN meeting ON meeting.id = content.meeting_id AND meeting.deleted_at IS NULL
    AND content.deleted_at IS NULL"""
_TASKS = """conclusion JOIN conclusion_task AS made ON made.conclusion_id = conclusion.id
    AND made.deleted_at IS NULL AND conclusion.deleted_at IS NULL"""
TIES = (
    (
        *("programme_item", "meeting"),
        f"""SELECT content.programme_item_id AS a, meeting.id AS b FROM {_CONTENTS}
            UNION SELECT differing_item_id, id FROM meeting WHERE deleted_at IS NULL""",
    ),
    (
        *("programme_item", "task"),
        f"""SELECT content.programme_item_id AS a, made.task_id AS b
            FROM {_TASKS} JOIN agenda_item AS content ON content.id = conclusion.agenda_item_id
            UNION SELECT programme_item_id, task_id FROM dossier WHERE deleted_at IS NULL""",
    ),
    (
        *("programme_item", "programme_proposal"),
        """SELECT item_id AS a, id AS b FROM programme_proposal WHERE deleted_at IS NULL
            UNION SELECT carried_from_id, id FROM programme_proposal WHERE deleted_at IS NULL""",
    ),
    (
        *("programme_item", "dossier"),
        "SELECT programme_item_id AS a, id AS b FROM dossier WHERE deleted_at IS NULL",
    ),
    (
        *("programme_item", "opinion_round"),
        "SELECT programme_item_id AS a, id AS b FROM opinion_round WHERE deleted_at IS NULL",
    ),
    (
        *("programme_item", "programme_item"),
        "SELECT carried_from_id AS a, id AS b FROM programme_item WHERE deleted_at IS NULL",
    ),
    (
        *("programme_item", "official_document"),
        """SELECT adjustment.item_id AS a, document.id AS b FROM official_document AS document
            JOIN adjustment ON adjustment.id = substr(document.subject, 1, 32)
            WHERE document.kind_code = 'programme_adjustment'
            UNION SELECT asked.item_id, document.id FROM official_document AS document
            JOIN programme_proposal AS asked ON asked.id = substr(document.subject, 1, 32)
            WHERE document.kind_code = 'programme_adjustment'""",
    ),
    (
        *("agenda_item", "meeting"),
        "SELECT id AS a, meeting_id AS b FROM agenda_item WHERE deleted_at IS NULL",
    ),
    (
        *("agenda_item", "programme_item"),
        "SELECT id AS a, programme_item_id AS b FROM agenda_item WHERE deleted_at IS NULL",
    ),
    (
        *("agenda_item", "task"),
        f"SELECT conclusion.agenda_item_id AS a, made.task_id AS b FROM {_TASKS}",
    ),
    (
        *("agenda_item", "dossier"),
        "SELECT agenda_item_id AS a, id AS b FROM dossier WHERE deleted_at IS NULL",
    ),
    (
        *("agenda_item", "opinion_round"),
        """SELECT agenda_item_id AS a, id AS b FROM opinion_round WHERE deleted_at IS NULL
            UNION SELECT announced_item_id, id FROM opinion_round WHERE deleted_at IS NULL""",
    ),
    (
        *("meeting", "task"),
        f"""SELECT conclusion.meeting_id AS a, made.task_id AS b FROM {_TASKS}
            UNION SELECT id, differing_task_id FROM meeting WHERE deleted_at IS NULL""",
    ),
    (
        *("meeting", "dossier"),
        f"""SELECT meeting_id AS a, id AS b FROM dossier WHERE deleted_at IS NULL
            UNION SELECT meeting.id, dossier.id FROM {_CONTENTS}
            JOIN dossier ON dossier.agenda_item_id = content.id AND dossier.deleted_at IS NULL""",
    ),
    (
        *("meeting", "opinion_round"),
        f"""SELECT meeting.id AS a, asked.id AS b FROM {_CONTENTS}
            JOIN opinion_round AS asked ON asked.deleted_at IS NULL
                AND (asked.agenda_item_id = content.id OR asked.announced_item_id = content.id)""",
    ),
    (
        *("task", "source_document"),
        "SELECT id AS a, source_document_id AS b FROM task WHERE deleted_at IS NULL",
    ),
    ("task", "task", "SELECT parent_id AS a, id AS b FROM task WHERE deleted_at IS NULL"),
    ("task", "dossier", "SELECT task_id AS a, id AS b FROM dossier WHERE deleted_at IS NULL"),
    (
        *("task", "official_document"),
        """SELECT task.id AS a, document.id AS b FROM official_document AS document
            JOIN task ON instr(document.subject, task.id)""",
    ),
    (
        *("source_document", "incoming_document"),
        "SELECT source_document_id AS a, id AS b FROM incoming_document WHERE deleted_at IS NULL",
    ),
    (
        "dossier",
        "opinion_round",
        "SELECT dossier_id AS a, id AS b FROM opinion_round WHERE deleted_at IS NULL",
    ),
    (
        *("report_obligation", "official_document"),
        "SELECT report_id AS a, letter_id AS b FROM report_reminder WHERE deleted_at IS NULL",
    ),
    *(
        (
            *(table, "official_document"),
            f"""SELECT {table}.id AS a, document.id AS b FROM official_document AS document
                JOIN {table} ON {table}.id = substr(document.subject, 1, 32)""",
        )
        for table in ("meeting", "dossier", "opinion_round", "programme_plan")
    ),
)
"""What is tied to what: two tables, and their keys by pairs."""

_SECRET = f"CASE WHEN secrecy = 'none' THEN content ELSE '{HIDDEN_CONTENT}' END"
TOLD = {
    "programme_item": (
        "Nội dung chương trình",
        "content AS said, due_month || '/' || due_year AS aside, NULL AS day",
    ),
    "programme_proposal": ("Đăng ký", "content AS said, document_number AS aside, proposed_on AS day"),
    "programme_plan": ("Kế hoạch", "title AS said, number AS aside, issued_on AS day"),
    "meeting": ("Cuộc họp", "title AS said, '' AS aside, held_on AS day"),
    "agenda_item": ("Nội dung họp", "content AS said, '' AS aside, NULL AS day"),
    "task": (
        "Nhiệm vụ",
        f"coalesce(nullif(content, ''), '{HIDDEN_CONTENT}') AS said, '' AS aside, deadline AS day",
    ),
    "dossier": ("Hồ sơ trình", f"{_SECRET} AS said, number AS aside, NULL AS day"),
    "opinion_round": ("Lấy ý kiến", f"{_SECRET} AS said, number AS aside, asked_on AS day"),
    "source_document": ("Văn bản giao", "number AS said, '' AS aside, issued_on AS day"),
    "incoming_document": ("Văn bản đến", "symbol AS said, '' AS aside, arrived_on AS day"),
    "official_document": (
        "Văn bản",
        "kind_code AS said, trim(number || '/' || symbol, '/') AS aside, issued_on AS day",
    ),
    "report_obligation": ("Báo cáo định kỳ", "name AS said, '' AS aside, due_on AS day"),
}
"""What each kind of record is called, and how one is told; of what is secret only numbers and days (duty 12)."""
_HOMES = {"adjustment": ("programme_item", "item_id"), "conclusion": ("meeting", "meeting_id")}
"""Parts that are seen with the record that they belong to."""


def linked(reads: Reads, table: str, key: str) -> tuple[Linked, ...]:
    """Return what a record leads to, kind by kind, the newest of each first; nothing for a table without ties."""
    if table in _HOMES:
        owner, column = _HOMES[table]
        [row] = ask(reads, f"SELECT {column} AS owner FROM {table} WHERE id = :key", {"key": key})
        return (*_told(reads, owner, [row.owner]), *linked(reads, owner, row.owner))
    if table not in TOLD:
        return ()
    found: dict[str, list[str]] = {}
    for other, keys in _ends(reads, table, key):
        found.setdefault(other, []).extend(one for one in keys if one not in found.get(other, ()))
    records = (one for other in TOLD if other in found for one in _told(reads, other, found[other]))
    return (*records, *of_month(reads, table, key), *of_document(reads, table, key))


def _ends(reads: Reads, table: str, key: str) -> Iterator[tuple[str, list[str]]]:
    """The keys at the other ends of a record's ties, by their tables."""
    for left, right, pairs in TIES:
        for this, own, there, other in (("a", left, "b", right), ("b", right, "a", left)):
            if own == table:
                sql = f"SELECT DISTINCT {there} AS found FROM ({pairs}) WHERE {this} = :key AND {there} IS NOT NULL"
                yield other, [row.found for row in ask(reads, sql, {"key": key})]


def _told(reads: Reads, table: str, keys: list[str]) -> Iterator[Linked]:
    noun, columns = TOLD[table]
    question = Question(
        f"SELECT id, {columns} FROM {table} WHERE id IN :keys AND deleted_at IS NULL "
        f"ORDER BY day IS NULL, day DESC, id DESC LIMIT {MOST}",
        {"day": date.fromisoformat},
    )
    for row in ask(reads, question, {"keys": keys}) if keys else ():
        yield Linked(noun, _say(table, row), table, row.id)


def _say(table: str, row: Any) -> str:
    said = row.said
    if table == "official_document":
        from app.core.document_kinds import kind_of

        said = kind_of(row.said).title
    day = short_date(row.day) if row.day else ""
    return with_aside(capital(" ".join(said.split())), ", ".join(filter(None, (row.aside, day))))
