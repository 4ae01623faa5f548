"""A document that was sent the wrong way, or needs no assignment, waits for no task (duties 6, 7)."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from app.briefings.document_form import DocumentForm
from app.briefings.forms import Loaded
from app.briefings.lists import Wanted
from app.core.task_making_terms import DocumentMark
from app.rules.form_checks.document import check
from app.rules.regulation import Calendar
from app.services.forms import document
from app.services.lists import documents

TODAY, DAY = date(2026, 11, 23), date(2026, 11, 2)
PLAIN = Calendar(frozenset(), frozenset())
SENT = DocumentForm(
    number="55/TTr-SXD",
    issued_on=DAY,
    summary="Trình thẩm định thiết kế",
    marks=(DocumentMark.WRONG_WAY,),
    returned_on=date(2026, 11, 4),
    return_letter="12/VP-TH",
)


def test_it_is_loaded_as_it_was_saved_and_is_not_waiting(session: Session) -> None:
    key = document.save(session, Loaded("", SENT), today=TODAY)
    assert document.load(session, key, today=TODAY).values == SENT
    other = replace(SENT, number="56/TTr-SXD", marks=(), returned_on=None, return_letter="")
    document.save(session, Loaded("", other), today=TODAY)

    def count(**filters: str) -> int:
        asked = {name: (code,) for name, code in filters.items()}
        return documents.count(session, Wanted(filters=asked), today=TODAY)

    assert count(tasks="none") == 1
    assert count(tasks="waived") == 1
    assert count(mark=DocumentMark.WRONG_WAY.value) == 1
    assert count(mark=DocumentMark.NO_ASSIGNMENT.value) == 0
    facts = {fact.label: fact.value for fact in document.describe(session, key, today=TODAY).facts}
    assert facts["Văn bản trả lại"] == "12/VP-TH"


def test_a_letter_without_its_mark_and_a_mark_without_its_letter_are_told() -> None:
    def fields(form: DocumentForm) -> set[tuple[str, bool]]:
        return {(one.field, one.warning) for one in check(form, PLAIN, today=TODAY)}

    assert fields(SENT) == set()
    assert ("marks", False) in fields(replace(SENT, marks=()))
    assert ("return_letter", True) in fields(replace(SENT, return_letter=""))
    assert ("returned_on", False) in fields(replace(SENT, returned_on=date(2026, 11, 1)))
