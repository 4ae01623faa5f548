"""The verbs of dossiers submitted, as rules of the machine, and what always holds of them."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.lists import Wanted
from app.briefings.submission import Proposal
from app.core.opinion_terms import Decision, DossierPoint, DossierStanding, ReturnGround
from app.core.terms import Secrecy
from app.models.agency import Agency
from app.models.dossier import Dossier
from app.models.person import Person, Post
from app.rules.dossiers import DossierFacts, standing_of
from app.services import dossier_tasks, dossiers
from app.services.forms import dossier
from app.services.lists import dossiers as dossier_list
from tests.services.machine.office import PLACES, Office
from tests.services.machine.tasks import OUTSIDE, PAST


class Dossiers(Office):
    """How dossiers come, go back, are submitted and decided, and become tasks or secret."""

    @rule(by=PLACES, ago=PAST)
    def receive_dossier(self, by: int, ago: int) -> None:
        agency, day, content = self.pick(Agency, by, OUTSIDE), self.day(ago), self.words("Hồ sơ")
        came = {"agency": UUID(agency) if agency else None, "received_on": day}
        key = self.save(lambda s: dossiers.receive(s, content=content, **came).id.hex)  # type: ignore[arg-type]
        self.told(key, content)

    @rule(place=PLACES, ago=PAST)
    def receive_dossier_again(self, place: int, ago: int) -> None:
        key, day, changes = self.pick(Dossier, place), self.day(ago), self.words("Đã sửa")
        if key and self.save(lambda s: dossiers.receive_again(s, [key], received_on=day, changes=changes)):
            self.told(key, changes)

    @rule(place=PLACES, ago=PAST, point=st.none() | st.sampled_from(DossierPoint))
    def examine_dossier(self, place: int, ago: int, point: DossierPoint | None) -> None:
        key, day, remark = self.pick(Dossier, place), self.day(ago), self.words("Thiếu")
        found = {} if point is None else {point: (False, remark)}
        if key and self.save(lambda s: dossiers.examine(s, [key], examined_on=day, found=found)):
            self.told(key, remark)

    @rule(place=PLACES, ago=PAST, ground=st.sampled_from(ReturnGround))
    def give_dossier_back(self, place: int, ago: int, ground: ReturnGround) -> None:
        key, day, reason = self.pick(Dossier, place), self.day(ago), self.words("Trả lại vì")
        if key and self.save(
            lambda s: dossiers.give_back(s, [key], returned_on=day, ground=ground, reason=reason)
        ):
            self.told(key, reason)

    @rule(places=st.lists(PLACES, min_size=1, max_size=2), ago=PAST, proposal=st.sampled_from(Proposal))
    def submit_dossier(self, places: list[int], ago: int, proposal: Proposal) -> None:
        keys = [key for place in places if (key := self.pick(Dossier, place))]
        leader, day = self.ref(Post, 0), self.day(ago)
        self.save(lambda s: dossiers.submit(s, keys, submitted_on=day, leader=leader, proposal=proposal))

    @rule(place=PLACES, ago=PAST, decision=st.sampled_from(Decision))
    def decide_dossier(self, place: int, ago: int, decision: Decision) -> None:
        key, day, words = self.pick(Dossier, place), self.day(ago), self.words("Đồng ý với")
        if key and self.save(
            lambda s: dossiers.decide(s, [key], decision=decision, decided_on=day, words=words)
        ):
            self.told(key, words)

    @rule(place=PLACES, keeps=st.booleans())
    def differ_on_dossier(self, place: int, keeps: bool) -> None:
        key, said, who = self.pick(Dossier, place), self.words("Ý kiến khác"), self.ref(Person, place)
        if key is None or who is None:
            return
        if keeps:
            self.save(lambda s: dossiers.reserve(s, key, by=who, reserved_on=self.today, opinion=said))
        else:
            self.save(
                lambda s: dossiers.escalate(s, key, escalated_on=self.today, to="Chủ tịch", reason=said)
            )
        self.told(key, said)

    @rule(place=PLACES)
    def give_task_of_dossier(self, place: int) -> None:
        key = self.pick(Dossier, place)
        if key:
            made = self.save(lambda s: dossier_tasks.task_of(s, key, today=self.today))
            assert self.save(lambda s: dossier_tasks.task_of(s, key, today=self.today)) == made

    @rule(place=PLACES, officer=PLACES, leader=PLACES)
    def give_dossier_to(self, place: int, officer: int, leader: int) -> None:
        """Who deals with it, and who is to decide, by name."""
        key = self.pick(Dossier, place)
        if key is None:
            return
        with self.database.read() as session:
            loaded = dossier.load(session, key, today=self.today)
        whose = {"officer": self.ref(Person, officer), "leader": self.ref(Person, leader)}
        self.save(lambda s: dossier.save(s, replace(loaded, values=replace(loaded.values, **whose))))

    @rule(place=PLACES)
    def hide_dossier(self, place: int) -> None:
        key = self.pick(Dossier, place, Dossier.secrecy == Secrecy.NONE)
        if key is None:
            return
        with self.database.read() as session:
            loaded = dossier.load(session, key, today=self.today)
        values = loaded.values
        emptied = dict.fromkeys(("content", "differing", "decision_words", "escalation_reason"), "")
        hidden = replace(
            values,
            **emptied,
            reserved_opinion="",
            secrecy=Secrecy.SECRET,
            versions=tuple(replace(one, changes="", return_reason="") for one in values.versions),
            checks=tuple(replace(one, remark="") for one in values.checks),
        )
        if self.save(lambda s: dossier.save(s, replace(loaded, values=hidden))):
            self.forget(key)

    @invariant()
    def dossiers_stand_where_their_days_put_them(self) -> None:
        with self.database.read() as session:
            dossiers_hold(session, self.today)


def dossiers_hold(session: Session, today: date) -> None:
    """No standing without what brought it there, the list says what the rules say, and standings add up to all."""
    rows = session.scalars(select(Dossier).where(Dossier.deleted_at.is_(None))).all()
    listed = {row.key: row for row in dossier_list.read(session, [r.id.hex for r in rows], today=today)}
    for row in rows:
        facts = dossiers.facts_of(session, row)
        standing = standing_of(facts, today)
        assert listed[row.id.hex].standing is standing
        _explain(facts, standing, today)
    each = [
        dossier_list.count(session, Wanted(filters={"state": (state.value,)}), today=today)
        for state in DossierStanding
    ]
    assert sum(each) == len(rows)


def _explain(facts: DossierFacts, standing: DossierStanding, today: date) -> None:
    """The day behind a standing is there, is not to come, and is not before the dossier came the last time."""
    last = max(
        reversed([one for one in facts.receipts if one.received_on <= today]), key=lambda one: one.received_on
    )
    match standing:
        case DossierStanding.DECIDED:
            reasons = {facts.decided_on} if facts.decision is not None else set()
        case DossierStanding.LACKING:
            asked = facts.decision is Decision.MORE_ASKED
            lacks = last.ground is ReturnGround.INCOMPLETE
            reasons = {facts.decided_on if asked else None, last.returned_on if lacks else None}
        case DossierStanding.RETURNED:
            reasons = {last.returned_on}
        case DossierStanding.SUBMITTED:
            reasons = {facts.submitted_on}
        case DossierStanding.READY:
            reasons = {last.examined_on}
        case DossierStanding.EXAMINING:
            reasons = {last.received_on}
    assert any(day is not None and last.received_on <= day <= today for day in reasons), standing
