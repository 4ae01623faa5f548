"""What the reports of a period are told: figures, the rows behind them, the period before and the one that comes."""

from dataclasses import dataclass

from app.briefings.figures import Figures, TaskFigures
from app.briefings.month import ProgrammeRow, ReportRow, SessionDocumentRow, TaskRow
from app.briefings.programme_shares import ProgrammeShare
from app.briefings.told import Told


@dataclass(frozen=True, slots=True)
class PeriodName:
    """How sentences name a period.

    `name` is "quý III năm 2026", `within` "trong quý III năm 2026" (of a span of days "trong kỳ"), `noun` "quý" ("kỳ"
    where no word says it), and `file` what stands in the name of a file.
    """

    name: str
    within: str
    noun: str
    file: str


@dataclass(frozen=True, slots=True)
class Share:
    """Tasks of one origin or one assigner."""

    name: str
    figures: TaskFigures


@dataclass(frozen=True, slots=True)
class Coming:
    """What falls due in the period after, known on the briefing's day."""

    named: PeriodName
    tasks: tuple[TaskRow, ...]
    programme: tuple[ProgrammeRow, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """The period before, as it was seen on its last day."""

    named: PeriodName
    figures: Figures


@dataclass(frozen=True, slots=True)
class PeriodBriefing:
    """All that the reports of a period say; every document, screen and file reads these values.

    `praised` names the agencies that do well by the regulation's numbers (`praise_rate`, `praise_minimum`).
    A span of days has no period after it (`coming`); `earlier` is there where a report compares. `by_book` has the
    programme of each book where both have contents in the period (duty 34).
    """

    named: PeriodName
    figures: Figures
    by_origin: tuple[Share, ...]
    by_assigner: tuple[Share, ...]
    praised: tuple[str, ...]
    tasks: tuple[TaskRow, ...]
    overdue: tuple[TaskRow, ...]
    programme: tuple[ProgrammeRow, ...]
    not_submitted: tuple[ProgrammeRow, ...]
    session_documents: tuple[SessionDocumentRow, ...]
    reports: tuple[ReportRow, ...]
    coming: Coming | None
    earlier: Earlier | None = None
    by_book: tuple[ProgrammeShare, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthSet:
    """What the documents of a month are told; the workbook comes with the report."""

    report: Told
    bulletin: Told
