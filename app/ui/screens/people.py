"""Cá nhân: leaders, members and officers, by given name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.tables import Column, Kind
from app.core.terms import TaskState
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add, line, tasks_of

if TYPE_CHECKING:
    from app.services.lists.people import ListedPerson

ASK = ListService("people")
PHONE = "Điện thoại"

COLUMNS: tuple[Column[ListedPerson], ...] = (
    Column("Họ và tên", lambda row: row.full_name, 23),
    Column("Chức vụ", lambda row: row.title, 22),
    Column("Cơ quan", lambda row: row.agency, 20),
    Column("Thành viên UBND tỉnh", lambda row: row.membership, 18),
    Column(PHONE, lambda row: row.phone, 12),
    Column("Việc đang theo dõi", lambda row: row.open_tasks, 13, Kind.NUMBER),
)

PEOPLE: ListScreen[ListedPerson] = ListScreen(
    name="people",
    title="Cá nhân",
    noun="người",
    columns=COLUMNS,
    orders=("full_name", "rank", "agency", "member", "", "open_tasks"),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có ai trong danh sách.",
    filters=(
        Filter("agency", "Cơ quan", ASK.choices("agency")),
        Filter("state", "Nhóm", ASK.choices("state")),
    ),
    groups=(Choice("agency", "Cơ quan"),),
    edits={PHONE: line("person", "phone"), "Chức vụ": line("person", "title")},
    hidden=frozenset({"Thành viên UBND tỉnh"}),
    actions=(
        add("Thêm người", "person"),
        tasks_of("officer", "chưa xong mà những người đã chọn theo dõi", state=TaskState.UNFINISHED),
    ),
    form="person",
    table="person",
)
