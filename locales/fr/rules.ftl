### Ce que disent les règles.

syntax-too-deep = accolades ou parenthèses imbriquées à plus de { $most } niveaux
syntax-fluent = syntaxe Fluent incorrecte : { $reason }
fluent-expected-token = « { $token } » est attendu
fluent-digit = un chiffre est attendu
fluent-identifier = un identifiant commence par une lettre sans accent
fluent-line-end = un retour à la ligne est attendu
fluent-comment-space = une espace est attendue après « # »
fluent-entry = « identifiant = texte » est attendu ; les lettres accentuées n’y ont pas place
fluent-colon = un message s’écrit « { $id } = … », avec un signe égal
fluent-mark = une ligne qui commence par « { $mark } » n’est pas lue comme un texte : commencez le texte sur la ligne du « = »
fluent-not-set-in = une ligne qui continue un texte commence par des espaces ; une nouvelle ligne s’écrit « identifiant = texte »
fluent-expected-range = un caractère parmi { $range } est attendu
fluent-message-field = « { $id } » n’a ni texte ni attributs
fluent-term-field = le terme « { $id } » n’a pas de texte
fluent-callee = seule une fonction au nom en capitales peut être appelée
fluent-no-default = aucune variante n’est marquée d’une * comme variante par défaut
fluent-no-value = il manque un texte
fluent-two-defaults = une seule variante peut être celle par défaut
fluent-selector = ceci ne peut pas choisir entre des variantes
fluent-term-attribute = l’attribut d’un terme ne peut être écrit, seulement choisir entre des variantes
fluent-open-string = il manque un guillemet fermant
fluent-argument-order = un argument sans nom ne peut suivre un argument nommé
fluent-argument-twice = l’argument « { $name } » est donné deux fois
fluent-escape = « { $sequence } » n’est pas une séquence d’échappement ; il y a \", \\, \{"{"}, \uXXXX et \UXXXXXX
fluent-closing-brace = une accolade fermante n’a pas d’ouvrante
fluent-open-brace = une accolade ouvrante n’a pas de fermante
fluent-expression = une variable, un terme, un message, une fonction ou un texte est attendu entre accolades
fluent-literal = un texte entre guillemets ou un nombre est attendu
syntax-toml = syntaxe TOML incorrecte : { $reason }
syntax-front-matter = l’en-tête de la page ne se lit pas à partir d’ici
syntax-unknown-key = clé « { $key } » inconnue ; clés connues : { $known }
syntax-wrong-type = « { $key } » n’a pas la valeur attendue : { $expected }
syntax-no-text = il manque « text » : chaque segment a son texte
syntax-no-id = il manque « id » : chaque segment a son identifiant
syntax-choice = « { $value } » n’est pas une valeur de « { $key } » ; il faut l’une de celles-ci : { $known }
syntax-provenance = l’enregistrement « { $id } » est endommagé, ou vient d’une version plus récente de diglot
encoding-message = ce fichier n’est pas en UTF-8
encoding-help = enregistrez-le en UTF-8 (« Enregistrer sous » de votre éditeur)
encoding-misread = « { $found } » est un « { $meant } » mal lu
duplicate-id-message = l’identifiant « { $id } » est déjà utilisé
invalid-id-message = « { $id } » n’est pas un identifiant Fluent : une lettre, puis des lettres, chiffres, « - » ou « _ »
merge-conflict-message = une fusion est restée inachevée
merge-conflict-help = gardez l’une des deux versions et ôtez les lignes <<<<<<<, ======= et >>>>>>>
merge-conflict-provenance-help = gardez une ligne par identifiant, l’une ou l’autre ; `diglot check` dira ensuite ce qui n’est plus à jour

scaffolding-message = « { $id } » est rempli : ce que « fill » a écrit au-dessus peut disparaître
missing-message = « { $id } » n’est pas traduit
missing-help-file = créez { $file }, et mettez-y « { $id } = … »
missing-page = la page n’est pas traduite : { $words ->
    [one] un mot manque
    [many] { $words } mots manquent
   *[other] { $words } mots manquent
} dans { $file }
missing-page-help = copiez la page source à cet endroit, traduisez-la, puis enregistrez-la avec « diglot accept »
missing-help = ajoutez « { $id } = … » dans { $file }
missing-help-page = traduisez ce bloc dans { $file }
stale-message = la source a changé depuis la traduction de « { $id } »
stale-help = mettez la traduction à jour, ou confirmez qu’elle reste juste avec « diglot accept { $segment } »
orphan-message = « { $id } » n’a plus de source
orphan-help = si son segment a été supprimé à dessein, supprimez aussi « { $id } » ; sinon, rétablissez-le dans { $file }
orphan-file-message = ce fichier n’a plus de source ; n’existe pas : { $sources }
orphan-file-help = rétablissez la source (avec « git restore », par exemple), ou supprimez ce fichier s’il ne sert plus
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
unreviewed-edited = « { $id } » a été modifié depuis sa relecture
unreviewed-help-reviewed = quand une autre personne a relu les deux textes, dites-le avec « diglot accept { $segment } --state reviewed »
unreviewed-message = « { $id } » n’a pas été relu
unused-allow-message = ceci fait taire « { $rule } », qui n’a rien à dire ici
unused-allow-unknown = aucune règle ne s’appelle « { $rule } »
name-mismatch-misspelt = la source a le nom « { $source } », la traduction « { $target } »
name-mismatch-replaced = la source nomme « { $source } », la traduction « { $target } »
name-mismatch-missing = la source nomme « { $source } », la traduction non
name-mismatch-put-in = la traduction nomme « { $target } », la source non
acronym-mismatch-altered = la source a le sigle « { $source } », la traduction « { $target } »
acronym-mismatch-replaced = la source a le sigle « { $source } », la traduction « { $target } » à la place
acronym-mismatch-missing = la source a le sigle « { $source } », la traduction ne l’a pas
acronym-mismatch-help = si le sigle diffère d’une langue à l’autre, dites-le dans content/glossary.toml

spacing-double = plus d’une espace
spacing-before = une espace avant « { $mark } »
spacing-stops = deux points finissent une phrase
spacing-marks = « { $marks } » : l’un de ces signes est de trop
spacing-emphasis = « { $text } » ne met rien en relief : une espace se trouve entre les signes et le texte
spacing-after = une espace après « { $mark } »
french-spacing-before = « { $mark } » devrait être précédé d’{ $space }
french-spacing-after = « { $mark } » devrait être suivi d’{ $space }
space-narrow = une espace fine insécable
space-no-break = une espace insécable
quotes-foreign = des guillemets français dans un texte anglais
quotes-german = des guillemets anglais dans un texte allemand
quotes-german-style = le style demande des guillemets allemands, „…“
quotes-guillemets = le style demande des guillemets, « … »
quotes-curly = le style demande des guillemets typographiques, « … »
quotes-straight = le style demande des guillemets droits
quotes-apostrophe-typographic = le style demande l’apostrophe typographique, ’
quotes-apostrophe-typewriter = le style demande l’apostrophe droite, '
ellipsis-etc = « etc. » se passe de points de suspension
ellipsis-dots = le style demande trois points
ellipsis-character = le style demande le caractère « … »
ordinal-typography-message = « { $found } » s’écrit « { $wanted } »
capital-accents-message = « { $word } » s’écrit « { $right } »
terminal-punctuation-lost = la source finit par « { $mark } », la traduction non
terminal-punctuation-added = la traduction finit par « { $mark } », la source non
terminal-punctuation-lost-habit = dans { $count } textes sur { $total } que la source finit par un point, la traduction n’en met pas ; voici le premier
terminal-punctuation-added-habit = dans { $count } textes sur { $total } que la source finit sans point, la traduction en met un ; voici le premier
terminal-punctuation-question = un côté pose une question, l’autre affirme
unbalanced-message = le signe { $mark } n’a pas ici son pendant
unbalanced-kind = la traduction a des crochets là où la source a des parenthèses
letter-case-first = la phrase commence par « { $word } » en minuscules, celle de la source par une capitale
letter-case-all = la traduction est tout en minuscules, la source ne l’est pas
letter-case-inner = « { $word } » suit un point en minuscules
letter-case-comma = « { $word } » prend une majuscule derrière une virgule ; la source a là une phrase de plus
letter-case-habit = { $count } textes sur { $total } que la source commence par une capitale commencent par une minuscule ; voici le premier
glossary-message = « { $source } » se traduit par « { $expected } » d’après le glossaire, que la traduction n’emploie pas
glossary-keep = « { $name } » reste tel quel d’après le glossaire ; la traduction ne l’a pas
glossary-note = note du glossaire : { $note }
glossary-admitted = admis aussi : { $others }
forbidden-term-message = le glossaire écarte « { $word } » ; il demande « { $expected } »
forbidden-term-alone = le glossaire écarte « { $word } »

number-mismatch-changed = la source a { $source }, la traduction a { $target }
number-mismatch-several = la source a { $source } ; la traduction a { $target }
number-mismatch-exchanged = « { $first } » et « { $second } » sont à la place l’un de l’autre
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
number-format-message = « { $figure } » s’écrit en { $language } « { $right } »
source-convention-message = « { $written } » reste écrit comme en { $language }
source-convention-instead = « { $written } » reste écrit comme en { $language } ; ici on écrit « { $right } »

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
leftover-word-message = « { $words } » est resté dans la langue source
leftover-word-help = traduisez-le, ou mettez-le entre guillemets s’il doit rester
missing-word-message = « { $words } » : un mot semble manquer
meaning-mismatch-denial-lost = la source nie (« { $words } »), la traduction ne nie rien
meaning-mismatch-denial-added = la traduction nie (« { $words } »), la source ne nie rien
meaning-mismatch-reversed = « { $target } » dit autre chose que « { $source } »
meaning-mismatch-lessened = « { $target } » dit moins que « { $source } »
spelling-message = « { $word } » n’est pas dans le dictionnaire
spelling-source-word = « { $word } » est un mot du { $language }
spelling-help = vouliez-vous dire { $suggestions } ?
spelling-no-dictionary = aucun dictionnaire Hunspell pour { $locale } : ses mots ne sont pas examinés
spelling-no-dictionary-help = installez-en un, ou mettez ses fichiers .aff et .dic dans { $folder }
repeated-word-message = « { $word } » est écrit deux fois de suite
repeated-word-sentence = la même phrase deux fois de suite
length-ratio-short = la traduction est bien plus courte que la source : { $percent } % de la longueur attendue
length-ratio-long = la traduction est bien plus longue que la source : { $percent } % de la longueur attendue
length-ratio-cut = la traduction semble s’interrompre : { $percent } % de la longueur attendue
sentence-count-missing = « { $sentence } » n’a pas de traduction
sentence-count-missing-help = traduisez ce passage, ou ôtez-le de la source
sentence-count-added = rien dans la source ne répond à « { $sentence } »
sentence-count-added-help = ôtez cette phrase, ou ajoutez-la à la source
sentence-count-other = « { $target } » ne dit pas « { $source } »
swapped-message = les traductions de « { $id } » et de « { $other } » semblent échangées
swapped-unrelated = la traduction de « { $id } » semble traduire autre chose
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
link-mismatch-fewer = la traduction mène moins souvent à { $source } que la source
link-mismatch-more = la traduction mène plus souvent à { $target } que la source
link-mismatch-spaced = une espace entre le texte d’un lien et son adresse l’empêche d’en être un
link-mismatch-empty = un lien sans texte
link-mismatch-exchanged = « { $first } » et « { $second } » ont échangé leurs adresses
table-mismatch-cells = cette ligne de tableau a { $target } cellules, et { $source } dans la source
table-mismatch-habit = dans { $count } lignes de tableau sur { $total }, la traduction n’a pas autant de cellules que la source ; voici la première
table-mismatch-help = gardez les barres « | » de la source ; une barre qui n’en est pas une s’écrit « \| »
emphasis-mismatch-lost = « { $source } » est mis en relief dans la source, rien n’y répond dans la traduction
emphasis-mismatch-habit = dans { $count } textes sur { $total } où la source met des mots en relief, la traduction ne le fait pas autant ; voici le premier
emphasis-mismatch-habit-terms = dans { $count } textes sur { $total } où la source met en gras des termes que la traduction garde, celle-ci les laisse sans relief ; voici le premier
html-mismatch-lost = { $source } n’est pas aussi souvent dans la traduction que dans la source
html-mismatch-added = { $target } n’est pas aussi souvent dans la source que dans la traduction
html-mismatch-altered = la source a { $source }, la traduction { $target }
html-mismatch-unclosed = les balises ouvrantes et fermantes ne se répondent pas : { $names }
html-mismatch-line = derrière { $target }, une phrase que la source n’a pas
html-mismatch-entity = la source n’a pas d’entité comme { $entity }
structure-mismatch-front = { $count ->
    [one] l’en-tête de la source a une clé de plus : { $keys }
    [many] l’en-tête de la source a { $count } clés de plus : { $keys }
   *[other] l’en-tête de la source a { $count } clés de plus : { $keys }
}
structure-mismatch-level = le titre est de niveau { $target } ; celui de la source est de niveau { $source }
structure-mismatch-code = le code diffère : la source a « { $source } », la traduction « { $target } »
structure-mismatch-code-lines = le code de la source compte { $source } { $source ->
    [one] ligne
    [many] lignes
   *[other] lignes
}, celui de la traduction { $target }
structure-mismatch-markup = la source a « { $source } », la traduction « { $target } »
structure-mismatch-shortcode = la source a le raccourci « { $name } », la traduction ne l’a pas
structure-mismatch-anchor = « #{ $anchor } » ne mène nulle part : ce titre s’appelle ici « { $heading } »
structure-mismatch-anchor-lost = le titre de la source a l’ancre « { $anchor } », celui de la traduction ne l’a pas
structure-mismatch-far-anchor = { $page } n’a pas d’ancre « { $anchor } », alors que la page de la source l’a
structure-mismatch-table = le tableau de la source a { $source } { $source ->
    [one] colonne
    [many] colonnes
   *[other] colonnes
}, celui de la traduction { $target }
structure-mismatch-doubt = la page n’est pas bâtie comme sa source : { $doubtful } { $doubtful ->
    [one] paire douteuse
    [many] paires douteuses
   *[other] paires douteuses
}, { $alone } { $alone ->
    [one] bloc
    [many] blocs
   *[other] blocs
} sans source connue
structure-mismatch-doubt-help = ce qui est douteux n’est pas comparé ; donnez à la page les mêmes blocs qu’à sa source, dans le même ordre

placeable-mismatch-lost = { $name } est dans la source et pas dans la traduction
placeable-mismatch-added = { $name } est dans la traduction, et la source ne l’a pas
placeable-mismatch-elsewhere = { $name } est dans ce texte, et la source ne l’a que dans une autre partie du message
placeable-mismatch-renamed = la source a { $source }, la traduction { $target }
placeable-mismatch-variant = il manque { $name } à la variante [{ $variant }], où la source l’a
placeable-mismatch-borrowed = « { $name } » est dans la traduction, la source n’y renvoie pas
placeable-mismatch-also = la variante [{ $variant }] n’affiche pas { $name }, et dans cette langue elle vaut aussi pour { $number }
unknown-reference-message = { $name } n’existe pas
cyclic-reference-message = { $name } renvoie à lui-même
cyclic-reference-far = { $name } renvoie à lui-même en passant par d’autres fichiers : { $way }
attribute-mismatch-missing = il manque l’attribut .{ $name }
attribute-mismatch-added = la source n’a pas d’attribut .{ $name }
missing-value-target = « { $id } » a un texte dans la source, et seulement des attributs ici
missing-value-source = « { $id } » a seulement des attributs dans la source, et un texte ici
plural-categories-missing = il faut à cette langue les formes de pluriel : { $names }
plural-categories-useless = cette langue n’a pas la forme de pluriel « { $name } »
access-key-long = la touche d’accès « { $key } » fait plus d’une lettre
access-key-absent = la touche d’accès « { $key } » n’est pas dans le libellé « { $label } »
encoding-utf16 = ce fichier est en UTF-16 ; enregistrez-le en UTF-8
