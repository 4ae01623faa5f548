"""The list of kinds, what composes them and what asks for them are one and the same."""

from app.core.document_kinds import KINDS
from app.exports.catalog import DOCUMENTS
from app.services.briefs import questions


def test_every_kind_is_composed_and_nothing_else_is() -> None:
    assert set(DOCUMENTS) == {kind.code for kind in KINDS}
    assert len({kind.code for kind in KINDS}) == len(KINDS)


def test_every_kind_that_the_data_hold_has_a_question_and_no_other_has() -> None:
    assert set(questions()) == {kind.code for kind in KINDS}


def test_a_kind_keeps_its_words_under_its_own_code_or_one_that_is_known() -> None:
    shared = {kind.words for kind in KINDS if kind.words}
    codes = {kind.code for kind in KINDS}
    assert shared <= codes | {"month_briefing"}
