"""The files that this computer wrote, remembered by their content to notice that they were edited since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from app.models.document import ExportedFile

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def known_files(session: Session) -> dict[str, str]:
    """Return the digest of every file that was written here, by `core.file_names.file_key`."""
    return {row.path: row.sha256 for row in session.scalars(select(ExportedFile))}


def remember_files(session: Session, files: Mapping[str, str]) -> None:
    """Keep what was written last under each name; no business data, so nothing to undo."""
    if files:
        new = insert(ExportedFile)
        rows = [{"path": path, "sha256": sha256} for path, sha256 in files.items()]
        session.execute(
            new.on_conflict_do_update(index_elements=["path"], set_={"sha256": new.excluded.sha256}), rows
        )
