"""The sentence by which documents tell what a vote came to: a pattern of the office's own, filled with the numbers."""

import re
from collections.abc import Mapping

from app.briefings.figures import rate
from app.core.opinion_terms import Verdict, VoteMethod
from app.core.words import percent
from app.rules.session_votes import VoteCounts

OUTCOMES = {
    Verdict.CARRIED: "được thông qua",
    Verdict.LOST: "không được thông qua",
    Verdict.OPEN: "chưa đủ căn cứ kết luận",
}
BY_CHAIR = " (tán thành đúng một nửa, theo ý kiến của chủ trì)"
_PLACE, _PART = re.compile(r"\{([^{}]*)\}"), re.compile(r"\[([^\[\]]*)\]")
PLACES = (
    *("nội dung", "hình thức", "thành viên", "có mặt", "vắng mặt", "tán thành", "tỷ lệ"),
    *("không tán thành", "không biểu quyết", "không tham gia", "phát ra", "thu về", "phiếu trắng"),
    *("không hợp lệ", "kết quả"),
)
"""What may stand in braces."""


def sentence(
    pattern: str,
    about: str,
    counts: VoteCounts,
    verdict: Verdict,
    *,
    of_whom: int | None = None,
    tied: bool = False,
) -> str:
    """Fill the pattern; a part in square brackets goes where nothing is told by a place in it.

    Papers are told of a secret vote alone; who was absent, stayed out or gave a blank paper only where there are such.
    The share is of as many as the regulation counts (`of_whom`, None: all members), and says so where those are not all
    members. Of sides that are equal (`tied`) it is told that the chair's decided.
    """
    tie = BY_CHAIR if tied and verdict is not Verdict.OPEN else ""
    values = _values(about, counts, verdict, tie, counts.members if of_whom is None else of_whom)

    def part(found: re.Match[str]) -> str:
        inside = found[1]
        return inside if all(values.get(name.strip()) for name in _PLACE.findall(inside)) else ""

    return _PLACE.sub(lambda found: values.get(found[1].strip(), found[0]), _PART.sub(part, pattern))


def unknown(pattern: str) -> tuple[str, ...]:
    """The names in braces that are no places, in their order."""
    return tuple(name for name in _PLACE.findall(pattern) if name.strip() not in PLACES)


def say_unknown(names: tuple[str, ...]) -> str:
    """Say that these are no places, and which there are."""
    strange = ", ".join(f"{{{name}}}" for name in names)
    return f"Không có chỗ {strange}; các chỗ ghi được: {', '.join(f'{{{name}}}' for name in PLACES)}."


def _values(about: str, counts: VoteCounts, verdict: Verdict, tie: str, of_whom: int) -> Mapping[str, str]:
    secret = counts.method is VoteMethod.SECRET
    papers = {"phát ra": counts.issued, "thu về": counts.collected, "không hợp lệ": counts.invalid}
    few = {
        "vắng mặt": counts.absent,
        "không tham gia": counts.not_voting,
        "phiếu trắng": counts.blank,
        **({} if secret else {"không hợp lệ": counts.invalid}),
    }
    share = rate(counts.in_favour, of_whom)
    there = "" if of_whom == counts.members else " số thành viên có mặt"
    return {
        "nội dung": about,
        "hình thức": counts.method.label.lower(),
        "thành viên": str(counts.members),
        "có mặt": str(counts.present),
        "tán thành": str(counts.in_favour),
        "tỷ lệ": f"{percent(share)}{there}" if share is not None else "",
        "không tán thành": str(counts.against),
        "không biểu quyết": str(counts.abstained),
        **({name: str(number) for name, number in papers.items()} if secret else {}),
        **{name: str(number) for name, number in few.items() if number},
        "kết quả": f"{OUTCOMES[verdict]}{tie}",
    }
