# Targets that a newcomer needs: demo, test. `make check` is what CI runs.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
.DEFAULT_GOAL := help
.PHONY: help demo test test-long check bench docs screenshots lock clean

help:
	@echo "make demo       set up, code the bundled reports, show one pair's chronicle"
	@echo "make test       set up and run the tests"
	@echo "make check      format, lint, types, docs, score gate and tests (what CI runs)"
	@echo "make test-long  fuzzing at full size and fault tests"
	@echo "make bench      scores and speed (needs the measuring data for some)"
	@echo "make docs       write the reference pages anew"
	@echo "make screenshots  take pictures of the page anew (needs chromium)"
	@echo "make lock       pin the dependencies anew, with hashes"

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(READY): $(BIN)/python requirements/run.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(READY_DEV): $(READY) requirements/dev.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(READY)
	$(BIN)/communique demo

test: $(READY_DEV)
	$(BIN)/python -m pytest -m "not long"

test-long: $(READY_DEV)
	$(BIN)/python -m pytest -m long

check: $(READY_DEV)
	$(BIN)/ruff format --check src tests benchmarks tools
	$(BIN)/ruff check src tests benchmarks tools
	$(BIN)/mypy
	$(BIN)/python tools/reference.py --check
	$(BIN)/python tools/gold/freeze.py --check
	$(BIN)/python tools/gold/describe.py --check
	$(BIN)/python -m pytest -m "not long"

bench: $(READY_DEV)
	$(BIN)/python benchmarks/run.py

docs: $(READY_DEV)
	$(BIN)/python tools/reference.py
	$(BIN)/python tools/gold/describe.py

screenshots: $(READY_DEV)
	$(BIN)/python tools/screenshots.py

lock: $(BIN)/python
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --strip-extras --extra build -o requirements/run.txt pyproject.toml
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --strip-extras --extra browser --extra build --extra dev -c requirements/run.txt -o requirements/dev.txt pyproject.toml

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
