# One door for people and CI. `make help` lists what there is.
#
# Set-up happens by itself, once: every step leaves a stamp, and runs again when the files it was made from change.
# `make site` needs Python only; `make test` adds to the same .venv/ and needs Node.js, browsers and nginx as well.

PYTHON ?= python3
# For pytest, for example: make test PYTEST_ARGS="-m 'not browser' -n auto". Who is done takes over from who is not.
PYTEST_ARGS ?= -n auto --dist worksteal
# More for the benchmark, for example: make bench BENCH_ARGS="--rounds 1 --sizes 1000"
BENCH_ARGS ?=
DELIVERY_ARGS ?=
# Part of the name of a file, for example: make mutants MUTANTS=publish/
MUTANTS ?=

STORIES := $(addprefix tests/test_,load.py validate.py by_hand.py analyse.py)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
INSTALL := $(PIP) install --no-user

# Without a choice of your own, an older python3 is passed over for a newer one that has another name.
PYTHONS := "$(PYTHON)" $(if $(filter file,$(origin PYTHON)),python3.13 python3.12 python3.11)

# A virtual environment holds its own address, and a link to the Python it was made with: is it still good?
VENV_STALE := $(shell test -x $(BIN)/python && test "$$(cat .venv/.place 2>/dev/null)" = "$$(pwd -P)" || echo stale)

# Settings for pip or Python that would put packages elsewhere than in .venv/, or take others from elsewhere.
unexport PIP_USER PIP_TARGET PIP_PREFIX PIP_ROOT PIP_DRY_RUN PIP_REQUIREMENT PIP_CONSTRAINT PIP_EDITABLE PIP_NO_BINARY
unexport PYTHONHOME PYTHONPATH PYTHONUSERBASE PYTHONOPTIMIZE

MAKEFLAGS += --no-builtin-rules --no-print-directory
.DEFAULT_GOAL := site
.DELETE_ON_ERROR:
.PHONY: site check serve deploy test test-all test-setup stories messages mutants fix pictures package promise outcomes proof bench bench-delivery load lock clean help browser spelling \
	server FORCE


site: .venv/.project  ## check the content and build the site into site/ (what plain `make` does)
	$(BIN)/wegwijzer build

check: .venv/.project  ## only check the content
	$(BIN)/wegwijzer check

serve: .venv/.project  ## show the site in a browser, and build again after every change
	$(BIN)/wegwijzer serve

deploy: .venv/.project  ## build the site for a web server into live/: compressed, with the server's configuration
	$(BIN)/wegwijzer deploy

test: test-setup  ## style, types, layers, content, and all tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/wegwijzer check
	PYTHONWARNDEFAULTENCODING=1 $(BIN)/pytest $(PYTEST_ARGS)

test-all:  ## the same with nothing left out: all that `make test` takes samples of; takes an hour
	@$(MAKE) test PYTEST_ARGS="$(PYTEST_ARGS) --thorough --hypothesis-profile=explore"

test-setup: .venv/.test node_modules/.ready browser server spelling  ## only what `make test` sets up

fix: .venv/.test  ## put right what the style tools can put right
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

stories: .venv/.test  ## write what came into the stories of tests/cases/; read the difference before it is committed
	-$(BIN)/pytest -q -n 0 -k test_story --rewrite-stories $(STORIES)
	@git diff --stat -- tests/cases

messages: .venv/.test  ## put new messages into the catalogues, take gone ones out; what is empty is to be translated
	$(BIN)/python -m tools.messages

mutants: .venv/.test  ## plant small faults in a copy, and see which ones the tests notice; takes an hour
	$(BIN)/python -m tools.mutants $(MUTANTS)

pictures: site .venv/.test browser  ## take pictures of every kind of page into pictures/
	$(BIN)/python -m tools.pictures site pictures

package: .venv/.project  ## build wheel and sdist into dist/, and prove them in new environments; needs the network
	@tool=$$(mktemp -d) && trap 'rm -rf "$$tool"' EXIT && set -e; \
	$(BIN)/python -m venv "$$tool"; \
	"$$tool/bin/python" -m pip --disable-pip-version-check -qq install --no-user --require-hashes -r requirements/lock.txt; \
	$(BIN)/python -m tools.package "$$tool/bin/uv"

promise: site  ## write new promised addresses into promised.txt; none is taken out
	$(BIN)/python -m tools.promised site

outcomes: .venv/.test  ## list anew which advice comes first for whom; a row that changed loses its mark
	$(BIN)/python -m tools.outcomes

proof: .venv/.test browser  ## prove trees on one page in Chromium: every combination of answers
	$(BIN)/pytest -v --thorough -k "oracle_says" $(addprefix tests/browser/test_,proof.py one_page.py)

bench: .venv/.bench  ## measure our speed beside others, and write the tables of bench/README.md
	$(BIN)/python -m bench $(filter-out --without-delivery,$(BENCH_ARGS))
	$(if $(filter --without-delivery,$(BENCH_ARGS)),,@$(MAKE) bench-delivery)

bench-delivery: .venv/.test bench/node_modules/.ready browser  ## measure each kind of page on a slow phone, with Lighthouse
	$(BIN)/python -m bench.delivery $(DELIVERY_ARGS)

load: .venv/.test server  ## load nginx with the real site for a minute: the figures, and no error
	$(BIN)/python -m bench.load

# Keeps the versions that still fit; `make lock UPGRADE=1` takes the newest. Needs the network. The files hold names,
# versions and checksums, no address: packages come from the registry that pip and npm are set to.
lock: .venv/.place  ## pin the dependencies again, after a change in pyproject.toml, requirements/*.in or package.json
	@tool=$$(mktemp -d) && trap 'rm -rf "$$tool"' EXIT && set -e; \
	$(BIN)/python -m venv "$$tool"; \
	"$$tool/bin/python" -m pip --disable-pip-version-check -qq install --no-user --require-hashes -r requirements/lock.txt; \
	pin() { "$$tool/bin/uv" pip compile --no-config --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --no-emit-index-url --no-emit-find-links $(if $(UPGRADE),--upgrade) "$$@"; }; \
	echo 'lock: requirements/site.txt'; pin pyproject.toml requirements/site.in -o requirements/site.txt; \
	echo 'lock: requirements/test.txt'; pin requirements/test.in -o requirements/test.txt; \
	echo 'lock: requirements/bench.txt'; pin requirements/bench.in -o requirements/bench.txt; \
	echo 'lock: requirements/lock.txt'; pin requirements/lock.in -o requirements/lock.txt; \
	echo 'lock: package-lock.json'; $(if $(UPGRADE),rm -f package-lock.json;) \
	npm install --package-lock-only --ignore-scripts --loglevel=error >/dev/null; \
	echo 'lock: bench/package-lock.json'; $(if $(UPGRADE),rm -f bench/package-lock.json;) \
	(cd bench && npm install --package-lock-only --ignore-scripts --loglevel=error >/dev/null); \
	if grep -nE '^ *--(index|extra|find)|://' requirements/*.txt || \
		grep -n '"resolved"' package-lock.json bench/package-lock.json; then \
		echo 'lock: the lines above hold an address' >&2; exit 1; \
	fi

clean:  ## remove everything that make made
	rm -rf .venv node_modules bench/node_modules site live dist *.staging .*.staging
	rm -f pictures/*.jpg
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help:  ## this list
	@awk -F ':.*  ## ' '/^[a-z-]+:.*  ## / {printf "make %-14s %s\n", $$1, $$2}' Makefile


# --- set-up: .place (a virtual environment, here) -> .site -> .project (this package) -> .test -> .bench ---------

.venv/.place: $(if $(VENV_STALE),FORCE)
	@for candidate in $(PYTHONS); do \
		if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			python=$$candidate; break; \
		fi; \
	done; \
	if [ -z "$${python:-}" ]; then \
		echo 'set-up: this needs Python 3.11 or newer, and found none as:' $(PYTHONS) >&2; \
		echo '        install it, or say where it is: make PYTHON=/path/to/python3.12' >&2; exit 1; \
	fi; \
	echo "set-up: virtual environment in .venv/ ($$("$$python" --version))"; \
	rm -rf .venv; \
	"$$python" -m venv .venv || { \
		rm -rf .venv; echo 'set-up: no virtual environment (on Debian and Ubuntu: install python3-venv)' >&2; exit 1; }
	@pwd -P >$@

.venv/.site: requirements/site.txt .venv/.place
	@echo 'set-up: packages for the site'
	@rm -f $@; $(INSTALL) --require-hashes -r $<
	@touch $@

.venv/.project: pyproject.toml .venv/.site
	@echo 'set-up: this package'
	@rm -f $@; $(INSTALL) --no-deps --no-build-isolation -e .
	@$(BIN)/python -m pip check >.venv/check.log || { cat .venv/check.log >&2; \
		echo 'set-up: what pyproject.toml asks is not what is pinned: run `make lock`' >&2; exit 1; }
	@touch $@

.venv/.test: requirements/test.txt .venv/.site | .venv/.project
	@echo 'set-up: packages for the tests'
	@rm -f $@; $(INSTALL) --require-hashes -r $<
	@touch $@

.venv/.bench: requirements/bench.txt .venv/.test
	@echo 'set-up: packages for the benchmark'
	@rm -f $@; $(INSTALL) --require-hashes -r $<
	@touch $@

node_modules/.ready: package.json package-lock.json .npmrc
	@command -v npm >/dev/null || { \
		echo 'set-up: the tests need Node.js 20.19 or newer, with npm (building the site does not)' >&2; exit 1; }
	@echo 'set-up: Node.js packages for the tests'
	@npm ci --ignore-scripts --loglevel=error >/dev/null
	@touch $@

# Apart from those of the tests: it is large, and only the benchmark needs it.
bench/node_modules/.ready: bench/package.json bench/package-lock.json bench/.npmrc
	@echo 'set-up: Lighthouse for the benchmark'
	@cd bench && npm ci --ignore-scripts --loglevel=error >/dev/null
	@touch $@

# No stamp: looking whether they are there is as quick, and notices that one went away.
browser:
	@$(call have,chromium chromium-browser google-chrome,chromium,Chromium)
	@! command -v apt-get >/dev/null || ( $(call have,chromium-headless-shell,chromium-headless-shell,the shell of Chromium) ) || \
		echo 'set-up: without the shell of Chromium the tests take twice as long'
	@$(call have,firefox-esr firefox,firefox-esr,Firefox)
	@! command -v apt-get >/dev/null || ( $(call have,WebKitWebDriver,webkit2gtk-driver xvfb,WebKit) ) || \
		echo 'set-up: the tests in WebKit are left out'

# Tests start a server of their own, on free ports. That which the package of nginx starts is left alone: no test minds it,
# and what runs on a machine is not for tests to stop.
server:
	@$(call have,nginx,nginx libnginx-mod-http-brotli-static,nginx)
	@$(call have,openssl,openssl,OpenSSL)
	@$(call have,wrk,wrk,wrk)

# The other languages have theirs from npm; there is none of Arabic.
spelling:
	@! command -v apt-get >/dev/null || ( $(call have,/usr/share/hunspell/ar.dic,hunspell-ar,the spelling of Arabic) ) || \
		echo 'set-up: the spelling of Arabic is left out'

# $(call have,names on the PATH or whole paths,apt packages,what it is): found, or installed.
# Servers stand in folders that are not on the PATH of everybody.
define have
	for name in $(1); do \
		if PATH="$$PATH:/usr/sbin:/usr/local/sbin" command -v "$$name" >/dev/null; then exit 0; fi; \
		case $$name in /*) if test -e "$$name"; then exit 0; fi;; esac; \
	done; \
	if ! command -v apt-get >/dev/null; then \
		echo 'set-up: the tests need $(3); install it so that `$(firstword $(1))` is on the PATH' >&2; exit 1; \
	fi; \
	if [ "$$(id -u)" = 0 ]; then as_root=; elif command -v sudo >/dev/null; then as_root=sudo; else \
		echo 'set-up: the tests need $(3); as root: apt-get update && apt-get install $(2)' >&2; exit 1; \
	fi; \
	echo 'set-up: $(3) for the tests (apt-get)'; \
	log=$$(mktemp) && trap 'rm -f "$$log"' EXIT; \
	{ $$as_root apt-get update && \
	  $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y $(2); } \
		>"$$log" 2>&1 </dev/null || { cat "$$log" >&2; echo 'set-up: $(3) could not be installed' >&2; exit 1; }
endef
