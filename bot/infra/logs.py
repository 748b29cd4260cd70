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


def set_up_error_reports(dsn: str) -> None:
    """Send errors to Sentry: their kind and where they happened, nothing else. Raises ImportError.

    Neither values of variables nor texts of exceptions, log lines or requests leave: any of them may hold
    what a person wrote.
    """
    import sentry_sdk  # type: ignore[import-not-found, unused-ignore]

    sentry_sdk.init(
        dsn=dsn,
        send_default_pii=False,
        include_local_variables=False,
        include_source_context=True,
        max_breadcrumbs=0,
        max_request_body_size="never",
        server_name="keel",
        before_send=scrubbed,
    )


def scrubbed(event: dict[str, Any], _hint: object = None) -> dict[str, Any]:
    """Return an error report with only what says which error it was and where."""
    kept = {
        key: event[key] for key in ("event_id", "timestamp", "platform", "level", "release") if key in event
    }
    values = (event.get("exception") or {}).get("values", [])
    return kept | {
        "exception": {
            "values": [
                {key: value[key] for key in ("type", "module", "stacktrace", "mechanism") if key in value}
                for value in values
            ]
        }
    }


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
