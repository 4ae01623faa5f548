"""Báo cáo tháng: the round of a month, who has reported on the items due or late and who has not (duty 42)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from app.briefings.forms import Complaint
from app.briefings.lists import Choice
from app.briefings.progress_round import ProgressReport
from app.core.fields import LABELS
from app.core.programme_terms import UNASSIGNED, RoundStanding
from app.core.tables import Column, Kind
from app.rules.form_checks.common import future
from app.ui.detail_panel import Shown
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.lists.screen import Action, Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.screens.number_sheets import open_sheet
from app.ui.screens.official_work import FORM, Paper
from app.ui.theme import Mark
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Chosen
    from app.briefings.forms import Details
    from app.models.asking import Reads
    from app.rules.regulation import Calendar
    from app.services.lists.progress_round import ListedReport
    from app.ui.shell import Shell

ASK = ListService("progress_round")
STATE, LEADS = "Báo cáo", "Cơ quan chủ trì"
MARKS = {
    RoundStanding.WAITING: Mark.NEUTRAL,
    RoundStanding.MISSING: Mark.LATE,
    RoundStanding.ON_TIME: Mark.DONE,
    RoundStanding.LATE: Mark.DONE_LATE,
}
_LABELS = LABELS["programme_progress"]
CORRECTS = "Sửa ngày của báo cáo đã ghi (không phải báo cáo lần sau)"
_TEXTS = ("progress", "cause", "remedy", "preparation", "difficulty", "proposal", "explanation")


def tell(key: str) -> Shown:
    """What the panel shows of a row: its item."""
    item = key.partition("@")[0]
    return Shown(item, describe_item, ("programme_item", UUID(item)))


def describe_item(session: Session, key: str) -> Details:
    """The item that a row is about, for the panel."""
    from app.services.forms.programme_item import describe

    return describe(session, key, today=today())


def _rounds(_: Reads) -> Sequence[Choice]:
    from app.services.lists.progress_round import rounds

    return rounds(today())


def open_item(shell: Shell, key: str) -> None:
    """Open the item that a row is about: its key stands before the sign."""
    shell.show_form("programme_item", key.partition("@")[0])


def _chosen(session: Session, keys: Sequence[str]) -> Chosen:
    from app.services.progress_round import chosen

    return chosen(session, keys)


def _read(session: Session, *, key: str) -> ProgressReport:
    from app.services.progress_round import read_report

    return read_report(session, key)


def _write(session: Session, keys: Sequence[str], values: ProgressReport) -> int:
    from app.services.progress_round import report

    return report(session, keys, values, today=today())


def _check(values: ProgressReport, _: Calendar) -> tuple[Complaint, ...]:
    if values.reported_on is None:
        return (Complaint("reported_on", "Chưa có ngày báo cáo."),)
    return tuple(future("reported_on", "Ngày báo cáo", values.reported_on, today=today()))


def report_sheet(start: ProgressReport) -> SheetScreen[ProgressReport]:
    """The sheet that writes a report, beginning with what stands there."""
    return SheetScreen(
        title="Ghi báo cáo tiến độ",
        verb="Ghi",
        noun="nội dung",
        fields=(
            Field("reported_on", _LABELS["reported_on"], Entry.DAY, required=True),
            Field("corrects", CORRECTS, Entry.FLAG),
            Field("document_number", _LABELS["document_number"], Entry.LINE),
            *(Field(name, _LABELS[name], Entry.TEXT) for name in _TEXTS),
        ),
        start=lambda: start,
        check=_check,
        chosen=_chosen,
        left_out="không còn nữa",
        change=_write,
        done="Đã ghi báo cáo của {} nội dung.",
    )


def _report(shell: Shell, keys: Sequence[str]) -> None:
    """Ask for the report of the chosen rows; that of a single one goes on from what it says."""

    def go_on(start: ProgressReport) -> None:
        filled = start if start.reported_on else ProgressReport(reported_on=today())
        open_sheet(shell, report_sheet(filled), tuple(keys))

    if len(keys) > 1:
        go_on(ProgressReport())
    else:
        shell.tasks.ask(shell.tasks, "report of an item", partial(_read, key=keys[0]), go_on)


def _letter(shell: Shell, keys: Sequence[str]) -> None:
    """The letter of the round and the book of the chosen row; without one of this month, of the committee's."""
    if keys:
        shell.tasks.ask(
            shell.tasks,
            "book of an item",
            partial(_subject, key=keys[0]),
            lambda subject: shell.show_form(FORM, start=Paper("progress_urging", subject)),
        )
    else:
        shell.show_form(FORM, start=Paper("progress_urging", f"{today():%Y-%m}"))


def _subject(session: Session, *, key: str) -> str:
    from app.services.briefs.progress_urging import subject_of

    return subject_of(session, key)


def _start() -> Mapping[str, tuple[str, ...]]:
    """The round of this month: which one is seen is said above the list and on paper."""
    return {"round": (f"{today():%Y-%m}",)}


def _unassigned(row: ListedReport) -> str:
    return f"{UNASSIGNED}; đôn đốc {row.chased or 'Văn phòng'}"


COLUMNS: tuple[Column[ListedReport], ...] = (
    Column("Nội dung", lambda row: row.content, 30),
    Column(LEADS, lambda row: "; ".join(row.leads) or _unassigned(row), 14),
    Column("Tháng trình", lambda row: f"{row.due.month:02d}/{row.due.year}", 9, Kind.CENTRED),
    Column("Đến tháng, chậm", lambda row: "Chậm" if row.late else "Đến tháng", 10),
    Column(STATE, lambda row: row.standing.label, 15),
    Column("Ngày báo cáo", lambda row: row.reported_on, 10, Kind.DATE),
    Column("Văn bản", lambda row: row.document_number, 12),
    Column(_LABELS["progress"], lambda row: row.progress, 14),
    Column(_LABELS["cause"], lambda row: row.cause, 18),
    Column(_LABELS["remedy"], lambda row: row.remedy, 18),
    Column(_LABELS["preparation"], lambda row: row.preparation, 18),
    Column(_LABELS["difficulty"], lambda row: row.difficulty, 18),
    Column(_LABELS["proposal"], lambda row: row.proposal, 18),
    Column(_LABELS["explanation"], lambda row: row.explanation, 22),
    Column("Chương trình", lambda row: row.book.label, 20),
)

PROGRESS_ROUND: ListScreen[ListedReport] = ListScreen(
    name="progress_round",
    title="Báo cáo tháng",
    noun="nội dung",
    columns=COLUMNS,
    orders=("content", "lead", "month", "", "state", "reported_on", *("",) * 9),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Tháng này không có nội dung nào đến tháng trình hoặc chậm phải báo cáo.",
    filters=(
        Filter("round", "Tháng báo cáo", _rounds, several=False),
        Filter("state", STATE, ASK.choices("state")),
        Filter("agency", "Cơ quan chủ trì", ASK.choices("agency")),
        Filter("late", "Đến tháng, chậm", ASK.choices("late")),
        Filter("book", "Chương trình", ASK.choices("book")),
    ),
    groups=(Choice("agency", "Cơ quan chủ trì"), Choice("state", STATE)),
    marks={STATE: lambda row: MARKS[row.standing], LEADS: lambda row: None if row.leads else Mark.LATE},
    hidden=frozenset(
        {
            *("Đến tháng, chậm", "Ngày báo cáo", "Văn bản", "Chương trình"),
            *(_LABELS[name] for name in _TEXTS if name != "progress"),
        }
    ),
    actions=(
        Action(
            "Ghi báo cáo…", "Ghi báo cáo tiến độ, giải trình của các nội dung đã chọn", _report, main=True
        ),
        Action(
            "Công văn đôn đốc báo cáo…",
            "Lập công văn gửi các cơ quan chưa báo cáo trong tháng",
            _letter,
            needs_rows=False,
            document="progress_urging",
        ),
    ),
    start=_start,
    opens=open_item,
)
