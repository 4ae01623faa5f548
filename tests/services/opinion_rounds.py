"""A committee of five, and rounds of opinions among them, for the tests."""

from datetime import date

from sqlalchemy.orm import Session

from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.opinion import OpinionAnswer, OpinionRound
from app.models.person import Person, Post, PostHolding
from app.services import opinions
from app.services.forms.common import part_rows

MONDAY = date(2026, 11, 23)
NAMES = ("Lê Văn Một", "Trần Thị Hai", "Phạm Văn Ba", "Hồ Thị Tư", "Đỗ Văn Năm")


def committee(session: Session) -> list[Person]:
    """Five members, the first of whom holds the post of Chủ tịch."""
    people = [
        Person(full_name=name, title="Thành viên UBND tỉnh", committee_member=True, rank=rank)
        for rank, name in enumerate(NAMES, 1)
    ]
    post = Post(name="Chủ tịch UBND tỉnh")
    session.add_all([*people, post, Person(full_name="Vũ Ngoài", title="Chuyên viên")])
    session.flush()
    session.add(PostHolding(post_id=post.id, person_id=people[0].id))
    session.flush()
    return people


def sent(session: Session, **values: object) -> OpinionRound:
    """A round among all members, sent on Monday."""
    asked: dict[str, object] = {"content": "Dự thảo Quyết định về giá đất", "asked_on": MONDAY, **values}
    return opinions.start(session, **asked)  # type: ignore[arg-type]


def answers(session: Session, row: OpinionRound) -> list[OpinionAnswer]:
    """Those who are asked, in their order."""
    return part_rows(session, OpinionAnswer, {"round_id": row.id})


def keys(session: Session, row: OpinionRound) -> list[str]:
    """Their keys."""
    return [one.id.hex for one in answers(session, row)]


def agency(session: Session, name: str) -> Agency:
    """An agency by its name."""
    row = Agency(name=name, kind=AgencyKind.DEPARTMENT)
    session.add(row)
    session.flush()
    return row
