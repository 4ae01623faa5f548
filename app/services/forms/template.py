"""The form of a task's template with its steps: loaded, saved and told."""

from sqlalchemy.orm import Session

from app.briefings.forms import Details, Loaded
from app.briefings.template_form import StepRow, TemplateForm
from app.core.words import number
from app.models.task_making import TaskTemplate, TaskTemplateStep
from app.services.forms.common import Part, alive, newest_change, part_rows, put, to_save, write_parts
from app.services.forms.refs import Refs, ref_of
from app.services.forms.source_documents import refuse_marked
from app.services.forms.telling import facts, say, with_aside, without_empty

TABLE = TaskTemplate.__tablename__
_PLAIN = ("name", "content", "product", "origin", "obligation", "days", "note")
_STEP = ("content", "days", "product")


def load(session: Session, key: str | None) -> Loaded[TemplateForm]:
    """The template of a key, or an empty form (None)."""
    if key is None:
        return Loaded("", TemplateForm())
    row = alive(session, TaskTemplate, key)
    values = TemplateForm(
        **{name: getattr(row, name) for name in _PLAIN},
        field=ref_of(session, "field", row.field_id),
        steps=tuple(_step(session, part) for part in steps_of(session, row)),
    )
    return Loaded(key, values, newest_change(session, TABLE, row.id))


def steps_of(session: Session, row: TaskTemplate) -> list[TaskTemplateStep]:
    """The steps of a template, in their order."""
    return part_rows(session, TaskTemplateStep, {"template_id": row.id})


def _step(session: Session, part: TaskTemplateStep) -> StepRow:
    return StepRow(
        **{name: getattr(part, name) for name in _STEP},
        agency=ref_of(session, "agency", part.agency_id),
        officer=ref_of(session, "person", part.officer_id),
        key=part.id.hex,
    )


def save(session: Session, loaded: Loaded[TemplateForm]) -> str:
    """Write a template and its steps; tasks that were made of it stay as they are. Returns the key.

    Raises:
        AppError: it was changed since, something that it points to is gone, or it bears a mark of secrecy (duty 12).
    """
    values, refs = loaded.values, Refs(session)
    said = [text for step in values.steps for text in (step.content, step.product)]
    refuse_marked("mẫu nhiệm vụ", values.name, values.content, values.product, values.note, *said)
    columns = {name: getattr(values, name) for name in _PLAIN} | {"field_id": refs.key(values.field)}
    row = put(session, TaskTemplate, to_save(session, TaskTemplate, loaded), columns)
    write_parts(
        session, TaskTemplateStep, {"template_id": row.id}, [_part(step, refs) for step in values.steps]
    )
    return row.id.hex


def _part(step: StepRow, refs: Refs) -> Part:
    return step.key, {
        "content": step.content,
        "days": step.days or 0,
        "product": step.product,
        "agency_id": refs.key(step.agency),
        "officer_id": refs.key(step.officer),
    }


def describe(session: Session, key: str) -> Details:
    """A template with its steps; AppError when it is gone."""
    row = alive(session, TaskTemplate, key)
    columns = (
        ("content", row.content),
        ("product", row.product),
        ("origin", row.origin),
        ("obligation", row.obligation),
        ("field_id", say(ref_of(session, "field", row.field_id))),
        ("days", row.days),
        ("note", row.note),
    )
    steps = tuple(
        with_aside(
            f"{number(step.days)} ngày: {step.content}", say(ref_of(session, "agency", step.agency_id))
        )
        for step in steps_of(session, row)
    )
    state = f"{len(steps)} bước" if steps else "Không có bước"
    return Details(row.name, state, facts(TABLE, columns), without_empty({"Các bước": steps}))
