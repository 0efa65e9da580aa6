# `make demo` drafts the sample report, `make test` runs every check. Both need python3, venv, make and git, nothing else.
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := samples/jinshui-2023/data.yaml
DEMO := build/demo

.PHONY: demo test check bench schemas pictures clean

# Exit code 1 means "written, with error-level findings": the reference contradicts itself in one place, and we say so.
demo: $(VENV)/.installed
	@mkdir -p $(DEMO) && rm -f $(DEMO)/*.docx
	$(BIN)/drafter draft $(SAMPLE) -o $(DEMO)/金水区人民政府2023年法治政府建设年度报告.docx || test $$? -eq 1
	@ls -l $(DEMO)

test: $(VENV)/.installed-dev test-tools check
	$(BIN)/pytest -n 2

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# LibreOffice, poppler, fonts and the Open XML SDK's validator, where they may be installed; says what is missing.
.PHONY: test-tools
test-tools:
	@sh scripts/install-test-tools.sh

bench: $(VENV)/.installed-bench
	$(BIN)/python -m benchmarks.compare

# The JSON Schemas that editors use; a test fails when they are stale.
schemas: $(VENV)/.installed
	$(BIN)/python scripts/write_schemas.py

# The pictures in README.md, taken from the real rendered pages.
pictures: $(VENV)/.installed-dev test-tools demo
	$(BIN)/python scripts/take_pictures.py $(DEMO)/*.docx docs/pictures

$(VENV)/.installed: pyproject.toml
	python3 -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

$(VENV)/.installed-bench: $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[bench]'
	@touch $@

clean:
	rm -rf $(VENV) build dist .tools .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
