"""Written opinions on paper: slips, answers by keys, closed, tallied; the result stands on the next agenda (89–95)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.core.document_kinds import kind_of
from app.core.opinion_terms import Channel
from app.core.terms import Opinion
from app.models.meeting import AgendaItem, Meeting
from app.models.opinion import OpinionAnswer, OpinionRound
from tests.journeys.conftest import ask
from tests.journeys.hands import CTRL, Hands, Key
from tests.journeys.office import CHAIR, CHAIRMAN, DEPUTY, FINANCE, SECOND

CONTENT = "dự thảo Quyết định về giá đất năm 2027"
SESSION = date(2026, 12, 18)
AGREED, WITH_WORDS, _ = Opinion


def enter_session(hands: Hands) -> None:
    """The next session of the committee."""
    hands.turn("meetings")
    hands.press(Key.Key_N, CTRL)
    hands.fill(held_on=f"{SESSION:%d/%m}", chair=CHAIRMAN)
    hands.record()


def begin_round(hands: Hands) -> None:
    """A round that names nobody asks all members of the committee."""
    hands.turn("opinions")
    hands.press(Key.Key_N, CTRL)
    hands.fill(content=CONTENT, channel=Channel.PAPER.label, lead=FINANCE)
    hands.record()
    hands.rows(1)


def print_slips(hands: Hands) -> None:
    """Each member gets a slip of his own."""
    hands.select(0)
    hands.verb(f"{kind_of('opinion_slip').title}…")


def open_answers(hands: Hands) -> None:
    """From the round to what those who are asked answered."""
    hands.turn("opinions")
    hands.quiet()
    hands.select(0)
    hands.verb("Ghi, xem ý kiến")
    hands.wait(lambda: hands.list().declared.name == "answers")
    hands.rows(3)


def answer(hands: Hands) -> None:
    """1, 2 and 3 note what the chosen answered."""
    hands.select(0, 1)
    hands.press(Key.Key_1)
    hands.said(f"Đã ghi “{AGREED.label}”: 2 nơi.")
    hands.select(2)
    hands.press(Key.Key_2)
    hands.said(f"Đã ghi “{WITH_WORDS.label}”: 1 nơi.")


def close(hands: Hands) -> None:
    """The round is closed, and its tally made."""
    hands.turn("opinions")
    hands.quiet()
    hands.select(0)
    hands.sheet("Chốt kết quả…")
    hands.said("đã đưa vào phiên họp gần nhất")
    hands.select(0)
    hands.verb(f"{kind_of('opinion_tally').title}…")


def see_agenda(hands: Hands) -> None:
    """The session has the result as a content of its own."""
    hands.turn("meetings", "papers")
    hands.quiet()
    hands.rows(1)
    assert CONTENT in hands.cells(0)["Nội dung"]


def test_from_the_round_to_the_agenda(sit, office, tmp_path, monkeypatch):
    said: list[str] = []

    def day(hands: Hands) -> None:
        enter_session(hands)
        begin_round(hands)
        print_slips(hands)
        said.append(hands.exported("opinion_slip", tmp_path / "phiếu.docx", monkeypatch))
        open_answers(hands)
        answer(hands)
        close(hands)
        said.append(hands.exported("opinion_tally", tmp_path / "tổng hợp.docx", monkeypatch))
        see_agenda(hands)

    assert sit(office, day) == 0
    assert len(said) == 2
    for text in said:  # the slips, and the tally
        assert all(words in text for words in (CONTENT, CHAIR, DEPUTY, SECOND))
    assert ask(office, stored) == {
        "channels": [Channel.PAPER],
        "answers": sorted([AGREED, AGREED, WITH_WORDS]),
        "closed": [date(2026, 11, 23)],
        "on": [SESSION],
    }


def stored(session):
    on = select(Meeting.held_on).join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
    return {
        "channels": list(session.scalars(select(OpinionRound.channel))),
        "answers": sorted(session.scalars(select(OpinionAnswer.opinion))),
        "closed": list(session.scalars(select(OpinionRound.closed_on))),
        "on": list(session.scalars(on)),
    }
