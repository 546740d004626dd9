### The example document of `diglot init`, segment by segment.

# The file's name: letters without accents, digits and hyphens.
example-name = example
example-title = A first document
example-opening = Every paragraph of this document is a *segment*: its text is in the folder `content`, its translation in `locales`, under the same name. Beside it, diglot keeps the text it was made from, and so knows when it no longer says the same.
example-steps = Three things to try
example-check = Run `diglot check`: all is well.
example-change = Change a word of this segment and run `diglot check` again: the translation is **stale**, and both texts are shown.
example-accept = Bring the translation up to date, and confirm it with `diglot accept`.
example-import = Then `diglot import` brings in your own documents: text, Markdown, HTML or DOCX.
