"""The sheets of the programme: registrations decided, requests asked and decided, items carried over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.briefings.forms import Complaint
from app.briefings.registration_form import Asked, CarriedOver, Considered, Decided, Outcome
from app.core.errors import AppError
from app.core.fields import LABELS, NOUNS
from app.core.programme_terms import KEEPS_STEPS, RequestDecision
from app.core.terms import AdjustmentGround
from app.rules.form_checks.common import future
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.lists.screen import Action
from app.ui.screens import lookups
from app.ui.screens.issuing_sheets import nothing_wrong
from app.ui.screens.number_sheets import asking
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Changed, Chosen
    from app.rules.regulation import Calendar

_PROPOSAL, _ADJUSTMENT = LABELS["programme_proposal"], LABELS["adjustment"]
_ITEMS, _REGISTERED, _REQUESTS = "nội dung", NOUNS["programme_proposal"], "đề nghị"
_DAY = Field("decided_on", _PROPOSAL["decided_on"], Entry.DAY, required=True)
_BY = Field("decided_by", _PROPOSAL["decided_by"], Entry.LINE, hint="Chủ tịch UBND tỉnh, Chánh Văn phòng…")


def _registered(session: Session, keys: Sequence[str]) -> Chosen:
    from app.services.registrations import chosen

    return chosen(session, keys)


def _to_take(session: Session, keys: Sequence[str]) -> Chosen:
    from app.services.registrations import to_take

    return to_take(session, keys)


def _to_merge(session: Session, keys: Sequence[str]) -> Chosen:
    from app.services.registrations import to_merge

    return to_merge(session, keys)


def _take(session: Session, keys: Sequence[str], values: Considered) -> int:
    from app.services.registrations import take

    day = _day(values.decided_on)
    return take(session, keys, decided_on=day, today=today(), decided_by=values.decided_by)


def _merge(session: Session, keys: Sequence[str], values: Considered) -> int:
    from app.services.registrations import merge

    if values.item is None:
        raise AppError("Chưa chọn nội dung để gộp vào.", "Chọn một nội dung của chương trình.")
    day, by = _day(values.decided_on), values.decided_by
    return merge(session, keys, item=values.item.key, decided_on=day, today=today(), decided_by=by)


def _refuse(session: Session, keys: Sequence[str], values: Considered) -> int:
    from app.services.registrations import refuse

    day, by = _day(values.decided_on), values.decided_by
    return refuse(session, keys, reason=values.refusal, decided_on=day, today=today(), decided_by=by)


def _to_carry(session: Session, keys: Sequence[str]) -> Chosen:
    from app.services.registrations import to_carry

    return to_carry(session, keys)


def _carry(session: Session, keys: Sequence[str], values: CarriedOver) -> int:
    from app.services.registrations import carry_over

    if values.to is None:
        raise AppError("Chưa có tháng chuyển đến.", "Nhập tháng rồi làm lại.")
    return carry_over(session, keys, to=values.to, on=_day(values.on), today=today())


def _to_submit(session: Session, keys: Sequence[str]) -> Chosen:
    from app.services.programme_outcomes import to_submit

    return to_submit(session, keys, today=today())


def _submit(session: Session, keys: Sequence[str], values: Outcome) -> int:
    from app.services.programme_outcomes import submit

    return submit(session, keys, on=_day(values.on), today=today())


def _to_issue(session: Session, keys: Sequence[str]) -> Chosen:
    from app.services.programme_outcomes import to_issue

    return to_issue(session, keys, today=today())


def _issue(session: Session, keys: Sequence[str], values: Outcome) -> int:
    from app.services.programme_outcomes import issue

    return issue(session, keys, on=_day(values.on), today=today())


def _past(values: Outcome | CarriedOver, _: Calendar) -> tuple[Complaint, ...]:
    return tuple(future("on", "Ngày", values.on, today=today()))


def _to_ask(session: Session, keys: Sequence[str]) -> Chosen:
    from app.services.adjustments import to_ask

    return to_ask(session, keys)


def _ask(session: Session, keys: Sequence[str], values: Asked) -> int:
    from app.services.adjustments import ask

    return ask(session, keys, values)


def _to_reconsider(session: Session, keys: Sequence[str]) -> Chosen:
    from app.services.registrations import to_reconsider

    return to_reconsider(session, keys, today=today())


def _reconsider(session: Session, keys: Sequence[str], _: Considered) -> int:
    from app.services.registrations import reconsider

    return reconsider(session, keys, today=today())


def _to_reinstate(session: Session, keys: Sequence[str]) -> Chosen:
    from app.services.programme_returns import to_reinstate

    return to_reinstate(session, keys, today=today())


def _reinstate(session: Session, keys: Sequence[str], values: Asked) -> int:
    from app.services.programme_returns import reinstate

    return reinstate(session, keys, values, today=today())


def _requests(session: Session, keys: Sequence[str]) -> Chosen:
    from app.services.adjustments import chosen

    return chosen(session, keys)


def _decide(session: Session, keys: Sequence[str], values: Decided) -> int:
    from app.services.adjustments import decide

    return decide(session, keys, values, today=today())


def _foretell(session: Session, keys: Sequence[str], values: Decided) -> Sequence[Changed]:
    from app.services.adjustment_previews import of_decision

    return of_decision(session, keys, values)


def _day(day: date | None) -> date:
    if day is None:
        raise AppError("Chưa ghi ngày.", "Ghi ngày rồi làm lại.")
    return day


def _decided_day(values: Considered | Decided, _: Calendar) -> tuple[Complaint, ...]:
    if values.decided_on is None:
        return (Complaint("decided_on", "Chưa có ngày quyết định."),)
    return tuple(future("decided_on", "Ngày quyết định", values.decided_on, today=today()))


def _asked(values: Asked, _: Calendar) -> tuple[Complaint, ...]:
    """A request says its month, its ground and the three texts (duties 40, 41)."""
    needed = (
        ("to", values.to or values.withdraws, "Nhập tháng chuyển đến, hoặc đánh dấu đề nghị rút."),
        ("ground", values.ground, "Chọn một trong bốn căn cứ."),
        ("reason", values.reason, "Chưa ghi lý do."),
        ("necessity", values.necessity, "Chưa ghi sự cần thiết."),
        ("effect", values.effect, "Chưa đánh giá tác động."),
    )
    return tuple(Complaint(name, sentence) for name, value, sentence in needed if not value)


def _asked_back(values: Asked, calendar: Calendar) -> tuple[Complaint, ...]:
    """The same without withdrawing; the day has come."""
    missing = () if values.requested_on else (Complaint("requested_on", "Chưa có ngày đề nghị."),)
    late = future("requested_on", "Ngày đề nghị", values.requested_on, today=today())
    return (*_asked(replace(values, withdraws=False), calendar), *missing, *late)


def _considered(
    title: str,
    verb: str,
    done: str,
    *,
    fields: tuple[Field, ...],
    change: object,
    chosen: Callable[[Session, Sequence[str]], Chosen] = _registered,
) -> SheetScreen:  # type: ignore[type-arg]
    return SheetScreen(
        title=title,
        verb=verb,
        noun=_REGISTERED,
        fields=(*fields, _DAY, _BY),
        start=lambda: Considered(decided_on=today()),
        check=_decided_day,
        chosen=chosen,
        left_out="đã được xem xét, hoặc là đề nghị bổ sung (quyết định ở thẻ Điều chỉnh)",
        change=change,  # type: ignore[arg-type]
        done=done,
    )


TAKE = _considered(
    "Đưa vào chương trình",
    "Đưa vào",
    "Đã đưa {} nội dung vào chương trình.",
    fields=(),
    change=_take,
    chosen=_to_take,
)
MERGE = _considered(
    "Gộp vào nội dung khác",
    "Gộp",
    "Đã gộp {} nội dung đăng ký.",
    fields=(Field("item", _PROPOSAL["item_id"], Entry.REF, required=True, find=lookups.programme_items),),
    change=_merge,
    chosen=_to_merge,
)
REFUSE = _considered(
    "Không đưa vào chương trình",
    "Không đưa vào",
    "Đã ghi không đưa vào chương trình {} nội dung.",
    fields=(Field("refusal", _PROPOSAL["refusal"], Entry.TEXT, required=True),),
    change=_refuse,
)
AGAIN: SheetScreen[Considered] = SheetScreen(
    title="Xem xét lại",
    verb="Xem xét lại",
    noun=_REGISTERED,
    fields=(),
    start=Considered,
    check=nothing_wrong,
    chosen=_to_reconsider,
    left_out="đang chờ xem xét, đã gộp, hoặc mục của nó đã trình, điều chỉnh",
    change=_reconsider,
    done="Đã đưa {} nội dung đăng ký về chờ xem xét.",
)
SUBMIT: SheetScreen[Outcome] = SheetScreen(
    title="Ghi ngày trình",
    verb="Ghi",
    noun=_ITEMS,
    fields=(Field("on", LABELS["programme_item"]["submitted_on"], Entry.DAY, required=True),),
    start=lambda: Outcome(on=today()),
    check=_past,
    chosen=_to_submit,
    left_out="đã trình, đã rút hoặc đã chuyển kỳ sau",
    change=_submit,
    done="Đã ghi ngày trình của {} nội dung.",
)
ISSUE: SheetScreen[Outcome] = SheetScreen(
    title="Ghi ban hành",
    verb="Ghi",
    noun=_ITEMS,
    fields=(Field("on", LABELS["programme_item"]["issued_on"], Entry.DAY, required=True),),
    start=lambda: Outcome(on=today()),
    check=_past,
    chosen=_to_issue,
    left_out="chưa trình, đã ban hành hoặc đã rút",
    change=_issue,
    done="Đã ghi ban hành {} nội dung.",
)
CARRY: SheetScreen[CarriedOver] = SheetScreen(
    title="Chuyển sang kỳ sau",
    verb="Đăng ký lại",
    noun=_ITEMS,
    fields=(
        Field("to", "Tháng trình ở kỳ sau", Entry.MONTH, required=True, hint="Ví dụ: 1/2027"),
        Field("on", "Ngày đề xuất", Entry.DAY, required=True),
    ),
    start=lambda: CarriedOver(on=today()),
    check=_past,
    chosen=_to_carry,
    left_out="đã trình, ban hành, rút, hoặc còn đề nghị, đăng ký chờ quyết định",
    change=_carry,
    done="Đã đăng ký {} nội dung cho kỳ sau; xem ở thẻ Đăng ký.",
)
ASK: SheetScreen[Asked] = SheetScreen(
    title="Ghi đề nghị điều chỉnh",
    verb="Ghi",
    noun=_ITEMS,
    fields=(
        Field("to", "Chuyển sang tháng", Entry.MONTH, hint="Để trống khi đề nghị rút"),
        Field("withdraws", "Đề nghị rút khỏi chương trình", Entry.FLAG),
        Field(
            "ground",
            _ADJUSTMENT["ground"],
            Entry.CHOICE,
            required=True,
            terms=AdjustmentGround,
            may_be_open=True,
        ),
        Field("reason", _ADJUSTMENT["reason"], Entry.TEXT, required=True),
        Field("necessity", _ADJUSTMENT["necessity"], Entry.TEXT, required=True),
        Field("effect", _ADJUSTMENT["effect"], Entry.TEXT, required=True),
        Field("document_number", "Văn bản đề nghị", Entry.LINE),
        Field("requested_on", _ADJUSTMENT["requested_on"], Entry.DAY),
    ),
    start=lambda: Asked(requested_on=today()),
    check=_asked,
    chosen=_to_ask,
    left_out="đã trình, ban hành, rút, chuyển kỳ, hoặc còn đề nghị, đăng ký chờ quyết định",
    change=_ask,
    done="Đã ghi đề nghị cho {} nội dung; đang chờ quyết định.",
)
REINSTATE: SheetScreen[Asked] = SheetScreen(
    title="Đề nghị đưa trở lại chương trình",
    verb="Ghi",
    noun=_ITEMS,
    fields=(
        Field("to", "Tháng trình", Entry.MONTH, required=True),
        *(field for field in ASK.fields if field.name not in ("to", "withdraws", "requested_on")),
        Field("requested_on", _ADJUSTMENT["requested_on"], Entry.DAY, required=True),
    ),
    start=lambda: Asked(requested_on=today()),
    check=_asked_back,
    chosen=_to_reinstate,
    left_out="chưa rút, đã được đưa trở lại, hoặc đang chờ xét",
    change=_reinstate,
    done="Đã ghi đề nghị đưa trở lại {} nội dung; quyết định ở thẻ Điều chỉnh.",
)
DECIDE: SheetScreen[Decided] = SheetScreen(
    title="Ghi quyết định",
    verb="Ghi",
    noun=_REQUESTS,
    fields=(
        Field("decision", _ADJUSTMENT["decision"], Entry.CHOICE, terms=RequestDecision),
        Field("decided_on", _ADJUSTMENT["decided_on"], Entry.DAY, required=True),
        _BY,
        Field("decision_document", _ADJUSTMENT["decision_document"], Entry.LINE),
        Field("decision_note", _ADJUSTMENT["decision_note"], Entry.TEXT),
        Field("keeps_steps", KEEPS_STEPS, Entry.FLAG),
    ),
    start=lambda: Decided(decided_on=today()),
    check=_decided_day,
    chosen=_requests,
    left_out="đã được quyết định",
    change=_decide,
    preview=_foretell,
    widths=(40, 12, 16),
    done="Đã ghi quyết định của {} đề nghị.",
)

OF_REGISTRATIONS = (
    Action("Đưa vào chương trình…", "Các nội dung đã chọn thành mục của chương trình", asking(TAKE)),
    Action("Gộp…", "Gộp các nội dung đã chọn vào một mục có sẵn", asking(MERGE)),
    Action("Không đưa vào…", "Ghi không đưa vào chương trình, kèm lý do", asking(REFUSE)),
    Action(
        "Xem xét lại…",
        "Bỏ kết quả xem xét; mục đã đưa vào mà chưa làm gì thì vào thùng rác",
        asking(AGAIN),
        more=True,
    ),
)
OF_ITEMS = (
    Action("Ghi ngày trình…", "Ghi ngày trình của các nội dung đã chọn", asking(SUBMIT), more=True),
    Action("Ghi ban hành…", "Ghi ngày ban hành của các nội dung đã trình đã chọn", asking(ISSUE), more=True),
    Action(
        "Ghi đề nghị điều chỉnh…",
        "Ghi đề nghị đổi thời gian hoặc rút các nội dung đã chọn, chờ quyết định",
        asking(ASK),
        more=True,
    ),
    Action(
        "Chuyển sang kỳ sau…",
        "Đăng ký lại các nội dung chưa xong cho kỳ sau, giữ dấu vết",
        asking(CARRY),
        more=True,
    ),
    Action(
        "Đưa trở lại…",
        "Ghi đề nghị đưa các nội dung đã rút trở lại chương trình, chờ quyết định",
        asking(REINSTATE),
        more=True,
    ),
)
OF_REQUESTS = (Action("Ghi quyết định…", "Ghi quyết định về các đề nghị đã chọn", asking(DECIDE), main=True),)
