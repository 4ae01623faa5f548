"""Kế hoạch công tác: the form of a programme or plan on its way to issue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.plan_form import PlanForm
from app.core.fields import LABELS, NOUNS
from app.core.programme_terms import PlanScope
from app.rules.form_checks import plan
from app.rules.typed_spans import span_code, span_words
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_LABELS = LABELS["programme_plan"]


def _load(session: Session, key: str | None) -> Loaded[PlanForm]:
    from app.services.forms.plan import load

    loaded = load(session, key, today=today())
    return replace(loaded, values=replace(loaded.values, span=span_words(loaded.values.span)))


def _check(form: PlanForm, _: Calendar) -> tuple[Complaint, ...]:
    return plan.check(_coded(form), today=today())


def _save(session: Session, loaded: Loaded[PlanForm]) -> str:
    from app.services.forms.plan import save

    return save(session, replace(loaded, values=_coded(loaded.values)))


def _advise(session: Session, typed: Loaded[PlanForm]) -> tuple[Complaint, ...]:
    from app.services.forms.plan import advise, advise_agencies

    coded = replace(typed, values=_coded(typed.values))
    return (*advise(session, coded), *advise_agencies(session, coded.values, today=today()))


def _coded(form: PlanForm) -> PlanForm:
    """The form with its period by the code that the data know, from the words that people write."""
    return replace(form, span=span_code(form.span))


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.plan import describe

    return describe(session, key, today=today())


PLAN_FORM: FormScreen[PlanForm] = FormScreen(
    name="plan",
    noun=NOUNS["programme_plan"],
    table="programme_plan",
    sections=(
        Section(
            "Kế hoạch",
            (
                Field("scope", _LABELS["scope"], Entry.CHOICE, terms=PlanScope),
                Field("room", _LABELS["room_id"], Entry.REF, find=lookups.agencies, may_add=("agency",)),
                Field(
                    "span",
                    _LABELS["span"],
                    Entry.LINE,
                    required=True,
                    hint="Ví dụ: năm 2026, quý IV/2026, tháng 10/2026, tuần 45/2026",
                ),
                Field("title", _LABELS["title"], Entry.LINE, hint="Để trống: tự đặt theo loại, kỳ và phòng"),
            ),
        ),
        Section(
            "Dự thảo, trình, ban hành",
            (
                Field("drafted_on", _LABELS["drafted_on"], Entry.DAY),
                Field("consulted_on", _LABELS["consulted_on"], Entry.DAY),
                Field("submitted_on", _LABELS["submitted_on"], Entry.DAY),
                Field(
                    "leader",
                    _LABELS["leader_person_id"],
                    Entry.REF,
                    hint="Chức danh hoặc họ tên",
                    find=lookups.assigners,
                    may_add=("post", "person"),
                ),
                Field("opinion", _LABELS["opinion"], Entry.TEXT),
                Field(
                    "issued_on",
                    _LABELS["issued_on"],
                    Entry.DAY,
                    hint="Để trống khi phát hành bằng văn bản của chương trình này",
                ),
                Field(
                    "confirmed",
                    "Vẫn ban hành khi còn thiếu theo thông lệ, hoặc đã ban hành với số khác",
                    Entry.FLAG,
                ),
                Field("number", _LABELS["number"], Entry.LINE),
                Field("note", _LABELS["note"], Entry.TEXT),
            ),
        ),
    ),
    load=_load,
    check=_check,
    save=_save,
    describe=_describe,
    advise=_advise,
)
