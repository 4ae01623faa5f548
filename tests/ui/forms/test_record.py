"""A draft that another version wrote: what can be read of it is used."""

from datetime import UTC, datetime

import pytest

from app.briefings.drafts import DraftRow, KeptDraft
from app.core.ids import uuid7


def draft_of(fields, base=None) -> KeptDraft:
    row = DraftRow(uuid7().hex, "work", "", "Việc", datetime.now(UTC))
    return KeptDraft(row, fields, base or {}, ())


@pytest.mark.parametrize(
    ("field", "state"),
    [
        ("assigned_on", 7),
        ("assigned_on", None),
        ("deadline", ["một"]),
        ("others", {"typed": ""}),
        ("others", {"refs": [["agency"]], "typed": ""}),
        ("others", []),
    ],
)
def test_a_field_that_cannot_be_read_stays_and_the_others_are_filled(form, caplog, field, state):
    before = form.frames[field].entry.value()
    filled = form._record.use(draft_of({field: state, "product": "Tờ trình"}))
    assert [frame.field.name for frame in filled] == ["product"]
    assert form.frames["product"].entry.value() == "Tờ trình"
    assert form.frames[field].entry.value() == before
    assert field in caplog.text


@pytest.mark.parametrize("base", [{"no_such": 1}, {"key": {"term": ["NoTerm", "x"]}}])
def test_what_a_draft_began_with_may_be_of_another_kind(form, base):
    filled = form._record.use(draft_of({"product": "Tờ trình", "gone": "x"}, base))
    assert [frame.field.name for frame in filled] == ["product"]
