### Documents written out.

render-negotiated = the project has no “{ $name }”; this is “{ $locale }”
render-facing-itself = “{ $locale }” cannot stand beside itself
render-unreadable = { $place }: the document cannot be read; “diglot check { $document }” says why
render-damaged = { $place }: what follows cannot be read and is missing from what is rendered; “diglot check { $document }” says why
render-own-file = { $path } belongs to the project; choose another file to render to

## What is not translated

render-stale = { $count ->
    [one] one segment in “{ $locale }” was translated from an older source
   *[other] { $count } segments in “{ $locale }” were translated from an older source
}
render-draft = { $count ->
    [one] one segment in “{ $locale }” is a draft
   *[other] { $count } segments in “{ $locale }” are drafts
}
render-denied = nothing is written: “--deny” forbids it
render-mark-stale = stale
render-mark-draft = draft
render-fell-back = { $count ->
    [one] one segment is not translated into “{ $locale }” and stays in “{ $source }”: { $ids }
   *[other] { $count } segments are not translated into “{ $locale }” and stay in “{ $source }”: { $ids }{ $more ->
        [0] {""}
        [one] { " " }and one more
       *[other] { " " }and { $more } more
    }
}
render-stands-in = { $count ->
    [one] one segment in “{ $locale }” is taken from “{ $from }”
   *[other] { $count } segments in “{ $locale }” are taken from “{ $from }”
}
render-untranslated = { $count ->
    [one] one segment is not translated into “{ $locale }”: { $ids }
   *[other] { $count } segments are not translated into “{ $locale }”: { $ids }{ $more ->
        [0] {""}
        [one] { " " }and one more
       *[other] { " " }and { $more } more
    }
}

## What could not be resolved

render-gap = { $place }: { $what } (segment “{ $segment }”{ $more ->
    [0] {""}
    [one] , and one more place
   *[other] , and { $more } more places
})
render-more-gaps = and others besides
render-setting = “{ $setting }” is not of the form NAME=VALUE
render-setting-name = “{ $name }” is not the name of a variable: an unaccented letter, then letters, digits, “-” or “_”
render-unset-variable = “${ $name }” has no value; give it one with --set { $name }=VALUE
render-unused-variable = no text that was rendered uses “${ $name }”
render-unset-parameter = the term uses “${ $name }”, which nothing passes to it
render-unknown-message = there is no message “{ $name }” in this language
render-unknown-term = there is no term “{ $name }” in this language
render-unknown-function = there is no function “{ $name }”; there are NUMBER and DATETIME
render-no-argument = “{ $name }” needs a value
render-not-a-number = “{ $text }” is not a number
render-not-a-date = “{ $text }” is not a date such as 2024-03-31
render-date-parts = these parts do not make a date, as a year and a day without a month do not
render-unknown-option = there is no option “{ $name }”
render-wrong-option = the option “{ $name }” does not take the value “{ $value }”
render-cycle = “{ $name }” contains itself
render-too-deep = more than { $most } texts or expressions one inside the other
render-too-large = the segment “{ $segment }” would grow out of all proportion: “{ $message }” contains texts that contain others, and so on

## In pages

render-language-name = English
render-html-skip = Skip to the text
render-html-languages = Languages shown
render-html-not-translated = not translated ({ $locale })
render-html-notes = Notes
render-html-untitled = Untitled
render-html-published = Source:
render-html-licence = Licence:
render-format = the name { $path } is that of no format diglot writes; give “--format” (text, markdown or html). For a PDF, write HTML and print it from a browser
