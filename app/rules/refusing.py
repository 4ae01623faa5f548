"""Tasks that a verb for many of them does not take: which, and why, in words that name them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.core.words import capital, number

ADVICE = "Bỏ chọn những nhiệm vụ đó rồi làm lại."
NOUN = "nhiệm vụ"
_NAMED = 10
_SEVERAL = "đã chọn không làm được việc này"


@dataclass(frozen=True, slots=True)
class Unfit:
    """Tasks that do not fit and what is so of them, as their names go on: "đã hoàn thành"."""

    what: str
    tasks: tuple[UUID, ...]
    advice: str = ""


def named_ones(found: Sequence[Unfit]) -> list[UUID]:
    """The tasks that a refusal names: the oldest ones."""
    return sorted({key for one in found for key in one.tasks})[:_NAMED]


def refusal(found: Sequence[Unfit], called: Mapping[UUID, str]) -> str:
    """What is refused: one task in a sentence, several one a line, each with all that is so of it; at most ten."""
    reasons: defaultdict[UUID, list[str]] = defaultdict(list)
    for one in found:
        for key in one.tasks:
            reasons[key].append(one.what)
    why = {key: "; ".join(said) for key, said in reasons.items()}
    shown = [(f"“{called[key]}”" if called.get(key) else NOUN, why[key]) for key in named_ones(found)]
    if len(shown) == 1:
        [(name, said)] = shown
        return f"{capital(name if name == NOUN else f'{NOUN} {name}')} {said}."
    same = next(iter(why.values())) if len(set(why.values())) == 1 else ""
    lines = [f"– {name}" if same else f"– {name}: {said}" for name, said in shown]
    left = len(why) - len(shown)
    more = [f"và {number(left)} nhiệm vụ khác."] if left else []
    return "\n".join([f"{number(len(why))} nhiệm vụ {same or _SEVERAL}:", *lines, *more])
