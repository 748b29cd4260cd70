"""Texts for people, from content/messages/<language>/*.ftl (Fluent).

A key that a language lacks falls back to English. An error that Fluent reports is an error here too:
a missing placeholder must never reach a person as `{$name}`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentInt
from fluent.syntax.ast import Junk

FALLBACK = "en"
Say = Callable[..., str]


class TextError(Exception):
    """A text is missing or cannot be made with the values given."""


def hour_of(clock: object) -> FluentInt:
    """Return the hour of a time of day, "01:30" -> 1, and 0 for what is none: texts choose an article by it.

    It is `HOUR($clock)` in the texts. It never fails, as a crisis card may name a time.
    """
    hour = str(clock).partition(":")[0]
    return FluentInt(int(hour) if hour.isdecimal() else 0)


def is_whole(folder: Path) -> bool:
    """Return whether a language's folder holds more than the crisis flow."""
    return (folder / "start.ftl").exists()


@dataclass(slots=True)
class Texts:
    """Every text of every language; a language is read when it is first needed."""

    folder: Path
    _bundles: dict[str, FluentBundle] = field(default_factory=dict)

    def languages(self) -> list[str]:
        """Return the languages in which everything is said, English first: those with the first minute."""
        return [name for name in self.crisis_languages() if is_whole(self.folder / name)]

    def crisis_languages(self) -> list[str]:
        """Return the languages in which somebody in danger is answered, English first."""
        found = sorted(path.name for path in self.folder.iterdir() if path.is_dir())
        return [FALLBACK, *(name for name in found if name != FALLBACK)]

    def bundle(self, language: str) -> FluentBundle:
        """Return the parsed texts of a language; raises TextError for a file that is not Fluent."""
        if language not in self._bundles:
            bundle = FluentBundle([language], use_isolating=False, functions={"HOUR": hour_of})
            for path in sorted((self.folder / language).glob("*.ftl")):
                source = path.read_text(encoding="utf-8")
                resource = FluentResource(source)
                for entry in resource.body:
                    if isinstance(entry, Junk):
                        line = source[: entry.span.start].count("\n") + 1 if entry.span else 0
                        start = str(entry.content).strip()[:60]
                        raise TextError(f"{language}/{path.name}:{line}: not Fluent: {start!r}")
                bundle.add_resource(resource)
            self._bundles[language] = bundle
        return self._bundles[language]

    def read_all(self) -> None:
        """Read every language now; raises TextError for a file that is not Fluent."""
        for language in self.crisis_languages():
            self.bundle(language)

    def keys(self, language: str) -> Iterator[str]:
        """Yield the keys that a language has itself."""
        yield from (key for key in self.bundle(language)._messages if not key.startswith("-"))

    def has(self, key: str, language: str) -> bool:
        """Return whether the language has the key itself."""
        return (self.folder / language).is_dir() and self.bundle(language).has_message(key)

    def get(self, key: str, language: str, **values: object) -> str:
        """Return the text, values put in as they are: the caller escapes them. Raises TextError."""
        for name in (language, language.split("-")[0], FALLBACK):
            if self.has(key, name):
                bundle = self.bundle(name)
                pattern = bundle.get_message(key).value
                if pattern is None:
                    break
                text, errors = bundle.format_pattern(pattern, values)
                if errors:
                    raise TextError(f"{name}: {key}: {errors[0]}")
                return str(text)
        raise TextError(f"no text {key!r} in {language!r} or {FALLBACK!r}")

    def bound(self, language: str) -> Say:
        """Return `say(key, **values)` for one language."""
        return partial(self._say, language)

    def _say(self, language: str, key: str, **values: object) -> str:
        return self.get(key, language, **values)
