"""Type-ahead: what a few typed letters can mean, without accents, best first, twenty at most."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Date, text
from sqlalchemy.orm import Session

from app.briefings.lists import Choice
from app.core.custom_terms import CustomKind, CustomSubject
from app.core.terms import AgencyKind
from app.core.text import fold
from app.core.words import short_date
from app.models.asking import matching

MOST = 20
_BETWEEN = "\n"  # names are kept as one line

_MATCHES = """
    SELECT entry.row_id FROM search_index JOIN search_entry AS entry ON entry.n = search_index.rowid
    WHERE search_index MATCH :words AND entry.kind = '{kind}'"""
_AGENCIES = """
    SELECT agency.id, name, short_name, valid_to, (
        SELECT group_concat(folded, char(10)) FROM agency_alias AS alias
        WHERE alias.agency_id = agency.id AND alias.deleted_at IS NULL
    ) AS aliases
    FROM agency WHERE deleted_at IS NULL {wanted}
    ORDER BY valid_to IS NOT NULL, {usual} sort_key, id {limit}"""
_OF_ALIAS = f"""AND id IN ({_MATCHES.format(kind="agency")}
    UNION SELECT agency_id FROM agency_alias WHERE id IN ({_MATCHES.format(kind="agency_alias")}))"""
_HOLDER = """(
        SELECT full_name FROM post_holding AS holding JOIN person ON person.id = holding.person_id
        WHERE holding.post_id = post.id AND holding.deleted_at IS NULL AND person.deleted_at IS NULL
            AND holding.to_on IS NULL
        ORDER BY holding.from_on DESC, holding.id DESC LIMIT 1
    )"""
_POSTS = f"""
    SELECT id, name, coalesce({_HOLDER}, '') AS holder FROM post WHERE deleted_at IS NULL {{wanted}}
    ORDER BY {{begins}} position, sort_key, id LIMIT {MOST}"""
_OF_HOLDER = f"""AND id IN ({_MATCHES.format(kind="post")}
    UNION SELECT post_id FROM post_holding WHERE to_on IS NULL AND deleted_at IS NULL
        AND person_id IN ({_MATCHES.format(kind="person")}))"""
_PEOPLE = f"""
    SELECT person.id, full_name, title, coalesce(nullif(agency.short_name, ''), agency.name, '') AS agency
    FROM person LEFT JOIN agency ON agency.id = person.agency_id AND agency.deleted_at IS NULL
    WHERE person.deleted_at IS NULL {{wanted}}
    ORDER BY {{begins}} person.rank = 0, person.rank, person.sort_key, person.id LIMIT {MOST}"""
_FIELDS = f"""
    SELECT id, name FROM field WHERE deleted_at IS NULL {{wanted}} ORDER BY {{begins}} sort_key, id LIMIT {MOST}"""
_CUSTOM_FIELDS = f"""
    SELECT id, name, kind FROM custom_field WHERE deleted_at IS NULL AND subject = '{{subject}}' {{{{wanted}}}}
    ORDER BY {{{{begins}}}} id LIMIT {MOST}"""
_TASK_TEMPLATES = f"""
    SELECT id, name, content FROM task_template WHERE deleted_at IS NULL {{wanted}}
    ORDER BY {{begins}} folded, id LIMIT {MOST}"""
_OPEN = "CASE WHEN secrecy = 'none' THEN issuer ELSE '' END"
_OPEN_SUMMARY = "CASE WHEN secrecy = 'none' THEN summary ELSE '' END"
_DOCUMENTS = f"""
    SELECT id, number, issued_on, {_OPEN} AS issuer, {_OPEN_SUMMARY} AS summary
    FROM source_document WHERE deleted_at IS NULL {{wanted}}
    ORDER BY {{begins}} id DESC LIMIT {MOST}"""
_TASKS = f"""
    SELECT task.id, task.content, task.assigned_on, coalesce(document.number, '') AS number
    FROM task LEFT JOIN source_document AS document ON document.id = task.source_document_id
    WHERE task.deleted_at IS NULL {{wanted}} ORDER BY task.id DESC LIMIT {MOST}"""


def find_agencies(session: Session, typed: str) -> list[Choice]:
    """Agencies by name, short name or alias; an exact short name or alias first, those that ended last."""
    return _every_agency(session, typed, limit=f"LIMIT {MOST}")[:MOST]


def _every_agency(session: Session, typed: str, *, limit: str = "") -> list[Choice]:
    if not typed.strip():
        rows = session.execute(_dated(_AGENCIES.format(wanted="", usual="position,", limit=limit)))
        return [_agency(row) for row in rows]
    if not _asks(typed):
        return []
    query = _AGENCIES.format(wanted=_OF_ALIAS, usual="", limit="")
    found = session.execute(_dated(query), _values(typed)).all()
    said = fold(typed)
    best = sorted(found, key=lambda row: (row.valid_to is not None, _rank(said, row)))
    return [_agency(row) for row in best]


def find_rooms(session: Session, typed: str) -> list[Choice]:
    """Rooms of the office, by any of their names."""
    query = f"SELECT id FROM agency WHERE kind = '{AgencyKind.OFFICE_ROOM.value}'"
    rooms = {f"agency:{key}" for (key,) in session.execute(text(query))}
    return [choice for choice in _every_agency(session, typed) if choice.code in rooms][:MOST]


def _rank(said: str, row: Any) -> int:
    """How well an agency fits: its name or another name of it is exactly that, begins so, or holds the words."""
    called = (fold(row.name), fold(row.short_name))
    if said in (*called, *_aliases(row)):
        return 0
    return 1 if called[0].startswith(said) or called[1].startswith(said) else 2


def _aliases(row: Any) -> tuple[str, ...]:
    return tuple((row.aliases or "").split(_BETWEEN))


def _agency(row: Any) -> Choice:
    ended = f"đến {short_date(row.valid_to)}" if row.valid_to else ""
    also = tuple(filter(None, (row.short_name, *_aliases(row))))
    return Choice(f"agency:{row.id}", row.name, _aside(row.short_name, ended), also)


def find_posts(session: Session, typed: str) -> list[Choice]:
    """Posts by their name or the name of who holds them now."""
    rows = _rows(session, _POSTS, typed, wanted=_OF_HOLDER)
    return [Choice(f"post:{row.id}", row.name, row.holder) for row in rows]


def find_people(session: Session, typed: str) -> list[Choice]:
    """People by their name or title; officials in their order, then by given name."""
    rows = _rows(session, _PEOPLE, typed, wanted=_of("person"), folded="person.folded")
    return [Choice(f"person:{row.id}", row.full_name, _aside(row.title, row.agency)) for row in rows]


def find_assigners(session: Session, typed: str) -> list[Choice]:
    """Who may assign, lead or chair: posts with their holders, then people."""
    return [*find_posts(session, typed), *find_people(session, typed)][:MOST]


def find_fields(session: Session, typed: str) -> list[Choice]:
    """Fields of work by their name."""
    return [
        Choice(f"field:{row.id}", row.name) for row in _rows(session, _FIELDS, typed, wanted=_of("field"))
    ]


def find_task_fields(session: Session, typed: str) -> list[Choice]:
    """The office's own fields of tasks by their name (feature 16)."""
    return _custom_fields(session, typed, CustomSubject.TASK)


def find_meeting_fields(session: Session, typed: str) -> list[Choice]:
    """The same of meetings."""
    return _custom_fields(session, typed, CustomSubject.MEETING)


def _custom_fields(session: Session, typed: str, subject: CustomSubject) -> list[Choice]:
    question = _CUSTOM_FIELDS.format(subject=subject.value)
    rows = _rows(session, question, typed, wanted=_of("custom_field"))
    return [Choice(f"custom_field:{row.id}", row.name, CustomKind(row.kind).label) for row in rows]


def find_task_templates(session: Session, typed: str) -> list[Choice]:
    """Templates of tasks by their name or content."""
    rows = _rows(session, _TASK_TEMPLATES, typed, wanted=_of("task_template"))
    return [Choice(f"task_template:{row.id}", row.name, row.content) for row in rows]


def find_documents(session: Session, typed: str) -> list[Choice]:
    """Source documents by number, issuer or summary; the number that begins so first, then the newest."""
    statement = _query(_DOCUMENTS, typed, wanted=_of("source_document"), folded="folded_number")
    rows = session.execute(statement.columns(issued_on=Date()), _values(typed))
    return [
        Choice(
            f"source_document:{row.id}", row.number or row.summary or "Văn bản không số", _document_aside(row)
        )
        for row in rows
    ]


def _document_aside(row: Any) -> str:
    return _aside(_day(row.issued_on), row.issuer, row.summary if row.number else "")


def find_tasks_to_link(session: Session, typed: str) -> list[Choice]:
    """Tasks by content, product or the number of their document, newest first."""
    statement = _query(_TASKS, typed, wanted=_of("task", "task.id"))
    rows = session.execute(statement.columns(assigned_on=Date()), _values(typed))
    return [
        Choice(f"task:{row.id}", row.content, _aside(row.number, f"giao {short_date(row.assigned_on)}"))
        for row in rows
    ]


def _of(kind: str, key: str = "id") -> str:
    return f"AND {kind}.{key.removeprefix(kind + '.')} IN ({_MATCHES.format(kind=kind)})"


def _rows(session: Session, query: str, typed: str, *, wanted: str, folded: str = "folded") -> Sequence[Any]:
    return session.execute(_query(query, typed, wanted=wanted, folded=folded), _values(typed)).all()


def _query(query: str, typed: str, *, wanted: str, folded: str = "folded") -> Any:
    """The question with its condition; with nothing typed the first ones in the usual order."""
    if not _asks(typed):
        return text(query.format(wanted="" if not typed.strip() else "AND 0", begins=""))
    begins = f"{folded} <> :said, substr({folded}, 1, length(:said)) <> :said,"
    return text(query.format(wanted=wanted, begins=begins))


def _asks(typed: str) -> bool:
    return bool(matching(typed))


def _values(typed: str) -> dict[str, str]:
    return {"words": matching(typed), "said": fold(typed)} if _asks(typed) else {}


def _dated(query: str) -> Any:
    return text(query).columns(valid_to=Date())


def _day(day: date | None) -> str:
    return f"ngày {short_date(day)}" if day is not None else ""


def _aside(*said: str) -> str:
    return ", ".join(filter(None, said))
