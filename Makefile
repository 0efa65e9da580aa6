# `make demo` drafts the sample reports, `make test` runs every check. Both need python3, venv, make and git, nothing else.
VENV := .venv
BIN := $(VENV)/bin
SAMPLES := jinshui-2023 hubin-2019 danian-2024 qitai-2024 zhaotong-2015 shilixian-2026 pack-shili
DEMO := build/demo

FUZZ_SECONDS := 60
MUTANTS := 200

.PHONY: demo test check coverage bench fuzz mutants bundle lock schemas docs pictures clean
# The very versions that the bundle carries and the tests were run with.
PINNED := --constraint scripts/bundle/pins.txt

# Exit code 1 means "written, with error-level findings": one of the references contradicts itself, and we say so.
demo: $(VENV)/.installed
	@rm -rf $(DEMO)
	@for sample in $(SAMPLES); do \
	  mkdir -p $(DEMO)/$$sample; echo; echo "drafter draft samples/$$sample/data.yaml"; \
	  $(BIN)/drafter draft samples/$$sample/data.yaml -o $(DEMO)/$$sample || test $$? -eq 1 || exit 1; \
	done

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

# What of drafter/ the tests run, by branches; docs/quality.md names what they do not. Three times as slow as `make test`.
coverage: $(VENV)/.installed-coverage test-tools
	$(BIN)/pytest -n 2 --cov --cov-report=term

bench: $(VENV)/.installed-bench
	$(BIN)/python -m benchmarks.compare

# Every reader with bytes that atheris makes, FUZZ_SECONDS each. Crashes are kept in tests/fuzz/crashes and are tests from then on.
fuzz: $(VENV)/.installed-fuzz
	$(BIN)/python -m tests.fuzz.run --seconds $(FUZZ_SECONDS)

# MUTANTS changes to language/ and check/, one at a time, and whether a test notices; a quarter of an hour and more. Survivors that
# tests/mutants/answered.yaml does not answer are shown.
mutants: $(VENV)/.installed-mutants
	$(BIN)/python -m tests.mutants.run --count $(MUTANTS)

# The folder for offices without a network (build/bundle): wheels, installers, the manual. Says which wheels it cannot get.
bundle: $(VENV)/.installed-dev
	$(BIN)/python -m scripts.bundle.build

# After a change of scripts/bundle/pins.txt: the SHA-256 of every wheel of the bundle, and docs/dependencies.md.
lock: $(VENV)/.installed-dev
	$(BIN)/python -m scripts.bundle.lock

# The JSON Schemas that editors use; a test fails when they are stale.
schemas: $(VENV)/.installed
	$(BIN)/python scripts/write_schemas.py

# The pages that are made from the code; a test fails when they are stale.
docs: $(VENV)/.installed
	$(BIN)/python -m scripts.write_docs

# The pictures in README.md, taken from the real rendered pages.
pictures: $(VENV)/.installed-dev test-tools demo
	$(BIN)/python scripts/take_pictures.py $(DEMO) docs/pictures

$(VENV)/.installed: pyproject.toml scripts/bundle/pins.txt
	python3 -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check $(PINNED) -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check $(PINNED) -e '.[dev]'
	@touch $@

$(VENV)/.installed-coverage: $(VENV)/.installed-dev
	$(BIN)/pip install --quiet --disable-pip-version-check $(PINNED) -e '.[coverage]'
	@touch $@

$(VENV)/.installed-bench: $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check $(PINNED) -e '.[bench]'
	@touch $@

$(VENV)/.installed-fuzz: $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check $(PINNED) -e '.[fuzz]'
	@touch $@

$(VENV)/.installed-mutants: $(VENV)/.installed-dev
	$(BIN)/pip install --quiet --disable-pip-version-check $(PINNED) -e '.[mutants]'
	@touch $@

clean:
	rm -rf $(VENV) build dist .tools .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache mutants .coverage .coverage.*
