### What could not be done.

error-no-project = no project here or above ({ $path }): no diglot.toml, l10n.toml or i18n.toml; “diglot init” makes one, “--reference” and “--translations” do without
error-no-folder = there is no folder { $path }
error-no-project-in = no project in { $path }: no diglot.toml, l10n.toml or i18n.toml; “diglot init” makes one, “--reference” and “--translations” do without
error-no-config = there is no project file { $path }
error-exists = { $path } already exists; nothing was written
error-read = { $path } cannot be read: { $reason }
error-write = { $path } cannot be written: { $reason }
error-place = { $place }: { $problem }

config-missing-key = “{ $key }” is missing
config-locale = “{ $name }” is not a language identifier such as “fr” or “pt-BR”
config-twice = “{ $name }” is named twice
config-path = “{ $path }” is not a path inside the project: relative, with “/”, without “..”
config-unknown-rule = no rule is called “{ $name }”; “diglot rules” lists them
config-unknown-severity = “{ $value }” is not a severity; there are off, info, warning and error
config-unknown-option = “{ $rule }” has no option “{ $name }”
config-option-value = the option “{ $name }” of “{ $rule }” takes { $expected }

expected-text = a text
expected-table = a table
expected-level = a number from 0 to 255
expected-rules = a list of rules
expected-locales = a list of languages such as ["en", "pt-BR"]
config-rule-value = “{ $name }” takes off, info, warning or error, or a table with “severity” and options
expected-option = a number, a text, true or false, or a list of texts
expected-number = a number from { $least } to { $most }
expected-choice = one of: { $words }
expected-flag = true or false
expected-texts = a list of texts
error-not-fluent = this text cannot be written in Fluent: { $text }
error-not-edited = { $file } could not be edited safely; nothing was written
error-no-message = { $file } has no message “{ $id }”
error-no-segment = { $file } has no segment “{ $id }”
error-id-taken = “{ $id }” is not a free id in { $file }: unaccented letters, digits and hyphens, and each id only once

error-output = standard output cannot be written: { $reason }
error-did-you-mean = { $problem }; did you mean “{ $name }”?
error-did-you-mean-one-of = { $problem }; did you mean { $names } or { $name }?
error-only = { $problem }; there is only “{ $name }”
error-known = { $problem }; there are { $names } and { $name }
error-listed-documents = { $problem }; “diglot status” lists them
error-listed-locales = { $problem }; “diglot status” lists them
error-listed-rules = { $problem }; “diglot rules” lists them
error-listed-segments = { $problem }; those there are stand in { $file }
error-unknown-document = no document is called “{ $name }”
error-unknown-segment = no segment is called “{ $name }”
error-unknown-locale = the project has no language “{ $name }”
error-unknown-rule = no rule is called “{ $name }”
baseline-none = there is no { $path }; “--write-baseline” makes it
baseline-version = this is not a baseline of version { $known }; write it again with “--write-baseline”
baseline-findings = “findings” should be a list
baseline-entry = this is not an entry of a baseline: rule, locale, segment, said and count
config-unknown-style = the style of “{ $language }” has no option “{ $name }”
config-style-value = the option “{ $name }” of the style of “{ $language }” takes { $expected }
config-pattern-path = “{ $pattern }” must hold {"{path}"} once: the document’s name, folders included
config-source-root = diglot reads pages of one checkout; bring the sources in as a Git submodule, or put diglot.toml in a folder above both checkouts
config-pattern-locale = “{ $pattern }” must hold {"{locale}"}: the language’s name
config-no-markdown = “{ $pattern }”: only pages in Markdown and MDX are read where they stand; import others with “diglot import”
config-pattern-no-locale = “{ $pattern }” names the source language’s files and cannot hold {"{locale}"}
config-pattern-unknown = {"{"}{ $name }{"}"} is unknown; patterns have {"{path}"} and {"{locale}"}
config-pattern-unclosed = a brace is never closed
error-outside = { $path } is a link that leads out of the project; it is not followed
error-base-path = l10n.toml: “basepath” ({ $path }) leads out of the git repository of that file; nothing is read there
error-loop = { $path } is a link that leads back to itself; it is not followed
error-no-file = { $path } is not a file
error-name = { $path }: this name is not UTF-8
error-no-match = no file fits “{ $pattern }”; correct the pattern, or make the first file
error-no-documents = no document: neither { $content }/*.toml nor a file that fits “{ $pattern }”; bring the first in with “diglot import FILE”
error-no-locales = no translation file fits “{ $pattern }”; make the first, or name the languages with “targets” in diglot.toml
glossary-empty-term = this entry names nothing: it needs a language, as in en = "term"
expected-terms = entries [[term]]
expected-designations = a text of at least one word, or a list of such texts
expected-forbidden = a table such as { "{" } en = ["term"] { "}" }
error-pattern = pattern “{ $pattern }”: { $problem }
config-no-file = { $path } does not exist
config-include-loop = { $path } includes itself, or too many files
config-excludes = a file that is included or excluded cannot exclude others itself
config-no-paths = nothing here is about Fluent files: “paths” with “reference” and “l10n” name them
config-variable = {"{"}{ $name }{"}"} has no value; there are {"{locale}"}, {"{l10n_base}"} and what “env” names
config-paths-differ = “{ $reference }” and “{ $translation }” do not go together: the same * and **, and {"{locale}"} in the second
config-regex = “{ $pattern }” is not a regular expression: { $reason }

error-link = { $path } is a symbolic link; nothing is written through links
error-many-links = { $path } is behind too many links; it is not read
error-journal = { $path } is no journal of diglot’s, or names a file outside of the project; look at it, and remove it

io-not-found = there is no such file or folder
io-permission = permission denied
io-full = the disk is full
io-too-large = the file would be larger than this system allows
io-read-only = this disk is read-only
io-folder = it is a folder
io-no-folder = part of its path is a file, not a folder
io-exists = this name is already taken
io-name = the system does not allow this name
io-memory = there is not enough memory
io-closed = nobody is reading any more
io-busy = another program is busy with it; wait for it to end, then try again
io-other = { $reason }

toml-recursion = too deeply nested
toml-twice = this key, or this table, is defined twice
toml-extend = a value cannot be given keys of its own
toml-escape = “\” begins an escape that TOML does not know; write “\\” for a plain “\”
toml-string = a value is missing, or a text is not between straight quotation marks, the same at both ends
toml-unclosed = a bracket or a brace is not closed
toml-comma = a comma is missing, or there is one too many
toml-comma-missing = a comma is missing between two values
toml-value = a value is missing or is not one: a text is written between straight quotation marks, as in "fr"
toml-values = two values follow one another; a list is written in brackets, with commas
toml-key = this is not a key: letters without accents, digits, “-” and “_”, or a text in straight quotation marks
toml-equals = “name = value” is expected here
toml-equals-missing = “=” and a value are missing after the key
toml-content = a single value is expected, then the end of the line
toml-number = this is neither a number nor a date
toml-character = a character that TOML does not allow here
toml-other = { $reason }
baseline-incomplete = { $path } was not written: what could not be checked would be missing from it
baseline-other = { $path } exists and is not a baseline; nothing was written
config-source-target = “{ $name }” is the source language; name the languages it is translated to
error-edited = { $path } was edited after a write to it had been cut short; compare it with { $path }.diglot-new, then delete that file
error-bug = { $path } could not be dealt with because of a bug in diglot; please report it, with that file if you can: { $place }
error-bug-command = diglot stopped because of a bug of its own; please report it, with what you typed: { $place }
error-changed = { $path } was changed by another program meanwhile; nothing was written, try again
error-git = { $path } leads into git’s own folder, where nothing is written
error-large = { $path } is larger than 64 MB; no larger file of a project is read
