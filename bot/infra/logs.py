"""Logging: ids and states only, as lines for people or as JSON; never a message, a note or the token."""

import logging
import re
import sys
from typing import Any

import structlog

TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")


def set_up_logging(level: str = "INFO", form: str = "console") -> None:
    """Send structlog and the standard library's logging to stderr, the token cut out of every line."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: Any = (
        structlog.processors.JSONRenderer()
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=_plain_traceback)
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info if form == "json" else _same,
                last,
            ],
        )
    )
    handler.addFilter(_Redact())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    # These log addresses (with the token in them) or every job at INFO.
    for noisy in (
        "httpx",
        "httpcore",
        "apscheduler",
        "uvicorn.access",
        "telegram",
        "aiosqlite",
        "asyncio",
        "alembic",
    ):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def _same(_logger: Any, _name: str, event: Any) -> Any:
    return event


def _plain_traceback(stream: Any, failure: Any) -> None:
    structlog.dev.plain_traceback(stream, failure)


class _Redact(logging.Filter):
    """Cuts bot tokens out of whatever is about to be written."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.msg, str):
            record.msg = TOKEN.sub("<token>", record.msg)
        elif isinstance(record.msg, dict):
            record.msg = {
                key: TOKEN.sub("<token>", value) if isinstance(value, str) else value
                for key, value in record.msg.items()
            }
        if record.args:
            record.msg = TOKEN.sub("<token>", record.getMessage())
            record.args = None
        return True
