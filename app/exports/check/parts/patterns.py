"""How the components of a document are known by their words; all patterns read folded text unless they say so."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from app.core.text import fold
from app.exports.check.regulation import words

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_LIKENESS = 0.84

NUMBER = re.compile(r"^\s*(?:s[oố]|s[oô]́?)\s*[:;.]?(?=[\s\d/….:;_]|$)", re.IGNORECASE)
DATE = re.compile(
    r"\bng[àa]y(?P<day>[\s\d.…_]*)th[áa]ng(?P<month>[\s\d.…_]*)n[ăa]m(?P<year>[\s\d.…_]*)", re.IGNORECASE
)
SLASHED = re.compile(
    r"^(?P<place>[^\d,;:]{2,40}),?\s*(?:ngày\s*)?(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})\s*$"
)
SUBJECT = re.compile(r"^(v\s*[/.\\]\s*v\b|ve viec\b)")
WIRES = re.compile(r"\bdien\s*:\s*$")
ADDRESSED = re.compile(r"^\W*kinh\s+gui\b")
RECIPIENTS = re.compile(r"^\W*noi\s+(?:nhan|gui)\s*[:;.]*\s*(?=$|[-\t]|\W)")
PARTY = re.compile(r"^dang cong san viet nam$")
YOUTH = re.compile(r"^doan (?:tncs|thanh nien cong san) ho chi minh$")
BASIS = re.compile(r"^\W*(?:can cu|theo de nghi|xet de nghi|xet to trinh|xet)\b")
_ENACTING = ("quyetdinh", "quyetnghi", "chithi", "nghiquyet")  # often written with blanks between the letters
ENACTS = re.compile("^(?:" + "|".join(map(r"\s*".join, _ENACTING)) + r")\s*:?$")
NOTE = re.compile(r"^\(?\s*(?:ban hanh\s+)?kem theo\b|^\(\s*(?:dinh|kem)\b")
APPENDIX = re.compile(r"^\W*phu luc\b\s*(?:so\s*)?(?P<number>[ivxlc]+\b|\d+\b|[a-h]\b)?\s*(?P<rest>.*)$")
POST = re.compile(
    r"^(?:(?:tm|kt|tl|tuq|q|t/m|k/t|t/l|thay mat)\b[./ ]|(?:quyen |pho )?(?:tong )?(?:chu tich|giam doc|"
    r"chanh|bo truong|thu truong|truong|chu nhiem|hieu truong|hieu pho|cuc truong|chi cuc truong|vu truong|"
    r"vien truong|doi truong|to truong|tu lenh|chi huy|thu tuong|thong doc|tong thanh tra|chu toa|chu tri|thu ky|"
    r"ben giao|ben nhan|ben [ab]\b|lanh dao|"
    r"nguoi |chuyen vien|dai dien|ke toan|cuc pho|tong bien tap|dai su|bi thu|kiem soat|thanh vien|uy vien))"
)
PREFIX = re.compile(r"^\s*(T\s*/\s*M|K\s*/\s*T|T\s*/\s*L|TUQ|TM|KT|TL|Q)\b\s*(\.?)\s*(.*)$", re.DOTALL)
SIGNED = re.compile(r"^\W*(?:da ky|ky|ky ten|ky, dong dau|chu ky|dong dau)\b.*$")
SURNAMES = frozenset(words("surnames"))
_HEADS = "|".join(words("organisations"))
ORGANISATION = re.compile(rf"^(?:{_HEADS})\b")
GOVERNED = re.compile(r"^(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan)$")
UNIT = re.compile(r"^(?:tinh|thanh pho|huyen|quan|xa|phuong|dac khu|thi xa|thi tran|tp)\b")


def resembles(text: str, model: str) -> bool:
    """Whether a line is meant to be a fixed text, though letters may be wrong."""
    said, wanted = fold(text), fold(model)
    if said == wanted:
        return True
    if abs(len(said) - len(wanted)) > len(wanted) // 3:
        return False
    return SequenceMatcher(None, said, wanted, autojunk=False).ratio() >= _LIKENESS


def is_person(text: str) -> bool:
    """Whether a line is the name of a person."""
    words = fold(text).replace(".", " ").split()
    return 2 <= len(words) <= 6 and words[0] in SURNAMES and not any(c.isdigit() for c in text)
