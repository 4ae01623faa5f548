"""A content that is typed into a programme that went out already is an addition, and is warned of (duties 39-41)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.briefings.forms import Complaint
from app.core.programme_terms import PlanScope
from app.core.terms import Book
from app.core.words import short_date
from app.models.asking import Question, ask
from app.rules.periods import Month
from app.rules.spans import SpanKind, read_span, span_of
from app.services.briefs.days import OFFICE

if TYPE_CHECKING:
    from app.briefings.forms import Loaded
    from app.briefings.programme_item_form import ProgrammeItemForm
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
    ) ORDER BY length(span), issued_on LIMIT 1""",
    {"issued_on": date.fromisoformat},
)


def issued_programme(reads: Reads, book: Book, month: Month) -> tuple[str, date] | None:
    """The longest programme that has a month and went out, by its name and its day; none while it is open."""
    sign = f"/{OFFICE}" if book is Book.OFFICE else ""
    spans = [span_of(month.start, kind).code for kind in _KINDS]
    scope = PlanScope.OFFICE if book is Book.OFFICE else PlanScope.COMMITTEE
    values = {"sign": f"/{OFFICE}", "scope": scope.value, "spans": spans}
    rows = ask(reads, _ISSUED, {**values, "subjects": [f"{span}{sign}" for span in spans]})
    return next(((read_span(row.span).name, row.issued_on) for row in rows), None)


def advise_addition(reads: Reads, typed: Loaded[ProgrammeItemForm]) -> tuple[Complaint, ...]:
    """Say of a new content, whose programme went out, that it is an addition while its day is not written."""
    form = typed.values
    if typed.key or form.due is None or form.added_on is not None:
        return ()
    found = issued_programme(reads, form.book, Month(*form.due))
    if found is None:
        return ()
    name, day = found
    sentence = (
        f"Chương trình {name} đã ban hành ngày {short_date(day)}: nội dung thêm vào là bổ sung, "
        "ghi ngày, căn cứ và quyết định ở mục Bổ sung."
    )
    return (Complaint("due", sentence, warning=True),)
