"""Limits: so many at once, then one more every so often, for each client apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridors.snapshots.errors import SnapshotInputError, TooManyError
from corridors.snapshots.limits import MOST_BYTES, Limiter, Rate, check_size

RATE = Rate(burst=3, every_s=10)


def admitted(limiter: Limiter, client: str, moments: list[float]) -> int:
    count = 0
    for moment in moments:
        try:
            limiter.admit(client, moment)
        except TooManyError:
            continue
        count += 1
    return count


def test_a_client_that_asks_too_often_is_told_how_long_to_wait() -> None:
    limiter = Limiter(RATE)
    assert admitted(limiter, "a", [0, 0, 0]) == 3
    with pytest.raises(TooManyError, match="in 6 seconds") as caught:
        limiter.admit("a", 4)
    assert caught.value.wait_s == 6
    limiter.admit("a", 10)


def test_clients_do_not_use_up_each_others_share() -> None:
    limiter = Limiter(RATE)
    assert admitted(limiter, "a", [0] * 9) == 3
    assert admitted(limiter, "b", [0] * 9) == 3


def test_silent_clients_are_forgotten_before_memory_is_full() -> None:
    limiter = Limiter(RATE, most_clients=100)
    for number in range(1000):
        limiter.admit(str(number), number)
    assert len(limiter._seen) == 100


@given(st.lists(st.floats(0, 200), max_size=60).map(sorted))
def test_no_client_gets_more_than_the_burst_and_its_rate(moments: list[float]) -> None:
    count = admitted(Limiter(RATE), "a", moments)
    assert count <= RATE.burst + (moments[-1] / RATE.every_s if moments else 0)


def test_a_clock_that_steps_back_gives_nothing_away() -> None:
    assert admitted(Limiter(RATE), "a", [100, 0, 100, 0, 100, 0]) <= 3 + 30


def test_a_request_that_is_too_large_is_refused() -> None:
    check_size(MOST_BYTES)
    with pytest.raises(SnapshotInputError, match="at most 16384 bytes, found 16385"):
        check_size(MOST_BYTES + 1)
