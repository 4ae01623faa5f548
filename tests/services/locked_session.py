"""A locked session with all that can belong to one, some of it in the bin, and an open one beside it."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.attached import AttachedFile
from app.briefings.forms import Loaded, Ref
from app.briefings.held_meeting import ConclusionText, HeldMeeting, SpeechLine
from app.briefings.session_vote_form import SessionVoteForm
from app.core.ids import uuid7
from app.core.meeting_terms import Step
from app.core.opinion_terms import VoteMethod
from app.core.terms import MeetingKind
from app.models.agenda import AgendaProposal, MeetingPaper, MeetingStep
from app.models.database import Database
from app.models.meeting import Meeting
from app.models.person import Person
from app.services import agenda, attached_files, meeting_locks
from app.services import bin as bin_
from app.services.forms import session_vote
from app.services.forms.common import put
from app.services.held_meeting import read_held, save_held
from app.services.settings import load_preset
from tests.conftest import ACTOR
from tests.services.meetings_held import NOVEMBER, OCTOBER, store_session

FILE = AttachedFile("", "Tờ trình.pdf", 10, "0" * 64)
PARTS = (
    *("agenda_item", "meeting_attendance", "conclusion", "meeting_step", "meeting_record", "speech"),
    *("meeting_paper", "consultation", "session_vote", "item_record", "attachment", "meeting_lock"),
)
"""The tables of which the locked session has a row."""


class Locked:
    """What is there, by keys."""

    def __init__(self, database: Database) -> None:
        """Store it and lock it, a save each."""
        with database.write(ACTOR) as session:
            load_preset(session)
            self.locked = store_session(session)
            self.open = store_session(session, OCTOBER, title="Phiên họp tháng 10")
            self._fill(session)
            proposed = {"content": "Đề án mới", "kind": MeetingKind.REGULAR_SESSION, "proposed_on": OCTOBER}
            self.proposal = put(session, AgendaProposal, None, proposed).id.hex
        with database.write(ACTOR) as session:
            bin_.delete(session, "conclusion", UUID(self.minutes.conclusions[1].key))
            bin_.delete(session, "agenda_item", UUID(self.locked.items[1]))
            self.binned = {"conclusion": self.minutes.conclusions[1].key, "agenda_item": self.locked.items[1]}
        with database.write(ACTOR) as session:
            meeting_locks.lock(session, self.locked.meeting, by="Hồ Chi", reason="đã ký")
            self.loaded = read_held(session, self.locked.meeting)

    def _fill(self, session: Session) -> None:
        meeting, item = UUID(self.locked.meeting), UUID(self.locked.items[0])
        chair = session.scalars(select(Person).order_by(Person.id)).first()
        assert chair is not None
        self.leader = Ref("person", chair.id.hex, chair.full_name)
        session.get_one(Meeting, meeting).chair_person_id = chair.id
        session.get_one(Meeting, meeting).chair_post_id = None
        put(session, MeetingPaper, None, {"agenda_item_id": item, "name": "Tờ trình"})
        put(session, MeetingStep, None, {"meeting_id": meeting, "step": Step.PAPERS})
        agenda.consult(session, [item.hex], leaders=[self.leader], asked_on=OCTOBER)
        agenda.propose_withdrawal(session, [item.hex], proposed_on=OCTOBER)
        self.vote, self.open_vote = (vote(session, held.items[0]) for held in (self.locked, self.open))
        attached_files.attach_files(session, [FILE], table="agenda_item", key=item.hex)
        self.minutes = self._taken(read_held(session, meeting.hex))
        save_held(session, read_held(session, meeting.hex), self.minutes)

    def _taken(self, before: HeldMeeting) -> HeldMeeting:
        first, *others = before.items
        return replace(
            before,
            secretary="Hồ Chi",
            items=(replace(first, notes="Đã trình bày"), *others),
            speeches=(SpeechLine(uuid7().hex, first.key, "Vũ Bình", "Nhất trí"),),
            conclusions=tuple(ConclusionText(uuid7().hex, "", f"Giao việc {place}") for place in range(2)),
        )


def vote(session: Session, item: str, key: str = "") -> str:
    """A vote by hands on a content, or one that is moved to it."""
    hands: dict[str, Any] = {"members": 5, "present": 5, "in_favour": 5, "against": 0, "abstained": 0}
    loaded = (
        session_vote.load(session, key, today=OCTOBER)
        if key
        else Loaded("", SessionVoteForm(method=VoteMethod.HANDS, **hands))
    )
    values = replace(loaded.values, item=Ref("agenda_item", item, ""), note="Đếm lại" if key else "")
    return session_vote.save(session, replace(loaded, values=values), today=NOVEMBER)
