"""Samples of every kind of document: hand-made briefings, each with its edition, by the kind's code."""

from collections.abc import Mapping

from app.exports.catalog import DOCUMENTS
from app.exports.document import Document
from tests.exports.samples import (
    attendees,
    books,
    dossiers,
    half_months,
    handovers,
    meetings,
    month,
    periods,
    programme,
    reports,
    schedules,
    task_histories,
    tasks,
    typed,
    votes,
)
from tests.exports.samples.made import Sample

SAMPLES: Mapping[str, tuple[Sample, ...]] = {
    **month.SAMPLES,
    **periods.SAMPLES,
    **half_months.SAMPLES,
    **meetings.SAMPLES,
    **attendees.SAMPLES,
    **tasks.SAMPLES,
    **task_histories.SAMPLES,
    **programme.SAMPLES,
    **typed.SAMPLES,
    **votes.SAMPLES,
    **dossiers.SAMPLES,
    **schedules.SAMPLES,
    **books.SAMPLES,
    **handovers.SAMPLES,
    **reports.SAMPLES,
}


def composed(code: str, name: str) -> Document:
    """The document of one sample."""
    (sample,) = (each for each in SAMPLES[code] if each.name == name)
    return DOCUMENTS[code].compose(sample.briefing, sample.edition)
