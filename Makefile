# Every command of the project; `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help setup run train stories test check unit content-check editor-export validate shell routes bench load evaluate clean

BOT := .venvs/bot/bin/python
WEB := .venvs/web/bin/python
EDITOR := .venvs/editor/bin/python
export PYTHONPATH := $(CURDIR)
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export ACTIONS_PORT ?= 5055

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /|/' | column -t -s'|'

setup: ## make the environments from the lock files
	@tools/setup.sh

run: setup ## start everything and print the addresses (Ctrl-C stops)
	@exec $(WEB) -m tools.run

train: setup ## train the model that fits the present data, if it is missing
	@$(WEB) -m tools.train

validate: setup ## Rasa's own check of domain, rules and examples
	@$(BOT) -m rasa data validate

shell: train ## talk to the bot in the terminal
	@$(BOT) -m rasa shell --model $$($(WEB) -m tools.train --path)

content-check: setup ## check texts, contacts and numbers; says in plain Dutch what is wrong (ADVIES=1: also what reads hard)
	@$(BOT) -m catalog.check $(if $(ADVIES),--advies)

routes: setup ## print the table of routes (who gets which help, when) to docs/routes.md
	@$(BOT) -m catalog.route_print

editor-export: setup ## write what the editor published back to content/, for git
	@$(EDITOR) -m editor.manage export

check: setup ## style, types and import rules
	@$(WEB) -m ruff check .
	@$(WEB) -m ruff format --check .
	@$(WEB) -m mypy
	@$(WEB) -m mypy --config-file editor/mypy.ini
	@.venvs/web/bin/lint-imports --no-logo

unit: setup ## the fast tests: no model, no processes
	@$(BOT) -m pytest -q tests/unit/bot tests/unit/language tests/unit/catalog tests/unit/actions tests/unit/bench tests/safety tests/content tests/nlu
	@$(WEB) -m pytest -q tests/unit/portal tests/unit/tools
	@$(EDITOR) -m pytest -q --ds=editor.settings tests/unit/editor

stories: train ## the conversation tests of `rasa test`, on residents' own words
	@$(BOT) -m bot.serve test core --e2e --fail-on-prediction-errors --stories tests/stories --out results \
		--model $$($(WEB) -m tools.train --path)

test: setup ## everything a change must pass
	@tools/debian.sh
	@$(MAKE) --no-print-directory check content-check unit validate train stories
	@$(EDITOR) -m pytest -q --ds=editor.settings tests/system/test_editor_*.py
	@$(WEB) -m pytest tests/unit/portal tests/system tests/browser

bench: setup ## measure speed, memory and training; one JSON line per figure
	@$(WEB) -m bench

load: train ## 20, then 200 people chatting at once, then twice what this machine can answer; one JSON line per figure
	@$(WEB) -m bench.load

evaluate: setup ## play the held-out messages and conversations through the system; writes docs/safety-report.md and docs/follow-ups.md
	@$(BOT) -m bench.quality
	@$(BOT) -m bench.quality.follow_ups

clean: ## remove environments, models and caches
	rm -rf .venvs .rasa models/*.tar.gz .mypy_cache .ruff_cache .pytest_cache
