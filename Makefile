# Werkdrukdialoog. `make` alone says what there is.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON := .venv/bin/python
UV := var/tools/bin/uv
COMPILE := $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header

# make start API_PORT=8001 RASA_PORT=5006 ACTIONS_PORT=5056 API_HOST=127.0.0.1
ifdef API_PORT
export WERKDRUK_PORT := $(API_PORT)
endif
ifdef API_HOST
export WERKDRUK_HOST := $(API_HOST)
endif
ifdef RASA_PORT
export WERKDRUK_RASA_PORT := $(RASA_PORT)
endif
ifdef ACTIONS_PORT
export WERKDRUK_ACTIONS_PORT := $(ACTIONS_PORT)
endif

.PHONY: help setup lock train rasa-model themes-model safety-model answers-model start test demo bench bench-results bench-parts fuzz lint format clean

help:  ## deze lijst
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-13s %s\n", $$1, $$2 }'

setup:  ## beide omgevingen, alleen wat veranderd is
	@command -v python3 >/dev/null || { echo "Je hebt Python 3.11 of nieuwer nodig onder de naam python3. (Python 3.11 or newer is needed as python3.)" >&2; exit 1; }
	@python3 .ci/environments.py

train: setup  ## train wat training nodig heeft, alleen wat veranderd is
	@$(MAKE) --no-print-directory -j2 rasa-model themes-model safety-model answers-model

rasa-model:
	@$(PYTHON) -m bot.train

themes-model safety-model answers-model:
	@$(PYTHON) -m api.stack.models $(@:-model=)

start: train  ## alles draaien, met een demoschool; Ctrl-C stopt
	@WERKDRUK_HOST=$${WERKDRUK_HOST:-0.0.0.0} exec $(PYTHON) -m api.stack start

lint: setup  ## ruff en mypy
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check --quiet . || { echo "Opmaak: draai 'make format'." >&2; exit 1; }
	@.venv/bin/mypy

format: setup  ## zet de opmaak goed
	@.venv/bin/ruff check --fix --quiet .
	@.venv/bin/ruff format --quiet .

test: train lint  ## alles controleren: stijl, types en alle tests
	@$(PYTHON) -m pytest -n 2 --dist loadfile -m "not e2e" $(PYTEST)
	@$(PYTHON) -m pytest -m e2e $(PYTEST)

demo: train  ## een team van 24 voert het gesprek; daarna de uitkomsten als tabel
	@.venv/bin/werkdruk demo $(DEMO)

bench: train  ## meet beurttijd, geheugen, start en training, naast de startbot van Rasa
	@$(PYTHON) -m tests.bench $(BENCH)

bench-results: train  ## meet publiceren, lezen en totalen tot 6.600 scholen, op SQLite en PostgreSQL
	@$(PYTHON) -m tests.bench.results $(BENCH)

bench-parts: train  ## meet elk deel apart: antwoord, onherkenbaar maken, vangnet, thema's, plan, publiceren, inlezen
	@$(PYTHON) -m tests.bench.parts $(BENCH)

fuzz: train  ## elke route met minstens 5.000 willekeurige verzoeken
	@FUZZ_CASES=70 $(PYTHON) -m pytest -q -s tests/api/test_fuzz.py

lock: setup  ## leg de versies opnieuw vast in requirements/*.txt
	$(COMPILE) pyproject.toml --group dev --python-version 3.11 --output-file requirements/app.txt
	$(COMPILE) --group bot --python-version 3.10 --output-file requirements/bot.txt
	$(COMPILE) --group tools --python-version 3.11 --output-file requirements/tools.txt

clean:  ## haal omgevingen, modellen en sporen van tests weg; de gegevens in var/ blijven
	@rm -rf .venv .venv-bot .rasa .ruff_cache .mypy_cache .pytest_cache .hypothesis \
		var/tools var/models var/training var/mypy var/pytest var/log var/run var/home
	@find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
