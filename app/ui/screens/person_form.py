"""Cá nhân: the form of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.person_form import PersonForm, SpellRow, WorkplaceRow
from app.core.fields import LABELS, NOUNS
from app.rules.form_checks import person
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_PERSON = LABELS["person"]
_SPELL = LABELS["member_spell"]
_PAST = LABELS["past_workplace"]


def _load(session: Session, key: str | None) -> Loaded[PersonForm]:
    from app.services.forms.person import load

    return load(session, key, today=today())


def _check(form: PersonForm, _: Calendar) -> tuple[Complaint, ...]:
    return person.check(form, today=today())


def _save(session: Session, loaded: Loaded[PersonForm]) -> str:
    from app.services.forms.person import save

    return save(session, loaded)


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.person import describe

    return describe(session, key, today=today())


SPELLS = Field(
    "spells",
    "Thời gian là thành viên UBND tỉnh",
    Entry.ROWS,
    row=SpellRow,
    columns=(
        Field("from_on", _SPELL["from_on"], Entry.DAY, hint="Để trống: từ trước"),
        Field("to_on", _SPELL["to_on"], Entry.DAY, hint="Để trống: đến nay"),
    ),
    hint="Thôi rồi vào lại thì thêm dòng; không ghi dòng nào: từ trước đến nay",
)

WORKPLACES = Field(
    "workplaces",
    _PAST["agency_id"],
    Entry.ROWS,
    row=WorkplaceRow,
    columns=(
        Field("agency", _PERSON["agency_id"], Entry.REF, find=lookups.agencies, may_add=("agency",)),
        Field("to_on", _PAST["to_on"], Entry.DAY),
    ),
    hint="Tự ghi khi chuyển nơi công tác; chỉ sửa ở đây khi ngày đã ghi sai",
)

PERSON_FORM: FormScreen[PersonForm] = FormScreen(
    name="person",
    noun=NOUNS["person"],
    table="person",
    sections=(
        Section(
            "Cá nhân",
            (
                Field("full_name", _PERSON["full_name"], Entry.LINE, required=True),
                Field("title", _PERSON["title"], Entry.LINE),
                Field("phone", _PERSON["phone"], Entry.LINE),
                Field("agency", _PERSON["agency_id"], Entry.REF, find=lookups.agencies, may_add=("agency",)),
            ),
        ),
        Section(
            "Chuyển nơi công tác",
            (
                Field(
                    "moved_on",
                    "Chuyển đến từ ngày",
                    Entry.DAY,
                    hint="Số liệu của những ngày trước vẫn tính cho nơi cũ. Để trống nếu chỉ sửa chỗ ghi sai: "
                    "mọi ngày tính theo nơi vừa chọn",
                ),
            ),
            fits=lambda form: form.moves,
        ),
        Section(_PAST["agency_id"], (WORKPLACES,), folded=True),
        Section(
            "Thành viên UBND tỉnh, thứ tự trong danh sách",
            (
                Field("committee_member", _PERSON["committee_member"], Entry.FLAG),
                SPELLS,
                Field("rank", _PERSON["rank"], Entry.NUMBER, hint="1 là cao nhất"),
                Field(
                    "sort_name",
                    _PERSON["sort_name"],
                    Entry.LINE,
                    hint="Để trống: lấy chữ cuối của họ và tên",
                ),
            ),
        ),
    ),
    load=_load,
    check=_check,
    save=_save,
    describe=_describe,
)
