"""Giao nhiệm vụ từ kết luận: the conclusions of a meeting become tasks, several at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.conclusion_tasks_form import ConclusionTasksForm
from app.briefings.forms import Complaint, Loaded
from app.core.fields import LABELS, NOUNS
from app.rules.form_checks import conclusion_tasks
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.screens.task_lines import TASK_LINES
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar


def _load(session: Session, key: str | None) -> Loaded[ConclusionTasksForm]:
    from app.services.forms.conclusion_tasks import load

    return load(session, key, today=today())


def _check(form: ConclusionTasksForm, calendar: Calendar) -> tuple[Complaint, ...]:
    return conclusion_tasks.check(form, calendar, today=today())


def _save(session: Session, loaded: Loaded[ConclusionTasksForm]) -> str:
    from app.services.forms.conclusion_tasks import save

    return save(session, loaded, today=today())


def _advise(session: Session, typed: Loaded[ConclusionTasksForm]) -> tuple[Complaint, ...]:
    from app.services.forms.task_lines import advise_lines

    form = typed.values
    return advise_lines(session, form.assigned_on, form.tasks)


CONCLUSION_TASKS_FORM: FormScreen[ConclusionTasksForm] = FormScreen(
    name="conclusion_tasks",
    noun=NOUNS["conclusion_task"],
    table="meeting",
    sections=(
        Section(
            "Chung cho các nhiệm vụ",
            (
                Field("assigned_on", LABELS["task"]["assigned_on"], Entry.DAY, required=True),
                Field(
                    "assigner",
                    "Người giao",
                    Entry.REF,
                    find=lookups.assigners,
                    may_add=("post", "person"),
                ),
                Field(
                    "document",
                    "Thông báo kết luận",
                    Entry.REF,
                    hint="Gõ số, ký hiệu",
                    find=lookups.documents,
                    may_add=("source_document",),
                    adds_typed=True,
                ),
                Field("document_day", LABELS["source_document"]["issued_on"], Entry.DAY),
            ),
        ),
        Section("Nhiệm vụ theo kết luận", (TASK_LINES,)),
    ),
    load=_load,
    check=_check,
    save=_save,
    advise=_advise,
    proposes=True,
    title="Giao nhiệm vụ từ kết luận",
    then=lambda _shell, _form: None,
)
