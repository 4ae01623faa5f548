"""Names of posts and people as cells and group titles write them."""

import re

from app.core.text import clean, fold

_POLITE = re.compile(r"^(?:đồng chí|đ/c|đ\.c|ông|bà|anh|chị)\s*:?\s+", re.IGNORECASE)
_POST_WORDS = re.compile(
    r"\b(?:chu tich|pct|ct|bi thu|thu tuong|chinh phu|ubnd|hdnd|tinh uy|dang uy|van phong|giam doc|truong ban|"
    r"thuong truc|lanh dao|bo truong|uy ban|tap the|thuong vu|vp|bo|ban|so)\b"
)
_GIVEN_TITLE = re.compile(
    r"^(?:các\s+)?(?:nhiệm vụ|công việc|việc|nội dung)?\s*(?:do|của)?\s*(?P<who>.+?)\s*"
    r"(?:(?:trực tiếp\s+)?(?:giao|chỉ đạo|phân công|kết luận)(?:\s+nhiệm vụ)?)?\s*[.:]?$",
    re.IGNORECASE,
)
_GIVERS = re.compile(
    r"\b(?:chu tich|pct|thu tuong|chinh phu|ubnd|hdnd|tinh uy|dang uy|hoi dong nhan dan|uy ban nhan dan|"
    r"thuong vu|bi thu|chanh van phong)\b"
)


def polite(text: str) -> str:
    """A name without "Đồng chí", "Ông", "Bà"."""
    return _POLITE.sub("", clean(text)).strip(" .,;")


def is_post(text: str) -> bool:
    """Whether a text names a post or a body rather than a person."""
    return bool(_POST_WORDS.search(fold(text)))


def post_key(text: str) -> str:
    """A post as posts are compared: "PCT UBND tỉnh (kinh tế)" equals "Phó Chủ tịch kinh tế"."""
    said = fold(polite(text)).replace("uy ban nhan dan", "ubnd")
    said = re.sub(r"\bpct\b", "pho chu tich", said)
    said = re.sub(r"\bct\b", "chu tich", said)
    said = re.sub(r"\bpho chu tich tt\b", "pho chu tich thuong truc", said)
    if "chu tich" in said:
        said = re.sub(r"\bubnd(?: tinh)?\b|\bphu trach\b|\bkhoi\b|\blinh vuc\b", " ", said)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", said).split())


def giver_of(title: str) -> str:
    """Who assigns, by the title of a group: "Nhiệm vụ Chủ tịch giao" is "Chủ tịch"; empty if it names nobody."""
    if not title or not _GIVERS.search(fold(title)):
        return ""
    found = _GIVEN_TITLE.match(clean(title))
    return found["who"] if found else ""
