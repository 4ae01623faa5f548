"""The list of posts and who holds each of them today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.models.asking import Question
from app.services.lists import common
from app.services.lists.common import Condition, Place, Source, any_of
from app.services.lists.parts import BETWEEN, on, split

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedPost:
    """One post; `since` is the day from which the holder of today holds it, if that is known."""

    key: str
    name: str
    holders: tuple[str, ...]
    since: date | None


_HOLDERS = """FROM post_holding AS holding
        JOIN person ON person.id = holding.person_id AND person.deleted_at IS NULL
    WHERE holding.post_id = post.id AND holding.deleted_at IS NULL
        AND (holding.from_on IS NULL OR holding.from_on <= :today)
        AND (holding.to_on IS NULL OR holding.to_on >= :today)"""
_HELD = f"EXISTS (SELECT 1 {_HOLDERS})"
_STATES = {"held": Condition(_HELD), "vacant": Condition(f"NOT {_HELD}")}

_SOURCE = Source(
    rows="post",
    key="post.id",
    usual=("post.position", "post.sort_key", "post.id"),
    always="post.deleted_at IS NULL",
    orders={
        "name": ("post.sort_key",),
        "holder": (f"(SELECT min(person.sort_key) {_HOLDERS})",),
        "since": (f"(SELECT max(holding.from_on) {_HOLDERS})",),
    },
)
_FILTERS = {"state": lambda codes: any_of(_STATES[code] for code in codes)}
_PLACES = (
    Place("post", "post.id IN {found}"),
    Place("person", f"EXISTS (SELECT 1 {_HOLDERS} AND person.id IN {{found}})"),
)
_ROWS = Question(
    f"""
    SELECT post.id, post.name,
        (SELECT group_concat(person.full_name, :between ORDER BY person.sort_key) {_HOLDERS}) AS holders,
        (SELECT max(holding.from_on) {_HOLDERS}) AS since
    FROM post WHERE post.id IN :keys""",
    {"since": date.fromisoformat},
)


def _asked(_: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    return (on(today), *common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(_SOURCE, _asked, {"đang khuyết": f"NOT {_HELD}"})
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedPost]:
    """The posts with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, today=today.isoformat(), between=BETWEEN)


def choices(_: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    return {"state": [Choice("held", "Đang có người giữ"), Choice("vacant", "Đang khuyết")]}[filter_name]


def _listed(row: Any) -> ListedPost:
    return ListedPost(row.id, row.name, split(row.holders), row.since)
