"""Rows as text for the clipboard."""

import pytest

from app.core.tables import Column, Kind
from app.ui.lists.copying import as_html, as_mime, as_tsv, said_cells

COLUMNS = (Column("Tên", lambda row: row[0]), Column("Số", lambda row: row[1], kind=Kind.NUMBER))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([["a", "b"], ["c", "d"]], "a\tb\nc\td\n"),
        ([["hai\ndòng", "có\ttab"]], '"hai\ndòng"\t"có\ttab"\n'),
        ([['"trích"']], '"""trích"""\n'),
    ],
)
def test_cells_are_written_between_tabs(cells, expected):
    assert as_tsv(cells) == expected


def test_cells_are_written_as_text_that_is_no_formula_and_no_markup():
    html = as_html([["=1+1", "<b>&\nhai"]])
    assert html.count("mso-number-format:'\\@'") == 2
    assert ">=1+1</td>" in html
    assert "&lt;b&gt;&amp;<br>hai" in html


def test_cells_say_what_the_columns_say_with_their_headings_if_wanted():
    assert said_cells(COLUMNS, [("Sở Y tế", 1200)]) == [["Sở Y tế", "1.200"]]
    assert said_cells(COLUMNS, [("a", None)], headings=True) == [["Tên", "Số"], ["a", ""]]


def test_the_clipboard_gets_both_kinds(qapp):
    taken = as_mime([["a", "b"]])
    assert (taken.text(), "<td" in taken.html()) == ("a\tb\n", True)
