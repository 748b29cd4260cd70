"""Reading content/ whole, and the one place that says what is in use."""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from bot.infra.content import CONTENT
from bot.infra.texts import TextError, Texts
from bot.safety.helplines import Directory, load_directory
from bot.safety.risk import Lexicon, LexiconError, load_lexicon
from bot.selfhelp.library import Library, LibraryBroken, Wording, load_library, load_wording


class ContentBroken(Exception):
    """content/ cannot be read; the message is one line that names the file and what to do."""


@dataclass(frozen=True, slots=True, repr=False)
class Content:
    """Everything of content/, read and compiled; nothing in it changes.

    `mark` is short and the same for the same files, whatever machine they are on.
    """

    texts: Texts
    library: Library
    wording: Wording
    helplines: Directory
    lexicon: Lexicon
    mark: str


def load_content(
    folder: Path = CONTENT,
    *,
    only_reviewed: bool = False,
    damaged: Callable[[LexiconError], None] | None = None,
) -> Content:
    """Return a content/ folder, all of it read now: nothing is looked up in a file later.

    With `only_reviewed` the library holds only what a reviewer has signed. `damaged` is told of a second
    opinion on risk that cannot be read, which is then left out. Raises ContentBroken.
    """
    try:
        mark = mark_of(folder)
        texts = Texts(folder / "messages")
        texts.read_all()
        return Content(
            texts=texts,
            library=load_library(folder, only_reviewed=only_reviewed),
            wording=load_wording(folder),
            helplines=load_directory(folder / "helplines"),
            lexicon=load_lexicon(folder / "lexicon", damaged=damaged),
            mark=mark,
        )
    except LibraryBroken as broken:
        raise ContentBroken(str(broken).splitlines()[0]) from broken
    except LexiconError as error:
        raise ContentBroken(f"lexicon/{error}") from error
    except TextError as error:
        raise ContentBroken(f"messages/{error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ContentBroken(f"a file cannot be read: {error}") from error
    # The directory of helplines says with these what it cannot read.
    except (ValueError, TypeError) as error:
        raise ContentBroken(f"helplines/{error}") from error


def mark_of(folder: Path) -> str:
    """Return the mark of a content/ folder: of every file's name and bytes, hidden files left out."""
    whole = blake2b(digest_size=8)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            name = path.relative_to(folder).as_posix().encode()
            content = path.read_bytes()
            whole.update(b"%d %d " % (len(name), len(content)) + name + content)
    return whole.hexdigest()


@dataclass(slots=True, repr=False)
class LiveContent:
    """What this process says and teaches now; `take` puts something else in its place, whole.

    `followers` are told of it in the same breath: those who hold a part of it themselves.
    """

    now: Content
    folder: Path = CONTENT
    only_reviewed: bool = False
    followers: list[Callable[[Content], None]] = field(default_factory=list)

    def take(self, content: Content) -> None:
        """Use this content from now on. Nothing runs between the parts of it: there is no `await` here."""
        self.now = content
        for tell in self.followers:
            tell(content)

    def library(self) -> Library:
        """Return the library that is in use."""
        return self.now.library


@dataclass(frozen=True, slots=True)
class Taken:
    """The new content is in use in this process."""

    content: Content


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The files are those in use."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The old content stays in use; `errors` say file, line and what to do, worst first."""

    errors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differs:
    """This process reads other files than the one that was told to reload, and uses those it has."""


Outcome = Taken | Unchanged | Refused | Differs
