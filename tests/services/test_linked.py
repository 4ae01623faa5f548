"""A record leads to where else it is dealt with, and everything that it leads to leads back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.linked import Linked
from app.core.programme_terms import ProposalOutcome
from app.core.terms import AdjustmentGround, AgencyKind, MeetingKind, Secrecy
from app.models.agency import Agency
from app.models.base import Record
from app.models.document import OfficialDocument
from app.models.dossier import Dossier
from app.models.meeting import AgendaItem, Conclusion, ConclusionTask, Meeting
from app.models.opinion import OpinionRound
from app.models.programme import Adjustment, ProgrammeItem, ProgrammeProgress, ProgrammeProposal
from app.models.register import IncomingDocument
from app.models.report import ReportObligation, ReportReminder
from app.models.task import SourceDocument, Task
from app.services.linked import linked
from tests.services.lists.making import TODAY, keep

Found = set[tuple[str, str]]


def ends(session: Session, row: Record) -> Found:
    """The tables and keys of the records that a record leads to."""
    return {(one.table, one.key) for one in linked(session, row.__tablename__, row.id.hex) if one.table}


def lists(session: Session, row: Record) -> dict[str, dict[str, tuple[str, ...]]]:
    """The lists that it leads to, with what is wanted of them."""
    found = linked(session, row.__tablename__, row.id.hex)
    return {one.list: dict(one.wanted.filters) for one in found if one.wanted is not None}


def of(*rows: Record) -> Found:
    return {(row.__tablename__, row.id.hex) for row in rows}


@pytest.fixture
def office(session: Session) -> dict[str, Record]:
    """One matter on its whole way: registered, in the programme, asked, submitted, met, assigned, adjusted, told."""
    made: dict[str, Record] = {}

    def add(name: str, row: Record) -> Record:
        made[name] = keep(session, row)
        return row

    item = add("item", ProgrammeItem(content="Đề án", due_year=2026, due_month=11))
    due = {"content": "Đề án", "due_year": 2026, "due_month": 11}
    add("proposal", ProgrammeProposal(**due, outcome=ProposalOutcome.TAKEN, item_id=item.id))
    add("next", ProgrammeItem(content="Đề án", due_year=2027, due_month=3, carried_from_id=item.id))
    kind = MeetingKind.REGULAR_SESSION
    meeting = add("meeting", Meeting(kind=kind, title="Phiên họp", held_on=date(2026, 11, 27)))
    content = add("content", AgendaItem(meeting_id=meeting.id, content="Đề án", programme_item_id=item.id))
    paper = add("paper", SourceDocument(number="12/TB-UBND"))
    task = add("task", Task(content="Trình", source_document_id=paper.id, assigned_on=TODAY, deadline=TODAY))
    said = keep(session, Conclusion(meeting_id=meeting.id, agenda_item_id=content.id, content="Giao"))
    keep(session, ConclusionTask(conclusion_id=said.id, task_id=task.id))
    add("step", Task(content="Bước", parent_id=task.id, assigned_on=TODAY))
    values = {"programme_item_id": item.id, "agenda_item_id": content.id}
    dossier = add("dossier", Dossier(content="Hồ sơ", number="5", task_id=task.id, **values))
    add("round", OpinionRound(content="Phiếu", asked_on=TODAY, dossier_id=dossier.id, **values))
    add(
        "came",
        IncomingDocument(year=2026, number=1, arrived_on=TODAY, symbol="7/BC", source_document_id=paper.id),
    )
    moved = keep(
        session,
        Adjustment(item_id=item.id, to_year=2026, to_month=12, ground=AdjustmentGround.OBJECTIVE, reason="a"),
    )
    add("letter", OfficialDocument(kind_code="programme_adjustment", subject=moved.id.hex))
    add("invitation", OfficialDocument(kind_code="invitation", subject=meeting.id.hex))
    add("assignment", OfficialDocument(kind_code="assignment_letter", subject=f"{task.id.hex}+{'0' * 32}"))
    add("programme", OfficialDocument(kind_code="year_programme", subject="2026"))
    add("other_book", OfficialDocument(kind_code="year_programme", subject="2026/office"))
    add("report", OfficialDocument(kind_code="month_report", subject="2026-11"))
    agency = keep(session, Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT))
    owed = add("owed", ReportObligation(name="Báo cáo", agency_id=agency.id, due_on=TODAY))
    urged = add("urged", OfficialDocument(kind_code="report_urging", subject=owed.id.hex))
    keep(session, ReportReminder(report_id=owed.id, letter_id=urged.id, reminded_on=TODAY))
    return made


def test_an_item_of_the_programme_leads_to_all_that_became_of_it(session: Session, office) -> None:
    names = (
        "proposal",
        "next",
        "meeting",
        "content",
        "task",
        "dossier",
        "round",
        "letter",
        "programme",
        "report",
    )
    assert ends(session, office["item"]) == of(*(office[name] for name in names))


def test_what_leads_somewhere_leads_back(session: Session, office) -> None:
    """But for documents of a period, behind which stand too many rows: they lead to the list of these."""
    rows = {(row.__tablename__, row.id.hex): row for row in office.values()}
    of_period = of(office["programme"], office["report"])
    for here, row in rows.items():
        for there in ends(session, row) - of_period:
            assert here in ends(session, rows[there]), (here[0], there[0])


def test_meetings_tasks_and_reports_lead_to_each_other(session: Session, office) -> None:
    named = office.__getitem__
    assert ends(session, named("meeting")) == of(
        *map(named, ("item", "content", "task", "dossier", "round", "invitation", "report"))
    )
    assert ends(session, named("task")) == of(
        *map(named, ("item", "meeting", "content", "paper", "step", "dossier", "assignment", "report"))
    )
    assert ends(session, named("owed")) == of(named("urged"))
    assert ends(session, named("paper")) == of(named("task"), named("came"))


def test_a_document_of_a_period_leads_to_the_rows_behind_it(session: Session, office) -> None:
    year, month = ("2026-01-01..2026-12-31",), ("2026-11-01..2026-11-30",)
    assert lists(session, office["programme"]) == {"programme": {"period": year, "book": ("committee",)}}
    assert lists(session, office["other_book"]) == {"programme": {"period": year, "book": ("office",)}}
    assert lists(session, office["report"]) == {
        "programme": {"period": month},
        "tasks": {"deadline": month},
        "meetings": {"period": month},
    }


def test_an_item_leads_to_the_rounds_in_which_it_was_reported(session: Session, office) -> None:
    keep(session, ProgrammeProgress(item_id=office["item"].id, round_year=2026, round_month=11))
    assert lists(session, office["item"]) == {"progress_round": {"round": ("2026-11",)}}


def test_a_part_leads_to_its_record_first(session: Session, office) -> None:
    key = session.scalar(select(Adjustment.id)).hex
    told = linked(session, "adjustment", key)
    assert (told[0].table, told[0].key) == ("programme_item", office["item"].id.hex)
    assert {one.table for one in told} > {"meeting", "task"}


def test_of_what_is_secret_only_numbers_and_days_are_told(session: Session, office) -> None:
    for name in ("dossier", "round"):
        office[name].secrecy = Secrecy.SECRET
    office["task"].content = ""
    session.flush()
    told = {one.table: one for one in linked(session, "programme_item", office["item"].id.hex)}
    assert told["dossier"] == Linked("Hồ sơ trình", "Nội dung mật (5)", "dossier", office["dossier"].id.hex)
    assert told["opinion_round"].said == "Nội dung mật (23/11/2026)"
    assert told["task"].said == "Nội dung mật (23/11/2026)"


def test_what_was_deleted_is_not_led_to_and_other_tables_lead_nowhere(session: Session, office) -> None:
    office["meeting"].deleted_at = datetime.now(UTC)
    session.flush()
    assert of(office["meeting"]).isdisjoint(ends(session, office["item"]))
    assert linked(session, "agency", "0" * 32) == ()
