"""The form of a task's template with its steps: loaded, saved and told."""

from sqlalchemy.orm import Session

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.template_form import StepRow, TemplateForm
from app.core.words import number
from app.models.task_making import TaskTemplate, TaskTemplateStep
from app.services.forms.common import Part, alive, key_of, newest_change, put, to_save, write_parts
from app.services.forms.refs import Refs, ref_of
from app.services.forms.source_documents import refuse_marked
from app.services.forms.telling import facts, say, with_aside, without_empty
from app.services.template_plans import in_words, plan, steps_of, whole_days

TABLE = TaskTemplate.__tablename__
_PLAIN = ("name", "content", "product", "origin", "obligation", "days", "note", "meeting_kind")
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


def _step(session: Session, part: TaskTemplateStep) -> StepRow:
    return StepRow(
        **{name: getattr(part, name) for name in _STEP},
        agency=ref_of(session, "agency", part.agency_id),
        officer=ref_of(session, "person", part.officer_id),
        part=ref_of(session, "task_template", part.part_id),
        key=part.id.hex,
    )


def save(session: Session, loaded: Loaded[TemplateForm]) -> str:
    """Write a template and its steps; tasks that were made of it stay as they are. Returns the key.

    Raises:
        AppError: it was changed since, something that it points to is gone, it contains itself, or it bears a mark of
            secrecy (duty 12).
    """
    values, refs = loaded.values, Refs(session)
    said = [text for step in values.steps for text in (step.content, step.product)]
    refuse_marked("mẫu nhiệm vụ", values.name, values.content, values.product, values.note, *said)
    columns = {name: getattr(values, name) for name in _PLAIN} | {"field_id": refs.key(values.field)}
    row = put(session, TaskTemplate, to_save(session, TaskTemplate, loaded), columns)
    write_parts(
        session, TaskTemplateStep, {"template_id": row.id}, [_part(step, refs) for step in values.steps]
    )
    plan(session, row)
    return row.id.hex


def _part(step: StepRow, refs: Refs) -> Part:
    return step.key, {
        "content": step.content,
        "days": step.days or 0,
        "product": step.product,
        "agency_id": refs.key(step.agency),
        "officer_id": refs.key(step.officer),
        "part_id": refs.key(step.part),
    }


def advice(session: Session, loaded: Loaded[TemplateForm]) -> tuple[Complaint, ...]:
    """Steps that are templates which take longer than the step has: they begin with the whole."""
    told: list[Complaint] = []
    for step in loaded.values.steps:
        part = session.get(TaskTemplate, key_of(step.part.key)) if step.part and step.part.key else None
        needed = whole_days(session, part) if part is not None else None
        if part is not None and needed is not None and needed > (step.days or 0):
            sentence = (
                f"Mẫu “{part.name}” cần {number(needed)} ngày, bước này có {number(step.days or 0)} ngày."
            )
            told.append(Complaint("steps", f"{sentence} Các bước con tính từ ngày giao.", warning=True))
    return tuple(told)


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
        ("meeting_kind", row.meeting_kind),
    )
    planned = plan(session, row)
    steps = tuple(
        with_aside(
            f"{step.number}. {number(step.days)} ngày làm việc: {step.content}",
            say(ref_of(session, "agency", step.agency_id)),
        )
        for step in planned
    )
    state = in_words(planned) or "Không có bước"
    return Details(row.name, state, facts(TABLE, columns), without_empty({"Các bước": steps}))
