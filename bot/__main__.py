"""The process types that the Procfile names: `python -m bot web|worker|release`."""

from bot.cli import main

if __name__ == "__main__":
    main()
