"""The pace of bulk, on a clock that only moves when somebody sleeps: no second holds more than the rate."""

import asyncio
from collections import deque
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messaging.delivery.pace import RECOVER_EVERY, ChatPace, Pace


@dataclass
class Virtual:
    """Time that passes in sleeps alone; each sleep may end late, as on a busy machine."""

    at: float = 1000.0
    late: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.at += seconds + (self.late.pop() if self.late else 0.0)


def pace(rate: float, time: Virtual) -> Pace:
    return Pace(rate, now=time.now, sleep=time.sleep)


async def sent_at(one: Pace, time: Virtual, count: int) -> list[float]:
    """Return when each of so many messages went."""
    moments = []
    for _ in range(count):
        await one.turn()
        moments.append(time.at)
    return moments


def most_in_a_second(moments: list[float]) -> int:
    """Return how many went within the fullest second, both its ends counted: as strictly as can be."""
    window: deque[float] = deque()
    most = 0
    for moment in moments:
        window.append(moment)
        while moment - window[0] > 1.0:
            window.popleft()
        most = max(most, len(window))
    return most


@pytest.mark.parametrize("rate", [1.0, 2.0, 25.0, 30.0, 1000.0])
async def test_no_second_holds_more_than_the_rate_and_little_is_given_away(rate: float) -> None:
    time = Virtual()
    start = time.at

    moments = await sent_at(pace(rate, time), time, count=int(rate * 20))

    assert most_in_a_second(moments) <= max(1, rate)
    assert len(moments) / (moments[-1] - start) >= rate * 0.97


@given(
    rate=st.sampled_from([1.0, 3.0, 25.0, 30.0, 100.0]),
    late=st.lists(st.sampled_from([0.0, 0.0, 0.0, 0.001, 0.01, 0.05, 0.3, 2.0]), max_size=200),
    idle=st.floats(0, 5),
)
@settings(max_examples=80, deadline=None)
def test_a_machine_that_is_held_up_never_makes_up_for_it_in_one_second(
    rate: float, late: list[float], idle: float
) -> None:
    time = Virtual(late=late)
    one = pace(rate, time)

    async def run() -> list[float]:
        moments = await sent_at(one, time, count=80)
        time.at += idle
        return moments + await sent_at(one, time, count=80)

    assert most_in_a_second(asyncio.run(run())) <= rate


async def test_timers_that_fire_late_cost_no_throughput() -> None:
    """Two milliseconds late each time: what is lost is made up for within the window."""
    time = Virtual(late=[0.002] * 3000)
    start = time.at

    moments = await sent_at(pace(30.0, time), time, count=900)

    assert most_in_a_second(moments) <= 30
    assert len(moments) / (moments[-1] - start) >= 29.0


async def test_after_a_429_it_waits_halves_and_recovers() -> None:
    time = Virtual()
    one = pace(20.0, time)
    await sent_at(one, time, count=5)
    before = time.at

    one.slow_down(3.0)
    moments = await sent_at(one, time, count=1)

    assert moments[0] >= before + 3.0
    assert one.current == 10.0
    await sent_at(one, time, count=int(10 * RECOVER_EVERY) + 30)
    assert 10.0 < one.current < 20.0
    await sent_at(one, time, count=2000)
    assert one.current == 20.0


async def test_slower_and_slower_but_never_to_a_stop() -> None:
    time = Virtual()
    one = pace(20.0, time)

    for _ in range(10):
        one.slow_down(0.0)

    assert one.current == pytest.approx(2.0)


async def test_a_429_that_comes_while_one_waits_holds_that_one_back_too() -> None:
    time = Virtual()
    one = pace(1.0, time)
    await one.turn()
    first = time.at

    async def told_meanwhile(seconds: float) -> None:
        time.at += seconds
        if time.at < first + 2:
            one.slow_down(5.0)

    one.sleep = told_meanwhile
    await one.turn()

    assert time.at >= first + 5.0


async def test_waiting_alone_does_not_slow_down() -> None:
    time = Virtual()
    one = pace(20.0, time)

    one.wait(7.0)
    moments = await sent_at(one, time, count=1)

    assert moments[0] == pytest.approx(1007.0)
    assert one.current == 20.0


async def test_what_waits_for_no_turn_takes_one_all_the_same() -> None:
    """An alert or an edit among bulk goes at once; bulk makes room for it, so together they keep the rate."""
    time = Virtual()
    one = pace(30.0, time)
    moments = []

    for number in range(600):
        moments += await sent_at(one, time, count=1)
        if number % 50 == 0:
            one.used()
            moments.append(time.at)

    assert most_in_a_second(moments) <= 31
    assert len(moments) / (moments[-1] - moments[0]) <= 30


async def test_those_who_wait_go_in_the_order_in_which_they_came() -> None:
    time = Virtual()
    one = pace(10.0, time)
    order: list[int] = []

    async def go(number: int) -> None:
        await one.turn()
        order.append(number)

    await asyncio.gather(*(go(number) for number in range(25)))

    assert order == list(range(25))


def test_a_chat_hears_once_a_second_and_a_group_every_three() -> None:
    time = Virtual()
    chats = ChatPace(now=time.now)

    chats.used(7)
    chats.used(-7)

    assert (chats.wait_for(7), chats.wait_for(-7), chats.wait_for(8)) == (1.0, 3.0, 0.0)
    time.at += 1.0
    assert (chats.wait_for(7), chats.wait_for(-7)) == (0.0, 2.0)
    chats.block(7, 30.0)
    assert chats.wait_for(7) == 30.0


def test_only_chats_of_the_last_seconds_are_remembered() -> None:
    """A broadcast to a million chats leaves no million entries."""
    time = Virtual()
    chats = ChatPace(now=time.now)

    for chat_id in range(1, 5000):
        chats.used(chat_id)
        time.at += 0.01
        chats.wait_for(chat_id)

    assert len(chats._free_at) <= 101
