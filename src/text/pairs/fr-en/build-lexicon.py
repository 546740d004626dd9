#!/usr/bin/env python3
"""Packs counted word pairs into `lexicon.zlib`, which the program embeds.

    build-lexicon.py PAIRS.tsv RELIABILITY.tsv FR-ONLY.txt EN-ONLY.txt [--dictionary fr=PATH --dictionary en=PATH]

PAIRS.tsv         first stem, second stem, p(second given first), p(first given second), number of links
RELIABILITY.tsv   side (fr, en), stem, how often it is accounted for on the other side of good translations
X-ONLY.txt        words of one language that are hardly ever kept in the other, one a line, with accents

Stems are Snowball's of words in small letters, then without diacritics (œ is oe). With `--dictionary`
(Hunspell's .dic and .aff, PATH without the ending; needs the package `spylls`) a word of an only-list
stays where its own language's dictionary has it and the other one's has not.

The file, after zlib, is for each of the two sides: a count (u16) and the stems in alphabetical order, each as the
number of bytes it shares with the one before (u8), of those that follow (u8), and these; then a byte a stem, its
reliability from 0 (0.3) to 15 (0.97), 255 where it is not known. Then for each stem of the first side the number of
its partners (u8), for each of them its index on the second side (u16), and both probabilities in 4 bits each, as
n/15 squared. Then the two only-lists: a count (u16) and words as above. Numbers are little-endian.
"""
import argparse, pathlib, struct, zlib

LEAST, MOST = 0.3, 0.97


def front_coded(words):
    out, last = [struct.pack("<H", len(words))], b""
    for word in words:
        word = word.encode()
        shared = next((i for i, (a, b) in enumerate(zip(word, last)) if a != b), min(len(word), len(last)))
        out.append(bytes([shared, len(word) - shared]) + word[shared:])
        last = word
    return b"".join(out)


def level(rate):
    return 255 if rate is None else round((min(max(rate, LEAST), MOST) - LEAST) / (MOST - LEAST) * 15)


def nibble(probability):
    return min(15, round(probability ** 0.5 * 15))


def rows(path):
    with open(path, encoding="utf8") as lines:
        next(lines)
        return [line.rstrip("\n").split("\t") for line in lines]


def filtered(words, own, other):
    # Dictionaries lack many a regular plural.
    forms = lambda word: {word, word.capitalize(), word.removesuffix("s")}
    return [word for word in words if own.lookup(word) and not any(map(other.lookup, forms(word)))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("pairs", "reliability", "fr_only", "en_only"):
        parser.add_argument(name)
    parser.add_argument("--dictionary", action="append", default=[])
    parser.add_argument("--output", default=str(pathlib.Path(__file__).with_name("lexicon.zlib")))
    args = parser.parse_args()
    pairs = {(r[0], r[1]): (float(r[2]), float(r[3])) for r in rows(args.pairs)}
    rates = [{}, {}]
    for side, stem, rate in rows(args.reliability):
        rates[side == "en"][stem] = float(rate)
    stems = [sorted({pair[i] for pair in pairs} | set(rates[i]), key=str.encode) for i in (0, 1)]
    index = {stem: i for i, stem in enumerate(stems[1])}
    out = b"".join(front_coded(s) + bytes(level(r.get(stem)) for stem in s) for s, r in zip(stems, rates))
    partners = {stem: [] for stem in stems[0]}
    for (first, second), chances in sorted(pairs.items(), key=lambda pair: -pair[1][0]):
        partners[first].append((index[second], chances))
    for stem in stems[0]:
        found = partners[stem][:255]
        out += bytes([len(found)])
        out += b"".join(struct.pack("<HB", at, nibble(p) << 4 | nibble(q)) for at, (p, q) in found)
    only = [open(path, encoding="utf8").read().split() for path in (args.fr_only, args.en_only)]
    if args.dictionary:
        from spylls.hunspell import Dictionary
        paths = dict(entry.split("=", 1) for entry in args.dictionary)
        own = [Dictionary.from_files(paths[code]) for code in ("fr", "en")]
        only = [filtered(only[0], own[0], own[1]), filtered(only[1], own[1], own[0])]
    for words in only:
        out += front_coded(sorted(set(words), key=str.encode))
    packed = zlib.compress(out, 9)
    pathlib.Path(args.output).write_bytes(packed)
    print(f"{len(stems[0])} and {len(stems[1])} stems, {len(pairs)} pairs, only-lists {len(only[0])} and {len(only[1])}: "
          f"{len(out)} bytes, {len(packed)} packed")


if __name__ == "__main__":
    main()
