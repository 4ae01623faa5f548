"""A card of the desk: its look follows its count, and a long label stays inside."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor

from app.briefings.desk import Card, Counter, Urgency
from app.briefings.lists import Wanted
from app.ui import theme
from app.ui.widgets.count_card import CountCard

CARD = Card("overdue", "Nhiệm vụ quá hạn", "chưa hoàn thành", Urgency.LATE, Counter("tasks", Wanted(), 12))


def counted(number: int, urgency: Urgency = Urgency.LATE) -> Card:
    return replace(CARD, urgency=urgency, counter=replace(CARD.counter, count=number))


def colours(card: CountCard) -> set[str]:
    picture = card.grab().toImage()
    return {
        QColor(picture.pixel(x, y)).name() for x in range(picture.width()) for y in range(picture.height())
    }


@pytest.mark.parametrize(
    ("number", "urgency", "mark"),
    [
        (3, Urgency.LATE, theme.Mark.LATE),
        (3, Urgency.SOON, theme.Mark.SOON),
        (3, Urgency.CALM, theme.Mark.NEUTRAL),
        (0, Urgency.LATE, theme.Mark.NEUTRAL),
    ],
)
def test_only_what_counts_something_asks_for_attention(qtbot, number, urgency, mark):
    card = CountCard(counted(number, urgency))
    qtbot.addWidget(card)
    assert card.mark() is mark
    card.resize(300, 110)
    asking = {theme.colour(one).name() for one in (theme.Mark.LATE, theme.Mark.SOON)}
    assert asking & colours(card) == ({theme.colour(mark).name()} & asking)


def test_another_count_is_said_and_shown(qtbot):
    card = CountCard(CARD)
    qtbot.addWidget(card)
    card.resize(300, 110)
    before = card.grab().toImage()
    card.set_card(counted(1234))
    assert card.accessibleName() == "Nhiệm vụ quá hạn: 1.234"
    assert card.grab().toImage() != before


def test_a_small_card_has_one_line_and_asks_for_attention_too(qtbot):
    small = CountCard(replace(counted(3), stands=False))
    qtbot.addWidget(small)
    assert small.sizeHint().height() < CountCard(CARD).sizeHint().height() / 2
    small.resize(300, small.sizeHint().height())
    assert theme.colour(theme.Mark.LATE).name() in colours(small)
    assert [CountCard(replace(counted(n), stands=s)).counts() for n, s in ((0, False), (0, True))] == [
        False,
        True,
    ]


@pytest.mark.parametrize("stands", [True, False])
def test_a_long_label_is_cut_inside_the_card(qtbot, stands):
    card = CountCard(replace(CARD, label="Nhiệm vụ " * 40, aside="chưa xong " * 40, stands=stands))
    qtbot.addWidget(card)
    card.resize(220, 110 if stands else 40)
    edge = card.grab().toImage()
    ground = card.palette().color(theme.Role.Base).name()
    inside = {QColor(edge.pixel(card.width() - 8, y)).name() for y in range(8, card.height() - 8)}
    assert inside == {ground}
