"""A form for tests: a task with its agencies, whose content lies in the database and the rest beside it."""

from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from sqlalchemy import func, select

from app.briefings.forms import Complaint, Loaded, Ref
from app.briefings.lists import Choice
from app.core.errors import AppError
from app.core.terms import AgencyKind, TaskKind
from app.core.text import fold
from app.models.agency import Agency
from app.models.change_log import Change
from app.models.task import Task
from app.ui.forms.screen import Entry, Field, FormScreen, Section

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Step:
    """A row of the form."""

    what: str = ""
    on: date | None = None
    who: Ref | None = None
    key: str = ""


@dataclass(frozen=True)
class Work:
    """All kinds of fields once."""

    content: str = ""
    product: str = ""
    lead: Ref | None = None
    others: tuple[Ref, ...] = ()
    assigned_on: date | None = None
    deadline: date | None = None
    deadline_words: str = ""
    starts_at: time | None = None
    month: tuple[int, int] | None = None
    number: int | None = None
    kind: TaskKind = TaskKind.NORMAL
    withdrawn: bool = False
    accepted: bool | None = None
    steps: tuple[Step, ...] = ()
    note: str = ""
    unseen: str = ""


def find_agencies(session, typed):
    rows = session.execute(select(Agency.id, Agency.name).order_by(Agency.name)).all()
    words = fold(typed).split()
    found = [row for row in rows if all(word in fold(row.name) for word in words)]
    return [Choice(f"agency:{row.id.hex}", row.name, "Sở, ban, ngành") for row in found]


def check(values, calendar):
    told = []
    if values.assigned_on and values.deadline and values.deadline < values.assigned_on:
        told.append(Complaint("deadline", "Thời hạn đang trước ngày giao."))
    if len(values.content) > 60:
        told.append(Complaint("content", "Nội dung dài; nên tách thành nhiều nhiệm vụ.", warning=True))
    for number, step in enumerate(values.steps):
        if step.on and step.on > TODAY:
            told.append(Complaint("steps", "Ngày báo cáo chưa đến.", row=number, column="on"))
    return tuple(told)


class Store:
    """The rest of the records, by key."""

    def __init__(self):
        self.rest = {}

    def load(self, session, key):
        if key is None:
            return Loaded("", Work())
        task = session.get(Task, UUID(key))
        if task is None or task.deleted_at is not None:
            raise AppError("Không còn nhiệm vụ này.", "Chọn nhiệm vụ khác.")
        seen = session.scalar(select(func.max(Change.seq)).where(Change.row_id == key)) or 0
        values = replace(self.rest.get(key, Work()), content=task.content, product=task.product)
        return Loaded(key, values, seen)

    def save(self, session, loaded):
        if loaded.values.content == "hỏng":
            raise AppError("Không lưu được.", "Thử lại.")
        task = session.get(Task, UUID(loaded.key)) if loaded.key else Task(assigned_on=TODAY)
        if loaded.key and self.load(session, loaded.key).seen != loaded.seen:
            raise AppError("Nhiệm vụ đã được sửa ở nơi khác.", "Mở lại.")
        task.content, task.product = loaded.values.content, loaded.values.product
        session.add(task)
        session.flush()
        made = {}
        for ref in (loaded.values.lead, *loaded.values.others):
            if ref and ref.is_new:
                agency = Agency(name=ref.name, kind=AgencyKind.OTHER)
                session.add(agency)
                session.flush()
                made[ref] = Ref("agency", agency.id.hex, ref.name)
        values = replace(
            loaded.values,
            lead=made.get(loaded.values.lead, loaded.values.lead),
            others=tuple(made.get(ref, ref) for ref in loaded.values.others),
        )
        self.rest[task.id.hex] = values
        return task.id.hex


def work_form(store):
    return FormScreen(
        name="work",
        noun="nhiệm vụ",
        table="task",
        sections=(
            Section(
                "Nội dung",
                (
                    Field("content", "Nội dung nhiệm vụ", Entry.TEXT, required=True),
                    Field("product", "Sản phẩm", Entry.LINE, hint="Ví dụ: Tờ trình, Báo cáo"),
                ),
            ),
            Section(
                "Giao nhiệm vụ",
                (
                    Field(
                        "lead",
                        "Cơ quan chủ trì",
                        Entry.REF,
                        required=True,
                        find=find_agencies,
                        may_add=("agency",),
                    ),
                    Field("others", "Cơ quan phối hợp", Entry.REFS, find=find_agencies, may_add=("agency",)),
                    Field("assigned_on", "Ngày giao", Entry.DAY),
                    Field("deadline", "Thời hạn", Entry.DEADLINE, words="deadline_words"),
                    Field("kind", "Loại", Entry.CHOICE, terms=TaskKind),
                    Field("starts_at", "Giờ", Entry.TIME),
                    Field("month", "Tháng", Entry.MONTH),
                    Field("number", "Số lần", Entry.NUMBER),
                ),
            ),
            Section(
                "Tiến độ",
                (
                    Field(
                        "steps",
                        "Báo cáo tiến độ",
                        Entry.ROWS,
                        row=Step,
                        columns=(
                            Field("what", "Nội dung", Entry.LINE, required=True),
                            Field("on", "Ngày", Entry.DAY),
                            Field("who", "Cơ quan", Entry.REF, find=find_agencies),
                        ),
                    ),
                    Field("accepted", "Chất lượng", Entry.VERDICT),
                    Field("withdrawn", "Đã rút nhiệm vụ", Entry.FLAG),
                ),
            ),
            Section("Ghi chú", (Field("note", "Ghi chú", Entry.TEXT),), folded=True),
        ),
        load=store.load,
        check=check,
        save=store.save,
    )
