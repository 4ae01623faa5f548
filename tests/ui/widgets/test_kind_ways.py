"""How a kind goes out is chosen and changed; only what differs from what is stored is told."""

import pytest

from app.core.document_kinds import KINDS
from app.core.issuing import Issuer
from app.services.issuing import ways_of
from app.services.issuing_data import signing_rules
from app.ui.widgets.kind_ways import KindWays
from tests.exports.sample import OFFICE


@pytest.fixture
def ways(qtbot) -> KindWays:
    ways = KindWays(signing_rules())
    qtbot.addWidget(ways)
    ways.show()
    kept = {kind.code: ways_of(OFFICE, kind.code).kind for kind in KINDS}
    ways.set_kept({code: (way, way) for code, way in kept.items()})
    ways.show_kind("conclusion_notice")
    return ways


def typed(ways: KindWays, part: str, value: str) -> None:
    """As a person: the entry shows it and says that it was edited."""
    ways.entries[part].show_value(value)
    ways.entries[part].edited.emit()


def test_what_is_stored_is_shown_and_is_no_change(ways):
    kept = ways_of(OFFICE, "conclusion_notice").kind
    assert ways.current() == kept
    assert ways.is_saved()
    assert not ways.usual.isEnabled()
    assert "Điều 13" in ways.note.text()


def test_turning_through_all_kinds_changes_nothing(ways):
    for kind in KINDS:
        ways.show_kind(kind.code)
        assert ways.current() == ways_of(OFFICE, kind.code).kind
    assert ways.is_saved()


def test_a_way_to_sign_brings_its_issuer(ways):
    typed(ways, "signing", "deputy_for_chairman")
    assert ways.current().issuer is Issuer.COMMITTEE
    assert "UBND tỉnh" in ways.note.text()
    assert ways.changes() == {"conclusion_notice": {"signing": "deputy_for_chairman", "issuer": "committee"}}


def test_changes_of_several_kinds_wait_together_and_come_back(ways):
    typed(ways, "room", "NC")
    ways.show_kind("urging_letter")
    typed(ways, "recipients", "Lãnh đạo Văn phòng")
    ways.show_kind("conclusion_notice")
    assert ways.entries["room"].value() == "NC"
    assert ways.changes() == {
        "conclusion_notice": {"room": "NC"},
        "urging_letter": {"recipients": ("Lãnh đạo Văn phòng",)},
    }


def test_what_is_typed_back_is_no_change(ways):
    typed(ways, "room", "NC")
    typed(ways, "room", "")
    assert ways.is_saved()


def test_a_kind_goes_back_to_what_was_shipped(ways):
    shipped = ways_of(OFFICE, "conclusion_notice").kind
    own = ways_of(OFFICE, "urging_letter").kind
    ways.set_kept({"conclusion_notice": (own, shipped)})
    assert ways.usual.isEnabled()
    ways.usual.click()
    assert ways.changes() == {"conclusion_notice": {"signing": None, "issuer": None, "recipients": None}}
    assert ways.current() == shipped


def test_what_was_saved_waits_no_more(ways):
    typed(ways, "room", "NC")
    ways.forget()
    assert ways.is_saved()
