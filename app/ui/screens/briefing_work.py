"""What the page of the monthly set asks of the data: a month as it shows it, its words saved, its documents made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.briefings.figures import Figures
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.drafts import KeptDraft
    from app.core.progress import Progress
    from app.exports.document import Document
    from app.exports.files import Written
    from app.exports.formats import Format

Month = tuple[int, int]

FORM = "office_texts"
"""The office's own words as a form: their drafts are kept and opened under this name, by month ("2026-10")."""


@dataclass(frozen=True, slots=True)
class MonthPage:
    """What the page shows of a month; `agencies`: the keys of all with the names under which they are counted."""

    month: Month
    figures: Figures
    agencies: tuple[tuple[str, str], ...]
    written: Mapping[str, str]
    is_issued: bool
    draft: KeptDraft | None
    is_sample: bool
    is_confirmed: bool


def month_of_key(key: str) -> Month:
    """The month that words or a draft of them are kept by: "2026-10"; ValueError for another text."""
    year, _, month = key.partition("-")
    return int(year), int(month)


def read_page(session: Session, *, month: Month, today: date) -> MonthPage:
    """The figures and the words of a month, and what asks for a look at the settings."""
    from app.rules.periods import month_period
    from app.services.confirmed_years import unconfirmed_years
    from app.services.drafts import find_draft
    from app.services.figures import count_figures
    from app.services.heirs import read_agencies
    from app.services.office_texts import MONTH_BRIEFING, is_issued, month_name, read_texts
    from app.services.regulation_versions import read_regulations
    from app.services.settings import read_calendar, read_office

    period, key = month_period(*month), month_name(*month)
    return MonthPage(
        month,
        figures=count_figures(session, period, read_regulations(session), read_calendar(session)),
        agencies=read_agencies(session, period.as_of).rows(),
        written=read_texts(session, MONTH_BRIEFING, key),
        is_issued=is_issued(session, MONTH_BRIEFING, key),
        draft=find_draft(session, FORM, key),
        is_sample=read_office(session).is_sample,
        is_confirmed=month[0] not in unconfirmed_years(session, today=today),
    )


def write_words(session: Session, *, month: Month, texts: Mapping[str, str]) -> None:
    """Save the words of a month."""
    from app.services.office_texts import MONTH_BRIEFING, month_name, write_text

    for slot, content in texts.items():
        write_text(session, MONTH_BRIEFING, month_name(*month), slot=slot, content=content)


def compose(session: Session, progress: Progress, *, month: Month, name: str) -> Document:
    """The document that would be written."""
    from app.exports.documents import month_bulletin, period_report
    from app.services.month_set import read_month_set

    said = read_month_set(session, *month, today=today())
    progress(0, 1)  # whoever cancelled while it was read sees nothing
    match name:
        case "month_report":
            return period_report.compose(said.report.briefing, said.report.edition)
        case "month_bulletin":
            return month_bulletin.compose(said.bulletin.briefing, said.bulletin.edition)
    raise LookupError(name)


def write_set(
    session: Session, progress: Progress, *, month: Month, formats: tuple[Format, ...], folder: Path
) -> tuple[Written, ...]:
    """Write the set of a month into a folder, whole or not at all; AppError where that cannot be."""
    from app.exports import files
    from app.services.exported_files import known_files
    from app.services.month_set import read_month_set

    said = read_month_set(session, *month, today=today())
    known = known_files(session)
    progress(0, 1)
    return files.write_set(said, formats, folder, known=known, progress=progress)


def remember(session: Session, *, files: tuple[Written, ...]) -> None:
    """Remember what was written, to notice at the next export that it was edited."""
    from app.exports.files import keys_of
    from app.services.exported_files import remember_files

    remember_files(session, keys_of(files))
