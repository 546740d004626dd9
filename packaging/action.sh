#!/usr/bin/env bash
# What the action runs: a check with annotations, its summary on the run's page, and its numbers as outputs.
set -uo pipefail
report=${RUNNER_TEMP:-/tmp}/diglot.json
# Another step's numbers are not this one's.
rm -f "$report"
arguments=(--project "${PROJECT:-.}" --deny "${DENY:-error}" --format github --format "json=$report")
for locale in ${LOCALES:-}; do arguments+=(--locale "$locale"); done
if [ -n "${BASELINE:-}" ]; then arguments+=(--baseline "$BASELINE"); fi
if [ -n "${SARIF:-}" ]; then arguments+=(--format "sarif=$SARIF"); fi
if [ "${SUMMARY:-true}" = false ]; then unset GITHUB_STEP_SUMMARY; fi
diglot check "${arguments[@]}"
status=$?
if [ -n "${GITHUB_OUTPUT:-}" ] && [ -f "$report" ]; then
  python3 - "$report" >> "$GITHUB_OUTPUT" <<'PYTHON'
import json, sys
found = json.load(open(sys.argv[1], encoding="utf8"))["summary"]["findings"]
print("\n".join(f"{name}s={found[name]}" for name in ("error", "warning", "info")))
PYTHON
fi
exit "$status"
