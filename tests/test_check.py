"""The one door to all checks: what it hands to pytest, and that one failure fails the whole."""

import pytest

from tests import check


@pytest.mark.parametrize(
    ("arguments", "given"),
    [
        ([], ()),
        (["-k", "text"], ("-k", "text")),
        (["--fast"], ("-m", "not slow")),
        (["--fast", "-x"], ("-m", "not slow", "-x")),
    ],
)
def test_arguments_go_to_pytest(arguments, given):
    assert check.pytest_step(arguments).arguments == ("-m", "pytest", *given)


def test_no_screen_is_needed_unless_one_is_named(monkeypatch):
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert check.settings()["QT_QPA_PLATFORM"] == "offscreen"
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert check.settings()["QT_QPA_PLATFORM"] == "xcb"


def step(name: str, code: int) -> check.Step:
    return check.Step(name, ("-c", f"import sys; print('said by', '{name}'); sys.exit({code})"))


@pytest.mark.parametrize(
    ("quick", "tests", "code", "closing"),
    [(0, 0, 0, "tests             ok"), (3, 0, 1, "FAILED: lint"), (3, 5, 1, "FAILED: lint, tests")],
)
def test_everything_runs_and_the_end_names_what_failed(monkeypatch, capfd, quick, tests, code, closing):
    monkeypatch.setattr(check, "QUICK", (step("lint", quick),))
    monkeypatch.setattr(check, "pytest_step", lambda _: step("tests", tests))
    assert check.main([]) == code
    printed = capfd.readouterr().out
    assert closing in printed.splitlines()[-1]
    assert "said by tests" in printed
    assert ("said by lint" in printed) is bool(quick)


def test_no_check_is_left_out():
    assert {item.name for item in check.QUICK} == {"ruff check", "ruff format", "mypy", "import contracts"}
