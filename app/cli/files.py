"""Files that a command writes: what was there before stays if it was edited, and what is written is remembered."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.opening import reading, writing
from app.core.errors import AppError
from app.core.login import default_actor
from app.core.words import file_size

if TYPE_CHECKING:
    from app.exports.files import Written

FORGOTTEN = "Chưa ghi nhớ được các tệp vừa xuất; lần xuất sau chương trình giữ cả hai bản."


def today() -> date:
    """The day on this computer's clock."""
    return datetime.now(UTC).astimezone().date()


def known(folder: Path) -> dict[str, str]:
    """What this computer wrote before, by file."""
    from app.services.exported_files import known_files

    with reading(folder) as database, database.read() as session:
        return known_files(session)


def keep(options: Namespace, files: Iterable[Written]) -> None:
    """List the files that were written, with why one has another name, and remember them.

    Beside an open window nothing can be remembered; that is said, for the next export then keeps both.
    """
    written = tuple(files)
    for file in written:
        print_files((file.path,))
        if file.why:
            print(f"    {file.why}")
    remember(options, written)


def remember(options: Namespace, files: Iterable[Written]) -> None:
    """Remember files that were written, as `keep` does."""
    from app.exports.files import keys_of
    from app.services.exported_files import remember_files

    try:
        with writing(options.data) as database, database.write(options.actor or default_actor()) as session:
            remember_files(session, keys_of(files))
    except AppError as refusal:
        print(f"{FORGOTTEN} {refusal}", file=sys.stderr)


def print_files(files: Iterable[Path]) -> None:
    """Each file with its size."""
    for file in files:
        print(f"  {file}  ({file_size(file.stat().st_size)})")
