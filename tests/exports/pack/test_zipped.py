"""The pack as a ZIP file: the joined PDF first, then each file as it came, in folders in the order of the agenda."""

from io import BytesIO
from zipfile import ZipFile

from pypdf import PdfReader

from app.core.errors import AppError
from app.exports.pack.make import Paper, PaperGroup, make_pack
from app.exports.pack.zipped import LONGEST_FOLDER, zip_pack
from tests.exports.pack.heads import HEAD
from tests.exports.pack.papers import plain

WORD = b"PK of a Word file"


def gone() -> bytes:
    raise AppError("Không còn tệp.", "Đính kèm lại.")


GROUPS = (
    PaperGroup("Tài liệu của Văn phòng", "", (Paper("Giấy mời", plain, is_ours=True),), is_content=False),
    PaperGroup(
        "Báo cáo: kinh tế/xã hội",
        "Sở Tài chính",
        (Paper("bc.pdf", lambda: plain(2)), Paper("bc.docx", lambda: WORD)),
    ),
    PaperGroup("Đề án", "", (Paper("x.pdf", gone),)),
)


def unzipped(groups) -> dict[str, bytes]:
    with ZipFile(BytesIO(zip_pack(make_pack(HEAD, groups), groups))) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def test_files_are_there_as_they_came_under_the_numbers_of_the_list():
    found = unzipped(GROUPS)
    joined, *names = found
    assert names == [
        "00. Tài liệu của Văn phòng/1 Giấy mời.pdf",
        "01. Báo cáo_ kinh tế_xã hội/1.1 bc.pdf",
        "01. Báo cáo_ kinh tế_xã hội/1.2 bc.docx",
    ]
    assert found[names[2]] == WORD  # what cannot be joined is here all the same
    assert found[names[1]] == plain(2)
    assert len(PdfReader(BytesIO(found[joined])).pages) == 4  # list, invitation, report


def test_papers_of_one_name_and_long_titles_do_not_run_into_each_other():
    papers = (Paper("a.pdf", plain), Paper("a.pdf", lambda: plain(2)))
    _, first, second = unzipped((PaperGroup("Rất dài " * 30, "", papers),))
    assert (first.partition("/")[2], second.partition("/")[2]) == ("1.1 a.pdf", "1.2 a.pdf")
    assert len(first.partition("/")[0]) <= LONGEST_FOLDER


def test_it_tells_how_far_it_is():
    heard = []
    zip_pack(make_pack(HEAD, GROUPS), GROUPS, progress=lambda done, total: heard.append((done, total)))
    assert heard == [(0, 4), (1, 4), (2, 4), (3, 4)]
