"""What became secret is taken out of what was made of it: copies, documents that went out, drafts (duty 12).

A document that went out keeps its number and day; where it told of the secret it says since when the words are gone.
Rows that the program itself copied words into are found by their links, documents and drafts by the words and by the
keys in them. What another row tells of itself stays, also where it says the same.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection

from app.core.words import short_date
from app.models.base import Base, derive

MARK = "(nội dung mật, đã gỡ ngày {day})"
NOTE = "Đã gỡ nội dung mật ngày {day}"
"""What the register of documents notes beside the number."""

COPIES = {
    "agenda_item": ("content",),
    "agenda_proposal": ("content",),
    "conclusion": ("content",),
    "dossier": ("content", "decision_words"),
    "incoming_document": ("summary", "progress"),
    "opinion_round": ("content",),
    "source_document": ("summary",),
    "task": ("content",),
}
"""The columns into which the program copies words of a linked row."""

DOCUMENTS = {
    "official_document": ("summary", "briefing", "edition", "confirmed_lacks"),
    "document_number": ("title", "summary"),
    "programme_plan": ("confirmed_lacks",),
    "written_part": ("content",),
}
_CONTAINED = 16  # letters: shorter words stand in sentences that tell of something else
_COPIED = 4
_ESCAPED = re.compile(r'["\\\s]{2,}|["\\\n\r\t]')
"""What JSON writes otherwise than people do, and where spaces may differ."""

_GIVEN = "(SELECT value FROM json_each(:keys))"
_ONCE = f"""(
    SELECT held.value FROM change_log JOIN json_each(change_log.new_values) AS held
    WHERE change_log.row_id IN {_GIVEN} AND held.key LIKE '%/_id' ESCAPE '/' AND held.value IS NOT NULL
)"""
"""What the records were ever linked to: an undone copy lies in the bin, and its link is gone."""

_OF_DOCUMENT = f"(SELECT id FROM task WHERE source_document_id IN {_GIVEN})"
_ITEMS = f"""
    SELECT announced_item_id FROM opinion_round WHERE id IN {_GIVEN}
    UNION SELECT agenda_item_id FROM opinion_round WHERE id IN {_GIVEN}
    UNION SELECT proposal.agenda_item_id FROM opinion_round
        JOIN agenda_proposal AS proposal ON proposal.id = opinion_round.announced_proposal_id
        WHERE opinion_round.id IN {_GIVEN}
    UNION SELECT agenda_item_id FROM dossier WHERE id IN {_GIVEN}
    UNION SELECT id FROM agenda_item WHERE id IN {_ONCE}"""
_AGENDA = f"""
    WITH RECURSIVE item(id) AS (
        {_ITEMS}
        UNION SELECT later.id FROM agenda_item AS later JOIN item ON later.postponed_from_id = item.id
    )"""
_LINKS = {
    "agenda_item": f"{_AGENDA} SELECT id FROM item WHERE id IS NOT NULL",
    "agenda_proposal": f"""{_AGENDA} SELECT id FROM agenda_proposal WHERE postponed_item_id IN (SELECT id FROM item)
        UNION SELECT announced_proposal_id FROM opinion_round WHERE id IN {_GIVEN}
        UNION SELECT id FROM agenda_proposal WHERE id IN {_ONCE}""",
    "conclusion": f"SELECT conclusion_id FROM conclusion_task WHERE task_id IN {_OF_DOCUMENT}",
    "dossier": f"""SELECT id FROM dossier WHERE task_id IN {_OF_DOCUMENT}
        UNION SELECT dossier_id FROM opinion_round WHERE id IN {_GIVEN}""",
    "incoming_document": f"SELECT id FROM incoming_document WHERE source_document_id IN {_GIVEN}",
    "opinion_round": f"SELECT id FROM opinion_round WHERE dossier_id IN {_GIVEN}",
    "source_document": f"SELECT source_document_id FROM incoming_document WHERE id IN {_GIVEN}",
    "task": f"""SELECT task_id FROM dossier WHERE id IN {_GIVEN}
        UNION SELECT id FROM task WHERE id IN {_ONCE}
        UNION SELECT task.id FROM task JOIN incoming_document AS came
            ON came.source_document_id = task.source_document_id WHERE came.id IN {_GIVEN}""",
}
"""How rows are found into which words of secret records (`keys`, of whatever table) were copied."""

Mend = Callable[[str], str]
Row = tuple[str, str]
"""A table and the key of a row of it."""


class Blotted(NamedTuple):
    """How the log of the rows that lost words is mended, and how many drafts lost some."""

    mends: Mapping[Row, Mapping[str, Mend]]
    drafts: int


@dataclass(slots=True)
class Forgotten:
    """What a transaction made secret: the records, their rows (parts too), what these told of themselves, all words."""

    records: set[str] = field(default_factory=set)
    rows: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def add(self, row: str, column: str, said: object) -> None:
        """Note what a column of a row said."""
        self.rows.add(row)
        if isinstance(said, str) and (words := said.strip().rstrip(".;")):
            self.words.add(words)
            if column in ("content", "summary"):
                self.titles.add(words)


def blot(connection: Connection, forgotten: Forgotten) -> Blotted:
    """Take what was forgotten out of copies, documents and drafts."""
    day = short_date(datetime.now().astimezone().date())
    mark = MARK.format(day=day)
    of_copies, of_texts = _whole_words(forgotten.words, _COPIED, mark), _of_texts(forgotten, mark)
    mended: dict[Row, Mapping[str, Mend]] = {}
    for table, names in COPIES.items():
        keys = set(_linked(connection, table, forgotten.records)) - forgotten.rows
        for key in _changed(connection, table, dict.fromkeys(names, of_copies), keys):
            mended[table, key] = dict.fromkeys(names, of_copies)
            forgotten.rows.add(key)
    of_json = _of_json(forgotten, of_copies, of_texts)
    for table, names in DOCUMENTS.items():
        mends = {name: of_json if name in ("briefing", "edition") else of_texts for name in names}
        for key in _changed(connection, table, mends):
            mended[table, key] = mends
    _note(connection, [key for table, key in mended if table == "official_document"], NOTE.format(day=day))
    return Blotted(mended, _mend_drafts(connection, forgotten, of_copies, of_json))


def _linked(connection: Connection, table: str, records: set[str]) -> Iterator[str]:
    found = connection.exec_driver_sql(_LINKS[table], {"keys": json.dumps(sorted(records))})
    yield from (key for key in found.scalars() if key is not None)


def _changed(
    connection: Connection, name: str, mends: Mapping[str, Mend], keys: set[str] | None = None
) -> list[str]:
    """Write the mended columns of a table's rows, of all or of some; returns the keys of those that changed."""
    where = "" if keys is None else "WHERE id IN (SELECT value FROM json_each(?))"
    values = () if keys is None else (json.dumps(sorted(keys)),)
    rows = connection.exec_driver_sql(f"SELECT id, {', '.join(mends)} FROM {name} {where}", values)
    changes = {}
    for key, *said in rows:
        now = {column: mend(text) for (column, mend), text in zip(mends.items(), said, strict=True) if text}
        if now != {column: text for column, text in zip(mends, said, strict=True) if text}:
            changes[key] = now
    for key, now in changes.items():
        _write(connection, name, key, now)
    return list(changes)


def _write(connection: Connection, name: str, key: str, now: Mapping[str, str]) -> None:
    table = Base.metadata.tables[name]
    row = connection.execute(table.select().where(table.c.id == UUID(key))).mappings().one()
    values = {**{str(column): value for column, value in row.items()}, **now}
    connection.execute(table.update().where(table.c.id == UUID(key)).values({**now, **derive(table, values)}))


def _note(connection: Connection, documents: list[str], note: str) -> None:
    """The register tells beside the number of each document that words of it are gone."""
    told = "CASE WHEN note = '' THEN :note ELSE note || '; ' || :note END"
    of = "official_document_id IN (SELECT value FROM json_each(:keys)) AND instr(note, :note) = 0"
    values = {"note": note, "keys": json.dumps(documents)}
    connection.exec_driver_sql(f"UPDATE document_number SET note = {told} WHERE {of}", values)


def _mend_drafts(connection: Connection, forgotten: Forgotten, of_copies: Mend, of_json: Mend) -> int:
    """A draft of the record itself forgets all its words; drafts are not logged. Returns how many did."""
    mended = 0
    for key, payload in connection.exec_driver_sql("SELECT id, payload FROM draft").all():
        own = any(row in payload for row in forgotten.rows)
        now = _in_json(payload, lambda said: _each(said, of_copies)) if own else of_json(payload)
        if now != payload:
            connection.exec_driver_sql("UPDATE draft SET payload = ? WHERE id = ?", (now, key))
            mended += 1
    return mended


def _whole_words(words: set[str], least: int, mark: str) -> Mend:
    """Put the mark in place of words of so many letters, however they are spaced and capitalised."""
    long = sorted((one for one in words if len(one) >= least), key=len, reverse=True)
    if not long:
        return lambda text: text
    found = re.compile("|".join(r"\s+".join(map(re.escape, one.split())) for one in long), re.IGNORECASE)
    return lambda text: found.sub(lambda _: mark, text)


def _of_texts(forgotten: Forgotten, mark: str) -> Mend:
    """Texts that say nothing but a secret's content become the mark; in longer ones only long words do."""
    bare = {one.casefold() for one in forgotten.titles}
    contained = _whole_words(forgotten.words, _CONTAINED, mark)
    return lambda text: mark if text.strip().rstrip(".;").casefold() in bare else contained(text)


def _of_json(forgotten: Forgotten, of_copies: Mend, of_texts: Mend) -> Mend:
    """A frozen value: all words of what has the key of a secret row, none of what has the key of another."""

    def mended(said: Any) -> Any:
        if isinstance(said, dict):
            key = said.get("key")
            if key in forgotten.rows:
                told = {name: _each(value, of_copies) for name, value in said.items() if name != "key"}
                return {**said, **told, **({"secret": True} if "secret" in said else {})}
            others = isinstance(key, str) and _is_key(key)
            return {
                name: value if others and isinstance(value, str) else mended(value)
                for name, value in said.items()
            }
        if isinstance(said, list):
            return [mended(value) for value in said]
        return of_texts(said) if isinstance(said, str) else said

    mentions = _mentions(forgotten)
    return lambda text: _in_json(text, mended) if mentions(text) else text


def _mentions(forgotten: Forgotten) -> Callable[[str], bool]:
    """Whether a JSON text may tell of a secret: most do not, and reading all reports of a year takes seconds."""
    told = {one for one in forgotten.words if len(one) >= _CONTAINED} | forgotten.titles
    pieces = {max(_ESCAPED.split(one), key=len).strip().casefold() for one in told}

    def mentions(text: str) -> bool:
        folded = text.casefold()
        return any(key in text for key in forgotten.rows) or any(piece in folded for piece in pieces)

    return mentions


def _each(said: Any, mend: Mend) -> Any:
    """The same mending of every text in a value."""
    if isinstance(said, dict):
        return {name: value if name == "key" else _each(value, mend) for name, value in said.items()}
    if isinstance(said, list):
        return [_each(value, mend) for value in said]
    return mend(said) if isinstance(said, str) else said


def _in_json(text: str, mend: Callable[[Any], Any]) -> str:
    """A JSON text with its value mended, written as `services.freezing` writes; another text is a text."""
    try:
        said = json.loads(text)
    except ValueError:
        said = text
    now = mend(said)
    if now == said:
        return text
    return now if isinstance(said, str) else json.dumps(now, ensure_ascii=False, separators=(",", ":"))


def _is_key(text: str) -> bool:
    return re.fullmatch("[0-9a-f]{32}", text) is not None
