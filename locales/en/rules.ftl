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

missing-message = “{ $id }” is not translated
missing-help = add “{ $id } = …” to { $file }
stale-message = the source has changed since “{ $id }” was translated
stale-help = update the translation, or confirm that it still holds with “diglot accept { $segment }”
orphan-message = “{ $id }” has no source any more
orphan-help = remove “{ $id }”, or give its segment back
unconfirmed-message = both the source and the translation of “{ $id }” have changed
unconfirmed-help = if they match, confirm with “diglot accept { $segment }”
unrecorded-message = it is not on record which source “{ $id }” was translated from
unrecorded-help = read both, then record them with “diglot accept { $segment }”
unrecorded-file = { $count ->
    [one] one translation has no source on record
   *[other] { $count } translations have no source on record
}
unrecorded-project = this project keeps no record of what its translations were made from, so nothing can be called stale
unrecorded-project-help = record them as they are now with “diglot accept --all”
renamed-message = “{ $old }” is now called “{ $new }”; its text has not changed
renamed-help = rename “{ $old }” to “{ $new }” in the translation
unreviewed-draft = “{ $id }” is a draft
unreviewed-message = “{ $id }” has not been reviewed
unused-allow-message = this allows “{ $rule }”, which has nothing to say here
unused-allow-unknown = no rule is called “{ $rule }”
name-mismatch-misspelt = source has the name “{ $source }”, translation has “{ $target }”
name-mismatch-replaced = source names “{ $source }”, translation names “{ $target }”
name-mismatch-missing = source names “{ $source }”, translation does not
acronym-mismatch-altered = source has the acronym “{ $source }”, translation has “{ $target }”
acronym-mismatch-replaced = source has the acronym “{ $source }”, translation has “{ $target }” instead
acronym-mismatch-missing = source has the acronym “{ $source }”, translation does not have it
acronym-mismatch-help = if the acronym differs between the languages, say so in content/glossary.toml
