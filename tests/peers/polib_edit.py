"""Opens FILE with polib, translates entries by CONTEXT=TEXT, and saves it."""

import sys

import polib

path, edits = sys.argv[1], dict(edit.split("=", 1) for edit in sys.argv[2:])
file = polib.pofile(path)
for entry in file:
    if entry.msgctxt in edits:
        entry.msgstr = edits[entry.msgctxt]
        entry.fuzzy = False
file.save()
