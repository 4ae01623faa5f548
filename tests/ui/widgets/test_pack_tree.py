"""The tree of papers: what lacks papers is red, what needs none says why."""

from app.exports.pack.groups import Part
from app.ui import theme
from app.ui.widgets.pack_tree import MISSING, REMARK, PackTree


def test_what_needs_no_paper_is_not_told_as_missing(qtbot):
    tree = PackTree()
    qtbot.addWidget(tree)
    asides = ("", "Biên bản phiên trước, lưu trong chương trình")
    tree.show_parts(
        [Part(str(n), "Nội dung", "Sở Y tế", (), aside) for n, aside in enumerate(asides)], {}, ()
    )
    items = [tree.topLevelItem(n) for n in range(2)]
    assert [item.text(REMARK) for item in items] == [f"{MISSING} · Sở Y tế", f"{asides[1]} · Sở Y tế"]
    late = theme.colour(theme.Mark.LATE)
    assert [item.foreground(REMARK).color() == late for item in items] == [True, False]
