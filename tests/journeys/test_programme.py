"""The programme: registered, drafted, issued, adjusted with three texts, carried over, two days compared (31–41)."""

from __future__ import annotations

from sqlalchemy import select

from app.briefings.lists import Wanted
from app.core.programme_terms import ItemChange, PlanStanding, RequestDecision
from app.core.terms import AdjustmentGround
from app.models.programme import Adjustment, ProgrammeItem
from tests.journeys.conftest import ask
from tests.journeys.hands import CTRL, Hands, Key
from tests.journeys.office import FINANCE, HOUSES

LATER, CARRIED = "Đề án thu ngân sách", "Chương trình nhà ở xã hội"
REGISTERED = ((LATER, FINANCE, "11/2026"), (CARRIED, HOUSES, "12/2026"))
TEXTS = {
    "reason": "Chờ luật mới",
    "necessity": "Để phù hợp với luật",
    "effect": "Không ảnh hưởng thu ngân sách",
}
QUARTER = "2026-Q4"


def register(hands: Hands) -> None:
    """Two agencies register; both contents are taken into the programme."""
    hands.turn("programme", "registrations")
    hands.quiet()
    hands.press(Key.Key_N, CTRL)
    for content, agency, month in REGISTERED:
        hands.fill(agency=agency, proposed_on="20/9", content=content, due=month, form="Đề án")
        hands.save_and_next()
    hands.close_form()
    hands.rows(2)
    hands.select(0, 1)
    hands.sheet("Đưa vào chương trình…", decided_on="25/9", decided_by="Chủ tịch UBND tỉnh")
    hands.said("Đã đưa 2 nội dung vào chương trình.")


def issue(hands: Hands) -> None:
    """The draft of the quarter goes out as a document; the list of plans says so by itself."""
    hands.turn("programme", "plans")
    hands.quiet()
    hands.press(Key.Key_N, CTRL)
    hands.fill(scope="Chương trình của UBND tỉnh", span=QUARTER, drafted_on="26/9", submitted_on="28/9")
    hands.record()
    hands.rows(1)
    hands.select(0)
    hands.verb("Lập văn bản…")
    hands.issue("quarter_programme", lacking=LATER, issued_on="30/9")
    hands.turn("programme", "plans")
    hands.wait(lambda: PlanStanding.ISSUED.label in hands.cells(0)["Tình trạng"])


def adjust(hands: Hands) -> None:
    """The agency asks for a later month with its three texts; the chairman agrees."""
    hands.turn("programme")
    hands.find(LATER)
    hands.sheet(
        "Ghi đề nghị điều chỉnh…",
        to="12/2026",
        ground=next(iter(AdjustmentGround)).label,
        **TEXTS,
        requested_on="5/11",
    )
    hands.turn("programme", "adjustments")
    hands.rows(1)
    hands.select(0)
    hands.sheet("Ghi quyết định…", decision=RequestDecision.APPROVED.label, decided_on="10/11")
    hands.wait(lambda: RequestDecision.APPROVED.label in hands.cells(0)["Quyết định"])


def carry_over(hands: Hands) -> None:
    """What will not be ready is registered for the next year, and taken there."""
    hands.turn("programme")
    hands.find(CARRIED)
    hands.sheet("Chuyển sang kỳ sau…", to="1/2027", on="16/11")
    hands.turn("programme", "registrations")
    hands.quiet()
    hands.rows(3)
    states = [hands.cells(row)["Xem xét"] for row in range(3)]
    waiting = next(row for row, state in enumerate(states) if states.count(state) == 1)
    hands.select(waiting)
    hands.sheet("Đưa vào chương trình…", decided_on="20/11")
    hands.said("Đã đưa 1 nội dung vào chương trình.")


def compare(hands: Hands) -> set[tuple[str, ...]]:
    """What became of the programme since it went out."""
    hands.turn("programme", "programme_changes")
    hands.list().show_wanted(Wanted(filters={"period": ("2026-10-01..2026-11-23",)}))
    hands.quiet()
    hands.wait(lambda: hands.list().model.keys)
    rows = range(len(hands.list().model.keys))
    asked = ("Nội dung", "Tháng cũ", "Tháng mới", "Thay đổi")
    return {tuple(hands.cells(row)[title] for title in asked) for row in rows}


def test_from_the_registration_to_the_comparison(sit, office):
    told: set[tuple[str, ...]] = set()

    def day(hands: Hands) -> None:
        register(hands)
        issue(hands)
        adjust(hands)
        carry_over(hands)
        told.update(compare(hands))

    assert sit(office, day) == 0
    assert {(*months, change[2:]) for *months, change in told} == {
        (LATER, "11/2026", "12/2026", ItemChange.LATER.label),
        (CARRIED, "12/2026", "01/2027", ItemChange.CARRIED.label),
        (CARRIED, "12/2026", "01/2027", ItemChange.ARRIVED.label),
    }
    assert ask(office, stored) == {
        "adjusted": [(12, *TEXTS.values())],
        "items": {(LATER, 11), (CARRIED, 12), (CARRIED, 1)},
    }


def stored(session):
    rows = session.scalars(select(Adjustment))
    items = session.scalars(select(ProgrammeItem))
    return {
        "adjusted": [(row.to_month, row.reason, row.necessity, row.effect) for row in rows],
        "items": {(row.content, row.due_month) for row in items},
    }
