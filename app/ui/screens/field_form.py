"""Lĩnh vực: the form of a field of work and of those who follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.field_form import FieldForm, LeaderRow
from app.briefings.forms import Complaint, Details, Loaded
from app.core.fields import LABELS, NOUNS
from app.rules.form_checks import field
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_LEADER = LABELS["field_leader"]


def _load(session: Session, key: str | None) -> Loaded[FieldForm]:
    from app.services.forms.field import load

    return load(session, key)


def _check(form: FieldForm, _: Calendar) -> tuple[Complaint, ...]:
    return field.check(form)


def _save(session: Session, loaded: Loaded[FieldForm]) -> str:
    from app.services.forms.field import save

    return save(session, loaded)


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.field import describe

    return describe(session, key, today=today())


LEADERS = Field(  # of a field or a territory
    "leaders",
    "Người phụ trách",
    Entry.ROWS,
    row=LeaderRow,
    columns=(
        Field(
            "leader",
            _LEADER["person_id"],
            Entry.REF,
            required=True,
            hint="Chức danh hoặc họ tên",
            find=lookups.assigners,
            may_add=("post", "person"),
        ),
        Field("from_on", _LEADER["from_on"], Entry.DAY),
        Field("to_on", _LEADER["to_on"], Entry.DAY),
    ),
)

FIELD_FORM: FormScreen[FieldForm] = FormScreen(
    name="field",
    noun=NOUNS["field"],
    table="field",
    sections=(
        Section(
            "Lĩnh vực",
            (
                Field("name", LABELS["field"]["name"], Entry.LINE, required=True),
                Field(
                    "room",
                    LABELS["field"]["room_id"],
                    Entry.REF,
                    hint="Phòng của Văn phòng theo dõi lĩnh vực này",
                    find=lookups.agencies,
                    may_add=("agency",),
                ),
                LEADERS,
            ),
        ),
    ),
    load=_load,
    check=_check,
    save=_save,
    describe=_describe,
)
