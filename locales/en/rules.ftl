### What the rules say.

syntax-too-deep = braces or parentheses nested more than { $most } deep
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
orphan-file-message = this file has no source file any more: there is no “{ $reference }”
orphan-file-help = remove it, or give “{ $reference }” back
unconfirmed-message = both the source and the translation of “{ $id }” have changed
unconfirmed-help = if they match, confirm with “diglot accept { $segment }”
unrecorded-message = it is not on record which source “{ $id }” was translated from
unrecorded-help = read both, then record them with “diglot accept { $segment }”
unrecorded-file = { $count ->
    [one] one translation has no source on record
   *[other] { $count } translations have no source on record
}
unrecorded-project = this project keeps no record of what its translations were made from, so nothing can be called stale
unrecorded-project-help = find their sources in the git history with “diglot accept --from-history”, or record them as they are now with “diglot accept --all”
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

spacing-double = more than one space
spacing-before = a space before “{ $mark }”
spacing-after = a space after “{ $mark }”
french-spacing-before = “{ $mark }” should have { $space } before it
french-spacing-after = “{ $mark }” should have { $space } after it
space-narrow = a narrow no-break space
space-no-break = a no-break space
quotes-foreign = guillemets in an English text
# diglot: allow quotes — the message shows them
quotes-guillemets = the style asks for guillemets, « … »
quotes-curly = the style asks for typographic quotation marks, “…”
quotes-straight = the style asks for typewriter quotation marks
quotes-apostrophe-typographic = the style asks for the typographic apostrophe, ’
quotes-apostrophe-typewriter = the style asks for the typewriter apostrophe, '
ellipsis-etc = “etc.” needs no ellipsis
ellipsis-dots = the style asks for three dots
ellipsis-character = the style asks for the character “…”
ordinal-typography-message = “{ $found }” is written “{ $wanted }”
capital-accents-message = “{ $word }” is written “{ $right }”
terminal-punctuation-lost = the source ends with “{ $mark }”, the translation without
terminal-punctuation-added = the translation ends with “{ $mark }”, the source without
terminal-punctuation-question = one side asks, the other states
unbalanced-message = “{ $mark }” has no partner here
glossary-message = the glossary translates “{ $source }” as “{ $expected }”, which the translation does not use
glossary-keep = the glossary keeps “{ $name }” as it is; the translation does not have it
glossary-note = the glossary notes: { $note }
glossary-admitted = also admitted: { $others }
forbidden-term-message = the glossary rules out “{ $word }”; it asks for “{ $expected }”
forbidden-term-alone = the glossary rules out “{ $word }”

number-mismatch-changed = source has { $source }, translation has { $target }
number-mismatch-missing = source has { $figures }, the translation has not
number-mismatch-added = translation has { $figures }, the source has not
number-mismatch-fewer = translation has { $figures } less often than the source
number-mismatch-more = translation has { $figures } more often than the source
date-mismatch-changed = source has “{ $source }”, translation has “{ $target }”
date-mismatch-missing = source has “{ $figures }”, the translation does not have that date
date-mismatch-added = translation has “{ $figures }”, the source does not have that date
ordinal-mismatch-changed = source has “{ $source }”, translation has “{ $target }”
ordinal-mismatch-missing = source has { $figures }, the translation has not
ordinal-mismatch-added = translation has { $figures }, the source has not
number-format-french = “{ $figure }” is written “{ $right }” in French
number-format-english = “{ $figure }” is written “{ $right }” in English

untranslated-message = the translation is still the source’s text
untranslated-help = translate this text, or allow it where it has to stay as it is
wrong-language-message = the translation is in { $found }, and should be in { $expected }
wrong-language-part = “{ $words }” is not translated
language-fr = French
language-en = English
language-de = German
language-es = Spanish
language-it = Italian
language-pt = Portuguese
language-nl = Dutch
language-other = another language
repeated-word-message = “{ $word }” is there twice in a row
length-ratio-short = the translation is far shorter than the source: { $percent }% of the length expected
length-ratio-long = the translation is far longer than the source: { $percent }% of the length expected
length-ratio-cut = the translation seems to break off: { $percent }% of the length expected
sentence-count-missing = “{ $sentence }” has no translation
sentence-count-missing-help = translate this sentence, or remove it from the source
sentence-count-added = nothing in the source answers to “{ $sentence }”
sentence-count-added-help = remove this sentence, or add it to the source
swapped-message = the translations of “{ $id }” and “{ $other }” seem exchanged
swapped-misplaced = the translation of “{ $id }” seems to stand under “{ $other }”
undefined-acronym-message = the acronym “{ $acronym }” is spelt out nowhere
undefined-acronym-help = spell it out where it first occurs, or add it to content/glossary.toml
acronym-variants-message = “{ $acronym }” and “{ $first }” stand for the same thing
inconsistent-translation-message = the same text is translated otherwise in “{ $other }”
inconsistent-translation-other = the other translation

code-mismatch-altered = source has the code `{ $source }`, translation has `{ $target }`
code-mismatch-lost = the code `{ $source }` is not in the translation
email-mismatch-altered = source has the address { $source }, translation has { $target }
email-mismatch-lost = the address { $source } is not in the translation
url-mismatch-altered = source has the address { $source }, translation has { $target }
link-mismatch-lost = the link to { $source } is not in the translation
link-mismatch-added = the link to { $target } is not in the source
emphasis-mismatch-lost = “{ $source }” is emphasised in the source, nothing answers to it in the translation
html-mismatch-lost = { $source } is not in the translation as often as in the source
html-mismatch-added = { $target } is not in the source as often as in the translation

placeable-mismatch-lost = { $name } is in the source and not in the translation
placeable-mismatch-added = { $name } is in the translation, and the source does not have it
unknown-reference-message = { $name } does not exist
cyclic-reference-message = { $name } refers back to itself
attribute-mismatch-missing = the attribute .{ $name } is missing
attribute-mismatch-added = the source has no attribute .{ $name }
missing-value-target = “{ $id }” has a text in the source, and only attributes here
missing-value-source = “{ $id }” has only attributes in the source, and a text here
plural-categories-missing = the language needs the plural forms: { $names }
plural-categories-useless = the language has no plural form “{ $name }”
