one = A word.
two =
    Another word,
    { $x }.
ÿA { new } word.
 * two