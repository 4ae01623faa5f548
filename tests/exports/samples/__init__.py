"""Samples of every kind of document: hand-made briefings, each with its edition, by the kind's code."""

from collections.abc import Mapping

from tests.exports.samples.made import Sample

SAMPLES: Mapping[str, tuple[Sample, ...]] = {}
