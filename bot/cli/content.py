"""`keel content`, `keel helplines` and `keel risk`: what clinicians and editors ask of the words."""

import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.shared import fail, print_json, run_or_exit, settings_or_exit, table

content = typer.Typer(help="Check, preview and count what Keel says and teaches.", no_args_is_help=True)
helplines = typer.Typer(help="Check the helpline data.", no_args_is_help=True)
risk = typer.Typer(help="Ask the risk detector about a message.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
Folder = Annotated[
    Path | None,
    typer.Option(help="Another content folder than the one beside the package.", show_default=False),
]


@dataclass(frozen=True, slots=True)
class Found:
    """One thing the checks found: in which part of content/, where, how bad, what to do."""

    part: str
    file: str
    line: int | None
    severity: str
    message: str

    def __str__(self) -> str:
        line = f":{self.line}" if self.line is not None else ""
        return f"{self.file}{line}: {self.severity}: {self.message}"


def folder_of(given: Path | None) -> Path:
    """Return the content folder that was asked for; one that is none ends the command."""
    from bot.infra.content import CONTENT

    folder = given or CONTENT
    if not (folder / "messages").is_dir():
        fail(f"{folder} is no content folder: it has no messages/ in it")
    return folder


def check_all(folder: Path) -> list[Found]:
    """Return everything that the checks of every part of content/ find, worst first within a part."""
    return [*_texts(folder), *_library(folder), *_lexicon(folder), *_directory(folder)]


def _texts(folder: Path) -> list[Found]:
    from bot.infra.text_check import check_texts

    return [
        Found("messages", problem.file, problem.line, problem.severity, problem.message)
        for problem in check_texts(folder / "messages")
    ]


def _library(folder: Path) -> list[Found]:
    from bot.selfhelp.library import check_library

    return [
        Found("library", problem.file, problem.line, problem.severity, problem.message)
        for problem in check_library(folder)
    ]


def _lexicon(folder: Path) -> list[Found]:
    from bot.safety.risk import LexiconError, check_lexicon, load_statistics

    found = []
    try:
        load_statistics(folder / "lexicon")
    except LexiconError as error:
        found.append(Found("lexicon", f"lexicon/{error.file}", None, "error", error.advice))
    for problem in check_lexicon(folder / "lexicon"):
        file, _, rest = problem.partition(":")
        line, _, message = rest.partition(":")
        place = int(line) if line.strip().isdigit() else None
        text = message.strip() if place is not None else rest.strip()
        found.append(Found("lexicon", f"lexicon/{file}", place, "error", text))
    return found


def _directory(folder: Path) -> list[Found]:
    from bot.kernel.clock import SystemClock
    from bot.safety.helplines import check_directory

    found = []
    for problem in check_directory(folder / "helplines", SystemClock().now().date()):
        severity, _, rest = problem.partition(": ")
        file, separator, message = rest.partition(": ")
        if not separator:
            file, message = "", rest
        found.append(Found("helplines", f"helplines/{file}", None, severity, message))
    return found


def report(found: list[Found], *, as_json: bool, warnings: bool, what: str) -> None:
    """Print what was found and end with exit code 1 when any of it is an error."""
    errors = [one for one in found if one.severity == "error"]
    if as_json:
        print_json(
            {"errors": len(errors), "warnings": len(found) - len(errors), "found": list(map(asdict, found))}
        )
    else:
        for one in found:
            if warnings or one.severity == "error":
                print(one)
        rest = len(found) - len(errors)
        hint = " (--no-warnings hides them)" if rest and warnings else ""
        print(f"{what}: {_counted(len(errors), 'error')}, {_counted(rest, 'warning')}{hint}")
    if errors:
        raise typer.Exit(1)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


Warnings = Annotated[
    bool, typer.Option("--warnings/--no-warnings", help="Show what a person should judge too.")
]


@content.command()
def check(folder: Folder = None, as_json: AsJson = False, warnings: Warnings = True) -> None:
    """Check texts, library, lexicon and helplines; exit code 1 when something must be mended."""
    report(check_all(folder_of(folder)), as_json=as_json, warnings=warnings, what="content")


@content.command()
def stats(folder: Folder = None, as_json: AsJson = False) -> None:
    """Count what there is: articles, techniques, texts, rules, lines, reading grades, facts used."""
    from bot.selfhelp.library import LibraryBroken, library_stats

    place = folder_of(folder)
    try:
        counted: dict[str, Any] = library_stats(place)
    except LibraryBroken as broken:
        fail(f"content cannot be read:\n{broken}")
    counted["texts"] = _text_counts(place)
    counted["helplines"] = _helpline_counts(place)
    counted["lexicon"] = _rule_counts(place)
    if as_json:
        print_json(counted)
        return
    rows: list[tuple[str, ...]] = [("", "articles", "techniques", "snippets", "texts", "rules", "reviewed")]
    languages = sorted({*counted["languages"], *counted["texts"], *counted["lexicon"]})
    for language in languages:
        shelf = counted["languages"].get(language, {})
        rows.append(
            (
                language,
                *(str(shelf.get(key, 0)) for key in ("articles", "techniques", "snippets")),
                str(counted["texts"].get(language, 0)),
                str(counted["lexicon"].get(language, 0)),
                f"{shelf.get('reviewed', 0)} of {shelf.get('reviewed', 0) + shelf.get('draft', 0)}",
            )
        )
    print(table(rows, right=frozenset(range(1, 7))))
    facts = counted["facts"]
    print(
        f"\nFacts: {facts['used']} of {facts['all']} used ({facts['coverage']:.0%}); "
        f"{counted['sources']} sources"
    )
    for language, shelf in counted["languages"].items():
        reading = ", ".join(f"{key} {value}" for key, value in (shelf["reading"] or {}).items())
        print(f"Reading ({language}): {reading}")
    lines = counted["helplines"]
    print(
        f"Helplines: {lines['lines']} lines in {lines['countries']} countries, oldest check {lines['oldest']}"
    )
    if counted["oldest_review"]:
        oldest = counted["oldest_review"]
        print(f"Oldest review: {oldest['reviewed']}, {oldest['file']}")


def _text_counts(folder: Path) -> dict[str, int]:
    from bot.infra.texts import Texts

    texts = Texts(folder / "messages")
    return {language: sum(1 for _ in texts.keys(language)) for language in texts.languages()}


def _rule_counts(folder: Path) -> dict[str, int]:
    from collections import Counter

    from bot.safety.risk import LexiconError, load_lexicon

    try:
        lexicon = load_lexicon(folder / "lexicon")
    except LexiconError as error:
        fail(f"the lexicon cannot be read: {error}")
    return dict(Counter(rule.language for rule in lexicon.rules if rule is not None))


def _helpline_counts(folder: Path) -> dict[str, Any]:
    from bot.safety.helplines import load_directory

    directory = load_directory(folder / "helplines")
    countries = [country for code in directory.codes() if (country := directory.country(code)) is not None]
    lines = [line for country in countries for line in country.lines]
    oldest = min((line.checked for line in lines), default=None)
    return {"countries": len(countries), "lines": len(lines), "oldest": str(oldest)}


@content.command()
def preview(
    name: Annotated[
        str | None, typer.Argument(help="An article, a technique, or the key of a text; none lists them all.")
    ] = None,
    language: Annotated[str, typer.Option(help="In which language.")] = "en",
    folder: Folder = None,
    page: Annotated[bool, typer.Option("--page", help="Show it in a chat page in the browser.")] = False,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where the page is served.")] = 8091,
) -> None:
    """Show an article, a technique or a text as people read it; without a name, list what there is."""
    from bot.selfhelp.library import LibraryBroken, load_library

    place = folder_of(folder)
    try:
        library = load_library(place)
    except LibraryBroken as broken:
        fail(f"content cannot be read:\n{broken}")
    if page:
        from bot.infra.texts import Texts
        from bot.previewing import screens, serve

        shown = list(screens(library, Texts(place / "messages"), name, language))
        if not shown:
            fail(f"there is no article, technique, daily text or journey message {name!r}")
        raise typer.Exit(serve(shown, port, language))
    if name is None:
        for topic in library.topics(language):
            print(topic.title)
            for id_ in topic.articles:
                article = library.article(id_, language)
                print(f"  {id_}: {article.title if article else id_}")
        print("Techniques")
        for one in library.techniques(language):
            print(f"  {one.id}: {one.name}")
        return
    if (article := library.article(name, language)) is not None:
        _show(f"<b>{article.title}</b>\n\n{article.html}")
        _foot(
            article.status,
            article.reviewed,
            [f"{one.publisher} {one.year}: {one.title}" for one in article.sources],
        )
        return
    if (technique := library.technique(name, language)) is not None:
        _show(f"<b>{technique.name}</b> ({technique.minutes} min)\n\n{technique.why}")
        for number, step in enumerate(technique.steps, 1):
            _show(f"\n[{number} of {len(technique.steps)}]\n{step}")
        _foot("", None, [f"{one.publisher} {one.year}: {one.title}" for one in technique.sources])
        return
    _show_text(place, name, language)


def _show_text(folder: Path, key: str, language: str) -> None:
    from bot.infra.texts import Texts

    texts = Texts(folder / "messages")
    used = language if texts.has(key, language) else "en"
    if not texts.has(key, used):
        fail(f"there is no article, technique or text {key!r}: `keel content preview` lists the first two")
    bundle = texts.bundle(used)
    pattern = bundle.get_message(key).value
    assert pattern is not None, "has() says that the text has a value"
    # Each value is shown as its own name in braces, which is what an editor knows.
    values: dict[str, str] = {}
    while True:
        text, errors = bundle.format_pattern(pattern, values)
        unknown = {str(error).rpartition(": ")[2] for error in errors} - values.keys()
        if not unknown:
            _show(str(text))
            return
        values |= {name: f"{{${name}}}" for name in unknown}


def _show(html: str) -> None:
    """Print Telegram HTML: bold and italics on a terminal, plain words in a pipe."""
    import html as entities
    import re

    if not sys.stdout.isatty():
        print(entities.unescape(re.sub(r"<[^>]+>", "", html)))
        return
    codes = {"b": "1", "strong": "1", "i": "3", "em": "3", "u": "4", "a": "4", "code": "2"}

    def tag(match: "re.Match[str]") -> str:
        closing, name = match.group(1), match.group(2)
        return "\033[0m" if closing else f"\033[{codes.get(name, '0')}m"

    print(entities.unescape(re.sub(r"<(/?)(\w+)[^>]*>", tag, html)))


def _foot(status: str, reviewed: object, sources: list[str]) -> None:
    about = ", ".join(str(part) for part in (status, reviewed and f"reviewed {reviewed}") if part)
    print(f"\n-- {about}" if about else "\n--")
    for source in sources:
        print(f"   {source}")


@helplines.command("check")
def check_helplines(folder: Folder = None, as_json: AsJson = False, warnings: Warnings = True) -> None:
    """Check numbers, hours, sources and the age of every line. Exit code 1 when something must be mended."""
    report(_directory(folder_of(folder)), as_json=as_json, warnings=warnings, what="helplines")


@risk.command()
def scan(as_json: AsJson = False, folder: Folder = None) -> None:
    """Judge messages from standard input, one a line: level, category, rule, separated by tabs."""
    import json

    from bot.safety.risk import LexiconError, assess, load_lexicon

    try:
        lexicon = load_lexicon(folder_of(folder) / "lexicon")
    except LexiconError as error:
        fail(f"the lexicon cannot be read: {error}")
    # Bytes that are no UTF-8 must not end a scan of thousands of messages.
    sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
    for line in sys.stdin:
        found = assess(line.rstrip("\n"), lexicon)
        category = found.category.value if found.category else ""
        if as_json:
            print(
                json.dumps(
                    {
                        "level": found.level.name,
                        "category": category or None,
                        "rule": found.rule or None,
                        "span": list(found.span),
                        "language": found.language or None,
                        "about": found.about.value,
                    }
                )
            )
        else:
            print(f"{found.level.name}\t{category}\t{found.rule}")


@risk.command()
def explain(
    text: Annotated[str, typer.Argument(help="The message, in quotes.")],
    as_json: AsJson = False,
    folder: Folder = None,
) -> None:
    """Say which rules a message meets, and what became of each."""
    from bot.safety.risk import Evidence, LexiconError, assess, load_lexicon, load_statistics, words_as_read
    from bot.safety.risk import explain as candidates
    from bot.safety.risk.statistics import Ground, ground_of

    try:
        lexicon = load_lexicon(folder_of(folder) / "lexicon")
    except LexiconError as error:
        fail(f"the lexicon cannot be read: {error}")
    result, found = assess(text, lexicon), candidates(text, lexicon)
    if as_json:
        print_json({"result": asdict(result), "rules": [asdict(one) for one in found]})
        return
    print(f"{result.level.name} {result.category.value if result.category else ''} {result.rule}".rstrip())
    if not found:
        print("No rule matches.")
    for one in found:
        what = one.finding
        category = what.category.value if what.category else "-"
        print(f"\n{what.rule}: {what.level.name} {category}, about {what.about.value}")
        print(f"  words: {one.words}")
        print(f"  place: characters {what.span[0]} to {what.span[1]}")
        if one.raised:
            print(f"  raised by: {one.raised}")
        print(f"  {'does not count: ' + one.cancelled if one.cancelled else 'counts'}")
    statistics = load_statistics(folder_of(folder) / "lexicon")
    words = words_as_read(text, lexicon)
    if statistics is not None and words:
        chances = statistics.chances(words)
        told: list[Evidence] = []
        # Listens to what the rules say to a second opinion, and has none.
        assess(text, replace(lexicon, second=lambda evidence: told.append(evidence)))
        ground = ground_of(told[0].finding.level, told[0].firm) if told else Ground.NOTHING
        print(f"\nThe second opinion, by its words alone (the rules found: {ground.value}):")
        for level, chance in chances.items():
            print(f"  {level.name} or above: {chance:.0%}, counts from {statistics.bar(level, ground):.0%}")
        for feature, weight in statistics.reasons(words):
            print(f"  {weight:+.1f} {feature}")


@risk.command()
def review(as_json: AsJson = False) -> None:
    """Say which rules raised alerts that staff called right or wrong; no words, nobody is named.

    What people wrote is not kept, so it is not here either. With --json one entry for each judged alert,
    by its UTC day.
    """
    settings = settings_or_exit(quiet=True)

    async def work() -> int:
        from bot.migrate import open_store
        from bot.safety.crisis.queries import judged

        async with open_store(settings) as (database, vault), database.reads.begin() as session:
            alerts = await judged(session, vault)
        if as_json:
            print_json(
                [
                    {
                        "day": one.created_at.date().isoformat(),
                        "level": one.level.name,
                        "category": one.category.value if one.category else None,
                        "rule": one.rule,
                        "right": one.right,
                    }
                    for one in alerts
                ]
            )
            return 0
        counts: dict[str, list[int]] = {}
        for one in alerts:
            counts.setdefault(one.rule, [0, 0])[0 if one.right else 1] += 1
        if not counts:
            print("Staff have judged no alert yet.")
            return 0
        worst = sorted(counts.items(), key=lambda item: (-item[1][1], item[0]))
        rows: list[tuple[str, ...]] = [("rule", "right", "wrong")]
        rows += [(rule, str(yes), str(no)) for rule, (yes, no) in worst]
        print(table(rows, right=frozenset({1, 2})))
        return 0

    run_or_exit(work)
