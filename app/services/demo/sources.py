"""Source documents of the seeded office with their tasks, one form a document (duty 11)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.document_form import DocumentForm
from app.briefings.forms import Loaded, Ref
from app.briefings.task_lines import TaskLine
from app.core.task_terms import Obligation
from app.core.terms import Secrecy
from app.core.words import short_date
from app.services.demo.fates import Fate, throw
from app.services.demo.order import Order, words
from app.services.forms import document
from app.services.forms.common import key_of
from app.services.forms.task_lines import tasks_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SECRET, TO_COMMUNE, TWO_LEADS, COORDINATED = 2, 25, 8, 40  # of a hundred
ROOM_LETTERS = ("TH", "ĐTKT", "CNXD", "NNMT", "KGVX", "NC", "NV", "NgV")


@dataclass(slots=True)
class Given:
    """A task that was given: its key, what is to become of it, who leads it, the field it belongs to.

    One that was `entered` in a form is told of one by one, the mass day by day.
    """

    key: str
    fate: Fate
    lead: Ref
    place: int
    secret: bool
    obligation: Obligation = Obligation.CARRY_OUT
    entered: bool = True


@dataclass(slots=True)
class Pen:
    """The words of tasks, and the next number of each kind of document."""

    said: dict[str, Any] = field(default_factory=lambda: words("tasks"))
    last: dict[str, int] = field(default_factory=dict)

    def number(self, symbol: str) -> str:
        """The next number of a symbol."""
        self.last[symbol] = self.last.get(symbol, 0) + 1
        return f"{self.last[symbol]:02d}/{symbol}"

    def pick(self, order: Order, name: str) -> str:
        """One of the words of a list."""
        return str(order.chance.choice(self.said[name]))

    def verb(self, order: Order, obligation: Obligation = Obligation.CARRY_OUT) -> str:
        """What a task begins with that asks for something."""
        return str(order.chance.choice(self.said["verbs"][obligation]))


def matter(order: Order, pen: Pen, day: date) -> str:
    """What a task is about."""
    where = pen.pick(order, "places").format(year=day.year, quarter=(day.month + 2) // 3)
    return f"{pen.pick(order, 'matters')} {where}"


def give(session: Session, order: Order, pen: Pen, day: date, tasks: int) -> list[Given]:
    """Enter a document of a day with its tasks through its form; returns them."""
    form, given = draw(order, pen, day, tasks)
    key = document.save(session, Loaded("", form), today=order.as_of)
    for one, row in zip(given, tasks_of(session, key_of(key)), strict=True):
        one.key = row.id.hex
    return given


def draw(order: Order, pen: Pen, day: date, tasks: int) -> tuple[DocumentForm, list[Given]]:
    """A document of a day as its form would say it, with its tasks; these have no key yet."""
    source = order.chance.choices(pen.said["source"], [one["share"] for one in pen.said["source"]])[0]
    place = order.chance.randrange(len(order.register.fields))
    secret = order.happens(SECRET)
    given = [
        Given(
            "", throw(order, day, secret=secret), lead(order, day), place, secret, _asked(order, pen, secret)
        )
        for _ in range(tasks)
    ]
    form = DocumentForm(
        number=pen.number(source["symbol"].format(room=order.chance.choice(ROOM_LETTERS))),
        issued_on=day,
        issuer=source["issuer"],
        summary="" if secret else source["about"] + matter(order, pen, day),
        secrecy=Secrecy.SECRET if secret else Secrecy.NONE,
        assigner=order.register.fields[place][2],
        tasks=tuple(line(order, pen, one) for one in given),
    )
    return form, given


def _asked(order: Order, pen: Pen, secret: bool) -> Obligation:
    """What a task asks for; of a secret one it is not told apart."""
    if secret:
        return Obligation.CARRY_OUT
    shares = pen.said["obligations"]
    return Obligation(order.chance.choices(list(shares), list(shares.values()))[0])


def lead(order: Order, day: date) -> Ref:
    """An agency that leads a task given on a day."""
    here = order.register
    if order.happens(TO_COMMUNE):
        return order.chance.choice(here.communes)
    return order.chance.choice(here.doers if day <= order.merger else here.doers_after)


def _words(deadline: date) -> str:
    """Some deadlines have an hour: all of one day of the month."""
    hour = "trước 10 giờ" if deadline.day == _WITH_HOUR else "chậm nhất"
    return f"{hour} ngày {short_date(deadline)}"


_WITH_HOUR = 15


def line(order: Order, pen: Pen, given: Given) -> TaskLine:
    """A task as a line of its document."""
    here, fate = order.register, given.fate
    others = [one for one in order.chance.sample(here.departments, 3) if one != given.lead]
    leads = (given.lead, others.pop()) if order.happens(TWO_LEADS) else (given.lead,)
    coordinating = tuple(others[:2]) if order.happens(COORDINATED) else ()
    if given.secret:
        return TaskLine(leads=leads, coordinating=coordinating, deadline=fate.deadline)
    return TaskLine(
        content=f"{pen.verb(order, given.obligation)} {matter(order, pen, fate.assigned_on)}",
        leads=leads,
        coordinating=coordinating,
        deadline=fate.deadline,
        deadline_words=_words(fate.deadline) if fate.deadline else "thường xuyên",
        product=pen.pick(order, "products"),
        obligation=given.obligation,
    )
