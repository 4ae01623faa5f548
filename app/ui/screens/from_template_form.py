"""Tạo nhiệm vụ từ mẫu: a task with its steps, made of a template; opened on the template, it ends on the task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.forms import Complaint, Loaded
from app.briefings.lists import Wanted
from app.briefings.template_form import FromTemplateForm
from app.core.fields import LABELS, NOUNS
from app.core.words import short_date, weekday
from app.rules.form_checks import template
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar
    from app.ui.shell import Shell

_TASK = LABELS["task"]


def _load(session: Session, key: str | None) -> Loaded[FromTemplateForm]:
    from app.services.task_templates import start

    return Loaded(key or "", start(session, key, today=today()))


def _check(form: FromTemplateForm, _: Calendar) -> tuple[Complaint, ...]:
    return template.check_use(form, today=today())


def _save(session: Session, loaded: Loaded[FromTemplateForm]) -> str:
    from app.services.task_templates import make

    return make(session, loaded.values, today=today())[0]


def _advise(session: Session, typed: Loaded[FromTemplateForm]) -> tuple[Complaint, ...]:
    """How many steps there will be, how deep, and on which days they will be due; which agency is no more."""
    from app.services.task_templates import advise_agencies, deadlines, size

    form = typed.values
    ended = advise_agencies(session, form)
    if form.template is None or form.starts_on is None:
        return ended
    due = deadlines(session, form.template.key, form.starts_on)
    days = [f"{content}: {weekday(day)}, {short_date(day)}" for content, day in due]
    steps = size(session, form.template.key)
    head = f"Sẽ lập nhiệm vụ với {steps}. Hạn:" if steps else "Hạn:"
    told = (Complaint("starts_on", "\n".join((head, *days)), warning=True),) if days else ()
    return (*told, *ended)


def _then(shell: Shell, form: FromTemplateForm) -> None:
    """Show what was made: the task by its words, where it was given its own."""
    shell.show_list("tasks", Wanted(words=form.content))


FROM_TEMPLATE_FORM: FormScreen[FromTemplateForm] = FormScreen(
    name="from_template",
    noun=NOUNS["task"],
    table="task",
    sections=(
        Section(
            "Từ mẫu",
            (
                Field("template", "Mẫu nhiệm vụ", Entry.REF, required=True, find=lookups.task_templates),
                Field("starts_on", "Ngày giao, tính hạn từ ngày này", Entry.DAY, required=True),
                Field("content", _TASK["content"], Entry.TEXT, hint="Để trống: như mẫu"),
                Field("leads", "Cơ quan chủ trì", Entry.REFS, find=lookups.agencies, may_add=("agency",)),
                Field(
                    "coordinating", "Cơ quan phối hợp", Entry.REFS, find=lookups.agencies, may_add=("agency",)
                ),
                Field("room", _TASK["room_id"], Entry.REF, find=lookups.rooms),
                Field("officer", _TASK["officer_id"], Entry.REF, find=lookups.people, may_add=("person",)),
            ),
        ),
        Section(
            "Nguồn giao",
            (
                Field(
                    "document",
                    _TASK["source_document_id"],
                    Entry.REF,
                    hint="Gõ số, ký hiệu hoặc trích yếu",
                    find=lookups.documents,
                    may_add=("source_document",),
                    adds_typed=True,
                ),
                Field("document_day", LABELS["source_document"]["issued_on"], Entry.DAY),
                Field(
                    "assigner", "Người giao", Entry.REF, find=lookups.assigners, may_add=("post", "person")
                ),
            ),
        ),
    ),
    load=_load,
    check=_check,
    save=_save,
    proposes=True,
    title="Tạo nhiệm vụ từ mẫu",
    advise=_advise,
    then=_then,
)
