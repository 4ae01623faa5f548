"""A database that cannot be made ready is closed again."""

from pathlib import Path

import pytest

from app.cli import opening
from app.core.errors import AppError
from app.models.database import open_database


def test_a_preset_that_cannot_be_loaded_leaves_no_lock_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise AppError("Quy chế mẫu bị hỏng.")

    monkeypatch.setattr(opening, "load_preset", broken)
    with pytest.raises(AppError, match="Quy chế mẫu"):
        opening.open_for_writing(tmp_path)
    open_database(tmp_path).close()  # nobody holds it
