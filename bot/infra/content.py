"""Where the words are: the content/ folder beside the package, not below the working directory."""

from pathlib import Path

CONTENT = Path(__file__).resolve().parents[2] / "content"
