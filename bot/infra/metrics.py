"""The figures that Keel counts about itself, for Prometheus: numbers only, nothing about a person.

Their names are a contract. A process counts what it does itself; what all of them share (what is pending)
is read from the database when somebody asks.
"""

from prometheus_client import REGISTRY, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

# Seconds; a crisis answer must be well under the first second.
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)

UPDATES = Counter("keel_updates_total", "Updates of Telegram that were stored for the first time.")
UPDATE_SECONDS = Histogram(
    "keel_update_seconds", "From storing an update until its replies are out.", buckets=BUCKETS
)
INTAKE_PENDING = Gauge("keel_intake_pending", "Updates that are stored and not finished.")
DELIVERIES = Counter(
    "keel_deliveries_total", "Messages of the outbox that ended.", ["lane", "state", "reason"]
)
OUTBOX_PENDING = Gauge("keel_outbox_pending", "Messages that are queued.", ["lane"])
CRISIS_ANSWER_SECONDS = Histogram(
    "keel_crisis_answer_seconds", "From reading a message until its first card is out.", buckets=BUCKETS
)
CHECKINS_DUE_LAG = Gauge(
    "keel_checkins_due_lag_seconds", "How late the oldest check-in of the last tick was queued."
)
RETRY_AFTER = Counter("keel_telegram_retry_after_total", "Answers of Telegram that asked to wait (429).")

CONTENT_TYPE = CONTENT_TYPE_LATEST


def exposition() -> bytes:
    """Return every figure in Prometheus' text form; its media type is CONTENT_TYPE."""
    return generate_latest(REGISTRY)
