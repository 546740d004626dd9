### The command line.

## Help: what commands and arguments are for

help = Keeps a long document and its translations true to each other
help-example = Example:
help-examples = Examples:
help-exit-status = Exit status:
help-usage = Usage:
help-options = Options:
help-general = General options:
help-arguments = Arguments:
help-commands = Commands:
help-command-name = COMMAND
help-init = Create a project, with a small example if it is between French and English
help-import = Bring in a document (text, Markdown, HTML or DOCX) or its new version, and perhaps its translation; or what comes back from a translator’s tool
help-check = Report what is missing, stale or mismatched
help-status = Show how far each translation has come
help-diff = Show what changed in the source since it was translated
help-accept = Record that translations are true to their source as both are now
help-fill = Make a place in the files for each translation that is missing
help-review = Translate and review in the terminal, one segment at a time
help-serve = Translate and review in the browser, on this machine
help-render = Write a document out in one language, or in two side by side
help-export = Write out what there is to translate, for a translator’s own tool
help-explain = Show the manual page of a rule, or the table of all rules
help-rules = List the rules, for people or for programs
help-completions = Print a completion script, or the manual pages
help-all-example = diglot check
help-init-example = diglot init report --source en --target fr --target pt-BR
help-import-example = diglot import report.docx --translation report.en.docx --locale en
help-check-example =
    diglot check
    diglot check report --locale fr --format github --deny warning
    diglot check --fix --dry-run
    diglot check --baseline baseline.toml
help-check-status-list =
    0 nothing at or above the severity that --deny names
    1 something
    2 something could not be checked, or was not understood
help-status-example =
    diglot status
    diglot status report --format json
help-diff-example =
    diglot diff
    diglot diff report/conclusion
help-accept-example =
    diglot accept report/conclusion --state reviewed
    diglot accept --all --typographic
    diglot accept --from-history --dry-run
help-fill-example = diglot fill report --locale en
help-review-example = diglot review report --locale en
help-serve-example = diglot serve --open
help-render-example =
    diglot render report --lang fr
    diglot render report --lang en --facing fr --output report.html
help-export-example =
    diglot export report --locale en --output report.xlf
    diglot export --for omegat --only missing,stale --output for-anna/
    diglot import for-anna/
help-explain-example =
    diglot explain
    diglot explain number-mismatch
help-rules-example = diglot rules --format json
help-completions-example = diglot completions bash > ~/.local/share/bash-completion/completions/diglot

arg-help = Print this help
arg-version = Print the version
arg-project = Folder of the project (default: the nearest upwards with a diglot.toml)
arg-config = Project file of another tool under another name, such as l10n-pontoon.toml
arg-ui-lang = Language diglot speaks: fr or en (default: DIGLOT_LANG, then the system’s)
arg-color = When to use colours: auto (default), always or never
arg-init-folder = Folder of the project, created if it does not exist (default: the current folder)
arg-init-source = Language of the documents, such as “fr”
arg-init-target = Language of the translations, such as “en” or “pt-BR”; may be repeated
arg-init-yes = Ask nothing: from French into English, unless told otherwise
arg-import-file = The document; “-” is standard input. Without it, “--translation” completes the translation of the document named
arg-import-glossary = The file is a glossary (TBX, CSV or TMX): its terms are added to the project’s
arg-import-name = Name in the project (default: by the file’s name); where it exists, this is a new version of the document
arg-import-translation = Its translation, a file of its own, to be paired with it
arg-import-locale = Language of the translation (default: the only one of the project)
arg-import-from = Format: text, markdown, html or docx (default: by the file’s name)
arg-import-encoding = Encoding of a text that is not in Unicode, such as windows-1252
arg-import-keep = Where author (or translator) and project both changed a segment, keep the project’s text; “--keep=DOCUMENT/SEGMENT” decides one translation that comes back
arg-import-theirs = Where a translation that comes back was also changed in the project, take the one that comes back; “--theirs=DOCUMENT/SEGMENT” decides one segment
arg-import-force = Go on: in that case, take the document’s text; replace translations that are there; pair documents that hardly match
arg-import-prune = Take out the translations whose segment is gone
arg-import-dry-run = Only say what would be written
arg-reference = Without a diglot.toml: folder of the source files, or a pattern with {"{path}"}
arg-translations = Without a diglot.toml: folder of the translations with {"{locale}"}, or a pattern with {"{path}"} too
arg-provenance = Without a diglot.toml: pattern of the provenance files (default: beside the translations)
arg-source = Without a diglot.toml: folder of the source files, as --reference; or, beside that, the source language (default: the one that the folder names)
arg-check-documents = Documents, or single segments of them, to look at (default: all); or bilingual files (XLIFF, PO, TMX, CSV, XLSX), which need no project
arg-documents = Documents to look at (default: all)
arg-targets = Documents, or single segments of them
arg-locale = Languages to look at (default: all); may be given several times
arg-accept-locale = Languages to record (default: all); may be given several times
arg-check-rule = Rules to run (default: all that are on); may be given several times
arg-check-format = Form of the report: human (default), json, github (annotations of a workflow), sarif, junit, gitlab, checkstyle, html or markdown; with =FILE, written to that file; may be given several times
arg-check-output = File to write the report to (default: standard output)
arg-check-deny = Least severity that makes the check fail: info, warning or error (default)
arg-check-quiet = Say nothing of what does not make the check fail
arg-check-summary = Only count what is found, one line a language
arg-check-pass-typographic = Let changes of spaces, punctuation, case and quotes in the source pass, as “pass-typographic” does
arg-check-fix = Apply the safe fixes, then check
arg-check-dry-run = With --fix: only show what would change
arg-check-baseline = Leave out the findings that this file lists
arg-check-write-words = Write the words that no dictionary has into the project’s lists
arg-check-write-baseline = Write everything that is found to the file of --baseline
arg-status-format = Form: human (default), json, csv, markdown, html, badge (SVG) or chart (SVG, over the git history)
arg-status-output = File to write the table to (default: standard output)
arg-diff-format = Form of the report: human (default) or json
arg-accept-all = Accept every translation of the project
arg-accept-state = State to record: draft, translated or reviewed; by default translated, save what is reviewed already and has not changed
arg-accept-stamp = Also write into the front matter of each page that is now true to its source the commit of that source (under the key “commit-key” of diglot.toml)
arg-accept-typographic = Only where the source changed in spaces, punctuation, case or quotes alone
arg-accept-force = Also accept translations in which an error was found
arg-accept-dry-run = Only say what would be recorded
arg-accept-from-history = Record, from the git history, the source that each translation had when it last changed
arg-accept-since = Look no further back than this commit: what has not changed since is taken to be true to the source of then
arg-accept-commit-key = Front matter key by which a translated page names the commit of its source, such as “default_lang_commit”
arg-fill-dry-run = Only say what would be done
arg-serve-open = Open the browser
arg-serve-port = Port to use (default: any that is free)
arg-render-document = The document
arg-render-lang = Language to write, or else the project’s nearest to it
arg-render-facing = Another language, to stand beside it
arg-render-format = Form of the text: text, markdown or html (default: by the file’s name, or else text)
arg-render-fallback = Where a translation is missing: source (the source), mark (the source, with the name of its language; default) or fail (write nothing)
arg-render-width = Columns of text (default: 80, or 120 for two languages); 0 does not wrap; at most 10,000
arg-render-output = File to write (default: standard output)
arg-render-set = Value of a variable, a number or a text (year="2024" is a text); may be given several times
arg-render-deny = Write nothing, with exit status 1, while there are stale or draft segments; both: stale,draft
arg-export-targets = Documents or segments (default: all)
arg-export-glossary = The glossary instead of documents: tbx (default), csv or tmx
arg-export-format = Format: xliff, xliff-1.2, po, tmx, csv or xlsx (default: what the tool takes best, or else xliff); of a glossary: tbx, csv or tmx
arg-export-tool = Tool that it is for: plain, omegat, weblate, trados or memoq
arg-export-locale = Language of the translation (default: all); may be repeated
arg-export-only = Only what is missing, stale, draft or has findings; several, with commas
arg-export-inline = Emphasis as codes that the tool protects (codes) or as Markdown (text); default: codes where the format has them
arg-export-output = File or folder to write (default: standard output, where one file is enough)
arg-explain-rule = The rule (default: the table of all rules)
arg-rules-format = Form of the list: human (default) or json
arg-completions-shell = What for: bash, elvish, fish, powershell or zsh; man for the manual pages
arg-completions-output = Folder to write to, under the name that the shell or man expects (default: standard output)

## What the help puts in the place of values

value-dir = DIR
value-document = DOCUMENT
value-document-segment = DOCUMENT[/SEGMENT]
value-encoding = ENCODING
value-file = FILE
value-format = FORMAT
value-tool = TOOL
value-what = WHAT
value-when = WHEN
value-how = HOW
value-path = PATH
value-segment = SEGMENT
value-format-file = FORMAT[=FILE]
value-language = LANGUAGE
value-locale = LOCALE
value-lang = LOCALE
value-name = NAME
value-name-value = NAME=VALUE
value-pattern = PATTERN
value-key = KEY
value-port = PORT
value-rev = REV
value-rule = RULE
value-severity = SEVERITY
value-shell = SHELL
value-state = STATE
value-width = WIDTH
value-fallback = FALLBACK

## What is wrong with the arguments

usage-hint = “diglot --help” lists the commands
usage-hint-command = “diglot { $name } --help” says what there is
usage-unknown-argument = there is no argument “{ $argument }” here
usage-unknown-command = there is no command “{ $name }”
usage-value = “{ $value }” is not a value of “{ $argument }”
usage-width = “{ $argument }” takes a number from 0 to 10,000
usage-choose = { $problem }; choose { $values } or { $last }
usage-value-missing = “{ $argument }” needs a value
usage-missing = missing: { $argument }
usage-accept-what = accept what? Name documents or segments, or use --all or --from-history
usage-only-with = “{ $argument }” is only used with “{ $other }”
usage-no-command = a command is missing
usage-conflict = “{ $argument }” cannot be combined with “{ $other }”
usage-count = “{ $argument }” takes no value
usage-encoding = an argument is not valid UTF-8

## What commands say

init-ask-source = Language of the documents [{ $default }]:
init-ask-targets = Languages of the translations, with spaces between [{ $default }]:
init-unsaid = which languages? Name them with --source and --target, or say --yes to go from French into English
init-made = A project is ready in { $path }:
init-next = Try “diglot check”, then “diglot import FILE” to bring a document in.
init-next-import = Run “diglot import FILE” to bring a document in.
init-next-pages = The pages are recognised. Next, “diglot accept --from-history” finds the source of each paragraph, then run “diglot check”.
init-other-pages = there are translated pages here, from { $source } to { $targets }, in other languages than you named; “diglot init” without languages makes a project of them
init-no-pages = no page yet: { $targets }
fill-write-here = write the translation in the place of {"{"}""{"}"}
fill-note = note
fill-made = { $file }: { $count ->
    [one] a place to fill
   *[other] { $count } places to fill
 }
fill-made-new = { $file }, new: { $count ->
    [one] a place to fill
   *[other] { $count } places to fill
 }
fill-waiting = { $file }: { $waiting ->
    [one] a place still waits for its translation
   *[other] { $waiting } places still wait for their translations
 }
fill-nothing = Nothing is missing.
fill-pages = Markdown pages have no places to fill: what they lack is written into the pages themselves, and “diglot serve” shows where.
fill-dry-run = Nothing was written.
fill-next = Write each translation in its place, then run “diglot check --fix”, which takes the comments away, and “diglot accept”.
accept-more = … and { $count } more like these
accept-recorded = Recorded: { $count }.
accept-would-record = Would be recorded: { $count }.
accept-stamped = Pages that name the commit of their source: { $count }.
stamp-no-key = no page can name the commit of its source: diglot.toml does not say under which key; add “commit-key = "sourceCommit"” to [markdown]
stamp-behind =
    { $count ->
        [one] { $path } names no commit: one paragraph is missing or not true to its source
       *[other] { $path } names no commit: { $count } paragraphs are missing or not true to their source
    }
stamp-uncommitted = { $path } names no commit: its source says what no commit says yet; commit the source first
stamp-no-front-matter = { $path } names no commit: the page has no front matter to write it into; begin it with front matter between two lines “---”
accept-was-stale = { $segment } [{ $locale }]: the source had changed; the translation is confirmed as it is
accept-was-unconfirmed = { $segment } [{ $locale }]: the source had changed, and the translation after it
accept-was-edited = { $segment } [{ $locale }]: the translation had changed
accept-state = { $segment } [{ $locale }]: { $state }
accept-less = { $what }; it is to be reviewed again
accept-missing = { $segment } [{ $locale }] is not translated: nothing to record
accept-orphan = { $segment } [{ $locale }] has no source any more: nothing to record
accept-unchanged = { $segment } [{ $locale }]: nothing to record, all is on record
accept-warnings = { $count ->
    [one] One warning remains about them; “{ $command }” shows it.
   *[other] { $count } warnings remain about them; “{ $command }” shows them.
}
accept-damaged = { $document }: what is damaged was not recorded: { $place }: { $problem } [{ $rule }]
accept-apart = { $segment } [{ $locale }] is not accepted with the others: in the source, “{ $gone }” has become “{ $come }”; read both texts, then name it: “diglot accept { $segment }”
accept-apart-gone = { $segment } [{ $locale }] is not accepted with the others: “{ $gone }” has gone from the source; read both texts, then name it: “diglot accept { $segment }”
accept-apart-come = { $segment } [{ $locale }] is not accepted with the others: “{ $come }” is new in the source; read both texts, then name it: “diglot accept { $segment }”
accept-refused = { $segment } is not accepted: { $place }: { $problem } [{ $rule }]; correct it, or use --force
review-draft = draft
review-translated = translated
review-reviewed = reviewed
diff-none = No source has changed since it was translated.
diff-closing = Changed segments: { $count }. Update the stale translations, then confirm with “diglot accept DOCUMENT/SEGMENT”.
ui-lang-unknown = the interface is not in “{ $name }”; it speaks fr and en
