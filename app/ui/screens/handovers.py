"""Bàn giao: work that goes from one person to another, and the minutes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.briefings.bulk_changes import Chosen
from app.briefings.lists import Choice
from app.briefings.task_life import NewHandover
from app.core.fields import LABELS
from app.core.tables import Column, Kind
from app.rules.form_checks import task_life as checks
from app.ui.detail_panel import Shown
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.lists.screen import Action, Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.screens import lookups
from app.ui.screens.document_actions import OF_HANDOVER
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Changed
    from app.briefings.forms import Details
    from app.models.asking import Reads
    from app.services.lists.handovers import ListedHandover
    from app.ui.shell import Shell

ASK = ListService("handovers")
_HANDOVER = LABELS["handover"]


def _preview(session: Session, _: Sequence[str], values: NewHandover) -> Sequence[Changed]:
    from app.services.handovers import preview

    return preview(session, values)


def _hand_over(session: Session, _: Sequence[str], values: NewHandover) -> int:
    from app.services.handovers import hand_over

    hand_over(session, values, today=today())
    return 1


def _show_minutes(shell: Shell) -> None:
    """Open the minutes of the handover that was just made."""
    shell.tasks.look(shell.tasks, "minutes of a handover", _last, lambda key: OF_HANDOVER.run(shell, (key,)))


def _last(reads: Reads) -> str:
    from app.services.lists.handovers import last_made

    return last_made(reads)


HAND_OVER: SheetScreen[NewHandover] = SheetScreen(
    title="Bàn giao công việc",
    verb="Bàn giao",
    noun="công việc",
    fields=(
        Field("giver", _HANDOVER["giver_id"], Entry.REF, required=True, find=lookups.people),
        Field(
            "taker",
            _HANDOVER["taker_id"],
            Entry.REF,
            required=True,
            find=lookups.people,
            may_add=("person",),
        ),
        Field(
            "field",
            _HANDOVER["field_id"],
            Entry.REF,
            hint="Để trống: toàn bộ công việc",
            find=lookups.fields_of_work,
        ),
        Field("held_on", _HANDOVER["held_on"], Entry.DAY, required=True),
        Field("ground", _HANDOVER["ground"], Entry.LINE, hint="Văn bản thay đổi phân công"),
        Field("place", _HANDOVER["place"], Entry.LINE),
        Field("witnesses", _HANDOVER["witnesses"], Entry.TEXT, hint="Mỗi dòng một người"),
    ),
    start=lambda: NewHandover(held_on=today()),
    check=lambda values, _: checks.check_handover(values, today=today()),
    chosen=lambda _, keys: Chosen(tuple(keys), (), 0),
    left_out="",
    change=_hand_over,
    done="Đã bàn giao; biên bản bàn giao mở ở trang Văn bản.",
    preview=_preview,
    heads=("Công việc", "Loại", "Chuyển cho"),
    widths=(30, 9, 15),
    counts_preview=True,
    then=_show_minutes,
)


def _open_sheet(shell: Shell, _: Sequence[str]) -> None:
    from app.ui.forms.sheet import Sheet

    Sheet(HAND_OVER, ("new",), shell, shell if isinstance(shell, QWidget) else None).open()


def tell(key: str) -> Shown:
    """What went over, beside the list."""
    return Shown(key, _describe, ("handover", UUID(key)), can_open=True)


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.handover_details import describe

    return describe(session, key)


COLUMNS: tuple[Column[ListedHandover], ...] = (
    Column("Người giao", lambda row: row.giver, 16),
    Column("Người nhận", lambda row: row.taker, 16),
    Column("Lĩnh vực", lambda row: row.field or "Toàn bộ", 14),
    Column("Ngày bàn giao", lambda row: row.held_on, 10, Kind.DATE),
    Column("Nhiệm vụ", lambda row: row.tasks, 8, Kind.NUMBER),
    Column("Chương trình", lambda row: row.items, 8, Kind.NUMBER),
    Column("Cuộc họp", lambda row: row.meetings, 8, Kind.NUMBER),
    Column("Hồ sơ trình", lambda row: row.dossiers, 8, Kind.NUMBER),
    Column("Căn cứ", lambda row: row.ground, 26),
)
HANDOVERS: ListScreen[ListedHandover] = ListScreen(
    name="handovers",
    title="Bàn giao",
    noun="lần bàn giao",
    columns=COLUMNS,
    orders=("giver", "taker", "field", "held_on", "tasks", "", "", "", ""),
    find=ASK.find,
    page=ASK.page,
    empty="Chưa có lần bàn giao nào. Khi đổi phân công, bàn giao mọi việc đang dở trong một lần.",
    filters=(
        Filter("person", "Người giao, nhận", ASK.choices("person")),
        Filter("period", "Ngày bàn giao", period=True),
    ),
    groups=(Choice("month", "Tháng"),),
    hidden=frozenset({"Chương trình", "Cuộc họp", "Hồ sơ trình", "Căn cứ"}),
    actions=(
        Action(
            "Bàn giao công việc…",
            "Chuyển mọi việc đang dở của một người, hoặc một lĩnh vực, cho người khác",
            _open_sheet,
            shortcut="Ctrl+N",
            needs_rows=False,
            main=True,
        ),
        OF_HANDOVER,
    ),
    opens=lambda shell, key: OF_HANDOVER.run(shell, (key,)),
    table="handover",
)
