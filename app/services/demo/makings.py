"""Tasks that come about in other ways: said aloud, again and again, by template; documents without a task; handover."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from app.briefings.document_form import DocumentForm
from app.briefings.forms import Loaded, Ref
from app.briefings.oral_form import OralForm
from app.briefings.recurring_form import ExceptionRow, RecurringForm
from app.briefings.task_life import NewHandover
from app.briefings.task_lines import TaskLine
from app.briefings.template_form import FromTemplateForm, StepRow, TemplateForm
from app.core.regulation_terms import Weekday
from app.core.task_making_terms import DocumentMark, Rhythm
from app.core.task_terms import Obligation
from app.services import handovers, recurring, task_templates, waivers
from app.services.demo.fates import working
from app.services.demo.order import Order
from app.services.demo.sources import Pen, matter
from app.services.forms import document, oral, template
from app.services.forms import recurring as recurring_form
from app.services.forms.common import key_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ORAL, FROM_TEMPLATE, UNASSIGNED = 24, 12, 9
RHYTHMS = {
    Rhythm.MONTHLY: "gửi giữa tháng",
    Rhythm.LAST_WORKING_DAY: "gửi cuối tháng",
    Rhythm.QUARTER_END: "gửi cuối quý",
    Rhythm.WEEKLY: "gửi thứ Sáu hằng tuần",
}


def steps(_: Order) -> Iterator[tuple[str, Callable[[Session, Order], None]]]:
    """All of them."""
    yield "Chỉ đạo trực tiếp", fill_oral
    yield "Nhiệm vụ định kỳ", fill_recurring
    yield "Nhiệm vụ theo mẫu", fill_templates
    yield "Sót việc, bàn giao", fill_rest


def fill_oral(session: Session, order: Order) -> None:
    """What leaders said at meetings and on the way, passed on by a deputy (duty 26)."""
    pen, here = Pen(), order.register
    for number in range(ORAL):
        day = working(order, order.day_between(order.start, order.as_of - timedelta(days=10)))
        content = f"{pen.verb(order)} {matter(order, pen, day)}"
        deadline = working(order, day + timedelta(days=order.chance.randrange(7, 40)))
        form = OralForm(
            said_by=order.chance.choice(here.leaders),
            said_on=day,
            said_at=time(9, 30),
            place="Cuộc họp tại phòng làm việc",
            content=content,
            transmitted_by=order.chance.choice(here.deputies),
            transmitted_to="Phòng Tổng hợp",
            confirmed_number=f"{number + 801}/VP-TH" if number % 2 else "",
            confirmed_on=day + timedelta(days=1) if number % 2 else None,
            tasks=(TaskLine(content, (order.chance.choice(here.departments),), deadline),),
        )
        oral.save(session, Loaded("", form), today=order.as_of)


def fill_recurring(session: Session, order: Order) -> None:
    """Tasks that come again, made day by day as the office would see them."""
    for number, (rhythm, said) in enumerate(RHYTHMS.items()):
        form = RecurringForm(
            content=f"Báo cáo tình hình thực hiện nhiệm vụ, {said}",
            leads=(order.register.departments[number],),
            rhythm=rhythm,
            weekday=list(Weekday)[4] if rhythm is Rhythm.WEEKLY else None,
            day=15 if rhythm is Rhythm.MONTHLY else None,
            starts_on=order.start,
            product="Báo cáo",
            obligation=Obligation.REPORT,
            room=order.register.rooms[0],
            exceptions=_exceptions(order) if rhythm is Rhythm.MONTHLY else (),
        )
        recurring_form.save(session, Loaded("", form))
    recurring.make_due(session, today=order.as_of)


def _exceptions(order: Order) -> tuple[ExceptionRow, ...]:
    """One month the report is wanted earlier than on the day of the rhythm."""
    day = (order.start.replace(day=1) + timedelta(days=31)).replace(day=15)
    return (ExceptionRow(day, working(order, day - timedelta(days=5)), "Phục vụ phiên họp thường kỳ"),)


def fill_templates(session: Session, order: Order) -> None:
    """A task with its steps as sub-tasks, due by working days (duties 131-135)."""
    here = order.register
    rows = tuple(
        StepRow(content, days, "Báo cáo")
        for content, days in (("Khảo sát", 5), ("Dự thảo", 12), ("Lấy ý kiến", 18), ("Trình", 25))
    )
    form = TemplateForm(
        "Trình kỳ họp HĐND",
        "Chuẩn bị nội dung trình kỳ họp HĐND tỉnh",
        "Tờ trình",
        obligation=Obligation.APPROVAL,
        steps=rows,
    )
    key = template.save(session, Loaded("", form))
    for number in range(FROM_TEMPLATE):
        made = FromTemplateForm(
            template=Ref("task_template", key, form.name),
            starts_on=working(order, order.start + timedelta(days=28 * number)),
            content=f"{form.content}, nội dung {number + 1}",
            leads=(order.chance.choice(here.departments),),
            assigner=here.leaders[0],
            room=here.rooms[0],
        )
        task_templates.make(session, made, today=order.as_of)


def fill_rest(session: Session, order: Order) -> None:
    """Documents that need no task, that went back, or were overlooked (duties 6, 7, 18); work that changed hands."""
    for number in range(UNASSIGNED):
        marks = ((DocumentMark.WRONG_WAY,), (DocumentMark.NO_ASSIGNMENT,), ())[number % 3]
        day = working(order, order.as_of - timedelta(days=12 * number + 10))
        form = DocumentForm(
            number=f"{number + 1:02d}/SKK-VP",
            issued_on=day,
            issuer=order.register.departments[number].name,
            summary="Đề nghị xem xét, giải quyết kiến nghị",
            marks=marks,
            returned_on=day if DocumentMark.WRONG_WAY in marks else None,
            return_letter=f"{number + 31}/VP-TH" if DocumentMark.WRONG_WAY in marks else "",
        )
        key = document.save(session, Loaded("", form), today=order.as_of)
        if number == UNASSIGNED - 1:
            waivers.waive(session, [key], reason="Văn bản để biết", today=order.as_of)
    _hand_over(session, order, order.as_of - timedelta(days=14))
    _leave(session, order, order.as_of - timedelta(days=10))


def _hand_over(session: Session, order: Order, day: date) -> None:
    """A deputy of the head leaves his fields to another (duty 21)."""
    taker, giver = order.register.deputies[1:3]
    values = NewHandover(
        giver, taker, None, day, "Quyết định 77/QĐ-VP", "Trụ sở Văn phòng", order.register.deputies[0].name
    )
    handovers.hand_over(session, values, today=order.as_of)


def _leave(session: Session, order: Order, day: date) -> None:
    """A specialist who deals with a dossier goes to another room: he hands all on to a colleague."""
    for head, *_, taker, giver in order.register.officers.values():
        if handovers.open_work(session, key_of(giver.key), None, day).dossiers:
            values = NewHandover(
                giver, taker, None, day, "Quyết định 81/QĐ-VP", "Trụ sở Văn phòng", head.name
            )
            handovers.hand_over(session, values, today=order.as_of)
            return
