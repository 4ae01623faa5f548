"""Dossiers: received, examined, returned, submitted, decided, each on its day."""

from datetime import date, timedelta

import pytest

from app.briefings.forms import Ref
from app.briefings.submission import Proposal, SlipForm
from app.core.errors import AppError
from app.core.opinion_terms import (
    Decision,
    DossierClass,
    DossierPoint,
    DossierStanding,
    ReturnGround,
    RoundKind,
)
from app.core.terms import ExaminedPoint, Opinion, Secrecy
from app.models.dossier import Dossier, DossierCheck
from app.models.programme import ProgrammeItem
from app.services import dossiers, opinions
from app.services.briefs import questions
from app.services.dossier_previews import of_deciding, of_examining, of_submitting
from app.services.lists import dossiers as listing
from tests.services.forms.people import PEOPLE, store
from tests.services.opinion_rounds import MONDAY, agency, keys

DAY = timedelta(days=1)


@pytest.fixture
def row(session) -> Dossier:
    store(session)
    return dossiers.receive(
        session,
        content="Dự thảo Quyết định giá đất",
        agency=agency(session, "Sở Tài chính").id,
        received_on=MONDAY,
        number="12/TTr-STC",
        papers="Tờ trình\nBáo cáo thẩm định",
    )


def standing(session, row: Dossier, day: date) -> DossierStanding:
    (listed,) = listing.read(session, [row.id.hex], today=day)
    return listed.standing


def test_a_dossier_goes_its_way_day_by_day(session, row):
    key = [row.id.hex]
    dossiers.give_back(
        session, key, returned_on=MONDAY + DAY, ground=ReturnGround.INCOMPLETE, reason="Thiếu phụ lục"
    )
    with pytest.raises(AppError, match="đã trả lại"):
        dossiers.examine(session, key, examined_on=MONDAY + DAY)
    dossiers.receive_again(session, key, received_on=MONDAY + 3 * DAY, changes="Bổ sung phụ lục")
    dossiers.examine(session, key, examined_on=MONDAY + 4 * DAY, examined_by=PEOPLE[0])
    dossiers.submit(session, key, submitted_on=MONDAY + 5 * DAY, leader=PEOPLE[1], proposal=Proposal.AGREE)
    dossiers.decide(session, key, decision=Decision.AGREED, decided_on=MONDAY + 7 * DAY)
    seen = [standing(session, row, MONDAY + offset * DAY) for offset in range(8)]
    assert seen == [
        DossierStanding.EXAMINING,
        DossierStanding.LACKING,
        DossierStanding.LACKING,
        DossierStanding.EXAMINING,
        DossierStanding.READY,
        DossierStanding.SUBMITTED,
        DossierStanding.SUBMITTED,
        DossierStanding.DECIDED,
    ]


def test_nothing_is_done_before_it_came_or_was_submitted(session, row):
    key = [row.id.hex]
    for verb in (
        lambda: dossiers.examine(session, key, examined_on=MONDAY - DAY),
        lambda: dossiers.decide(session, key, decision=Decision.AGREED, decided_on=MONDAY),
        lambda: dossiers.receive_again(session, key, received_on=MONDAY - DAY),
    ):
        with pytest.raises(AppError):
            verb()


def test_more_asked_by_the_leader_goes_back_and_comes_again(session, row):
    key = [row.id.hex]
    dossiers.submit(
        session, key, submitted_on=MONDAY, leader=None, proposal=Proposal.AMEND, reason="Sửa Điều 2"
    )
    dossiers.decide(session, key, decision=Decision.MORE_ASKED, decided_on=MONDAY, words="Làm rõ nguồn vốn")
    assert standing(session, row, MONDAY) is DossierStanding.LACKING
    dossiers.receive_again(session, key, received_on=MONDAY + DAY)
    assert standing(session, row, MONDAY + DAY) is DossierStanding.EXAMINING
    dossiers.submit(session, key, submitted_on=MONDAY + DAY, leader=None, proposal=Proposal.AGREE)
    assert (row.decision, row.decided_on, row.decision_words) == (None, None, "")


def test_a_matter_is_taken_higher_and_an_opinion_reserved(session, row):
    dossiers.escalate(session, row.id.hex, escalated_on=MONDAY, to="Chánh Văn phòng", reason="Liên ngành")
    dossiers.reserve(session, row.id.hex, by=PEOPLE[0], reserved_on=MONDAY, opinion="Nên lùi thời hạn")
    assert (row.escalated_to, row.reserved_opinion) == ("Chánh Văn phòng", "Nên lùi thời hạn")


def test_the_slip_tells_what_was_found_and_who_has_not_answered(session, row):
    asked = [agency(session, name).id for name in ("Sở Tư pháp", "Sở Nội vụ")]
    about = opinions.start(
        session, content="Dự thảo", asked_on=MONDAY, kind=RoundKind.AGENCIES, asked=asked, dossier=row.id
    )
    opinions.answer(session, keys(session, about)[:1], opinion=Opinion.AGREED, answered_on=MONDAY)
    found = {DossierPoint.LEGALITY: (True, ""), DossierPoint.ANNEXES: (False, "Thiếu phụ lục 2")}
    dossiers.examine(session, [row.id.hex], examined_on=MONDAY, found=found)
    dossiers.submit(
        session, [row.id.hex], submitted_on=MONDAY, leader=PEOPLE[0], proposal=Proposal.AMEND, reason="Sửa"
    )
    told = questions()["submission_slip"].brief(session, f"{row.id.hex}/checklist", MONDAY)
    assert (told.form, told.to_ask) == (SlipForm.CHECKLIST, ("Sở Tư pháp", "Sở Nội vụ"))
    assert told.asked == frozenset({"Sở Nội vụ"})
    assert set(told.examined) == {ExaminedPoint.LEGALITY}
    assert told.addressees == (f"Đồng chí {PEOPLE[0].name}",)
    assert (told.number, told.papers[1]) == ("văn bản số 12/TTr-STC", "Báo cáo thẩm định")
    subjects = questions()["submission_slip"].subjects(session, MONDAY)
    assert [one.code for one in subjects] == [f"{row.id.hex}/narrative", f"{row.id.hex}/checklist"]
    with pytest.raises(AppError, match="Không có mẫu"):
        questions()["submission_slip"].brief(session, f"{row.id.hex}/other", MONDAY)


def test_of_a_secret_dossier_only_number_and_days_are_kept(session, row):
    row.content, row.papers, row.secrecy = "", "", Secrecy.SECRET
    session.flush()
    key = [row.id.hex]
    for verb in (
        lambda: dossiers.receive_again(session, key, received_on=MONDAY, changes="Lời"),
        lambda: dossiers.examine(session, key, examined_on=MONDAY, found={DossierPoint.FORM: (True, "Lời")}),
        lambda: dossiers.submit(
            session, key, submitted_on=MONDAY, leader=None, proposal=Proposal.AGREE, reason="Lời"
        ),
        lambda: dossiers.escalate(session, key[0], escalated_on=MONDAY, to="A", reason="Lời"),
        lambda: dossiers.reserve(
            session, key[0], by=Ref("person", PEOPLE[0].key, ""), reserved_on=MONDAY, opinion="Lời"
        ),
        lambda: questions()["submission_slip"].brief(session, key[0], MONDAY),
    ):
        with pytest.raises(AppError, match="mật"):
            verb()
    (listed,) = listing.read(session, key, today=MONDAY)
    assert listed.content == "Nội dung mật"


def test_every_class_has_its_label():
    assert len({one.label for one in DossierClass}) == len(DossierClass)


def test_the_item_of_the_programme_is_submitted_with_its_dossier(session, row):
    item = ProgrammeItem(content="Giá đất", due_year=2026, due_month=11)
    session.add(item)
    session.flush()
    row.programme_item_id = item.id
    for later in (0, 2):
        dossiers.submit(
            session,
            [row.id.hex],
            submitted_on=MONDAY + later * DAY,
            leader=PEOPLE[1],
            proposal=Proposal.AGREE,
        )
        assert row.submitted_on == MONDAY + later * DAY
        assert item.submitted_on == MONDAY, "the first time counts"


@pytest.mark.parametrize("gone", [{"withdrawn": True}, {}])
def test_an_item_that_left_the_programme_is_not_submitted_with_its_dossier(session, row, gone):
    item = ProgrammeItem(content="Giá đất", due_year=2026, due_month=11, **gone)
    session.add(item)
    session.flush()
    if not gone:
        session.add(ProgrammeItem(content="Giá đất", due_year=2026, due_month=12, carried_from_id=item.id))
        session.flush()
    row.programme_item_id = item.id
    said = {"leader": PEOPLE[1], "proposal": Proposal.AGREE}
    with pytest.raises(AppError, match="không ghi ngày trình được"):
        dossiers.submit(session, [row.id.hex], submitted_on=MONDAY, **said)
    assert item.submitted_on is None


def test_what_is_found_in_order_is_so_on_every_point(session, row):
    key = [row.id.hex]
    assert of_examining(session, key, all_points=True)[0].old == "0 đạt, 0 không đạt, 13 chưa xem"
    assert of_examining(session, key, all_points=False)[0].new == "đạt, 13 điểm chưa xem"
    dossiers.examine(session, key, examined_on=MONDAY, all_points=True)
    assert set(dossiers.points_of(session, row).values()) == {True}
    assert of_examining(session, key, all_points=False)[0].new == "đạt cả 13 điểm"


def test_a_point_that_is_not_in_order_keeps_a_dossier_from_passing(session, row):
    key = [row.id.hex]
    session.add(DossierCheck(dossier_id=row.id, point=DossierPoint.FORMAT, in_order=False))
    session.flush()
    assert "còn điểm chưa bảo đảm" in of_examining(session, key, all_points=True)[0].new
    with pytest.raises(AppError, match="chưa bảo đảm: thể thức"):
        dossiers.examine(session, key, examined_on=MONDAY, all_points=True)


def test_before_a_dossier_is_submitted_it_is_told_that_nobody_examined_it(session, row):
    key = [row.id.hex]
    told = [of_submitting(session, key, submitted_on=MONDAY)[0].new]
    dossiers.examine(session, key, examined_on=MONDAY)
    told.append(of_submitting(session, key, submitted_on=MONDAY)[0].new)
    dossiers.give_back(session, key, returned_on=MONDAY, ground=ReturnGround.UNSOUND, reason="Sai")
    told.append(of_submitting(session, key, submitted_on=MONDAY)[0].new)
    assert told == ["đã trình khi CHƯA THẨM TRA", "đã trình", "không trình được: đã trả lại"]


def submit(session, row, day: date) -> None:
    dossiers.submit(session, [row.id.hex], submitted_on=day, leader=None, proposal=Proposal.AGREE)


def test_a_dossier_returned_after_it_was_submitted_is_with_its_agency(session, row):
    key = [row.id.hex]
    submit(session, row, MONDAY)
    dossiers.give_back(session, key, returned_on=MONDAY + DAY, ground=ReturnGround.UNSOUND, reason="Sai")
    assert [standing(session, row, MONDAY + late * DAY) for late in (0, 1)] == [
        DossierStanding.SUBMITTED,
        DossierStanding.RETURNED,
    ]
    with pytest.raises(AppError, match="đã trả lại"):
        submit(session, row, MONDAY + 2 * DAY)
    told = of_deciding(session, key, decision=Decision.AGREED, decided_on=MONDAY + 2 * DAY, words="")
    assert told[0].new == "không ghi được: đã trả lại cơ quan trình"
    with pytest.raises(AppError, match="đã trả lại"):
        dossiers.decide(session, key, decision=Decision.AGREED, decided_on=MONDAY + 2 * DAY)


@pytest.mark.parametrize("late", [0, 1])
def test_what_comes_again_on_the_day_more_was_asked_is_examined_and_submitted_again(session, row, late):
    key, day = [row.id.hex], MONDAY + late * DAY
    submit(session, row, MONDAY)
    dossiers.decide(session, key, decision=Decision.MORE_ASKED, decided_on=day, words="Làm rõ")
    dossiers.receive_again(session, key, received_on=day)
    assert standing(session, row, day) is DossierStanding.EXAMINING
    with pytest.raises(AppError, match="chưa trình"):
        dossiers.decide(session, key, decision=Decision.AGREED, decided_on=day + DAY)
    dossiers.examine(session, key, examined_on=day)
    submit(session, row, day)
    assert standing(session, row, day) is DossierStanding.SUBMITTED
    dossiers.decide(session, key, decision=Decision.MORE_ASKED, decided_on=day)
    assert standing(session, row, day) is DossierStanding.LACKING


def test_what_was_found_is_of_the_version_that_was_looked_at(session, row):
    key = [row.id.hex]
    dossiers.examine(session, key, examined_on=MONDAY, all_points=True)
    dossiers.give_back(session, key, returned_on=MONDAY, ground=ReturnGround.UNSOUND, reason="Sai")
    dossiers.receive_again(session, key, received_on=MONDAY + DAY)
    assert dossiers.points_of(session, row) == {}
    assert questions()["submission_slip"].brief(session, row.id.hex, MONDAY).examined == {}
