"""The columns of the statistic of the programme, declared once for the page and paper."""

from app.briefings.programme_shares import ShareBy
from app.briefings.programme_statistics import ProgrammeLine, ProgrammeStatistics
from app.core.statistics_terms import Criterion
from app.core.tables import Column
from app.exports.beside import beside_columns, beside_notes
from app.exports.statistics import LAST_MONTHS, NAME_WIDTH, PROGRAMME, SHARED_ITEMS, Counted

_RATES = {
    Criterion.DONE: "tỷ lệ đã trình trên số phải trình",
    Criterion.ON_TIME: "tỷ lệ trình đúng thời gian trên số đã trình",
}


def programme_title(found: ProgrammeStatistics) -> str:
    """What a statistic of the programme is called."""
    return f"Thống kê chương trình công tác theo {found.by.label[:1].lower()}{found.by.label[1:]}"


def programme_columns(found: ProgrammeStatistics) -> tuple[Counted[ProgrammeLine], ...]:
    """The four counters and the two ratios of duties 43 and 44, what moved, and what it is set beside."""
    others = beside_columns(
        found.beside,
        figures=lambda line: line.share.figures,
        numbers=(("Phải trình", lambda figures: figures.due, "due"),),
        rate=("Tỷ lệ đã trình (%)", lambda figures: figures.rate_submitted),
    )
    return ((Column(found.by.label, lambda line: line.name, NAME_WIDTH), ""), *PROGRAMME, *others)


def programme_notes(found: ProgrammeStatistics) -> tuple[str, ...]:
    """With what it is compared, by what it is ranked, and where lines say less or more than one may think."""
    said = {ShareBy.AGENCY: (SHARED_ITEMS,), ShareBy.MONTH: (LAST_MONTHS,)}
    return (*beside_notes(found.beside, _RATES), *said.get(found.by, ()))
