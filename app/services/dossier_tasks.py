"""The task that a dossier brings: proposed to the leader, or decided by him (duty 100)."""

from datetime import date

from sqlalchemy.orm import Session

from app.briefings.task_form import TaskForm
from app.core.errors import AppError
from app.models.dossier import Dossier
from app.models.task import Task
from app.rules.secrets import is_secret
from app.services.forms.common import alive
from app.services.forms.refs import Refs, holder_of, ref_of
from app.services.forms.task import write


def task_of(session: Session, key: str, *, today: date) -> str:
    """Return the key of the task of a dossier; where there is none, make it of what the dossier says.

    What the leader decided is the task, from that day on; before he did, the content of the dossier, from today on.

    Raises:
        AppError: the dossier is not there any more, or it is secret (duty 12).
    """
    row = alive(session, Dossier, key)
    kept = session.get(Task, row.task_id) if row.task_id else None
    if kept is not None and kept.deleted_at is None:
        return kept.id.hex
    if is_secret(row.secrecy):
        raise AppError(
            "Hồ sơ mật không giao việc theo cách này.",
            "Thêm nhiệm vụ theo văn bản giao mật: chỉ ghi số, ngày và thời hạn.",
        )
    made = write(session, None, _form(session, row, today), document=None, refs=Refs(session), today=today)
    row.task_id = made.id
    session.flush()
    return made.id.hex


def _form(session: Session, row: Dossier, today: date) -> TaskForm:
    lead = ref_of(session, "agency", row.agency_id)
    return TaskForm(
        content=row.decision_words or row.content,
        assigner=holder_of(session, row.leader_post_id, row.leader_person_id),
        assigned_on=row.decided_on or today,
        leads=(lead,) if lead is not None else (),
        room=ref_of(session, "agency", row.room_id),
        officer=ref_of(session, "person", row.officer_id),
    )
