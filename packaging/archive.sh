#!/usr/bin/env bash
# The archive of a release: the program for TARGET with completions, manual pages and licences, in OUT.
set -euo pipefail
target=$1 out=$2
cd "$(dirname "$0")/.."
suffix=; case "$target" in *windows*) suffix=.exe ;; esac
program=target/$target/release/diglot$suffix
name=diglot-$target
staging=$(mktemp -d)
trap 'rm -rf "$staging"' EXIT
mkdir -p "$staging/$name/completions" "$staging/$name/man" "$out"
cp "$program" LICENSE-MIT LICENSE-APACHE README.md CHANGELOG.md "$staging/$name"
for shell in bash zsh fish elvish powershell; do "$program" completions "$shell" > "$staging/$name/completions/diglot.$shell"; done
"$program" completions man --output "$staging/$name/man"
tar -C "$staging" -czf "$out/$name.tar.gz" "$name"
