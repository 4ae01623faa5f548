"""The monthly briefing set, written to a folder."""

from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from app import COMMAND
from app.briefings.month import MonthBriefing
from app.cli.opening import reading
from app.core.words import file_size
from app.exports.formats import Format
from app.rules.periods import Month


def run(options: Namespace) -> int:
    """Ask the month, write the documents, list them."""
    from app.exports.files import write_set

    briefing = month_briefing(options.data, options.month, options.as_of)
    formats = [each for each in Format if each in (options.formats or Format)]
    files = write_set(briefing, formats, options.out)
    if briefing.office.is_sample:
        print(f"Đầu đề đang là của cơ quan mẫu; xem và đổi bằng lệnh: {COMMAND} settings")
    print_files(files)
    return 0


def month_briefing(folder: Path, month: Month, as_of: date | None) -> MonthBriefing:
    """All that the set says of the month."""
    from app.services.month_briefing import brief_month

    with reading(folder) as database, database.read() as session:
        return brief_month(session, month.year, month.month, as_of=as_of)


def print_files(files: Iterable[Path]) -> None:
    """Each file with its size."""
    for file in files:
        print(f"  {file}  ({file_size(file.stat().st_size)})")
