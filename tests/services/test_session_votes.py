"""Votes in a session: begun from those who are there, checked, told in the minutes, refused when locked."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from app.briefings.forms import Loaded, Ref
from app.briefings.session_vote_form import BallotRow, SessionVoteForm
from app.core.errors import AppError
from app.core.opinion_terms import Ballot, Verdict, VoteMethod
from app.core.terms import Attendance, MeetingKind
from app.models.meeting import AgendaItem, Meeting, MeetingAttendance
from app.models.meeting_held import MeetingLock
from app.models.person import Person, Post, PostHolding
from app.models.vote import SessionVote
from app.rules.taking_minutes import changed
from app.services.bin import delete
from app.services.delegations import delegate
from app.services.forms import meeting as meetings
from app.services.forms.session_vote import advise, describe, load, save
from app.services.held_meeting import read_held, save_held
from app.services.issued import issue, tell
from app.services.lists import votes
from app.services.meeting_briefing import brief_meeting
from app.services.session_votes import begin, of_content
from app.services.settings import change_setting
from tests.services.forms.people import changes
from tests.services.lists.making import groups, rows, totals
from tests.services.opinion_rounds import NAMES, committee

DAY = date(2026, 11, 30)

TODAY = date(2026, 12, 1)


@pytest.fixture
def meeting(session) -> Meeting:
    """A session with two contents; four of five members are there, one of them by somebody else."""
    people = committee(session)
    row = Meeting(kind=MeetingKind.REGULAR_SESSION, title="Phiên họp tháng 11", held_on=DAY)
    session.add(row)
    session.flush()
    states = (*[Attendance.PRESENT] * 3, Attendance.SUBSTITUTED, Attendance.EXCUSED)
    session.add_all(
        MeetingAttendance(meeting_id=row.id, person_id=one.id, state=state)
        for one, state in zip(people, states, strict=True)
    )
    for position, content in enumerate(("Bảng giá đất", "Đề án y tế")):
        session.add(AgendaItem(meeting_id=row.id, position=position, content=content))
        session.flush()
    return row


def stored(session, form: SessionVoteForm) -> str:
    return save(session, Loaded("", form), today=TODAY)


def test_a_vote_begins_with_those_who_are_there_on_the_next_content(session, meeting):
    form = begin(session, meeting.id.hex, today=TODAY)
    assert (form.members, form.present) == (5, 3)
    assert [row.who.name for row in form.ballots if row.who] == list(NAMES[:3])
    assert form.item is not None
    assert form.item.name == "Bảng giá đất"
    stored(session, form)
    following = begin(session, meeting.id.hex, today=TODAY).item
    assert following is not None
    assert following.name == "Đề án y tế"


def test_a_session_still_to_come_has_no_votes(session, meeting):
    form = begin(session, meeting.id.hex, today=DAY)
    before = DAY - timedelta(1)
    with pytest.raises(AppError, match="ngày 30/11/2026 mới họp: chưa ghi biểu quyết"):
        begin(session, meeting.id.hex, today=before)
    with pytest.raises(AppError, match="mới họp"):
        save(session, Loaded("", form), today=before)
    assert save(session, Loaded("", form), today=DAY)


def test_a_content_brings_the_attendance_of_its_meeting(session, meeting):
    item = session.query(AgendaItem).filter_by(content="Đề án y tế").one().id.hex
    told = of_content(session, item)
    assert (told["members"], told["present"]) == (5, 3)
    assert [row.who.name for row in told["ballots"]] == list(NAMES[:3])
    for one in session.query(MeetingAttendance):
        one.state = Attendance.INVITED
    told = of_content(session, item)
    assert (told["members"], told["present"], len(told["ballots"])) == (5, None, 5)


def test_a_content_that_was_put_off_is_not_voted_on(session, meeting):
    first = session.query(AgendaItem).filter_by(content="Bảng giá đất").one()
    first.postponed_on = DAY
    form = begin(session, meeting.id.hex, today=TODAY)
    assert form.item is not None
    assert form.item.name == "Đề án y tế"


def test_who_sent_somebody_votes_where_the_regulation_lets_the_substitute(session, meeting):
    change_setting(session, "regulation.substitute_may_vote", True)
    form = begin(session, meeting.id.hex, today=TODAY)
    assert [row.who.name for row in form.ballots if row.who] == list(NAMES[:4])


def test_a_vote_by_name_counts_its_ballots(session, meeting):
    form = begin(session, meeting.id.hex, today=TODAY)
    against = replace(form.ballots[2], value=Ballot.AGAINST)
    key = stored(session, replace(form, ballots=(*form.ballots[:2], against)))
    (row,) = rows(session, votes, words="gia dat")
    assert (row.in_favour, row.against, row.verdict) == (2, 1, Verdict.LOST)  # two of five members
    told = describe(session, key)
    assert told.parts["Từng thành viên"][2] == f"{NAMES[2]} – Không tán thành"
    before = changes(session)
    save(session, load(session, key, today=TODAY), today=TODAY)
    assert changes(session) == before


def test_the_chair_among_the_ballots_decides_a_tie(session, meeting):
    form = begin(session, meeting.id.hex, today=TODAY)
    rows_of_form = (form.ballots[0], replace(form.ballots[1], value=Ballot.AGAINST))
    key = stored(session, replace(form, members=2, present=2, ballots=rows_of_form))
    assert (
        load(session, key, today=TODAY).values.chair_vote is Ballot.IN_FAVOUR
    )  # who holds the post of Chủ tịch
    assert describe(session, key).state == "Được thông qua"


def deputy(session, *, held: bool = True) -> tuple[Post, Person]:
    """The post of a deputy, and the third of the committee, who holds it (or does not)."""
    post = Post(name="Phó Chủ tịch UBND tỉnh", position=1)
    third = session.scalars(select(Person).where(Person.full_name == NAMES[2])).one()
    session.add(post)
    session.flush()
    if held:
        session.add(PostHolding(post_id=post.id, person_id=third.id))
    session.flush()
    return post, third


def tie(session, meeting, *, in_favour: int) -> SessionVoteForm:
    """The second and the third vote, one of them in favour; the first is away."""
    noted = session.scalars(select(MeetingAttendance).join(Person).where(Person.full_name == NAMES[0])).one()
    noted.state = Attendance.EXCUSED
    session.flush()
    form = begin(session, meeting.id.hex, today=TODAY)
    ballots = tuple(
        replace(row, value=Ballot.IN_FAVOUR if place == in_favour else Ballot.AGAINST)
        for place, row in enumerate(form.ballots)
    )
    assert [row.who.name for row in ballots if row.who] == list(NAMES[1:3])
    return replace(form, members=2, present=2, ballots=ballots)


@pytest.mark.parametrize("by", ["post", "substitute", "delegation", "away and delegated"])
def test_a_tie_goes_by_whoever_chairs_the_meeting(session, meeting, by):
    """By his post, as the substitute that is noted, or by a delegation of the chair's post on that day."""
    chief = session.scalars(select(Post)).one()
    post, third = deputy(session)
    meeting.chair_post_id = post.id if by == "post" else chief.id
    form = tie(session, meeting, in_favour=1)
    away = session.scalars(
        select(MeetingAttendance).where(MeetingAttendance.state == Attendance.EXCUSED)
    ).first()
    if by == "substitute":
        away.state, away.substitute = Attendance.SUBSTITUTED, f" {NAMES[2].upper()}"
    if "delegat" in by:
        delegate(session, post=chief.id, person=third.id, from_on=DAY, to_on=DAY)
    if by == "delegation":
        away.state = Attendance.INVITED
    session.flush()
    key = stored(session, form)
    assert load(session, key, today=TODAY).values.chair_vote is Ballot.IN_FAVOUR
    assert describe(session, key).state == "Được thông qua"
    assert rows(session, votes)[0].verdict is Verdict.CARRIED
    lost = stored(session, replace(tie(session, meeting, in_favour=0), about="Điều 2"))
    assert describe(session, lost).state == "Không được thông qua"


def test_a_vote_goes_by_the_chair_as_he_is_changed(session, meeting):
    post, third = deputy(session, held=False)
    meeting.chair_post_id = post.id
    form = tie(session, meeting, in_favour=1)
    key = stored(session, form)
    assert load(session, key, today=TODAY).values.chair_vote is None
    assert [one.field for one in advise(session, Loaded(key, form), today=TODAY)][-1:] == ["ballots"]
    loaded = meetings.load(session, meeting.id.hex)
    chair = Ref("person", third.id.hex, third.full_name)
    meetings.save(session, replace(loaded, values=replace(loaded.values, chair=chair)))
    assert load(session, key, today=TODAY).values.chair_vote is Ballot.IN_FAVOUR
    assert "ballots" not in [one.field for one in advise(session, Loaded(key, form), today=TODAY)]


@pytest.mark.parametrize("later", ["holding", "delegation", "undone"])
def test_a_vote_goes_by_who_is_known_to_have_chaired_however_late_that_is_entered(session, meeting, later):
    """Who holds the chair's post, or was delegated for it; minutes that went out before say what they said."""
    post, third = deputy(session, held=False)
    meeting.chair_post_id = post.id if later == "holding" else session.scalars(select(Post.id)).first()
    key = stored(session, tie(session, meeting, in_favour=1))
    issue(session, "minutes", meeting.id.hex, issued_on=DAY, today=TODAY, what="Biên bản")
    assert describe(session, key).state == "Chưa kết luận"
    if later == "holding":
        session.add(PostHolding(post_id=post.id, person_id=third.id))
    else:
        given = delegate(session, post=meeting.chair_post_id, person=third.id, from_on=DAY, to_on=DAY)
    session.flush()
    assert describe(session, key).state == "Được thông qua"
    assert rows(session, votes)[0].verdict is Verdict.CARRIED
    assert [one.carried for one in brief_meeting(session, meeting.id.hex, today=TODAY).votes] == [True]
    issued = tell(session, "minutes", meeting.id.hex, today=TODAY).briefing
    assert [one.carried for one in issued.votes] == [None]
    if later == "undone":
        delete(session, "delegation", given.id)
        assert describe(session, key).state == "Chưa kết luận"


def test_a_vote_by_name_keeps_no_ballot_of_the_chair_and_is_saved_unchanged(session, meeting):
    key = stored(session, tie(session, meeting, in_favour=0))
    row = session.scalars(select(SessionVote)).one()
    assert row.chair_vote is None
    row.chair_vote = Ballot.AGAINST  # as it was kept before
    session.flush()
    before = changes(session)
    save(session, load(session, key, today=TODAY), today=TODAY)
    assert changes(session) == before
    loaded = load(session, key, today=TODAY)
    raised = replace(loaded.values, method=VoteMethod.HANDS, in_favour=1, against=1, abstained=0)
    save(session, replace(loaded, values=replace(raised, chair_vote=Ballot.IN_FAVOUR)), today=TODAY)
    assert describe(session, key).state == "Được thông qua"


def test_a_vote_goes_by_the_substitute_who_is_noted_on_the_page_of_minutes(session, meeting):
    chief = session.scalars(select(Post)).one()
    meeting.chair_post_id = chief.id
    key = stored(session, tie(session, meeting, in_favour=1))
    assert describe(session, key).state == "Chưa kết luận"
    held = read_held(session, meeting.id.hex)
    sent = {"state": Attendance.SUBSTITUTED, "substitute": NAMES[2]}
    save_held(session, held, replace(held, attendees=changed(held.attendees, held.chair_row, **sent)))
    assert describe(session, key).state == "Được thông qua"


def test_hands_and_papers_must_come_out(session, meeting):
    form = replace(begin(session, meeting.id.hex, today=TODAY), method=VoteMethod.HANDS, present=5)
    with pytest.raises(AppError, match="cộng 4, trong khi có mặt 5"):
        stored(session, replace(form, in_favour=3, against=1))
    stored(session, replace(form, in_favour=3, against=1, abstained=1))
    secret = replace(
        form, method=VoteMethod.SECRET, about="Nhân sự", issued=5, in_favour=2, against=2, invalid=1
    )
    with pytest.raises(AppError, match="cộng 7, trong khi có mặt 5"):
        stored(session, replace(secret, not_voting=2))
    stored(session, secret)
    told = brief_meeting(session, meeting.id.hex, DAY).votes
    assert [(line.about, line.in_favour, line.issued, line.carried) for line in told] == [
        ("Bảng giá đất", 3, 0, True),
        ("Nhân sự", 2, 5, False),
    ]
    assert totals(session, votes) == {"ghi từng thành viên": 0, "giơ tay": 1, "bỏ phiếu kín": 1}
    assert groups(session, votes, "meeting") == [("Phiên họp tháng 11", 2)]


def test_a_vote_that_becomes_one_of_hands_forgets_its_ballots(session, meeting):
    key = stored(session, begin(session, meeting.id.hex, today=TODAY))
    loaded = load(session, key, today=TODAY)
    hands = replace(loaded.values, method=VoteMethod.HANDS, in_favour=3)
    save(session, replace(loaded, values=hands), today=TODAY)
    again = load(session, key, today=TODAY).values
    assert (again.ballots, again.in_favour) == ((), 3)


def test_the_office_and_each_vote_have_their_own_sentence(session, meeting):
    form = replace(
        begin(session, meeting.id.hex, today=TODAY),
        method=VoteMethod.HANDS,
        present=4,
        in_favour=3,
        not_voting=1,
    )
    key = stored(session, form)
    [usual] = brief_meeting(session, meeting.id.hex, DAY).votes
    assert usual.sentence.startswith("Bảng giá đất: giơ tay; có mặt 4/5 thành viên; tán thành 3/5 (60%)")
    assert usual.sentence.endswith("không tham gia biểu quyết 1; được thông qua.")
    change_setting(session, "regulation.majority_of", "present")
    [of_present] = brief_meeting(session, meeting.id.hex, DAY).votes
    assert "tán thành 3/5 (75% số thành viên có mặt), không tán thành 0" in of_present.sentence
    change_setting(session, "issuing.vote_sentence", "{nội dung}: {kết quả}, vắng {vắng mặt}.")
    assert describe(session, key).parts["Ghi vào văn bản"] == ("Bảng giá đất: được thông qua, vắng 1.",)
    loaded = load(session, key, today=TODAY)
    save(
        session, replace(loaded, values=replace(loaded.values, sentence="Nhất trí {nội dung}.")), today=TODAY
    )
    [own] = brief_meeting(session, meeting.id.hex, DAY).votes
    assert own.sentence == "Nhất trí Bảng giá đất."
    with pytest.raises(AppError, match="Không có chỗ"):
        change_setting(session, "issuing.vote_sentence", "{xong}")


def test_several_votes_stand_on_one_content(session, meeting):
    form = replace(
        begin(session, meeting.id.hex, today=TODAY), method=VoteMethod.HANDS, present=5, in_favour=5
    )
    for about in ("", "Bỏ Điều 3", "Giữ Điều 5"):
        stored(session, replace(form, about=about))
    told = brief_meeting(session, meeting.id.hex, DAY).votes
    assert [one.about for one in told] == ["Bảng giá đất", "Bỏ Điều 3", "Giữ Điều 5"]


def test_what_a_vote_needs_is_asked_for(session, meeting):
    form = begin(session, meeting.id.hex, today=TODAY)
    for lacking in (replace(form, item=None), replace(form, members=None), replace(form, present=0)):
        with pytest.raises(AppError, match="Chưa đủ"):
            stored(session, lacking)


def test_too_few_members_are_warned_of(session, meeting):
    form = begin(session, meeting.id.hex, today=TODAY)
    (warned,) = advise(session, Loaded("", form), today=TODAY)
    assert (warned.field, warned.warning) == ("present", True)
    assert warned.sentence.startswith("Có mặt 3/5, thiếu 1")
    assert advise(session, Loaded("", SessionVoteForm()), today=TODAY) == ()
    change_setting(session, "regulation.substitute_may_vote", True)
    assert advise(session, Loaded("", replace(form, present=4)), today=TODAY) == ()


def ballots_of(session, *names: str) -> tuple[BallotRow, ...]:
    people = {one.full_name: one for one in session.query(Person)}
    return tuple(BallotRow(who=Ref("person", people[name].id.hex, name)) for name in names)


def test_only_members_who_were_there_have_ballots(session, meeting):
    form = replace(begin(session, meeting.id.hex, today=TODAY), present=4)
    for name, said in ((NAMES[4], "không dự"), (NAMES[3], "người dự thay"), ("Vũ Ngoài", "Không phải")):
        wrong = replace(form, ballots=ballots_of(session, *NAMES[:3], name))
        warned = [one.sentence for one in advise(session, Loaded("", wrong), today=TODAY)]
        assert any(said in one and one.endswith(f": {name}.") for one in warned)
        with pytest.raises(AppError, match=name):
            stored(session, wrong)
        absent = replace(wrong.ballots[3], value=Ballot.ABSENT)
        stored(session, replace(wrong, about=name, ballots=(*wrong.ballots[:3], absent)))
    change_setting(session, "regulation.substitute_may_vote", True)
    stored(session, replace(form, about="Dự thay", ballots=ballots_of(session, *NAMES[:4])))


def test_who_is_not_noted_yet_may_vote_with_a_warning(session, meeting):
    last = session.query(MeetingAttendance).filter_by(state=Attendance.EXCUSED).one()
    last.state = Attendance.INVITED
    form = begin(session, meeting.id.hex, today=TODAY)
    asked = replace(form, present=4, ballots=ballots_of(session, *NAMES[:3], NAMES[4]))
    warned = [(one.field, one.sentence) for one in advise(session, Loaded("", asked), today=TODAY)]
    assert warned == [
        ("present", "Điểm danh của cuộc họp ghi 3 thành viên có mặt được biểu quyết."),
        ("ballots", f"Điểm danh chưa ghi có mặt: {NAMES[4]}."),
    ]
    assert stored(session, asked)


def test_who_left_may_have_voted_before(session, meeting):
    first = session.query(MeetingAttendance).filter_by(state=Attendance.PRESENT).first()
    first.left_at = time(9)
    change_setting(session, "regulation.quorum_share", "1/5")
    form = begin(session, meeting.id.hex, today=TODAY)
    assert form.present == 2
    for present in (2, 3):
        asked = replace(form, present=present, ballots=ballots_of(session, *NAMES[:present]))
        assert advise(session, Loaded("", asked), today=TODAY) == ()


def test_the_chair_is_on_a_side_that_somebody_took(session, meeting):
    form = replace(begin(session, meeting.id.hex, today=TODAY), method=VoteMethod.HANDS, present=5, against=5)
    with pytest.raises(AppError, match="Phiếu của chủ trì: tán thành"):
        stored(session, replace(form, chair_vote=Ballot.IN_FAVOUR))
    assert stored(session, replace(form, chair_vote=Ballot.AGAINST))


def test_a_vote_in_a_meeting_to_come_or_made_already_is_warned_of(session, meeting):
    change_setting(session, "regulation.substitute_may_vote", True)
    form = replace(begin(session, meeting.id.hex, today=TODAY), present=4)
    key = stored(session, replace(form, ballots=form.ballots[:3]))
    before, there = DAY - timedelta(days=1), Loaded(key, form)
    told = [advise(session, one, today=before) for one in (there, Loaded("", form))]
    assert [[one.field for one in found] for found in told] == [["item"], ["item", "about"]]
    assert told[0][0].sentence == "Cuộc họp chưa diễn ra: Phiên họp tháng 11, ngày 30/11/2026."
    other = replace(form, about="Điều 3")
    assert advise(session, Loaded("", other), today=TODAY) == ()


def test_the_side_of_the_chair_is_asked_for_where_just_half_are_in_favour(session, meeting):
    tied = replace(
        begin(session, meeting.id.hex, today=TODAY),
        method=VoteMethod.HANDS,
        members=4,
        present=4,
        in_favour=2,
        against=2,
    )
    forms = (
        tied,
        replace(tied, chair_vote=Ballot.AGAINST),
        replace(tied, against=1),
        replace(tied, in_favour=3),
    )
    told = [advise(session, Loaded("", form), today=TODAY) for form in forms]
    assert ["chair_vote" in [one.field for one in found] for found in told] == [True, False, False, False]


def test_a_locked_meeting_takes_no_vote(session, meeting):
    session.add(MeetingLock(meeting_id=meeting.id, locked=True, at=datetime(2026, 12, 1, tzinfo=UTC)))
    session.flush()
    with pytest.raises(AppError, match="không sửa được nữa"):
        stored(session, begin(session, meeting.id.hex, today=TODAY))


def test_a_new_vote_is_of_all_members(session):
    committee(session)
    assert load(session, None, today=TODAY).values.members == 5
    assert BallotRow(who=Ref("person", "1" * 32, "An")).value is Ballot.IN_FAVOUR
