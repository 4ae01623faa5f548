"""The command line that only says where and who: the window opens, and the start need not make a parser."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

PLACES = ("--data", "--actor")


def plain_options(words: Sequence[str]) -> Namespace | None:
    """What the parser would make of the words; none if they say more, or something wrong that it must name."""
    names, values = words[::2], words[1::2]
    if len(words) % 2 or not set(names) <= set(PLACES) or not all(map(_is_plain, values)):
        return None
    said = dict(zip(names, values, strict=True))
    data = said.get("--data")
    return Namespace(command=None, data=Path(data) if data else None, actor=said.get("--actor"))


def _is_plain(value: str) -> bool:
    return bool(value.strip()) and not value.startswith("-")
