"""How documents of each kind go out: read, and changed by the office with checks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from app.briefings.issuing import Issuing, KindIssuing, Ways
from app.core.document_kinds import KINDS, Source, kind_of
from app.core.errors import AppError
from app.core.ids import KEY_DIGITS
from app.core.issuing import Issuer
from app.core.text import clean, fold
from app.models.meeting import Meeting
from app.models.office import Setting
from app.models.person import Delegation, Person, Post, PostHolding
from app.rules.editions import wrong_signature
from app.rules.facts import stands
from app.rules.meeting_kinds import is_called_by_office
from app.rules.post_names import bare_post
from app.rules.signing import DEPUTY
from app.services.delegations import delegated_on
from app.services.issuing_data import KindDefault, issuing_settings, kind_default, signing_rules
from app.services.room_issuers import room_issuer
from app.services.settings import list_settings, read_issuing, read_office

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.office import Office

KIND = "kind."
OFFICE = "office"
_SOURCE = "Do Văn phòng đặt"


def read_ways(session: Session, code: str, subject: str = "", *, today: date) -> Ways:
    """Return all that editions of a kind are made from; LookupError for a kind that is not there."""
    kind_of(code)
    kind = read_kind(session, code, aside=aside_of(session, code, subject))
    return Ways(
        read_office(session),
        read_issuing(session),
        signing_rules(),
        kind,
        holders=read_holders(session, today),
        acting=read_acting(session, today),
        room=room_issuer(session, code, subject, today=today),
    )


def ways_of(office: Office, code: str) -> Ways:
    """Return the ways of a kind for an office that is not kept yet; all else is as shipped."""
    issuing = Issuing(**{name: value for name, (value, _) in issuing_settings().items()})
    lists: dict[str, Any] = {
        **{f"office.{name}": value for name, value in asdict(office).items()},
        **{f"issuing.{name}": value for name, value in asdict(issuing).items()},
    }
    return Ways(office, issuing, signing_rules(), _kind(kind_default(code), lists, {}), holders={})


def aside_of(session: Session, code: str, subject: str) -> str:
    """What a subject asks of a kind: what stands behind its slash; "office" for a meeting that the office calls."""
    key, _slash, aside = subject.partition("/")
    if aside or kind_of(code).source is not Source.MEETING or len(key) != KEY_DIGITS:
        return aside
    meeting = session.get(Meeting, UUID(hex=key))
    return OFFICE if meeting is not None and is_called_by_office(meeting.kind) else ""


def read_kind(session: Session, code: str, *, aside: str = "") -> KindIssuing:
    """Return how a kind goes out: as shipped, with the office's own changes over it.

    `aside` is what a subject asks for, as `aside_of` tells: the office's own programme and its own meetings have their
    own way of going out, which the changes of the kind do not touch.
    """
    shipped = kind_default(code, aside)
    lists: dict[str, Any] = {row.key: row.value for row in list_settings(session)}
    own = {} if aside and kind_default(code) != shipped else _own(session, code)
    return _kind(shipped, lists, own)


def _kind(shipped: KindDefault, lists: Mapping[str, Any], own: Mapping[str, Any]) -> KindIssuing:
    return KindIssuing(
        Issuer(own.get("issuer", shipped.issuer)),
        own.get("signing", shipped.signing),
        tuple(own.get("addressees", lists.get(shipped.addressees, ()))),
        tuple(own.get("recipients", lists.get(shipped.recipients, ()))),
        own.get("room", ""),
    )


def read_kinds(session: Session) -> dict[str, tuple[KindIssuing, KindIssuing]]:
    """Return how every kind goes out now, and how it would as shipped, by code."""
    lists: dict[str, Any] = {row.key: row.value for row in list_settings(session)}
    alive = Setting.key.startswith(KIND), Setting.deleted_at.is_(None)
    own = {
        row.key.removeprefix(KIND): json.loads(row.value)
        for row in session.scalars(select(Setting).where(*alive))
    }
    return {
        kind.code: (
            _kind(kind_default(kind.code), lists, own.get(kind.code, {})),
            _kind(kind_default(kind.code), lists, {}),
        )
        for kind in KINDS
    }


def changed_parts(session: Session, code: str) -> frozenset[str]:
    """Return which parts of a kind the office has set itself."""
    return frozenset(_own(session, code))


def change_kind(session: Session, code: str, changes: Mapping[str, object]) -> None:
    """Set parts of how a kind goes out ("issuer", "signing", "room", "addressees", "recipients"); None: as shipped.

    Raises AppError for a signature that cannot stand so, or does not go with the issuer.
    """
    own: dict[str, object] = _own(session, code)
    for part, value in changes.items():
        if value is None:
            own.pop(part, None)
        else:
            own[part] = _cleaned(part, value)
    shipped = kind_default(code)
    issuer = Issuer(str(own.get("issuer", shipped.issuer)))
    wrong = wrong_signature(signing_rules(), str(own.get("signing", shipped.signing)), issuer, "CHỨC VỤ")
    if wrong:
        raise AppError(wrong, "Chọn cách ký khác hoặc đổi nơi ban hành.")
    _keep(session, code, own)


def read_holders(session: Session, today: date) -> dict[str, str]:
    """Return who holds a post today, by the post folded and bare; a post that several hold is not told."""
    found: dict[str, set[str]] = {}
    rows = session.execute(
        select(Post.name, Person.full_name, PostHolding.from_on, PostHolding.to_on)
        .join(PostHolding, PostHolding.post_id == Post.id)
        .join(Person, Person.id == PostHolding.person_id)
        .where(Post.deleted_at.is_(None), PostHolding.deleted_at.is_(None), Person.deleted_at.is_(None))
    )
    for post, person, from_on, to_on in rows:
        if (from_on or date.min) <= today <= (to_on or date.max):
            found.setdefault(fold(bare_post(post)), set()).add(person)
    return {post: people.pop() for post, people in found.items() if len(people) == 1}


def read_acting(session: Session, today: date) -> dict[str, str]:
    """Return the deputies who act today for a post that was delegated to them, by the post folded and bare.

    Who was told to act and is no deputy of the post signs by a way that the document says itself (TUQ.).
    """
    given = session.execute(
        select(Post.name, Delegation.person_id, Person.full_name)
        .join(Delegation, Delegation.post_id == Post.id)
        .join(Person, Person.id == Delegation.person_id)
        .where(delegated_on(today))
        .where(Delegation.deleted_at.is_(None), Post.deleted_at.is_(None), Person.deleted_at.is_(None))
        .order_by(Delegation.from_on)
    )
    return {
        post: name
        for said, person, name in given
        if fold(f"{DEPUTY}{(post := fold(bare_post(said)))}") in _posts_of(session, person, today)
    }


def _posts_of(session: Session, person: UUID, today: date) -> set[str]:
    rows = session.execute(
        select(Post.name, PostHolding.from_on, PostHolding.to_on)
        .join(PostHolding, PostHolding.post_id == Post.id)
        .where(PostHolding.person_id == person, PostHolding.deleted_at.is_(None), Post.deleted_at.is_(None))
    )
    return {fold(bare_post(name)) for name, from_on, to_on in rows if stands(from_on, to_on, today)}


def _cleaned(part: str, value: object) -> object:
    match part, value:
        case (("addressees" | "recipients"), list() | tuple()):
            return [line for each in value if (line := clean(str(each)))]
        case (("issuer" | "signing" | "room"), str()):
            return clean(value)
        case _:
            raise TypeError(f"{part} cannot be {value!r}")


def _own(session: Session, code: str) -> dict[str, Any]:
    row = _row(session, code)
    return dict(json.loads(row.value)) if row else {}


def _keep(session: Session, code: str, own: Mapping[str, object]) -> None:
    row = _row(session, code)
    if row is None:
        row = Setting(key=KIND + code, value="{}", source=_SOURCE)
        session.add(row)
    row.value = json.dumps(own, ensure_ascii=False, sort_keys=True)
    session.flush()


def _row(session: Session, code: str) -> Setting | None:
    alive = Setting.key == KIND + code, Setting.deleted_at.is_(None)
    return session.scalars(select(Setting).where(*alive)).one_or_none()
