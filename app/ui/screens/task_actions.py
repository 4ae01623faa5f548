"""Nhiệm vụ: what can be done with many chosen tasks at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from app.briefings.bulk_changes import (
    MoreDays,
    NewAssigner,
    NewDeadline,
    NewField,
    NewObligation,
    NewOfficer,
    Withdrawal,
)
from app.briefings.custom_fields import NewValue
from app.briefings.forms import Complaint
from app.core.fields import LABELS
from app.core.task_terms import Obligation
from app.rules.form_checks import bulk_changes as checks
from app.rules.form_checks.task_life import check_more_days
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.lists.screen import Action
from app.ui.lists.verbs import add
from app.ui.screens import lookups
from app.ui.screens.document_actions import OF_TASKS
from app.ui.screens.task_choosing import chosen, to_withdraw, under_way_once
from app.ui.screens.task_completing import COMPLETE, COMPLETE_TODAY, open_sheet
from app.ui.screens.task_life_sheets import (
    ACCEPT,
    CONTACT,
    DECIDE,
    DELAY,
    DIFFERING,
    ESCALATED,
    FINISHED,
    NOTES,
    NOUN,
    PROGRESS,
    RECEIVED,
    REFUSED,
    REQUEST,
    RESERVED,
    RETURN,
    SUBMIT,
    TRANSFER,
    decider,
    preview,
)
from app.ui.screens.task_making_actions import (
    FOLLOWERS,
    FROM_TEMPLATE,
    OF_SEAT,
    OF_STEPS,
    STEPS,
    TEMPLATE_STEPS,
)
from app.ui.screens.task_sheet import FROM_DEPARTMENT, TO_DEPARTMENT
from app.ui.shell import Shell
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_TASK, _EXTENSION, _OWN = LABELS["task"], LABELS["extension"], LABELS["task_value"]


def _set_officer(session: Session, keys: Sequence[str], values: NewOfficer) -> int:
    from app.services import bulk_changes

    return bulk_changes.set_officer(session, keys, values.officer, on=today())


def _extend(session: Session, keys: Sequence[str], values: NewDeadline) -> int:
    from app.services import bulk_changes

    if values.extended_to is None:
        raise ValueError("a new deadline without its day")
    return bulk_changes.extend(
        session,
        keys,
        extended_to=values.extended_to,
        decided_on=values.decided_on,
        today=today(),
        document_number=values.document_number,
        reason=values.reason,
    )


def _withdraw(session: Session, keys: Sequence[str], values: Withdrawal) -> int:
    from app.services import bulk_changes

    return bulk_changes.withdraw(
        session,
        keys,
        withdrawn_on=values.withdrawn_on,
        today=today(),
        reason=values.reason,
        document_number=values.document_number,
        decider=values.decider,
    )


def _set_field(session: Session, keys: Sequence[str], values: NewField) -> int:
    from app.services import bulk_changes

    return bulk_changes.set_field(session, keys, values.field)


def _set_assigner(session: Session, keys: Sequence[str], values: NewAssigner) -> int:
    from app.services import bulk_changes

    return bulk_changes.set_assigner(session, keys, values.assigner)


def _set_obligation(session: Session, keys: Sequence[str], values: NewObligation) -> int:
    from app.services import bulk_changes

    return bulk_changes.set_obligation(session, keys, values.obligation)


def _set_own(session: Session, keys: Sequence[str], values: NewValue) -> int:
    from app.services.custom_values import set_value

    return set_value(session, keys, values, today=today())


def _shift(session: Session, keys: Sequence[str], values: MoreDays) -> int:
    from app.services import bulk_changes
    from app.services.settings import read_calendar

    return bulk_changes.shift_deadlines(
        session,
        keys,
        days=values.days or 0,
        decided_on=values.decided_on,
        calendar=read_calendar(session),
        today=today(),
        document_number=values.document_number,
        reason=values.reason,
    )


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
    chosen=partial(chosen, unfinished=False),
    left_out="",
    change=_set_officer,
    done="Đã phân công {} nhiệm vụ.",
    preview=preview("of_officer"),
    same_stay=True,
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
    check=lambda values, calendar: checks.check_deadline(values, calendar, today=today()),
    chosen=under_way_once,
    left_out=FINISHED,
    change=_extend,
    done="Đã gia hạn {} nhiệm vụ.",
    preview=preview("of_deadline"),
)
WITHDRAW: SheetScreen[Withdrawal] = SheetScreen(
    title="Thu hồi nhiệm vụ",
    verb="Thu hồi",
    noun=NOUN,
    fields=(
        Field("withdrawn_on", _TASK["withdrawn_on"], Entry.DAY, hint="Để trống: không tính ngay từ đầu"),
        Field("document_number", "Số, ký hiệu văn bản thu hồi", Entry.LINE),
        decider("Người quyết định"),
        Field("reason", "Lý do", Entry.LINE),
    ),
    start=lambda: Withdrawal(withdrawn_on=today()),
    check=lambda values, _: checks.check_withdrawal(values, today=today()),
    chosen=to_withdraw,
    left_out=FINISHED,
    change=_withdraw,
    done="Đã thu hồi {} nhiệm vụ.",
    preview=preview("of_withdrawal"),
)
FIELD: SheetScreen[NewField] = SheetScreen(
    title="Đổi lĩnh vực",
    verb="Đổi",
    noun=NOUN,
    fields=(Field("field", _TASK["field_id"], Entry.REF, find=lookups.fields_of_work, may_add=("field",)),),
    start=NewField,
    check=_nothing_wrong,
    chosen=partial(chosen, unfinished=False),
    left_out="",
    change=_set_field,
    done="Đã đổi lĩnh vực của {} nhiệm vụ.",
    preview=preview("of_field"),
    same_stay=True,
)
OBLIGATION: SheetScreen[NewObligation] = SheetScreen(
    title="Đổi yêu cầu xử lý",
    verb="Đổi",
    noun=NOUN,
    fields=(Field("obligation", _TASK["obligation"], Entry.CHOICE, terms=Obligation),),
    start=NewObligation,
    check=_nothing_wrong,
    chosen=partial(chosen, unfinished=False),
    left_out="",
    change=_set_obligation,
    done="Đã đổi yêu cầu xử lý của {} nhiệm vụ.",
    preview=preview("of_obligation"),
    same_stay=True,
)
ASSIGNER: SheetScreen[NewAssigner] = SheetScreen(
    title="Đổi lãnh đạo giao",
    verb="Đổi",
    noun=NOUN,
    fields=(Field("assigner", "Người giao", Entry.REF, find=lookups.assigners, may_add=("post", "person")),),
    start=NewAssigner,
    check=_nothing_wrong,
    chosen=partial(chosen, unfinished=False),
    left_out="",
    change=_set_assigner,
    done="Đã đổi lãnh đạo giao của {} nhiệm vụ.",
    preview=preview("of_assigner"),
    same_stay=True,
)
OWN_FIELD: SheetScreen[NewValue] = SheetScreen(
    title="Ghi trường riêng",
    verb="Ghi",
    noun=NOUN,
    fields=(
        Field("field", _OWN["field_id"], Entry.REF, required=True, find=lookups.task_fields),
        Field("value", _OWN["value"], Entry.LINE, hint="Để trống: bỏ giá trị đang ghi"),
    ),
    start=NewValue,
    check=lambda values, _: checks.check_own_field(values),
    chosen=partial(chosen, unfinished=False),
    left_out="",
    change=_set_own,
    done="Đã ghi trường riêng của {} nhiệm vụ.",
    preview=preview("of_own_field", of="note_previews"),
)
SHIFT: SheetScreen[MoreDays] = SheetScreen(
    title="Lùi hạn thêm ngày làm việc",
    verb="Lùi hạn",
    noun=NOUN,
    fields=(
        Field("days", "Số ngày làm việc thêm vào hạn hiện nay", Entry.NUMBER, required=True),
        Field("decided_on", _EXTENSION["decided_on"], Entry.DAY),
        Field("document_number", "Số, ký hiệu văn bản gia hạn", Entry.LINE),
        Field("reason", _EXTENSION["reason"], Entry.LINE),
    ),
    start=lambda: MoreDays(decided_on=today()),
    check=lambda values, _: check_more_days(values, today=today()),
    chosen=partial(chosen, unfinished=True),
    left_out=FINISHED,
    change=_shift,
    done="Đã lùi hạn {} nhiệm vụ.",
    preview=preview("of_more_days"),
)
CHANGES = (OFFICER, EXTEND, SHIFT, COMPLETE, WITHDRAW, FIELD, OBLIGATION, ASSIGNER, OWN_FIELD)
SHEETS = (*CHANGES, *NOTES, TEMPLATE_STEPS)


OF_DEADLINE = "Gia hạn, báo cáo chậm"
OF_RESULT = "Kết quả"
OF_AGENCY = "Cơ quan chủ trì"
OF_FOLLOWER = "Người theo dõi"
OF_VALUES = "Sửa thông tin"
"""The menus within the menus of tasks, by what one has in mind."""


def _asking(
    screen: SheetScreen[Any], tip: str, *, shortcut: str = "", apart: bool = False, under: str = ""
) -> Action:
    def run(shell: Shell, keys: Sequence[str]) -> None:
        open_sheet(screen, shell, keys)

    return Action(f"{screen.title}…", tip, run, shortcut=shortcut, more=True, apart=apart, under=under)


ACTIONS = (
    add("Thêm nhiệm vụ", "task"),
    *OF_SEAT,
    FROM_TEMPLATE,
    COMPLETE_TODAY,
    _asking(COMPLETE, "Ghi một ngày hoàn thành cho các nhiệm vụ đã chọn", apart=True),
    _asking(PROGRESS, "Ghi tiến độ, khó khăn, vướng mắc của các nhiệm vụ đã chọn", shortcut="Ctrl+Shift+G"),
    _asking(CONTACT, "Ghi cuộc gọi, trao đổi về các nhiệm vụ đã chọn", shortcut="Ctrl+Shift+L"),
    _asking(EXTEND, "Gia hạn các nhiệm vụ đã chọn đến một ngày mới"),
    _asking(
        SHIFT,
        "Gia hạn các nhiệm vụ đã chọn thêm một số ngày làm việc, tính từ hạn của từng việc",
        under=OF_DEADLINE,
    ),
    _asking(
        REQUEST,
        "Ghi đề nghị gia hạn của các nhiệm vụ đã chọn; hạn chưa đổi cho đến khi quyết định",
        under=OF_DEADLINE,
    ),
    _asking(
        DELAY, "Ghi văn bản báo cáo chậm của các nhiệm vụ đã chọn; chờ lãnh đạo quyết định", under=OF_DEADLINE
    ),
    _asking(
        SUBMIT,
        "Ghi văn bản trình của các nhiệm vụ trình duyệt đã chọn; chờ người duyệt quyết định",
        under=OF_RESULT,
    ),
    _asking(
        DECIDE,
        "Ghi người duyệt đồng ý hay không với văn bản đã trình của các nhiệm vụ trình duyệt đã chọn",
        under=OF_RESULT,
    ),
    _asking(ACCEPT, "Nhận kết quả và đánh giá chất lượng các nhiệm vụ đã chọn", under=OF_RESULT),
    _asking(RETURN, "Trả lại kết quả kèm lý do; nhiệm vụ lại chưa hoàn thành từ ngày đó", under=OF_RESULT),
    _asking(WITHDRAW, "Không tính các nhiệm vụ đã chọn từ một ngày", under=OF_RESULT),
    _asking(RECEIVED, "Ghi ngày cơ quan chủ trì nhận các nhiệm vụ đã chọn", under=OF_AGENCY),
    _asking(
        REFUSED,
        "Ghi cơ quan không nhận, trả lại nhiệm vụ kèm lý do; chờ chuyển cơ quan hoặc ý kiến lãnh đạo",
        under=OF_AGENCY,
    ),
    _asking(TRANSFER, "Giao các nhiệm vụ đã chọn cho cơ quan khác chủ trì từ một ngày", under=OF_AGENCY),
    _asking(DIFFERING, "Ghi các cơ quan còn ý kiến khác nhau về các nhiệm vụ đã chọn", under=OF_AGENCY),
    _asking(ESCALATED, "Ghi việc báo cáo Chánh Văn phòng, lãnh đạo quyết định", under=OF_AGENCY),
    _asking(RESERVED, "Ghi ý kiến bảo lưu: vẫn chấp hành nhưng giữ ý kiến", under=OF_AGENCY),
    _asking(OFFICER, "Giao các nhiệm vụ đã chọn cho một chuyên viên theo dõi", under=OF_FOLLOWER),
    _asking(
        FOLLOWERS,
        "Giao các nhiệm vụ đã chọn cho phòng, phó trưởng phòng, chuyên viên từ hôm nay",
        under=OF_FOLLOWER,
    ),
    _asking(FIELD, "Đổi lĩnh vực của các nhiệm vụ đã chọn", under=OF_VALUES),
    _asking(
        OBLIGATION,
        "Đổi yêu cầu xử lý của các nhiệm vụ đã chọn: để biết, cho ý kiến, trình duyệt, báo cáo…",
        under=OF_VALUES,
    ),
    _asking(
        OWN_FIELD,
        "Ghi một trường riêng của cơ quan cho các nhiệm vụ đã chọn, xem trước từng dòng",
        under=OF_VALUES,
    ),
    _asking(ASSIGNER, "Đổi lãnh đạo giao các nhiệm vụ đã chọn", under=OF_VALUES),
    STEPS,
    _asking(
        TEMPLATE_STEPS,
        "Lập các bước của một mẫu dưới nhiệm vụ đã chọn, hạn tính bằng ngày làm việc",
        under=OF_STEPS,
    ),
    TO_DEPARTMENT,
    FROM_DEPARTMENT,
    *OF_TASKS,
)
