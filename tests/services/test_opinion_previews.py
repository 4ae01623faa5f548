"""Before a round is closed it is told who did not answer, whether its last day is over, and what it would come to."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from app.core.opinion_terms import RoundKind, TakenUp, Verdict
from app.core.regulation_terms import Unanswered
from app.core.terms import Opinion
from app.services.briefs import questions
from app.services.forms.opinion_round_details import describe
from app.services.lists import answers, rounds
from app.services.opinion_previews import TAKEN_BACK, of_answering, of_closing, of_extending, of_taking_up
from app.services.opinion_results import TIE, is_tied, result_of
from app.services.opinions import answer, close, extend, take_up
from app.services.settings import change_setting, load_preset
from tests.services.opinion_rounds import MONDAY, agency, committee, keys, sent
from tests.services.opinion_rounds import answers as answers_of

DAY = timedelta(days=1)


@pytest.fixture
def office(session: Session) -> Session:
    load_preset(session)
    committee(session)
    return session


def told(session: Session, key: str, day: date) -> tuple[str, str, str]:
    [line] = of_closing(session, [key], closed_on=day)
    return line.name, line.old, line.new


def test_who_is_missing_and_what_it_comes_to_is_told(office: Session) -> None:
    row = sent(office, answer_by=MONDAY + 7 * DAY)
    answer(office, keys(office, row)[:3], opinion=Opinion.AGREED, answered_on=MONDAY + DAY)
    assert told(office, row.id.hex, MONDAY + 2 * DAY) == (
        "Dự thảo Quyết định về giá đất",
        "đã trả lời 3/5, hạn 30/11/2026 chưa hết",
        "được thông qua; 2 nơi chưa trả lời",
    )
    answer(office, keys(office, row)[3:], opinion=Opinion.DISAGREED, answered_on=MONDAY + 8 * DAY)
    _, old, new = told(office, row.id.hex, MONDAY + 8 * DAY)
    assert (old, new) == ("đã trả lời 5/5, hạn 30/11/2026", "được thông qua; đủ ý kiến")


def test_what_is_told_is_what_closing_gives(office: Session) -> None:
    row = sent(office, answer_by=MONDAY + 7 * DAY)
    answer(office, keys(office, row)[:2], opinion=Opinion.AGREED, answered_on=MONDAY + DAY)
    day = MONDAY + 8 * DAY
    _, _, new = told(office, row.id.hex, day)
    close(office, [row.id.hex], closed_on=day, today=day)
    assert new.startswith(result_of(office, row, day).label.lower())


def test_agencies_decide_nothing(office: Session) -> None:
    asked = agency(office, "Sở Tài chính")
    row = sent(office, kind=RoundKind.AGENCIES, asked=[asked.id], answer_by=MONDAY)
    assert told(office, row.id.hex, MONDAY)[2] == "1 nơi chưa trả lời"


def test_a_round_may_count_silence_as_consent_whatever_the_regulation_says(office: Session) -> None:
    row = sent(office)
    answer(office, keys(office, row)[:2], opinion=Opinion.AGREED, answered_on=MONDAY + DAY)
    assert told(office, row.id.hex, MONDAY + 2 * DAY)[2] == "không được thông qua; 3 nơi chưa trả lời"
    row.unanswered = Unanswered.AGREED
    assert told(office, row.id.hex, MONDAY + 2 * DAY)[2] == (
        "được thông qua; 3 nơi chưa trả lời, coi như đồng ý"
    )
    close(office, [row.id.hex], closed_on=MONDAY + 2 * DAY, today=MONDAY + 2 * DAY)
    [listed] = rounds.read(office, [row.id.hex], today=MONDAY + 2 * DAY)
    assert listed.verdict is Verdict.CARRIED
    silent = [one.agrees for one in answers.read(office, keys(office, row), today=MONDAY + 2 * DAY)]
    assert silent == [False, False, True, True, True]
    row.unanswered = None  # as the regulation says
    assert not any(one.agrees for one in answers.read(office, keys(office, row), today=MONDAY + 2 * DAY))
    change_setting(office, "regulation.unanswered", Unanswered.AGREED.value)
    silent = [one.agrees for one in answers.read(office, keys(office, row), today=MONDAY + 2 * DAY)]
    assert silent == [False, False, True, True, True]
    row.unanswered = Unanswered.LEFT_OUT
    assert not any(one.agrees for one in answers.read(office, keys(office, row), today=MONDAY + 2 * DAY))


def test_a_round_among_agencies_tells_how_silence_is_counted(office: Session) -> None:
    asked = [agency(office, name).id for name in ("Sở Tài chính", "Sở Xây dựng")]
    row = sent(office, kind=RoundKind.AGENCIES, asked=asked)
    row.unanswered = Unanswered.AGREED
    assert told(office, row.id.hex, MONDAY)[2] == "2 nơi chưa trả lời, coi như đồng ý"


def test_it_is_told_that_the_chair_decides_where_just_half_agree(office: Session) -> None:
    row = sent(office)
    first, second, third, fourth, _ = keys(office, row)
    answers_of(office, row)[-1].deleted_at = datetime(2026, 11, 23, tzinfo=UTC)  # four are asked
    office.flush()
    answer(office, [first, second], opinion=Opinion.AGREED, answered_on=MONDAY)
    answer(office, [third], opinion=Opinion.DISAGREED, answered_on=MONDAY)
    assert not is_tied(office, row, MONDAY), "one is still to answer"
    assert told(office, row.id.hex, MONDAY)[2] == (
        "được thông qua (tán thành đúng một nửa, theo ý kiến của chủ trì); 1 nơi chưa trả lời"
    )
    answer(office, [fourth], opinion=Opinion.DISAGREED, answered_on=MONDAY)
    assert is_tied(office, row, MONDAY)
    assert f"({TIE})" in describe(office, row.id.hex, today=MONDAY).parts["Kết quả"][0]
    briefed = questions()["vote_report"].brief(office, row.id.hex, MONDAY)
    assert (briefed.tied, briefed.carried) == (True, True)


def test_what_was_answered_is_told_before_another_answer_takes_its_place(office: Session) -> None:
    row = sent(office)
    first, second = keys(office, row)[:2]
    answer(office, [first], opinion=Opinion.AGREED, answered_on=MONDAY, said="Nhất trí")

    def foretold(opinion: Opinion | None, said: str) -> list[tuple[str, str]]:
        lines = of_answering(office, [first, second], opinion=opinion, answered_on=MONDAY + DAY, said=said)
        return [(line.old, line.new) for line in lines]

    assert foretold(Opinion.DISAGREED, "") == [
        ("Đồng ý (23/11/2026): Nhất trí", "Không đồng ý (24/11/2026)"),
        ("chưa trả lời", "Không đồng ý (24/11/2026)"),
    ]
    told = foretold(None, "Bỏ Điều 3")
    assert told[0][1] == "Đồng ý (24/11/2026): Bỏ Điều 3"
    answer(office, [first], opinion=None, answered_on=MONDAY + DAY, said="Bỏ Điều 3")
    after = answers.read(office, [first, second], today=MONDAY + DAY)
    assert [one.opinion for one in after] == [Opinion.AGREED, None], "words alone leave the opinion"
    assert told[1][1] == "chưa chọn ý kiến"


def test_what_was_made_of_the_old_answer_is_told_to_go(office: Session) -> None:
    row = sent(office)
    [first] = keys(office, row)[:1]
    answer(office, [first], opinion=Opinion.DISAGREED, answered_on=MONDAY, said="Bỏ Điều 3")
    take_up(office, [first], how=TakenUp.ABSORBED)
    told = [
        of_answering(office, [first], opinion=opinion, answered_on=MONDAY, said="")[0].new
        for opinion in (Opinion.DISAGREED, Opinion.AGREED)
    ]
    assert told == ["Không đồng ý (23/11/2026): Bỏ Điều 3", f"Đồng ý (23/11/2026){TAKEN_BACK}"]


@pytest.mark.parametrize("late", [0, 2])
def test_what_comes_after_a_round_was_closed_counts_nowhere(office: Session, late: int) -> None:
    row = sent(office)
    first, second, third, *others = keys(office, row)
    answer(office, [first, second], opinion=Opinion.AGREED, answered_on=MONDAY)
    answer(office, [third], opinion=Opinion.DISAGREED, answered_on=MONDAY)
    answer(office, others, opinion=Opinion.AGREED, answered_on=MONDAY + 2 * DAY)
    foretold = told(office, row.id.hex, MONDAY)[2]
    assert foretold == ("không được thông qua; 2 nơi chưa trả lời; 2 ý kiến đến sau ngày chốt, không tính")
    close(office, [row.id.hex], closed_on=MONDAY, today=MONDAY)
    day = MONDAY + late * DAY
    [listed] = rounds.read(office, [row.id.hex], today=day)
    assert (listed.answered, listed.agreed, listed.disagreed, listed.verdict) == (3, 2, 1, Verdict.LOST)
    assert result_of(office, row, day) is Verdict.LOST
    briefed = questions()["vote_report"].brief(office, row.id.hex, day)
    assert (sum(one.answered for one in briefed.answers), briefed.carried) == (3, False)
    assert [one.opinion for one in answers.read(office, others, today=day)] == [None, None]
    parts = describe(office, row.id.hex, today=day).parts
    assert parts["Kết quả"][0].startswith("Đã trả lời 3/5")
    assert sum("sau ngày chốt, không tính" in line for line in parts["Ý kiến"]) == 2


def test_what_was_made_of_an_opinion_is_told_before_it_is_written_over(office: Session) -> None:
    row = sent(office)
    [first] = keys(office, row)[:1]
    answer(office, [first], opinion=Opinion.DISAGREED, answered_on=MONDAY)
    lines = [of_taking_up(office, [first], how=TakenUp.ABSORBED, words="", today=MONDAY)[0]]
    take_up(office, [first], how=TakenUp.EXPLAINED, words="Trái luật")
    lines += of_taking_up(office, [first], how=TakenUp.ABSORBED, words="", today=MONDAY)
    assert [(line.old, line.new) for line in lines] == [
        ("chưa tiếp thu", "Tiếp thu"),
        ("Giải trình, giữ nguyên: Trái luật", "Tiếp thu: Trái luật"),
    ]


def test_the_day_in_force_is_told_before_more_time_is_given(office: Session) -> None:
    row = sent(office, answer_by=MONDAY + 7 * DAY)
    extend(office, [row.id.hex], extended_to=MONDAY + 9 * DAY, decided_on=MONDAY)
    [line] = of_extending(office, [row.id.hex], extended_to=MONDAY + 11 * DAY, today=MONDAY)
    assert (line.old, line.new) == ("hạn 02/12/2026", "gia hạn đến 04/12/2026")
