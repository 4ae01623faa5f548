"""Requests for more time and what is decided of them: only a decision moves a deadline."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import exists
from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Chosen
from app.briefings.task_life import ExtensionDecision, ExtensionWish
from app.core.errors import AppError
from app.core.words import short_date
from app.models.task import Extension, Task
from app.models.task_life import ExtensionRequest
from app.rules.refusing import Unfit
from app.rules.regulation import Regulation
from app.services.chosen_tasks import (
    add_parts,
    alive_rows,
    assigned_after,
    chosen_rows,
    finished,
    not_ahead,
    require_fit,
    unfit,
    words_of_secrets,
    write_rows,
)
from app.services.extending import no_later, not_extendable, too_often
from app.services.forms.common import put
from app.services.forms.refs import Refs


def request_extension(
    session: Session, keys: Sequence[str], wish: ExtensionWish, *, regulation: Regulation, today: date
) -> int:
    """Note that an agency asks for more time; how many tasks there were. The deadline stays until it is decided.

    Raises:
        AppError: a task is gone, done or withdrawn by that day, waits for such a decision already, has had as many
            extensions as the regulation allows, or is secret and a reason is given; a day is missing, or the day asked
            for is no later than the deadline in force on the day of the request.
    """
    if wish.requested_on is None or wish.requested_to is None:
        raise AppError("Chưa có ngày đề nghị hoặc ngày xin gia hạn đến.", "Nhập đủ rồi làm lại.")
    not_ahead(wish.requested_on, today, "Ngày đề nghị")
    tasks = alive_rows(session, Task, keys)
    require_fit(
        session,
        finished(session, tasks, on=wish.requested_on),
        assigned_after(session, tasks, wish.requested_on),
        no_later(session, tasks, wish.requested_to, on=wish.requested_on),
        unfit(session, tasks, _WAITS, "đang chờ quyết định gia hạn"),
        too_often(session, tasks, regulation.extension_limit),
        words_of_secrets(session, tasks, wish.reason, wish.document_number),
    )
    return add_parts(
        session,
        ExtensionRequest,
        tasks,
        {
            "agency_id": Refs(session).key(wish.agency),
            "requested_on": wish.requested_on,
            "requested_to": wish.requested_to,
            "document_number": wish.document_number,
            "reason": wish.reason,
            "decision_note": "",
        },
    )


def undecided_requests(session: Session, keys: Sequence[str]) -> Chosen:
    """Which of the chosen requests wait for a decision."""
    return chosen_rows(session, ExtensionRequest, keys, ExtensionRequest.granted.is_(None))


def decide_requests(
    session: Session, keys: Sequence[str], decision: ExtensionDecision, *, today: date
) -> int:
    """Grant requests, each to the day that it asks for or all to another, or refuse them; how many there were.

    What is granted becomes an extension of the task, decided on that day; earlier deadlines stay.

    Raises:
        AppError: a request is gone, decided already or made after that day; a task that would get more time is done or
            withdrawn by then, assigned after the new deadline, is due no earlier as of that day, or has had as many
            extensions as the regulation allows; it is secret and words are given; the answer or the day is missing, or
            the day is ahead.
    """
    if decision.granted is None or decision.decided_on is None:
        raise AppError(
            "Chưa chọn cho gia hạn hay không, hoặc chưa có ngày quyết định.", "Nhập đủ rồi làm lại."
        )
    not_ahead(decision.decided_on, today, "Ngày quyết định")
    requests = _undecided(session, alive_rows(session, ExtensionRequest, keys), decision.decided_on)
    tasks = [request.task_id for request in requests]
    unfit_ones = [words_of_secrets(session, tasks, decision.decision_note, decision.document_number)]
    post, person = Refs(session).holder(decision.decider)
    decider = {"decider_post_id": post, "decider_person_id": person}
    if decision.granted:
        unfit_ones += [
            finished(session, tasks, on=decision.decided_on),
            *_not_grantable(session, requests, decision),
        ]
    require_fit(session, *unfit_ones)
    if decision.granted:
        _grant(session, requests, decision, decider)
    said = {
        "granted": decision.granted,
        "decided_on": decision.decided_on,
        "decision_note": decision.decision_note,
        **decider,
    }
    return write_rows(session, ExtensionRequest, [request.id for request in requests], said)


def _not_grantable(
    session: Session, requests: Sequence[ExtensionRequest], decision: ExtensionDecision
) -> Iterator[tuple[Unfit, ...]]:
    for request in requests:
        extended_to = decision.extended_to or request.requested_to
        yield assigned_after(session, [request.task_id], extended_to)
        yield not_extendable(session, [request.task_id], extended_to, decided_on=decision.decided_on)


def _grant(
    session: Session,
    requests: Sequence[ExtensionRequest],
    decision: ExtensionDecision,
    decider: dict[str, UUID | None],
) -> None:
    """Extend the tasks one after the other; of two requests for one task the first rules the second."""
    done: set[UUID] = set()
    for request in requests:
        if request.task_id in done:
            require_fit(session, *_not_grantable(session, [request], decision))
        values = {
            "task_id": request.task_id,
            "extended_to": decision.extended_to or request.requested_to,
            "decided_on": decision.decided_on,
            "document_number": decision.document_number,
            "reason": request.reason,
            **decider,
        }
        request.extension_id = put(session, Extension, None, values).id
        session.flush()
        done.add(request.task_id)


def _undecided(session: Session, keys: Sequence[UUID], decided_on: date) -> list[ExtensionRequest]:
    requests = [session.get_one(ExtensionRequest, key) for key in keys]
    if any(request.granted is not None for request in requests):
        raise AppError("Có đề nghị gia hạn đã được quyết định rồi.", "Bỏ chọn đề nghị đó rồi làm lại.")
    if late := [request for request in requests if request.requested_on > decided_on]:
        raise AppError(
            f"Có đề nghị ngày {short_date(late[0].requested_on)}, sau ngày quyết định.",
            "Sửa ngày quyết định rồi làm lại.",
        )
    return requests


_WAITS = exists().where(
    ExtensionRequest.task_id == Task.id,
    ExtensionRequest.deleted_at.is_(None),
    ExtensionRequest.granted.is_(None),
)
