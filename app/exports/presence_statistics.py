"""The columns of the statistic of attendance, declared once for the page and paper (feature 55; duties 63, 64)."""

from collections.abc import Callable

from app.briefings.presence import PresenceFigures, PresenceLine, PresenceStatistics
from app.core.statistics_terms import PresenceRank
from app.core.tables import Cell, Column, Kind
from app.exports.beside import beside_columns, beside_notes
from app.exports.statistics import NAME_WIDTH, Counted

_RECORDED = "trên số lượt đã ghi"
_RATES = {
    PresenceRank.PRESENT: f"tỷ lệ trực tiếp dự {_RECORDED}",
    PresenceRank.REPRESENTED: f"tỷ lệ dự kể cả cử người dự thay {_RECORDED}",
}


def presence_title(found: PresenceStatistics) -> str:
    """What a statistic of attendance is called."""
    return f"Thống kê dự họp theo {found.by.label[:1].lower()}{found.by.label[1:]}"


def presence_columns(found: PresenceStatistics) -> tuple[Counted[PresenceLine], ...]:
    """How often who was invited came, sent another or stayed away, the two rates, and what these are set beside."""
    others = beside_columns(
        found.beside,
        figures=lambda line: line.figures,
        numbers=(("Lượt mời", lambda figures: figures.invited, "invited"),),
        rate=("Tỷ lệ trực tiếp dự (%)", lambda figures: figures.rate_present),
    )
    return ((Column(found.by.label, lambda line: line.name, NAME_WIDTH), ""), *_FIGURES, *others)


def presence_notes(found: PresenceStatistics) -> tuple[str, ...]:
    """With what it is compared, and by what it is ranked."""
    return beside_notes(found.beside, _RATES)


def _came(heading: str, figure: str, value: Callable[[PresenceFigures], Cell]) -> Counted[PresenceLine]:
    kind = Kind.NUMBER if figure else Kind.PERCENT
    return Column(heading, lambda line: value(line.figures), 10, kind), figure


_FIGURES: tuple[Counted[PresenceLine], ...] = (
    _came("Lượt mời", "invited", lambda figures: figures.invited),
    _came("Có mặt", "present", lambda figures: figures.present),
    _came("Cử người dự thay", "substituted", lambda figures: figures.substituted),
    _came("Vắng có lý do", "excused", lambda figures: figures.excused),
    _came("Vắng mặt", "absent", lambda figures: figures.absent),
    _came("Chưa ghi", "unrecorded", lambda figures: figures.unrecorded),
    _came("Đến muộn", "late", lambda figures: figures.late),
    _came("Tỷ lệ trực tiếp dự (%)", "", lambda figures: figures.rate_present),
    _came("Tỷ lệ kể cả dự thay (%)", "", lambda figures: figures.rate_represented),
)
PRESENCE_FIGURES = {figure: column.title for column, figure in _FIGURES if figure}
"""The figures that lists are opened by, in words."""
