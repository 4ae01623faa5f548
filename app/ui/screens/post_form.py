"""Chức danh: the form of a post and of those who held it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.post_form import HoldingRow, PostForm
from app.core.fields import LABELS, NOUNS
from app.rules.form_checks import post
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_POST = LABELS["post"]
_HOLDING = LABELS["post_holding"]


def _load(session: Session, key: str | None) -> Loaded[PostForm]:
    from app.services.forms.post import load

    return load(session, key)


def _check(form: PostForm, _: Calendar) -> tuple[Complaint, ...]:
    return post.check(form)


def _save(session: Session, loaded: Loaded[PostForm]) -> str:
    from app.services.forms.post import save

    return save(session, loaded)


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.post import describe

    return describe(session, key, today=today())


HOLDINGS = Field(
    "holdings",
    "Người giữ chức danh",
    Entry.ROWS,
    row=HoldingRow,
    columns=(
        Field(
            "person",
            _HOLDING["person_id"],
            Entry.REF,
            required=True,
            find=lookups.people,
            may_add=("person",),
        ),
        Field("from_on", _HOLDING["from_on"], Entry.DAY),
        Field("to_on", _HOLDING["to_on"], Entry.DAY),
    ),
)

POST_FORM: FormScreen[PostForm] = FormScreen(
    name="post",
    noun=NOUNS["post"],
    table="post",
    sections=(
        Section(
            "Chức danh",
            (
                Field("name", _POST["name"], Entry.LINE, required=True),
                Field("position", _POST["position"], Entry.NUMBER),
                HOLDINGS,
            ),
        ),
    ),
    load=_load,
    check=_check,
    save=_save,
    describe=_describe,
)
