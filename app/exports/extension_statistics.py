"""The columns of the statistic of extensions, declared once for the page, lists and paper (feature 7)."""

from app.briefings.extensions import ExtensionLine, ExtensionStatistics
from app.core.statistics_terms import ExtensionRank
from app.core.tables import Column, Kind
from app.exports.beside import beside_columns, beside_notes
from app.exports.statistics import NAME_WIDTH, Counted

_DAYS = "số ngày gia hạn là ngày làm việc từ hạn cũ đến hạn mới"
_RANKED = {rank: f"{rank.label.lower()}, nhiều nhất đứng trước" for rank in ExtensionRank}
_TIES = {
    ExtensionRank.EXTENSIONS: ", bằng nhau thì nhiều ngày hơn đứng trước, bằng cả hai thì đồng hạng",
    ExtensionRank.DAYS: ", bằng nhau thì nhiều lượt hơn đứng trước, bằng cả hai thì đồng hạng",
}
_FIGURES: tuple[Counted[ExtensionLine], ...] = (
    (Column("Lượt xin gia hạn", lambda line: line.figures.asked, 10, Kind.NUMBER), "asked"),
    (Column("Xin, được gia hạn", lambda line: line.figures.granted, 10, Kind.NUMBER), "granted"),
    (Column("Xin, không được", lambda line: line.figures.refused, 10, Kind.NUMBER), "refused"),
    (Column("Xin, chưa quyết định", lambda line: line.figures.waiting, 10, Kind.NUMBER), "waiting"),
    (Column("Xin, không còn cần", lambda line: line.figures.lapsed, 10, Kind.NUMBER), "lapsed"),
    (Column("Lượt gia hạn", lambda line: line.figures.extensions, 10, Kind.NUMBER), "extensions"),
    (Column("Nhiệm vụ được gia hạn", lambda line: line.figures.tasks, 10, Kind.NUMBER), "tasks"),
    (Column("Một nhiệm vụ nhiều nhất", lambda line: line.figures.most, 10, Kind.NUMBER), "most"),
    (Column("Tổng số ngày gia hạn", lambda line: line.figures.days, 10, Kind.NUMBER), "days"),
)
REQUEST_FIGURES = {figure: column.title for column, figure in _FIGURES[:5]}
GIVEN_FIGURES = {figure: column.title for column, figure in _FIGURES if figure in ("extensions", "days")}
"""The figures that the lists of requests and of extensions are opened by, in words."""


def extension_title(found: ExtensionStatistics) -> str:
    """What the statistic is called."""
    return f"Thống kê gia hạn theo {found.by.label[:1].lower()}{found.by.label[1:]}"


def extension_columns(found: ExtensionStatistics) -> tuple[Counted[ExtensionLine], ...]:
    """What was asked for and how it was decided, what was given, to how many tasks, how much; what that is beside."""
    others = beside_columns(
        found.beside,
        figures=lambda line: line.figures,
        numbers=(
            ("Lượt xin gia hạn", lambda figures: figures.asked, "asked"),
            ("Lượt gia hạn", lambda figures: figures.extensions, "extensions"),
        ),
        rate=None,
    )
    return ((Column(found.by.label, lambda line: line.name, NAME_WIDTH), ""), *_FIGURES, *others)


def extension_notes(found: ExtensionStatistics) -> tuple[str, ...]:
    """How days are counted, with what it is compared, by what it is ranked."""
    ties = _TIES[found.beside.criterion] if isinstance(found.beside.criterion, ExtensionRank) else ""
    return (_DAYS, *beside_notes(found.beside, _RANKED, ties))
