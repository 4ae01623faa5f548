"""What is wrong with the form of a programme item (duties 37-42)."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate

from app.briefings.forms import Complaint
from app.briefings.programme_item_form import AdjustmentRow, MilestoneRow, ProgrammeItemForm, YearMonth
from app.core.programme_terms import AdjustmentKind, RequestDecision
from app.core.words import short_date
from app.rules.facts import is_withdrawn
from app.rules.form_checks.common import both_roles, future, in_rows, reversed_days
from app.rules.periods import Month, month_of
from app.rules.programme_due import AdjustmentFact, ItemFacts, effective_month

_FAR_YEARS = 5
_TEXTS = {"reason": "lý do", "necessity": "sự cần thiết", "effect": "đánh giá tác động"}


def check(form: ProgrammeItemForm, *, today: date) -> tuple[Complaint, ...]:
    """Everything to be said about the item, in the order of its fields."""
    return (
        *_content(form),
        *_agencies(form),
        *_month(form, today),
        *_addition(form, today),
        *_elsewhere(form),
        *_milestones(form, today),
        *_adjustments(form, today),
        *_course(form, today),
        *_withdrawal(form, today),
        *_delay(form, today),
    )


def _content(form: ProgrammeItemForm) -> Iterator[Complaint]:
    if not form.content:
        yield Complaint("content", "Nhập nội dung của mục chương trình.")
    if not form.form:
        sentence = "Chưa có hình thức: nội dung chương trình phải rõ nội dung, hình thức, cơ quan chủ trì, thời gian."
        yield Complaint("form", sentence, warning=True)


def _agencies(form: ProgrammeItemForm) -> Iterator[Complaint]:
    if not form.leads:
        yield Complaint("leads", "Chưa có cơ quan chủ trì.", warning=True)
    yield from both_roles(form.leads, form.coordinating)


def _month(form: ProgrammeItemForm, today: date) -> Iterator[Complaint]:
    if form.due is None:
        yield Complaint("due", "Nhập tháng trình theo chương trình đã ban hành.")
    elif abs(form.due[0] - today.year) > _FAR_YEARS:
        yield Complaint("due", f"Năm {form.due[0]} cách năm nay khá xa: kiểm tra lại.", warning=True)


def _addition(form: ProgrammeItemForm, today: date) -> Iterator[Complaint]:
    """What comes into an issued programme says why, and who decided it (duties 39-41)."""
    yield from future("added_on", "Ngày bổ sung", form.added_on, today=today)
    if form.added_on is None:
        if form.ground is not None or any(getattr(form, name) for name in (*_TEXTS, "decided_by")):
            yield Complaint("added_on", "Có căn cứ, lý do bổ sung nhưng chưa có ngày quyết định bổ sung.")
        return
    if form.ground is None:
        yield Complaint("ground", "Chọn một trong bốn căn cứ bổ sung.")
    for name, words in _TEXTS.items():
        if not getattr(form, name):
            yield Complaint(name, f"Bổ sung phải nêu {words}.")
    if not form.decided_by:
        yield Complaint("decided_by", "Chưa ghi ai quyết định bổ sung.", warning=True)
    sentence = "Ngày quyết định trước ngày đề nghị."
    yield from reversed_days("added_on", sentence, form.asked_on, form.added_on, warning=True)


def _elsewhere(form: ProgrammeItemForm) -> Iterator[Complaint]:
    """What the Party or the council decide too must be submitted by the month of their meeting (duties 36, 133)."""
    for whose, needed, day in (
        ("party", form.needs_party, form.party_on),
        ("council", form.needs_council, form.council_on),
    ):
        name = MEETINGS[whose]
        if needed and day is None:
            yield Complaint(f"{whose}_on", f"Chưa ghi ngày {name}: không đối chiếu được lịch.", warning=True)
        if day is not None and form.due is not None and (due := _due(form)) > month_of(day):
            sentence = f"Trình {_said((due.year, due.month))}, sau ngày {name} {short_date(day)}."
            yield Complaint(f"{whose}_on", sentence, warning=True)


MEETINGS = {"party": "họp Tỉnh ủy", "council": "họp HĐND"}


def _due(form: ProgrammeItemForm) -> Month:
    return effective_month(facts_of(form), date.max)


def _milestones(form: ProgrammeItemForm, today: date) -> Iterator[Complaint]:
    yield from in_rows("milestones", form.milestones, lambda row: _step(row, form, today))


def _step(row: MilestoneRow, form: ProgrammeItemForm, today: date) -> Iterator[Complaint]:
    if not row.content:
        yield Complaint("content", "Nhập bước thực hiện.")
    if row.due_on is not None and form.due is not None and month_of(row.due_on) > _due(form):
        yield Complaint("due_on", "Thời hạn của bước sau tháng trình.", warning=True)
    yield from future("done_on", "Ngày xong", row.done_on, today=today)


def _adjustments(form: ProgrammeItemForm, today: date) -> Iterator[Complaint]:
    before = _months_before(form)
    yield from in_rows(
        "adjustments",
        zip(form.adjustments, before, strict=True),
        lambda pair: (*_new_month(*pair), *_reasons(pair[0]), *_decision(pair[0], today)),
    )


def _months_before(form: ProgrammeItemForm) -> Sequence[YearMonth | None]:
    """The month that each adjustment moves: that of the last one approved before it, else the first month."""
    counted = (row.to if _counts(row) else None for row in form.adjustments)
    months = accumulate(counted, lambda old, new: new or old, initial=form.due)
    return list(months)[:-1]


def _new_month(row: AdjustmentRow, before: YearMonth | None) -> Iterator[Complaint]:
    if row.kind is AdjustmentKind.WITHDRAW:
        return
    if row.to is None:
        yield Complaint("to", "Nhập tháng chuyển đến.")
    elif before is not None and row.to <= before:
        order = "trùng với" if row.to == before else "sớm hơn"
        sentence = f"Chuyển sang {_said(row.to)} {order} tháng trình đang có ({_said(before)})."
        yield Complaint("to", sentence, warning=True)


def _said(month: YearMonth) -> str:
    return f"tháng {month[1]}/{month[0]}"


def _reasons(row: AdjustmentRow) -> Iterator[Complaint]:
    if row.ground is None:
        sentence = "Chưa chọn căn cứ: chỉ được điều chỉnh theo một trong bốn căn cứ."
        yield Complaint("ground", sentence, warning=True)
    missing = [name for name in _TEXTS if not getattr(row, name)]
    if missing:
        sentence = f"Văn bản đề nghị phải nêu {', '.join(_TEXTS[name] for name in missing)}."
        yield Complaint(missing[0], sentence, warning=True)


def _decision(row: AdjustmentRow, today: date) -> Iterator[Complaint]:
    yield from future("requested_on", "Ngày đề nghị", row.requested_on, today=today)
    yield from future("decided_on", "Ngày quyết định", row.decided_on, today=today)
    if row.decision is RequestDecision.APPROVED and row.decided_on is None:
        sentence = "Chưa có ngày quyết định: tháng mới được tính ngay từ đầu."
        yield Complaint("decided_on", sentence, warning=True)
    sentence = "Ngày quyết định trước ngày đề nghị."
    yield from reversed_days("decided_on", sentence, row.requested_on, row.decided_on, warning=True)
    if row.decision is RequestDecision.PENDING and row.decided_on is not None:
        yield Complaint("decision", "Có ngày quyết định: chọn đồng ý hoặc không đồng ý.")
    if row.decision is RequestDecision.REFUSED and not row.decision_note:
        yield Complaint("decision_note", "Không đồng ý: ghi lý do.", warning=True)


def _course(form: ProgrammeItemForm, today: date) -> Iterator[Complaint]:
    submitted, issued = form.submitted_on, form.issued_on
    yield from future("submitted_on", "Ngày trình", submitted, today=today)
    if issued is not None and submitted is None:
        sentence = "Đã có ngày ban hành nhưng chưa có ngày trình: mục vẫn bị tính là chưa trình."
        yield Complaint("submitted_on", sentence, warning=True)
    yield from future("issued_on", "Ngày ban hành", issued, today=today)
    yield from reversed_days("issued_on", "Ngày ban hành trước ngày trình.", submitted, issued)


def _withdrawal(form: ProgrammeItemForm, today: date) -> Iterator[Complaint]:
    """An item leaves the programme by a request that was agreed to (duty 39)."""
    yield from future("withdrawn_on", "Ngày rút", form.withdrawn_on, today=today)
    if form.withdrawn_on is not None and not form.withdrawn:
        yield Complaint("withdrawn_on", "Có ngày rút nhưng chưa đánh dấu là đã rút.")
    if form.withdrawn and form.withdrawn_on is None:
        sentence = "Chưa có ngày rút: mục không được tính ở bất cứ kỳ nào."
        yield Complaint("withdrawn_on", sentence, warning=True)
    elif form.withdrawn and not any(map(_withdraws, form.adjustments)):
        sentence = "Rút khỏi chương trình phải có đề nghị và quyết định: ghi ở mục Điều chỉnh."
        yield Complaint("withdrawn", sentence, warning=True)


def _withdraws(row: AdjustmentRow) -> bool:
    return row.kind is AdjustmentKind.WITHDRAW and row.decision is RequestDecision.APPROVED


def _delay(form: ProgrammeItemForm, today: date) -> Iterator[Complaint]:
    """Late items are reported with their causes (duty 42)."""
    out = is_withdrawn(form.withdrawn, form.withdrawn_on, today)
    if form.due is None or out or form.submitted_on or form.delay_cause:
        return
    if effective_month(facts_of(form), today) < month_of(today):
        sentence = "Đã qua tháng trình mà chưa trình: ghi nguyên nhân chậm."
        yield Complaint("delay_cause", sentence, warning=True)


def _counts(row: AdjustmentRow) -> bool:
    return row.kind is AdjustmentKind.MOVE and row.decision is RequestDecision.APPROVED


def facts_of(form: ProgrammeItemForm) -> ItemFacts:
    """What the counting of items reads of the form; ValueError without a month."""
    if form.due is None:
        raise ValueError("an item without its month")
    moves = ((row.decided_on, row.to) for row in form.adjustments if _counts(row))
    return ItemFacts(
        due=Month(*form.due),
        adjustments=tuple(AdjustmentFact(day, Month(*to)) for day, to in moves if to is not None),
        submitted_on=form.submitted_on,
        issued_on=form.issued_on,
        withdrawn=form.withdrawn,
        withdrawn_on=form.withdrawn_on,
        added_on=form.added_on,
    )
