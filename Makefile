# make demo   the page, with a sample article      make test     format, types and tests
# make install   everything, into .venv            make wheel    dist/khabar-*.whl
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test install format wheel clean

demo: .venv/core
	$(BIN)/khabar serve --sample --open

test: .venv/all
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest

install: .venv/all

format: .venv/all
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

wheel: .venv/all
	$(BIN)/python -m build --wheel --no-isolation

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

# What was installed last is marked by a file, so that a second call starts at once.
.venv/core: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/all: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all]'
	touch .venv/core $@
