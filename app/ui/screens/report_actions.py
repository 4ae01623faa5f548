"""What the list of reports can do: make those of the regulation, ask again, put the rooms' into the office's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from app.core.words import number, short_date
from app.ui.lists.screen import Action
from app.ui.screens.official_work import FORM, Paper
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.obligations import Made
    from app.ui.shell import Shell

AHEAD = timedelta(days=92)  # a quarter
OFFICE_REPORTS = {
    "month_room": "month_report",
    "quarter_room": "quarter_report",
    "half_year_room": "half_year_report",
    "year_room": "year_report",
}
NOT_ONE_KIND = "Chọn báo cáo của các phòng cùng một kỳ (tháng, quý, 6 tháng hoặc năm) để tổng hợp."


def _make(session: Session) -> Made:
    from app.services.obligations import make_due

    return make_due(session, until=today() + AHEAD, today=today())


def _make_due(shell: Shell, _: Sequence[str]) -> None:
    def say(made: Made) -> None:
        until = short_date(today() + AHEAD)
        said = f"Đã lập {number(made.count)} báo cáo theo quy chế, đến hạn trước hết {until}"
        left = f"; chưa ghi cơ quan của {', '.join(made.left_out)}" if made.left_out else ""
        shell.say(f"{said}{left}.", undoable=made.count > 0)

    shell.tasks.do(_make, say)


def _note(session: Session, *, keys: Sequence[str]) -> int:
    from app.services.obligations import remind

    return remind(session, keys, today=today())


def _remind(shell: Shell, keys: Sequence[str]) -> None:
    def say(many: int) -> None:
        shell.say(f"Đã ghi nhắc {number(many)} báo cáo chưa nhận.", undoable=many > 0)

    shell.tasks.do(partial(_note, keys=tuple(keys)), say)


def _merged(session: Session, *, keys: Sequence[str]) -> Paper | None:
    """The office's report that the rooms' go into; None where they are not of one kind and period."""
    from app.models.report import ReportObligation
    from app.rules.subjects import span_subject
    from app.services.forms.common import alive
    from app.services.obligations import merge

    rows = [alive(session, ReportObligation, key) for key in keys]
    periods = {(row.code, row.period_to) for row in rows}
    if len(periods) != 1:
        return None
    [(code, last)] = periods
    if code not in OFFICE_REPORTS or last is None:
        return None
    paper = Paper(OFFICE_REPORTS[code], span_subject(OFFICE_REPORTS[code], last))
    merge(session, keys, code=paper.code, subject=paper.subject)
    return paper


def _merge(shell: Shell, keys: Sequence[str]) -> None:
    def go_on(paper: Paper | None) -> None:
        if paper is None:
            shell.say(NOT_ONE_KIND)
        else:
            shell.show_form(FORM, start=paper)

    shell.tasks.do(partial(_merged, keys=tuple(keys)), go_on)


ACTIONS = (
    Action(
        "Lập theo quy chế",
        "Lập các báo cáo mà quy chế giao cho phòng, Phó Chánh Văn phòng, đến hạn trong 3 tháng tới; không lập trùng",
        _make_due,
        needs_rows=False,
    ),
    Action("Nhắc báo cáo", "Ghi ngày nhắc hôm nay cho các báo cáo đã chọn mà chưa nhận", _remind, more=True),
    Action(
        "Tổng hợp vào báo cáo Văn phòng…",
        "Đưa kết quả, khó khăn, đề xuất của các báo cáo đã chọn vào báo cáo cùng kỳ của Văn phòng",
        _merge,
        more=True,
    ),
)
