### What diglot says of what it found.

severity-error = error
severity-warning = warning
severity-info = info
label-source = source
label-translation = translation
label-first = first used here
label-when-translated = source when translated
label-now = source now
check-clean = All is well: { $segments } segments checked.
check-findings = Errors: { $errors }. Warnings: { $warnings }. Look at the texts above, then confirm with `diglot accept`.
status-counts = segments: { $total } ({ $words } words); current: { $current }, reviewed: { $reviewed }, stale: { $stale }, missing: { $missing }, other: { $other }
label-help = help
