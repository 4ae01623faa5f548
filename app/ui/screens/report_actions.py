"""What the list of reports can do: make those of the regulation, ask again, put the rooms' into the office's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.bulk_changes import Changed, Chosen
from app.briefings.report_form import Making, Reminded
from app.core.errors import AppError
from app.core.fields import LABELS
from app.core.report_terms import DueKind
from app.core.task_terms import ContactWay
from app.core.words import short_date
from app.rules.form_checks.report import check_making, check_reminder
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.lists.screen import Action
from app.ui.screens.number_sheets import asking
from app.ui.screens.official_work import FORM, Paper
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.merge_form import MergeForm
    from app.ui.shell import Shell

AHEAD = timedelta(days=92)  # a quarter
_REMINDER = LABELS["report_reminder"]


def _whole(_: Session, __: Sequence[str]) -> Chosen:
    """No row is chosen: what is made is told below."""
    return Chosen(("",), (), 0)


def _foretell(session: Session, _: Sequence[str], values: Making) -> Sequence[Changed]:
    from app.services.obligation_preview import of_making

    return of_making(session, until=values.until, today=today())


def _make(session: Session, _: Sequence[str], values: Making) -> int:
    from app.services.obligations import make_due
    from app.services.passed_obligations import pass_on

    until = values.until or today() + AHEAD
    pass_on(session)  # what was made before another came into the post
    made = make_due(session, until=until, today=today(), without=values.without).count
    if not made:
        raise AppError(
            f"Không có báo cáo nào phải lập đến hết {short_date(until)}.",
            "Các báo cáo của thời gian này đã có; ghi ngày xa hơn, hoặc bấm Đóng.",
        )
    return made


MAKE: SheetScreen[Making] = SheetScreen(
    title="Lập báo cáo theo quy chế",
    verb="Lập",
    noun="báo cáo",
    fields=(Field("until", "Hạn gửi đến hết ngày", Entry.DAY, required=True),),
    start=lambda: Making(today() + AHEAD),
    check=lambda values, _: check_making(values, today=today()),
    chosen=_whole,
    left_out="",
    change=_make,
    done="Đã lập {} báo cáo theo quy chế.",
    preview=_foretell,
    heads=("Báo cáo", "Nơi báo cáo", "Sẽ lập"),
    widths=(38, 30, 26),
    counts_preview=True,
    leaves_out="without",
)


def _chosen(session: Session, keys: Sequence[str]) -> Chosen:
    from app.models.report import ReportObligation
    from app.services.choosing import chosen

    return chosen(session, ReportObligation, keys, fits=ReportObligation.received_on.is_(None))


def _note(session: Session, keys: Sequence[str], values: Reminded) -> int:
    from app.services.report_reminders import remind

    return remind(session, keys, today=values.reminded_on or today(), way=values.way, note=values.note)


REMIND: SheetScreen[Reminded] = SheetScreen(
    title="Ghi lần nhắc báo cáo",
    verb="Ghi nhắc",
    noun="báo cáo",
    fields=(
        Field("reminded_on", _REMINDER["reminded_on"], Entry.DAY, required=True),
        Field("way", _REMINDER["way"], Entry.CHOICE, terms=ContactWay, may_be_open=True),
        Field("note", _REMINDER["note"], Entry.LINE, hint="Gặp ai, số công văn, hẹn ngày nào gửi"),
    ),
    start=lambda: Reminded(today()),
    check=lambda values, _: check_reminder(values, today=today()),
    chosen=_chosen,
    left_out="đã nhận",
    change=_note,
    done="Đã ghi nhắc {} báo cáo chưa nhận.",
)


def _letter(shell: Shell, keys: Sequence[str]) -> None:
    from app.services.briefs.report_urging import CODE, subject_of_chosen

    shell.show_form(FORM, start=Paper(CODE, subject_of_chosen(keys, today())))


def _letter_of_line(shell: Shell, keys: Sequence[str]) -> None:
    """The letter to those who owe the reports of a line of the calendar; of no line or another to all."""

    def go_on(subject: str) -> None:
        shell.show_form(FORM, start=Paper("report_urging", subject))

    job = partial(_subject, key=keys[0] if keys else "")
    shell.tasks.ask(shell.tasks, "reports of a due line", job, go_on)


def _subject(session: Session, *, key: str) -> str:
    from app.services.briefs.report_urging import subject_of, subject_of_chosen

    day, kind, name = [*key.split("|", 2), "", ""][:3]
    found = subject_of(session, name, date.fromisoformat(day)) if kind == DueKind.REPORT.value else ""
    return found or subject_of_chosen((), today())


def _proposed(session: Session, *, keys: Sequence[str]) -> MergeForm:
    from app.services.merging import propose

    return propose(session, keys)


def _merge(shell: Shell, keys: Sequence[str]) -> None:
    def go_on(form: MergeForm) -> None:
        shell.show_form("report_merge", start=form)

    shell.tasks.ask(shell.tasks, "lines of reports", partial(_proposed, keys=tuple(keys)), go_on)


ACTIONS = (
    Action(
        "Lập theo quy chế…",
        "Xem trước rồi lập các báo cáo mà quy chế giao cho phòng, Phó Chánh Văn phòng; không lập trùng",
        asking(MAKE),
        needs_rows=False,
    ),
    Action(
        "Giao báo cáo cho nhiều nơi…",
        "Lập một báo cáo cho nhiều cơ quan cùng lúc, một lần hoặc lặp lại hằng tuần, tháng, quý, năm",
        lambda shell, _: shell.show_form("report_round"),
        needs_rows=False,
        more=True,
    ),
    Action(
        "Ghi lần nhắc…",
        "Ghi ngày và cách nhắc của các báo cáo đã chọn mà chưa nhận (Ctrl+Shift+N)",
        asking(REMIND),
        shortcut="Ctrl+Shift+N",
        more=True,
    ),
    Action(
        "Tổng hợp vào báo cáo Văn phòng…",
        "Đưa kết quả, khó khăn, đề xuất của các báo cáo đã chọn vào báo cáo cùng kỳ của Văn phòng, từng dòng một",
        _merge,
        more=True,
    ),
    Action(
        "Công văn đôn đốc báo cáo…",
        "Lập một công văn gửi nơi chưa gửi báo cáo: các báo cáo đã chọn, không chọn thì mọi báo cáo chưa nhận (Ctrl+D)",
        _letter,
        shortcut="Ctrl+D",
        needs_rows=False,
        document="report_urging",
    ),
)

OF_CALENDAR = (
    Action(
        "Công văn đôn đốc báo cáo…",
        "Lập công văn gửi nơi chưa gửi báo cáo của dòng đang chọn; dòng khác thì mọi báo cáo chưa nhận (Ctrl+D)",
        _letter_of_line,
        shortcut="Ctrl+D",
        needs_rows=False,
        document="report_urging",
    ),
)
