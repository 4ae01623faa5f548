"""The programme of one day beside that of another, by the facts' own days."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.briefings.lists import Wanted
from app.core.errors import AppError
from app.core.programme_terms import AdjustmentKind, ItemChange, ProposalOutcome
from app.core.terms import AdjustmentGround, Book
from app.models.database import Database
from app.models.programme import Adjustment, ProgrammeItem, ProgrammeProposal
from app.rules.programme_due import effective_month, is_in_programme
from app.services.lists import programme_changes
from app.services.programme_changes import compare, compare_known
from tests.services.conftest import scratch
from tests.services.lists.making import keep
from tests.services.offices import DAYS, OFFICES, RandomOffice, item_facts, store

FIRST, SECOND = date(2026, 10, 1), date(2026, 10, 31)


def item(session: Session, content: str, month: int = 11, **values: object) -> ProgrammeItem:
    return keep(session, ProgrammeItem(content=content, due_year=2026, due_month=month, **values))


def move(session: Session, of: ProgrammeItem, month: int, day: date) -> None:
    keep(session, Adjustment(item_id=of.id, to_year=2026, to_month=month, decided_on=day))


def seen(session: Session, first: date = FIRST, second: date = SECOND) -> dict[str, ItemChange]:
    return {one.content: one.change for one in compare(session, session, first=first, second=second)}


def test_the_second_day_is_not_before_the_first(session: Session) -> None:
    with pytest.raises(AppError, match="Ngày thứ hai 01/10/2026 trước ngày thứ nhất 31/10/2026"):
        compare(session, session, first=SECOND, second=FIRST)


def test_what_was_added_dropped_moved_and_carried_between_two_days(session: Session) -> None:
    item(session, "Bổ sung", added_on=date(2026, 10, 5))
    item(session, "Rút", withdrawn=True, withdrawn_on=date(2026, 10, 6))
    move(session, item(session, "Lùi"), 12, date(2026, 10, 7))
    move(session, item(session, "Sớm"), 10, date(2026, 10, 31))
    old = item(session, "Chuyển", month=9)
    item(session, "Sang kỳ sau", month=12, carried_from_id=old.id, carried_on=SECOND, added_on=SECOND)
    move(session, item(session, "Trước đó"), 12, FIRST)
    move(session, item(session, "Sau đó"), 12, date(2026, 11, 1))
    assert seen(session) == {
        "Bổ sung": ItemChange.ADDED,
        "Sang kỳ sau": ItemChange.ARRIVED,
        "Rút": ItemChange.DROPPED,
        "Chuyển": ItemChange.CARRIED,
        "Lùi": ItemChange.LATER,
        "Sớm": ItemChange.EARLIER,
    }
    assert seen(session, SECOND, SECOND) == {}


def test_the_list_finds_them_by_words_and_by_the_way_they_changed(session: Session) -> None:
    item(session, "Đề án du lịch", added_on=date(2026, 10, 5))
    item(session, "Kế hoạch", added_on=date(2026, 10, 5))
    days = {"period": ("2026-10-01..2026-10-31",)}
    wanted = Wanted("de an", filters={**days, "change": ("added",)})
    keys = programme_changes.find(session, wanted, today=SECOND).keys
    assert [row.content for row in programme_changes.read(session, keys, today=SECOND)] == ["Đề án du lịch"]
    dropped = Wanted(filters={**days, "change": ("dropped",)})
    assert programme_changes.count(session, dropped, today=SECOND) == 0


@settings(max_examples=40)
@given(OFFICES, st.tuples(DAYS, DAYS).map(sorted))
def test_the_change_is_that_of_the_rules(memory: Engine, office: RandomOffice, days: list[date]) -> None:
    first, second = days
    with scratch(memory) as session:
        store(session, office)
        counted = [one.change for one in compare(session, session, first=first, second=second)]
    facts = item_facts(office)
    came = [is_in_programme(one, second) and not is_in_programme(one, first) for one in facts]
    went = [is_in_programme(one, first) and not is_in_programme(one, second) for one in facts]
    stayed = [one for one in facts if is_in_programme(one, second) and is_in_programme(one, first)]
    moved = [one for one in stayed if effective_month(one, first) != effective_month(one, second)]
    assert counted.count(ItemChange.ADDED) + counted.count(ItemChange.ARRIVED) == sum(came)
    assert counted.count(ItemChange.DROPPED) + counted.count(ItemChange.CARRIED) == sum(went)
    assert len([one for one in counted if one in (ItemChange.LATER, ItemChange.EARLIER)]) == len(moved)


def test_each_change_says_its_decision_and_its_ground(session: Session) -> None:
    moved, gone = item(session, "Lùi"), item(session, "Rút", withdrawn=True, withdrawn_on=date(2026, 10, 6))
    added = item(session, "Bổ sung", added_on=date(2026, 10, 5))
    ground = {"ground": AdjustmentGround.OBJECTIVE, "reason": "Chờ luật"}
    for day, month in ((date(2026, 10, 7), 12), (date(2026, 11, 2), 1)):
        keep(
            session,
            Adjustment(item_id=moved.id, to_year=2026, to_month=month, decided_on=day, **ground),
        )
    keep(
        session,
        Adjustment(
            item_id=gone.id,
            kind=AdjustmentKind.WITHDRAW,
            to_year=2026,
            to_month=11,
            **ground,
            decided_on=SECOND,
        ),
    )
    keep(
        session,
        ProgrammeProposal(
            content="Bổ sung",
            due_year=2026,
            due_month=11,
            item_id=added.id,
            outcome=ProposalOutcome.TAKEN,
            ground=AdjustmentGround.INSTRUCTION,
            reason="Theo chỉ đạo",
        ),
    )
    told = {
        one.content: (one.decided_on, one.ground, one.reason)
        for one in compare(session, session, first=FIRST, second=SECOND)
    }
    assert told == {
        "Lùi": (date(2026, 10, 7), AdjustmentGround.OBJECTIVE, "Chờ luật"),
        "Rút": (SECOND, AdjustmentGround.OBJECTIVE, "Chờ luật"),
        "Bổ sung": (date(2026, 10, 5), AdjustmentGround.INSTRUCTION, "Theo chỉ đạo"),
    }


def test_what_is_carried_over_leaves_one_programme_and_arrives_in_the_other(session: Session) -> None:
    old = item(session, "Đề án", month=8)
    move(session, old, 9, date(2026, 10, 5))
    new = item(session, "Đề án", month=12, carried_from_id=old.id, carried_on=date(2026, 10, 9))
    new.due_year = 2027
    keep(
        session,
        ProgrammeProposal(
            content="Đề án",
            due_year=2027,
            due_month=12,
            item_id=new.id,
            outcome=ProposalOutcome.TAKEN,
            decided_by="Chủ tịch",
            decision_document="9/UBND-TH",
            decided_on=date(2026, 10, 9),
        ),
    )
    found = compare(session, session, first=FIRST, second=SECOND)
    assert {(one.change, one.before, one.after) for one in found} == {
        (ItemChange.ARRIVED, (2026, 8), (2027, 12)),
        (ItemChange.CARRIED, (2026, 8), (2027, 12)),
    }
    assert {(one.decided_on, one.document, one.decided_by) for one in found} == {
        (date(2026, 10, 9), "9/UBND-TH", "Chủ tịch")
    }
    days = {"period": ("2026-10-01..2026-10-31",)}
    for year, change in (("2026", ItemChange.CARRIED), ("2027", ItemChange.ARRIVED)):
        wanted = Wanted(filters={**days, "due": (f"{year}-01-01..{year}-12-31",)})
        keys = programme_changes.find(session, wanted, today=SECOND).keys
        assert [one.change for one in programme_changes.read(session, keys, today=SECOND)] == [change]


def test_the_list_is_narrowed_to_one_of_the_two_books(session: Session) -> None:
    item(session, "Của tỉnh", added_on=date(2026, 10, 5))
    item(session, "Của Văn phòng", added_on=date(2026, 10, 5), book=Book.OFFICE)
    wanted = Wanted(filters={"period": ("2026-10-01..2026-10-31",), "book": ("office",)})
    keys = programme_changes.find(session, wanted, today=SECOND).keys
    assert [one.content for one in programme_changes.read(session, keys, today=SECOND)] == ["Của Văn phòng"]


class DaysLater:
    """The clock of the log, put on."""

    def __init__(self, days: int) -> None:
        self._ahead = timedelta(days=days)

    def now(self, _: object) -> datetime:
        return datetime.now(UTC) + self._ahead


def test_by_the_log_counts_what_was_typed_between_the_days(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An item typed late without a day of its own is no change by its facts; by the log it is one."""
    today = datetime.now().astimezone().date()
    with database.write("Kiểm thử") as session:
        item(session, "Có trước")
        old = item(session, "Đổi tháng").id

    monkeypatch.setattr("app.models.engine.datetime", DaysLater(2))
    with database.write("Kiểm thử") as session:
        item(session, "Nhập sau")
        session.get_one(ProgrammeItem, old).due_month = 12
    first, second = today, today + timedelta(days=3)
    wanted = Wanted(filters={"period": (f"{first.isoformat()}..{second.isoformat()}",)})
    by_log = replace(wanted, filters={**wanted.filters, "basis": ("log",)})
    with database.read() as session:
        assert programme_changes.find(session, wanted, today=second).keys == []
        found = programme_changes.read(
            session, programme_changes.find(session, by_log, today=second).keys, today=second
        )
        assert {one.content: one.change for one in found} == {
            "Nhập sau": ItemChange.ADDED,
            "Đổi tháng": ItemChange.LATER,
        }
        known = compare_known(session, first=first, second=first + timedelta(days=1), today=second)
        assert known == ()
