"""The programme of one day beside that of another, by the facts' own days."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.briefings.lists import Wanted
from app.core.programme_terms import ItemChange
from app.models.programme import Adjustment, ProgrammeItem
from app.rules.programme_due import effective_month, is_in_programme
from app.services.lists import programme_changes
from app.services.programme_changes import compare
from tests.services.conftest import scratch
from tests.services.lists.making import keep
from tests.services.offices import DAYS, OFFICES, RandomOffice, store

FIRST, SECOND = date(2026, 10, 1), date(2026, 10, 31)


def item(session: Session, content: str, month: int = 11, **values: object) -> ProgrammeItem:
    return keep(session, ProgrammeItem(content=content, due_year=2026, due_month=month, **values))


def move(session: Session, of: ProgrammeItem, month: int, day: date) -> None:
    keep(session, Adjustment(item_id=of.id, to_year=2026, to_month=month, decided_on=day))


def seen(session: Session, first: date = FIRST, second: date = SECOND) -> dict[str, ItemChange]:
    return {one.content: one.change for one in compare(session, session, first=first, second=second)}


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
        "Sang kỳ sau": ItemChange.ADDED,
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
    facts = [each.facts for each in office.items if not each.deleted]
    came = [is_in_programme(one, second) and not is_in_programme(one, first) for one in facts]
    stayed = [one for one in facts if is_in_programme(one, second) and is_in_programme(one, first)]
    moved = [one for one in stayed if effective_month(one, first) != effective_month(one, second)]
    assert counted.count(ItemChange.ADDED) == sum(came)
    assert len([one for one in counted if one in (ItemChange.LATER, ItemChange.EARLIER)]) == len(moved)
