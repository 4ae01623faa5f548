"""Who acts for a post: its holder, or the one delegated; and what a delegation must not be (duties 68, 146)."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.briefings.lists import Wanted
from app.core.errors import AppError
from app.core.terms import MeetingKind
from app.models.meeting import Meeting
from app.models.person import Delegation, Person, Post, PostHolding
from app.services.chairing import chair_of
from app.services.delegations import acting_for, advise_chair, delegate
from app.services.forms.delegation import describe
from app.services.lists.delegations import find, read
from app.services.settings import change_setting
from app.ui.screens.delegations import DELEGATIONS, STATE

FIRST, LAST = date(2026, 11, 10), date(2026, 11, 14)


@pytest.fixture
def chief(session: Session) -> Post:
    """The post of Chánh Văn phòng, held by An; Bình and Cúc are deputies."""
    post = Post(name="Chánh Văn phòng")
    people = [Person(full_name=name) for name in ("Lê An", "Vũ Bình", "Trần Cúc")]
    session.add_all([post, *people])
    session.flush()
    session.add(PostHolding(post_id=post.id, person_id=people[0].id, from_on=date(2025, 7, 1)))
    session.flush()
    return post


def person(session: Session, name: str) -> UUID:
    return session.query(Person.id).filter_by(full_name=name).scalar()


def acting(session: Session, post: Post, day: date) -> tuple[str, bool] | None:
    found = acting_for(session, post.id, day)
    return (found.name, found.delegated) if found else None


def test_the_delegated_person_acts_from_the_first_to_the_last_day(session: Session, chief: Post) -> None:
    row = delegate(
        session,
        post=chief.id,
        person=person(session, "Vũ Bình"),
        from_on=FIRST,
        to_on=LAST,
        document="12/GUQ-VP",
    )
    assert row.giver_id == person(session, "Lê An")
    assert acting(session, chief, date(2026, 11, 9)) == ("Lê An", False)
    assert acting(session, chief, FIRST) == acting(session, chief, LAST) == ("Vũ Bình", True)
    assert acting(session, chief, date(2026, 11, 15)) == ("Lê An", False)
    told = acting_for(session, chief.id, FIRST)
    assert told is not None
    assert (told.until, told.document) == (LAST, "12/GUQ-VP")


def test_before_anyone_held_it_nobody_acts(session: Session, chief: Post) -> None:
    assert acting(session, chief, date(2020, 1, 1)) is None


def test_who_was_delegated_must_not_delegate_again(session: Session, chief: Post) -> None:
    binh, cuc = person(session, "Vũ Bình"), person(session, "Trần Cúc")
    row = delegate(session, post=chief.id, person=binh, from_on=FIRST, to_on=LAST)
    again = {"post": chief.id, "person": cuc, "giver": binh, "from_on": FIRST, "to_on": LAST}
    with pytest.raises(AppError, match="không được ủy quyền lại"):
        delegate(session, **again)
    row.to_on = FIRST
    change_setting(session, "regulation.may_redelegate", value=True)
    with pytest.raises(AppError, match="đã được ủy quyền cho Vũ Bình"):
        delegate(session, **again)


def test_only_who_holds_the_post_gives_it(session: Session, chief: Post) -> None:
    binh, cuc = person(session, "Vũ Bình"), person(session, "Trần Cúc")
    with pytest.raises(AppError, match="Trần Cúc không giữ chức danh “Chánh Văn phòng”"):
        delegate(session, post=chief.id, person=binh, giver=cuc, from_on=FIRST, to_on=LAST)


def test_two_people_do_not_act_for_one_post_at_a_time(session: Session, chief: Post) -> None:
    binh, cuc = person(session, "Vũ Bình"), person(session, "Trần Cúc")
    delegate(session, post=chief.id, person=binh, from_on=FIRST, to_on=LAST)
    with pytest.raises(AppError, match="10/11/2026 đến 14/11/2026"):
        delegate(session, post=chief.id, person=cuc, from_on=LAST, to_on=date(2026, 12, 1))
    delegate(session, post=chief.id, person=cuc, from_on=date(2026, 11, 15), to_on=date(2026, 12, 1))
    assert acting(session, chief, date(2026, 11, 20)) == ("Trần Cúc", True)


def test_the_holder_needs_no_delegation(session: Session, chief: Post) -> None:
    with pytest.raises(AppError, match="đang giữ chính chức danh này"):
        delegate(session, post=chief.id, person=person(session, "Lê An"), from_on=FIRST, to_on=LAST)


def test_a_meeting_is_told_who_acts_for_its_chair_on_the_day(session: Session, chief: Post) -> None:
    binh = person(session, "Vũ Bình")
    delegate(session, post=chief.id, person=binh, from_on=FIRST, to_on=LAST, document="12/GUQ-VP")
    chair = Ref("post", chief.id.hex, chief.name)
    [told] = advise_chair(session, chair, LAST)
    assert told.warning
    assert told.sentence == "Vũ Bình được ủy quyền thay Chánh Văn phòng đến hết 14/11/2026, theo 12/GUQ-VP."
    assert advise_chair(session, chair, date(2026, 11, 15)) == ()
    assert advise_chair(session, Ref("person", binh.hex, "Vũ Bình"), LAST) == ()
    assert advise_chair(session, None, LAST) == advise_chair(session, chair, None) == ()


def succeeded(session: Session, chief: Post, last: date) -> None:
    """An's tenure ends on a day, Cúc's begins on the next."""
    session.query(PostHolding).filter_by(post_id=chief.id).one().to_on = last
    successor = person(session, "Trần Cúc")
    session.add(PostHolding(post_id=chief.id, person_id=successor, from_on=last + timedelta(days=1)))
    session.flush()


def test_a_delegation_ends_with_the_tenure_of_its_giver_in_the_post(session: Session, chief: Post) -> None:
    binh = person(session, "Vũ Bình")
    row = delegate(session, post=chief.id, person=binh, from_on=FIRST, to_on=LAST)
    succeeded(session, chief, date(2026, 11, 12))
    assert acting(session, chief, date(2026, 11, 12)) == ("Vũ Bình", True)
    assert acting(session, chief, date(2026, 11, 13)) == acting(session, chief, LAST) == ("Trần Cúc", False)
    [told] = advise_chair(session, Ref("post", chief.id.hex, chief.name), FIRST)
    assert told.sentence == "Vũ Bình được ủy quyền thay Chánh Văn phòng đến hết 12/11/2026."
    days = date(2026, 11, 12), date(2026, 11, 13)
    over = Wanted(filters={"state": ("over",)})
    assert [len(find(session, over, today=day).keys) for day in days] == [0, 1]
    states = [describe(session, row.id.hex, today=day).state for day in days]
    assert states == ["Đang có hiệu lực", "Đã hết"]
    delegate(session, post=chief.id, person=binh, from_on=date(2026, 11, 13), to_on=LAST)
    assert acting(session, chief, LAST) == ("Vũ Bình", True)


def test_a_delegation_goes_on_when_its_giver_is_appointed_again(session: Session, chief: Post) -> None:
    binh, an = person(session, "Vũ Bình"), person(session, "Lê An")
    delegate(session, post=chief.id, person=binh, from_on=FIRST, to_on=LAST)
    session.query(PostHolding).filter_by(post_id=chief.id).one().to_on = FIRST
    session.add(PostHolding(post_id=chief.id, person_id=an, from_on=date(2026, 11, 11)))
    session.flush()
    assert acting(session, chief, LAST) == ("Vũ Bình", True)


def test_what_was_given_on_ends_with_the_tenure_of_the_holder(session: Session, chief: Post) -> None:
    binh, cuc = person(session, "Vũ Bình"), person(session, "Trần Cúc")
    change_setting(session, "regulation.may_redelegate", value=True)
    row = delegate(session, post=chief.id, person=binh, from_on=FIRST, to_on=LAST)
    row.to_on = FIRST
    session.add(
        Delegation(post_id=chief.id, giver_id=binh, person_id=cuc, from_on=date(2026, 11, 11), to_on=LAST)
    )
    session.flush()
    assert acting(session, chief, LAST) == ("Trần Cúc", True)
    session.query(PostHolding).filter_by(post_id=chief.id).one().to_on = date(2026, 11, 12)
    session.flush()
    assert acting(session, chief, date(2026, 11, 12)) == ("Trần Cúc", True)
    assert acting(session, chief, LAST) is None


def test_a_post_of_which_no_holder_is_known_is_acted_for_until_the_day_written(session: Session) -> None:
    post, cuc = Post(name="Phó Chánh Văn phòng"), Person(full_name="Trần Cúc")
    session.add_all([post, cuc])
    session.flush()
    delegate(session, post=post.id, person=cuc.id, from_on=FIRST, to_on=LAST)
    assert acting(session, post, LAST) == ("Trần Cúc", True)


def test_who_was_delegated_chairs_no_meeting_of_a_successor(session: Session, chief: Post) -> None:
    binh = person(session, "Vũ Bình")
    delegate(session, post=chief.id, person=binh, from_on=FIRST, to_on=LAST)
    of_chief = {"kind": MeetingKind.LEADERSHIP, "title": "Họp lãnh đạo", "chair_post_id": chief.id}
    before, after = Meeting(held_on=FIRST, **of_chief), Meeting(held_on=LAST, **of_chief)
    session.add_all((before, after))
    succeeded(session, chief, date(2026, 11, 12))
    assert [chair_of(session, one.id.hex).delegate_name for one in (before, after)] == ["Vũ Bình", ""]


def test_the_list_and_the_panel_say_until_when_it_is_in_force_and_what_was_written(
    session: Session, chief: Post
) -> None:
    """And sort by the day in force: the one that was written later ends first."""
    cut = delegate(
        session, post=chief.id, person=person(session, "Vũ Bình"), from_on=FIRST, to_on=date(2027, 1, 10)
    )
    session.query(PostHolding).one().to_on = date(2026, 12, 31)
    deputy = Post(name="Phó Chánh Văn phòng")
    session.add(deputy)
    session.flush()
    whole = delegate(
        session, post=deputy.id, person=person(session, "Trần Cúc"), from_on=FIRST, to_on=date(2027, 1, 5)
    )
    keys = find(session, Wanted(order="to_on"), today=FIRST).keys
    assert [*keys] == [cut.id.hex, whole.id.hex]
    cells = {column.title: column.value for column in DELEGATIONS.columns}
    told = read(session, keys, today=FIRST)
    assert [cells["Đến ngày"](row) for row in told] == [date(2026, 12, 31), date(2027, 1, 5)]
    assert [cells[STATE](row) for row in told] == [
        "Đang có hiệu lực; văn bản ghi đến 10/01/2027",
        "Đang có hiệu lực",
    ]
    said = {fact.label: fact.value for fact in describe(session, cut.id.hex, today=FIRST).facts}
    assert said["Đến ngày"] == "31/12/2026 (văn bản ghi 10/01/2027; người ủy quyền thôi giữ chức danh)"
    said = {fact.label: fact.value for fact in describe(session, whole.id.hex, today=FIRST).facts}
    assert "05/01/2027" in said["Đến ngày"]
    assert "văn bản" not in said["Đến ngày"]
