"""Of rounds and dossiers that become secret nothing is left in the log, the bin or undo (duty 12)."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.briefings.forms import Loaded
from app.core.opinion_terms import Channel, DossierPoint, ReturnGround
from app.core.terms import Opinion, Secrecy
from app.models.change_log import Change
from app.models.database import Database
from app.models.dossier import DossierVersion
from app.models.opinion import OpinionAnswer, OpinionRound
from app.services import dossiers, opinions, undo
from app.services.forms import dossier, opinion_round
from tests.conftest import ACTOR
from tests.services.opinion_rounds import MONDAY, committee, keys, sent

WORDS = "Chuyện phải giữ kín"


def told(database: Database) -> bool:
    """Whether the words stand anywhere in the log or the tables of opinions and dossiers."""
    with database.read() as session:
        log = session.execute(select(Change.old_values, Change.new_values))
        rows = [
            *session.execute(select(OpinionAnswer.said)),
            *session.execute(select(DossierVersion.changes)),
        ]
        texts = [str(row) for row in (*log, *rows, *session.execute(select(OpinionRound.content)))]
    return any(WORDS in text for text in texts)


@pytest.fixture
def round_key(database) -> str:
    with database.write(ACTOR) as session:
        committee(session)
        row = sent(session, content=WORDS, number="1/TTr")
        first, *_ = keys(session, row)
        opinions.answer(session, [first], opinion=Opinion.DISAGREED, answered_on=MONDAY, said=WORDS)
        return row.id.hex


def hidden(session, key: str) -> Loaded:
    loaded = opinion_round.load(session, key, today=MONDAY)
    values = replace(
        loaded.values,
        content="",
        secrecy=Secrecy.SECRET,
        channel=Channel.PAPER,
        answers=loaded.values.answers[1:],  # who said it goes to the bin with the words
    )
    return replace(loaded, values=values)


def test_a_round_that_becomes_secret_is_forgotten(database, round_key):
    assert told(database)
    with database.write(ACTOR) as session:
        opinion_round.save(session, hidden(session, round_key), today=MONDAY)
    assert not told(database)
    with database.write(ACTOR) as session:
        undo.undo(session)
    assert not told(database)


def test_a_dossier_that_becomes_secret_is_forgotten(database):
    with database.write(ACTOR) as session:
        row = dossiers.receive(session, content=WORDS, agency=None, received_on=MONDAY, number="2/TTr")
        key = row.id.hex
        dossiers.give_back(session, [key], returned_on=MONDAY, ground=ReturnGround.INCOMPLETE, reason=WORDS)
        dossiers.receive_again(session, [key], received_on=MONDAY, changes=WORDS)
        dossiers.examine(session, [key], examined_on=MONDAY, found={DossierPoint.FORM: (False, WORDS)})
    assert told(database)
    with database.write(ACTOR) as session:
        loaded = dossier.load(session, key, today=MONDAY)
        versions = tuple(replace(one, changes="", return_reason="") for one in loaded.values.versions)
        values = replace(loaded.values, content="", secrecy=Secrecy.SECRET, versions=versions[1:], checks=())
        dossier.save(session, replace(loaded, values=values))
    assert not told(database)
