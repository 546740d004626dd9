### What needs a person, and what can be done about it: the desk, in the browser and in the terminal.

## What is to be done about a segment

need-missing = to translate
need-stale = stale
need-unconfirmed = to confirm
need-unrecorded = to record
need-broken = unreadable
need-draft = draft
need-finding = to check
need-edited = edited
need-review = translated
need-fallback = taken over
need-none = reviewed

## What in a change may turn the sense round

risk-negation = A negation or restriction changed:
risk-figure = A figure changed:
risk-name = A name changed:
risk-placeable = A placeable changed:

## What was done

done-translated = Translated
done-written = Translation changed
done-written-reviewed = Translation changed and reviewed
done-written-draft = Draft saved
done-confirmed = Confirmed as it is
done-reviewed = Marked as reviewed
done-draft = Marked as a draft
done-allowed = Allowed: { $rule }

## Why something was not done

act-no-segment = there is no segment { $segment } any more
act-not-translated = { $segment } is not translated
act-broken = the entry { $segment } of the file cannot be read: mend it by hand first
act-empty = nothing is written
act-source-moved = The source has changed meanwhile: read it again before you save
act-translation-moved = The translation has changed meanwhile, elsewhere
act-no-rule = no rule is called { $name }
act-no-reason = say why
act-page = This cannot be put into the page from here: write it in its file, { $path }
act-unplaced = The page { $path } lacks this, and its place there is not certain, as the blocks around it are not paired: write it in that file
act-no-page = There is no page { $path } yet: copy the source’s page there and translate it, or bring all its texts back with “diglot import”

## In the terminal

review-count = segment { $at } of { $all }, { $left } to be done
review-keys = [a] still right [r] reviewed [e] edit [s] skip [b] back [u] undo [?] help [q] quit
review-keys-edit = [Enter] save and go on [Ctrl-S] save [Alt-Enter] new line [Esc] leave
review-keys-line = [Enter] confirm [Esc] leave
review-keys-choose = [1…9] choose [Esc] leave
review-which = Which of these findings is to be allowed?
review-reason = Why is { $rule } to be allowed?
review-unsaved = { $count ->
    [one] A text is not saved: [q] again to quit without it.
   *[other] { $count } texts are not saved: [q] again to quit without them.
 }
review-kept = Kept, but not saved yet: [e] takes it up again.
review-not-saved = (not saved yet)
review-editor-same = Nothing has changed.
review-no-editor = There is no editor, or it failed: name one in the variable EDITOR.
review-undone = Undone
review-nothing-to-undo = There is nothing to undo.
review-nothing-to-allow = There is nothing to allow here.
review-not-found = No segment contains this.
review-all-done = There is nothing left to do.
review-nothing = There is no segment to review.
review-no-terminal = “review” needs a terminal; “diglot serve” opens the desk in the browser
review-ended = Done in this sitting: { $count }.
review-help =
    a, Enter confirm: the translation is still right
    r mark as reviewed
    e write the translation here
    E write it in your editor
    1 … 5 begin with the suggestion of that number
    w allow a finding, with a reason
    s go on without doing anything
    b, n previous segment, next segment
    u undo the last act
    / search
    ↑ ↓ scroll a long text
    q quit
