"""Identifiers that people may see."""

import hashlib
import secrets

# No vowels and no look-alikes: staff read a pseudonym aloud, and it must not spell a word.
ALPHABET = "23456789BCDFGHJKMNPQRTVWXZ"


def pseudonym(person_id: int) -> str:
    """Return the four characters under which staff know a person, stable for life and saying nothing.

    About 457,000 values: two people may share one, so it is shown, never looked up.
    """
    number = int.from_bytes(hashlib.sha256(f"keel-person-{person_id}".encode()).digest()[:8])
    letters = []
    for _ in range(4):
        number, index = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[index])
    return "".join(letters)


def new_token(length: int = 12) -> str:
    """Return a random name for a process, a lease or an invite, `length` characters of ALPHABET."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
