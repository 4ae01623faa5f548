"""Giấy mời đến: what can be noted of several at once, asked before and reported after (duty 80)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.meeting_verbs import InvitationReport
from app.core.fields import LABELS, NOUNS
from app.core.words import number
from app.rules.form_checks.meeting_sheets import check_report
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.lists.screen import Action
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Chosen
    from app.ui.shell import Shell

_INVITATION = LABELS["invitation"]


def _ask(shell: Shell, keys: Sequence[str]) -> None:
    def say(count: int) -> None:
        done = f"Đã ghi xin ý kiến hôm nay: {number(count)} giấy mời." if count else "Đều đã xin ý kiến."
        shell.say(done, undoable=count > 0)

    shell.tasks.do(partial(_asked, keys=tuple(keys)), say)


def _asked(session: Session, *, keys: Sequence[str]) -> int:
    from app.services.invitations import ask_before

    return ask_before(session, keys, day=today())


def _report(shell: Shell, keys: Sequence[str]) -> None:
    from app.ui.forms.sheet import open_sheet

    open_sheet(REPORT, keys, shell)


def _chosen(session: Session, keys: Sequence[str]) -> Chosen:
    from app.models.invitation import Invitation
    from app.services.choosing import chosen

    held = Invitation.held_on <= today()
    return chosen(session, Invitation, keys, fits=held)


def _reported(session: Session, keys: Sequence[str], values: InvitationReport) -> int:
    from app.services.invitations import report_after

    return report_after(
        session,
        keys,
        day=values.reported_on or today(),
        report=values.report,
        document=values.document,
    )


REPORT: SheetScreen[InvitationReport] = SheetScreen(
    title="Báo cáo kết quả dự họp",
    verb="Ghi báo cáo",
    noun=NOUNS["invitation"],
    fields=(
        Field("reported_on", _INVITATION["reported_on"], Entry.DAY, required=True),
        Field("report", _INVITATION["report"], Entry.TEXT, required=True),
        Field("document", _INVITATION["report_document"], Entry.LINE),
    ),
    start=lambda: InvitationReport(reported_on=today()),
    check=check_report,
    chosen=_chosen,
    left_out="chưa họp",
    change=_reported,
    done="Đã ghi báo cáo của {} giấy mời.",
)
ASK_BEFORE = Action(
    label="Đã xin ý kiến hôm nay",
    tip="Ghi hôm nay đã xin ý kiến chỉ đạo trước khi dự, cho các giấy mời đã chọn",
    run=_ask,
)
REPORT_AFTER = Action(
    label="Báo cáo kết quả…",
    tip="Ghi ngày báo cáo, nội dung và kết quả cuộc họp đã dự của các giấy mời đã chọn",
    run=_report,
)
