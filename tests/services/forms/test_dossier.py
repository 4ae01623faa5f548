"""The form of a dossier: every point has its row, what is said of it is kept, and the panel tells all."""

from dataclasses import replace

import pytest

from app.briefings.dossier_form import DossierForm, VersionRow
from app.briefings.forms import Loaded
from app.core.errors import AppError
from app.core.opinion_terms import DossierPoint, ReturnGround, RoundKind
from app.core.terms import Secrecy
from app.services import opinions
from app.services.forms.common import key_of
from app.services.forms.dossier import describe, load, save
from tests.services.forms.people import AGENCIES, PEOPLE, POSTS, changes, store
from tests.services.opinion_rounds import MONDAY


def new(session) -> DossierForm:
    store(session)
    return replace(load(session, None, today=MONDAY).values, content="Dự thảo", agency=AGENCIES[0])


def stored(session, form: DossierForm) -> str:
    return save(session, Loaded("", form))


def test_a_new_one_came_today_and_asks_for_every_point(session):
    form = load(session, None, today=MONDAY).values
    assert [row.received_on for row in form.versions] == [MONDAY]
    assert [row.point for row in form.checks] == list(DossierPoint)


def test_what_is_said_of_a_point_is_kept_and_saved_untouched_writes_nothing(session):
    form = new(session)
    found = replace(form.checks[1], in_order=False, remark="Thiếu số liệu")
    key = stored(session, replace(form, checks=(form.checks[0], found, *form.checks[2:]), leader=POSTS[0]))
    loaded = load(session, key, today=MONDAY)
    assert (loaded.values.checks[1].in_order, loaded.values.checks[1].remark) == (False, "Thiếu số liệu")
    assert [bool(row.key) for row in loaded.values.checks].count(True) == 1
    assert loaded.values.leader == POSTS[0]
    before = changes(session)
    save(session, loaded)
    assert changes(session) == before


def test_another_version_in_the_form_keeps_only_what_is_said_anew(session):
    form = new(session)
    seen = tuple(replace(row, in_order=True) for row in form.checks[:2])
    loaded = load(session, stored(session, replace(form, checks=(*seen, *form.checks[2:]))), today=MONDAY)
    first, second, *others = loaded.values.checks
    anew = (first, replace(second, in_order=False, remark="Còn sai"), *others)
    again = (*loaded.values.versions, VersionRow(received_on=MONDAY))
    key = save(session, replace(loaded, values=replace(loaded.values, versions=again, checks=anew)))
    assert describe(session, key, today=MONDAY).parts["Thẩm tra"] == (
        f"{second.point.label}: chưa bảo đảm – Còn sai",
    )


def test_the_panel_tells_what_came_what_was_found_and_who_was_asked(session):
    form = new(session)
    sent_back = VersionRow(
        received_on=MONDAY,
        number="12/TTr",
        returned_on=MONDAY,
        return_ground=ReturnGround.WRONG_WAY,
        return_reason="Gửi Sở Tư pháp thẩm định",
    )
    found = tuple(replace(row, in_order=True) for row in form.checks[:1])
    key = stored(
        session,
        replace(
            form,
            versions=(sent_back,),
            checks=found,
            reserved_by=PEOPLE[0],
            reserved_opinion="Giữ ý kiến",
            escalated_to="Chánh Văn phòng",
        ),
    )
    opinions.start(
        session,
        content="Dự thảo",
        asked_on=MONDAY,
        kind=RoundKind.AGENCIES,
        asked=[key_of(AGENCIES[1].key)],
        dossier=key_of(key),
    )
    told = describe(session, key, today=MONDAY)
    assert (told.title, told.state) == ("Dự thảo", "Trả lại")
    assert told.parts["Các lần nhận"] == (
        "Nhận 23/11/2026 (12/TTr): trả lại 23/11/2026, gửi không đúng nơi, vượt cấp: Gửi Sở Tư pháp thẩm định",
    )
    assert told.parts["Thẩm tra"] == ("Căn cứ pháp lý: bảo đảm",)
    assert told.parts["Lấy ý kiến"] == (f"{AGENCIES[1].name} – hỏi 23/11/2026, chưa trả lời",)
    assert told.parts["Bảo lưu ý kiến"] == (f"{PEOPLE[0].name}: Giữ ý kiến",)
    assert told.parts["Báo cáo lãnh đạo"] == ("Chánh Văn phòng",)


def test_an_open_step_tells_its_last_day(session):
    told = describe(session, stored(session, new(session)), today=MONDAY)
    assert told.state == "Đang thẩm tra (hạn 01/12/2026, còn 5 ngày làm việc)"


def test_without_a_day_or_with_a_secret_told_it_is_refused(session):
    form = new(session)
    for wrong in (
        replace(form, versions=()),
        replace(form, versions=(VersionRow(),)),
        replace(form, secrecy=Secrecy.SECRET),
    ):
        with pytest.raises(AppError):
            stored(session, wrong)
