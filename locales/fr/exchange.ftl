### L’échange avec les outils des traducteurs : ce qui part, ce qui revient, ce qui n’a pas pu être lu.

exchange-empty = il n’y a rien à traduire dans ce fichier
exchange-encoding = ligne { $line } : ce fichier n’est pas en { $encoding } ; enregistrez-le en UTF-8, ou indiquez son codage avec « --encoding »
exchange-unknown-encoding = aucun codage ne s’appelle « { $name } »
exchange-xml = ce fichier ne peut pas être lu : { $reason }
exchange-not-closed = l’élément <{ $element }> n’est pas fermé : le fichier est tronqué
exchange-entity = l’entité { $name } n’est définie nulle part ; seules celles de XML sont lues
exchange-unbound = le préfixe « { $prefix } » n’est lié à aucun espace de noms
exchange-too-deep = des éléments sont imbriqués à plus de { $most } niveaux ; ce n’est le fait d’aucun outil
exchange-too-large = ce fichier occupe plus de { $most } Mo une fois décompressé ; il n’est pas lu
exchange-po = cette ligne n’est pas du format PO : { $line }
exchange-not-xliff = l’élément <{ $element }> n’est pas le premier d’un fichier XLIFF
exchange-lacks = l’élément <{ $element }> doit contenir <{ $what }>
exchange-columns = aucune colonne ne s’appelle « target » et aucune « id » ou « source » ; la première ligne est : { $columns }
exchange-xlsx = ce fichier n’est pas un classeur lisible : { $reason }
exchange-unknown-format = { $path } n’est ni du XLIFF, ni du PO, ni du TMX, ni du CSV, ni du XLSX, quoi qu’en dise son nom
exchange-no-glossary = l’élément <{ $element }> n’est pas le premier d’un glossaire au format TBX ou TMX
exchange-glossary-columns = moins de deux colonnes portent le nom d’une langue (« fr », « en ») ; la première ligne est : { $columns }

xliff-misplaced = un élément <{ $element }> ne peut pas se trouver à cet endroit de <{ $parent }>
xliff-text = l’élément <{ $element }> contient du texte, alors qu’il ne peut contenir que des éléments
xliff-needs = l’élément <{ $element }> doit avoir l’attribut { $attribute }
xliff-excess = l’élément <{ $element }> ne peut pas avoir ici l’attribut { $attribute }
xliff-value = l’attribut { $attribute } ne peut pas valoir « { $value } »
xliff-twice = l’identifiant « { $id } » de <{ $element }> est déjà pris
xliff-dangling = ce à quoi renvoie { $attribute } (« { $value } ») n’est pas là où il devrait être
xliff-code = <{ $element }> « { $id } » : { $attribute } ne s’accorde pas avec l’autre moitié du code, ou avec son modèle

export-nothing = rien à exporter
export-output = plusieurs fichiers seraient écrits, ou un fichier qu’un terminal n’affiche pas ; indiquez où, avec « --output »
export-wrote = Écrit : { $path }
export-glossary-format = un glossaire s’écrit en tbx, csv ou tmx, pas en { $format }
export-done =
    { $segments ->
        [one] un segment exporté ({ $locale })
       *[other] { $segments } segments exportés ({ $locale })
    }
export-locked = { $segment } [{ $locale }] contient plusieurs choix dans un même texte ; il part verrouillé et se traduit dans le fichier Fluent

returned-no-files = { $path } ne contient aucun fichier d’un outil de traduction (d’un projet OmegaT, c’est le dossier « target » qui revient : créez d’abord les documents traduits)
returned-other-locale = { $path } est en « { $locale } », une langue que le projet n’a pas ; si c’est une erreur du fichier, indiquez la langue avec « --locale »
returned-done = { $path } : repris { $taken }, confirmés { $confirmed }, inchangés { $untouched }, non repris { $refused }.
returned-would = { $path } : seraient repris { $taken }, confirmés { $confirmed }, inchangés { $untouched }, non repris { $refused }. Rien n’est écrit.
returned-stale = la source a changé depuis le départ ; la traduction est reprise, mais périmée :
returned-conflict = { $segment } : traduit des deux côtés
returned-conflict-theirs = { $segment } : traduit des deux côtés ; la traduction revenue l’emporte
returned-conflict-kept = { $segment } : traduit des deux côtés ; celle du projet est gardée
returned-ours = dans le projet
returned-theirs = dans le fichier
returned-settle = « --keep » garde la traduction du projet, « --theirs » prend celle du fichier ; « --keep=DOCUMENT/SEGMENT » et « --theirs=DOCUMENT/SEGMENT » décident d’un seul segment.
returned-other-language = { $segment } n’est pas traduit, ou l’est dans une autre langue ; rien n’en est repris (« --force » le reprend comme ébauche)
returned-incomplete = { $segment } : une cellule ou une variante manque ; rien n’en est repris
returned-unsayable = { $segment } : ces variantes ne forment pas un texte que Fluent puisse lire ; rien n’en est repris
returned-no-source = { $segment } : rien ne dit de quelle source c’est la traduction ; rien n’en est repris
returned-broken = { $segment } : { $reason } ; rien n’en est repris
returned-page = { $segment } : la page { $path } n’a pas de place pour ce texte ; écrivez-le dans la page
returned-unplaced = { $segment } : il manque dans la page { $path } et sa place n’y est pas certaine, car les blocs voisins ne sont pas appariés ; écrivez-le dans la page
returned-no-page = { $segment } : la page { $path } n’existe pas encore ; elle est créée dès que tous ses textes reviennent ensemble
returned-code-lost = { $segment } : { $code } n’est pas revenu
returned-code-doubled = { $segment } : { $code } est revenu plus d’une fois
returned-code-invented = { $segment } : { $code } n’était pas dans le texte envoyé ; il est laissé de côté
returned-unknown =
    { $count ->
        [one] Une unité n’est d’aucun segment du projet :
       *[other] { $count } unités ne sont d’aucun segment du projet :
    }
returned-absent =
    { $count ->
        [one] Un segment parti n’est pas revenu :
       *[other] { $count } segments partis ne sont pas revenus :
    }

terms-done = { $path } : nouveaux { $added }, déjà là { $kept }, différents { $differing }.
terms-would = { $path } : nouveaux { $added }, déjà là { $kept }, différents { $differing }. Rien n’est écrit.
terms-differing = Le projet nomme ceux-ci autrement ; ses propres termes restent :

check-file-language = { $path } ne dit pas en quelle langue sont ses traductions ; indiquez-la avec « --locale »
check-file-source-language = { $path } ne dit pas en quelle langue est sa source ; dans un fichier PO, l’en-tête « X-Source-Language » le dit
check-file-only = « { $argument } » vaut pour les projets et ne va pas avec un fichier bilingue, qui est examiné à part
