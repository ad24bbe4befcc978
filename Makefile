# What a person types. Everything runs in .venv, made where it is missing; the README has the plain commands.

PORT ?= 8000
RUN = .venv/bin/python
# The tests and the demonstration are a developer's machine, whatever the shell was told about a real site.
PLAIN = env -u SECRET_KEY -u DATABASE_URL -u DEBUG -u ALLOWED_HOSTS -u SITE_ORIGIN -u X_ACCEL_PREFIX -u THREADS
NEEDED = import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))

.DEFAULT_GOAL := help
.PHONY: help demo test test-sqlite test-browser test-postgresql test-deep bench pictures lint

# An environment whose Python is gone (moved, upgraded) is made again.
STALE := $(shell .venv/bin/python -c '' 2>/dev/null || rm -f .venv/*.stamp)

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile

demo: .venv/run.stamp  ## the sample newsroom on http://127.0.0.1:8000/ (PORT=… for another)
	@$(PLAIN) INDEXED=no PORT=$(PORT) $(RUN) manage.py demo

test: export PRESSROOM_BOTH = 1
test: .venv/dev.stamp  ## every test, on SQLite and on PostgreSQL at once
	@$(MAKE) --no-print-directory -j3 test-sqlite test-browser test-postgresql

# Each photo and each commit waits for the disk, which no test needs: their files lie in memory where it has room.
IN_MEMORY = $(shell df -Pk /dev/shm 2>/dev/null | awk '$$6 == "/dev/shm" && $$4 > 4000000 {print "TMPDIR=/dev/shm"}')
PYTEST = $(PLAIN) $(IN_MEMORY) $(RUN) -W error $(SERVER) -m pytest -p no:cacheprovider
# Told when it is over: several reports at once are unreadable.
TOLD = >.venv/$@.log 2>&1; result=$$?; cat .venv/$@.log; exit $$result

test-sqlite:
	$(PYTEST) -m "not browser"

# A browser waits for much: it runs beside the others.
test-browser:
	@$(PYTEST) -m browser $(TOLD)

# Floor 0 knows no database.
test-postgresql: SERVER = -m tests.postgres -- $(RUN) -W error
test-postgresql:
	@$(PYTEST) -m "not browser" --ignore=tests/text --ignore=tests/pictures $(TOLD)

test-deep: export PRESSROOM_DEEP = 1
test-deep: test  ## the same at full size, with a table of figures

bench: .venv/dev.stamp  ## what requests, photos and downloads cost
	$(PLAIN) $(RUN) -m bench.pages
	$(PLAIN) $(RUN) -m bench.photos
	$(PLAIN) $(RUN) -m bench.packs
	$(PLAIN) $(RUN) -m bench.lighthouse

pictures: .venv/dev.stamp  ## the README's pictures, from the sample newsroom
	$(PLAIN) $(RUN) -m bench.pictures

lint: .venv/dev.stamp  ## ruff: rules and format
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check

# The stamps say which requirements are installed; a change of the file installs anew.
.venv/run.stamp: requirements.txt | .venv/python.stamp
	$(RUN) -m pip install --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt requirements.txt | .venv/python.stamp
	$(RUN) -m pip install --disable-pip-version-check -r requirements-dev.txt
	@touch $@ .venv/run.stamp

.venv/python.stamp:
	@$(RUN) -c 'import pip; $(NEEDED)' >/dev/null 2>&1 || { \
	  for each in $(PYTHON) python3.13 python3.12 python3.11 python3; do \
	    if $$each -c '$(NEEDED)' >/dev/null 2>&1; then found=$$each; break; fi; \
	  done; \
	  if [ -z "$$found" ]; then \
	    echo "Install Python 3.11 or newer with its venv module (Debian, Ubuntu: apt install python3-venv), then try again."; \
	    exit 1; \
	  fi; \
	  echo "Making .venv with $$($$found --version)"; \
	  $$found -m venv --clear .venv; \
	}
	@touch $@
