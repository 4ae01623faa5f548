"""Every list opens on the seeded office, and every kind of document can be made of it."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

from app.briefings.lists import Wanted
from app.core.document_kinds import KINDS, DocumentKind
from app.core.terms import Attendance
from app.exports.catalog import DOCUMENTS
from app.models.database import Database
from app.rules.chairing import stand_in
from app.services import lists
from app.services.briefs import questions
from app.services.chairing import chairs_of
from app.services.issued import tell
from app.services.lists import meetings
from tests.services.demo.conftest import AS_OF

LISTS = [
    name
    for _, name, _ in iter_modules(lists.__path__)
    if name != "common" and hasattr(import_module(f"app.services.lists.{name}"), "find")
]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_opens(office: Database, name: str) -> None:
    module = import_module(f"app.services.lists.{name}")
    with office.look() as snapshot:
        found = module.find(snapshot, Wanted(), today=AS_OF)
        assert module.count(snapshot, Wanted(), today=AS_OF) == len(found.keys)
        rows = module.read(snapshot, found.keys[:200], today=AS_OF)
        assert len(rows) == len(found.keys[:200])
        if hasattr(module, "totals"):
            module.totals(snapshot, Wanted(), today=AS_OF)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_kind_of_document_can_be_made(office: Database, kind: DocumentKind) -> None:
    with office.read() as session:
        offered = questions()[kind.code].subjects(session, AS_OF)
        assert offered
        for choice in (*offered[:2], offered[-1]):
            told = tell(session, kind.code, choice.code, today=AS_OF)
            assert DOCUMENTS[kind.code].compose(told.briefing, told.edition).sections


def test_no_chair_is_noted_as_away(office: Database) -> None:
    with office.look() as snapshot:
        keys = meetings.find(snapshot, Wanted(), today=AS_OF).keys
        noted = [chair.noted for chair in chairs_of(snapshot, keys).values() if chair.noted]
    assert noted
    assert {chair.state for chair in noted} <= {Attendance.INVITED, Attendance.PRESENT}
    assert not [chair for chair in noted if stand_in(chair)]
