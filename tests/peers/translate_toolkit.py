"""Opens FILE with translate-toolkit, translates units by ID=TEXT, and saves it.

Prints what the toolkit shows of each unit: id, fuzzy or not, the old source where there is one.
"""

import sys

from translate.storage import po, tmx, xliff

path, edits = sys.argv[1], dict(edit.split("=", 1) for edit in sys.argv[2:])
kind = {"po": po.pofile, "tmx": tmx.tmxfile}.get(path.rsplit(".", 1)[-1], xliff.xlifffile)
store = kind.parsefile(path)
for unit in store.units:
    if unit.isheader():
        continue
    id = unit.getcontext() if kind is po.pofile else unit.getid()
    name = id.rsplit("\x04", 1)[-1].rsplit("/", 1)[-1]
    old = [alternative.source for alternative in unit.getalttrans()] if hasattr(unit, "getalttrans") else []
    print(name, "fuzzy" if unit.isfuzzy() else "-", *old, sep="\t")
    if name in edits:
        unit.target = edits[name]
        unit.markfuzzy(False)
store.savefile(path)
