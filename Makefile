# `make` alone lists what there is. Everything lives in .venv/ and var/; `make clean` forgets the first.

PORT ?= 8000
DEBUG ?= 0
DATA_DIR ?= var
DEMO ?= 1
SITE_URL ?= http://localhost:$(PORT)
export DEBUG DATA_DIR DEMO SITE_URL PYTHON

PY := .venv/bin/python
LOCAL := $(PY) bin/with_local_env.py --
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))
CHECKS := style scripts shape layers types safety migrations words
SHELL_SCRIPTS = bin/find_python $(addprefix deploy/,install upgrade uninstall manage) $(addprefix deploy/containers/,run proxy database make_settings) .ci/run
TEMPLATES = $(shell find templates $(wildcard */templates) -name '*.html')

.DEFAULT_GOAL := help
.PHONY: help run manage test test-dates test-next bench check $(CHECKS) format pictures messages catalogues lock clean

help:
	@echo 'make run        start the site at $(SITE_URL) (PORT=8001; DEBUG=1 reloads changed code;'
	@echo '               DEMO=0 DATA_DIR=another begins an empty site)'
	@echo 'make manage     run a command of manage.py: make manage ARGS="createsuperuser"'
	@echo 'make test       run the tests on SQLite and on PostgreSQL (ARGS="-k calls"; SQLITE_ONLY=1)'
	@echo 'make test-dates  run the tests on SQLite at each date that might break them (ARGS="tests/campaigns")'
	@echo 'make test-next  run the tests on SQLite with the newest Wagtail and Django that wagtail-localize allows'
	@echo 'make bench      measure the site against nginx, which has to be installed, as has wrk'
	@echo 'make check      look for mistakes without running the site'
	@echo 'make format     put code, templates, scripts and styles into shape'
	@echo 'make pictures   take the pictures of the guides anew, and write those that look different (ARGS="planned bin")'
	@echo 'make messages   bring locale/ up to date with the words in code and templates'
	@echo 'make lock       choose the versions of all packages again (UPGRADE=1: the newest allowed)'
	@echo 'make clean      delete what make made, but keep var/ with the database and the uploads'

run:
	@python=$$(bin/find_python) && "$$python" bin/check_port.py '$(PORT)'
	@$(MAKE) --silent .venv/run.stamp
	@$(MAKE) --silent catalogues
	@$(LOCAL) $(PY) bin/prepare.py
	@exec $(LOCAL) $(PY) bin/serve.py '$(PORT)'

manage: .venv/run.stamp
	@exec $(LOCAL) $(PY) manage.py $(ARGS)

test: .venv/dev.stamp
	@$(MAKE) --silent catalogues
	@exec $(PY) bin/test.py $(ARGS)

test-dates: .venv/dev.stamp
	@$(MAKE) --silent catalogues
	@exec $(PY) bin/test_dates.py $(ARGS)

test-next: .venv/dev.stamp
	@$(MAKE) --silent catalogues
	@exec $(PY) bin/test_next.py $(ARGS)

bench: .venv/run.stamp
	@$(MAKE) --silent catalogues
	@exec $(PY) bench/run.py $(ARGS)

# Every check runs, whatever the others find; each can be run alone, as in `make types`.
check:
	@$(MAKE) --silent --keep-going --jobs 2 --output-sync=target $(CHECKS)
	@echo 'Every check has passed.'

$(CHECKS): .venv/dev.stamp
style:
	$(PY) -m ruff check
	$(PY) -m ruff format --check
scripts:
	.venv/bin/biome ci --error-on-warnings --colors=off
	.venv/bin/shellcheck --external-sources --source-path=deploy $(SHELL_SCRIPTS)
shape:
	.venv/bin/djade --check --target-version 5.2 $(TEMPLATES)
	$(PY) -m djhtml --check --tabwidth 4 $(TEMPLATES)
layers:
	.venv/bin/lint-imports --no-logo
types:
	$(PY) -m mypy
safety:
	DEBUG=0 DATA_DIR=var/check SITE_URL=https://example.org $(LOCAL) $(PY) manage.py check --deploy --fail-level WARNING
migrations:
	DEBUG=0 DATA_DIR=var/check $(LOCAL) $(PY) manage.py makemigrations --check --dry-run
words:
	$(PY) bin/messages.py check

format: .venv/dev.stamp
	$(PY) -m ruff check --fix
	$(PY) -m ruff format
	-.venv/bin/biome check --write
	-.venv/bin/djade --target-version 5.2 $(TEMPLATES)
	-$(PY) -m djhtml --tabwidth 4 $(TEMPLATES)

pictures: .venv/dev.stamp
	@$(MAKE) --silent catalogues
	@exec $(PY) bin/take_pictures.py $(ARGS)

messages: .venv/run.stamp
	@$(PY) bin/messages.py extract
	@$(PY) bin/messages.py compile

# The lock files hold every package that any supported system may need, with the digests of its files.
LOCK := .venv/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes
lock: .venv/dev.stamp
	UV_CUSTOM_COMPILE_COMMAND='make lock' $(LOCK) $(if $(UPGRADE),--upgrade) --group test --group dev -o requirements-dev.txt
	UV_CUSTOM_COMPILE_COMMAND='make lock' $(LOCK) --constraint requirements-dev.txt -o requirements.txt
	cp requirements.txt requirements-hosts.txt # uv keeps these versions wherever the extra lets it
	UV_CUSTOM_COMPILE_COMMAND='make lock' $(LOCK) --extra hosts -o requirements-hosts.txt

clean:
	rm -rf .venv .venv-next .mypy_cache .ruff_cache .pytest_cache .import_linter_cache var/check $(CATALOGUES)
	find . -name __pycache__ -prune -exec rm -rf {} +

# The packages are installed again only when their lock file has changed.
.venv/bin/python:
	@python=$$(bin/find_python) && "$$python" -m venv --clear .venv

.venv/run.stamp: requirements.txt | .venv/bin/python
	@echo 'Installing the packages ...'
	@$(PY) -m pip install -qq --require-hashes -r $<
	@touch $@

.venv/dev.stamp: requirements-dev.txt | .venv/bin/python
	@echo 'Installing the packages for development ...'
	@$(PY) -m pip install -qq --require-hashes -r $<
	@touch $@

catalogues: $(CATALOGUES)
	@:

locale/%.mo: locale/%.po
	@$(PY) bin/messages.py compile
