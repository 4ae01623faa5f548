"""The monthly report and bulletin: a full month and an empty one."""

from tests.exports import sample
from tests.exports.samples.made import Sample

SAMPLES = {
    "month_report": (
        Sample("full", sample.full(), sample.REPORT),
        Sample("empty", sample.empty(), sample.EMPTY_REPORT),
    ),
    "month_bulletin": (
        Sample("full", sample.full(), sample.BULLETIN),
        Sample("empty", sample.empty(), sample.BULLETIN),
    ),
}
