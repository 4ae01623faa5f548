"""A pack of odd files: every page as it was, numbered and marked; what cannot be joined is named with the reason."""

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from app.briefings.pack import PackLine
from app.core.errors import AppError
from app.exports.pack import kinds, pictures, probe
from app.exports.pack.make import LEFT_OUT, NO_PAPERS, Pack, Paper, PaperGroup, make_pack, page_count
from tests.exports.pack import papers as p
from tests.exports.pack.heads import HEAD


def pack(*files: tuple[str, bytes], **of_make: object) -> Pack:
    papers = tuple(Paper(name, lambda content=content: content) for name, content in files)
    return make_pack(HEAD, [PaperGroup("Báo cáo tháng", "Sở Tài chính", papers)], **of_make)


def texts(made: Pack) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(made.content)).pages]


def line(made: Pack) -> PackLine:
    """What the list says of the only paper."""
    return made.listed.lines[1]


def drawn(content: bytes, number: int) -> Image.Image:
    pdf = pypdfium2.PdfDocument(content)
    try:
        return pdf[number].render(scale=0.5, grayscale=True).to_pil()
    finally:
        pdf.close()


def picture(kind: str, size: tuple[int, int] = (300, 200), mode: str = "RGB", **saved: object) -> bytes:
    target = BytesIO()
    Image.new(mode, size, "navy" if mode != "1" else 0).save(target, kind, **saved)
    return target.getvalue()


def marks(reader: PdfReader) -> list[tuple[str, int, int]]:
    """The bookmarks: title, page, depth."""

    def walk(entries, depth):
        for entry in entries:
            if isinstance(entry, list):
                yield from walk(entry, depth + 1)
            else:
                yield entry.title, reader.get_destination_page_number(entry) + 1, depth

    return list(walk(reader.outline, 0))


def test_every_page_has_its_number_in_the_whole_pack():
    made = pack(("a.pdf", p.plain(2)), ("b.pdf", p.lying()))
    said = texts(made)
    assert len(said) == made.listed.pages == 4
    for number, text in enumerate(said, 1):
        assert f"Trang {number}/4 của bộ tài liệu" in text
    assert [text.splitlines()[0] for text in said[1:]] == ["Page 1", "Page 2", "Page 1"]


def test_contents_and_their_papers_are_bookmarks():
    groups = [
        PaperGroup("Tài liệu chung", "", (Paper("Giấy mời.pdf", p.plain),), is_content=False),
        PaperGroup(
            "Báo cáo tháng", "Sở Y tế", (Paper("a.pdf", lambda: p.plain(2)), Paper("b.docx", lambda: b"PK"))
        ),
        PaperGroup("Đề án", "", ()),
        PaperGroup("Kế hoạch", "", (Paper("c.pdf", p.plain),)),
    ]
    made = make_pack(HEAD, groups)
    assert marks(PdfReader(BytesIO(made.content))) == [
        ("Danh mục tài liệu", 1, 0),
        ("Tài liệu chung", 2, 0),
        ("Giấy mời", 2, 1),
        ("1. Báo cáo tháng", 3, 0),
        ("a", 3, 1),
        ("2. Đề án (không có trong bộ này)", 1, 0),
        ("3. Kế hoạch", 5, 0),
        ("c", 5, 1),
    ]
    assert [(line.number, line.first, line.pages) for line in made.listed.lines] == [
        ("", None, None),
        ("–", 2, 1),
        ("1", None, None),
        ("1.1", 3, 2),
        ("1.2", None, None),
        ("2", None, None),
        ("3", None, None),
        ("3.1", 5, 1),
    ]
    assert made.listed.missing == 1


def test_what_needs_no_paper_is_not_missing():
    made = make_pack(HEAD, [PaperGroup("Thông qua biên bản", "", (), aside="Biên bản phiên trước")])
    assert [line.remark for line in made.listed.lines] == ["Biên bản phiên trước."]
    assert made.listed.missing == 0


def test_the_list_names_what_is_missing_and_not_what_was_left_out():
    made = make_pack(HEAD, [PaperGroup("Đề án", "", ()), PaperGroup("Kế hoạch", "", (), has_others=True)])
    assert [line.remark for line in made.listed.lines] == [NO_PAPERS, LEFT_OUT]
    assert made.listed.missing == 1
    assert "còn 1 nội dung chưa có tài liệu" in " ".join(texts(made)[0].split())


def test_a_long_list_names_the_right_pages():
    files = [
        (f"Tờ trình số {number} về việc ban hành quy định.pdf", p.plain(word=f"File {number}"))
        for number in range(60)
    ]
    made = pack(*files)
    said = texts(made)
    assert len(said) > 62
    for number, one in enumerate(made.listed.lines[1:]):
        assert f"File {number} 1" in said[one.first - 1]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_turned_page_looks_as_before(degrees):
    content = p.turned(degrees, p.plain(draw=p.corner("mark", left=100, bottom=400)))
    before, after = drawn(content, 0), drawn(pack(("a.pdf", content)).content, 1)
    assert before.size == after.size
    middle = (40, 60, before.width - 40, before.height - 60)
    assert before.crop(middle).tobytes() == after.crop(middle).tobytes()


def test_only_what_was_shown_of_a_cropped_page_is_shown():
    content = p.cropped(150, 200, 500, 600)
    page = PdfReader(BytesIO(pack(("a.pdf", content)).content)).pages[1]
    assert (page.mediabox.width, page.mediabox.height) == (350, 400)


@pytest.mark.parametrize("base_off", [False, True])
def test_a_layer_that_a_file_hides_stays_hidden(base_off):
    content = p.with_hidden_layer(base_off=base_off)
    joined = pack(("a.pdf", content), ("b.pdf", p.plain()), ("c.pdf", content)).content
    before = drawn(content, 0)
    middle = (40, 60, before.width - 40, before.height - 60)
    for number in (1, 2, 3):
        assert drawn(joined, number).crop(middle).tobytes() == drawn(p.plain(), 0).crop(middle).tobytes()


def test_a_filled_form_keeps_its_words_and_is_a_form_no_more():
    reader = PdfReader(BytesIO(pack(("a.pdf", p.filled_form("Tran Van An"))).content))
    assert "Tran Van An" in reader.pages[1].extract_text()
    assert "/AcroForm" not in reader.trailer["/Root"]
    assert not any("/Annots" in page for page in reader.pages)


def test_a_file_that_opens_without_its_owners_password_is_joined():
    assert "Page 1" in texts(pack(("a.pdf", p.locked(user=""))))[1]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", p.locked(user="mật khẩu"), probe.WITH_PASSWORD),
        ("a.pdf", p.locked(user="", may=p.NO_PRINTING), probe.NOT_PRINTABLE),
        ("a.pdf", p.plain()[:300], probe.DAMAGED),
        ("a.pdf", b"%PDF-1.7\nnothing", probe.DAMAGED),
        ("a.pdf", p.without_pages(), probe.NO_PAGES),
        ("a.pdf", b"", kinds.EMPTY),
        ("a.pdf", b"<html>", "Tệp có đuôi .pdf nhưng không phải tệp PDF: xin lại tệp rồi đính kèm lại."),
        ("a.docx", b"PK", "Tệp Word: xuất sang PDF rồi đính kèm lại."),
        ("A.XLSX", b"PK", "Tệp Excel: xuất sang PDF rồi đính kèm lại."),
        ("a.zip", b"PK", "Tệp nén: giải nén rồi đính kèm từng tệp PDF."),
        ("a", b"?", kinds.UNKNOWN),
        ("a.jpg", b"\xff\xd8\xff\xe0", pictures.DAMAGED),
        ("a.png", picture("PNG")[:60], pictures.DAMAGED),
    ],
)
def test_what_cannot_be_joined_is_named_with_the_reason(name, content, sentence):
    made = pack((name, content))
    assert (line(made).title, line(made).remark, line(made).first) == (name, sentence, None)
    assert page_count(name, content) == (0, sentence)
    assert made.listed.pages == 1


def test_a_file_whose_bytes_are_gone_is_named():
    def lost() -> bytes:
        raise AppError("Không thấy nội dung tệp.", "Lấy lại từ bản sao lưu.")

    made = make_pack(HEAD, [PaperGroup("Đề án", "", (Paper("a.pdf", lost),))])
    assert line(made).remark == "Không thấy nội dung tệp. Lấy lại từ bản sao lưu."


@pytest.mark.parametrize(
    ("content", "pages", "lies"),
    [
        (picture("JPEG"), 1, True),
        (picture("PNG", (200, 300), "RGBA"), 1, False),
        (picture("PNG", mode="P"), 1, True),
        (picture("TIFF", mode="1"), 1, True),
        (picture("TIFF", save_all=True, append_images=[Image.new("L", (10, 20))] * 2), 3, True),
        (picture("GIF", save_all=True, append_images=[Image.new("RGB", (300, 200), "red")]), 1, True),
        (picture("BMP"), 1, True),
        (picture("WEBP"), 1, True),
        (picture("JPEG", mode="CMYK"), 1, True),
    ],
)
def test_a_picture_becomes_pages_of_a4(content, pages, lies):
    made = pack(("Bản đồ.png", content))
    page = PdfReader(BytesIO(made.content)).pages[1]
    assert line(made).pages == pages == page_count("Bản đồ.png", content)[0]
    assert sorted((round(page.mediabox.width), round(page.mediabox.height))) == [595, 842]
    assert (page.mediabox.width > page.mediabox.height) is lies


def test_a_photograph_stands_as_the_camera_was_held():
    turned = Image.Exif()
    turned[pictures.TURNED] = 6
    page = PdfReader(BytesIO(pack(("a.jpg", picture("JPEG", exif=turned))).content)).pages[1]
    assert page.mediabox.height > page.mediabox.width


def test_a_picture_with_too_many_dots_is_refused(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS", 100)
    assert line(pack(("a.jpg", picture("JPEG")))).remark == pictures.TOO_LARGE


def test_the_originals_are_not_changed():
    content = p.filled_form("An")
    before = bytes(content)
    pack(("a.pdf", content))
    assert content == before


@pytest.mark.parametrize("stop_at", [0, 300, 700, 960])
def test_a_cancel_ends_the_work_wherever_it_is(stop_at):
    class StopError(Exception):
        pass

    def progress(done: int, total: int) -> None:
        assert 0 <= done <= total
        if done >= stop_at:
            raise StopError

    with pytest.raises(StopError):
        pack(*((f"{n}.pdf", p.plain(10)) for n in range(4)), progress=progress)


def test_a_file_that_only_one_of_the_readers_takes_is_put_in_order(monkeypatch):
    from app.exports.pack import make

    kept, asked = make.copy_pages, []

    def odd(writer, content, taken=None):
        asked.append(content)
        if len(asked) == 1:
            raise KeyError("/Pages")
        return kept(writer, content, taken)

    monkeypatch.setattr(make, "copy_pages", odd)
    assert "Page 1" in texts(pack(("a.pdf", p.plain())))[1]
    assert asked[0] != asked[1]


@pytest.mark.parametrize("seed", range(12))
def test_broken_bytes_never_break_the_pack(seed):
    """Every tenth of a file is spoiled at another place; the rest of the pack is there."""
    content = bytearray(p.plain(3) if seed % 2 else p.filled_form("An"))
    for place in range(seed * 7 % 50, len(content), len(content) // 9):
        content[place] ^= 0x55
    made = pack(("hỏng.pdf", bytes(content)), ("lành.pdf", p.plain(word="Whole")))
    whole = made.listed.lines[-1]
    assert "Whole 1" in texts(made)[whole.first - 1]
