### What the rules say.

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
