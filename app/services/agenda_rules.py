"""What a meeting's agenda takes by rule: found by rules, put on it at once, changed by hand afterwards (feature 24)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Select, or_, select

from app.briefings.lists import Wanted
from app.core.meeting_terms import AgendaRule
from app.core.opinion_terms import DossierStanding
from app.core.terms import AgencyRole, Book, TaskState
from app.models.agenda import AgendaProposal
from app.models.dossier import Dossier
from app.models.meeting import AgendaItem, Meeting
from app.models.programme import ProgrammeAgency, ProgrammeItem
from app.rules.agenda_rules import DECIDED_IN_SESSION, approval_of, rules_of
from app.rules.periods import month_of
from app.rules.secrets import is_secret
from app.services import agenda
from app.services.forms.common import alive, key_of, part_rows
from app.services.lists import dossiers, programme, proposals, tasks
from app.services.locked_meetings import require_open
from app.services.meeting_locks import earlier

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


_OF_OFFICE = (AgendaRule.MINUTES, AgendaRule.OVERDUE)
"""What the office itself brings, so that nobody is asked for papers."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A content that a rule puts on an agenda; `source` is the key of the proposal or dossier that it comes from.

    `lacks` is what its dossier is still without, so that nobody puts it on unseen (feature 25).
    """

    rule: AgendaRule
    content: str
    agency_id: UUID | None = None
    programme_item_id: UUID | None = None
    source: str = ""
    lacks: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from the others that are found with it."""
        return "|".join(
            (self.rule, self.source, str(self.programme_item_id), str(self.agency_id), self.content)
        )


def usual_rules(session: Session, key: str) -> tuple[AgendaRule, ...]:
    """The rules that hold for a meeting by its kind; AppError when it is gone."""
    return rules_of(alive(session, Meeting, key).kind)


def find(session: Session, key: str, rules: Collection[AgendaRule], *, today: date) -> tuple[Candidate, ...]:
    """What these rules would put on the agenda of a meeting now, in the order of the rules.

    What stands on it, or was taken off it by hand, is not named again; the same words of another agency are another
    content. AppError when the meeting is gone.
    """
    meeting = alive(session, Meeting, key)
    words, items = _known(session, meeting.id)
    found: list[Candidate] = []
    for rule in AgendaRule:
        for one in _FOUND_BY[rule](session, meeting, today) if rule in rules else ():
            if _is_in(words, one) or (one.programme_item_id and one.programme_item_id in items):
                continue
            found.append(one)
            words[one.content].add(one.agency_id)
            if one.programme_item_id:
                items.add(one.programme_item_id)
    return tuple(found)


def _is_in(words: Mapping[str, set[UUID | None]], one: Candidate) -> bool:
    """Whether its words are known, of the same agency or where one of the two names none."""
    agencies = words.get(one.content, set())
    return bool(agencies) and (one.agency_id is None or not agencies.isdisjoint({None, one.agency_id}))


def insert(
    session: Session, key: str, rules: Collection[AgendaRule], *, today: date, without: Collection[str] = ()
) -> int:
    """Put on the agenda of a meeting what `find` names, without those of these keys; answer how many that were.

    AppError when it is gone, locked or cancelled.
    """
    meeting = alive(session, Meeting, key)
    require_open(session, meeting.id)
    found = [one for one in find(session, key, rules, today=today) if one.key not in without]
    for one in found:
        _put(session, meeting, one, today)
    session.flush()
    return len(found)


def _put(session: Session, meeting: Meeting, one: Candidate, today: date) -> None:
    if one.rule in (AgendaRule.PROPOSALS, AgendaRule.POSTPONED):
        agenda.accept(session, [one.source], meeting=meeting.id.hex, decided_on=today)
        return
    came = today if one.rule in _OF_OFFICE else None
    columns = {"agency_id": one.agency_id, "programme_item_id": one.programme_item_id}
    item = agenda.add_item(session, meeting.id, one.content, documents_received_on=came, **columns)
    if one.rule is AgendaRule.DOSSIERS:
        session.get_one(Dossier, key_of(one.source)).agenda_item_id = item.id


def _known(session: Session, meeting: UUID) -> tuple[defaultdict[str, set[UUID | None]], set[UUID]]:
    """The words with their agencies and the programme items of what is on an agenda, or was until deleted."""
    rows = session.execute(
        select(AgendaItem.content, AgendaItem.agency_id, AgendaItem.programme_item_id).where(
            AgendaItem.meeting_id == meeting
        )
    ).all()
    words: defaultdict[str, set[UUID | None]] = defaultdict(set)
    for content, agency_id, _ in rows:
        words[content].add(agency_id)
    return words, {item for _, _, item in rows if item is not None}


def _minutes(session: Session, meeting: Meeting, _: date) -> Iterator[Candidate]:
    last = earlier(session, meeting)
    if last is not None and last.approved_on is None:
        yield Candidate(AgendaRule.MINUTES, approval_of(last.title, last.held_on))


def _of_programme(session: Session, meeting: Meeting, today: date) -> Iterator[Candidate]:
    """Items of the committee's programme that are due in the month and not submitted, as adjusted."""
    span = month_of(meeting.held_on)
    wanted = Wanted(
        filters={
            "book": (Book.COMMITTEE.value,),
            "level": tuple(level.value for level in DECIDED_IN_SESSION),
            "period": (f"{span.start.isoformat()}..{span.end.isoformat()}",),
            "figure": ("not_submitted",),
        }
    )
    for key in programme.find(session, wanted, today=today).keys:
        row = session.get_one(ProgrammeItem, UUID(key))
        leads = part_rows(session, ProgrammeAgency, {"item_id": row.id, "role": AgencyRole.LEAD})
        lead = leads[0].agency_id if leads else None
        yield Candidate(AgendaRule.PROGRAMME, row.content, lead, row.id)


def _of_proposals(session: Session, meeting: Meeting, today: date) -> Iterator[Candidate]:
    """Proposals for meetings of this kind that wait, and do not wish a later month."""
    day = meeting.held_on
    not_later = or_(
        AgendaProposal.wished_year.is_(None),
        AgendaProposal.wished_year * 12 + AgendaProposal.wished_month <= day.year * 12 + day.month,
    )
    rows = _waiting(meeting).where(AgendaProposal.postponed_item_id.is_(None), not_later)
    yield from _proposed(session, AgendaRule.PROPOSALS, rows, today)


def _of_postponed(session: Session, meeting: Meeting, today: date) -> Iterator[Candidate]:
    """Contents of earlier meetings of this kind that wait for the next one."""
    rows = _waiting(meeting).where(AgendaProposal.postponed_item_id.is_not(None))
    yield from _proposed(session, AgendaRule.POSTPONED, rows, today)


def _waiting(meeting: Meeting) -> Select[AgendaProposal]:
    return select(AgendaProposal).where(
        AgendaProposal.kind == meeting.kind,
        AgendaProposal.accepted.is_(None),
        AgendaProposal.deleted_at.is_(None),
    )


def _proposed(
    session: Session, rule: AgendaRule, query: Select[AgendaProposal], today: date
) -> Iterator[Candidate]:
    rows = session.scalars(query.order_by(AgendaProposal.proposed_on, AgendaProposal.id)).all()
    listed = {one.key: one for one in proposals.read(session, [row.id.hex for row in rows], today=today)}
    for row in rows:
        one = listed[row.id.hex]
        lacks = () if one.is_postponed else one.lacks  # the papers of what was put off are asked for anew
        yield Candidate(rule, row.content, row.agency_id, row.programme_item_id, one.key, lacks)


def _of_dossiers(session: Session, _: Meeting, today: date) -> Iterator[Candidate]:
    """Dossiers that were examined and are ready, and are on no agenda; a secret one goes by hand."""
    wanted = Wanted(filters={"state": (DossierStanding.READY.value,)})
    for key in dossiers.find(session, wanted, today=today).keys:
        row = session.get_one(Dossier, UUID(key))
        if row.agenda_item_id is None and not is_secret(row.secrecy):
            yield Candidate(AgendaRule.DOSSIERS, row.content, row.agency_id, row.programme_item_id, key)


def _of_overdue(session: Session, meeting: Meeting, today: date) -> Iterator[Candidate]:
    """One content for all tasks that are overdue."""
    number = tasks.count(session, Wanted(filters={"state": (TaskState.OVERDUE.value,)}), today=today)
    if number:
        yield Candidate(
            AgendaRule.OVERDUE,
            f"Kiểm điểm các nhiệm vụ quá hạn tháng {meeting.held_on.month}/{meeting.held_on.year}",
        )


_FOUND_BY: Mapping[AgendaRule, Callable[[Session, Meeting, date], Iterator[Candidate]]] = {
    AgendaRule.MINUTES: _minutes,
    AgendaRule.PROGRAMME: _of_programme,
    AgendaRule.POSTPONED: _of_postponed,
    AgendaRule.PROPOSALS: _of_proposals,
    AgendaRule.DOSSIERS: _of_dossiers,
    AgendaRule.OVERDUE: _of_overdue,
}
