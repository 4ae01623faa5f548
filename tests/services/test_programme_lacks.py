"""What the contents of a programme lack is told before it goes out; what is demanded refuses it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.briefings.forms import Loaded, Ref
from app.briefings.plan_form import PlanForm
from app.core.errors import AppError
from app.core.programme_terms import ItemPart, PlanScope
from app.core.terms import AgencyKind, AgencyRole, Book, DecisionLevel
from app.models.agency import Agency
from app.models.person import Post
from app.models.programme import ProgrammeAgency, ProgrammeItem, ProgrammeMilestone
from app.services.forms import plan
from app.services.history import history_of
from app.services.history_words import FROZEN, tell_history
from app.services.issued import issue
from app.services.lists import programme
from app.services.programme_confirmation import TITLE, confirmation_of
from app.services.programme_lacks import read_lacks
from app.services.settings import change_setting, load_preset
from app.services.standing import describe, read_standing
from tests.services.lists.making import DAY, TODAY, keep

QUARTER = "2026-Q4"


@pytest.fixture
def agency(session: Session) -> Agency:
    load_preset(session)
    return keep(session, Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT))


def add(session: Session, content: str, lead: Agency | None = None, **values: object) -> ProgrammeItem:
    item = keep(session, ProgrammeItem(**{"content": content, "due_year": 2026, "due_month": 11, **values}))
    if lead is not None:
        keep(session, ProgrammeAgency(item_id=item.id, agency_id=lead.id, role=AgencyRole.LEAD))
    return item


def whole(session: Session, lead: Agency) -> ProgrammeItem:
    """A content that lacks nothing."""
    post = keep(session, Post(name="Phó Chủ tịch"))
    values = {"form": "Đề án", "level": DecisionLevel.COMMITTEE, "leader_post_id": post.id}
    item = add(session, "Đủ", lead, **values)
    keep(session, ProgrammeMilestone(item_id=item.id, content="Dự thảo"))
    return item


def told(session: Session, code: str = "quarter_programme", subject: str = QUARTER, today: date = TODAY):
    lacks = read_lacks(session, code, subject, today=today)
    assert [item.key for item in lacks.items] == programme.find(session, lacks.wanted, today=today).keys
    return {item.content: (item.demanded, item.usual) for item in lacks.items}


def test_a_whole_programme_goes_out(session: Session, agency: Agency) -> None:
    whole(session, agency)
    add(session, "Rút", withdrawn=True)
    add(session, "Kỳ khác", due_month=9)
    assert told(session) == {}
    issue(session, "quarter_programme", QUARTER, issued_on=TODAY, today=TODAY)


def test_of_a_week_only_its_own_contents_are_looked_through(session: Session, agency: Agency) -> None:
    """Week 44 ends on Sunday 1/11: no content of November is in it, as in its document."""
    for month in (10, 11):
        add(session, f"Tháng {month}", agency, due_month=month)
    assert set(told(session, "week_programme", "2026-W44", date(2026, 10, 27))) == {"Tháng 10"}
    assert set(told(session, "week_programme", "2026-W45", date(2026, 11, 3))) == {"Tháng 11"}


def test_what_is_demanded_refuses_it_and_says_which_content_lacks_what(
    session: Session, agency: Agency
) -> None:
    whole(session, agency)
    add(session, "Không hình thức", agency)
    add(session, "Không chủ trì", form="Đề án")
    usual = (ItemPart.LEVEL, ItemPart.LEADER, ItemPart.STEPS)
    assert told(session) == {
        "Không hình thức": ((ItemPart.FORM,), usual),
        "Không chủ trì": ((ItemPart.LEAD,), usual),
    }
    with pytest.raises(AppError, match="2 nội dung thiếu điều bắt buộc") as refused:
        issue(session, "quarter_programme", QUARTER, issued_on=TODAY, today=TODAY, confirmed=True)
    assert "“Không chủ trì” (cơ quan chủ trì)" in str(refused.value)
    assert "“Không hình thức” (hình thức văn bản)" in str(refused.value)


def test_what_is_but_usage_is_confirmed(session: Session, agency: Agency) -> None:
    add(session, "Thiếu lãnh đạo", agency, form="Đề án", level=DecisionLevel.COUNCIL)
    with pytest.raises(AppError, match=r"theo thông lệ: .*\(lãnh đạo phụ trách, kế hoạch chi tiết\)"):
        issue(session, "month_programme", "2026-11", issued_on=TODAY, today=TODAY)
    document = issue(session, "month_programme", "2026-11", issued_on=TODAY, today=TODAY, confirmed=True)
    lacked = "“Thiếu lãnh đạo”: lãnh đạo phụ trách, kế hoạch chi tiết"
    assert document.confirmed_lacks == lacked
    standing = read_standing(session, "month_programme", "2026-11", today=TODAY)
    assert standing.confirmed == confirmation_of(document)
    who, line = standing.confirmed
    assert line == lacked
    assert who.startswith(f"{document.confirmed_by} xác nhận lúc ")
    assert describe(session, document.id.hex).parts[TITLE] == standing.confirmed
    session.flush()
    told = [
        (entry.actor, entry.at, entry.field, entry.new)
        for entry in history_of(session, "official_document", document.id)
        if entry.field.startswith("confirmed")
    ]
    moment = document.confirmed_at
    assert set(told) == {
        (document.confirmed_by, moment, "confirmed_by", document.confirmed_by),
        (document.confirmed_by, moment, "confirmed_at", moment),
        (document.confirmed_by, moment, "confirmed_lacks", lacked),
    }


def test_the_history_of_a_document_is_read_by_people(session: Session, agency: Agency) -> None:
    whole(session, agency)
    document = issue(session, "quarter_programme", QUARTER, issued_on=TODAY, today=TODAY)
    session.flush()
    [told] = tell_history(session, "official_document", document.id)
    said = {one.label: one.new for one in told.corrections if one.new}
    assert said["Loại văn bản"] == "Chương trình công tác quý"
    assert said["Số liệu đã phát hành"] == said["Thể thức đã phát hành"] == FROZEN


def test_where_nothing_lacks_nothing_is_kept(session: Session, agency: Agency) -> None:
    whole(session, agency)
    document = issue(session, "quarter_programme", QUARTER, issued_on=TODAY, today=TODAY, confirmed=True)
    assert (document.confirmed_by, document.confirmed_at, document.confirmed_lacks) == ("", None, "")
    assert confirmation_of(document) == ()


def test_the_regulation_says_what_is_demanded(session: Session, agency: Agency) -> None:
    add(session, "Thiếu lãnh đạo", agency, form="Đề án", level=DecisionLevel.COUNCIL)
    change_setting(session, "regulation.programme_demands", [ItemPart.LEADER])
    assert told(session) == {"Thiếu lãnh đạo": ((ItemPart.LEADER,), (ItemPart.STEPS,))}


def test_each_book_week_and_room_has_its_own_contents(session: Session, agency: Agency) -> None:
    room = keep(session, Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM))
    add(session, "Của UBND tỉnh")
    add(session, "Đã trình", submitted_on=TODAY - DAY)
    add(session, "Của Văn phòng", room, book=Book.OFFICE)
    key = plan.save(session, Loaded("", PlanForm(room=Ref("agency", room.id.hex, ""), span="2026-11")))
    assert set(told(session)) == {"Của UBND tỉnh", "Đã trình"}
    assert set(told(session, "year_programme", "2026/office")) == {"Của Văn phòng"}
    assert set(told(session, "week_programme", "2026-W48")) == {"Của UBND tỉnh"}
    assert set(told(session, "room_plan", key)) == {"Của Văn phòng"}
    assert read_lacks(session, "month_report", "2026-11", today=TODAY).items == ()


def test_a_programme_that_is_over_is_seen_as_it_ended(session: Session, agency: Agency) -> None:
    add(session, "Bổ sung sau", added_on=date(2026, 12, 5))
    add(session, "Có từ đầu")
    assert set(told(session, "month_programme", "2026-11", date(2027, 1, 4))) == {"Có từ đầu"}


def test_a_plan_that_went_out_on_paper_lacks_nothing_either(session: Session, agency: Agency) -> None:
    add(session, "Không chủ trì", form="Đề án")
    form = PlanForm(scope=PlanScope.COMMITTEE, span="2026-11", issued_on=TODAY)
    [warned] = plan.advise(session, Loaded("", form))
    assert (warned.field, warned.warning) == ("issued_on", True)
    assert "cơ quan chủ trì" in warned.sentence
    with pytest.raises(AppError, match="thiếu điều bắt buộc"):
        plan.save(session, Loaded("", form))
    draft = PlanForm(scope=PlanScope.COMMITTEE, span="2026-11")
    assert plan.advise(session, Loaded("", draft)) == ()
    plan.save(session, Loaded("", draft))


def test_a_plan_on_paper_that_lacks_what_is_usual_is_confirmed(session: Session, agency: Agency) -> None:
    add(session, "Thiếu kế hoạch", agency, form="Đề án")
    form = PlanForm(scope=PlanScope.COMMITTEE, span="2026-11", issued_on=TODAY)
    with pytest.raises(AppError, match="theo thông lệ"), session.begin_nested():
        plan.save(session, Loaded("", form))
    key = plan.save(
        session,
        Loaded("", PlanForm(scope=PlanScope.COMMITTEE, span="2026-11", issued_on=TODAY, confirmed=True)),
    )
    again = plan.load(session, key, today=TODAY)
    told = plan.describe(session, key, today=TODAY).parts[TITLE]
    assert told[1:] == ("“Thiếu kế hoạch”: cấp quyết định, lãnh đạo phụ trách, kế hoạch chi tiết",)
    plan.save(session, Loaded(key, again.values, again.seen))  # what went out is not asked for again
    assert plan.describe(session, key, today=TODAY).parts[TITLE] == told
    again = plan.load(session, key, today=TODAY)
    plan.save(session, Loaded(key, replace(again.values, issued_on=None), again.seen))
    assert TITLE not in plan.describe(session, key, today=TODAY).parts


def test_a_plan_tells_what_was_confirmed_of_its_document(session: Session, agency: Agency) -> None:
    add(session, "Thiếu lãnh đạo", agency, form="Đề án", level=DecisionLevel.COUNCIL)
    key = plan.save(session, Loaded("", PlanForm(scope=PlanScope.COMMITTEE, span="2026-11")))
    assert TITLE not in plan.describe(session, key, today=TODAY).parts
    document = issue(session, "month_programme", "2026-11", issued_on=TODAY, today=TODAY, confirmed=True)
    assert plan.describe(session, key, today=TODAY).parts[TITLE] == confirmation_of(document)
