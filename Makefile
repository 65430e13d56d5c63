.DEFAULT_GOAL := help
SHELL := /bin/bash
UV := var/tools/bin/uv
COMPILE := $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header

.PHONY: setup lock

setup:  ## maak de twee omgevingen (alleen wat veranderd is)
	@command -v python3 >/dev/null || { echo "Je hebt Python 3.11 of nieuwer nodig onder de naam python3." >&2; exit 1; }
	@python3 bin/environments.py

lock: setup  ## leg de versies opnieuw vast in requirements/*.txt
	$(COMPILE) pyproject.toml --group dev --python-version 3.11 --output-file requirements/app.txt
	$(COMPILE) --group bot --python-version 3.10 --output-file requirements/bot.txt
	$(COMPILE) --group tools --python-version 3.11 --output-file requirements/tools.txt
