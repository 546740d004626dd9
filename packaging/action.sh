#!/usr/bin/env bash
# What the action runs: a check with annotations, its summary on the run's page, and its numbers as outputs.
set -uo pipefail
arguments=(--project "${PROJECT:-.}" --deny "${DENY:-error}" --format github --format "json=${RUNNER_TEMP:-/tmp}/diglot.json")
for locale in ${LOCALES:-}; do arguments+=(--locale "$locale"); done
if [ -n "${BASELINE:-}" ]; then arguments+=(--baseline "$BASELINE"); fi
if [ -n "${SARIF:-}" ]; then arguments+=(--format "sarif=$SARIF"); fi
diglot check "${arguments[@]}"
status=$?
if [ -n "${GITHUB_OUTPUT:-}" ] && [ -f "${RUNNER_TEMP:-/tmp}/diglot.json" ]; then
  python3 - "${RUNNER_TEMP:-/tmp}/diglot.json" >> "$GITHUB_OUTPUT" <<'PYTHON'
import json, sys
found = json.load(open(sys.argv[1], encoding="utf8"))["summary"]["findings"]
print("\n".join(f"{name}s={found[name]}" for name in ("error", "warning", "info")))
PYTHON
fi
exit "$status"
