# Every task of Dichtbij. `make help` lists them; each one says what it does while it runs.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test check bench sanitize setup format lint build

# `debug` builds fast; `make run CONFIGURATION=release` runs fast.
CONFIGURATION ?= debug
PORT ?= 8080
DATA ?= demo
# Plain `swift build` lets a target import what it does not declare; this does not.
STRICT := --explicit-target-dependency-import-check error
SWIFT_SOURCES := Package.swift Sources Tests Modules

help: ## List the tasks
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-10s %s\n", $$1, $$2 }'

run: setup ## Build, start the seven municipalities with invented data and show the main job (PORT, DATA, CONFIGURATION)
	swift build -c $(CONFIGURATION) $(STRICT) --product dichtbij
	"$$(swift build -c $(CONFIGURATION) --show-bin-path)/dichtbij" demo --config Config --data "$(DATA)" --port "$(PORT)"

test: setup lint ## Check the format, build, run every test, open every page in a browser, check Docs/capabilities.tsv
	.make/test
	.make/test-pages
	.make/check-capabilities

check: test ## What must be green before a change lands: the same as test, with the checks on the documentation

bench: ## Measure speed and memory: a release build, then `dichtbij bench` (WHAT="push reads", see its --help)
	@.make/setup wrk:wrk
	swift build -c release $(STRICT) --product dichtbij
	"$$(swift build -c release --show-bin-path)/dichtbij" bench $(WHAT)

# Everything is ten times slower here, so the long tests do a tenth.
sanitize: setup ## Run every test under the thread sanitizer and under the address sanitizer
	DICHTBIJ_TEST_SCALE=10 .make/test --sanitize thread --scratch-path .build-tsan
	DICHTBIJ_TEST_SCALE=10 .make/test --sanitize address --scratch-path .build-asan

setup: ## Install the system libraries that are missing (Debian, Ubuntu)
	@.make/setup

lint: ## Check the format of the Swift files
	swift format lint --strict --parallel --recursive $(SWIFT_SOURCES)

format: ## Rewrite the Swift files in the house format
	swift format --in-place --parallel --recursive $(SWIFT_SOURCES)

build: setup ## Build everything, tests too
	swift build --build-tests $(STRICT)
