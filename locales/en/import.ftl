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

import-loss-rule = line { $line }: a separating rule is not kept
import-loss-quote = line { $line }: what is not a paragraph is kept without the quotation around it
import-loss-html = line { $line }: { $tag }: the text is kept, but not the HTML tags
import-loss-element = line { $line }: the element <{ $tag }> is not kept
import-loss-image = line { $line }: an embedded image (“{ $alt }”) is not kept; its alternative text is
import-loss-merged-cells = line { $line }: the merged cells of this table are kept one by one
import-loss-front-matter = line { $line }: a document has no place for this: { $what }
import-loss-changes = tracked changes are read as accepted (insertions: { $inserted }, deletions: { $deleted })
import-loss-comments = comments are not kept ({ $count })
import-loss-contents = the table of contents is not kept: it can be made anew from the headings
import-loss-heading-numbers = the numbers of headings are not kept
import-loss-picture = a picture is not kept, only its alternative text (“{ $alt }”), near “{ $near }”
import-loss-formula = a formula is kept as plain text, near “{ $near }”
import-loss-merged = the merged cells of a table are kept one by one, near “{ $near }”
import-loss-sign = a sign of a symbol font is not kept, near “{ $near }”

import-done = { $document } is brought in. Segments: { $segments }.
import-would = { $document } would be brought in. Segments: { $segments }.
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
