"""The list of programme items as they stand on a day, by the month in force then (duties 31-44)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.programme_terms import NO_LEAD, UNASSIGNED, ItemPart, Need
from app.core.terms import Book, DecisionLevel, ItemStanding
from app.models.asking import Question
from app.rules.periods import MONTHS_A_YEAR, Month
from app.services.heirs import HEIR, read_agencies
from app.services.lists import common
from app.services.lists.common import (
    NONE,
    Condition,
    Grouping,
    Place,
    Source,
    any_of,
    days_of,
    leader,
    one_of,
    one_or_none,
)
from app.services.lists.parts import (
    BETWEEN,
    agency_choices,
    by_agency,
    by_term,
    field_choices,
    in_order,
    leader_choices,
    month_label,
    room_choices,
    split,
    term_choices,
    whole,
)
from app.services.programme_sql import CAME_LATE, FIRST_LEAD, ITEMS, LEAD_IS, LEADS, LEFT, NAMED, ROOMS, STAYS

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedItem:
    """One item: `due` is the month in force, `first_due` that of the programme as issued.

    `leads` are those under which merged ones stand, which `former` names. `carried_times` counts the earlier periods
    in which it was not done; `asked_for` is the month of a later period for which it is registered while that waits.
    """

    key: str
    book: Book
    content: str
    form: str
    level: DecisionLevel
    leads: tuple[str, ...]
    former: tuple[str, ...]
    leader: str
    due: Month
    first_due: Month
    adjustments: int
    postponed: int
    field: str
    room: str
    added_on: date | None
    carried_times: int
    needs: tuple[Need, ...]
    lacks: tuple[ItemPart, ...]
    submitted_on: date | None
    issued_on: date | None
    standing: ItemStanding
    asked_for: Month | None = None

    @property
    def state(self) -> str:
        """Where it stands: "Chậm"; while it waits to be carried over "Chờ chuyển kỳ (chậm, sang 01/2027)"."""
        asked, said = self.asked_for, self.standing.label
        return (
            f"Chờ chuyển kỳ ({said[:1].lower()}{said[1:]}, sang {asked.month:02d}/{asked.year})"
            if asked
            else said
        )


_SEEN = f"WITH {ITEMS}, {HEIR}"
_LEADS, _FIRST = LEADS.format(item="item.id"), FIRST_LEAD.format(item="item.id", term="{term}")
_LEADER = """coalesce(
    (SELECT {post} FROM post WHERE post.id = item.leader_post_id),
    (SELECT {person} FROM person WHERE person.id = item.leader_person_id)
)"""
_LEADER_NAME = _LEADER.format(post="name", person="full_name")
_URGENCY = in_order(ItemStanding, "item.standing")
_AMONG_LEADS = LEAD_IS.format(
    item="item.id", holds="link.agency_id IN {found}", heir_holds="heir.stands_under IN {found}"
)

_FIELD = "(SELECT field.{term} FROM field WHERE field.id = item.field_id AND field.deleted_at IS NULL)"
_OWN_ROOM, _ROOM_NOW = ROOMS
_ROOM = f"(SELECT agency.{{term}} FROM agency WHERE agency.id = {_ROOM_NOW} AND agency.deleted_at IS NULL)"
_ELSEWHERE = """FROM programme_proposal AS again
    WHERE again.carried_from_id = item.id AND again.outcome IS NULL AND again.deleted_at IS NULL"""
"""The registration of an item for a later period that nobody decided yet."""
_NEEDS = {
    Need.PARTY: "(item.needs_party OR item.level IN ('party_standing', 'party_committee', 'party_of_committee'))",
    Need.COUNCIL: "(item.needs_council OR item.level = 'council')",
    Need.CLASH: """coalesce(item.month > substr(item.party_on, 1, 4) * 12 + substr(item.party_on, 6, 2), 0)
        OR coalesce(item.month > substr(item.council_on, 1, 4) * 12 + substr(item.council_on, 6, 2), 0)""",
    Need.CARRYING: f"EXISTS (SELECT 1 {_ELSEWHERE})",
    Need.ADJUSTING: """item.standing IN ('not_yet', 'due', 'late') AND EXISTS (
        SELECT 1 FROM adjustment WHERE adjustment.item_id = item.id AND adjustment.decision = 'pending'
            AND adjustment.deleted_at IS NULL
    )""",
}
"""What is asked of an item beside the programme (duties 36, 133), and what waits for a decision of it (duty 39)."""
_LACKS = {
    ItemPart.FORM: "item.form = ''",
    ItemPart.LEAD: f"NOT EXISTS (SELECT 1 {_LEADS})",
    ItemPart.LEVEL: "item.level = 'other' AND item.book = 'committee'",
    ItemPart.LEADER: "item.leader_post_id IS NULL AND item.leader_person_id IS NULL",
    ItemPart.STEPS: """item.standing IN ('not_yet', 'due', 'late') AND NOT EXISTS (
        SELECT 1 FROM programme_milestone AS step WHERE step.item_id = item.id AND step.deleted_at IS NULL
    )""",
}
"""What an item does not say yet (duties 37, 38); the office's own book knows no level that decides."""
_MARKED = ", ".join(
    f"({sql}) AS {kind}_{term.value}"
    for kind, marks in (("need", _NEEDS), ("lack", _LACKS))
    for term, sql in marks.items()
)

_SOURCE = Source(
    before=_SEEN,
    rows="item",
    key="item.id",
    usual=("item.month DESC", "item.folded", "item.id"),
    always="1",
    orders={
        "book": (in_order(Book, "item.book"),),
        "content": ("item.folded",),
        "level": (in_order(DecisionLevel, "item.level"),),
        "lead": (_FIRST.format(term="sort_key"),),
        "leader": (_LEADER.format(post="sort_key", person="sort_key"),),
        "month": ("item.month",),
        "adjustments": ("item.adjustments",),
        "postponed": ("item.postponed",),
        "field": (_FIELD.format(term="sort_key"),),
        "room": (_ROOM.format(term="sort_key"),),
        "added_on": ("item.added_on",),
        "submitted_on": ("item.came",),
        "issued_on": ("item.out",),
        "state": (_URGENCY,),
    },
    groups={
        "agency": by_agency(_FIRST, NO_LEAD),
        "month": Grouping("item.month", say=lambda month: _heading(int(month))),
        "leader": Grouping(
            _LEADER_NAME,
            (_LEADER.format(post="position", person="1000 + rank"),),
            empty="Chưa ghi lãnh đạo phụ trách",
        ),
        "level": by_term(DecisionLevel, "item.level"),
        "field": Grouping(
            _FIELD.format(term="name"), (_FIELD.format(term="sort_key"),), empty="Chưa ghi lĩnh vực"
        ),
        "room": by_agency(_ROOM, "Chưa ghi phòng theo dõi"),
    },
)
_STAYS = STAYS.format(first=":period_first", last=":period_last")
_FIGURES = {
    "due": "item.counts",
    "submitted": "item.counts AND item.came IS NOT NULL",
    "issued": "item.counts AND item.out IS NOT NULL",
    "not_submitted": "item.counts AND item.came IS NULL",
    "late": "item.standing = 'late'",
    "submitted_late": f"item.counts AND {CAME_LATE}",
    "carried": f"item.standing = 'carried' AND NOT {_STAYS}",
    "dropped": f"item.gone AND NOT {_STAYS}",
}
_CHANGES = {
    "postponed": """EXISTS (
        SELECT 1 FROM step WHERE step.item_id = item.id AND later AND since BETWEEN :{first} AND :{last}
    )""",
    "added": "item.added_on BETWEEN :{first} AND :{last}",
    "withdrawn": "item.gone AND item.withdrawn_on BETWEEN :{first} AND :{last}",
}
"""What was decided in some days of an item."""
_PLACES = (
    Place("programme_item", "item.id IN {found}"),
    Place("agency", _AMONG_LEADS),
    Place("post", "item.leader_post_id IN {found}"),
    Place("person", "item.leader_person_id IN {found}"),
)
_ROWS = Question(
    f"""
    {_SEEN}
    SELECT item.id, book, content, form, level, month, due_year, due_month, adjustments, postponed, came, out,
        standing, added_on, (SELECT again.due_year * 12 + again.due_month {_ELSEWHERE}) AS asked_for,
        coalesce({_FIELD.format(term="name")}, '') AS field,
        coalesce({_ROOM.format(term="name")}, '') AS room, {_MARKED},
        (WITH RECURSIVE past(id) AS (
            SELECT item.carried_from_id UNION ALL
            SELECT before.carried_from_id FROM programme_item AS before JOIN past ON before.id = past.id
        ) SELECT count(id) FROM past WHERE id NOT IN (
            SELECT id FROM programme_item WHERE withdrawn
        )) AS carried_times,
        (SELECT group_concat(agency.name, :between ORDER BY link.position, agency.position, agency.sort_key)
         {_LEADS}) AS leads,
        (SELECT group_concat(named.name, :between ORDER BY link.position, link.id)
         {_LEADS} AND heir.stands_under IS NOT NULL) AS former,
        coalesce({_LEADER_NAME}, '') AS leader
    FROM item WHERE item.id IN :keys""",
    {
        "book": Book,
        "level": DecisionLevel,
        "came": date.fromisoformat,
        "out": date.fromisoformat,
        "added_on": date.fromisoformat,
        "standing": ItemStanding,
    },
)


def _asked(session: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    seen = wanted.filters.get(common.AS_OF)
    day = date.fromisoformat(seen[0]) if seen else today
    heirs = Condition("1", {"heirs": read_agencies(session, day).bound})
    return (
        _seen_on(today),
        heirs,
        _in_all(wanted.filters.get("within") or wanted.filters.get("period", ())),
        *common.filtered(wanted, _FILTERS),
        *common.worded(wanted.words, *_PLACES),
    )


_LIST = common.SqlList(
    _SOURCE,
    _asked,
    {
        "phải trình": _FIGURES["due"],
        "đã trình": _FIGURES["submitted"],
        "đã ban hành": _FIGURES["issued"],
        "chưa trình": _FIGURES["not_submitted"],
        "chuyển kỳ sau": _FIGURES["carried"],
        "đã rút": _FIGURES["dropped"],
    },
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedItem]:
    """The items with these keys, in their order."""
    heirs = read_agencies(session, today).bound
    values = {"as_of": today.isoformat(), "between": BETWEEN, "heirs": heirs}
    return common.read(session, _ROWS, keys, _listed, **values)


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    match filter_name:
        case "agency":
            return [Choice(NONE, UNASSIGNED), *agency_choices(session)]
        case "leader":
            return leader_choices(session, "programme_item", "leader_person_id")
        case "room" | "room_plan":
            return room_choices(session)
        case "field":
            return field_choices(session)
        case "need":
            return term_choices(Need)
        case "lacks":
            return term_choices(ItemPart)
        case _:
            return term_choices({"book": Book, "level": DecisionLevel, "state": ItemStanding}[filter_name])


def _seen_on(day: date) -> Condition:
    return Condition("1", {"as_of": day.isoformat()})


def _led_by_or_nobody(codes: tuple[str, ...]) -> Condition:
    some = tuple(code for code in codes if code != NONE)
    nobody = (Condition(f"({_LACKS[ItemPart.LEAD]})"),) if len(some) < len(codes) else ()
    return any_of((*nobody, *((_led_by(some, "agency"),) if some else ())))


def _led_by(keys: tuple[str, ...], name: str) -> Condition:
    own, heir = one_of("link.agency_id", keys, name), one_of("heir.stands_under", keys, f"{name}_heir")
    found = LEAD_IS.format(item="item.id", holds=own.sql, heir_holds=heir.sql)
    return Condition(found, {**own.values, **heir.values})


def _in_all(codes: tuple[str, ...]) -> Condition:
    """From when to when the periods go: what goes on inside was not carried over out of them."""
    first, last = zip(*map(days_of, codes), strict=True) if codes else ((), ())
    bounds = (_number(min(first)), _number(max(last))) if codes else (1, 0)
    return Condition("1", dict(zip(("period_first", "period_last"), bounds, strict=True)))


def _due_within(codes: tuple[str, ...]) -> Condition:
    """The month in force is one that the periods touch."""
    return any_of(
        Condition(
            f"item.month BETWEEN :first_{place} AND :last_{place}",
            {f"first_{place}": _number(first), f"last_{place}": _number(last)},
        )
        for place, (first, last) in enumerate(map(days_of, codes))
    )


def _moved_out_of(codes: tuple[str, ...]) -> Condition:
    """What was in the months of the periods and was moved out of them."""
    return any_of(
        Condition(
            LEFT.format(first=f":left_{place}", last=f":right_{place}"),
            {f"left_{place}": _number(first), f"right_{place}": _number(last)},
        )
        for place, (first, last) in enumerate(map(days_of, codes))
    )


def _changed_within(codes: tuple[str, ...]) -> Condition:
    """A change in some days: "added:2026-10-01..2026-10-31"; KeyError for one that the list does not know."""

    def one(place: int, code: str) -> Condition:
        kind, _, days = code.partition(":")
        names = {"first": f"changed_from_{place}", "last": f"changed_to_{place}"}
        values = dict(zip(names.values(), map(date.isoformat, days_of(days)), strict=True))
        return Condition(_CHANGES[kind].format(**names), values)

    return any_of(one(place, code) for place, code in enumerate(codes))


_FILTERS = {
    "book": lambda codes: one_of("item.book", codes, "book"),
    "period": _due_within,
    "within": lambda _: Condition("1"),  # bound with the period
    "agency": _led_by_or_nobody,
    "leader": lambda codes: leader("item.leader_post_id", "item.leader_person_id", codes, "leader"),
    "level": lambda codes: one_of("item.level", codes, "level"),
    "field": lambda codes: one_or_none("item.field_id", codes, "field"),
    "room": lambda codes: any_of((one_or_none(_OWN_ROOM, codes, "room"), one_of(_ROOM_NOW, codes, "now"))),
    "room_plan": lambda codes: any_of(
        (*(one_of(of, codes, "follows") for of in NAMED), _led_by(codes, "leads"))
    ),
    "need": lambda codes: any_of(Condition(f"({_NEEDS[Need(code)]})") for code in codes),
    "lacks": lambda codes: any_of(Condition(f"({_LACKS[ItemPart(code)]})") for code in codes),
    "state": lambda codes: one_of("item.standing", codes, "state"),
    "as_of": lambda codes: _seen_on(date.fromisoformat(codes[0])),
    "figure": lambda codes: whole(_FIGURES, codes),
    "changed": _changed_within,
    "moved": _moved_out_of,
}


def _number(day: date) -> int:
    return day.year * MONTHS_A_YEAR + day.month


def _month(number: int) -> Month:
    year, month = divmod(number - 1, MONTHS_A_YEAR)
    return Month(year, month + 1)


def _heading(number: int) -> str:
    month = _month(number)
    return month_label(month.year, month.month)


def _listed(row: Any) -> ListedItem:
    return ListedItem(
        key=row.id,
        book=row.book,
        content=row.content,
        form=row.form,
        level=row.level,
        leads=tuple(dict.fromkeys(split(row.leads))),
        former=split(row.former),
        leader=row.leader,
        due=_month(row.month),
        first_due=Month(row.due_year, row.due_month),
        adjustments=row.adjustments,
        postponed=row.postponed,
        field=row.field,
        room=row.room,
        added_on=row.added_on,
        carried_times=row.carried_times,
        needs=tuple(need for need in Need if getattr(row, f"need_{need.value}")),
        lacks=tuple(part for part in ItemPart if getattr(row, f"lack_{part.value}")),
        submitted_on=row.came,
        issued_on=row.out,
        standing=row.standing,
        asked_for=_month(row.asked_for) if row.asked_for else None,
    )
