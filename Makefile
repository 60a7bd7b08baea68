# `make` alone prints the targets. Everything runs in .venv, which `make setup` fills from requirements.lock.
.DEFAULT_GOAL := help
SHELL := /bin/sh

# Without .pyc files every notebook kernel takes seconds longer to start.
unexport PYTHONDONTWRITEBYTECODE
unexport PYTHONPATH
unexport VIRTUAL_ENV

# The first of these that runs and is new enough; name another with `make PYTHON=...`.
PYTHON ?= $(firstword $(foreach p,python3 python3.13 python3.12 python3.11 python,$(shell \
	$(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $(p))) python3)
VENV := .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.setup-done
UV := $(shell command -v uv 2>/dev/null)

OUT ?= reports
FILINGS ?= data/filings
TABLES ?= tables
JOBS ?= 2
UNIVERSE ?= 13000

.PHONY: help setup report notebooks test lint format lab tables check bench accuracy lock dictionary clean

help:  ## print the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | \
		while IFS='|' read -r target text; do printf '%-20s%s\n' "$$target" "$$text"; done

setup: $(STAMP)  ## make .venv and install what requirements.lock names (done once)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0] + \
		". Name another with: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
ifdef UV
	@test -x $(PY) || uv venv --quiet --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" $(VENV)
	uv pip install --quiet --python $(PY) --compile-bytecode --require-hashes -r requirements.lock
	uv pip install --quiet --python $(PY) --no-deps --no-build-isolation -e .
else
	@test -x $(PY) || $(PYTHON) -m venv --without-pip $(VENV)
	$(PYTHON) -m pip --python $(PY) install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(PYTHON) -m pip --python $(PY) install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
endif
	@touch $(STAMP)

report: $(STAMP)  ## run the status-shift notebook on the shipped filings; OUT=folder
	@$(VENV)/bin/cmr report notebooks/status_shifts.ipynb --out $(OUT)

notebooks: $(STAMP)  ## renew the committed outputs of every notebook, and the README's picture
	$(PY) -c "from cmr_analysis.reporting.reports import renew_outputs; renew_outputs('status_shifts', 'docs/status_shifts.png')"
	for notebook in notebooks/*.ipynb; do $(PY) -c \
		"from cmr_analysis.reporting.reports import renew_outputs; renew_outputs('$$notebook')"; done

test: $(STAMP)  ## run every test, the notebooks' committed outputs included
	$(PY) -m pytest -n $(JOBS) --dist loadfile --nbval --nbval-current-env \
		--nbval-sanitize-with tests/nbval_sanitize.cfg tests notebooks

lint: $(STAMP)  ## check style and format of code and notebooks
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

format: $(STAMP)  ## mend what ruff can mend
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

lab: $(STAMP)  ## open the notebooks in JupyterLab
	$(PY) -m jupyterlab notebooks

tables: $(STAMP)  ## write the six tables; FILINGS=folder TABLES=folder
	@$(VENV)/bin/cmr tables $(FILINGS) --out $(TABLES)

check: $(STAMP)  ## print where a filing's statements differ from its list; FILINGS=folder
	@$(VENV)/bin/cmr check $(FILINGS)

bench: $(STAMP)  ## measure times against named baselines (10 minutes); UNIVERSE=number of invented filings
	@PYTHONPATH=tests $(PY) benchmarks/run.py
	@$(PY) benchmarks/annual.py
	@PYTHONPATH=tests $(PY) benchmarks/universe.py $(UNIVERSE)

dictionary: $(STAMP)  ## write DATA_DICTIONARY.md from cmr_analysis/schema.py
	@$(PY) -m cmr_analysis.datapackage > DATA_DICTIONARY.md

accuracy: $(STAMP)  ## rows and facts against labelled truth: by filing, by fact, by layout, and smelter identity
	@$(PY) tests/accuracy.py
	@$(PY) tests/identity_accuracy.py

lock:  ## renew requirements.lock from pyproject.toml (needs uv and a network)
	uv lock --quiet --upgrade
	{ echo '# Every version with its hashes; made from pyproject.toml by `make lock`.'; \
		uv export --quiet --frozen --all-extras --no-emit-project --no-header --no-annotate; } > requirements.lock
	rm -f uv.lock

clean:  ## remove what the commands wrote, .venv too
	rm -rf $(VENV) reports tables dist build .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
