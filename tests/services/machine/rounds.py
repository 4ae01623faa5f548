"""Rounds of opinions as their form writes them, as rules of the machine, and what always holds of rounds."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.lists import Wanted
from app.briefings.opinion_round_form import AnswerRow, OpinionRoundForm
from app.core.opinion_terms import Channel, RoundKind, RoundStanding, Verdict
from app.core.terms import Opinion, Secrecy
from app.models.agency import Agency
from app.models.dossier import Dossier
from app.models.opinion import OpinionAnswer, OpinionRound
from app.models.person import Person
from app.services import opinions
from app.services.forms import opinion_round
from app.services.lists import answers as answer_list
from app.services.lists import rounds as round_list
from tests.services.machine.office import PLACES, Office
from tests.services.machine.tasks import OUTSIDE, PAST


class Rounds(Office):
    """How rounds are written, answered, reminded of, told and made secret."""

    @rule(by=PLACES, ago=PAST, of_members=st.booleans())
    def write_round(self, by: int, ago: int, of_members: bool) -> None:
        content, agency = self.words("Xin ý kiến về"), self.ref(Agency, by, OUTSIDE)
        form = OpinionRoundForm(
            kind=RoundKind.MEMBERS if of_members else RoundKind.AGENCIES,
            content=content,
            dossier=self.ref(Dossier, by, Dossier.secrecy == Secrecy.NONE),
            asked_on=self.day(ago),
            answers=() if of_members or agency is None else (AnswerRow(who=agency),),
        )
        with self.database.read() as session:
            loaded = opinion_round.load(session, None, today=self.today)
        key = self.save(lambda s: opinion_round.save(s, replace(loaded, values=form), today=self.today))
        self.told(key, content)

    @rule(place=PLACES, whose=PLACES, opinion=st.sampled_from(Opinion), closed=st.booleans())
    def write_answers(self, place: int, whose: int, opinion: Opinion, closed: bool) -> None:
        key, said = (
            self.pick(OpinionRound, place, OpinionRound.secrecy == Secrecy.NONE),
            self.words("Đề nghị"),
        )
        if key is None:
            return
        with self.database.read() as session:
            loaded = opinion_round.load(session, key, today=self.today)
        rows = list(loaded.values.answers)
        if rows:
            which = whose % len(rows)
            rows[which] = replace(rows[which], opinion=opinion, answered_on=self.today, said=said)
        closed_on = self.today if closed else None
        values = replace(loaded.values, answers=tuple(rows), closed_on=closed_on)
        if self.save(lambda s: opinion_round.save(s, replace(loaded, values=values), today=self.today)):
            self.told(key, *[said] * bool(rows))

    @rule(place=PLACES, who=PLACES)
    def change_who_is_asked(self, place: int, who: int) -> None:
        key, person = self.pick(OpinionRound, place), self.ref(Person, who)
        if key is None:
            return
        with self.database.read() as session:
            loaded = opinion_round.load(session, key, today=self.today)
        asked = {one.who.key for one in loaded.values.answers if one.who}
        new = (AnswerRow(who=person),) * (person is not None and person.key not in asked)
        values = replace(loaded.values, answers=(*loaded.values.answers[1:], *new))
        self.save(lambda s: opinion_round.save(s, replace(loaded, values=values), today=self.today))

    @rule(places=st.lists(PLACES, min_size=1, max_size=3), tells=st.booleans())
    def remind_or_tell(self, places: list[int], tells: bool) -> None:
        keys = [key for place in places if (key := self.pick(OpinionAnswer, place))]
        if tells:
            self.save(lambda s: opinions.tell_result(s, keys, told_on=self.today))
        else:
            self.save(lambda s: opinions.remind(s, keys, reminded_on=self.today, way="Điện thoại"))

    @rule(place=PLACES, column=st.sampled_from(("said", "taken_up_words")))
    def type_words_of_answer(self, place: int, column: str) -> None:
        key, words = self.pick(OpinionAnswer, place), self.words("Ý kiến")
        row = self.now["opinion_answer"].get(key or "")
        if key and row:
            self.save(lambda session: opinions.write_words(session, key, column=column, words=words))
            if words in self.now["opinion_answer"][key].values():
                self.told(str(row["round_id"]), words)

    @rule(place=PLACES)
    def hide_round(self, place: int) -> None:
        key = self.pick(OpinionRound, place, OpinionRound.secrecy == Secrecy.NONE)
        if key is None:
            return
        with self.database.read() as session:
            loaded = opinion_round.load(session, key, today=self.today)
        rows = tuple(replace(one, said="", taken_up_words="") for one in loaded.values.answers)
        hidden = replace(
            loaded.values,
            content="",
            number="9/TTr",
            secrecy=Secrecy.SECRET,
            channel=Channel.PAPER,
            answers=rows,
        )
        if self.save(lambda s: opinion_round.save(s, replace(loaded, values=hidden), today=self.today)):
            self.forget(key)

    @invariant()
    def rounds_add_up_to_their_members(self) -> None:
        with self.database.read() as session:
            rounds_hold(session, self.today)


def rounds_hold(session: Session, today: date) -> None:
    """Answers of a round add up to those who are asked, nobody is asked twice, and a closed one is announced."""
    rows = session.scalars(select(OpinionRound).where(OpinionRound.deleted_at.is_(None))).all()
    listed = {row.key: row for row in round_list.read(session, [r.id.hex for r in rows], today=today)}
    for row in rows:
        answers = session.scalars(
            select(OpinionAnswer).where(OpinionAnswer.round_id == row.id, OpinionAnswer.deleted_at.is_(None))
        ).all()
        line = listed[row.id.hex]
        until = min(today, row.closed_on or today)
        came = [one for one in answers if one.answered_on is not None and one.answered_on <= until]
        assert (line.asked, line.answered) == (len(answers), len(came))
        unsaid = sum(one.opinion is None for one in came)
        assert line.agreed + line.changes + line.disagreed + unsaid == len(came)
        whose = [one.person_id or one.agency_id for one in answers]
        assert len(set(whose)) == len(whose)
        assert all(one.opinion is None or one.answered_on is not None for one in answers)
        assert (line.standing is RoundStanding.CLOSED) == (
            row.closed_on is not None and row.closed_on <= today
        )
        if line.verdict is Verdict.CARRIED and line.standing is not RoundStanding.CLOSED:
            assert 2 * (line.agreed + line.changes) >= line.asked
    _lists_add_up(session, len(rows), today)


def _lists_add_up(session: Session, count: int, today: date) -> None:
    by_standing = [
        round_list.count(session, Wanted(filters={"state": (one.value,)}), today=today)
        for one in RoundStanding
    ]
    assert sum(by_standing) == count
    late, lacking = (
        set(answer_list.find(session, Wanted(filters={"state": (one,)}), today=today).keys)
        for one in ("late", "lacking")
    )
    assert late <= lacking
