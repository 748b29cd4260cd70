"""Helplines: which number, where, when. Data from content/helplines, choice by need, country and clock."""

from bot.safety.helplines.check import check_directory
from bot.safety.helplines.desk import Act, Change, HelplineDesk, NotANumber
from bot.safety.helplines.directory import Directory
from bot.safety.helplines.files import load_directory
from bot.safety.helplines.hours import Hours, Opening
from bot.safety.helplines.model import Choice, Country, Emergency, Line, Need

__all__ = [
    "Act",
    "Change",
    "Choice",
    "Country",
    "Directory",
    "Emergency",
    "HelplineDesk",
    "Hours",
    "Line",
    "Need",
    "NotANumber",
    "Opening",
    "check_directory",
    "load_directory",
]
