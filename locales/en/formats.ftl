### What reports say that are opened elsewhere than in a terminal.

format-title = Translations checked
format-failure = Could not be checked
format-locales = Languages
format-share = shares
format-filter = Filter the findings
format-search = Text
format-severity = Severity
format-rule = Rule
format-locale = Language
format-document = Document
format-all = all
format-reset = Show all
# 0 and 1 are replaced by how many findings are shown, and how many there are.
format-shown = 0 of 1
format-untranslated = not translated yet
format-link = link to this finding
format-rules = What the rules say
format-place = Segment
format-what = Finding
format-more = { $count ->
    [one] One more finding
   *[other] { $count } more findings
}
format-left-out = { $count ->
    [one] One more finding is not shown.
   *[other] { $count } more findings are not shown.
}
format-missing = { $count ->
    [one] one segment is not translated into “{ $locale }”
   *[other] { $count } segments are not translated into “{ $locale }”
}
format-one-output = only one report can go to standard output; give the others a file: “--format sarif=report.sarif”
format-output-for-none = every report has its file already; “--output” is for the one that has none
format-same-file = two reports cannot go to { $path }: give each a file of its own
format-written = { $path }: report written
