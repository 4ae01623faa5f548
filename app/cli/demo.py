"""The main job on the shipped sample: import a workbook, count the month, write the briefing set, open the window."""

from __future__ import annotations

import shutil
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.briefing import month_set
from app.cli.export import made
from app.cli.files import keep, known, today
from app.cli.opening import reading, writing
from app.cli.stats import print_key_figures
from app.core.document_kinds import Source, kind_of
from app.core.errors import AppError
from app.core.login import default_actor
from app.core.paths import DATABASE_NAME
from app.core.words import month_year
from app.exports.formats import Format
from app.models import lock
from app.rules.periods import Month
from app.rules.subjects import of_month

if TYPE_CHECKING:
    from app.cli.export import Made
    from app.exports.keeping import Known

MONTH = Month(2026, 10)


def run(options: Namespace) -> int:
    """Each step says what it did; run again, it begins with a fresh folder again.

    A data folder that was named is never emptied: it must be new, or hold this sample already.
    """
    from app.exports.files import write_kept, write_set

    folder = options.data if options.names_data else options.out / "du-lieu-mau"
    seen = _seen(folder)
    if not options.names_data:
        _emptied(folder)
    _fill(folder, options.actor or default_actor())
    said, _ = month_set(folder, MONTH, None)
    print(f"Bộ tài liệu giao ban {month_year(MONTH.year, MONTH.month)}:")
    options.data = folder
    keep(options, write_set(said, Format, options.out, known=seen))
    print("Vài văn bản khác từ cùng dữ liệu (mọi loại: lệnh kinds, lệnh export):")
    keep(options, write_kept(_others(folder), options.out, known=seen))
    print("Số liệu chính:")
    print_key_figures(said.report.briefing.figures)
    return 0 if options.no_window else _window(folder, options)


def _others(folder: Path) -> Made:
    """Two documents of other kinds: what urges the agencies, and the programme of the month after."""
    with reading(folder) as database, database.read() as session:
        letter = made(session, kind_of("urging_letters"), f"{MONTH.end:%Y-%m-%d}")
        programme = made(session, kind_of("month_programme"), of_month(Source.MONTH, MONTH.following))
    return letter + programme


def _seen(folder: Path) -> Known:
    """The files of an earlier demo, so that this one takes their place; of an older version nothing is known."""
    try:
        return known(folder) if (folder / DATABASE_NAME).exists() else {}
    except AppError:
        return {}


def _emptied(folder: Path) -> None:
    """Take out of the demo's own folder what an earlier demo left there, unless its window is still open."""
    if folder.exists():
        lock.take(folder, default_actor()).release()
        shutil.rmtree(folder)


def _fill(folder: Path, actor: str) -> None:
    from app.importers.office_workbook import apply, propose, read_workbook
    from app.services.first_start import sample_workbook
    from app.services.regulation_versions import read_regulations

    sample = sample_workbook()
    used = (folder / DATABASE_NAME).exists()
    with writing(folder) as database, database.write(actor) as session:
        proposal = propose(session, read_workbook(sample), read_regulations(session), today=today())
        rows = sum(count.new + count.changed for count in proposal.counts.values())
        if used and rows:
            raise AppError(f"Thư mục {folder} đã có dữ liệu khác.", "Chọn một thư mục mới cho dữ liệu mẫu.")
        apply(session, proposal)
    print(f"Đã nhập tệp mẫu {sample.name}: {rows} dòng vào {folder}.")


def _window(folder: Path, options: Namespace) -> int:
    from app.cli.window import show
    from app.ui.system import NO_SCREEN, is_unseen, why_no_window

    reason = NO_SCREEN if is_unseen() else why_no_window()
    if reason:
        print(reason)
        return 0
    return show(folder, options.actor)
