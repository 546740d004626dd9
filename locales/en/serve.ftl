### The desk in the browser.

## The pages

serve-language-name = English
language-fr = French
language-en = English
serve-navigation = Parts of the desk
serve-overview = Overview
serve-desk = Desk
serve-reader = Reader
serve-findings = Findings
serve-history = History
serve-skip = Go to the content
serve-theme = Light or dark
serve-help = Keyboard help
serve-close = Close
serve-nothing-here = There is nothing at this address
serve-failed = This could not be read
serve-not-rendered = This document cannot be shown
serve-no-documents = This project has no document yet.
serve-unreachable = diglot does not answer any more: was it stopped? What you wrote stays on this page.

## How far the translations have come

serve-progress = Reviewed: { $reviewed }, translated: { $translated }, to be done: { $left }, of { $all } segments
serve-left = { $segments ->
    [one] One segment to be done
   *[other] { $segments } segments to be done
 }, { $words ->
    [one] one word
   *[other] { $words } words
 } to translate or look at again
serve-left-none = All is done.
serve-count = { $need }: { $count }
serve-show = Segments shown
serve-filter-todo = To do
serve-filter-missing = To translate
serve-filter-stale = Stale
serve-filter-findings = Findings
serve-filter-draft = Drafts
serve-filter-review = To review
serve-filter-all = All
serve-search = Search the texts
serve-no-rows = No segment fits.
serve-not-translated = not translated yet
serve-stands-in = taken from { $locale }

## The segment in hand

serve-translation = Translation
serve-note = The author’s note:
serve-keep = stays as it is
serve-save-next = Save and go on
serve-confirm-next = Still right, go on
serve-reviewed = Reviewed
serve-save = Save
serve-draft = Draft
serve-copy = Copy the source
serve-revert = Back to the saved text
serve-fix = Fix
serve-allow = Allow here
serve-reason-needed = Why?
serve-suggestions = What the project says already
serve-suggestion-renamed = the same segment, under its old name
serve-suggestion-figures = only figures differ: they are adapted
serve-suggestion-same = the same source
serve-suggestion-similar = a source { $percent }% like it
serve-conflict-theirs = In the file, now
serve-conflict-yours = What you wrote
serve-keep-mine = Keep mine
serve-take-theirs = Take the file’s

## What is said in passing

serve-saving = Saving…
serve-undone = Undone
serve-undo = Undo
serve-nothing-to-undo = There is nothing to undo.
serve-taken-in = A file changed elsewhere: the desk is up to date.
serve-unsaved = not saved
serve-leave = Some texts are not saved.
serve-all-done = There is nothing left to do here.
serve-clean = Nothing to report.

## Findings, history

serve-no-findings = The checks find nothing.
serve-rule-page = What is this about?
serve-fix-all = Fix all that can be fixed without risk
serve-fixed = { $count ->
    [one] One fix made
   *[other] { $count } fixes made
 }
serve-history-about = What was done since the desk was opened. Each act can be undone as long as nobody has written the same segment after it.
serve-history-empty = Nothing has been done yet.

## The keyboard

serve-keys = By keyboard
key-enter = Enter
key-shift = Shift
key-esc = Esc
serve-key-save-next = save or confirm, and go on
serve-key-save = save
serve-key-reviewed = save as reviewed, and go on
serve-key-down = next segment
serve-key-up = previous segment
serve-key-next = next segment to be done
serve-key-suggestion = insert the suggestion of that number
serve-key-copy = copy the source
serve-key-undo = undo the last act
serve-key-close = close the segment
serve-key-open = open the chosen segment (arrows, or J and K, to choose)
serve-key-accept = confirm the chosen segment (R: mark it as reviewed)
serve-key-search = search
serve-key-help = this help

## In the terminal, at the start

serve-ready = The desk is open: { $address }
serve-ready-help = Open this address in a browser of this machine; it is for you alone. To stop: Ctrl-C.
serve-no-browser = the browser could not be opened; open the address above yourself
serve-port = port { $port } cannot be taken: { $reason }
