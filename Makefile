# Everything that is done with a checkout. Each target sets up what it needs.
.DEFAULT_GOAL := help
PYTHON ?= python3
SITE ?= site
VENV := .venv
BIN := $(VENV)/bin
CAUSERIE := $(BIN)/causerie --site $(SITE)
SOURCES := causerie tests bench hatch_build.py

.PHONY: help engine run demo serve test test-sqlite test-postgres test-fast lint format messages reference bench bench-search bench-discussion bench-translation bench-enumeration bench-lighthouse screenshots lock wheel clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: export LOG_FORMAT ?= text
run: $(VENV)/ready engine ## Set up a site with the sample magazine and serve it (PORT=, HOST=, SITE=)
	@test -f $(SITE)/causerie.env || $(BIN)/causerie init $(SITE)
	@$(CAUSERIE) upgrade
	@$(CAUSERIE) demo --if-empty
	@exec $(CAUSERIE) serve

test: $(VENV)/ready engine ## Check everything: lint, types, layers, and all tests on SQLite and on PostgreSQL
	bin/test everything

test-sqlite: $(VENV)/ready engine ## All tests on SQLite
	bin/test sqlite

test-postgres: $(VENV)/ready engine ## All tests on PostgreSQL
	bin/test postgres

test-fast: $(VENV)/ready engine ## Tests without a browser, on SQLite
	$(BIN)/pytest -n 2 -m "not journey" -q

engine: ## The translation engine Apertium, where it can be installed without a question
	@bin/install-apertium

lint: $(VENV)/ready ## Format, lint, types, layers, templates, migrations, deployment checks
	bin/check

format: $(VENV)/ready ## Put the code into its format
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

messages: $(VENV)/ready ## Bring the interface's catalogues up to date with the code
	bin/messages

reference: $(VENV)/ready ## Write docs/reference/settings.md anew
	$(BIN)/python -m causerie.config.reference > docs/reference/settings.md

bench: $(VENV)/ready ## What pages cost, on a running site
	$(BIN)/python -m bench.pages

bench-search: $(VENV)/ready ## What a search costs among 20,000 articles (ARGUMENTS=--postgres)
	$(BIN)/python -m bench.search $(ARGUMENTS)

bench-discussion: $(VENV)/ready ## What threads of 100 to 1,000,000 comments cost (ARGUMENTS="--postgres --sizes 100,10000")
	$(BIN)/python -m bench.discussion $(ARGUMENTS)

bench-translation: $(VENV)/ready engine ## What translating costs beside the bare engine (ARGUMENTS="--only path --comments 200")
	$(BIN)/python -m bench.translation $(ARGUMENTS)

bench-enumeration: $(VENV)/ready ## Whether times tell that an address has an account (ARGUMENTS=--postgres)
	$(BIN)/python -m bench.enumeration $(ARGUMENTS)

bench-lighthouse: $(VENV)/ready bench/lighthouse/node_modules ## Lighthouse's scores of front page and article, at least 95 each (URL=; needs Node.js)
	$(BIN)/python -m bench.lighthouse

bench/lighthouse/node_modules: bench/lighthouse/package-lock.json
	npm ci --prefix bench/lighthouse --ignore-scripts --no-audit --no-fund
	@touch $@

screenshots: $(VENV)/ready ## Pictures of every kind of page into screenshots/ (FOLDER=)
	$(BIN)/python -m bench.screenshots $(FOLDER)

wheel: $(VENV)/ready ## Build the package into dist/
	$(BIN)/python -m hatchling build -t wheel -t sdist

lock: $(VENV)/ready ## Lock the newest allowed versions, with hashes
	bin/lock

clean: ## Remove what was built; sites stay
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .import_linter_cache

$(VENV)/ready: pyproject.toml hatch_build.py requirements/development.txt bin/setup $(wildcard causerie/locale/*/LC_MESSAGES/*.po)
	@PYTHON=$(PYTHON) bin/setup $(VENV)
	@touch $@
