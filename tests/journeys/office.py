"""A small office to begin a story with: who leads, which rooms and departments there are, who follows the work."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.person import Person, Post, PostHolding

CHAIR, DEPUTY, SECOND = "Nguyễn Văn Bình", "Trần Thị Mai", "Lê Văn Cường"
FINANCE, FORESTS, HOUSES = "Sở Tài chính", "Sở Nông nghiệp và Môi trường", "Sở Xây dựng"
ROOM, OTHER_ROOM = "Phòng Tổng hợp", "Phòng Kinh tế"
LEAVER, TAKER = "Phạm Thị Lan", "Trần Thị Hạnh"
CHAIRMAN = "Chủ tịch UBND tỉnh"
_SINCE = date(2021, 7, 1)
_MEMBERS = (
    (CHAIR, CHAIRMAN),
    (DEPUTY, "Phó Chủ tịch UBND tỉnh (kinh tế)"),
    (SECOND, "Phó Chủ tịch UBND tỉnh (văn hóa – xã hội)"),
)


def fill(session: Session) -> None:
    """Write them as facts that are there already."""
    kinds = dict.fromkeys((FINANCE, FORESTS, HOUSES), AgencyKind.DEPARTMENT)
    kinds |= dict.fromkeys((ROOM, OTHER_ROOM), AgencyKind.OFFICE_ROOM)
    agencies = {
        name: Agency(name=name, kind=kind, position=n) for n, (name, kind) in enumerate(kinds.items())
    }
    session.add_all(agencies.values())
    session.flush()
    for rank, (name, title) in enumerate(_MEMBERS, 1):
        person = Person(full_name=name, title=title, committee_member=True, rank=rank)
        post = Post(name=title, position=rank)
        session.add_all([person, post])
        session.flush()
        session.add(PostHolding(post_id=post.id, person_id=person.id, from_on=_SINCE))
    for name in (LEAVER, TAKER):
        session.add(Person(full_name=name, title="Chuyên viên", agency_id=agencies[ROOM].id))
