"""Ủy quyền: the form of a delegation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.delegation_form import DelegationForm
from app.briefings.forms import Complaint, Details, Loaded
from app.core.fields import LABELS, NOUNS
from app.rules.form_checks import delegation
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_LABELS = LABELS["delegation"]


def _load(session: Session, key: str | None) -> Loaded[DelegationForm]:
    from app.services.forms.delegation import load

    return load(session, key)


def _check(form: DelegationForm, _: Calendar) -> tuple[Complaint, ...]:
    return delegation.check(form)


def _save(session: Session, loaded: Loaded[DelegationForm]) -> str:
    from app.services.forms.delegation import save

    return save(session, loaded)


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.delegation import describe

    return describe(session, key, today=today())


DELEGATION_FORM: FormScreen[DelegationForm] = FormScreen(
    name="delegation",
    noun=NOUNS["delegation"],
    table="delegation",
    sections=(
        Section(
            "Ủy quyền",
            (
                Field(
                    "post",
                    _LABELS["post_id"],
                    Entry.REF,
                    required=True,
                    hint="Chức danh của người vắng mặt",
                    find=lookups.posts,
                ),
                Field("person", _LABELS["person_id"], Entry.REF, required=True, find=lookups.people),
                Field("from_on", _LABELS["from_on"], Entry.DAY, required=True),
                Field("to_on", _LABELS["to_on"], Entry.DAY, required=True),
                Field(
                    "giver",
                    _LABELS["giver_id"],
                    Entry.REF,
                    hint="Để trống: người đang giữ chức danh",
                    find=lookups.people,
                ),
                Field("document", _LABELS["document"], Entry.LINE, hint="Số, ký hiệu, ngày"),
                Field(
                    "scope", _LABELS["scope"], Entry.TEXT, hint="Việc được giao; để trống: điều hành chung"
                ),
            ),
        ),
    ),
    load=_load,
    check=_check,
    save=_save,
    describe=_describe,
)
