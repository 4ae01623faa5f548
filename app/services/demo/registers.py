"""Reports that are owed, the register of incoming documents, requests, and some documents that went out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.briefings.agency_request_form import AgencyRequestForm
from app.briefings.forms import Loaded, Ref
from app.briefings.issuing import Details
from app.briefings.register_forms import IncomingForm, RegisterForm
from app.core.document_kinds import KINDS, Source
from app.core.register_terms import RegisterKind
from app.models.report import ReportObligation
from app.models.task import SourceDocument
from app.rules.spans import read_span
from app.services import issued, merging, obligations
from app.services.demo.fates import working
from app.services.demo.order import Order, words
from app.services.demo.programme import with_document
from app.services.forms import agency_request, incoming, register_entry, report
from app.services.office_texts import write_text
from app.services.official_documents import new_typed
from app.services.report_reminders import remind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ON_TIME, LATE = 82, 12  # of a hundred; the rest is missing
REGISTERED, REQUESTS = 4, 3  # one document in so many stands in the register; requests a month


def steps(_: Order) -> Iterator[tuple[str, Callable[[Session, Order], None]]]:
    """Reports month by month, as the office makes them; then registers and what went out."""
    for month in range(1, 13):
        yield f"Báo cáo định kỳ tháng {month}", _month(month)
    yield "Tổng hợp báo cáo các phòng", fill_merged
    yield "Văn bản đến, yêu cầu", fill_registers
    yield "Văn bản đi", fill_issued


def _month(month: int) -> Callable[[Session, Order], None]:
    return lambda session, order: fill_reports(session, order, month)


def fill_reports(session: Session, order: Order, month: int) -> None:
    """The reports due in a month by the regulation, made on its first day: received in time, late, or not."""
    span = order.month_of(month)
    if span.start > order.as_of + timedelta(days=31):
        return
    obligations.make_due(session, until=span.end, today=span.start)
    query = select(ReportObligation.id).where(ReportObligation.due_on.between(span.start, span.end))
    for key in session.scalars(query.order_by(ReportObligation.id)).all():
        loaded = report.load(session, key.hex)
        came = _came(order, loaded.values.due_on or span.end)
        if came is not None:
            number = order.chance.randrange(10, 900)
            values = replace(
                loaded.values,
                received_on=came,
                received_at=_hour(number),
                document_number=f"{number}/BC-P",
                results="Hoàn thành nhiệm vụ được giao trong kỳ",
                difficulties="Khối lượng việc lớn" if order.happens(30) else "",
            )
            report.save(session, replace(loaded, values=values))
    missing = session.scalars(query.where(ReportObligation.received_on.is_(None))).all()
    if missing and span.end <= order.as_of:
        remind(session, [key.hex for key in missing], today=span.end)


def fill_merged(session: Session, order: Order) -> None:
    """What the rooms wrote for the last month that is over goes into the office's report of it."""
    over = order.month_of(order.as_of.month).start - timedelta(days=1)
    query = select(ReportObligation.id).where(
        ReportObligation.code.endswith("month_room"),
        ReportObligation.period_to == over,
        ReportObligation.results != "",
    )
    if keys := session.scalars(query.order_by(ReportObligation.id)).all():
        merging.take(session, merging.propose(session, [key.hex for key in keys]))


def _came(order: Order, due: date) -> date | None:
    dice = order.chance.random() * 100
    late = order.chance.randrange(1, 5) if dice >= ON_TIME else -order.chance.randrange(0, 3)
    day = due + timedelta(days=late)
    return day if dice < ON_TIME + LATE and day <= order.as_of else None


def _hour(number: int) -> time | None:
    """The hour of most reports, some of them after 16:00; every fifth is not written down."""
    return time(8 + number % 9, number % 60) if number % 5 else None


def fill_registers(session: Session, order: Order) -> None:
    """Source documents from outside as they came in, requests to agencies (duty 27), the smaller registers."""
    outside = SourceDocument.issuer.not_in(["UBND tỉnh", "Văn phòng UBND tỉnh", ""])
    query = select(SourceDocument).where(outside, SourceDocument.oral.is_(False))
    rows = session.scalars(query.order_by(SourceDocument.issued_on, SourceDocument.id)).all()
    for row in rows[:: max(len(rows) // (order.size.invitations * REGISTERED), 1)]:
        incoming.save(session, Loaded("", _incoming(order, row)))
    _requests(session, order)
    for kind in RegisterKind:
        form = RegisterForm(
            kind=kind,
            content=kind.label,
            dated=order.as_of - timedelta(days=20),
            agency=order.register.departments[0],
            person=order.register.deputies[0],
            approved_by="Chánh Văn phòng",
        )
        register_entry.save(session, Loaded("", form))


def _incoming(order: Order, row: SourceDocument) -> IncomingForm:
    day = min(working(order, (row.issued_on or order.as_of) + timedelta(days=1)), order.as_of)
    _, room, _ = order.chance.choice(order.register.fields)
    answered = day + timedelta(days=order.chance.randrange(3, 30))
    return IncomingForm(
        arrived_on=day,
        author=row.issuer,
        symbol=row.number,
        issued_on=row.issued_on,
        type_name="Công văn",
        summary=row.summary,
        secrecy=row.secrecy,
        room=room,
        person=order.chance.choice(order.register.officers[room.key]),
        handed_on=day,
        deadline=working(order, day + timedelta(days=15)),
        answered_on=answered if answered <= order.as_of else None,
        answer_symbol=f"{order.chance.randrange(10, 900)}/UBND-TH" if answered <= order.as_of else "",
        source=Ref("source_document", row.id.hex, row.number),
    )


def _requests(session: Session, order: Order) -> None:
    said = words("tasks")
    for number in range(12 * REQUESTS):
        day = working(order, order.day_between(order.start, order.as_of - timedelta(days=8)))
        came = day + timedelta(days=order.chance.randrange(2, 9))
        form = AgencyRequestForm(
            content=f"Cung cấp số liệu về {order.chance.choice(said['matters'])}",
            agency=order.chance.choice(order.register.departments),
            document_number=f"{number + 601}/VP-TH",
            requested_on=day,
            due_on=working(order, day + timedelta(days=5)),
            received_on=came if came <= order.as_of and order.happens(85) else None,
        )
        agency_request.save(session, Loaded("", form))


def fill_issued(session: Session, order: Order) -> None:
    """The reports and programmes of the last months, and the last schedules, issued under their numbers."""
    for name in with_document(order):
        month = read_span(name)
        day, goes_out = month.end, month.start - timedelta(days=4)
        issued.issue(session, "month_report", name, issued_on=day, today=order.as_of, what="Báo cáo tháng")
        issued.issue(session, "month_programme", name, issued_on=goes_out, today=order.as_of, confirmed=True)
    for back in (2, 1):
        monday = order.as_of - timedelta(days=7 * back)
        year, week, _ = monday.isocalendar()
        issued.issue(session, "week_schedule", f"{year}-W{week:02d}", issued_on=monday, today=order.as_of)
    for kind in KINDS:
        if kind.source is Source.TYPED:
            key = new_typed(session, kind.code, Details(summary=f"{kind.title} về công tác Văn phòng"))
            write_text(session, kind.code, key, slot="body", content="Văn phòng báo cáo kết quả công tác.")
