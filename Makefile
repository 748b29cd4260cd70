# Keel. `make` alone lists the targets. Needs Python 3.11 or newer and make; nothing else is installed by hand.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Half of a test is waiting: three workers for two cores.
JOBS ?= $(shell $(PYTHON) -c 'import os; print(max(2, (os.cpu_count() or 2) * 3 // 2))')
.DEFAULT_GOAL := help
.PHONY: help install install-dev try run test proof soak check fmt bench lock clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(VENV)/.runtime: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Keel needs Python 3.11 or newer; set PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

install: $(VENV)/.runtime  ## build .venv with everything Keel needs to run

install-dev: $(VENV)/.dev  ## the same, with the tools for tests and checks

try: install  ## the whole bot with a pretend Telegram and a chat page, no token needed
	$(BIN)/keel try

run: install  ## the real bot; needs KEEL_BOT_TOKEN
	$(BIN)/keel run

test: install-dev  ## every test of everyday work, in parallel
	$(BIN)/pytest -n $(JOBS) -m "not proof and not soak"

proof: install-dev  ## kill rounds, faults, long lives, big tables
	$(BIN)/pytest -m proof

soak: install-dev  ## hundreds of rounds; not part of the build
	$(BIN)/pytest -m soak

check: install-dev  ## format, lint, types, import contracts, content
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/keel content check

fmt: install-dev  ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: install-dev  ## measure, beside a plain baseline in the same run
	$(BIN)/python bench/run.py

lock: $(VENV)/.dev  ## compile requirements*.txt from pyproject.toml
	$(BIN)/uv pip compile --generate-hashes --universal --no-emit-index-url --no-emit-find-links --quiet pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --generate-hashes --universal --no-emit-index-url --no-emit-find-links --quiet --extra dev pyproject.toml -c requirements.txt -o requirements-dev.txt

clean:  ## remove .venv and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
