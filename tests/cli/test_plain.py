"""The command line that opens the window is understood without the parser, and as the parser would."""

import pytest

from app.cli.parser import build
from app.cli.plain import plain_options


@pytest.mark.parametrize(
    "words", [[], ["--data", "sổ"], ["--actor", "Nguyễn Lan", "--data", "sổ"], ["--data", "a", "--data", "b"]]
)
def test_it_means_what_the_parser_makes_of_it(words: list[str]) -> None:
    assert plain_options(words) == build().parse_args(words)


@pytest.mark.parametrize(
    "words",
    [
        ["--data"],
        ["--data", ""],
        ["--data", " "],
        ["--data", "--actor"],
        ["--data", "sổ", "check"],
        ["check", "--data", "sổ"],
        ["--help"],
        ["--self-check"],
    ],
)
def test_everything_else_is_left_to_the_parser(words: list[str]) -> None:
    assert plain_options(words) is None
