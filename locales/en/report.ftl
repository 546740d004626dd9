### What diglot says of what it found.

severity-error = error
severity-warning = warning
severity-info = info
severity-off = off
finding-title = { $head }: { $message }

state-stale = stale
state-unconfirmed = unconfirmed
significance-typographic = a change of typography
significance-minor = a minor change
significance-major = a major change

label-source = source
label-translation = translation
label-first = first occurrence
label-source-change = source, since it was translated:
label-translation-place = translation, { $place }:
label-note = note:
label-help = help:

page-reported = reported:
page-accepted = accepted:
page-same = (the rest as above)
page-settings = Settings
page-severity = Severity: { $severity }.
page-severity-changed = Severity: { $severity } in this project ({ $default } by default).
page-fixable = “diglot check --fix” corrects what is safe to correct.
page-configure = In diglot.toml: “off” silences it everywhere; “info”, “warning” or “error” change its severity.
page-options = With its options:
page-allow = For a single text: “allow” in a segment, or a comment above a Fluent message.
page-reason = the reason
family-files = files
family-sync = sync
family-fluent = Fluent
family-markup = markup
family-figures = figures
family-words = words
family-completeness = completeness
family-typography = typography
family-source = source

check-progress = documents checked
check-files-progress = files checked
import-progress = importing
export-progress = exporting
documents-progress = documents read
check-clean = { $segments ->
    [one] All is well: one segment checked.
   *[other] All is well: { $segments } segments checked.
}
check-counts = Errors: { $errors }, warnings: { $warnings }, infos: { $infos }
check-closing = { $counts }. { $next }
check-next-files = Correct the files first: what cannot be read cannot be checked.
check-next-diff = “diglot diff” shows what changed; “diglot accept” confirms what still holds.
check-next-missing = Translate what is missing: “diglot serve” opens the desk, “diglot fill” makes places in the files; then run “diglot accept”.
check-next-missing-page = Translate what is missing in the pages, or at the desk that “diglot serve” opens; then run “diglot accept”.
check-next-errors = Correct the errors first; “diglot explain { $rule }” says more.
check-next-accept = Once read, “{ $command }” records them.
check-next-explain = “diglot explain { $rule }” says more.
status-title = How far translations have come
status-words = words
status-words-note = Numbers are words of the source; the percentage is of words that are current.
status-total = all
status-current = current
status-reviewed = reviewed
status-drafts = drafts
status-changed = changed
status-new = new
status-repeated = of these repeated
status-other = other
status-fallback = from { $locales }
status-badge = translations
status-unrecorded = Nothing is recorded yet: “diglot accept --from-history” finds in the git history what each translation was made from; “diglot accept --all” confirms everything.
status-legend = █ reviewed, ▓ current, ▒ stale, ░ the rest; the percentage is of words that are current
status-counts = segments: { $total } ({ $words } words); current: { $current }, reviewed: { $reviewed }, drafts: { $drafts }, stale: { $stale }, missing: { $missing }, other: { $other }{ $fallback ->
    [0] {""}
   *[other] , from { $locales }: { $fallback }
}
check-fixed = Fixes applied: { $count }; files changed: { $files }.
check-would-fix = Fixes that would be applied: { $count }; files that would change: { $files }.
baseline-written = { $count ->
    [one] { $path } lists one finding; “--baseline { $path }” leaves it out.
   *[other] { $path } lists { $count } findings; “--baseline { $path }” leaves them out.
}
baseline-paid = findings that the baseline lists and that no longer occur: { $count }; “--write-baseline” removes them
summary-locale = locale
summary-source = source
summary-current = current
summary-stale = stale
summary-unconfirmed = unconfirmed
summary-unrecorded = unrecorded
summary-missing = missing
summary-fallback = fallback
summary-orphan = orphan
summary-errors = errors
summary-warnings = warnings
summary-infos = infos
summary-number = { $name }: { $number }
check-words-off = the project does not ask for spelling: add a table [spelling] to diglot.toml
check-words-written = { $count ->
    [0] All words are in a dictionary or in a list of the project.
    [one] One word was added to { $files }: read it, and take it out if it is wrong.
   *[other] { $count } words were added to { $files }: read them, and take out those that are wrong.
}
check-fix-whole = “--fix” is for whole documents; name no segment
