"""Failures that are expected: each has a text for the person who met it."""


class BotError(Exception):
    """Something a person may meet; the sentence they read is `reply` in content/messages.

    Subclasses live beside the model that raises them and carry their facts as attributes;
    `facts()` hands them to the text.
    """

    reply: str = "error-unknown"

    def facts(self) -> dict[str, str | int]:
        """Return the values that the text of `reply` needs."""
        return {}
