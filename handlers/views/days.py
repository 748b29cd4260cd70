"""Days in words, in the person's language."""

from datetime import date

from bot.infra.texts import Say

# English without a country is read by people in many; day before month is what most of them write.
LOCALES = {"en": "en_GB", "pt": "pt_BR"}


def short_day(say: Say, day: date) -> str:
    """Return a day without its year: "26 Oct"."""
    from babel.dates import format_skeleton

    return str(format_skeleton("MMMd", day, locale=_locale(say)))


def long_day(say: Say, day: date) -> str:
    """Return a day with its year: "26 Oct 2026"."""
    from babel.dates import format_date

    return str(format_date(day, "medium", locale=_locale(say)))


def week_day(say: Say, day: date) -> str:
    """Return the name of a day of the week: "Tuesday"."""
    from babel.dates import format_date

    return str(format_date(day, "EEEE", locale=_locale(say)))


def short_week_day(say: Say, day: date) -> str:
    """Return the short name of a day of the week: "Tue"."""
    from babel.dates import format_date

    return str(format_date(day, "EEE", locale=_locale(say)))


def day_of_week(say: Say, day: date) -> str:
    """Return a day of the last week or the next, as short as a button wants it: "Tue 24"."""
    from babel.dates import format_date

    return str(format_date(day, "EEE d", locale=_locale(say)))


def _locale(say: Say) -> str:
    code = say("language-code")
    return LOCALES.get(code, code)
