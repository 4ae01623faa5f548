"""An answer that was changed keeps what it was before visible in its round."""

from dataclasses import replace
from datetime import timedelta

from app.core.terms import Opinion, Secrecy
from app.services.forms.opinion_round import load, save
from app.services.forms.opinion_round_details import describe
from app.services.lists import answers
from app.services.opinions import answer
from tests.services.opinion_rounds import MONDAY, NAMES, committee, keys, sent

TUESDAY, FRIDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=4)


def write(database, row, opinion, day, said=None):
    with database.write("Lan") as session:
        answer(session, keys(session, row)[:1], opinion=opinion, answered_on=day, said=said)


def begun(database, **values):
    with database.write("Lan") as session:
        committee(session)
        return sent(session, **values)


def changes(database, row):
    with database.read() as session:
        (first,) = answers.read(session, keys(session, row)[:1], today=FRIDAY)
        told = describe(session, row.id.hex, today=FRIDAY).parts.get("Ý kiến đã đổi", ())
        assert told == tuple(f"{NAMES[0]}: {line}" for line in first.changes)
        return first.changes


def test_a_later_slip_leaves_the_earlier_one_to_be_seen(database):
    row = begun(database)
    write(database, row, Opinion.AGREED, TUESDAY)
    assert changes(database, row) == (), "the first answer replaced none"
    write(database, row, Opinion.DISAGREED, FRIDAY)
    [line] = changes(database, row)
    assert line.startswith("đã đổi ngày ")
    assert line.endswith("từ “Đồng ý” (24/11/2026) sang “Không đồng ý” (27/11/2026)")
    write(database, row, None, FRIDAY)
    assert changes(database, row)[1].endswith("từ “Không đồng ý” (27/11/2026) sang chưa cho ý kiến")


def test_words_that_were_rewritten_are_kept_too(database):
    row = begun(database)
    write(database, row, Opinion.AGREED_WITH_CHANGES, TUESDAY, said="Bỏ Điều 3")
    write(database, row, Opinion.AGREED_WITH_CHANGES, FRIDAY, said="Sửa Điều 3")
    [line] = changes(database, row)
    assert line.endswith("trước đó: “Bỏ Điều 3”")


def test_of_a_round_that_becomes_secret_no_words_are_left(database):
    row = begun(database)
    write(database, row, Opinion.AGREED_WITH_CHANGES, TUESDAY, said="Bỏ Điều 3")
    write(database, row, Opinion.DISAGREED, FRIDAY, said="Sửa Điều 3")
    with database.write("Lan") as session:
        loaded = load(session, row.id.hex, today=FRIDAY)
        bare = tuple(replace(one, said="", taken_up_words="") for one in loaded.values.answers)
        values = replace(loaded.values, content="", secrecy=Secrecy.SECRET, number="12", answers=bare)
        save(session, replace(loaded, values=values), today=FRIDAY)
    assert not any("Điều 3" in line for line in changes(database, row))
