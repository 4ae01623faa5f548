"""The words of the search among tasks: each in the content or number, in one lead agency's name, or in the officer's.

A task may hold some of the words itself and its agency and officer the others. Agencies and officers are few: they are
looked at first, and one query of the index is made for each share of the words that some of them have. Only those who
have most of the words count: "sở y tế" means this one, not every Sở with "y tế" in a task. A word of a name counts
when it is typed wholly or from its third letter on: "ng" is the beginning of a word, not of every Nguyễn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING

from app.core.custom_terms import CustomSubject
from app.core.text import words
from app.models.asking import ask, matching
from app.services.lists.common import Condition, all_of, any_of, entries, one_of
from app.services.lists.custom_columns import found_in
from app.services.lists.task_sql import NOW

if TYPE_CHECKING:
    from app.models.asking import Reads


_AGENCIES = """
    SELECT id, folded FROM agency WHERE deleted_at IS NULL AND ({like})
    UNION ALL SELECT agency_id, folded FROM agency_alias WHERE deleted_at IS NULL AND ({like})
        AND agency_id IN (SELECT id FROM agency WHERE deleted_at IS NULL)"""
_OFFICERS = """
    SELECT id, full_name FROM person WHERE deleted_at IS NULL AND ({like})
        AND EXISTS (SELECT 1 FROM task WHERE task.officer_id = person.id)"""

_TASKS = "(SELECT id AS row_id FROM task INDEXED BY ix_task_figures WHERE deleted_at IS NULL)"
_TELLING = 3
_MOST = (
    200  # queries in one; a pasted paragraph has more shares, and then those with most words in names count
)

Words = frozenset[str]


def matched(session: Reads, wanted: Sequence[str]) -> Condition:
    """A question for the keys (`row_id`) of the tasks that hold each of the folded words, and what it binds."""
    every = frozenset(wanted)
    agencies, officers = _by_words(session, _AGENCIES, every), _by_words(session, _OFFICERS, every)
    branches: list[Condition] = []
    partly: defaultdict[Words, list[Condition]] = defaultdict(list)
    for number, (led, followed) in enumerate(_shares(agencies, officers)):
        name, others = f"share_{number}", every - led - followed
        if others:
            partly[others].append(_of(name, agencies[led], officers[followed]))
        else:
            branches.append(_wholly(name, agencies[led], officers[followed]))
    branches += _in_values(session, wanted)
    branches += [_branch(f"words_{number}", *asked) for number, asked in enumerate(partly.items())]
    values = {name: value for branch in branches for name, value in branch.values.items()}
    return Condition(" UNION ".join(branch.sql for branch in branches), values)


def _in_values(session: Reads, wanted: Sequence[str]) -> list[Condition]:
    """The tasks of which the office's own fields say some of the words, and the task itself or they the others."""
    if not ask(session, "SELECT 1 AS found FROM task_value WHERE value <> '' LIMIT 1"):
        return []
    names = [f"value_{number}" for number in range(len(wanted))]
    said = [found_in(CustomSubject.TASK, name) for name in names]
    own = [entries("task", name) for name in names]
    every = (f"(id IN ({one}) OR id IN ({other}))" for one, other in zip(said, own, strict=True))
    tasks = f"SELECT id AS row_id FROM task WHERE deleted_at IS NULL AND id IN ({' UNION '.join(said)})"
    values = {name: matching(word) for name, word in zip(names, wanted, strict=True)}
    return [Condition(f"{tasks} AND {' AND '.join(every)}", values)]


def _by_words(session: Reads, question: str, every: Words) -> Mapping[Words, list[str]]:
    """The rows by those of the words that begin a word of their names; without words: none are asked for."""
    like = " OR ".join(f"folded LIKE :like_{number}" for number in range(len(every)))
    values = {f"like_{number}": f"%{word}%" for number, word in enumerate(every)}
    held: defaultdict[str, set[str]] = defaultdict(set)
    for key, name in ask(session, question.format(like=like), values):
        parts = words(name)
        held[key] |= {word for word in every if any(_means(word, part) for part in parts)}
    found: defaultdict[Words, list[str]] = defaultdict(list)
    for key, own in held.items():
        found[frozenset(own)].append(key)
    most = {own: keys for own, keys in found.items() if own and not any(own < other for other in found)}
    return {frozenset(): [], **most}


def _means(word: str, part: str) -> bool:
    return part == word or (len(word) >= _TELLING and part.startswith(word))


def _shares(
    agencies: Mapping[Words, list[str]], officers: Mapping[Words, list[str]]
) -> list[tuple[Words, Words]]:
    """Which words to ask of an agency and which of an officer; who adds nothing to the other is not asked."""
    shares = [
        (led, followed)
        for led, followed in product(agencies, officers)
        if not (led and followed and (led <= followed or followed <= led))
    ]
    of_nobody, *named = shares
    return [of_nobody, *sorted(named, key=lambda share: -len(share[0] | share[1]))[: _MOST - 1]]


def _of(name: str, agencies: list[str], officers: list[str]) -> Condition:
    """The task is led by one of these agencies and followed by one of these officers (none: by anybody)."""
    asked = [_led(agencies, f"{name}_agency")] if agencies else []
    if officers:
        these = one_of("officer_id", officers, f"{name}_officer")
        asked.append(Condition(f"row_id IN (SELECT id FROM task WHERE {these.sql})", these.values))
    return all_of(asked)


def _wholly(name: str, agencies: list[str], officers: list[str]) -> Condition:
    """The tasks of which nothing is left to be asked but who leads and follows them."""
    if not agencies:
        these = one_of("officer_id", officers, f"{name}_officer")
        followed = f"SELECT id AS row_id FROM task WHERE deleted_at IS NULL AND {these.sql}"
        return Condition(followed, these.values)
    fits = _of(name, agencies, officers)
    return Condition(f"SELECT row_id FROM {_TASKS} WHERE {fits.sql}", fits.values)


def _branch(name: str, others: Words, asked: list[Condition]) -> Condition:
    """The tasks that hold these words themselves, the rest being held by who leads or follows them."""
    fits = any_of(asked)
    values = {**fits.values, name: matching(" ".join(others))}
    return Condition(f"SELECT row_id FROM ({entries('task', name)}) WHERE {fits.sql}", values)


def _led(agencies: list[str], name: str) -> Condition:
    these = one_of("link.agency_id", agencies, name)
    lead = f"SELECT link.task_id FROM task_agency AS link WHERE link.role = 'lead' AND {NOW} AND {these.sql}"
    return Condition(f"row_id IN ({lead})", these.values)
