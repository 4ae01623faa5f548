"""Posts as documents name them: whole, with what they lead."""

import re

from app.core.text import fold

_ASIDE = re.compile(r"\s*\([^)]*\)")
_COMMITTEE = re.compile(r"\s+(UBND|Ủy ban nhân dân)\s.*", re.IGNORECASE)
_COMMITTEE_POSTS = ("chu tich", "pho chu tich", "pho chu tich thuong truc")


def full_post(name: str) -> str:
    """Return a post without the aside on its field, and with the committee where it stands bare.

    "Phó Chủ tịch (kinh tế)" is "Phó Chủ tịch UBND tỉnh"; "Chánh Văn phòng" stays.
    """
    said = _ASIDE.sub("", name).strip()
    return f"{said} UBND tỉnh" if fold(said) in _COMMITTEE_POSTS else said


def post_of(title: str, agency: str) -> str:
    """Return a person's post from its title and agency: "Giám đốc", "Sở Y tế" is "Giám đốc Sở Y tế".

    Either may be empty; an agency that the title names already is not said twice.
    """
    post = full_post(title)
    if not agency or fold(agency) in fold(post) or post.endswith("UBND tỉnh"):
        return post
    return f"{post} {agency}" if post else agency


def bare_post(name: str) -> str:
    """Return a post as signatures name it: "Phó Chủ tịch UBND tỉnh (kinh tế)" is "Phó Chủ tịch"."""
    return _COMMITTEE.sub("", _ASIDE.sub("", name)).strip()
