# make demo: the package in .venv, and its main job on the examples. make test: the same, and all tests.
# Needs Python 3.11 or newer (with venv and pip) and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DELETE_ON_ERROR:
.PHONY: demo test accuracy bench readme clean

demo: $(VENV)/.installed
	@echo "== reportedly code examples/"
	@$(BIN)/reportedly code examples
	@echo "== reportedly add examples/ --store build/demo.db; reportedly events --store build/demo.db"
	@mkdir -p build && rm -f build/demo.db*
	@$(BIN)/reportedly add examples --store build/demo.db
	@$(BIN)/reportedly events --store build/demo.db --limit 12

test: $(VENV)/.tested
	@echo "== ruff: style and likely mistakes"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@echo "== mypy: types"
	@$(BIN)/mypy
	@echo "== pytest: what it does"
	@$(BIN)/pytest -q
	@echo "== evaluation: accuracy against its floors (docs/accuracy.md)"
	@$(BIN)/python -m evaluation.gate

accuracy: $(VENV)/.tested
	@echo "== evaluation: every measure whose data is there (docs/accuracy.md explains the figures)"
	@$(BIN)/python -m evaluation

bench: $(VENV)/.tested
	@echo "== benchmarks: speed, start, memory and size (a few minutes; benchmarks/README.md explains the figures)"
	@$(BIN)/python benchmarks/run.py

readme: $(VENV)/.installed
	@echo "== the README's example, from what the command prints"
	@$(BIN)/python docs/example.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "reportedly needs Python 3.11 or newer; say which: make PYTHON=python3.12"; exit 1; }
	@echo "== a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python pyproject.toml
	@echo "== installing the package and what it needs (about a minute the first time)"
	@$(PIP) --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	@echo "== installing the tools that the tests need"
	@$(PIP) --editable '.[test,browser,readers,parquet,evidence,pdf,postgres,web,watch,bulk,ray]'
	@touch $@
