"""What the list of meetings can do beside opening one: conclusions become tasks, papers become one pack."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.core.words import number
from app.ui.lists.screen import Action
from app.ui.shell import Shell

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.template_form import FromTemplateForm
    from app.core.progress import Progress


def _give_tasks(shell: Shell, keys: Sequence[str]) -> None:
    key = keys[0]
    shell.tasks.ask(
        shell.tasks,
        "open conclusions",
        partial(_has_conclusions, key=key),
        lambda _: shell.show_form("conclusion_tasks", key),
    )


def _has_conclusions(session: Session, *, key: str) -> None:
    from app.services.conclusion_tasks import require_open_conclusions

    require_open_conclusions(session, key)


def _note_press(shell: Shell, keys: Sequence[str]) -> None:
    from app.ui.screens.meeting_sheets import ask_press

    ask_press(shell, keys[0])


def _show_guests(shell: Shell, keys: Sequence[str]) -> None:
    shell.show_form("guests", keys[0])


def _take_minutes(shell: Shell, keys: Sequence[str]) -> None:
    shell.show_form("minutes", keys[0])


def _show_pack(shell: Shell, keys: Sequence[str]) -> None:
    """Show the papers of the first chosen meeting as one pack."""
    from app.ui.screens.pack import open_pack

    open_pack(shell, keys[0])


def _invite(shell: Shell, keys: Sequence[str]) -> None:
    shell.tasks.do(partial(_invited, keys=tuple(keys)), partial(_say_invited, shell))


def _invited(session: Session, *, keys: Sequence[str]) -> int:
    from app.services.participants import invite_by_kind

    return sum(invite_by_kind(session, key) for key in keys)


def _say_invited(shell: Shell, count: int) -> None:
    if count:
        shell.say(f"Đã thêm {number(count)} thành phần dự họp theo quy chế.", undoable=True)
    else:
        shell.say(
            "Không có thành phần nào để thêm: đã mời đủ, hoặc loại cuộc họp này không có thành phần định sẵn."
        )


def _arrange(shell: Shell, keys: Sequence[str]) -> None:
    """Put the agenda of the first chosen meeting in order."""
    from app.ui.screens.agenda import open_agenda

    open_agenda(shell, keys[0])


def _calendar(shell: Shell, keys: Sequence[str]) -> None:
    from app.ui.screens.meeting_calendar import save_calendar

    save_calendar(shell, keys)


def _by_rule(shell: Shell, keys: Sequence[str]) -> None:
    from app.ui.screens.agenda_by_rule import ask_rules

    ask_rules(shell, keys)


def _repeat(shell: Shell, keys: Sequence[str]) -> None:
    from app.ui.screens.repeating import ask_repeating

    ask_repeating(shell, keys)


def _cancel(shell: Shell, keys: Sequence[str]) -> None:
    from app.ui.screens.cancelling import ask_cancelling

    ask_cancelling(shell, keys)


def _move(shell: Shell, keys: Sequence[str]) -> None:
    from app.ui.screens.moving import ask_moving

    ask_moving(shell, keys)


def _reinstate(shell: Shell, keys: Sequence[str]) -> None:
    from app.ui.screens.cancelling import ask_reinstating

    ask_reinstating(shell, keys)


def _make_by_template(shell: Shell, keys: Sequence[str]) -> None:
    shell.tasks.study(partial(_by_template, key=keys[0]), partial(_show_template, shell))


def _by_template(session: Session, _: Progress, *, key: str) -> FromTemplateForm | None:
    from app.services.task_templates import for_meeting

    return for_meeting(session, key)


def _show_template(shell: Shell, form: FromTemplateForm | None) -> None:
    if form is None:
        shell.say("Loại cuộc họp này chưa có mẫu nhiệm vụ: chọn Loại cuộc họp trong một Mẫu nhiệm vụ.")
    else:
        shell.show_form("from_template", start=form)


BY_TEMPLATE = Action(
    label="Tạo nhiệm vụ theo mẫu…",
    tip="Lập nhiệm vụ và các bước theo mẫu của loại cuộc họp, hạn tính từ ngày họp",
    run=_make_by_template,
    more=True,
)
ARRANGE = Action(
    label="Soạn chương trình…",
    tip="Sắp xếp nội dung của cuộc họp đang chọn, chia phần, ghi số phút; giờ chạy theo, đỏ khi quá thời gian họp",
    run=_arrange,
)
INVITE = Action(
    label="Mời theo thành phần quy định",
    tip="Thêm vào các cuộc họp đã chọn những người, cơ quan dự theo loại cuộc họp mà chưa được mời",
    run=_invite,
    more=True,
)
CONCLUSIONS_TO_TASKS = Action(
    label="Giao nhiệm vụ từ kết luận",
    tip="Lập nhiệm vụ từ các kết luận của cuộc họp đang chọn, nhiều nhiệm vụ một lần",
    run=_give_tasks,
    more=True,
)
PACK = Action(
    label="Bộ tài liệu…",
    tip="Ghép tài liệu của cuộc họp đang chọn thành một tệp PDF có danh mục, số trang chung và dấu trang",
    run=_show_pack,
)
MINUTES = Action(
    label="Ghi biên bản",
    tip="Ghi biên bản cuộc họp đang chọn: thành phần có mặt, ý kiến, kết quả, kết luận; tự lưu",
    run=_take_minutes,
)
GUESTS = Action(
    label="Thành phần, trả lời",
    tip="Mời thêm cả nhóm, ghi ai chỉ dự nội dung nào, ai trả lời ra sao, cử ai dự thay",
    run=_show_guests,
    more=True,
)
PRESS = Action(
    label="Họp báo, thông cáo…",
    tip="Ghi họp báo, thông cáo báo chí về cuộc họp đang chọn: ngày, nội dung, văn bản",
    run=_note_press,
    more=True,
)
BY_RULE = Action(
    label="Thêm nội dung theo quy tắc…",
    tip="Đưa vào chương trình cuộc họp đang chọn: biên bản phiên trước, chương trình công tác, đề xuất, hồ sơ đã đủ…",
    run=_by_rule,
    more=True,
)
CALENDAR = Action(
    label="iCalendar…",
    tip="Lưu các cuộc họp đã chọn thành một tệp lịch để gửi kèm giấy mời; cuộc họp đã hủy thì báo hủy trong lịch",
    run=_calendar,
    more=True,
)
REPEAT = Action(
    label="Lập lại cuộc họp…",
    tip="Lấy cuộc họp đang chọn làm mẫu: lập cuộc họp khác hoặc cả chuỗi, cùng thành phần, nội dung, tài liệu",
    run=_repeat,
    more=True,
)
MOVE = Action(
    label="Dời cuộc họp…",
    tip="Đổi ngày, giờ, địa điểm của các cuộc họp đã chọn, hoặc của cuộc họp này và mọi cuộc sau cùng chuỗi",
    run=_move,
    more=True,
)
CANCEL = Action(
    label="Hủy cuộc họp…",
    tip="Hủy các cuộc họp đã chọn, ghi lý do; nội dung chuyển sang cuộc họp sau hoặc chờ trong Nội dung đề xuất",
    run=_cancel,
    more=True,
)
REINSTATE = Action(
    label="Khôi phục cuộc họp đã hủy…",
    tip="Cho các cuộc họp đã hủy họp lại: xem từng nội dung đang ở đâu, chọn nội dung nào trở lại chương trình",
    run=_reinstate,
    more=True,
)
