### The exchange with translators’ tools: what leaves, what comes back, what could not be read.

exchange-empty = there is nothing to translate in this file
exchange-encoding = line { $line }: this file is not in { $encoding }; save it as UTF-8, or name its encoding with “--encoding”
exchange-unknown-encoding = no encoding is called “{ $name }”
exchange-xml = this file cannot be read: { $reason }
exchange-not-closed = the element <{ $element }> is not closed: the file is truncated
exchange-entity = the entity { $name } is defined nowhere; only XML’s own are read
exchange-unbound = the prefix “{ $prefix }” is bound to no namespace
exchange-too-deep = elements are nested more than { $most } deep; no tool does that
exchange-too-large = this file takes more than { $most } MB when expanded; it is not read
exchange-po = this line is not in the PO format: { $line }
exchange-not-xliff = the element <{ $element }> is not the first of an XLIFF file
exchange-lacks = the element <{ $element }> must contain <{ $what }>
exchange-columns = no column is called “target” and none “id” or “source”; the first row is: { $columns }
exchange-xlsx = this file is not a workbook that can be read: { $reason }
exchange-unknown-format = { $path } is neither XLIFF, PO, TMX, CSV nor XLSX, whatever its name says
exchange-no-glossary = the element <{ $element }> is not the first of a glossary in TBX or TMX
exchange-glossary-columns = fewer than two columns are called after a language (“fr”, “en”); the first row is: { $columns }

xliff-misplaced = an element <{ $element }> cannot stand at this place in <{ $parent }>
xliff-text = the element <{ $element }> contains text, though it may only contain elements
xliff-needs = the element <{ $element }> must have the attribute { $attribute }
xliff-excess = the element <{ $element }> cannot have the attribute { $attribute } here
xliff-value = the attribute { $attribute } cannot be “{ $value }”
xliff-twice = the id “{ $id }” of <{ $element }> is taken already
xliff-dangling = what { $attribute } (“{ $value }”) refers to is not where it should be
xliff-code = <{ $element }> “{ $id }”: { $attribute } is at odds with the code’s other half, or with its model

export-nothing = nothing to export
export-output = several files would be written, or one that a terminal does not show; say where, with “--output”
export-wrote = Written: { $path }
export-glossary-format = a glossary is written as tbx, csv or tmx, not as { $format }
export-done =
    { $segments ->
        [one] one segment exported ({ $locale })
       *[other] { $segments } segments exported ({ $locale })
    }
export-locked = { $segment } [{ $locale }] has several choices in one text; it leaves locked and is translated in the Fluent file

returned-no-files = { $path } has no file of a translation tool (of an OmegaT project, the folder “target” comes back: create the translated documents first)
returned-other-locale = { $path } is in “{ $locale }”, a language that the project does not have; if the file is mistaken, name the language with “--locale”
returned-done = { $path }: taken { $taken }, confirmed { $confirmed }, unchanged { $untouched }, not taken { $refused }.
returned-would = { $path }: would be taken { $taken }, confirmed { $confirmed }, unchanged { $untouched }, not taken { $refused }. Nothing is written.
returned-stale = the source has changed since it left; the translation is taken, but stale:
returned-conflict = { $segment }: translated on both sides
returned-conflict-theirs = { $segment }: translated on both sides; the translation that came back wins
returned-conflict-kept = { $segment }: translated on both sides; the project’s is kept
returned-ours = in the project
returned-theirs = in the file
returned-settle = “--keep” keeps the project’s translation, “--theirs” takes the file’s; “--keep=DOCUMENT/SEGMENT” and “--theirs=DOCUMENT/SEGMENT” decide one segment.
returned-other-language = { $segment } is not translated, or is in another language; nothing of it is taken (“--force” takes it as a draft)
returned-incomplete = { $segment }: a cell or variant is missing; nothing of it is taken
returned-unsayable = { $segment }: these variants do not make a text that Fluent can read; nothing of it is taken
returned-no-source = { $segment }: nothing tells which source this translates; nothing of it is taken
returned-broken = { $segment }: { $reason }; nothing of it is taken
returned-page = { $segment }: the page { $path } has no place for this text; write it in the page
returned-unplaced = { $segment }: the page { $path } lacks it, and its place there is not certain, as the blocks around it are not paired; write it in the page
returned-no-page = { $segment }: there is no page { $path } yet; it is made once all its texts come back together
returned-code-lost = { $segment }: { $code } did not come back
returned-code-doubled = { $segment }: { $code } came back more than once
returned-code-invented = { $segment }: { $code } was not in the text that was sent; it is left out
returned-unknown =
    { $count ->
        [one] One unit is of no segment of the project:
       *[other] { $count } units are of no segment of the project:
    }
returned-absent =
    { $count ->
        [one] One segment that left did not come back:
       *[other] { $count } segments that left did not come back:
    }

terms-done = { $path }: new { $added }, there already { $kept }, different { $differing }.
terms-would = { $path }: new { $added }, there already { $kept }, different { $differing }. Nothing is written.
terms-differing = The project calls these otherwise; its own terms stay:

check-file-language = { $path } does not say which language its translations are in; name it with “--locale”
check-file-source-language = { $path } does not say which language its source is in; in a PO file, the header “X-Source-Language” does
check-file-only = “{ $argument }” is for projects; it cannot go with a bilingual file, which is checked by itself
