"""Drafts of forms: what was typed and not saved is kept, found again, and dropped once it is saved."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.briefings.attached import AttachedFile
from app.briefings.drafts import DraftRow, KeptDraft
from app.models.draft import Draft

_LONGEST_TITLE = 80


def keep_draft(
    session: Session,
    draft: str,
    *,
    form: str,
    key: str,
    title: str,
    fields: Mapping[str, Any],
    base: Mapping[str, Any] | None = None,
    files: Iterable[AttachedFile] = (),
) -> None:
    """Keep what stands in a form under the draft's own id (32 hex digits), in place of what stood before."""
    row = session.get(Draft, UUID(draft)) or Draft(id=UUID(draft), form=form)
    kept = {
        "key": key,
        "title": title[:_LONGEST_TITLE],
        "fields": dict(fields),
        "base": dict(base or {}),
        "files": [[file.name, file.size, file.sha256] for file in files],
    }
    row.payload = json.dumps(kept, ensure_ascii=False)
    row.updated_at = datetime.now(UTC)
    session.add(row)
    session.flush()


def drop_draft(session: Session, draft: str) -> None:
    """Forget a draft; one that is not there is forgotten already."""
    session.execute(delete(Draft).where(Draft.id == UUID(draft)))


def find_draft(session: Session, form: str, key: str) -> KeptDraft | None:
    """Return the newest draft of a record's form ("": of a new record)."""
    rows = session.scalars(select(Draft).where(Draft.form == form).order_by(Draft.updated_at.desc()))
    return next((kept for row in rows if (kept := _kept(row)).row.key == key), None)


def list_drafts(session: Session) -> tuple[DraftRow, ...]:
    """Return every draft that was left, the newest first."""
    return tuple(_kept(row).row for row in session.scalars(select(Draft).order_by(Draft.updated_at.desc())))


def _kept(row: Draft) -> KeptDraft:
    kept = json.loads(row.payload)
    told = DraftRow(row.id.hex, row.form, kept["key"], kept["title"], row.updated_at)
    files = tuple(AttachedFile("", *file) for file in kept["files"])
    return KeptDraft(told, kept["fields"], kept["base"], files)
