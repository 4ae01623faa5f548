"""Cơ quan: the form of an agency with its other names and what it became."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.agency_form import AgencyForm, AliasRow
from app.briefings.forms import Complaint, Details, Loaded
from app.core.fields import LABELS, NOUNS
from app.core.terms import AgencyKind
from app.rules.form_checks import agency
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.screens.field_form import LEADERS
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_AGENCY = LABELS["agency"]


def _load(session: Session, key: str | None) -> Loaded[AgencyForm]:
    from app.services.forms.agency import load

    return load(session, key)


def _check(form: AgencyForm, _: Calendar) -> tuple[Complaint, ...]:
    return agency.check(form)


def _save(session: Session, loaded: Loaded[AgencyForm]) -> str:
    from app.services.forms.agency import save

    return save(session, loaded)


def _advise(session: Session, typed: Loaded[AgencyForm]) -> tuple[Complaint, ...]:
    from app.services.forms.agency import advise

    return advise(session, typed)


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.agency import describe

    return describe(session, key, today=today())


ALIASES = Field(
    "aliases",
    "Tên gọi khác",
    Entry.ROWS,
    row=AliasRow,
    columns=(Field("alias", LABELS["agency_alias"]["alias"], Entry.LINE, required=True),),
)

AGENCY_FORM: FormScreen[AgencyForm] = FormScreen(
    name="agency",
    noun=NOUNS["agency"],
    table="agency",
    sections=(
        Section(
            "Cơ quan",
            (
                Field("name", _AGENCY["name"], Entry.LINE, required=True),
                Field("short_name", _AGENCY["short_name"], Entry.LINE),
                Field("kind", _AGENCY["kind"], Entry.CHOICE, terms=AgencyKind),
                Field("position", _AGENCY["position"], Entry.NUMBER),
                ALIASES,
            ),
        ),
        Section("Lãnh đạo theo dõi địa bàn, cơ quan này", (LEADERS,), folded=True),
        Section(
            "Thành lập, sáp nhập, đổi tên",
            (
                Field("valid_from", _AGENCY["valid_from"], Entry.DAY),
                Field("valid_to", _AGENCY["valid_to"], Entry.DAY),
                Field(
                    "successor",
                    _AGENCY["successor_id"],
                    Entry.REF,
                    find=lookups.agencies,
                    may_add=("agency",),
                ),
            ),
            folded=True,
        ),
    ),
    load=_load,
    check=_check,
    save=_save,
    describe=_describe,
    advise=_advise,
)
