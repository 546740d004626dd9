### Bringing documents in: what could not be read, what could not be kept.

import-empty = this document is empty
import-not-text = this file is no text: it holds null bytes or control characters
import-not-unicode = line { $line }: this text is not in UTF-8 (perhaps in { $guess }); save it as UTF-8, or name its encoding with `--encoding { $guess }`
import-not-in-encoding = line { $line }: this text is not in { $encoding }
import-unknown-encoding = no encoding is called `{ $name }`; for example: utf-8, utf-16le, windows-1252, iso-8859-15
import-too-deep = the elements of this document are nested more than { $most } deep; no author did that
import-too-many-attributes = line { $line }: a tag has more than { $most } attributes; no author did that
import-no-archive = this file is no DOCX document: it is not a ZIP archive
import-encrypted = this document is protected by a password; open it and save it without protection
import-old-word = this document is in Word’s old format (.doc); open it and save it as .docx
import-missing-part = this file is no DOCX document: it has no { $part }
import-damaged = this document is damaged ({ $part }: { $reason }); open it and save it again
import-too-large = this document takes more than { $most } MB when expanded; it is not read

import-loss-rule = line { $line }: a separating rule is not kept
import-loss-quote = line { $line }: what is no paragraph is kept without the quotation around it
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
import-unrelated = these two documents hardly match (only { $percent } % of the text has a sure partner); nothing was written
import-other-language = the translation seems to be in “{ $found }”, not in “{ $expected }”; nothing was written
import-name = “{ $name }” cannot be the name of a document; choose another with “--name”
import-no-content = this project keeps no structured documents, so nothing can be brought in; name a folder for them with “content” in diglot.toml
import-format = the name of { $path } does not tell its format; name it with “--from” (text, markdown, html or docx)
