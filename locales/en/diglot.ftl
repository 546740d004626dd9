### What diglot says to people.

severity-error = error
severity-warning = warning
severity-info = info
label-source = source
label-translation = translation
label-first = first used here
label-when-translated = source when translated
label-now = source now

syntax-too-deep = braces nested more than { $most } deep
syntax-fluent = not valid Fluent: { $reason }
syntax-toml = not valid TOML: { $reason }
syntax-unknown-key = unknown key `{ $key }`; known keys: { $known }
syntax-wrong-type = `{ $key }` does not have the value expected: { $expected }
syntax-provenance = the record `{ $id }` is damaged, or was written by a newer diglot
encoding-message = this file is not UTF-8
duplicate-id-message = the id `{ $id }` is already used
invalid-id-message = `{ $id }` is no Fluent identifier: a letter, then letters, digits, `-` or `_`
merge-conflict-message = a merge was left unfinished
missing-message = `{ $id }` is not translated; add it to { $file }
stale-message = the source has changed since `{ $id }` was translated
orphan-message = `{ $id }` has no source any more
unconfirmed-message = source and translation of `{ $id }` have both changed; `diglot accept` confirms it
unrecorded-message = it is not known which source the translation of `{ $id }` was made from

check-clean = All is well: { $segments } segments checked.
check-findings = Errors: { $errors }. Warnings: { $warnings }. Look at the texts above, then confirm with `diglot accept`.
status-counts = segments: { $total } ({ $words } words); current: { $current }, reviewed: { $reviewed }, stale: { $stale }, missing: { $missing }, other: { $other }
accept-recorded = Recorded: { $count }.
accept-unknown = no document or segment is called `{ $name }`
accept-nothing = name a document or segment, or say --all
render-unknown-document = no document is called `{ $name }`; documents: { $known }
render-unknown-locale = the project has no locale `{ $name }`; locales: { $known }
render-missing = `{ $id }` is not translated
render-placeables = `{ $id }` holds an expression that this version cannot render yet
error-no-project = no diglot.toml here or above ({ $path })
error-config = { $path }: { $reason }
error-read = { $path } cannot be read: { $reason }
error-write = { $path } cannot be written: { $reason }
