"""`python -m sandbox`: a pretend Telegram on its own, for a bot started elsewhere."""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import sys
from collections.abc import Sequence
from typing import Any

from sandbox.config import SandboxConfig
from sandbox.faults import BadRule, Kind
from sandbox.running import Sandbox


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until Ctrl-C or SIGTERM; return 0, 1 when the port is taken, 2 for a wrong argument."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        config = SandboxConfig(
            port=options.port,
            host=options.host,
            token=options.token,
            history=options.history,
            bot_control_url=options.bot_control_url,
            seed=options.seed,
        )
        sandbox = Sandbox(config)
        for wish in _faults(options):
            sandbox.faults.add(wish)
    except (ValueError, BadRule) as error:
        parser.error(str(error))
    _furnish(sandbox, options.people)
    try:
        asyncio.run(_serve(sandbox))
    except OSError as error:
        sys.stderr.write(f"The sandbox cannot listen on {options.host}:{options.port}: {error.strerror}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free one (default 8081)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--token", default="100:SANDBOX-TOKEN", help="the bot's token, ID:SECRET")
    parser.add_argument("--history", type=int, default=1000, help="messages kept in a chat")
    parser.add_argument("--bot-control-url", help="the bot's loopback control port, for the clock")
    parser.add_argument("--people", type=int, default=0, help="this many people more, ids from 100000 on")
    parser.add_argument("--seed", type=int, default=1, help="makes chance repeatable")
    faults = parser.add_argument_group("faults", "more by POST /sandbox/faults while it runs")
    faults.add_argument("--latency", metavar="S[-S]", help="seconds before each call, fixed or between two")
    faults.add_argument("--rate", type=int, metavar="N", help="429 above N sends a second over all chats")
    faults.add_argument("--chat-rate", type=float, metavar="N", help="429 above N sends a second to one chat")
    faults.add_argument("--chat-burst", type=int, default=1, metavar="N", help="sends at once to one chat")
    faults.add_argument("--group-rate", type=int, metavar="N", help="429 above N sends a minute to one group")
    faults.add_argument("--blocked", type=float, metavar="SHARE", help="this part of the chats blocked us")
    faults.add_argument("--errors", type=float, metavar="SHARE", help="this part of the calls gets 500")
    faults.add_argument("--bad-gateway", type=float, metavar="SHARE", help="... gets 502 with HTML")
    faults.add_argument("--reset", type=float, metavar="SHARE", help="... is cut off, not executed")
    faults.add_argument("--reset-after", type=float, metavar="SHARE", help="... is executed, then cut off")
    faults.add_argument("--late", metavar="S[:SHARE]", help="executes at once, answers after S seconds")
    faults.add_argument("--fault", action="append", default=[], metavar="JSON", help="any rule, as POSTed")
    return parser


def _faults(options: argparse.Namespace) -> list[dict[str, Any]]:
    wishes: list[dict[str, Any]] = [json.loads(text) for text in options.fault]
    if options.latency:
        low, _, high = options.latency.partition("-")
        wishes.append({"kind": Kind.LATENCY, "seconds": float(low), "max_seconds": float(high or low)})
    if options.late:
        seconds, _, share = options.late.partition(":")
        wishes.append({"kind": Kind.LATE, "seconds": float(seconds), "share": float(share or 1)})
    if options.rate or options.chat_rate or options.group_rate:
        wishes.append(
            {
                "kind": Kind.RATE_LIMIT,
                "per_second": options.rate,
                "chat_per_second": options.chat_rate,
                "chat_burst": options.chat_burst,
                "group_per_minute": options.group_rate,
            }
        )
    for kind, share in (
        (Kind.BLOCKED, options.blocked),
        (Kind.ERROR, options.errors),
        (Kind.BAD_GATEWAY, options.bad_gateway),
        (Kind.RESET, options.reset),
        (Kind.RESET_AFTER, options.reset_after),
    ):
        if share:
            wishes.append({"kind": kind, "share": share})
    return wishes


def _furnish(sandbox: Sandbox, more_people: int) -> None:
    sandbox.person("Alex", id=1001)
    sandbox.person("Robin", id=1002)
    staff = sandbox.person("Sam", id=1003, is_staff=True)
    sandbox.group("Staff", [staff], id=-4001)
    if more_people:
        sandbox.people(more_people)


async def _serve(sandbox: Sandbox) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with sandbox:
        sys.stdout.write(f"Chat page and Bot API: {sandbox.url}  (token {sandbox.token})\n")
        sys.stdout.flush()
        await stop.wait()


if __name__ == "__main__":
    sys.exit(main())
