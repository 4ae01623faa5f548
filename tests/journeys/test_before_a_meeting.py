"""From the year's meetings to the agenda of a session, with papers, opinions, a withdrawal and a postponement."""

from datetime import date, time

from sqlalchemy import select

from app.briefings.agenda_item_form import PaperRow
from app.briefings.forms import Ref
from app.briefings.lists import Wanted
from app.core.meeting_terms import Asked, ItemState, Step, StepState
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.agenda import AgendaProposal
from app.models.meeting import AgendaItem, Meeting
from app.models.person import Post
from app.services import agenda
from app.services.briefs.meeting import brief
from app.services.forms import agenda_item
from app.services.forms.common import part_rows
from app.services.lists import meetings, papers, proposals
from app.services.meeting_schedule import make_due
from app.services.meeting_steps import steps_of
from app.services.settings import load_preset

YEAR = 2027  # no day off is known but the weekends


def made(session) -> tuple[Meeting, Meeting]:
    """The sessions of March and April, out of a whole year that was made."""
    assert len(make_due(session, YEAR, today=date(2026, 12, 20))) == 32
    rows = session.scalars(select(Meeting).where(Meeting.kind == "regular_session").order_by(Meeting.held_on))
    march, april = list(rows)[2:4]
    return march, april


def shown(session, module, today: date, **filters: str) -> list:
    wanted = Wanted(filters={name: (code,) for name, code in filters.items()})
    return module.read(session, module.find(session, wanted, today=today).keys, today=today)


def test_a_session_is_prepared_from_the_inbox_to_its_agenda(session):
    load_preset(session)
    chair = Post(name="Chủ tịch")
    health = Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT)
    session.add_all([chair, health])
    session.flush()
    march, april = made(session)
    assert (march.held_on, march.chair_post_id, march.starts_at) == (date(2027, 3, 26), chair.id, time(8))

    names = ("Báo cáo quý", "Đề án khám bệnh", "Quy chế", "Kế hoạch")
    for name in names:
        session.add(AgendaProposal(content=name, kind=march.kind, agency_id=health.id))
    session.flush()
    inbox = [row.key for row in shown(session, proposals, date(2027, 3, 1), state="waiting")]
    assert agenda.accept(session, inbox[:3], meeting=march.id.hex, decided_on=date(2027, 3, 2)) == 3
    assert agenda.refuse(session, inbox[3:], decided_on=date(2027, 3, 2), note="Chưa cần") == 1

    report, project, rules = part_rows(session, AgendaItem, {"meeting_id": march.id})
    leader = Ref("post", chair.id.hex, "Chủ tịch")
    agenda.consult(session, [report.id.hex], leaders=[leader], asked_on=date(2027, 3, 8))
    states = {row.content: row.asked for row in shown(session, papers, date(2027, 3, 10))}
    assert states == {names[0]: Asked.WAITING, names[1]: Asked.OVERDUE, names[2]: Asked.OVERDUE}

    loaded = agenda_item.load(session, report.id.hex)
    first = PaperRow("", "Báo cáo", 1, "9/BC-SYT", date(2027, 3, 22))
    agenda_item.save(session, _with_papers(loaded, first))
    today = date(2027, 3, 24)  # papers were due on 23/3
    late = shown(session, papers, today, standing=ItemState.TO_WITHDRAW.value)
    assert [row.content for row in late] == [names[1], names[2]]
    agenda.propose_withdrawal(session, [project.id.hex], proposed_on=today)
    agenda.decide_withdrawal(session, [project.id.hex], agreed=True, decided_on=today)
    agenda.postpone(session, [rules.id.hex], to=april.id.hex, on=today, reason="Chưa đủ ý kiến")

    told = brief(session, march.id.hex, today)
    assert [line.content for line in told.agenda] == [names[0]]
    assert [line.content for line in brief(session, april.id.hex, today).agenda] == [names[2]]
    steps = {line.step: line.state for line in steps_of(session, march, as_of=today)}
    assert steps[Step.PAPERS] is StepState.DONE
    [row] = [one for one in shown(session, meetings, today) if one.key == march.id.hex]
    assert (row.contents, row.papers_missing) == (1, 0)


def _with_papers(loaded, *rows: PaperRow):
    from dataclasses import replace

    return replace(loaded, values=replace(loaded.values, papers=rows))
