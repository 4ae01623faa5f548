"""Contents registered for the programme: taken, merged, refused (duties 31-33, 37), and those carried over."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Chosen
from app.briefings.programme_item_form import YearMonth
from app.briefings.registration_form import Decided
from app.core.errors import AppError
from app.core.programme_terms import ItemPart, ProposalOutcome, ProposalSource, RequestDecision
from app.core.terms import AgencyRole, Book, DecisionLevel
from app.core.words import short_date
from app.models.programme import Adjustment, ProgrammeAgency, ProgrammeItem, ProgrammeProposal
from app.rules.adjusting import ASKED, REGISTERED, course_end
from app.rules.facts import is_withdrawn
from app.rules.item_parts import divided, say_parts
from app.rules.programme_course import merging_fault
from app.rules.programme_due import effective_month
from app.services.adjustable import (
    EVER,
    is_asked,
    is_registered_again,
    item_facts,
    require_come,
    require_in_order,
    require_none,
    went_on,
)
from app.services.bin import delete_all
from app.services.carried_steps import carry_steps
from app.services.forms.common import alive, key_of, part_rows
from app.services.heirs import read_agencies
from app.services.programme_additions import adds_to, say_additions
from app.services.programme_rows import chosen as chosen_rows
from app.services.programme_rows import require, require_reasons
from app.services.regulation_versions import regulation_on

DECIDED = "Có nội dung đã được xem xét rồi, hoặc là đề nghị bổ sung (quyết định ở thẻ Điều chỉnh)."
_COPIED = ("book", "content", "form", "level", "leader_post_id", "leader_person_id", "field_id")
_FOLLOWED = ("room_id", "needs_party", "needs_council")
"""What no registration says, and an item that is carried over keeps."""


def chosen(session: Session, keys: Sequence[str]) -> Chosen:
    """Which of the registered contents still wait; additions are decided with the requests to adjust."""
    return chosen_rows(session, ProgrammeProposal, keys, fits=_is_regular, name=lambda row: row.content)


def to_merge(session: Session, keys: Sequence[str]) -> Chosen:
    """Which of the registered contents still wait, additions too."""
    return chosen_rows(session, ProgrammeProposal, keys, fits=_waits, name=lambda row: row.content)


def additions(session: Session, keys: Sequence[str]) -> Chosen:
    """Which of the registrations for an issued programme still wait."""
    return chosen_rows(session, ProgrammeProposal, keys, fits=_is_addition, name=lambda row: row.content)


def to_take(session: Session, keys: Sequence[str]) -> Chosen:
    """Which of the registered contents still wait, with what must be known of those whose programme went out."""
    found = chosen(session, keys)
    rows = (session.get_one(ProgrammeProposal, key_of(key)) for key in found.keys)
    return replace(found, warning=say_additions(session, rows))


def take(
    session: Session, keys: Sequence[str], *, decided_on: date, today: date, decided_by: str = ""
) -> int:
    """Put registered contents into the programme, each as an item; returns how many.

    What comes into a programme that went out by that day is an addition, from that day on (duty 39).

    Raises:
        AppError: one is decided already, asks into an issued programme by its ground, lacks what the regulation
            demands (duty 37), or the day is to come or before it was registered.
    """
    rows = _considered(session, keys, decided_on, today, fits=_is_regular)
    _take(session, rows, decided_on, decided_by)
    return len(rows)


def _considered(
    session: Session,
    keys: Sequence[str],
    on: date,
    today: date,
    *,
    fits: Callable[[ProgrammeProposal], bool],
) -> list[ProgrammeProposal]:
    """The registrations that are decided on a day, which has come and is not before they were made."""
    require_come(on, today)
    rows = require(session, ProgrammeProposal, keys, fits=fits, otherwise=DECIDED)
    for row in rows:
        require_in_order(row.content, row.proposed_on, on)
    return rows


def decide_additions(session: Session, keys: Sequence[str], decided: Decided, *, on: date) -> int:
    """Write what was decided of registrations for an issued programme (duties 39-41); returns how many.

    One that is agreed to is an item from the day of the decision on.

    Raises:
        AppError: one is decided already or is no addition, lacks what the regulation demands, or was asked for later.
    """
    rows = require(
        session,
        ProgrammeProposal,
        keys,
        fits=_is_addition,
        otherwise="Có đề nghị bổ sung đã được quyết định rồi.",
    )
    for row in rows:
        require_in_order(row.content, row.proposed_on, on)
        row.decision_document = decided.decision_document
    if decided.decision is RequestDecision.APPROVED:
        for row in rows:
            require_reasons(row.content, row)
            row.decision_note = decided.decision_note
        _take(session, rows, on, decided.decided_by)
    else:
        _refuse(session, rows, decided.decision_note, on, decided.decided_by)
    return len(rows)


def _take(session: Session, rows: Sequence[ProgrammeProposal], on: date, by: str) -> None:
    demands = regulation_on(session, on).programme_demands
    for row in rows:
        _require_whole(row, demands)
        _require_unfinished(session, row, on)
        row.item_id = _item(session, row, on).id
        row.outcome, row.decided_on, row.decided_by = ProposalOutcome.TAKEN, on, by
    session.flush()


def merge(
    session: Session, keys: Sequence[str], *, item: str, decided_on: date, today: date, decided_by: str = ""
) -> int:
    """Merge registered contents into an item that is there; their agencies help with it. Returns how many.

    Raises:
        AppError: one is decided already, the item is gone, or by that day withdrawn or carried over, or the day is to
            come or before one was registered.
    """
    rows = _considered(session, keys, decided_on, today, fits=_waits)
    into = alive(session, ProgrammeItem, item)
    require_none(into.content, merging_fault(item_facts(session, into), decided_on))
    for row in rows:
        row.item_id = into.id
        row.outcome, row.decided_on, row.decided_by = ProposalOutcome.MERGED, decided_on, decided_by
        _let_help(session, into, row)
    session.flush()
    return len(rows)


def refuse(
    session: Session, keys: Sequence[str], *, reason: str, decided_on: date, today: date, decided_by: str = ""
) -> int:
    """Refuse registered contents, with the reason; returns how many.

    Raises:
        AppError: one is decided already or asks into an issued programme, there is no reason, or the day is to come
            or before one was registered.
    """
    if not reason.strip():
        raise AppError("Chưa ghi lý do không đưa vào chương trình.", "Ghi lý do rồi làm lại.")
    rows = _considered(session, keys, decided_on, today, fits=_is_regular)
    _refuse(session, rows, reason, decided_on, decided_by)
    return len(rows)


def _refuse(session: Session, rows: Sequence[ProgrammeProposal], reason: str, on: date, by: str) -> None:
    for row in rows:
        row.refusal = reason.strip()
        row.outcome, row.decided_on, row.decided_by = ProposalOutcome.REFUSED, on, by
    session.flush()


def to_reconsider(session: Session, keys: Sequence[str], *, today: date) -> Chosen:
    """Which of the registered contents can wait again: refused ones, and those of whose item nothing was done yet."""
    may = partial(_may_wait_again, session, today=today)
    return chosen_rows(session, ProgrammeProposal, keys, fits=may, name=lambda row: row.content)


def reconsider(session: Session, keys: Sequence[str], *, today: date) -> int:
    """Take back what was decided of registered contents, which wait again; returns how many.

    The item that one became goes into the bin.

    Raises:
        AppError: one waits or was merged, something was done of its item, or something else depends on that.
    """
    rows = require(
        session,
        ProgrammeProposal,
        keys,
        fits=partial(_may_wait_again, session, today=today),
        otherwise="Có nội dung đang chờ xem xét, đã gộp, hoặc mục của nó đã trình, điều chỉnh.",
    )
    items = [row.item_id for row in rows if row.item_id is not None]
    for row in rows:
        row.outcome, row.decided_on, row.item_id = None, None, None
        row.decided_by = row.decision_document = row.decision_note = row.refusal = ""
    session.flush()
    delete_all(session, ProgrammeItem.__tablename__, items)
    return len(rows)


def _may_wait_again(session: Session, row: ProgrammeProposal, *, today: date) -> bool:
    if row.outcome is not ProposalOutcome.TAKEN:
        return row.outcome is ProposalOutcome.REFUSED
    item = session.get_one(ProgrammeItem, row.item_id)
    out = is_withdrawn(item.withdrawn, item.withdrawn_on, today)
    done = item.submitted_on is not None or item.issued_on is not None or out
    return not done and not part_rows(session, Adjustment, {"item_id": item.id})


def to_carry(session: Session, keys: Sequence[str]) -> Chosen:
    """Which of the items are not done, withdrawn or carried, and nothing that was asked of them waits."""
    fits = partial(_may_be_carried, session)
    return chosen_rows(session, ProgrammeItem, keys, fits=fits, name=lambda row: row.content)


def carry_over(session: Session, keys: Sequence[str], *, to: YearMonth, on: date, today: date) -> int:
    """Register items that were not done for a month of the next period, with a trace to each; returns how many.

    Taking the registration makes the next item; from then on the old one is carried, no more late.

    Raises:
        AppError: one is done, withdrawn or carried already, whenever, a request to adjust it or a registration of it
            waits, its month is not before the new one, or the day is to come or before it came into the programme.
    """
    require_come(on, today)
    for key in dict.fromkeys(keys):
        _require_nothing_waits(session, alive(session, ProgrammeItem, key))
    rows = require(
        session,
        ProgrammeItem,
        keys,
        fits=partial(_may_be_carried, session),
        otherwise="Có nội dung đã trình, đã rút hoặc đã chuyển kỳ sau.",
    )
    for row in rows:
        _require_there(row, on)
        due = effective_month(item_facts(session, row), on)
        if (due.year, due.month) >= to:
            raise AppError(
                f"“{row.content}” có tháng trình {due.month}/{due.year}, không trước kỳ chuyển đến.",
                "Chọn tháng sau tháng trình của mọi nội dung.",
            )
        session.add(again(session, row, to, on=on, note=f"Chuyển từ tháng {due.month}/{due.year}"))
    session.flush()
    return len(rows)


def _require_there(row: ProgrammeItem, on: date) -> None:
    came = row.added_on or row.carried_on
    if came is not None and on < came:
        raise AppError(
            f"“{row.content}” vào chương trình ngày {short_date(came)}, sau ngày đề xuất {short_date(on)}.",
            "Ghi ngày đề xuất từ ngày đó trở đi.",
        )


def _waits(row: ProgrammeProposal) -> bool:
    return row.outcome is None


def _is_regular(row: ProgrammeProposal) -> bool:
    return _waits(row) and row.ground is None


def _is_addition(row: ProgrammeProposal) -> bool:
    return _waits(row) and row.ground is not None


def _require_whole(row: ProgrammeProposal, demands: Collection[ItemPart]) -> None:
    """What the regulation demands of a content must be there when it is taken; its steps come later."""
    said = {
        ItemPart.FORM: row.form,
        ItemPart.LEAD: row.lead_id or row.agency_id,
        ItemPart.LEVEL: row.level is not DecisionLevel.OTHER or row.book is Book.OFFICE,
        ItemPart.LEADER: row.leader_post_id or row.leader_person_id,
    }
    lacking, _ = divided([part for part, value in said.items() if not value], demands)
    if lacking:
        raise AppError(
            f"“{row.content}” chưa có {say_parts(lacking)}.",
            "Quy chế buộc ghi khi đưa vào chương trình: mở và ghi cho đủ.",
        )


def _require_unfinished(session: Session, row: ProgrammeProposal, on: date) -> None:
    """What ended while it waited to be carried over has nothing to go on with; one asked back is still out."""
    before = session.get(ProgrammeItem, row.carried_from_id) if row.carried_from_id else None
    out = before is not None and is_withdrawn(before.withdrawn, before.withdrawn_on, on)
    if before is not None and row.ground is not None and out and not went_on(session, before.id):
        return
    if before is not None and (end := course_end(item_facts(session, before), EVER)):
        raise AppError(
            f"“{row.content}” ở kỳ trước {end}.", f"Ghi không đưa vào chương trình, kèm lý do {end}."
        )


def _item(session: Session, row: ProgrammeProposal, on: date) -> ProgrammeItem:
    """The item that a registration becomes; one for an issued programme is in it from the day of the decision."""
    added = row.ground is not None or adds_to(session, row, on) is not None
    item = ProgrammeItem(
        **{name: getattr(row, name) for name in _COPIED},
        due_year=row.due_year,
        due_month=row.due_month,
        note=row.note,
        added_on=on if added else None,
        carried_from_id=row.carried_from_id,
        carried_on=on if row.carried_from_id is not None else None,
    )
    session.add(item)
    session.flush()
    for link in _links(session, row, on):
        session.add(ProgrammeAgency(item_id=item.id, **link))
    if row.carried_from_id is not None:
        for name in _FOLLOWED:
            setattr(item, name, getattr(session.get_one(ProgrammeItem, row.carried_from_id), name))
        carry_steps(session, row.carried_from_id, item, on)
    return item


def _links(session: Session, row: ProgrammeProposal, on: date) -> list[dict[str, object]]:
    """Who takes part: as in the item carried over, merged agencies as their successors, else the one lead."""
    before = (
        part_rows(session, ProgrammeAgency, {"item_id": row.carried_from_id}) if row.carried_from_id else []
    )
    if before:
        agencies, there = read_agencies(session, on), dict[UUID, ProgrammeAgency]()
        for link in sorted(before, key=lambda link: link.role is not AgencyRole.LEAD):
            there.setdefault(UUID(agencies.stands_under(link.agency_id.hex)), link)
        return [
            {"agency_id": agency, "role": link.role, "position": link.position}
            for agency, link in there.items()
        ]
    return [{"agency_id": row.lead_id or row.agency_id, "role": AgencyRole.LEAD, "position": 0}]


def _let_help(session: Session, item: ProgrammeItem, row: ProgrammeProposal) -> None:
    agency = row.lead_id or row.agency_id
    there = part_rows(session, ProgrammeAgency, {"item_id": item.id})
    if agency is not None and agency not in {link.agency_id for link in there}:
        role = AgencyRole.COORDINATING
        session.add(ProgrammeAgency(item_id=item.id, agency_id=agency, role=role, position=len(there)))
        session.flush()


def _may_be_carried(session: Session, row: ProgrammeItem) -> bool:
    waits = is_asked(session, row.id) or is_registered_again(session, row.id)
    return not course_end(item_facts(session, row), EVER) and not waits


def _require_nothing_waits(session: Session, row: ProgrammeItem) -> None:
    if is_registered_again(session, row.id):
        require_none(row.content, REGISTERED)
    if is_asked(session, row.id):
        require_none(row.content, ASKED)


def again(
    session: Session, row: ProgrammeItem, to: YearMonth, *, on: date | None, note: str, **said: Any
) -> ProgrammeProposal:
    """Return a registration of the office, not yet added, that goes on with an item in another month.

    `on` is the day on which it was asked; `said` are further columns of the registration.
    """
    leads = part_rows(session, ProgrammeAgency, {"item_id": row.id, "role": AgencyRole.LEAD})
    return ProgrammeProposal(
        **{name: getattr(row, name) for name in _COPIED},
        source=ProposalSource.OFFICE,
        lead_id=leads[0].agency_id if leads else None,
        due_year=to[0],
        due_month=to[1],
        proposed_on=on,
        carried_from_id=row.id,
        note=note,
        **said,
    )
