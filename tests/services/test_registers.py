"""The office's smaller registers: who agreed, when to look again, where a line stands."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.briefings.forms import Loaded, Ref
from app.briefings.lists import Wanted
from app.briefings.register_forms import RegisterForm
from app.core.errors import AppError
from app.core.month_days import months_after
from app.core.register_terms import RegisterKind, RegisterStanding
from app.models.search import catch_up
from app.rules.form_checks.registers import check_entry
from app.rules.regulation import Calendar
from app.services.forms.register_entry import describe, load, save
from app.services.lists import registers
from app.services.settings import change_setting, load_preset

TODAY = date(2026, 11, 18)
DELEGATED = RegisterForm(
    RegisterKind.DELEGATED,
    "Phê duyệt dự án nhóm C",
    dated=date(2026, 8, 31),
    agency=Ref("agency", "", "UBND xã Ea Kar"),
)


def kept(session: Session, form: RegisterForm) -> str:
    return save(session, Loaded("", form))


def test_giving_documents_away_needs_somebody_who_agreed(session: Session) -> None:
    form = RegisterForm(RegisterKind.ACCESS, "Hồ sơ dự án", dated=TODAY)
    assert [one.field for one in check_entry(form, Calendar(frozenset(), frozenset()), today=TODAY)] == [
        "approved_by"
    ]
    with pytest.raises(AppError, match="phải được lãnh đạo Văn phòng đồng ý"):
        kept(session, form)
    assert kept(session, replace(form, approved_by="Chánh Văn phòng"))


def test_what_is_delegated_is_looked_at_again_by_the_regulation(session: Session) -> None:
    load_preset(session)
    assert load(session, kept(session, DELEGATED), today=TODAY).values.due_on == date(2027, 2, 28)
    change_setting(session, "regulation.delegation_review_months", 12)
    assert load(session, kept(session, DELEGATED), today=TODAY).values.due_on == date(2027, 8, 31)
    own = replace(DELEGATED, due_on=date(2026, 10, 1))
    assert load(session, kept(session, own), today=TODAY).values.due_on == date(2026, 10, 1)


@pytest.mark.parametrize(
    ("more", "standing"),
    [
        ({"due_on": date(2026, 11, 17)}, RegisterStanding.LATE),
        ({"due_on": TODAY}, RegisterStanding.OPEN),
        ({"due_on": date(2026, 11, 1), "done_on": TODAY}, RegisterStanding.DONE),
        ({"kind": RegisterKind.WORK_LOG}, RegisterStanding.NOTED),
    ],
)
def test_where_a_line_stands_follows_from_its_days(
    session: Session, more: dict[str, object], standing: RegisterStanding
) -> None:
    key = kept(session, replace(DELEGATED, **more))
    assert registers.read(session, [key], today=TODAY)[0].standing is standing
    catch_up(session.connection())
    wanted = Wanted("du an nhom c", {"state": (standing.value,)})
    assert registers.find(session, wanted, today=TODAY).keys == [key]
    assert describe(session, key, today=TODAY).state == standing.label


def test_a_line_comes_back_as_it_was_saved(session: Session) -> None:
    form = replace(DELEGATED, due_on=TODAY, approved_by="PCT", document_number="5/QĐ", result="Đạt")
    loaded = load(session, kept(session, form), today=TODAY).values
    assert replace(loaded, agency=form.agency) == form
    assert loaded.agency is not None
    assert loaded.agency.name == "UBND xã Ea Kar"


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2023, 2, 28), 12, date(2024, 2, 28)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
    ],
)
def test_months_later_stay_within_their_month(day: date, months: int, after: date) -> None:
    assert months_after(day, months) == after


@pytest.mark.parametrize("kind", RegisterKind)
def test_each_register_has_its_lines_and_no_others(session: Session, kind: RegisterKind) -> None:
    key = kept(session, replace(DELEGATED, kind=kind, approved_by="Chánh Văn phòng"))
    assert load(session, key, today=TODAY).values.kind is kind
    for one in RegisterKind:
        found = registers.find(session, Wanted(filters={"kind": (one.value,)}), today=TODAY).keys
        assert found == [key] * (one is kind)
