# The only door: `make` sets up and builds everything, `make test` passes the tests.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# LANG is also the shell's locale: only one given on the command line counts.
LANGUAGES := $(if $(filter command line,$(origin LANG)),--language $(LANG))

.DEFAULT_GOAL := all
.PHONY: all release test html pdf handout serve screenshots update-translations check-translations language preview status lint clean help machine

all: $(READY) machine ## set up, build the site, the prints and the e-books
	@$(BIN)/course build $(LANGUAGES)

release: $(READY) machine ## build the site, every edition of the prints, and the e-books
	@$(BIN)/course build --release $(LANGUAGES)

html: $(READY) ## build the site only (needs no Pango)
	@$(BIN)/course build --format html $(LANGUAGES)

handout: $(READY) machine ## print a workshop: WORKSHOP=file [LANG= PAPER= LARGE_PRINT=1 BOOKLET=1 START=13:30]
	@$(BIN)/course handout "$(WORKSHOP)" $(LANGUAGES) $(if $(PAPER),--paper "$(PAPER)") $(if $(START),--start "$(START)") \
	  $(if $(filter-out 0,$(LARGE_PRINT)),--large-print) $(if $(filter-out 0,$(BOOKLET)),--booklet)

pdf: $(READY) machine ## build the prints only
	@$(BIN)/course build --format pdf $(LANGUAGES)

test: $(READY) machine ## run the tests
	@$(BIN)/python -m pytest -n auto

lint: $(READY) ## check the code's form and types, and print the figures of the Dutch text
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
	@$(BIN)/python tests/content/prose.py --figures

serve: html ## show the site on http://localhost:8000
	@$(BIN)/python -m http.server --bind localhost --directory build/site 8000

screenshots: $(READY) ## draw the README's pictures from the built site
	@PYTHONPATH=tests $(BIN)/python tests/site/screenshots.py

language: $(READY) ## begin a translation, or complete its files: LANG=xx
	@$(BIN)/course translations new $(if $(LANGUAGES),$(LANG),"")

preview: $(READY) ## show the site and reload it whenever a file is saved [LANG=xx]
	@$(BIN)/course preview $(LANGUAGES)

update-translations: $(READY) ## bring the PO files up to date with the pages [LANG=xx]
	@$(BIN)/course translations update $(LANGUAGES)

check-translations: $(READY) ## report what a PO file holds that cannot be shown [LANG=xx]
	@$(BIN)/course translations check $(LANGUAGES)

status: $(READY) ## say how far each translation is [LANG=xx]
	@$(BIN)/course translations status $(LANGUAGES)

clean: ## remove everything that was built
	rm -rf build

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 28

machine:
	@$(PYTHON) -I docs/_ext/course/machine.py

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -I docs/_ext/course/machine.py --python-only
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@
