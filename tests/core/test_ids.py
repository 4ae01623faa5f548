"""Keys of rows."""

import time
from concurrent.futures import ThreadPoolExecutor
from uuid import RFC_4122, UUID

import pytest

from app.core import ids
from app.core.ids import uuid7, uuid7s


def test_a_key_is_a_uuid_of_version_seven() -> None:
    for key in (uuid7() for _ in range(1000)):
        assert (key.version, key.variant) == (7, RFC_4122)


def test_a_key_carries_the_moment_it_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_792_000_000_123_456_789
    monkeypatch.setattr(time, "time_ns", lambda: now)
    monkeypatch.setattr(ids, "_SEQUENCE", ids._Sequence())
    assert uuid7().int >> 80 == now // 1_000_000


def test_a_hundred_thousand_keys_differ_and_rise() -> None:
    keys = [uuid7() for _ in range(100_000)]
    assert len(set(keys)) == len(keys)
    assert keys == sorted(keys)
    assert [key.hex for key in keys] == sorted(key.hex for key in keys)


def test_keys_rise_when_the_clock_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = uuid7()
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000_000_000_000_000)
    after = [uuid7() for _ in range(10)]
    assert [before, *after] == sorted({before, *after})


def test_threads_never_share_a_key() -> None:
    def some() -> list[UUID]:
        return [uuid7() for _ in range(5000)]

    with ThreadPoolExecutor(4) as pool:
        lots = [job.result() for job in [pool.submit(some) for _ in range(4)]]
    assert all(lot == sorted(lot) for lot in lots)
    assert len({key for lot in lots for key in lot}) == 20_000


def test_many_keys_at_once_rise_above_all_earlier_ones() -> None:
    before = uuid7()
    many = uuid7s(1000)
    after = uuid7()
    assert [before, *many, after] == sorted({before, *many, after})
    assert {key.version for key in many} == {7}
    assert uuid7s(0) == []
