"""Văn bản giao nhiệm vụ: every document that assigns tasks, and how many of them are open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.lists import Choice, Wanted
from app.core.tables import Column, Kind
from app.ui.lists.screen import Action, Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add, tasks_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

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
)


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
    orders=("number", "issued_on", "issuer", "", "secrecy", "tasks", "unfinished"),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có văn bản giao nhiệm vụ nào.",
    filters=(
        Filter("tasks", "Nhiệm vụ", ASK.choices("tasks"), several=False),
        Filter("period", "Ngày ban hành", period=True),
        Filter("secrecy", "Độ mật", ASK.choices("secrecy")),
    ),
    groups=(Choice("issuer", "Nơi ban hành"), Choice("month", "Tháng ban hành")),
    hidden=frozenset({"Nơi ban hành", "Độ mật"}),
    actions=(
        add("Thêm văn bản", "document"),
        Action("Giao nhiệm vụ", "Thêm một nhiệm vụ theo văn bản đã chọn", assign),
        tasks_of("document", "mà các văn bản đã chọn giao"),
    ),
    form="document",
    table="source_document",
)
