"""What a leader decided before is shown before another opinion is written, and kept to be seen after it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.briefings.submission import Proposal
from app.core.opinion_terms import Decision
from app.core.terms import Secrecy
from app.services import dossiers
from app.services.dossier_previews import KEPT, of_deciding, of_submitting
from app.services.forms.dossier import describe, load, save
from app.services.undo import redo, undo
from tests.services.forms.people import PEOPLE, store
from tests.services.opinion_rounds import MONDAY

TUESDAY, WEDNESDAY, FRIDAY = (MONDAY + timedelta(days=days) for days in (1, 2, 4))
MORE = f"Yêu cầu bổ sung, làm rõ, ngày 24/11/2026 (trình 23/11/2026, {PEOPLE[1].name}): Làm rõ nguồn vốn"


@pytest.fixture
def key(database) -> str:
    """A dossier of which the leader asked for more on Tuesday."""
    with database.write("Lan") as session:
        store(session)
        key = dossiers.receive(session, content="Giá đất", agency=None, received_on=MONDAY).id.hex
        submit(session, key, MONDAY)
    decide(database, key, Decision.MORE_ASKED, TUESDAY, "Làm rõ nguồn vốn")
    return key


def submit(session, key, day):
    dossiers.submit(session, [key], submitted_on=day, leader=PEOPLE[1], proposal=Proposal.AGREE)


def decide(database, key, decision, day, words=""):
    with database.write("Lan") as session:
        dossiers.decide(session, [key], decision=decision, decided_on=day, words=words)


def earlier(database, key):
    with database.read() as session:
        return describe(session, key, today=FRIDAY).parts.get("Ý kiến lãnh đạo trước đây", ())


def foretold(database, key, decision, day, words=""):
    with database.read() as session:
        [row] = of_deciding(session, [key], decision=decision, decided_on=day, words=words)
        return row.old, row.new


def test_what_stands_is_told_before_another_opinion_is_written(database, key):
    assert foretold(database, key, Decision.AGREED, FRIDAY) == (MORE, f"Đồng ý{KEPT}")
    same = foretold(database, key, Decision.MORE_ASKED, TUESDAY, "Làm rõ nguồn vốn")
    assert same == (MORE, "không đổi")
    with database.write("Lan") as session:
        other = dossiers.receive(session, content="Khác", agency=None, received_on=MONDAY).id.hex
        assert of_deciding(session, [other], decision=Decision.REFUSED, decided_on=FRIDAY, words="")[
            0
        ].new == ("không ghi được: chưa trình vào ngày này")
        submit(session, other, MONDAY)
    assert foretold(database, other, Decision.REFUSED, FRIDAY, "Trái luật") == (
        "chưa có ý kiến",
        "Không đồng ý: Trái luật",
    )


def test_an_opinion_that_another_came_after_is_kept_with_its_words(database, key):
    assert earlier(database, key) == (), "the first took the place of none"
    decide(database, key, Decision.AGREED, FRIDAY)
    assert earlier(database, key) == (MORE,)
    decide(database, key, Decision.REFUSED, FRIDAY, "Trái luật")
    assert earlier(database, key) == (f"Đồng ý, ngày 27/11/2026 (trình 23/11/2026, {PEOPLE[1].name})", MORE)


def test_a_dossier_submitted_again_keeps_what_was_decided_the_first_time(database, key):
    with database.write("Lan") as session:
        dossiers.receive_again(session, [key], received_on=WEDNESDAY)
        assert of_submitting(session, [key], submitted_on=WEDNESDAY)[0].new.endswith(KEPT)
        submit(session, key, WEDNESDAY)
    assert earlier(database, key) == (MORE,)
    decide(database, key, Decision.AGREED, FRIDAY)
    assert earlier(database, key) == (MORE,), "with the day of its own submission"


def test_what_came_again_on_the_day_of_the_opinion_keeps_it_among_the_earlier(database, key):
    with database.write("Lan") as session:
        other = dossiers.receive(session, content="Khác", agency=None, received_on=MONDAY).id.hex
        submit(session, other, TUESDAY)
    decide(database, other, Decision.MORE_ASKED, TUESDAY, "Làm rõ nguồn vốn")
    with database.write("Lan") as session:
        dossiers.receive_again(session, [other], received_on=TUESDAY)
        told = describe(session, other, today=TUESDAY)
    assert told.state.startswith("Đang thẩm tra")
    assert told.parts["Ý kiến lãnh đạo trước đây"] == (MORE.replace("trình 23", "trình 24"),)


def test_an_opinion_that_was_taken_back_never_stood(database, key):
    decide(database, key, Decision.AGREED, FRIDAY)
    with database.write("Lan") as session:
        undo(session)
    assert earlier(database, key) == ()
    with database.write("Lan") as session:
        redo(session)
    assert earlier(database, key) == (MORE,)


def test_of_a_dossier_that_becomes_secret_no_words_are_left(database, key):
    decide(database, key, Decision.AGREED, FRIDAY)
    with database.write("Lan") as session:
        loaded = load(session, key, today=FRIDAY)
        values = replace(loaded.values, content="", secrecy=Secrecy.SECRET, number="12/TTr-STC")
        save(session, replace(loaded, values=values))
    [line] = earlier(database, key)
    assert line.endswith(f"(trình 23/11/2026, {PEOPLE[1].name})")
