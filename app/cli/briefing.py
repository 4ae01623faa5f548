"""The monthly briefing set, written to a folder."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path

from app import COMMAND
from app.briefings.period import MonthSet
from app.cli.files import keep, known, today
from app.cli.opening import reading
from app.exports.formats import Format
from app.rules.periods import Month


def run(options: Namespace) -> int:
    """Ask the month, write the documents, list them."""
    from app.exports.files import write_set

    said, is_sample = month_set(options.data, options.month, options.as_of)
    formats = [each for each in Format if each in (options.formats or Format)]
    files = write_set(said, formats, options.out, known=known(options.data), force=options.force)
    if is_sample:
        print(f"Đầu đề đang là của cơ quan mẫu; xem và đổi bằng lệnh: {COMMAND} settings")
    keep(options, files)
    return 0


def month_set(folder: Path, month: Month, as_of: date | None) -> tuple[MonthSet, bool]:
    """All that the set says of the month, and whether it is headed by the sample office."""
    from app.services.month_set import read_month_set
    from app.services.settings import read_office

    with reading(folder) as database, database.read() as session:
        said = read_month_set(session, month.year, month.month, today=today(), as_of=as_of)
        return said, read_office(session).is_sample
