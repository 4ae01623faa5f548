"""Nhiệm vụ: verbs of how tasks are made and followed: from a template, as steps, by whom, and mine (duties 18, 19)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.bulk_changes import NewFollowers
from app.briefings.forms import Complaint
from app.briefings.lists import Wanted
from app.briefings.template_form import StepsForm
from app.core.terms import TaskState
from app.rules.form_checks.template import check_steps
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.lists.screen import Action
from app.ui.screens import lookups
from app.ui.screens.task_choosing import chosen
from app.ui.screens.task_life_sheets import FINISHED, NOUN, preview
from app.ui.screens.task_making_fields import FOLLOWERS as FIELDS
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.asking import Reads
    from app.rules.regulation import Calendar
    from app.ui.shell import Shell

NOBODY = "Chưa rõ ai đang dùng máy này: bấm vào tên ở góc dưới để chọn người có trong danh sách cá nhân."
NO_ROOM = "{} chưa thuộc phòng nào của Văn phòng trong danh sách cá nhân."


def _check(values: NewFollowers, _: Calendar) -> tuple[Complaint, ...]:
    if not (values.room or values.deputy or values.officer):
        return (Complaint("room", "Chọn phòng, phó trưởng phòng hoặc chuyên viên."),)
    return ()


def _hand_on(session: Session, keys: Sequence[str], values: NewFollowers) -> int:
    from app.services.bulk_changes import set_followers

    return set_followers(
        session,
        keys,
        on=values.on or today(),
        room=values.room,
        deputy=values.deputy,
        officer=values.officer,
    )


FOLLOWERS: SheetScreen[NewFollowers] = SheetScreen(
    title="Giao phòng theo dõi",
    verb="Giao",
    noun=NOUN,
    fields=(*FIELDS, Field("on", "Từ ngày", Entry.DAY)),
    start=lambda: NewFollowers(on=today()),
    check=_check,
    chosen=partial(chosen, unfinished=False),
    left_out="",
    change=_hand_on,
    done="Đã giao {} nhiệm vụ.",
    preview=preview("of_followers"),
    same_stay=True,
)


def _seat(reads: Reads, *, name: str) -> tuple[str, str]:
    """The keys of who sits here and of the room; empty where the register does not know them."""
    from app.services.seats import person_and_room

    return person_and_room(reads, name)


def _mine(shell: Shell, _: Sequence[str]) -> None:
    def show(found: tuple[str, str]) -> None:
        if found[0]:
            _show(shell, "follower", found[0])
        else:
            shell.say(NOBODY)

    shell.tasks.look(shell.tasks, "tasks of the seat", partial(_seat, name=shell.tasks.actor), show)


def _of_my_room(shell: Shell, _: Sequence[str]) -> None:
    def show(found: tuple[str, str]) -> None:
        if found[1]:
            _show(shell, "room", found[1])
        else:
            shell.say(NO_ROOM.format(shell.tasks.actor) if found[0] else NOBODY)

    shell.tasks.look(shell.tasks, "tasks of the room", partial(_seat, name=shell.tasks.actor), show)


def _show(shell: Shell, filter_name: str, key: str) -> None:
    unfinished = (TaskState.UNFINISHED.value,)
    shell.show_list("tasks", Wanted(filters={filter_name: (key,), "state": unfinished}))


OF_STEPS = "Các bước"
"""The menu of what is done with the steps of a task."""

OF_SEAT = (
    Action("Việc của tôi", "Nhiệm vụ chưa xong mà tôi theo dõi", _mine, needs_rows=False, more=True),
    Action(
        "Việc của phòng tôi",
        "Nhiệm vụ chưa xong mà phòng tôi theo dõi",
        _of_my_room,
        needs_rows=False,
        more=True,
    ),
)
FROM_TEMPLATE = Action(
    "Tạo từ mẫu…",
    "Lập nhiệm vụ và các bước theo một mẫu, hạn tính bằng ngày làm việc",
    lambda shell, _: shell.show_form("from_template"),
    needs_rows=False,
    more=True,
    apart=True,
)


def _add_steps(session: Session, keys: Sequence[str], values: StepsForm) -> int:
    from app.services.task_templates import add_steps

    return add_steps(session, keys, values, today=today())


TEMPLATE_STEPS: SheetScreen[StepsForm] = SheetScreen(
    title="Thêm các bước theo mẫu",
    verb="Thêm bước cho",
    noun=NOUN,
    fields=(
        Field("template", "Mẫu nhiệm vụ", Entry.REF, required=True, find=lookups.task_templates),
        Field("starts_on", "Tính hạn từ ngày", Entry.DAY, required=True),
    ),
    start=lambda: StepsForm(starts_on=today()),
    check=lambda values, _: check_steps(values),
    chosen=partial(chosen, unfinished=True),
    left_out=FINISHED,
    change=_add_steps,
    done="Đã thêm các bước theo mẫu cho {} nhiệm vụ.",
    preview=preview("of_steps"),
    heads=("Bước sẽ thêm", "Chủ trì", "Hạn"),
    widths=(18, 12, 26),
)
STEPS = Action(
    "Xem các bước",
    "Mở danh sách các bước (nhiệm vụ con) của nhiệm vụ đã chọn",
    lambda shell, keys: shell.show_list("tasks", Wanted(filters={"parent": tuple(keys)})),
    more=True,
    under=OF_STEPS,
)
