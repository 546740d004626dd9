### What the rules say.

syntax-too-deep = braces or parentheses nested more than { $most } deep
syntax-fluent = not valid Fluent: { $reason }
fluent-expected-token = “{ $token }” is expected
fluent-digit = a digit is expected
fluent-identifier = an identifier begins with a letter without an accent
fluent-line-end = a line break is expected
fluent-comment-space = a space is expected after “#”
fluent-entry = “id = text” is expected; ids take no accented letters
fluent-colon = a message is written “{ $id } = …”, with an equals sign
fluent-mark = a line that begins with “{ $mark }” is not read as text: begin the text on the line of the “=”
fluent-not-set-in = a line that goes on with a text begins with spaces; a new one is written “identifier = text”
fluent-expected-range = one of { $range } is expected
fluent-message-field = “{ $id }” has neither text nor attributes
fluent-term-field = the term “{ $id }” has no text
fluent-callee = only a function whose name is in capitals can be called
fluent-no-default = no variant is marked with a * as the one taken by default
fluent-no-value = a text is missing
fluent-two-defaults = only one variant can be the default
fluent-selector = this cannot choose among variants
fluent-term-attribute = a term’s attribute cannot be printed, only choose among variants
fluent-open-string = a closing quotation mark is missing
fluent-argument-order = an argument without a name cannot come after one with a name
fluent-argument-twice = the argument “{ $name }” is given twice
fluent-escape = “{ $sequence }” is not an escape; there are \", \\, \{"{"}, \uXXXX and \UXXXXXX
fluent-closing-brace = a closing brace has no opening one
fluent-open-brace = an opening brace has no closing one
fluent-expression = a variable, a term, a message, a function or a text is expected between braces
fluent-literal = a text in quotation marks or a number is expected
syntax-toml = not valid TOML: { $reason }
syntax-front-matter = the page’s front matter does not read from here on
syntax-unknown-key = unknown key `{ $key }`; known keys: { $known }
syntax-wrong-type = `{ $key }` does not have the value expected: { $expected }
syntax-no-text = “text” is missing: each segment has its own
syntax-no-id = “id” is missing: each segment has its own
syntax-choice = “{ $value }” is not a value of “{ $key }”; it takes one of: { $known }
syntax-provenance = the record `{ $id }` is damaged, or was written by a newer diglot
encoding-message = this file is not UTF-8
encoding-help = save it as UTF-8 (“Save as” in your editor)
encoding-misread = “{ $found }” is a misread “{ $meant }”
duplicate-id-message = the id `{ $id }` is already used
invalid-id-message = `{ $id }` is not a Fluent identifier: a letter, then letters, digits, `-` or `_`
merge-conflict-message = a merge was left unfinished
merge-conflict-help = keep one of the two versions and remove the lines <<<<<<<, ======= and >>>>>>>
merge-conflict-provenance-help = keep one line for each id, either one; `diglot check` then says what is out of date

scaffolding-message = “{ $id }” is filled: what “fill” wrote above it can go
missing-message = “{ $id }” is not translated
missing-help-file = make { $file }, and put “{ $id } = …” into it
missing-page = the page is not translated: { $words ->
    [one] one word is
   *[other] { $words } words are
} missing in { $file }
missing-page-help = copy the source’s page there, translate it, then record it with “diglot accept”
missing-help = add “{ $id } = …” to { $file }
missing-help-page = translate this block in { $file }
stale-message = the source has changed since “{ $id }” was translated
stale-help = update the translation, or confirm that it still holds with “diglot accept { $segment }”
orphan-message = “{ $id }” has no source any more
orphan-help = if its segment was removed on purpose, remove “{ $id }” too; if not, bring it back in { $file }
orphan-file-message = this file has no source any more: there is no { $sources }
orphan-file-help = bring the source back (with “git restore”, for example), or remove this file if it is no longer needed
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
unreviewed-edited = “{ $id }” was edited since it was reviewed
unreviewed-help-reviewed = once somebody else has read both, say so with “diglot accept { $segment } --state reviewed”
unreviewed-message = “{ $id }” has not been reviewed
unused-allow-message = this allows “{ $rule }”, which has nothing to say here
unused-allow-unknown = no rule is called “{ $rule }”
name-mismatch-misspelt = source has the name “{ $source }”, translation has “{ $target }”
name-mismatch-replaced = source names “{ $source }”, translation names “{ $target }”
name-mismatch-missing = source names “{ $source }”, translation does not
name-mismatch-put-in = translation names “{ $target }”, source does not
acronym-mismatch-altered = source has the acronym “{ $source }”, translation has “{ $target }”
acronym-mismatch-replaced = source has the acronym “{ $source }”, translation has “{ $target }” instead
acronym-mismatch-missing = source has the acronym “{ $source }”, translation does not have it
acronym-mismatch-help = if the acronym differs between the languages, say so in content/glossary.toml

spacing-double = more than one space
spacing-before = a space before “{ $mark }”
spacing-stops = two full stops end a sentence
spacing-marks = “{ $marks }”: one of these marks is too many
spacing-emphasis = “{ $text }” sets nothing off: a space stands inside the marks
spacing-after = a space after “{ $mark }”
french-spacing-before = “{ $mark }” should have { $space } before it
french-spacing-after = “{ $mark }” should have { $space } after it
space-narrow = a narrow no-break space
space-no-break = a no-break space
quotes-foreign = guillemets in an English text
quotes-german = English quotation marks in a German text
quotes-german-style = the style asks for German quotation marks, „…“
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
terminal-punctuation-lost = the source ends with “{ $mark }”, the translation does not
terminal-punctuation-added = the translation ends with “{ $mark }”, the source does not
terminal-punctuation-lost-habit = in { $count } of { $total } texts that the source ends with a full stop, the translation leaves it out; this is the first
terminal-punctuation-added-habit = in { $count } of { $total } texts that the source ends without a full stop, the translation has one; this is the first
terminal-punctuation-question = one side asks, the other states
unbalanced-message = the mark { $mark } has no partner here
unbalanced-kind = the translation has square brackets where the source has round ones
letter-case-first = the sentence begins with “{ $word }” in lower case, the source’s with a capital
letter-case-all = the translation is all in lower case, the source is not
letter-case-inner = “{ $word }” follows a full stop in lower case
letter-case-comma = “{ $word }” has a capital behind a comma; the source has one more sentence
letter-case-habit = { $count } of { $total } texts that the source begins with a capital begin in lower case; this is the first
glossary-message = the glossary translates “{ $source }” as “{ $expected }”, which the translation does not use
glossary-keep = the glossary keeps “{ $name }” as it is; the translation does not have it
glossary-note = the glossary notes: { $note }
glossary-admitted = also admitted: { $others }
forbidden-term-message = the glossary rules out “{ $word }”; it asks for “{ $expected }”
forbidden-term-alone = the glossary rules out “{ $word }”

number-mismatch-changed = source has { $source }, translation has { $target }
number-mismatch-several = source has { $source }; translation has { $target }
number-mismatch-exchanged = “{ $first }” and “{ $second }” stand in each other’s place
number-mismatch-missing = source has { $figures }, the translation does not
number-mismatch-added = translation has { $figures }, the source does not
number-mismatch-fewer = translation has { $figures } less often than the source
number-mismatch-more = translation has { $figures } more often than the source
date-mismatch-changed = source has “{ $source }”, translation has “{ $target }”
date-mismatch-missing = source has “{ $figures }”, the translation does not have that date
date-mismatch-added = translation has “{ $figures }”, the source does not have that date
ordinal-mismatch-changed = source has “{ $source }”, translation has “{ $target }”
ordinal-mismatch-missing = source has { $figures }, the translation does not
ordinal-mismatch-added = translation has { $figures }, the source does not
number-format-message = “{ $figure }” is written “{ $right }” in { $language }
source-convention-message = “{ $written }” is written as { $language } writes it
source-convention-instead = “{ $written }” is written as { $language } writes it; here it is “{ $right }”

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
leftover-word-message = “{ $words }” was left in the source’s language
leftover-word-help = translate it, or put it in quotation marks where it is meant to stay
missing-word-message = “{ $words }”: a word seems to be missing
meaning-mismatch-denial-lost = the source denies (“{ $words }”), the translation denies nothing
meaning-mismatch-denial-added = the translation denies (“{ $words }”), the source denies nothing
meaning-mismatch-reversed = “{ $target }” says something else than “{ $source }”
meaning-mismatch-lessened = “{ $target }” says less than “{ $source }”
spelling-message = “{ $word }” is not in the dictionary
spelling-source-word = “{ $word }” is { $language }
spelling-help = did you mean { $suggestions }?
spelling-no-dictionary = there is no Hunspell dictionary for { $locale }: its words are not looked at
spelling-no-dictionary-help = install one, or put its files .aff and .dic into { $folder }
repeated-word-message = “{ $word }” is there twice in a row
repeated-word-sentence = the same sentence twice in a row
length-ratio-short = the translation is far shorter than the source: { $percent }% of the length expected
length-ratio-long = the translation is far longer than the source: { $percent }% of the length expected
length-ratio-cut = the translation seems to break off: { $percent }% of the length expected
sentence-count-missing = “{ $sentence }” has no translation
sentence-count-missing-help = translate this, or remove it from the source
sentence-count-added = nothing in the source answers to “{ $sentence }”
sentence-count-added-help = remove this sentence, or add it to the source
sentence-count-other = “{ $target }” does not say “{ $source }”
swapped-message = the translations of “{ $id }” and “{ $other }” seem exchanged
swapped-unrelated = the translation of “{ $id }” seems to translate something else
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
link-mismatch-fewer = the translation links to { $source } less often than the source
link-mismatch-more = the translation links to { $target } more often than the source
link-mismatch-spaced = a space between the text of a link and its address keeps it from being one
link-mismatch-empty = a link without text
link-mismatch-exchanged = “{ $first }” and “{ $second }” have each other’s address
table-mismatch-cells = this row of a table has { $target } cells, and { $source } in the source
table-mismatch-habit = in { $count } of { $total } rows of tables, the translation has not as many cells as the source; this is the first
table-mismatch-help = keep the bars “|” of the source; a bar that is none is written “\|”
emphasis-mismatch-lost = “{ $source }” is emphasised in the source, nothing answers to it in the translation
emphasis-mismatch-habit = in { $count } of { $total } texts in which the source emphasises words, the translation does so less often; this is the first
emphasis-mismatch-habit-terms = in { $count } of { $total } texts where the source has terms in bold that the translation keeps, it leaves them plain; this is the first
html-mismatch-lost = { $source } is not in the translation as often as in the source
html-mismatch-added = { $target } is not in the source as often as in the translation
html-mismatch-altered = the source has { $source }, the translation { $target }
html-mismatch-unclosed = opening and closing tags do not match: { $names }
html-mismatch-line = behind { $target }, a sentence that the source does not have
html-mismatch-entity = the source has no entity such as { $entity }
structure-mismatch-front = { $count ->
    [one] the source’s front matter has one key more: { $keys }
   *[other] the source’s front matter has { $count } keys more: { $keys }
}
structure-mismatch-level = the heading is of level { $target }; the source’s is of level { $source }
structure-mismatch-code = the code differs: the source has `{ $source }`, the translation `{ $target }`
structure-mismatch-code-lines = the source’s code has { $source } { $source ->
    [one] line
   *[other] lines
}, the translation’s { $target }
structure-mismatch-markup = the source has `{ $source }`, the translation `{ $target }`
structure-mismatch-shortcode = the source has the shortcode `{ $name }`, the translation does not
structure-mismatch-anchor = `#{ $anchor }` leads nowhere: that heading is “{ $heading }” here
structure-mismatch-anchor-lost = the source’s heading has the anchor `{ $anchor }`, the translation’s does not
structure-mismatch-far-anchor = { $page } has no anchor `{ $anchor }`, as the source’s page has
structure-mismatch-table = the source’s table has { $source } { $source ->
    [one] column
   *[other] columns
}, the translation’s { $target }
structure-mismatch-doubt = the page is built otherwise than its source: { $doubtful } { $doubtful ->
    [one] doubtful pair
   *[other] doubtful pairs
}, { $alone } { $alone ->
    [one] block
   *[other] blocks
} without a known source
structure-mismatch-doubt-help = what is doubtful is not compared; give the page the same blocks as its source, in the same order

placeable-mismatch-lost = { $name } is in the source and not in the translation
placeable-mismatch-added = { $name } is in the translation, and the source does not have it
placeable-mismatch-elsewhere = { $name } is in this text, and the source has it only in another part of the message
placeable-mismatch-renamed = the source has { $source }, the translation { $target }
placeable-mismatch-variant = variant [{ $variant }] lacks { $name }, which the source has there
placeable-mismatch-borrowed = the translation refers to “{ $name }”, the source does not
placeable-mismatch-also = variant [{ $variant }] does not print { $name }, and in this language it also stands for { $number }
unknown-reference-message = { $name } does not exist
cyclic-reference-message = { $name } refers back to itself
cyclic-reference-far = { $name } refers back to itself by way of other files: { $way }
attribute-mismatch-missing = the attribute .{ $name } is missing
attribute-mismatch-added = the source has no attribute .{ $name }
missing-value-target = “{ $id }” has a text in the source, and only attributes here
missing-value-source = “{ $id }” has only attributes in the source, and a text here
plural-categories-missing = the language needs the plural forms: { $names }
plural-categories-useless = the language has no plural form “{ $name }”
access-key-long = the access key “{ $key }” is more than one letter
access-key-absent = the access key “{ $key }” is not in the label “{ $label }”
encoding-utf16 = this file is in UTF-16; save it as UTF-8
