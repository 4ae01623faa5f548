"""The sentence by which documents tell what a vote came to: the office's pattern with the numbers in it."""

import pytest

from app.core.opinion_terms import Verdict, VoteMethod
from app.rules.session_votes import VoteCounts
from app.rules.vote_sentences import PLACES, say_unknown, sentence, unknown
from app.services.issuing_data import issuing_settings

HANDS, SECRET = VoteMethod.HANDS, VoteMethod.SECRET
USUAL = issuing_settings()["vote_sentence"][0]


@pytest.mark.parametrize(
    ("counts", "verdict", "said"),
    [
        (
            VoteCounts(HANDS, 29, 27, 25, 1, 1),
            Verdict.CARRIED,
            (
                "Đề án: giơ tay; có mặt 27/29 thành viên; tán thành 25/29 (86,21%), không tán thành 1, "
                "không biểu quyết 1; được thông qua."
            ),
        ),
        (
            VoteCounts(SECRET, 29, 27, 13, 11, 0, 26, 1, blank=1),
            Verdict.LOST,
            (
                "Đề án: bỏ phiếu kín; có mặt 27/29 thành viên; phát ra 26 phiếu, thu về 26, không hợp lệ 1; tán thành "
                "13/29 (44,83%), không tán thành 11, không biểu quyết 0, phiếu trắng 1; không được thông qua."
            ),
        ),
        (
            VoteCounts(HANDS, 0, 0, not_voting=2),
            Verdict.OPEN,
            (
                "Đề án: giơ tay; có mặt 0/0 thành viên; tán thành 0/0, không tán thành 0, không biểu quyết 0, "
                "không tham gia biểu quyết 2; chưa đủ căn cứ kết luận."
            ),
        ),
    ],
)
def test_the_usual_sentence_tells_what_there_is_and_nothing_else(counts, verdict, said):
    assert sentence(USUAL, "Đề án", counts, verdict) == said


def test_the_share_is_of_those_whom_the_regulation_counts():
    counts = VoteCounts(HANDS, 22, 15, 8, 5, 2)
    said = sentence(USUAL, "Đề án", counts, Verdict.CARRIED, of_whom=15)
    assert "tán thành 8/22 (53,33% số thành viên có mặt), không tán thành 5" in said
    assert "tán thành 8/22 (36,36%), " in sentence(USUAL, "Đề án", counts, Verdict.LOST, of_whom=22)
    full = VoteCounts(HANDS, 15, 15, 8, 5, 2)
    assert "tán thành 8/15 (53,33%), " in sentence(USUAL, "Đề án", full, Verdict.CARRIED, of_whom=15)


def test_an_office_has_a_sentence_of_its_own():
    own = "UBND tỉnh {kết quả} {nội dung} với {tán thành}/{có mặt} đại biểu[; vắng {vắng mặt}][; {phiếu trắng} trắng]."
    counts = VoteCounts(HANDS, 9, 7, 7)
    said = "UBND tỉnh được thông qua Đề án với 7/7 đại biểu; vắng 2."
    assert sentence(own, "Đề án", counts, Verdict.CARRIED) == said


def test_it_is_told_that_the_chair_decided():
    counts = VoteCounts(HANDS, 8, 8, 4, 4)
    said = sentence("{nội dung} {kết quả}", "Đề án", counts, Verdict.CARRIED, tied=True)
    assert said == "Đề án được thông qua (tán thành đúng một nửa, theo ý kiến của chủ trì)"
    assert sentence("{kết quả}", "", counts, Verdict.OPEN, tied=True) == "chưa đủ căn cứ kết luận"


def test_a_place_that_is_none_is_named():
    assert unknown(USUAL) == ()
    assert unknown("".join(f"{{{name}}}" for name in PLACES)) == ()
    assert unknown("{nội dung} {số phiếu}") == ("số phiếu",)
    assert say_unknown(("số phiếu",)).startswith("Không có chỗ {số phiếu}; các chỗ ghi được: {nội dung}, ")
