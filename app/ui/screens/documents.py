"""Văn bản giao nhiệm vụ: every document that assigns tasks, and how many of them are open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.lists import Choice, Wanted
from app.core.tables import Column, Kind
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.lists.screen import Action, Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add, tasks_of
from app.ui.screens.issuing_sheets import Reason, nothing_wrong
from app.ui.screens.task_parts import asking
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Chosen
    from app.briefings.task_form import TaskForm
    from app.services.lists.documents import ListedDocument
    from app.ui.shell import Shell

ASK = ListService("documents")

COLUMNS: tuple[Column[ListedDocument], ...] = (
    Column("Số, ký hiệu", lambda row: row.number, 16),
    Column("Ngày ban hành", lambda row: row.issued_on, 10, Kind.DATE),
    Column("Nơi ban hành", lambda row: row.issuer, 14),
    Column("Trích yếu", lambda row: row.summary, 44),
    Column("Độ mật", lambda row: row.secrecy.label, 9),
    Column("Nhiệm vụ", lambda row: row.tasks, 8, Kind.NUMBER),
    Column("Chưa xong", lambda row: row.unfinished, 8, Kind.NUMBER),
    Column("Không cần giao việc", lambda row: row.waived, 20),
)


def _overlooked(session: Session, keys: Sequence[str]) -> Chosen:
    from app.services.waivers import overlooked

    return overlooked(session, keys)


def _waive(session: Session, keys: Sequence[str], values: Reason) -> int:
    from app.services.waivers import waive

    return waive(session, keys, reason=values.reason, today=today())


WAIVE: SheetScreen[Reason] = SheetScreen(
    title="Không cần giao việc",
    verb="Xác nhận",
    noun="văn bản",
    fields=(Field("reason", "Lý do không cần giao việc", Entry.LINE, required=True),),
    start=Reason,
    check=nothing_wrong,
    chosen=_overlooked,
    left_out="đã có nhiệm vụ hoặc đã xác nhận",
    change=_waive,
    done="Đã xác nhận {} văn bản không cần giao việc.",
)


def _take_back(shell: Shell, keys: Sequence[str]) -> None:
    asked = tuple(keys)

    def change(session: Session) -> int:
        from app.services.waivers import take_back

        return take_back(session, asked)

    def say(count: int) -> None:
        told = f"Đã đưa {count} văn bản về diện phải giao việc."
        shell.say(told if count else "Các văn bản đã chọn chưa được xác nhận.", undoable=bool(count))

    shell.tasks.do(change, say)


def assign(shell: Shell, keys: Sequence[str]) -> None:
    """Open the form of a new task that the first of the chosen documents assigns."""

    def open_form(start: TaskForm) -> None:
        shell.show_form("task", start=start)

    shell.tasks.ask(shell.tasks, "task of a document", partial(_start, key=keys[0]), open_form)


def _start(session: Session, *, key: str) -> TaskForm:
    from app.briefings.forms import Ref
    from app.briefings.task_form import TaskForm

    [row] = ASK.page(session, (key,), Wanted())
    return TaskForm(
        document=Ref("source_document", key, row.number),
        document_day=row.issued_on,
        issuer=row.issuer,
        summary=row.summary,
        secrecy=row.secrecy,
        assigned_on=row.issued_on,
    )


DOCUMENTS: ListScreen[ListedDocument] = ListScreen(
    name="documents",
    title="Văn bản giao nhiệm vụ",
    noun="văn bản",
    columns=COLUMNS,
    orders=("number", "issued_on", "issuer", "", "secrecy", "tasks", "unfinished", ""),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có văn bản giao nhiệm vụ nào.",
    filters=(
        Filter("tasks", "Nhiệm vụ", ASK.choices("tasks"), several=False),
        Filter("period", "Ngày ban hành", period=True),
        Filter("secrecy", "Độ mật", ASK.choices("secrecy")),
        Filter("mark", "Không lập nhiệm vụ vì", ASK.choices("mark")),
    ),
    groups=(Choice("issuer", "Nơi ban hành"), Choice("month", "Tháng ban hành")),
    hidden=frozenset({"Nơi ban hành", "Độ mật", "Không cần giao việc"}),
    actions=(
        add("Thêm văn bản", "document"),
        Action("Giao nhiệm vụ", "Thêm một nhiệm vụ theo văn bản đã chọn", assign),
        Action(
            "Giao nhiều nhiệm vụ…",
            "Mở văn bản đã chọn để ghi nhiều nhiệm vụ trong một biểu mẫu",
            lambda shell, keys: shell.show_form("document", keys[0]),
            more=True,
        ),
        tasks_of("document", "mà các văn bản đã chọn giao"),
        asking(WAIVE, "Không cần giao việc", "Đưa các văn bản đã chọn ra khỏi danh sách việc sót, kèm lý do"),
        Action("Phải giao việc", "Bỏ xác nhận không cần giao việc", _take_back, more=True),
    ),
    form="document",
    table="source_document",
)
