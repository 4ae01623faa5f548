"""The form of a round: what it fills in by itself, what it keeps, and how it is told."""

from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from app.briefings.forms import Loaded, Ref
from app.briefings.opinion_round_form import AnswerRow, ExtensionRow, OpinionRoundForm
from app.core.errors import AppError
from app.core.opinion_terms import RoundKind, TakenUp, Verdict
from app.core.terms import Opinion, Secrecy
from app.models.agenda import AgendaProposal
from app.models.meeting import AgendaItem
from app.models.opinion import OpinionRound
from app.models.search import catch_up
from app.services.forms.opinion_round import describe, load, save
from app.services.lookup_links import find_agenda_items, find_dossiers, find_meetings, find_programme_items
from app.services.opinion_results import result_of
from app.ui.screens import opinion_actions, opinion_round_form
from tests.services.agendas import session_on
from tests.services.forms.people import changes
from tests.services.opinion_rounds import MONDAY, NAMES, agency, committee

FORM = OpinionRoundForm(content="Dự thảo Quyết định", asked_on=MONDAY)


def stored(session, form: OpinionRoundForm) -> str:
    return save(session, Loaded("", form), today=MONDAY)


def again(session, key: str) -> OpinionRoundForm:
    return load(session, key, today=MONDAY).values


def test_nobody_named_means_every_member_and_no_day_that_of_the_regulation(session):
    committee(session)
    form = again(session, stored(session, FORM))
    assert [row.who.name for row in form.answers if row.who] == list(NAMES)
    assert form.answer_by == date(2026, 12, 1)
    assert form.chair is not None
    assert form.chair.name == NAMES[0]


def test_a_form_saved_untouched_writes_nothing(session):
    committee(session)
    key = stored(session, replace(FORM, extensions=(ExtensionRow("", date(2026, 12, 4), MONDAY, "Tết"),)))
    before = changes(session)
    save(session, load(session, key, today=MONDAY), today=MONDAY)
    assert changes(session) == before


def test_an_opinion_without_its_day_came_today(session):
    committee(session)
    key = stored(session, FORM)
    loaded = load(session, key, today=MONDAY)
    first, *rest = loaded.values.answers
    answered = replace(first, opinion=Opinion.AGREED, taken_up=TakenUp.ABSORBED)
    save(session, replace(loaded, values=replace(loaded.values, answers=(answered, *rest))), today=MONDAY)
    assert again(session, key).answers[0].answered_on == MONDAY
    told = describe(session, key, today=MONDAY)
    assert told.state == "Đang lấy ý kiến"
    assert told.parts["Ý kiến"][0] == f"{NAMES[0]} – Đồng ý (23/11/2026): tiếp thu"
    assert told.parts["Ý kiến"][1] == f"{NAMES[1]} – chưa trả lời"


def test_a_round_closed_in_its_form_is_announced(session):
    committee(session)
    key = stored(session, replace(FORM, closed_on=MONDAY))
    assert session.scalars(select(AgendaProposal)).one().content.endswith("Dự thảo Quyết định")
    told = describe(session, key, today=MONDAY)
    assert told.parts["Công bố"] == ("Đã đề nghị đưa vào phiên họp thường kỳ gần nhất",)
    assert told.parts["Kết quả"][0].endswith("không được thông qua")


@pytest.mark.parametrize(("begins", "is_near"), [(time(8), False), (time(14), True), (None, True)])
def test_a_round_closed_in_its_form_goes_to_no_session_that_began_today(session, begins, is_near):
    """Its closing day has no hour: the clock at which it is saved tells which session of that day is over."""
    committee(session)
    today, later = session_on(session, MONDAY), session_on(session, MONDAY + timedelta(days=9))
    today.starts_at = begins
    save(session, Loaded("", replace(FORM, closed_on=MONDAY)), today=MONDAY, hour=time(10))
    result = session.scalars(
        select(AgendaItem).where(AgendaItem.content.endswith("Dự thảo Quyết định"))
    ).one()
    assert result.meeting_id == (today if is_near else later).id


@pytest.mark.parametrize(("days", "verdict"), [(0, Verdict.CARRIED), (1, Verdict.LOST)])
def test_the_closing_day_counts_until_its_end_as_form_and_sheet_say(session, days, verdict):
    committee(session)
    loaded = load(session, stored(session, FORM), today=MONDAY)
    agreed = tuple(
        replace(row, opinion=Opinion.AGREED, answered_on=MONDAY + timedelta(days=days))
        for row in loaded.values.answers
    )
    later = MONDAY + timedelta(days=7)
    save(
        session, replace(loaded, values=replace(loaded.values, answers=agreed, closed_on=MONDAY)), today=later
    )
    row = session.scalars(select(OpinionRound)).one()
    assert result_of(session, row, later) is verdict
    fields = (*opinion_round_form.WHEN.fields, *opinion_actions.CLOSE.fields)
    said = [field.hint for field in fields if field.name == "closed_on"]
    assert said == ["Ý kiến đến hết ngày này vẫn tính"] * 2


@pytest.mark.parametrize("column", ["content", "points", "papers", "note"])
def test_the_content_of_a_secret_round_is_refused(session, column):
    form = OpinionRoundForm(number="1/TTr", secrecy=Secrecy.SECRET, asked_on=MONDAY)
    with pytest.raises(AppError, match="mật"):
        stored(session, replace(form, **{column: "Lời"}))


def test_agencies_asked_for_a_reply_keep_who_sent_the_draft(session):
    asked = agency(session, "Sở Y tế")
    row = AnswerRow(who=Ref("agency", asked.id.hex, asked.name), said="Thống nhất")
    form = replace(
        FORM,
        kind=RoundKind.REPLY,
        asker="Bộ Y tế",
        answers=(row,),
        reply_number="9/UBND",
        replied_on=MONDAY,
    )
    key = stored(session, form)
    told = describe(session, key, today=MONDAY)
    assert told.parts["Kết quả"] == ("Đã trả lời 1/1",)
    assert {fact.value for fact in told.facts} >= {"Bộ Y tế", "9/UBND"}
    assert again(session, key).chair is None


def test_links_are_looked_for_without_accents(session):
    catch_up(session.connection())
    for find in (
        find_programme_items,
        find_agenda_items,
        partial(find_meetings, today=MONDAY),
        find_dossiers,
    ):
        assert list(find(session, "de an")) == list(find(session, "")) == list(find(session, "…")) == []
