"""A secret vote in a session: papers that do not come out are refused, the minutes tell numbers alone (85, 86)."""

from __future__ import annotations

from sqlalchemy import select

from app.core.document_kinds import kind_of
from app.core.opinion_terms import VoteMethod
from app.models.vote import SessionBallot, SessionVote
from tests.journeys.conftest import ask
from tests.journeys.hands import CTRL, Hands, Key
from tests.journeys.test_session import ITEMS, choose_session, enter_session

SENTENCE = (
    "bỏ phiếu kín; có mặt 3/3 thành viên; phát ra 3 phiếu, thu về 3, không hợp lệ 0; tán thành 2/3 (66,67%)"
)


def begin(hands: Hands) -> None:
    """From the session to a vote on its first content, with all members of the day."""
    choose_session(hands, 0)
    hands.verb("Biểu quyết…")
    hands.wait(lambda: hands.window.page_name() == "opinions")
    frames = hands.form().frames
    hands.wait(lambda: frames["item"].entry.value() is not None)
    assert frames["members"].entry.value() == 3
    hands.fill(method=VoteMethod.SECRET.label, present="3")


def count(hands: Hands) -> None:
    """One paper too many is told beside the papers that went out, and not saved; then it comes out."""
    hands.fill(issued="3", blank="1", in_favour="2", against="1")
    issued = hands.form().frames["issued"]
    hands.wait(lambda: "thu về 4 phiếu, trong khi phát ra 3" in issued.complaint.text())
    hands.press(Key.Key_S, CTRL)
    hands.quiet()
    assert not hands.form().key, "it was not saved"
    hands.fill(blank="0")
    hands.wait(lambda: not issued.complaint.text())
    hands.record()


def see(hands: Hands) -> None:
    """Behind the form are the votes of the session."""
    hands.wait(lambda: hands.list().declared.name == "votes")
    hands.rows(1)
    cells = hands.cells(0)
    assert (cells["Tán thành"], cells["Không tán thành"]) == ("2", "1")
    assert cells["Kết quả"].endswith("Được thông qua")


def test_from_the_papers_to_the_minutes(sit, office, tmp_path, monkeypatch):
    said: list[str] = []

    def day(hands: Hands) -> None:
        enter_session(hands, "23/11", ITEMS)
        begin(hands)
        count(hands)
        see(hands)
        choose_session(hands, 0)
        hands.verb(f"{kind_of('minutes').title}…")
        said.append(hands.exported("minutes", tmp_path / "biên bản.docx", monkeypatch))

    assert sit(office, day) == 0
    [minutes] = said
    assert f"{ITEMS[0][0]}: {SENTENCE}" in minutes
    assert ask(office, stored) == ([(VoteMethod.SECRET, 3, 3, 2, 1)], [])


def stored(session):
    votes = select(
        SessionVote.method,
        SessionVote.present,
        SessionVote.issued,
        SessionVote.in_favour,
        SessionVote.against,
    )
    return [tuple(row) for row in session.execute(votes)], session.scalars(select(SessionBallot.id)).all()
