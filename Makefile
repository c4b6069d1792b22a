# make run     start the Wijkmonitor on http://127.0.0.1:8050; sets everything up the first time
# make dev     the same, with reload on every change
# make test    all tests, and how much of the code they walk
# make test-fast   those that need no browser
# make lint    ruff and mypy, and biome for scripts and styles
# make bench   measure speed and memory
# make clean   remove .venv, the caches and the demo release; your own releases stay
#
# Another Python than python3:   make run PYTHON=python3.12
# Only the real figures, or only your own:   WIJKMONITOR_RELEASE=cbs make run

PYTHON ?= python3
RELEASES := $(or $(WIJKMONITOR_RELEASES),releases)
PY := .venv/bin/python

# The real figures come with the program; the demo is made the first time, unless only others are asked for.
comma := ,
ifneq ($(WIJKMONITOR_RELEASE),$(if $(findstring demo,$(subst $(comma), ,$(WIJKMONITOR_RELEASE))),$(WIJKMONITOR_RELEASE)))
demo :=
else ifneq ($(wildcard $(RELEASES)/demo/*/manifest.json),)
demo :=
else
demo := demo
endif

.PHONY: help run dev test test-fast lint bench clean demo

help:
	@sed -n '/^# \{0,1\}/!q; s/^# \{0,1\}//p' Makefile

run: .venv/.run $(demo)
	@exec $(PY) -m gunicorn --config gunicorn.conf.py app:server

dev: .venv/.run $(demo)
	@exec $(PY) -m flask --app app:server run --debug --host 127.0.0.1 --port 8050

# A worker that is done takes over what another has not begun. Compiled files are kept, also where the machine
# says not to: each worker and each server of the tests would compile all of it anew.
pytest = PYTHONDONTWRITEBYTECODE= $(PY) -m pytest -n logical --dist worksteal --durations 25

test: .venv/.dev
	$(pytest) --cov --cov-report=
	@$(PY) -m tests.covered

test-fast: .venv/.dev
	$(pytest) -m "not browser"

lint: .venv/.dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	@biome=$$(PATH=".venv/bin:$$PATH" command -v biome) || { $(no-biome); }; \
	$$biome lint --error-on-warnings

bench: .venv/.dev
	$(PY) -m bench

clean:
	rm -rf .venv releases/demo test-results .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

demo: .venv/.run
	@echo "De demo-uitgave wordt gemaakt; dat hoeft maar één keer."
	@$(PY) -m data build demo

# Stamps: a file that is newer than the requirements it was made from. Nothing to do means no pip and no network.
.venv/.run: requirements.txt
	@$(PY) -m pip --version >/dev/null 2>&1 || { $(python-is-new-enough) && $(PYTHON) -m venv --clear .venv; }
	$(call install,requirements.txt)
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.run
	$(call install,requirements-dev.txt)
	@touch $@

define install
@echo "De pakketten van $(1) worden geïnstalleerd."
@$(PY) -m pip install --quiet --disable-pip-version-check -r $(1) || \
	{ echo "Installeren is niet gelukt. Daarvoor is één keer een verbinding met een pakketbron nodig." >&2; exit 1; }
endef

# biome comes with requirements-dev.txt on Linux on a 64-bit PC; elsewhere it is the one you installed yourself.
define no-biome
echo "Overgeslagen: biome is niet gevonden, dus scripts en stijlen zijn niet gecontroleerd." >&2; \
test "$(WIJKMONITOR_REQUIRE_BIOME)" != 1; exit
endef

define python-is-new-enough
{ $(PYTHON) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	{ echo "De Wijkmonitor heeft Python 3.11 of nieuwer nodig, met de module venv. '$(PYTHON)' is dat niet." >&2; \
	echo "Wijs een andere aan met: make PYTHON=python3.12" >&2; exit 1; }; }
endef
