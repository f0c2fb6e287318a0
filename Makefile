# make run    the bot, with the playground when there is no DISCORD_TOKEN
# make test   everything that check does, then the tests
# make check  lint, format and types
# make docs   docs/commands.md, written from the code
# make rows   the rows of the Midjourney reference, each with pass or the honest "none"
# make bench  the figures of docs/benchmarks.md
# make kills  a hundred kills at random moments: nothing lost, nothing done twice
# make clean  forget the virtual environment and the caches; data/, images/ and .env stay
#
# The steps are in tools/setup.py, for people without make: python tools/setup.py run
# Another Python: make run PYTHON=python3.12

ifndef PYTHON
PYTHON := $(shell for each in python3 python3.13 python3.12 python3.11; do \
	"$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo "$$each" && break; done)
endif
ifeq ($(PYTHON),)
PYTHON := python3
endif

.PHONY: run test check docs rows bench kills clean

run test check docs rows bench kills:
	@command -v "$(PYTHON)" >/dev/null || \
		{ echo "easel: there is no $(PYTHON); on Debian: apt install python3 python3-venv"; exit 1; }
	@"$(PYTHON)" tools/setup.py $@

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
