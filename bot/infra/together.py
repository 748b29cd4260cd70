"""What many ask for at the same moment, done in one go."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from bot.infra.background import Background

T = TypeVar("T")
R = TypeVar("R")

Take = Callable[[], Sequence[T]]


class Together(Generic[T, R]):
    """Gathers what is added while the last of it is still being done, and then does all of that at once.

    Nobody waits for company: what is added while nothing is under way begins immediately. `act` calls the
    function that it is given when it can begin (not before it has the turn to write), gets what has gathered
    until then, in order, and returns one result for each.
    """

    def __init__(
        self, act: Callable[[Take[T]], Awaitable[Sequence[R]]], name: str, *, at_most: int = 500
    ) -> None:
        self._act = act
        self._name = name
        self._at_most = at_most
        self._waiting: list[tuple[T, asyncio.Future[R]]] = []
        self._running = False
        # Of its own: what is gathered from many must not end with the task of one of them.
        self._background = Background()

    async def add(self, item: T) -> R:
        """Return the result for `item` once it is done; raises what the whole go ended with."""
        done: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, done))
        if not self._running:
            self._running = True
            self._background.start(self._run(), self._name)
        return await done

    async def _run(self) -> None:
        try:
            while self._waiting:
                await self._go()
        finally:
            self._running = False
            for _, done in self._waiting:
                done.cancel()
            self._waiting.clear()

    async def _go(self) -> None:
        taken: list[tuple[T, asyncio.Future[R]]] = []

        def take() -> Sequence[T]:
            taken.extend(self._waiting[: self._at_most])
            del self._waiting[: self._at_most]
            return [item for item, _ in taken]

        try:
            results = await self._act(take)
        # Whatever it is, each of those who wait decides what to do about it.
        except Exception as error:  # noqa: BLE001
            if not taken:
                take()
            for _, done in taken:
                if not done.done():
                    done.set_exception(error)
            return
        except BaseException:
            for _, done in taken:
                done.cancel()
            raise
        for (_, done), result in zip(taken, results, strict=True):
            if not done.done():
                done.set_result(result)
