"""Briefings and editions become text and come back as they were; no other type of value does."""

import json
from dataclasses import dataclass
from datetime import date

import pytest

from app.briefings.edition import Edition
from app.briefings.figures import Period
from app.core.codec import UntoldError
from app.core.errors import AppError
from app.exports.catalog import DOCUMENTS
from app.services.freezing import frozen, thawed, thawed_briefing
from tests.exports.samples import SAMPLES

PERIOD = Period(date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 31))


@pytest.mark.parametrize("code", list(SAMPLES))
def test_every_kind_of_document_is_kept_without_loss(code: str) -> None:
    for sample in SAMPLES[code]:
        briefing = thawed_briefing(frozen(sample.briefing))
        edition = thawed(frozen(sample.edition), Edition)
        assert (briefing, edition) == (sample.briefing, sample.edition)
        assert DOCUMENTS[code].compose(briefing, edition) == DOCUMENTS[code].compose(
            sample.briefing, sample.edition
        )


def test_a_value_comes_back_only_as_what_it_is() -> None:
    assert thawed(frozen(PERIOD), Period) == PERIOD
    with pytest.raises(AppError, match="Không đọc lại được"):
        thawed(frozen(PERIOD), Edition)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"type": "os:system", "value": {}}',
        '{"type": "app.models.task:Task", "value": {}}',
        '{"type": "app.briefings.figures:Nothing", "value": {}}',
        '{"type": "app.briefings.nowhere:Period", "value": {}}',
        '{"type": "app.briefings.figures:Decimal", "value": "1"}',
        json.dumps({"type": "app.briefings.figures:Period", "value": {"start": "hôm qua"}}),
        json.dumps({"type": "app.briefings.figures:Period"}),
    ],
)
def test_a_text_that_is_no_briefing_is_refused_in_words(text: str) -> None:
    with pytest.raises(AppError, match="Không đọc lại được"):
        thawed_briefing(text)


def test_what_cannot_be_told_is_a_bug_and_no_loss() -> None:
    @dataclass(frozen=True)
    class Odd:
        what: object

    with pytest.raises(UntoldError):
        frozen(Odd(1))
