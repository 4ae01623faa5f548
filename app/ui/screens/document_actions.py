"""From the rows of a list to the documents that are made of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.core.document_kinds import kind_of
from app.ui.lists.screen import Action
from app.ui.screens.official_work import FORM, Paper
from app.ui.shell import Shell

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.core.progress import Progress

ALL, ONE_MEETING = "+", "Chọn một cuộc họp để lập văn bản."
ONE_ROUND = "Chọn một đợt lấy ý kiến để lập văn bản."
ONE_DOSSIER = "Chọn một hồ sơ để lập phiếu trình."
ONE_ITEM = "Chọn một nội dung để lập văn bản."
ONE_TASK = "Chọn một nhiệm vụ để lập phiếu theo dõi."
ONE_HANDOVER = "Chọn một lần bàn giao để lập biên bản."
NO_REQUEST = "Nội dung này chưa có đề nghị điều chỉnh nào; mở nội dung để ghi trước."


def _document(
    code: str,
    of: str,
    subject: Callable[[Sequence[str]], str],
    *,
    label: str = "",
    one: str = "",
    shortcut: str = "",
) -> Action:
    """A verb that opens the page of documents; `one` is said where several rows are chosen and one is wanted."""

    def run(shell: Shell, keys: Sequence[str]) -> None:
        if one and len(keys) > 1:
            shell.say(one)
        else:
            shell.show_form(FORM, start=Paper(code, subject(keys)))

    title = label or kind_of(code).title
    return Action(f"{title}…", f"Lập {title[:1].lower()}{title[1:]} {of}", run, shortcut, document=code)


def _of_meeting(code: str, aside: str = "") -> Action:
    return _document(code, "của cuộc họp đang chọn", lambda keys: keys[0] + aside, one=ONE_MEETING)


def _request(shell: Shell, keys: Sequence[str]) -> None:
    def go_on(key: str) -> None:
        if key:
            shell.show_form(FORM, start=Paper("programme_adjustment", key))
        else:
            shell.say(NO_REQUEST)

    if len(keys) > 1:
        shell.say(ONE_ITEM)
    else:
        shell.tasks.study(partial(_newest_request, item=keys[0]), go_on)


def _newest_request(session: Session, _: Progress, *, item: str) -> str:
    """The subject of the letter of the latest adjustment that was asked for an item; empty for none."""
    from uuid import UUID

    from sqlalchemy import select

    from app.models.programme import Adjustment
    from app.services.briefs.adjustment import subject_of

    key = session.scalar(
        select(Adjustment.id)
        .where(Adjustment.item_id == UUID(item), Adjustment.deleted_at.is_(None))
        .order_by(Adjustment.id.desc())
        .limit(1)
    )
    return subject_of(session, key.hex) if key else ""


OF_MEETINGS = (
    _of_meeting("invitation"),
    _of_meeting("cancelling_letter"),
    _of_meeting("agenda"),
    _of_meeting("attendance_list"),
    _of_meeting("name_plates"),
    _of_meeting("envelopes"),
    _of_meeting("minutes"),
    _of_meeting("conclusion_notice", "/issue"),
)
OF_OPINIONS = tuple(
    _document(code, "của đợt lấy ý kiến đang chọn", lambda keys: keys[0], one=ONE_ROUND)
    for code in ("opinion_slip", "opinion_tally", "vote_report", "opinion_urging")
)


def _slip(form: str, label: str) -> Action:
    def subject(keys: Sequence[str]) -> str:
        return f"{keys[0]}/{form}"

    return _document("submission_slip", "của hồ sơ đang chọn", subject, label=label, one=ONE_DOSSIER)


OF_DOSSIERS = (
    _slip("narrative", "Phiếu trình"),
    _slip("checklist", "Phiếu trình (khung đánh dấu)"),
)
OF_TASKS = (
    _document("urging_letters", "về các nhiệm vụ đã chọn", ALL.join, label="Công văn đôn đốc"),
    _document("assignment_letter", "về các nhiệm vụ đã chọn", ALL.join),
    _document(
        "task_history", "của nhiệm vụ đang chọn", lambda keys: keys[0], one=ONE_TASK, shortcut="Ctrl+Shift+P"
    ),
)
OF_HANDOVER = _document("handover", "của lần bàn giao đang chọn", lambda keys: keys[0], one=ONE_HANDOVER)
OF_PROGRAMME = (
    Action(
        "Chương trình công tác…",
        "Lập chương trình công tác của một tháng; đổi sang tuần, quý, năm ở trang Văn bản",
        lambda shell, _: shell.show_form(FORM, start=Paper("month_programme", "")),
        needs_rows=False,
        document="month_programme",
    ),
    Action(
        "Đề nghị điều chỉnh…",
        "Lập đề nghị điều chỉnh chương trình của nội dung đang chọn",
        _request,
        document="programme_adjustment",
    ),
)
