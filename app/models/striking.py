"""The one exception to a log that is only added to: of what became secret it keeps no content (duty 12).

In the transaction that makes a document secret, or puts a task under a secret one, every earlier change of them says of
their content what the rows say now. So undo, history and replay go on as they are, and bring nothing back.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection

from app.briefings.erased import Erased
from app.core.paper_numbers import names_only_papers
from app.core.terms import Secrecy
from app.models.blotting import Forgotten, Mend, Row, blot
from app.models.change_log import LOG_IS_KEPT, keep_log

CONTENT = {
    "source_document": ("summary", "place"),
    "task": ("content", "passage", "product", "field_id", "deadline_words", "result_document", "note"),
    "task_agency": ("part", "answer"),
    "task_consultation": ("content", "document_number"),
    "extension": ("reason", "document_number"),
    "delay_report": ("reason", "decision_note", "document_number"),
    "progress_entry": ("content", "difficulty", "proposal"),
    "task_return": ("result_document", "reason"),
    "extension_request": ("reason", "decision_note", "document_number"),
    "task_contact": ("content",),
    "task_event": ("content", "settlement", "document_number"),
    "agency_request": ("content", "note", "document_number", "received_document"),
    "task_value": ("value",),
    "document_waiver": ("reason",),
    "attachment": ("name",),
}
"""The columns that tell what a document or a task is about, by table; names of files stand in no other text."""

_SAY_NOTHING = ("field_id", "name", "passage")
"""Of these columns the log forgets the words, but no other text is searched for them."""

_NEVER = ("field_id", "name", "value")
"""Columns whose words are struck also where they look like the number of a paper."""

CONTENT_OF_OWN = {
    "opinion_round": ("content", "points", "papers", "note"),
    "opinion_answer": ("said", "taken_up_words"),
    "opinion_extension": ("reason",),
    "dossier": (
        "content",
        "papers",
        "authority",
        "differing",
        "proposal_reason",
        "decision_words",
        "escalation_reason",
        "reserved_opinion",
        "note",
    ),
    "incoming_document": ("summary", "progress", "note"),
    "dossier_version": ("changes", "return_reason"),
    "dossier_check": ("remark",),
    "attachment": ("name",),
}
"""The same of records that are secret themselves, and of their parts."""

_OWNERS = {
    "incoming_document": {"incoming_document": "id"},
    "opinion_round": {"opinion_round": "id", "opinion_answer": "round_id", "opinion_extension": "round_id"},
    "dossier": {"dossier": "id", "dossier_version": "dossier_id", "dossier_check": "dossier_id"},
}
"""Records that are secret themselves, with their parts and how these point to them."""

_GIVEN = "(SELECT value FROM json_each(?))"
_TASKS = f"SELECT id FROM task WHERE source_document_id IN {_GIVEN}"
_OF = {"source_document": f"r.id IN {_GIVEN}", "task": f"r.source_document_id IN {_GIVEN}"}
_OF["document_waiver"] = _OF["task"]
_OF["attachment"] = (
    f"r.owner_id IN (WITH given(id) AS {_GIVEN} SELECT id FROM given "
    "UNION SELECT id FROM task WHERE source_document_id IN (SELECT id FROM given))"
)
_SINCE = "seq > coalesce((SELECT seq FROM change_log WHERE txn <> (SELECT log_txn()) ORDER BY seq DESC LIMIT 1), 0)"

Values = dict[str, Any]
Struck = tuple[str | None, str | None, int]


def strike(connection: Connection) -> Erased | None:
    """Take the content of what this transaction made secret out of the log, and out of all that was made of it.

    Returns what was taken; none where there was nothing.
    """
    forgotten = Forgotten()
    documents = json.dumps(_touched(connection))
    struck = [one for table in CONTENT for one in _struck(connection, table, documents, forgotten)]
    struck += [one for owner in _OWNERS for one in _struck_own(connection, owner, forgotten)]
    if not struck:
        return None
    blotted = blot(connection, forgotten)
    struck += [one for row, mends in blotted.mends.items() for one in _mended(connection, row, mends)]
    _write(connection, struck)
    rows = Counter(table for table, _ in blotted.mends)
    return Erased(rows, blotted.drafts, len({seq for _, _, seq in struck}))


def _write(connection: Connection, struck: list[Struck]) -> None:
    connection.exec_driver_sql(f"DROP TRIGGER {LOG_IS_KEPT}")
    sql = "UPDATE change_log SET old_values = ?, new_values = ? WHERE seq = ?"
    connection.exec_driver_sql(sql, struck)
    connection.exec_driver_sql(keep_log("UPDATE"))


def _touched(connection: Connection) -> list[str]:
    """The secret documents which, or of which a task, were written in this transaction."""
    changes = f"FROM change_log c %s WHERE c.{_SINCE} AND c.table_name"
    own = f"SELECT c.row_id {changes % ''} = 'source_document'"
    of_tasks = f"SELECT t.source_document_id {changes % 'JOIN task t ON t.id = c.row_id'} = 'task'"
    query = f"SELECT id FROM source_document WHERE secrecy <> ? AND id IN ({own} UNION {of_tasks})"
    return list(connection.exec_driver_sql(query, (Secrecy.NONE.value,)).scalars())


def _struck_own(connection: Connection, owner: str, forgotten: Forgotten) -> Iterator[Struck]:
    """The same of secret records of a table that were written in this transaction, and of their parts."""
    query = (
        f"SELECT id FROM {owner} WHERE secrecy <> ? "
        f"AND id IN (SELECT c.row_id FROM change_log c WHERE c.{_SINCE} AND c.table_name = '{owner}')"
    )
    keys = json.dumps(list(connection.exec_driver_sql(query, (Secrecy.NONE.value,)).scalars()))
    for table, column in {**_OWNERS[owner], "attachment": "owner_id"}.items():
        yield from _told(connection, table, CONTENT_OF_OWN[table], f"r.{column} IN {_GIVEN}", keys, forgotten)


def _struck(connection: Connection, table: str, documents: str, forgotten: Forgotten) -> Iterator[Struck]:
    """The changes of a table's rows that say more than the rows do, as they are to be."""
    of = _OF.get(table, f"r.task_id IN ({_TASKS})")
    yield from _told(connection, table, CONTENT[table], of, documents, forgotten)


def _told(
    connection: Connection,
    table: str,
    names: tuple[str, ...],
    of: str,
    keys: str,
    forgotten: Forgotten,
) -> Iterator[Struck]:
    query = (
        f"SELECT l.row_id, l.seq, l.old_values, l.new_values, {', '.join(f'r.{name}' for name in names)} "
        f"FROM {table} r JOIN change_log l ON l.row_id = r.id WHERE {of}"
    )
    for row, seq, old, new, *values in connection.exec_driver_sql(query, (keys,)).all():
        now = dict(zip(names, values, strict=True))
        before, after = json.loads(old or "null"), json.loads(new)
        told = _as_now(before, now), _as_now(after, now)
        if told != (before, after):  # both anew, so that a change of nothing can be told by its text
            forgotten.records.update(json.loads(keys))
            for name, said in (*(before or {}).items(), *after.items()):
                if now.get(name, said) != said and name not in _SAY_NOTHING:
                    forgotten.add(row, name, said)
            yield _text(told[0]), _text(told[1]), seq


def _mended(connection: Connection, row: Row, mends: Mapping[str, Mend]) -> Iterator[Struck]:
    """The changes of a row of which words were taken, without these words."""
    query = "SELECT seq, old_values, new_values FROM change_log WHERE table_name = ? AND row_id = ?"
    for seq, old, new in connection.exec_driver_sql(query, row).all():
        before, after = (json.loads(side) if side is not None else None for side in (old, new))
        told = _mend(before, mends), _mend(after, mends)
        if told != (before, after):
            yield _text(told[0]), _text(told[1]), seq


def _mend(logged: Values | None, mends: Mapping[str, Mend]) -> Values | None:
    if logged is None:
        return None
    return {name: mends[name](said) if name in mends and said else said for name, said in logged.items()}


def _as_now(logged: Values | None, now: Values) -> Values | None:
    if logged is None:
        return None
    return {name: said if _may_stay(name, said) else now.get(name, said) for name, said in logged.items()}


def _may_stay(name: str, said: object) -> bool:
    """Whether the log may go on saying this of a secret: nothing, or which paper it is.

    So an undo takes back the number of a paper as any other word.
    """
    return not said or (name not in _NEVER and isinstance(said, str) and names_only_papers(said))


def _text(values: Values | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False)
