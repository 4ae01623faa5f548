"""A small list of tasks, as a screen would declare it."""

from datetime import date
from uuid import UUID

from app.briefings.lists import Choice, Group, Listing, Total, Wanted
from app.core.errors import AppError
from app.core.tables import Column, Kind
from app.core.text import fold
from app.models.asking import ask
from app.models.task import Task
from app.ui.lists.screen import Action, Edit, Filter, ListScreen
from app.ui.theme import Mark

LEAD = """(SELECT min(name) FROM agency JOIN task_agency AS link ON link.agency_id = agency.id
           WHERE link.task_id = task.id)"""
SORT = """(SELECT min(sort_key) FROM agency JOIN task_agency AS link ON link.agency_id = agency.id
           WHERE link.task_id = task.id)"""
ORDERS = {"content": "task.content", "lead": SORT, "assigned_on": "task.assigned_on"}
CONTENT, LEAD_COLUMN, ASSIGNED, DEADLINE, LETTERS = range(5)


def where(wanted: Wanted) -> tuple[str, dict[str, object]]:
    parts, values = ["deleted_at IS NULL"], {}
    for number, word in enumerate(fold(wanted.words).split()):
        parts.append(f"(' ' || folded) LIKE :word{number}")
        values[f"word{number}"] = f"% {word}%"
    for number, code in enumerate(wanted.filters.get("agency", ())):
        values[f"agency{number}"] = code
    if codes := wanted.filters.get("agency", ()):
        names = ", ".join(f":agency{number}" for number in range(len(codes)))
        parts.append(f"id IN (SELECT task_id FROM task_agency WHERE agency_id IN ({names}))")
    for code in wanted.filters.get("period", ()):
        values["first"], values["last"] = code.split("..")
        parts.append("assigned_on BETWEEN :first AND :last")
    if codes := wanted.filters.get("figure", ()):
        parts.append("content LIKE :figure")
        values["figure"] = f"%{codes[0]}"
    return " AND ".join(parts), values


def find(session, wanted: Wanted) -> Listing:
    condition, values = where(wanted)
    way = "DESC" if wanted.descending else "ASC"
    order = f"{ORDERS[wanted.order]} {way}, id" if wanted.order else "id DESC"
    by = f"{SORT}, " if wanted.group else ""
    query = f"SELECT id FROM task WHERE {condition} ORDER BY {by}{order}"
    keys = [key for (key,) in ask(session, query, values)]
    if not wanted.group:
        return Listing(keys)
    query = f"SELECT {LEAD}, count(*) FROM task WHERE {condition} GROUP BY {LEAD} ORDER BY {SORT}"
    return Listing(keys, tuple(Group(*row) for row in ask(session, query, values)))


def page(session, keys, wanted):
    found = {}
    for start in range(0, len(keys), 500):
        some = ", ".join(f"'{key}'" for key in keys[start : start + 500])
        query = f"SELECT id, content, {LEAD} AS lead, assigned_on, deadline FROM task WHERE id IN ({some})"
        found.update({row.id: row for row in ask(session, query)})
    return [found[key] for key in keys]


def totals(session, wanted: Wanted):
    condition, values = where(wanted)
    late = f"SELECT count(*) FROM task WHERE {condition} AND deadline < '2026-06-01'"
    [(number,)] = ask(session, late, values)
    return (Total("Quá hạn", number),)


def agencies(session):
    rows = ask(session, "SELECT id, name FROM agency WHERE deleted_at IS NULL ORDER BY sort_key")
    return [Choice(key, name, "sở, ngành") for key, name in rows]


def write_content(session, key, typed):
    if not typed:
        raise AppError("Nội dung còn trống.", "Hãy gõ nội dung của nhiệm vụ.")
    session.get(Task, UUID(key)).content = typed


def write_deadline(session, key, code):
    session.get(Task, UUID(key)).deadline = date.fromisoformat(code)


def day(value):
    return value and date.fromisoformat(value)


def screen_of(ran: list[tuple[str, list[str]]] | None = None) -> ListScreen:
    """The list of tasks as the tests declare it; what its actions are run with goes to `ran`."""
    ran = [] if ran is None else ran
    return ListScreen(
        name="samples",
        title="Nhiệm vụ",
        noun="nhiệm vụ",
        columns=(
            Column("Nội dung", lambda row: row.content, 40),
            Column("Cơ quan chủ trì", lambda row: row.lead, 22),
            Column("Ngày giao", lambda row: day(row.assigned_on), 10, Kind.DATE),
            Column("Thời hạn", lambda row: day(row.deadline), 10, Kind.DATE),
            Column("Số chữ", lambda row: len(row.content), 8, Kind.NUMBER),
        ),
        orders=("content", "lead", "assigned_on", "", ""),
        find=find,
        page=page,
        empty="Chưa có nhiệm vụ nào. Bấm “Thêm nhiệm vụ” để thêm.",
        totals=totals,
        filters=(
            Filter("agency", "Cơ quan", agencies),
            Filter("period", "Ngày giao", period=True, several=False),
            Filter("figure", "Số liệu", say=lambda code: f"tận cùng bằng {code}"),
        ),
        groups=(Choice("lead", "Cơ quan chủ trì"),),
        marks={"Thời hạn": lambda row: Mark.LATE if row.deadline else Mark.NEUTRAL},
        edits={
            "Nội dung": Edit(write_content),
            "Thời hạn": Edit(write_deadline, lambda _: [Choice("2026-05-05", "Tháng 5")]),
        },
        hidden=frozenset({"Số chữ"}),
        actions=(
            Action(
                "Thêm nhiệm vụ",
                "Thêm một nhiệm vụ mới",
                lambda shell, keys: ran.append(("new", list(keys))),
                "Ctrl+N",
                needs_rows=False,
                main=True,
            ),
            Action(
                "Hoàn thành",
                "Ghi hôm nay là ngày hoàn thành",
                lambda shell, keys: ran.append(("done", list(keys))),
            ),
        ),
        form="task",
        table="task",
    )
