### Bringing documents in: what could not be read, what could not be kept.

import-empty = this document is empty
import-not-text = this file is not a text: it holds null bytes or control characters
import-not-unicode = line { $line }: this text is not in UTF-8 (perhaps in { $guess }); save it as UTF-8, or name its encoding with `--encoding { $guess }`
import-not-in-encoding = line { $line }: this text is not in { $encoding }
import-unknown-encoding = no encoding is called `{ $name }`; for example: utf-8, utf-16le, windows-1252, iso-8859-15
import-too-deep = the elements of this document are nested more than { $most } deep; no author did that
import-too-many-attributes = line { $line }: a tag has more than { $most } attributes; no author did that
import-no-archive = this file is not a DOCX document: it is not a ZIP archive
import-encrypted = this document is protected by a password; open it and save it without protection
import-old-word = this document is in Word’s old format (.doc); open it and save it as .docx
import-missing-part = this file is not a DOCX document: it has no { $part }
import-damaged = this document is damaged ({ $part }: { $reason }); open it and save it again
import-too-large = this document takes more than { $most } MB when expanded; it is not read

## What is not kept, once a kind, with the number and the first place

import-near = near “{ $text }”
import-at-the-start = at the start of the document
import-loss-rule = separating rules that are not kept: { $count } (the first on line { $line })
import-loss-quote = passages kept without the quotation around them, since they are no paragraphs: { $count } (the first on line { $line })
import-loss-html = blocks of HTML whose text is kept, but not their tags: { $count } ({ $tag }; the first on line { $line })
import-loss-element = elements that are not kept: { $count } ({ $tag }; the first on line { $line })
import-loss-attributes = elements kept without their class or id: { $count } (the first on line { $line })
import-loss-merged-cells = tables whose merged cells are kept one by one: { $count } (the first on line { $line })
import-loss-front-matter = statements that a document has no place for: { $count } ({ $what }; the first on line { $line })
import-loss-references = links whose address was given further on, and now follows their text: { $count } (the first on line { $line })
import-loss-shortcodes = shortcodes that stay in the text as they are: { $count } ({ $what })
import-loss-containers = lines of “:::” that stay in the text as they are: { $count } ({ $what })
import-loss-attribute-lists = lists of attributes that stay in the text as they are: { $count } ({ $what })
import-loss-changes = tracked changes are read as accepted (insertions: { $inserted }, deletions: { $deleted })
import-loss-comments = comments that are not kept: { $count }
import-loss-hidden = hidden passages that are not kept: { $count }
import-loss-capitals = passages in capitals or small capitals, kept as they were typed: { $count }
import-loss-tabs = tabs that became spaces: { $count }
import-loss-subtitle = subtitles kept as paragraphs: { $count }
import-loss-page-frames = headers and footers that are not kept: { $count }
import-loss-contents = the table of contents is not kept: it can be made anew from the headings
import-loss-heading-numbers = the numbers of headings are not kept
import-loss-picture = pictures of which only the alternative text is kept, since they are missing or no browser shows them: { $count } ({ $what })
import-loss-picture-elsewhere = pictures that were not found beside the document, whose address stays as it is: { $count } ({ $what })
import-loss-drawing = drawings and charts of which only the alternative text is kept: { $count } (the first { $near })
import-loss-formula = formulas kept as plain text: { $count } (the first { $near })
import-loss-merged = tables whose merged cells are kept one by one: { $count } (the first { $near })
import-loss-sign = signs of a symbol font that are not kept: { $count } (the first { $near })

## What is brought in

import-done = { $document } is brought in. Segments: { $segments }.
import-would = { $document } would be brought in. Segments: { $segments }.
import-next = Next: “diglot fill { $document }” puts a place for each translation into the Fluent file, and “diglot serve --open” opens the desk.
import-paired = Translation into “{ $locale }”: translated { $translated }, drafts { $drafts }, missing { $missing }, without a source { $alone }.
import-drafts = To be looked at, since these pairs are not certain; “diglot accept” confirms them:
import-alone = Without a source, and kept as comments in the translation’s file:
import-unrelated = these two documents hardly match (only { $percent } % of the text has a sure partner); if they are translations of each other all the same, add “--force”. Nothing was written
import-other-language = the translation seems to be in “{ $found }”, not in “{ $expected }”; if it is in that language all the same, add “--force”. Nothing was written
import-name = “{ $name }” cannot be the name of a document; choose another with “--name”
import-no-content = this project keeps no structured documents, so nothing can be brought in; name a folder for them with “content” in diglot.toml
import-format = the name of { $path } does not tell its format; name it with “--from” (text, markdown, html or docx)

import-save-as = { $path } is not read as it is; save it as .docx in your word processor, then import that file
import-pdf = { $path }: a PDF does not tell where its paragraphs begin; import the document that it was made from, or save it as .docx
import-looks-like = “{ $name }” looks like a new version of “{ $other }”; if it is one, add “--name { $other }”, if not, “--name { $name }”. Nothing was written
import-unlike = this is hardly a new version of “{ $document }” ({ $percent } % of the segments are found in it); if it is one, add “--force”; if it is another document, name it with “--name”. Nothing was written
import-no-document = no structured document is called “{ $name }”: name the file of the document to bring in, or a name that exists
import-conflicts =
    { $count ->
        [one] one segment was also changed in the project since the last import; nothing was written. “--keep” keeps the project’s text, “--force” takes the document’s
       *[other] { $count } segments were also changed in the project since the last import; nothing was written. “--keep” keeps the project’s text, “--force” takes the document’s
    }
import-nothing = Nothing to write.
import-wrote = Written:
import-would-write = Would be written:
import-kept =
    { $count ->
        [one] One translation was there already, the same.
       *[other] { $count } translations were there already, the same.
    }
import-differing =
    { $count ->
        [one] One translation that was there already says something else, and stays; “--force” replaces it:
       *[other] { $count } translations that were there already say something else, and stay; “--force” replaces them:
    }
import-overwritten =
    { $count ->
        [one] One translation that said something else is replaced:
       *[other] { $count } translations that said something else are replaced:
    }

revision-same = { $document }: nothing has changed. Segments: { $segments }.
revision-summary = { $document }: unchanged { $unchanged }, edited { $edited }, moved { $moved }, split { $split }, merged { $merged }, new { $new }, gone { $gone }.
revision-edited = edited:
revision-moved = moved:
revision-after = after { $segment }
revision-first = to the beginning
revision-role = another role:
revision-split = split:
revision-merged = merged:
revision-new = new:
revision-restored = back again:
revision-left-out = taken out in the project, and left out (“--force” brings it back):
revision-gone = gone:
revision-note = (its note: { $note })
revision-by-hand = Changed in the project only, and kept so:
revision-conflicts = Changed on both sides; nothing is written until you have decided:
revision-overwritten = Changed on both sides; the document wins:
revision-author = in the document
revision-author-none = (no longer there)
revision-project = in the project
revision-unrecorded = It is not known what the document said last time, so nothing tells what the author changed from what was changed in the project.
revision-kept =
    { $count ->
        [one] One translation into “{ $locale }” has no segment any more; it is kept, “--prune” takes it out:
       *[other] { $count } translations into “{ $locale }” have no segment any more; they are kept, “--prune” takes them out:
    }
revision-pruned =
    { $count ->
        [one] One translation into “{ $locale }” had no segment any more and is taken out:
       *[other] { $count } translations into “{ $locale }” had no segment any more and are taken out:
    }
import-certainty = certainty: { $percent }%
