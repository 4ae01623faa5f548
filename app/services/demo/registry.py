"""Agencies, people, posts, fields, territories and delegations of the seeded office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.briefings.agency_form import AgencyForm, AliasRow
from app.briefings.delegation_form import DelegationForm
from app.briefings.field_form import FieldForm, LeaderRow
from app.briefings.forms import Loaded, Ref
from app.briefings.person_form import PersonForm, SpellRow, WorkplaceRow
from app.briefings.post_form import HoldingRow, PostForm
from app.core.terms import AgencyKind
from app.services.demo.order import Order, words
from app.services.forms import agency, delegation, person, post
from app.services.forms import field as fields
from app.services.settings import change_setting, read_office
from app.services.special_days import seed_year

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DEPUTY_CHAIRMEN = ("Kinh tế", "Công nghiệp – Xây dựng", "Nông nghiệp – Môi trường", "Văn hóa – Xã hội")
DEPUTIES = ("Tổng hợp – Nội chính", "Kinh tế", "Văn xã – Nông nghiệp")
OFFICERS_A_ROOM = 4
_OTHERS, _COMMUNES, _ROOMS = 101, 201, 401  # the first places in lists; departments begin at 1
FIRST_HEAD = 10  # the rank of the first head of an agency
_LEADERS_SINCE = -400  # days before the year: nobody has a post only since the tasks began


def fill_agencies(session: Session, order: Order) -> None:
    """Rooms, departments, the one that was merged, communes and the rest, up to the count of the size."""
    said, here = words("agencies"), order.register
    here.rooms = _agencies(session, said["rooms"], AgencyKind.OFFICE_ROOM, _ROOMS)
    here.departments = [
        _agency(
            session, AgencyForm(name, short, AgencyKind.DEPARTMENT, place, aliases=(AliasRow("", short),))
        )
        for place, (name, short) in enumerate(zip(said["departments"], said["short_names"], strict=True), 1)
    ]
    here.merged = _merged(session, order, said["merged"])
    wards = [f"UBND phường {name}" for name in said["communes"]["wards"]]
    rural = [f"UBND xã {name}" for name in said["communes"]["rural"]]
    here.communes = _agencies(session, [*wards, *rural][: order.size.communes], AgencyKind.COMMUNE, _COMMUNES)
    left = order.size.agencies - len(here.rooms) - len(here.departments) - len(here.communes) - 1
    first = _OTHERS
    for kind, names in said["others"].items():
        here.others[kind] = _agencies(session, names[: max(left, 0)], AgencyKind(kind), first)
        left -= len(names)
        first += len(names)


def _agencies(session: Session, names: Sequence[str], kind: AgencyKind, first: int) -> list[Ref]:
    return [_agency(session, AgencyForm(name, "", kind, place)) for place, name in enumerate(names, first)]


def _agency(session: Session, form: AgencyForm) -> Ref:
    return Ref("agency", agency.save(session, Loaded("", form)), form.name)


def _merged(session: Session, order: Order, said: dict[str, str]) -> Ref:
    """An agency whose last day is in the middle of the year: figures of later days stand under its successor."""
    successor = next(ref for ref in order.register.departments if ref.name == said["successor"])
    form = AgencyForm(
        said["name"],
        said["short_name"],
        AgencyKind.DEPARTMENT,
        len(order.register.departments) + 1,
        valid_to=order.merger,
        successor=successor,
    )
    return _agency(session, form)


def fill_people(session: Session, order: Order) -> None:
    """Leaders, heads of agencies and rooms, specialists; the head of the office is he of the settings."""
    here, names = order.register, _names(order)
    seats = [("Chủ tịch UBND tỉnh", True)] + [("Phó Chủ tịch UBND tỉnh", True)] * len(DEPUTY_CHAIRMEN)
    here.members = [
        _person(session, next(names), title, None, rank, member=member)
        for rank, (title, member) in enumerate(seats, 1)
    ]
    for rank, home in enumerate([*here.departments, *here.others["forces"]], FIRST_HEAD):
        head = "Chánh " if home.name.startswith("Thanh tra") else "Thủ trưởng "
        title = f"Giám đốc {home.name}" if home.name.startswith("Sở") else f"{head}{home.name}"
        spells = _came_back(order) if rank == FIRST_HEAD else ()
        here.members.append(_person(session, next(names), title, home, rank, member=True, spells=spells))
    chief = read_office(session).signer_name or next(names)
    general = here.rooms[0]
    here.people["chief"] = _person(session, chief, "Chánh Văn phòng UBND tỉnh", general, 30, member=True)
    here.members.append(here.people["chief"])
    came = WorkplaceRow("", here.departments[0], order.start + timedelta(days=_LEADERS_SINCE))
    here.deputies = [
        _person(session, next(names), "Phó Chánh Văn phòng UBND tỉnh", general, 31 + place, left=left)
        for place, left in enumerate([(came,), *[()] * (len(DEPUTIES) - 1)])
    ]
    for room in here.rooms:
        titles = [f"Trưởng {room.name}", f"Phó Trưởng {room.name}", *["Chuyên viên"] * OFFICERS_A_ROOM]
        here.officers[room.key] = [
            _person(session, next(names), title, room, 40 + place) for place, title in enumerate(titles)
        ]


def _names(order: Order) -> Iterator[str]:
    """Invented names, none twice."""
    said, known = words("people"), set[str]()
    while True:
        name = " ".join(order.chance.choice(said[part]) for part in ("families", "middles", "givens"))
        if name not in known:
            known.add(name)
            yield name


def _person(
    session: Session,
    name: str,
    title: str,
    home: Ref | None,
    rank: int,
    *,
    member: bool = False,
    spells: tuple[SpellRow, ...] = (),
    left: tuple[WorkplaceRow, ...] = (),
) -> Ref:
    form = PersonForm(
        name, "", title, home, committee_member=member, spells=spells, rank=rank, workplaces=left
    )
    return Ref("person", person.save(session, Loaded("", form)), name)


def _came_back(order: Order) -> tuple[SpellRow, ...]:
    """The days of a member who left before the year and came back before it."""
    left, back = (order.start + timedelta(days=days) for days in (_LEADERS_SINCE, -90))
    return SpellRow("", None, left), SpellRow("", back)


def fill_posts(session: Session, order: Order) -> None:
    """Posts with who holds them; one changed hands in the year. Then fields, territories and delegations."""
    here = order.register
    since = order.start + timedelta(days=_LEADERS_SINCE)
    named = ["Chủ tịch UBND tỉnh", *(f"Phó Chủ tịch UBND tỉnh ({what})" for what in DEPUTY_CHAIRMEN)]
    here.leaders = [
        _post(session, name, place, [HoldingRow("", who, since)])
        for place, (name, who) in enumerate(zip(named, here.members, strict=False), 1)
    ]
    chief = _post(session, "Chánh Văn phòng", 10, [HoldingRow("", here.people["chief"], since)])
    last = date(order.year, 4, 30)
    before = [HoldingRow("", here.officers[here.rooms[0].key][0], since, last)]
    here.office_posts = [chief] + [
        _post(
            session,
            f"Phó Chánh Văn phòng ({what})",
            11 + place,
            [*before, HoldingRow("", who, last + timedelta(days=1))]
            if place == len(DEPUTIES) - 1
            else [HoldingRow("", who, since)],
        )
        for place, (what, who) in enumerate(zip(DEPUTIES, here.deputies, strict=True))
    ]


def _post(session: Session, name: str, place: int, holdings: list[HoldingRow]) -> Ref:
    return Ref("post", post.save(session, Loaded("", PostForm(name, place, tuple(holdings)))), name)


def fill_fields(session: Session, order: Order) -> None:
    """Fields with their leaders and rooms (duty 148), territories (duty 23), delegations (duties 68, 146)."""
    here = order.register
    rooms = {room.name: room for room in here.rooms}
    for said in words("fields")["field"]:
        leader, room = here.leaders[said["leader"]], rooms[said["room"]]
        rows = (LeaderRow("", leader), LeaderRow("", here.deputies[said["deputy"]]))
        key = fields.save(session, Loaded("", FieldForm(said["name"], rows, room)))
        here.fields.append((Ref("field", key, said["name"]), room, leader))
    for place, home in enumerate([*here.departments, *here.communes]):
        loaded = agency.load(session, home.key)
        leader = here.leaders[place % len(here.leaders)]
        agency.save(session, replace(loaded, values=replace(loaded.values, leaders=(LeaderRow("", leader),))))
    for number, first in enumerate((date(order.year, 3, 9), date(order.year, 8, 10)), 1):
        _delegate(session, order, here.leaders[0], here.members[number], first, f"0{number}/GUQ-UBND")
        _delegate(session, order, here.office_posts[0], here.deputies[0], first, f"0{number}/GUQ-VP")


def _delegate(session: Session, order: Order, of: Ref, to: Ref, first: date, number: str) -> None:
    if first > order.as_of:
        return
    form = DelegationForm(of, to, first, first + timedelta(days=4), None, number, "Điều hành công việc chung")
    delegation.save(session, Loaded("", form))


def fill_days(session: Session, order: Order) -> None:
    """The public holidays of the years that tasks and reports reach into."""
    for year in (order.year - 1, order.year + 1):
        seed_year(session, year)


def fill_numbers(session: Session, order: Order) -> None:
    """A number of the regulation that was changed in the middle of the year, by a decision of the office."""
    change_setting(
        session,
        "regulation.urging_reply_days",
        3,
        source="Thông báo của Văn phòng về thời hạn trả lời công văn đôn đốc",
        from_on=date(order.year, 7, 1),
    )
