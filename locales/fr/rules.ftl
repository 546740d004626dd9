### Ce que disent les règles.

syntax-too-deep = accolades ou parenthèses imbriquées à plus de { $most } niveaux
syntax-fluent = syntaxe Fluent incorrecte : { $reason }
syntax-toml = syntaxe TOML incorrecte : { $reason }
syntax-unknown-key = clé « { $key } » inconnue ; clés connues : { $known }
syntax-wrong-type = « { $key } » n’a pas la valeur attendue : { $expected }
syntax-provenance = l’enregistrement « { $id } » est endommagé, ou vient d’une version plus récente de diglot
encoding-message = ce fichier n’est pas en UTF-8
duplicate-id-message = l’identifiant « { $id } » est déjà utilisé
invalid-id-message = « { $id } » n’est pas un identifiant Fluent : une lettre, puis des lettres, chiffres, « - » ou « _ »
merge-conflict-message = une fusion est restée inachevée

missing-message = « { $id } » n’est pas traduit
missing-help = ajoutez « { $id } = … » dans { $file }
stale-message = la source a changé depuis la traduction de « { $id } »
stale-help = mettez la traduction à jour, ou confirmez qu’elle reste juste avec « diglot accept { $segment } »
orphan-message = « { $id } » n’a plus de source
orphan-help = supprimez « { $id } », ou rendez-lui son segment
orphan-file-message = ce fichier n’a plus de fichier source : « { $reference } » n’existe pas
orphan-file-help = supprimez-le, ou rendez-lui « { $reference } »
unconfirmed-message = la source et la traduction de « { $id } » ont changé toutes deux
unconfirmed-help = si elles se répondent, confirmez avec « diglot accept { $segment } »
unrecorded-message = on ne sait pas de quelle source vient la traduction de « { $id } »
unrecorded-help = relisez les deux textes, puis enregistrez-les avec « diglot accept { $segment } »
unrecorded-file = { $count ->
    [one] une traduction n’a pas de source enregistrée
    [many] { $count } de traductions n’ont pas de source enregistrée
   *[other] { $count } traductions n’ont pas de source enregistrée
}
unrecorded-project = ce projet n’enregistre pas de quelle source viennent ses traductions : rien ne peut y être dit périmé
unrecorded-project-help = retrouvez leurs sources dans l’historique git avec « diglot accept --from-history », ou enregistrez l’état actuel avec « diglot accept --all »
renamed-message = « { $old } » s’appelle maintenant « { $new } » ; son texte n’a pas changé
renamed-help = renommez « { $old } » en « { $new } » dans la traduction
unreviewed-draft = « { $id } » est une ébauche
unreviewed-message = « { $id } » n’a pas été relu
unused-allow-message = ceci fait taire « { $rule } », qui n’a rien à dire ici
unused-allow-unknown = aucune règle ne s’appelle « { $rule } »
name-mismatch-misspelt = la source a le nom « { $source } », la traduction « { $target } »
name-mismatch-replaced = la source nomme « { $source } », la traduction « { $target } »
name-mismatch-missing = la source nomme « { $source } », la traduction non
acronym-mismatch-altered = la source a le sigle « { $source } », la traduction « { $target } »
acronym-mismatch-replaced = la source a le sigle « { $source } », la traduction « { $target } » à la place
acronym-mismatch-missing = la source a le sigle « { $source } », la traduction ne l’a pas
acronym-mismatch-help = si le sigle diffère d’une langue à l’autre, dites-le dans content/glossary.toml

spacing-double = plus d’une espace
spacing-before = une espace avant « { $mark } »
spacing-after = une espace après « { $mark } »
french-spacing-before = « { $mark } » devrait être précédé d’{ $space }
french-spacing-after = « { $mark } » devrait être suivi d’{ $space }
space-narrow = une espace fine insécable
space-no-break = une espace insécable
quotes-foreign = des guillemets français dans un texte anglais
quotes-guillemets = le style demande des guillemets, « … »
quotes-curly = le style demande des guillemets typographiques, “…”
quotes-straight = le style demande des guillemets droits
quotes-apostrophe-typographic = le style demande l’apostrophe typographique, ’
quotes-apostrophe-typewriter = le style demande l’apostrophe droite, '
ellipsis-etc = « etc. » se passe de points de suspension
ellipsis-dots = le style demande trois points
ellipsis-character = le style demande le caractère « … »
ordinal-typography-message = « { $found } » s’écrit « { $wanted } »
capital-accents-message = « { $word } » s’écrit « { $right } »
terminal-punctuation-lost = la source finit par « { $mark } », la traduction sans
terminal-punctuation-added = la traduction finit par « { $mark } », la source sans
terminal-punctuation-question = un côté pose une question, l’autre affirme
unbalanced-message = « { $mark } » n’a pas ici son pendant
glossary-message = « { $source } » se traduit par « { $expected } » d’après le glossaire, que la traduction n’emploie pas
glossary-keep = « { $name } » reste tel quel d’après le glossaire ; la traduction ne l’a pas
glossary-note = note du glossaire : { $note }
glossary-admitted = admis aussi : { $others }
forbidden-term-message = le glossaire écarte « { $word } » ; il demande « { $expected } »
forbidden-term-alone = le glossaire écarte « { $word } »

number-mismatch-changed = la source a { $source }, la traduction a { $target }
number-mismatch-missing = la source a { $figures }, la traduction ne l’a pas
number-mismatch-added = la traduction a { $figures }, la source ne l’a pas
number-mismatch-fewer = la traduction a { $figures } moins souvent que la source
number-mismatch-more = la traduction a { $figures } plus souvent que la source
date-mismatch-changed = la source a « { $source } », la traduction a « { $target } »
date-mismatch-missing = la source a « { $figures } », la traduction n’a pas cette date
date-mismatch-added = la traduction a « { $figures } », la source n’a pas cette date
ordinal-mismatch-changed = la source a « { $source } », la traduction a « { $target } »
ordinal-mismatch-missing = la source a { $figures }, la traduction ne l’a pas
ordinal-mismatch-added = la traduction a { $figures }, la source ne l’a pas
number-format-french = « { $figure } » s’écrit en français « { $right } »
number-format-english = « { $figure } » s’écrit en anglais « { $right } »

untranslated-message = la traduction est encore le texte source
untranslated-help = traduisez ce texte, ou autorisez-le avec un « allow » s’il doit rester tel quel
wrong-language-message = la traduction est en { $found }, elle devrait être en { $expected }
wrong-language-part = « { $words } » n’est pas traduit
language-fr = français
language-en = anglais
language-de = allemand
language-es = espagnol
language-it = italien
language-pt = portugais
language-nl = néerlandais
language-other = une autre langue
repeated-word-message = « { $word } » est écrit deux fois de suite
length-ratio-short = la traduction est bien plus courte que la source : { $percent } % de la longueur attendue
length-ratio-long = la traduction est bien plus longue que la source : { $percent } % de la longueur attendue
length-ratio-cut = la traduction semble s’interrompre : { $percent } % de la longueur attendue
sentence-count-missing = « { $sentence } » n’a pas de traduction
sentence-count-missing-help = traduisez cette phrase, ou ôtez-la de la source
sentence-count-added = rien dans la source ne répond à « { $sentence } »
sentence-count-added-help = ôtez cette phrase, ou ajoutez-la à la source
swapped-message = les traductions de « { $id } » et de « { $other } » semblent échangées
swapped-misplaced = la traduction de « { $id } » semble être sous « { $other } »
undefined-acronym-message = le sigle « { $acronym } » n’est développé nulle part
undefined-acronym-help = développez-le à sa première apparition, ou ajoutez-le à content/glossary.toml
acronym-variants-message = « { $acronym } » et « { $first } » désignent la même chose
inconsistent-translation-message = le même texte est traduit autrement dans « { $other } »
inconsistent-translation-other = l’autre traduction

code-mismatch-altered = la source a le code « { $source } », la traduction « { $target } »
code-mismatch-lost = le code « { $source } » n’est pas dans la traduction
email-mismatch-altered = la source a l’adresse { $source }, la traduction { $target }
email-mismatch-lost = l’adresse { $source } n’est pas dans la traduction
url-mismatch-altered = la source a l’adresse { $source }, la traduction { $target }
link-mismatch-lost = le lien vers { $source } n’est pas dans la traduction
link-mismatch-added = le lien vers { $target } n’est pas dans la source
emphasis-mismatch-lost = « { $source } » est mis en relief dans la source, rien n’y répond dans la traduction
html-mismatch-lost = { $source } n’est pas aussi souvent dans la traduction que dans la source
html-mismatch-added = { $target } n’est pas aussi souvent dans la source que dans la traduction

placeable-mismatch-lost = { $name } est dans la source et pas dans la traduction
placeable-mismatch-added = { $name } est dans la traduction, et la source ne l’a pas
unknown-reference-message = { $name } n’existe pas
cyclic-reference-message = { $name } renvoie à lui-même
attribute-mismatch-missing = il manque l’attribut .{ $name }
attribute-mismatch-added = la source n’a pas d’attribut .{ $name }
missing-value-target = « { $id } » a un texte dans la source, et seulement des attributs ici
missing-value-source = « { $id } » a seulement des attributs dans la source, et un texte ici
plural-categories-missing = il faut à cette langue les formes de pluriel : { $names }
plural-categories-useless = cette langue n’a pas la forme de pluriel « { $name } »
