# make demo: the package in .venv, and its main job on the examples. make test: the same, and all tests.
# Needs Python 3.11 or newer (with venv and pip) and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What is imported is compiled then: most of what is installed never is.
INSTALL := install --quiet --disable-pip-version-check --no-compile
PIP := $(BIN)/python -m pip $(INSTALL)

# Each process that the tests start would compile all that it imports, where this is set.
export PYTHONDONTWRITEBYTECODE :=

.DELETE_ON_ERROR:
.PHONY: demo test accuracy bench readme audit clean

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
	@$(BIN)/pytest -q -n 3 --dist loadfile --no-loadscope-reorder
	@echo "== evaluation: accuracy against its floors (docs/accuracy.md)"
	@$(BIN)/python -m evaluation.gate --each 7

accuracy: $(VENV)/.tested
	@echo "== evaluation: every measure whose data is there (docs/accuracy.md explains the figures)"
	@$(BIN)/python -m evaluation

bench: $(VENV)/.tested
	@echo "== benchmarks: speed, start, memory and size (a few minutes; benchmarks/README.md explains the figures)"
	@$(BIN)/python benchmarks/run.py

readme: $(VENV)/.installed
	@echo "== the README's example, from what the command prints"
	@$(BIN)/python docs/example.py

audit: build/shipped/.installed build/audit/.installed
	@echo "== what is shipped (build/sbom.json, CycloneDX), and what is known against it"
	@build/audit/bin/cyclonedx-py environment build/shipped/bin/python --pyproject pyproject.toml \
		--output-reproducible --output-format JSON --output-file build/sbom.json
	@build/audit/bin/python tools/shipped.py build/shipped/lib/python3*/site-packages build/sbom.json

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

$(VENV)/.tested: $(BIN)/python pyproject.toml
	@echo "== installing the package and the tools that the tests need"
	@$(PIP) --editable '.[test,browser,readers,parquet,evidence,pdf,postgres,web,watch,bulk,ray]'
	@touch $(VENV)/.installed $@

build/shipped/.installed: pyproject.toml build/audit/.installed
	@echo "== installing the package with its extras, and nothing else"
	@$(PYTHON) -m venv --without-pip build/shipped
	@build/audit/bin/python -m pip --python build/shipped/bin/python $(INSTALL) \
		'.[postgres,pdf,web,watch,bulk,parquet,evidence]'
	@touch $@

build/audit/.installed: $(BIN)/python
	@echo "== installing what looks through it"
	@$(PYTHON) -m venv build/audit
	@build/audit/bin/python -m pip $(INSTALL) 'pip-audit>=2.7,<3' 'cyclonedx-bom>=5,<8'
	@touch $@
