"""The papers of a meeting in their order, as they were moved, and what of them is joined."""

from types import SimpleNamespace

import pytest

from app.briefings.attached import AttachedFile
from app.briefings.pack import MeetingPapers, OurPaper, PackContent
from app.exports.document import Document, Paragraph, Role, Section
from app.exports.formats import Format
from app.exports.pack import groups
from app.exports.pack.groups import groups_of, in_order, moved, parts_of
from app.exports.pack.make import make_pack
from tests.exports.pack.heads import HEAD
from tests.exports.pack.papers import plain


def file(name: str) -> AttachedFile:
    return AttachedFile(f"key of {name}", name, 1, name)


A, B, C = file("a.pdf"), file("b.pdf"), file("c.pdf")
PAPERS = MeetingPapers(
    HEAD,
    (OurPaper("agenda", "m1", "Chương trình phiên họp"),),
    (C,),
    (PackContent("one", "Báo cáo", "Sở Y tế", (A, B)), PackContent("two", "Đề án", "", ())),
)


@pytest.fixture(autouse=True)
def _no_kinds(monkeypatch):
    """Tests are of the files, where they do not bring a kind of their own."""
    monkeypatch.setattr(groups, "DOCUMENTS", {})


def keys(parts) -> list[tuple[str, list[str]]]:
    return [(part.key, [row.name for row in part.rows]) for part in parts]


def test_files_of_the_meeting_stand_before_the_agenda_and_empty_contents_are_there():
    assert keys(parts_of(PAPERS)) == [("own", ["c.pdf"]), ("one", ["a.pdf", "b.pdf"]), ("two", [])]


def test_a_paper_is_moved_inside_its_content_and_a_content_among_contents():
    parts = parts_of(PAPERS)
    assert keys(moved(parts, B.key, -1))[1] == ("one", ["b.pdf", "a.pdf"])
    assert [key for key, _ in keys(moved(parts, "two", -1))] == ["own", "two", "one"]


def test_what_stands_at_an_end_and_what_is_before_the_agenda_stays():
    parts = parts_of(PAPERS)
    for key, by in ((A.key, -1), (B.key, 1), ("one", -1), ("two", 1), ("own", 1), ("", 1), ("gone", 1)):
        assert moved(parts, key, by) == parts


def test_papers_that_are_read_again_keep_the_order_and_new_ones_come_behind_their_neighbour():
    before = moved(moved(parts_of(PAPERS), B.key, -1), "two", -1)
    contents = (
        PackContent("one", "Báo cáo", "Sở Y tế", (A, file("new.pdf"), B)),
        PackContent("late", "Thêm", "", ()),
        PackContent("two", "Đề án", "", ()),
    )
    again = in_order(parts_of(MeetingPapers(HEAD, (), (C,), contents)), before)
    assert keys(again) == [
        ("own", ["c.pdf"]),
        ("two", []),
        ("one", ["b.pdf", "a.pdf", "new.pdf"]),
        ("late", []),
    ]


def test_what_is_not_wanted_is_not_named_but_its_content_is_not_missing():
    made = groups_of(parts_of(PAPERS), {B.key}, read=lambda file: file.name.encode(), told={})
    assert [(group.title, [paper.name for paper in group.papers], group.has_others) for group in made] == [
        ("Báo cáo", ["b.pdf"], True),
        ("Đề án", [], False),
    ]
    assert made[0].papers[0].read() == b"b.pdf"


def test_a_document_of_ours_is_made_of_what_it_is_told(monkeypatch):
    def compose(briefing: str, edition: str) -> Document:
        said = f"{briefing} {edition}"
        return Document("a", "a", (Section((Paragraph(Role.BODY, said),)),))

    composer = SimpleNamespace(FORMATS=(Format.PDF,), compose=compose)
    monkeypatch.setattr(groups, "DOCUMENTS", {"agenda": composer})
    parts = parts_of(PAPERS)
    assert keys(parts)[0] == ("ours", ["Chương trình phiên họp"])
    wanted = {"agenda", A.key, B.key, C.key}
    told = {"agenda": ("Nội dung", "Văn bản")}
    made = make_pack(HEAD, groups_of(parts, wanted, read=lambda _: plain(), told=told))
    assert [line.first for line in made.listed.lines] == [None, 2, None, 3, None, 4, 5, None]
