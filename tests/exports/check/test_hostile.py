"""Files that are damaged, locked, hostile or odd: one clear sentence or findings, never a crash, bounded memory."""

import random
import re
import tracemalloc
from copy import deepcopy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from app.core import packages
from app.core.errors import AppError
from app.exports.check import CheckResult, check, fix
from tests.exports.check.making import LETTER, assembled, body, official, p, package, parts, unzipped, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCUMENT = "word/document.xml"


def changed(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    files = unzipped(data)
    assert old in files[name]
    return zipped(files | {name: files[name].replace(old, new, 1)})


def refusal(data: bytes) -> str:
    for read in (check, fix):
        with pytest.raises(AppError) as refused:
            read(data, "x.docx")
        assert refused.value.advice
    return str(refused.value)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Tệp “x.docx” rỗng."),
        (b"{\\rtf1 text}", "Tệp “x.docx” không phải là văn bản Word (.docx)."),
        (b"%PDF-1.7", "Tệp “x.docx” không phải là văn bản Word (.docx)."),
        (b"PK\x03\x04 broken", "Tệp “x.docx” bị hỏng, không đọc được."),
        (OLE + bytes(600), "Tệp “x.docx” ở định dạng cũ (.doc), chương trình đọc tệp .docx."),
        (
            OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "Tệp “x.docx” được đặt mật khẩu nên không đọc được.",
        ),
        (
            zipped({"a.txt": b"a"}),
            "Tệp “x.docx” không có phần nội dung của văn bản Word nên không kiểm tra được.",
        ),
        (
            zipped({"xl/workbook.xml": b"<a/>"}),
            "Tệp “x.docx” là sổ Excel, không phải là văn bản Word (.docx).",
        ),
        (
            zipped({"content.xml": b"<a/>"}),
            "Tệp “x.docx” là tệp OpenDocument (.odt, .ods), không phải là văn bản Word (.docx).",
        ),
        (zipped({DOCUMENT: b"<a/>"}), "Tệp “x.docx” bị hỏng, không đọc được."),
        (zipped({DOCUMENT: b"<w:document"}), "Tệp “x.docx” bị hỏng, không đọc được."),
    ],
)
def test_what_is_no_word_file_is_said_plainly(data: bytes, sentence: str) -> None:
    assert refusal(data) == sentence


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_half_a_file_is_damaged(share: float) -> None:
    data = official()
    assert refusal(data[: int(len(data) * share)]) == "Tệp “x.docx” bị hỏng, không đọc được."


@pytest.mark.parametrize(
    "declared", [b'<!DOCTYPE a [<!ENTITY b "c">]><w:document', b"<!doctype x><w:document"]
)
def test_declarations_are_refused(declared: bytes) -> None:
    assert "DOCTYPE" in refusal(changed(official(), DOCUMENT, b"<w:document", declared))


def test_a_zip_bomb_is_refused_in_bounded_memory() -> None:
    bomb = changed(official(), DOCUMENT, b"<w:body>", b"<w:body>" + b" " * (60 * 2**20))
    tracemalloc.start()
    assert "giải nén ra quá lớn" in refusal(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 200 * 2**20


def test_a_bomb_beside_the_text_never_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped(unzipped(official()) | {"word/media/image1.png": b"\0" * (20 * 2**20)})
    assert check(data).findings == ()
    with pytest.raises(AppError):
        fix(data)
    monkeypatch.setattr(packages, "MAX_ENTRIES", 3)
    assert "quá lớn" in refusal(data)


@pytest.mark.parametrize("many", [b"<w:p/>" * 160_000, b"<w:r/>" * 4_100_000])
def test_more_elements_than_memory_holds_are_refused(many: bytes) -> None:
    assert "không an toàn" in refusal(changed(official(), DOCUMENT, b"<w:body>", b"<w:body>" + many))


@pytest.mark.parametrize("depth", [20, 80, 2000])
def test_deep_nesting_is_survived(depth: int) -> None:
    cell = "<w:tbl><w:tr><w:tc>" * depth + p("sâu") + "</w:tc></w:tr></w:tbl>" * depth
    data = package(assembled(parts(after=cell)))
    if depth > 80:  # deeper than any parser should follow
        assert "bị hỏng" in refusal(data)
    else:
        assert isinstance(check(data), CheckResult)


def test_styles_in_a_circle_are_survived() -> None:
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("AB", "BA")
    )
    assert check(package(assembled(parts(title=p("x", own='<w:pStyle w:val="A"/>'))), styles=circle)).findings


@pytest.mark.parametrize("number", ["", "abc", "-5", "1e999", "9" * 400, "nan", "12pt", "1.5in"])
def test_strange_numbers_are_survived(number: str) -> None:
    data = re.sub(
        rb'w:(w|val|before|top|left|firstLine)="\d+"',
        b'w:\\1="' + number.encode() + b'"',
        unzipped(official())[DOCUMENT],
    )
    assert isinstance(check(zipped(unzipped(official()) | {DOCUMENT: data})), CheckResult)


def test_a_strict_file_reads_as_any_other() -> None:
    plain = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    files = {name: content.replace(plain, strict) for name, content in unzipped(official()).items()}
    assert check(zipped(files)).findings == ()
    assert check(fix(zipped(files))).findings == ()


def test_a_file_with_macros_is_checked_and_its_copy_has_none() -> None:
    files = unzipped(official())
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    files["word/vbaProject.bin"] = b"code"
    data = zipped(files)
    assert check(data).findings == ()
    copy = unzipped(fix(data))
    assert "word/vbaProject.bin" not in copy
    assert b"macroEnabled" not in copy["[Content_Types].xml"]


def test_names_with_backslashes_and_other_cases_are_found() -> None:
    files = {
        name.replace("word/document.xml", "word\\Document.xml"): c for name, c in unzipped(official()).items()
    }
    assert isinstance(check(zipped(files)), CheckResult)


def test_a_document_without_a_paragraph_is_checked() -> None:
    assert check(package("")).findings
    assert fix(package(""))


def test_a_long_document_of_nothing_known_is_checked() -> None:
    words = random.Random(1)
    text = "".join(p("".join(words.choices("aăâ bcdđ/.-:\t\n", k=90))) for _ in range(300))
    assert isinstance(check(package(text)), CheckResult)


def test_equations_and_controls_are_read() -> None:
    inside = f"<w:sdt><w:sdtPr/><w:sdtContent>{body('Trân trọng./.')}</w:sdtContent></w:sdt>"
    formula = body("", inner="<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")
    assert check(official(last=formula + inside)).findings == ()


WORDS = [
    "Số: 1/",
    "Kính gửi",
    "Nơi nhận: - Lưu",
    "Phụ lục I",
    "Điều 5.",
    "Căn cứ",
    "ngày 5 tháng 13 năm 2026",
    "./.",
    "KT.",
    "CHỦ TỊCH",
    "a)",
    "1.",
    "BÁO CÁO",
    "\t\t",
    "____",
    "V/v",
    "Độc lập - Tự do - Hạnh phúc",
    "TS. Nguyễn Văn A",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), changes=st.integers(1, 12), letter=st.booleans())
def test_a_document_shaken_at_random_never_crashes(seed: int, changes: int, letter: bool) -> None:
    files = unzipped(official(LETTER) if letter else official())
    luck = random.Random(seed)
    for _ in range(changes):
        name = luck.choice([n for n in files if n.endswith(("document.xml", "styles.xml", "header1.xml"))])
        files[name] = _shaken(files[name], luck)
    data = zipped(files)
    try:
        result = check(data)
    except AppError:
        return
    assert all(f.place and f.message and f.clause for f in result.findings)
    mended = fix(data)
    assert fix(mended) == mended
    check(mended)


def _shaken(content: bytes, luck: random.Random) -> bytes:
    """Content with one change, still well-formed, so that the rules get to see it."""
    root = etree.fromstring(content)
    nodes = [n for n in root.iter() if n is not root and n.getparent() is not root]
    if not nodes:
        return content
    one, other = luck.choice(nodes), luck.choice(nodes)
    match luck.randrange(6):
        case 0:
            one.getparent().remove(one)
        case 1:
            other.addnext(deepcopy(one))
        case 2 if other not in set(one.iter()):
            other.append(one)
        case 3:
            for name in list(one.attrib)[:1]:
                one.set(name, luck.choice(["", "0", "-9", "x", "99999999", "PAGE", "center"]))
        case 4:
            one.tag = other.tag
        case 5:
            for node in luck.sample(nodes, min(5, len(nodes))):
                node.text = luck.choice(WORDS) if node.text else node.text
    return etree.tostring(root)
