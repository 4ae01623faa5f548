"""A programme item as the detail panel tells it."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Details
from app.core.programme_terms import AdjustmentKind, RequestDecision, RequestStanding
from app.core.terms import TO_SUBMIT, AgencyRole, ItemStanding
from app.core.words import short_date
from app.models.programme import (
    Adjustment,
    ProgrammeAgency,
    ProgrammeItem,
    ProgrammeMilestone,
    ProgrammeProgress,
)
from app.rules.periods import Month
from app.services.confirmed_years import NOTICE, notices
from app.services.forms.common import alive, attached, part_rows
from app.services.forms.programme_addition import load_addition
from app.services.forms.programme_item_links import links
from app.services.forms.refs import holder_of, ref_of, refs_of
from app.services.forms.telling import facts, say, with_aside, without_empty
from app.services.lists import programme
from app.services.lists.programme import ListedItem
from app.services.step_moves import old_days

UNASSIGNED_NOTICE = (
    "Chưa phân công cơ quan chủ trì: đôn đốc nơi đăng ký, hoặc phòng theo dõi, phòng giữ chương trình."
)


def describe(session: Session, key: str, *, today: date) -> Details:
    """Where an item stands on a day, and all that is known of it; AppError when it is gone."""
    row = alive(session, ProgrammeItem, key)
    (listed,) = programme.read(session, [key], today=today)
    columns = (
        ("book", row.book),
        ("form", row.form),
        ("level", row.level),
        (_holder_column(row), holder_of(session, row.leader_post_id, row.leader_person_id)),
        ("field_id", ref_of(session, "field", row.field_id)),
        ("room_id", ref_of(session, "agency", row.room_id)),
        ("due_month", _due(listed)),
        ("added_on", row.added_on),
        ("party_on", _elsewhere(row.needs_party, row.party_on)),
        ("council_on", with_aside(_elsewhere(row.needs_council, row.council_on), row.council_session)),
        ("submitted_on", row.submitted_on),
        ("issued_on", row.issued_on),
        ("withdrawn_on", row.withdrawn_on if row.withdrawn else None),
        ("delay_cause", row.delay_cause),
        ("note", row.note),
    )
    steps = part_rows(session, ProgrammeMilestone, {"item_id": row.id})
    parts = {
        NOTICE: (
            *(UNASSIGNED_NOTICE,) * (not listed.leads),
            *notices(session, _open_days(steps), today=today, month=_open_month(row, listed)),
        ),
        "Cơ quan chủ trì": listed.leads,
        "Cơ quan trước sáp nhập": listed.former,
        "Cơ quan phối hợp": _coordinating(session, row),
        "Kế hoạch chi tiết": tuple(_step(session, step) for step in steps),
        "Các kỳ của nội dung": chain(session, row.id),
        **links(session, row.id),
        "Báo cáo hằng tháng": tuple(map(_report, part_rows(session, ProgrammeProgress, {"item_id": row.id}))),
        "Các lần điều chỉnh": _adjustments(session, row, waits=listed.standing in TO_SUBMIT),
        "Tệp đính kèm": attached(session, ProgrammeItem.__tablename__, row.id),
    }
    told = facts("programme_item", columns)
    return Details(row.content, listed.state, told, without_empty(parts))


def _open_month(row: ProgrammeItem, listed: programme.ListedItem) -> Month | None:
    """The month that is still to be kept."""
    return None if row.submitted_on or listed.standing is ItemStanding.WITHDRAWN else listed.due


def _open_days(steps: Sequence[ProgrammeMilestone]) -> Iterator[date]:
    """The days of steps that are still to be kept."""
    yield from (step.due_on for step in steps if step.due_on and not step.done_on)


def _holder_column(row: ProgrammeItem) -> str:
    return "leader_post_id" if row.leader_post_id is not None else "leader_person_id"


def _due(item: ListedItem) -> str:
    """The month in force, with that of the programme as issued where it is another."""
    first = f"ban đầu: {_said(item.first_due)}" if item.due != item.first_due else ""
    return with_aside(_said(item.due), first)


def _said(month: Month) -> str:
    return f"{month.month:02d}/{month.year}"


def _coordinating(session: Session, row: ProgrammeItem) -> tuple[str, ...]:
    owner = {"item_id": row.id, "role": AgencyRole.COORDINATING}
    links = part_rows(session, ProgrammeAgency, owner)
    return tuple(ref.name for ref in refs_of(session, "agency", [link.agency_id for link in links]))


def _addition(session: Session, row: ProgrammeItem) -> tuple[str, ...]:
    """How it came into an issued programme: "Bổ sung (quyết định 05/11/2026, văn bản 12/TTr): căn cứ – lý do"."""
    if row.added_on is None:
        return ()
    asked = load_addition(session, row.id)
    number = asked.get("document_number", "")
    facts = (f"quyết định {short_date(row.added_on)}", f"văn bản {number}" if number else "")
    why = " – ".join(filter(None, (say(asked.get("ground")), asked.get("reason", ""))))
    return (f"{with_aside('Bổ sung', ', '.join(filter(None, facts)))}: {why or 'chưa ghi căn cứ'}",)


def _adjustments(session: Session, row: ProgrammeItem, *, waits: bool) -> tuple[str, ...]:
    parts = part_rows(session, Adjustment, {"item_id": row.id})
    return (*_addition(session, row), *(_adjustment(part, waits=waits) for part in parts))


def _adjustment(row: Adjustment, *, waits: bool) -> str:
    """One line: "Sang 11/2026 (quyết định 05/10/2026, văn bản 12/UBND-TH): nguyên nhân khách quan – lý do"."""
    decided = _decided(row, waits=waits)
    document = f"văn bản {row.document_number}" if row.document_number else ""
    moves = row.kind is AdjustmentKind.MOVE
    head = f"Sang {_said(Month(row.to_year, row.to_month))}" if moves else row.kind.label
    head = with_aside(head, ", ".join(filter(None, (decided, document))))
    why = " – ".join(filter(None, (say(row.ground), row.reason)))
    return f"{head}: {why}" if why else head


def _decided(row: Adjustment, *, waits: bool) -> str:
    """What was decided, when and by whom; of an approved one without a word, nothing."""
    if row.decision is RequestDecision.PENDING:
        return (RequestStanding.PENDING if waits else RequestStanding.LAPSED).label.lower()
    said = "quyết định" if row.decision is RequestDecision.APPROVED else row.decision.label.lower()
    day = short_date(row.decided_on) if row.decided_on else ""
    return f"{said} {day}".strip() if day or row.decision is RequestDecision.REFUSED else ""


def _elsewhere(needed: bool, day: date | None) -> str:
    if not needed and day is None:
        return ""
    return short_date(day) if day else "chưa ghi ngày"


def _step(session: Session, row: ProgrammeMilestone) -> str:
    """One line: "Lấy ý kiến các sở – Phòng Kế hoạch: 15/10/2026 (dời theo điều chỉnh, hạn cũ 15/9/2026)"."""
    who = f" – {row.responsible}" if row.responsible else ""
    days = (
        short_date(row.due_on) if row.due_on else "",
        f"xong {short_date(row.done_on)}" if row.done_on else "",
    )
    said = f"{row.content}{who}: {', '.join(filter(None, days)) or 'chưa có thời hạn'}"
    moved = old_days(session, row.id)
    before = f"dời theo điều chỉnh, hạn cũ {', '.join(map(short_date, moved))}" if moved else ""
    return with_aside(said, "; ".join(filter(None, (_carried(session, row), before))))


def _carried(session: Session, row: ProgrammeMilestone) -> str:
    """Where a step comes from; empty for one of its item's own period."""
    if row.carried_from_id is None:
        return ""
    before = session.get_one(ProgrammeMilestone, row.carried_from_id)
    return "chuyển từ kỳ trước" + (f", hạn cũ {short_date(before.due_on)}" if before.due_on else "")


def _report(row: ProgrammeProgress) -> str:
    """One line: "10/2026 (báo cáo 12/10/2026): đã lấy ý kiến; nguyên nhân: …"."""
    day = f"báo cáo {short_date(row.reported_on)}" if row.reported_on else ""
    said = (
        row.progress,
        row.cause and f"nguyên nhân: {row.cause}",
        row.explanation and f"giải trình: {row.explanation}",
    )
    head = with_aside(_said(Month(row.round_year, row.round_month)), day)
    return ": ".join(filter(None, (head, "; ".join(filter(None, said)))))


def chain(session: Session, key: UUID) -> tuple[str, ...]:
    """Every period that a content went through, the first one first; of one that was never carried on, nothing."""
    items = [session.get_one(ProgrammeItem, key)]
    while (before := items[0].carried_from_id) is not None:
        items.insert(0, session.get_one(ProgrammeItem, before))
    while (after := _next(session, items[-1].id)) is not None:
        items.append(after)
    return tuple(_of_chain(item) for item in items) if len(items) > 1 else ()


def _next(session: Session, key: UUID) -> ProgrammeItem | None:
    carried = select(ProgrammeItem).where(
        ProgrammeItem.carried_from_id == key, ProgrammeItem.deleted_at.is_(None)
    )
    return session.scalar(carried.order_by(ProgrammeItem.id).limit(1))


def _of_chain(item: ProgrammeItem) -> str:
    since = f"chuyển kỳ {short_date(item.carried_on)}" if item.carried_on else ""
    done = f"trình {short_date(item.submitted_on)}" if item.submitted_on else ""
    return with_aside(
        f"Tháng {_said(Month(item.due_year, item.due_month))}", ", ".join(filter(None, (since, done)))
    )
