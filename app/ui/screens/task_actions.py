"""Nhiệm vụ: what can be done with many chosen tasks at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.briefings.bulk_changes import Completion, NewDeadline, NewOfficer, Withdrawal
from app.briefings.forms import Complaint
from app.core.fields import LABELS, NOUNS
from app.core.words import number
from app.rules.form_checks import bulk_changes as checks
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.lists.screen import Action
from app.ui.lists.verbs import add
from app.ui.screens import lookups
from app.ui.screens.document_actions import OF_TASKS
from app.ui.screens.task_sheet import FROM_DEPARTMENT, TO_DEPARTMENT
from app.ui.shell import Shell
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Chosen
    from app.rules.regulation import Calendar

NOUN = NOUNS["task"]
FINISHED = "đã hoàn thành hoặc thu hồi"
_TASK, _EXTENSION = LABELS["task"], LABELS["extension"]


def _chosen(session: Session, keys: Sequence[str], *, unfinished: bool) -> Chosen:
    from app.services import bulk_changes

    return bulk_changes.chosen(session, keys, unfinished=unfinished)


def _set_officer(session: Session, keys: Sequence[str], values: NewOfficer) -> int:
    from app.services import bulk_changes

    return bulk_changes.set_officer(session, keys, values.officer)


def _extend(session: Session, keys: Sequence[str], values: NewDeadline) -> int:
    from app.services import bulk_changes

    if values.extended_to is None:
        raise ValueError("a new deadline without its day")
    return bulk_changes.extend(
        session,
        keys,
        extended_to=values.extended_to,
        decided_on=values.decided_on,
        document_number=values.document_number,
        reason=values.reason,
    )


def _complete(session: Session, keys: Sequence[str], values: Completion) -> int:
    from app.services import bulk_changes

    if values.completed_on is None:
        raise ValueError("a completion without its day")
    return bulk_changes.complete(
        session,
        keys,
        completed_on=values.completed_on,
        today=today(),
        result_document=values.result_document,
    )


def _withdraw(session: Session, keys: Sequence[str], values: Withdrawal) -> int:
    from app.services import bulk_changes

    return bulk_changes.withdraw(session, keys, withdrawn_on=values.withdrawn_on)


def _nothing_wrong(_: object, __: Calendar) -> tuple[Complaint, ...]:
    return ()


OFFICER: SheetScreen[NewOfficer] = SheetScreen(
    title="Phân công chuyên viên",
    verb="Phân công",
    noun=NOUN,
    fields=(
        Field(
            "officer",
            _TASK["officer_id"],
            Entry.REF,
            hint="Gõ họ tên; để trống là chưa phân công",
            find=lookups.people,
            may_add=("person",),
        ),
    ),
    start=NewOfficer,
    check=_nothing_wrong,
    chosen=partial(_chosen, unfinished=False),
    left_out="",
    change=_set_officer,
    done="Đã phân công {} nhiệm vụ.",
)
EXTEND: SheetScreen[NewDeadline] = SheetScreen(
    title="Gia hạn",
    verb="Gia hạn",
    noun=NOUN,
    fields=(
        Field(
            "extended_to", _EXTENSION["extended_to"], Entry.DEADLINE, required=True, hint="15/12, cuối tháng"
        ),
        Field("decided_on", _EXTENSION["decided_on"], Entry.DAY),
        Field("document_number", "Số, ký hiệu văn bản gia hạn", Entry.LINE),
        Field("reason", _EXTENSION["reason"], Entry.LINE),
    ),
    start=lambda: NewDeadline(decided_on=today()),
    check=checks.check_deadline,
    chosen=partial(_chosen, unfinished=True),
    left_out=FINISHED,
    change=_extend,
    done="Đã gia hạn {} nhiệm vụ.",
)
COMPLETE: SheetScreen[Completion] = SheetScreen(
    title="Ghi hoàn thành",
    verb="Hoàn thành",
    noun=NOUN,
    fields=(
        Field("completed_on", _TASK["completed_on"], Entry.DAY, required=True),
        Field(
            "result_document",
            _TASK["result_document"],
            Entry.LINE,
            hint="Để trống: giữ văn bản kết quả của từng nhiệm vụ",
        ),
    ),
    start=lambda: Completion(completed_on=today()),
    check=lambda values, _: checks.check_completion(values, today=today()),
    chosen=partial(_chosen, unfinished=True),
    left_out=FINISHED,
    change=_complete,
    done="Đã ghi hoàn thành {} nhiệm vụ.",
)
WITHDRAW: SheetScreen[Withdrawal] = SheetScreen(
    title="Thu hồi nhiệm vụ",
    verb="Thu hồi",
    noun=NOUN,
    fields=(
        Field("withdrawn_on", _TASK["withdrawn_on"], Entry.DAY, hint="Để trống: không tính ngay từ đầu"),
    ),
    start=lambda: Withdrawal(withdrawn_on=today()),
    check=_nothing_wrong,
    chosen=partial(_chosen, unfinished=True),
    left_out=FINISHED,
    change=_withdraw,
    done="Đã thu hồi {} nhiệm vụ.",
)
SHEETS = (OFFICER, EXTEND, COMPLETE, WITHDRAW)


def _asking(screen: SheetScreen[Any], tip: str) -> Action:
    def run(shell: Shell, keys: Sequence[str]) -> None:
        from app.ui.forms.sheet import Sheet

        Sheet(screen, keys, shell, shell if isinstance(shell, QWidget) else None).open()

    return Action(f"{screen.title}…", tip, run, more=True)


def _complete_today(shell: Shell, keys: Sequence[str]) -> None:
    asked = tuple(keys)

    def change(session: Session) -> int:
        unfinished = _chosen(session, asked, unfinished=True).keys
        return _complete(session, unfinished, Completion(today())) if unfinished else 0

    shell.tasks.do(change, partial(_say_completed, shell))


def _say_completed(shell: Shell, count: int) -> None:
    if count:
        shell.say(f"Đã ghi hoàn thành hôm nay: {number(count)} nhiệm vụ.", undoable=True)
    else:
        shell.say(f"Các nhiệm vụ đã chọn đều {FINISHED}.")


ACTIONS = (
    add("Thêm nhiệm vụ", "task"),
    Action("Hoàn thành hôm nay", "Ghi ngày hoàn thành là hôm nay cho các nhiệm vụ đã chọn", _complete_today),
    _asking(OFFICER, "Giao các nhiệm vụ đã chọn cho một chuyên viên theo dõi"),
    _asking(EXTEND, "Gia hạn các nhiệm vụ đã chọn đến một ngày mới"),
    _asking(COMPLETE, "Ghi một ngày hoàn thành cho các nhiệm vụ đã chọn"),
    _asking(WITHDRAW, "Không tính các nhiệm vụ đã chọn từ một ngày"),
    TO_DEPARTMENT,
    FROM_DEPARTMENT,
    *OF_TASKS,
)
