"""Drafts of forms: what was typed and not saved is kept, found again, and dropped once it is saved."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from app.briefings.attached import AttachedFile
from app.briefings.drafts import DraftRow, KeptDraft
from app.core.terms import Secrecy
from app.models.asking import Question, ask
from app.rules.secrets import HIDDEN_CONTENT, KEPT_FIELDS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.asking import Reads

_LONGEST_TITLE = 80
_DRAFTS = Question(
    "SELECT id, form, payload, updated_at FROM draft WHERE :form IN (form, '') ORDER BY updated_at DESC",
    {"updated_at": lambda stored: datetime.fromisoformat(stored).replace(tzinfo=UTC)},
)
_LOG = logging.getLogger(__name__)


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
    """Keep what stands in a form under the draft's own id (32 hex digits), in place of what stood before.

    Once a level of secrecy is chosen, only what may be kept of a secret is (duty 12).
    """
    from uuid import UUID

    from app.models.draft import Draft

    if fields.get("secrecy", Secrecy.NONE) not in (Secrecy.NONE, None, ""):
        title = HIDDEN_CONTENT
        fields, base = _without_secrets(fields), _without_secrets(base or {})
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


def _without_secrets(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: state for name, state in fields.items() if name in KEPT_FIELDS}


def drop_draft(session: Session, draft: str) -> None:
    """Forget a draft; one that is not there is forgotten already."""
    from uuid import UUID

    from sqlalchemy import delete

    from app.models.draft import Draft

    session.execute(delete(Draft).where(Draft.id == UUID(draft)))


def find_draft(session: Reads, form: str, key: str, *, draft: str = "") -> KeptDraft | None:
    """Return the draft with this id, else the newest of a record's form ("": of a new record)."""
    found = [kept for kept in _readable(ask(session, _DRAFTS, {"form": form})) if kept.row.key == key]
    return next((kept for kept in found if kept.row.id == draft), found[0] if found else None)


def list_drafts(session: Reads) -> tuple[DraftRow, ...]:
    """Return every draft that was left, the newest first."""
    return tuple(kept.row for kept in _readable(ask(session, _DRAFTS, {"form": ""})))


def _readable(rows: Iterable[Any]) -> Iterator[KeptDraft]:
    """The drafts that can be read; another one stays where it is, and no form fails for it."""
    for row in rows:
        try:
            yield _kept(row)
        except (ValueError, TypeError, LookupError) as error:
            _LOG.warning("draft %s of the form %s cannot be read: %r", row.id, row.form, error)


def _kept(row: Any) -> KeptDraft:
    kept = json.loads(row.payload)
    told = DraftRow(row.id, row.form, str(kept["key"]), str(kept["title"]), row.updated_at)
    files = tuple(AttachedFile("", *file) for file in kept["files"])
    return KeptDraft(told, dict(kept["fields"]), dict(kept["base"]), files)
