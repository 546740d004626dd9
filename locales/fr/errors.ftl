### Ce qui n’a pas pu se faire.

error-no-project = aucun projet ici ni au-dessus ({ $path }) : ni diglot.toml, ni l10n.toml, ni i18n.toml ; « diglot init » en crée un, « --reference » et « --translations » s’en passent
error-no-folder = il n’y a pas de dossier { $path }
error-no-project-in = aucun projet dans { $path } : ni diglot.toml, ni l10n.toml, ni i18n.toml ; « diglot init » en crée un, « --reference » et « --translations » s’en passent
error-no-config = il n’y a pas de fichier de projet { $path }
error-exists = { $path } existe déjà ; rien n’a été écrit
error-read = { $path } ne peut être lu : { $reason }
error-write = { $path } ne peut être écrit : { $reason }
# diglot: allow french-spacing — what editors take for a place has no space before its colon
error-place = { $place }: { $problem }

config-missing-key = « { $key } » manque
config-locale = « { $name } » n’est pas un identifiant de langue comme « fr » ou « pt-BR »
config-fallback-circle = « { $name } » se replie sur « { $other } », qui finit par se replier sur elle
config-fallback-unknown = « { $name } » n’est pas une langue qui convienne ici ; il y a { $known }
config-twice = « { $name } » est nommé deux fois
config-path = « { $path } » n’est pas un chemin à l’intérieur du projet : relatif, avec « / », sans « .. »
config-unknown-rule = aucune règle ne s’appelle « { $name } » ; « diglot rules » les énumère
config-unknown-severity = « { $value } » n’est pas un niveau ; les niveaux sont off, info, warning et error
config-unknown-option = « { $rule } » n’a pas d’option « { $name } »
config-option-value = l’option « { $name } » de « { $rule } » attend { $expected }

expected-text = un texte
expected-table = une table
expected-level = un nombre de 0 à 255
expected-rules = une liste de règles
expected-locales = une liste de langues comme ["en", "pt-BR"]
config-rule-value = « { $name } » attend off, info, warning ou error, ou une table avec « severity » et des options
expected-option = un nombre, un texte, true ou false, ou une liste de textes
expected-choice = l’un de ces mots : { $words }
expected-flag = true ou false
expected-texts = une liste de textes
error-not-fluent = ce texte ne peut pas s’écrire en Fluent : { $text }
error-not-edited = { $file } n’a pas pu être modifié sans risque ; rien n’a été écrit
error-no-message = { $file } n’a pas de message « { $id } »
error-no-segment = { $file } n’a pas de segment « { $id } »
error-id-taken = « { $id } » n’est pas un identifiant libre dans { $file } : des lettres sans accent, des chiffres et des traits d’union, et chaque identifiant une seule fois

error-output = la sortie standard ne peut être écrite : { $reason }
error-did-you-mean = { $problem } ; vouliez-vous dire « { $name } » ?
error-did-you-mean-one-of = { $problem } ; vouliez-vous dire { $names } ou { $name } ?
error-only = { $problem } ; il n’y a que « { $name } »
error-known = { $problem } ; il y a { $names } et { $name }
error-listed-documents = { $problem } ; « diglot status » les énumère
error-listed-locales = { $problem } ; « diglot status » les énumère
error-listed-rules = { $problem } ; « diglot rules » les énumère
error-listed-segments = { $problem } ; ceux qu’il y a sont dans { $file }
error-unknown-document = aucun document ne s’appelle « { $name } »
error-unknown-segment = aucun segment ne s’appelle « { $name } »
error-unknown-locale = le projet n’a pas la langue « { $name } »
error-unknown-rule = aucune règle ne s’appelle « { $name } »
baseline-none = il n’y a pas de { $path } ; « --write-baseline » le crée
baseline-version = ceci n’est pas une liste de la version { $known } ; récrivez-la avec « --write-baseline »
baseline-findings = « findings » devrait être une liste
baseline-entry = ceci n’est pas une entrée : rule, locale, segment, said et count
config-unknown-style = le style de « { $language } » n’a pas d’option « { $name } »
config-style-value = l’option « { $name } » du style de « { $language } » attend { $expected }
config-pattern-path = « { $pattern } » doit contenir {"{path}"} une fois : le nom du document, dossiers compris
config-source-root = « { $path } » doit désigner le dossier d’un autre dépôt : relatif à celui de diglot.toml, présent, et qui ne le contient pas
config-pattern-locale = « { $pattern } » doit contenir {"{locale}"} : le nom de la langue
config-no-markdown = « { $pattern } » : seules les pages en Markdown et en MDX se lisent là où elles sont ; le reste s’importe avec « diglot import »
config-pattern-no-locale = « { $pattern } » désigne les fichiers de la langue source et ne peut pas contenir {"{locale}"}
config-pattern-unknown = {"{"}{ $name }{"}"} n’existe pas ; les motifs connaissent {"{path}"} et {"{locale}"}
config-pattern-unclosed = une accolade n’est jamais fermée
error-outside = { $path } est un lien qui mène hors du projet ; il n’est pas suivi
error-read-only = { $path } appartient à un autre dépôt, qui n’est que lu ; corrigez-le là-bas
error-base-path = l10n.toml : « basepath » ({ $path }) mène hors du dépôt git de ce fichier ; rien n’y est lu
error-loop = { $path } est un lien qui revient sur lui-même ; il n’est pas suivi
error-no-file = { $path } n’est pas un fichier
error-name = { $path } : ce nom n’est pas en UTF-8
error-no-match = aucun fichier ne correspond à « { $pattern } » ; corrigez le motif ou créez le premier fichier
error-no-documents = aucun document : ni { $content }/*.toml, ni fichier qui corresponde à « { $pattern } » ; importez le premier avec « diglot import FICHIER »
error-no-locales = aucun fichier de traduction ne correspond à « { $pattern } » ; créez le premier, ou nommez les langues avec « targets » dans diglot.toml
glossary-empty-term = cette entrée ne nomme rien : il lui faut une langue, comme fr = "terme"
expected-terms = des entrées [[term]]
expected-designations = un texte avec un mot au moins, ou une liste de tels textes
expected-forbidden = une table comme { "{" } en = ["terme"] { "}" }
error-pattern = motif « { $pattern } » : { $problem }
config-no-file = { $path } n’existe pas
config-include-loop = { $path } s’inclut lui-même, ou inclut trop de fichiers
config-excludes = un fichier inclus ou exclu ne peut lui-même en exclure d’autres
config-no-paths = rien ici ne parle de fichiers Fluent : « paths » les nomme par « reference » et « l10n »
config-variable = {"{"}{ $name }{"}"} n’a pas de valeur ; il y a {"{locale}"}, {"{l10n_base}"} et ce que nomme « env »
config-paths-differ = « { $reference } » et « { $translation } » ne se répondent pas : les mêmes * et **, et {"{locale}"} dans le second
config-regex = « { $pattern } » n’est pas une expression régulière : { $reason }

error-link = { $path } est un lien symbolique ; rien ne s’écrit à travers un lien
error-many-links = { $path } est derrière trop de liens ; il n’est pas lu
error-journal = { $path } n’est pas un journal de diglot, ou désigne un fichier hors du projet ; examinez-le, puis supprimez-le

io-not-found = ce fichier ou ce dossier n’existe pas
io-permission = vous n’en avez pas le droit
io-full = le disque est plein
io-too-large = le fichier dépasserait la taille permise par le système
io-read-only = ce disque est en lecture seule
io-folder = c’est un dossier
io-no-folder = une partie du chemin est un fichier, pas un dossier
io-exists = ce nom est déjà pris
io-name = le système n’admet pas ce nom
io-memory = la mémoire ne suffit pas
io-closed = plus personne ne lit
io-busy = un autre programme l’occupe ; attendez qu’il ait fini, puis recommencez
io-other = { $reason }

toml-recursion = trop d’imbrications
toml-twice = cette clé, ou cette table, est présente deux fois
toml-extend = une valeur ne peut pas recevoir de clés
toml-escape = « \ » commence une séquence inconnue de TOML ; pour un simple « \ », écrivez « \\ »
toml-string = une valeur manque, ou un texte n’est pas entre guillemets droits, les mêmes à la fin qu’au début
toml-unclosed = un crochet ou une accolade n’est pas fermé
toml-comma = une virgule manque, ou est de trop
toml-comma-missing = il manque une virgule entre deux valeurs
toml-value = une valeur manque ou n’en est pas une : un texte s’écrit entre guillemets droits, comme "fr"
toml-values = deux valeurs se suivent ; une liste s’écrit entre crochets, avec des virgules
toml-key = ceci n’est pas une clé : des lettres sans accent, des chiffres, « - » et « _ », ou un texte entre guillemets droits
toml-equals = on attend ici « nom = valeur »
toml-equals-missing = il manque « = » et une valeur après la clé
toml-content = une seule valeur est attendue, puis la fin de la ligne
toml-number = ceci n’est ni un nombre ni une date
toml-character = un caractère que TOML n’admet pas ici
toml-other = { $reason }
baseline-incomplete = { $path } n’a pas été écrit : il y manquerait ce qui n’a pu être vérifié
baseline-other = { $path } existe et n’est pas une liste de signalements admis ; rien n’a été écrit
config-source-target = « { $name } » est la langue source ; nommez les langues vers lesquelles on traduit
error-edited = { $path } a été modifié après l’interruption d’une écriture ; comparez-le à { $path }.diglot-new, puis supprimez ce dernier
error-bug = { $path } n’a pas pu être traité à cause d’un bogue de diglot ; signalez-le, avec ce fichier si vous le pouvez : { $place }
error-bug-command = diglot s’est arrêté à cause d’un de ses bogues ; signalez-le, avec ce que vous avez tapé : { $place }
error-changed = { $path } a été modifié entre-temps par un autre programme ; rien n’a été écrit, recommencez
error-git = { $path } mène dans le dossier de git, où rien ne s’écrit
error-large = { $path } dépasse 64 Mo ; un fichier de projet plus grand n’est pas lu
