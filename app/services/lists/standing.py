"""Agencies as lists name them: merged ones under who stands for them on the day of the look (decisions 67, 166, 176).

What is asked here binds `:heirs`, which `with_merged` or `bound_on` tells.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.services.heirs import Agencies, read_agencies
from app.services.lists.common import Condition

if TYPE_CHECKING:
    from datetime import date

    from app.briefings.lists import Wanted
    from app.models.asking import Reads


def heir_of(agency: str) -> str:
    """SQL for the key of the one that stands for a row of `agency`, by the name of its table; NULL: it itself."""
    return f"(SELECT value FROM json_each(:heirs) WHERE key = {agency}.id)"


def stands_for(agency: str) -> str:
    """The same, itself included; only those with a successor are looked for among the heirs."""
    return f"CASE WHEN {agency}.successor_id IS NULL THEN {agency}.id ELSE coalesce({heir_of(agency)}, {agency}.id) END"


def agency_now(key: str) -> str:
    """SQL that asks with {term} for a column of the one that stands for the agency of a `key`."""
    return f"""(SELECT agency.{{term}} FROM agency AS named JOIN agency ON agency.id = {stands_for("named")}
        WHERE named.id = {key} AND named.deleted_at IS NULL)"""


def former(key: str) -> str:
    """SQL for the name of the agency of a `key` where it merged into another; else an empty text."""
    return f"""coalesce((SELECT named.name FROM agency AS named
        WHERE named.id = {key} AND named.successor_id IS NOT NULL AND {heir_of("named")} IS NOT NULL), '')"""


def found_now(key: str) -> str:
    """SQL that holds, with {found} for keys, where the agency of a `key` is found or the one that stands for it."""
    return f"""EXISTS (SELECT 1 FROM agency AS named
        WHERE named.id = {key} AND (named.id IN {{found}} OR {stands_for("named")} IN {{found}}))"""


def bound_on(session: Reads, day: date) -> dict[str, str]:
    """What this SQL reads of a day."""
    return {"heirs": read_agencies(session, day).bound}


def with_merged(session: Reads, wanted: Wanted, day: date, *filters: str) -> tuple[Wanted, Condition]:
    """What is wanted of an agency is so of those that merged into it by the day, as in figures; and what says this."""
    agencies = read_agencies(session, day)
    return meant(agencies, wanted, *filters), Condition("1", {"heirs": agencies.bound})


def meant(agencies: Agencies, wanted: Wanted, *filters: str) -> Wanted:
    """The same wish with the keys of those that merged among the codes of some `filters`."""
    codes = {
        name: tuple(dict.fromkeys(key for code in wanted.filters[name] for key in agencies.keys_of(code)))
        for name in filters
        if wanted.filters.get(name)
    }
    return replace(wanted, filters={**wanted.filters, **codes})
