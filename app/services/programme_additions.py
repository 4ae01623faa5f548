"""A programme that went out is changed by additions and adjustments: what comes in otherwise is told (duties 39-41)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.briefings.forms import Complaint
from app.core.programme_terms import PlanScope
from app.core.terms import Book
from app.core.words import short_date
from app.models.asking import Question, ask
from app.models.programme import ProgrammeItem, ProgrammeProposal
from app.rules.periods import Month
from app.rules.spans import SpanKind, read_span, span_of
from app.services.briefs.days import OFFICE
from app.services.forms.common import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from app.briefings.forms import Loaded
    from app.briefings.programme_item_form import ProgrammeItemForm
    from app.briefings.registration_form import RegistrationForm
    from app.models.asking import Reads

_KINDS = (SpanKind.YEAR, SpanKind.QUARTER, SpanKind.MONTH)
_ISSUED = Question(
    """SELECT span, issued_on FROM (
        SELECT replace(subject, :sign, '') AS span, issued_on FROM official_document
        WHERE deleted_at IS NULL AND standing = 'issued' AND subject IN :subjects
            AND kind_code IN ('year_programme', 'quarter_programme', 'month_programme')
        UNION ALL
        SELECT span, issued_on FROM programme_plan
        WHERE deleted_at IS NULL AND issued_on IS NOT NULL AND scope = :scope AND span IN :spans
    ) WHERE issued_on <= :by ORDER BY length(span), issued_on LIMIT 1""",
    {"issued_on": date.fromisoformat},
)


def issued_programme(
    reads: Reads, book: Book, month: Month, *, by: date = date.max
) -> tuple[str, date] | None:
    """The longest programme that has a month and went out by a day, by its name and its day; none while it is open."""
    sign = f"/{OFFICE}" if book is Book.OFFICE else ""
    spans = [span_of(month.start, kind).code for kind in _KINDS]
    scope = PlanScope.OFFICE if book is Book.OFFICE else PlanScope.COMMITTEE
    values = {"sign": f"/{OFFICE}", "scope": scope.value, "spans": spans, "by": by.isoformat()}
    rows = ask(reads, _ISSUED, {**values, "subjects": [f"{span}{sign}" for span in spans]})
    return next(((read_span(row.span).name, row.issued_on) for row in rows), None)


def adds_to(reads: Reads, row: ProgrammeProposal, on: date) -> tuple[str, date] | None:
    """The programme that went out by a day into which a registration would come; none for what is carried over."""
    if row.carried_from_id is not None:
        return None
    return issued_programme(reads, row.book, Month(row.due_year, row.due_month), by=on)


def say_additions(reads: Reads, rows: Iterable[ProgrammeProposal]) -> str:
    """What must be known before registrations come into programmes that went out; empty where none did."""
    found = [one for row in rows if (one := adds_to(reads, row, date.max))]
    if not found:
        return ""
    name, day = found[0]
    others = " và chương trình khác" if len(set(found)) > 1 else ""
    return (
        f"{len(found)} nội dung vào chương trình {name} (ban hành ngày {short_date(day)}){others} là bổ sung: tính từ "
        "ngày quyết định, còn phải ghi căn cứ, lý do, sự cần thiết, tác động (thẻ Điều chỉnh)."
    )


def advise_addition(session: Session, typed: Loaded[ProgrammeItemForm]) -> tuple[Complaint, ...]:
    """Say of a content that comes into a programme that went out, by its month, that this is an addition.

    Of one whose month of such a programme is typed over, that an adjustment is to be written (duty 39).
    """
    form = typed.values
    if form.due is None:
        return ()
    if typed.key:
        row = session.get(ProgrammeItem, key_of(typed.key))
        if row is None or (row.due_year, row.due_month, row.book) == (*form.due, form.book):
            return ()
        if said := retyped_month(session, row):
            return (Complaint("due", said, warning=True),)
    found = issued_programme(session, form.book, Month(*form.due)) if form.added_on is None else None
    if found is None:
        return ()
    sentence = f"{_went_out(*found)}, ghi ngày, căn cứ và quyết định ở mục Bổ sung."
    return (Complaint("due", sentence, warning=True),)


def advise_registration(session: Session, typed: Loaded[RegistrationForm]) -> tuple[Complaint, ...]:
    """Say of a content registered for a programme that went out that it is an addition while it has no ground."""
    form = typed.values
    row = session.get(ProgrammeProposal, key_of(typed.key)) if typed.key else None
    is_settled = row is not None and (row.outcome is not None or row.carried_from_id is not None)
    if form.due is None or form.ground is not None or is_settled:
        return ()
    found = issued_programme(session, form.book, Month(*form.due))
    if found is None:
        return ()
    sentence = f"{_went_out(*found)}, ghi căn cứ, lý do, sự cần thiết, tác động ở mục Bổ sung."
    return (Complaint("due", sentence, warning=True),)


def _went_out(name: str, day: date) -> str:
    return f"Chương trình {name} đã ban hành ngày {short_date(day)}: nội dung thêm vào là bổ sung"


def retyped_month(reads: Reads, row: ProgrammeItem) -> str:
    """What is to be known where the month of an item is typed over; empty while no programme of it went out."""
    found = issued_programme(reads, row.book, Month(row.due_year, row.due_month))
    if found is None:
        return ""
    name, day = found
    return (
        f"Chương trình {name} đã ban hành ngày {short_date(day)} với tháng trình {row.due_month}/{row.due_year}: đổi "
        "tháng thì ghi ở mục Điều chỉnh. Chỉ lưu khi sửa chỗ gõ sai, vì số liệu mọi ngày tính lại theo tháng này."
    )
