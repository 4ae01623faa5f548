"""The form of an office's own field: loaded, saved and told (feature 16)."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.briefings.custom_fields import CustomFieldForm
from app.briefings.forms import Details, Loaded
from app.core.custom_terms import CustomKind, CustomSubject
from app.core.errors import AppError
from app.core.text import clean, fold
from app.core.words import number
from app.models.custom import CustomField
from app.services.custom_values import count_values
from app.services.forms.common import alive, newest_change, put, to_save
from app.services.forms.telling import facts

TABLE = CustomField.__tablename__
_PLAIN = ("name", "subject", "kind", "choices", "obligations", "meeting_kinds")


def load(session: Session, key: str | None) -> Loaded[CustomFieldForm]:
    """The field of a key, or an empty form (None)."""
    if key is None:
        return Loaded("", CustomFieldForm())
    row = alive(session, CustomField, key)
    values = CustomFieldForm(**{name: getattr(row, name) for name in _PLAIN})
    return Loaded(key, values, newest_change(session, TABLE, row.id))


def save(session: Session, loaded: Loaded[CustomFieldForm]) -> str:
    """Write the field; returns its key. What it is not for (kinds of the other records, choices) is left out.

    Raises:
        AppError: it was changed since, another one is called so, or what it takes is changed while it says something.
    """
    form, row = loaded.values, to_save(session, CustomField, loaded)
    if (
        row is not None
        and (row.subject, row.kind) != (form.subject, form.kind)
        and count_values(session, row)
    ):
        raise AppError(
            f"Trường “{row.name}” đã có giá trị, không đổi được kiểu và nơi dùng.", "Lập một trường mới."
        )
    _refuse_same_name(session, form, row)
    is_task = form.subject is CustomSubject.TASK
    choices = filter(None, map(clean, form.choices.splitlines())) if form.kind is CustomKind.CHOICE else ()
    columns = {
        "name": form.name,
        "subject": form.subject,
        "kind": form.kind,
        "choices": "\n".join(dict.fromkeys(choices)),
        "obligations": form.obligations if is_task else (),
        "meeting_kinds": () if is_task else form.meeting_kinds,
    }
    return put(session, CustomField, row, columns).id.hex


def _refuse_same_name(session: Session, form: CustomFieldForm, row: CustomField | None) -> None:
    same = select(func.count()).where(
        CustomField.subject == form.subject,
        CustomField.folded == fold(form.name),
        CustomField.deleted_at.is_(None),
        *((CustomField.id != row.id,) if row is not None else ()),
    )
    if session.scalar(same):
        raise AppError(f"Đã có trường “{form.name}” của {form.subject.label.lower()}.", "Đặt tên khác.")


def describe(session: Session, key: str) -> Details:
    """What a field takes, where, and how often it says something; AppError when it is gone."""
    row = alive(session, CustomField, key)
    scope = [one.label for one in (*row.obligations, *row.meeting_kinds)]
    columns = (
        ("subject", row.subject),
        ("kind", row.kind),
        ("choices", "; ".join(row.choices.splitlines())),
        ("obligations" if row.subject is CustomSubject.TASK else "meeting_kinds", "; ".join(scope)),
    )
    count = count_values(session, row)
    state = f"Có giá trị ở {number(count)} {row.subject.label.lower()}" if count else "Chưa có giá trị nào"
    return Details(row.name, state, facts(TABLE, columns))
