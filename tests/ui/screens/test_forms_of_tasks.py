"""The declared forms of tasks, documents, conclusions and reports fit the values that they fill."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.briefings.forms import Complaint
from app.core.fields import LABELS
from app.rules.regulation import Calendar
from app.ui.forms.screen import Entry, Field, FormScreen
from app.ui.screens.conclusion_tasks_form import CONCLUSION_TASKS_FORM
from app.ui.screens.document_form import DOCUMENT_FORM
from app.ui.screens.report_form import REPORT_FORM
from app.ui.screens.task_form import TASK_FORM

FORMS: tuple[FormScreen[Any], ...] = (TASK_FORM, DOCUMENT_FORM, CONCLUSION_TASKS_FORM, REPORT_FORM)
KEYS = {"key", "conclusion", "kind", "withdrawn"}
"""What rows carry and nobody types."""


def fields_of(form: FormScreen[Any]) -> list[Field]:
    return [field for section in form.sections for field in section.fields]


def everything(form: FormScreen[Any]) -> Iterator[Field]:
    for field in fields_of(form):
        yield field
        yield from field.columns


def named(many: list[Field] | tuple[Field, ...]) -> set[str]:
    return {name for field in many for name in (field.name, field.words) if name}


@pytest.fixture(params=FORMS, ids=lambda form: form.name)
def form(request: pytest.FixtureRequest) -> FormScreen[Any]:
    return request.param  # type: ignore[no-any-return]


def test_a_form_shows_all_of_its_values_and_nothing_else(session: Session, form: FormScreen[Any]) -> None:
    values = form.load(session, None).values
    assert named(fields_of(form)) == {field.name for field in fields(values)}


def test_rows_have_all_of_their_columns(form: FormScreen[Any]) -> None:
    for field in fields_of(form):
        if field.entry is Entry.ROWS:
            assert field.row is not None
            assert named(field.columns) == {column.name for column in fields(field.row())} - KEYS


def test_what_points_to_a_row_can_be_searched(session: Session, form: FormScreen[Any]) -> None:
    for field in everything(form):
        assert (field.entry in (Entry.REF, Entry.REFS)) is (field.find is not None), field.name
        assert field.find is None or list(field.find(session, "")) == []


def test_choices_have_terms(form: FormScreen[Any]) -> None:
    for field in everything(form):
        assert (field.entry in (Entry.CHOICE, Entry.CHOICES)) is (field.terms is not None), field.name


def test_complaints_name_fields_and_columns_of_the_form(session: Session, form: FormScreen[Any]) -> None:
    rows = {field.name: (field.row(),) for field in fields_of(form) if field.row is not None}
    empty = form.load(session, None).values
    calendar = Calendar(frozenset(), frozenset())
    told: list[Complaint] = [*form.check(empty, calendar)]
    told += form.check(type(empty)(**rows), calendar)
    assert told
    known = {field.name: {column.name for column in field.columns} for field in fields_of(form)}
    for complaint in told:
        assert complaint.field in known
        assert not complaint.column or complaint.column in known[complaint.field]


def test_a_form_belongs_to_a_table_with_words_for_it(form: FormScreen[Any]) -> None:
    assert form.table in LABELS
