"""What is asked before a document goes out, is replaced or cancelled, as sheets over the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.bulk_changes import Chosen
from app.briefings.forms import Complaint
from app.rules.form_checks.common import future, missing_day
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.standing import DocumentStanding
    from app.rules.regulation import Calendar
    from app.ui.screens.official_work import Paper

NOUN = "văn bản"


@dataclass(frozen=True, slots=True)
class Issue:
    """How a document goes out; without a number the one it holds, else the next one."""

    issued_on: date | None = None
    number: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is cancelled."""

    reason: str = ""


def issue_sheet(
    paper: Paper, label: str, standing: DocumentStanding, *, what: str, confirmed: bool = False
) -> SheetScreen[Issue]:
    """The sheet "Phát hành…" of a document; `what` is what it is about, for the register.

    What its contents lack by usage alone was `confirmed` before.
    """
    number = standing.number or standing.next_number
    numbered = (
        (Field("number", "Số", Entry.LINE, hint=f"Để trống: {number}"),) if paper.kind.is_registered else ()
    )

    return SheetScreen(
        title="Phát hành văn bản",
        verb="Phát hành",
        noun=NOUN,
        fields=(
            Field("issued_on", "Ngày phát hành", Entry.DAY, required=True),
            *numbered,
            Field("what", "Nội dung ghi vào sổ", Entry.TEXT, hint="Tên, trích yếu nội dung"),
        ),
        start=lambda: Issue(issued_on=today(), what=what),
        check=_check_issue,
        chosen=lambda *_: Chosen((paper.key,), (f"{paper.kind.title}, {label}",), 0),
        left_out="",
        change=partial(_issue, paper=paper, confirmed=confirmed),
        done="Đã phát hành {} văn bản; lời văn và số liệu được giữ nguyên từ nay.",
    )


def _issue(session: Session, _: Sequence[str], values: Issue, *, paper: Paper, confirmed: bool) -> int:
    from app.services.issued import issue

    if values.issued_on is None:
        raise ValueError("an issue without its day")
    issue(
        session,
        paper.code,
        paper.subject,
        issued_on=values.issued_on,
        today=today(),
        what=values.what,
        wanted=values.number,
        confirmed=confirmed,
    )
    return 1


def cancel_sheet(paper: Paper, label: str) -> SheetScreen[Reason]:
    """The sheet "Hủy văn bản…" of an issued document."""

    def change(session: Session, _: Sequence[str], values: Reason) -> int:
        from app.services.issued import cancel_issued

        cancel_issued(session, paper.code, paper.subject, reason=values.reason, today=today())
        return 1

    return SheetScreen(
        title="Hủy văn bản đã phát hành",
        verb="Hủy",
        noun=NOUN,
        fields=(Field("reason", "Lý do hủy", Entry.LINE, required=True, hint="Lý do được in trong sổ"),),
        start=Reason,
        check=nothing_wrong,
        chosen=lambda *_: Chosen((paper.key,), (f"{paper.kind.title}, {label}",), 0),
        left_out="",
        change=change,
        done="Đã hủy {} văn bản; số của văn bản đứng trong sổ với lý do hủy.",
    )


def nothing_wrong(_: object, __: Calendar) -> tuple[Complaint, ...]:
    """What needs no check beside that of required fields."""
    return ()


def _check_issue(values: Issue, _: Calendar) -> tuple[Complaint, ...]:
    return (
        *missing_day("issued_on", "ngày phát hành", values.issued_on),
        *future("issued_on", "Ngày phát hành", values.issued_on, today=today()),
    )
