"""Names of files are ones that Windows takes too, and people can read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.file_names import LONGEST, digest, file_key, numbered, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Bao cao thang 10-2026.docx", "Bao cao thang 10-2026.docx"),
        ("Tờ trình số 15/TTr-UBND.pdf", "Tờ trình số 15_TTr-UBND.pdf"),
        ('a<b>c:"d"|e?f*g\\h.docx', "a_b_c__d__e_f_g_h.docx"),
        ("con.docx", "_con.docx"),
        ("LPT1", "_LPT1"),
        ("aux", "_aux"),
        ("console.docx", "console.docx"),
        ("bao cao. . ", "bao cao"),
        ("  nhiều   dấu\tcách\n.pdf", "nhiều dấu cách .pdf"),
        ("...", "Van ban"),
        ("", "Van ban"),
        ("\x00\u200b", "Van ban"),
        ("x" * 300 + ".docx", "x" * (LONGEST - 5) + ".docx"),
        ("x" * 300, "x" * LONGEST),
        ("x" * 119 + ". docx", "x" * 119),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text())
def test_any_text_becomes_a_name_that_stays_as_it_is(name: str) -> None:
    safe = safe_name(name)
    assert safe_name(safe) == safe
    assert 0 < len(safe) <= LONGEST + 1
    assert not set(safe) & set('<>:"/\\|?*\n\r\t\0')
    assert not safe.endswith((".", " "))


def test_another_version_stands_beside_the_first() -> None:
    assert numbered(Path("a") / "Bao cao 1.2.docx", 2) == Path("a") / "Bao cao 1.2 (2).docx"


def test_a_file_is_known_by_its_whole_path_and_its_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.docx").write_bytes(b"a")
    assert file_key(Path("a.docx")) == file_key(tmp_path / "a.docx")
    before = digest(Path("a.docx"))
    Path("a.docx").write_bytes(b"b")
    assert digest(Path("a.docx")) != before
