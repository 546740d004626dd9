### La ligne de commande.

## L’aide : à quoi servent les commandes et leurs arguments

help = Tenir un long document et ses traductions toujours en accord
help-example = Exemple :
help-examples = Exemples :
help-exit-status = Code de retour :
help-usage = Utilisation :
help-options = Options :
help-general = Options générales :
help-arguments = Arguments :
help-commands = Commandes :
help-command-name = COMMANDE
help-init = Créer un projet, avec un petit exemple s’il va du français vers l’anglais ou l’inverse
help-import = Importer un document (texte, Markdown, HTML ou DOCX) ou sa nouvelle version, avec sa traduction s’il y en a une ; ou ce qui revient de l’outil d’un traducteur
help-check = Signaler ce qui manque, est périmé ou ne correspond pas
help-status = Montrer où en est chaque traduction
help-diff = Montrer ce qui a changé dans la source depuis la traduction
help-accept = Enregistrer que les traductions répondent à leur source telles qu’elles sont
help-fill = Faire, dans les fichiers, une place pour chaque traduction qui manque
help-review = Traduire et relire dans le terminal, un segment à la fois
help-serve = Traduire et relire dans le navigateur, sur cette machine
help-render = Écrire un document dans une langue, ou dans deux face à face
help-export = Écrire ce qu’il y a à traduire, pour l’outil du traducteur
help-explain = Afficher la page d’une règle, ou le tableau de toutes les règles
help-rules = Lister les règles, pour les personnes ou pour les programmes
help-completions = Écrire un script de complétion, ou les pages de manuel
help-all-example = diglot check
help-init-example = diglot init rapport --source fr --target en
help-import-example = diglot import rapport.docx --translation rapport.en.docx --locale en
help-check-example =
    diglot check
    diglot check rapport --locale en --format github --deny warning
    diglot check --fix --dry-run
    diglot check --baseline baseline.toml
help-check-status-list =
    0 rien qui atteigne le niveau nommé par --deny
    1 quelque chose
    2 quelque chose n’a pas pu être vérifié, ou n’a pas été compris
help-status-example =
    diglot status
    diglot status rapport --format json
help-diff-example =
    diglot diff
    diglot diff rapport/conclusion
help-accept-example =
    diglot accept rapport/conclusion --state reviewed
    diglot accept --all --typographic
    diglot accept --from-history --dry-run
help-fill-example = diglot fill rapport --locale en
help-review-example = diglot review rapport --locale en
help-serve-example = diglot serve --open
help-render-example =
    diglot render rapport --lang en
    diglot render rapport --lang fr --facing en --output rapport.html
help-export-example =
    diglot export rapport --locale en --output rapport.xlf
    diglot export --for omegat --only missing,stale --output pour-anna/
    diglot import pour-anna/
help-explain-example =
    diglot explain
    diglot explain number-mismatch
help-rules-example = diglot rules --format json
help-completions-example = diglot completions bash > ~/.local/share/bash-completion/completions/diglot

arg-help = Afficher cette aide
arg-version = Afficher la version
arg-project = Dossier du projet (par défaut : le plus proche, en remontant, qui a un diglot.toml)
arg-config = Fichier de projet d’un autre outil, sous un autre nom, comme l10n-pontoon.toml
arg-ui-lang = Langue de diglot : fr ou en (par défaut : DIGLOT_LANG, puis celle du système)
arg-color = Quand employer des couleurs : auto (par défaut), always ou never
arg-init-folder = Dossier du projet, créé s’il n’existe pas (par défaut : le dossier courant)
arg-init-source = Langue des documents, comme « fr »
arg-init-target = Langue des traductions, comme « en » ou « pt-BR » ; peut être répété
arg-init-yes = Ne rien demander : du français vers l’anglais, sauf indication contraire
arg-import-file = Le document ; « - » désigne l’entrée standard. Sans lui, « --translation » complète la traduction du document du nom donné
arg-import-glossary = Le fichier est un glossaire (TBX, CSV ou TMX) : ses termes s’ajoutent à ceux du projet
arg-import-name = Nom dans le projet (par défaut : selon le nom du fichier) ; s’il existe, c’est une nouvelle version du document
arg-import-translation = Sa traduction, dans un autre fichier, à apparier avec lui
arg-import-locale = Langue de la traduction (par défaut : la seule du projet)
arg-import-from = Format : text, markdown, html ou docx (par défaut : selon le nom du fichier)
arg-import-encoding = Codage d’un texte qui n’est pas en Unicode, comme windows-1252
arg-import-keep = Quand l’auteur (ou le traducteur) et le projet ont tous deux modifié un segment, garder le texte du projet ; « --keep=DOCUMENT/SEGMENT » ne décide que d’une traduction qui revient
arg-import-theirs = Là où une traduction qui revient a aussi changé dans le projet, prendre celle qui revient ; « --theirs=DOCUMENT/SEGMENT » ne décide que d’un segment
arg-import-force = Passer outre : dans ce cas, prendre le texte du document ; remplacer les traductions en place ; apparier des documents qui ne se correspondent guère
arg-import-prune = Retirer les traductions dont le segment a disparu
arg-import-dry-run = Dire seulement ce qui serait écrit
arg-reference = Sans diglot.toml : dossier des fichiers sources, ou motif avec {"{path}"}
arg-translations = Sans diglot.toml : dossier des traductions avec {"{locale}"}, ou motif avec {"{path}"} en plus
arg-provenance = Sans diglot.toml : motif des fichiers de provenance (par défaut, à côté des traductions)
arg-source = Sans diglot.toml : langue source (par défaut, celle que nomme le dossier de --reference)
arg-check-documents = Documents ou segments à examiner (par défaut : tous) ; ou fichiers bilingues (XLIFF, PO, TMX, CSV, XLSX), pour lesquels il ne faut pas de projet
arg-documents = Documents à examiner (par défaut : tous)
arg-targets = Documents, ou segments particuliers
arg-locale = Langues à examiner (par défaut : toutes) ; peut être répété
arg-accept-locale = Langues à enregistrer (par défaut : toutes) ; peut être répété
arg-check-rule = Règles à appliquer (par défaut : toutes celles qui sont actives) ; peut être répété
arg-check-format = Forme du rapport : human (par défaut), json, github (annotations d’un workflow), sarif, junit, gitlab, checkstyle, html ou markdown ; avec =FICHIER, dans ce fichier ; peut être donnée plusieurs fois
arg-check-output = Fichier où écrire le rapport (par défaut : la sortie standard)
arg-check-deny = Plus faible niveau qui fait échouer la vérification : info, warning ou error (par défaut)
arg-check-quiet = Taire ce qui ne fait pas échouer la vérification
arg-check-summary = Seulement compter ce qui est trouvé, une ligne par langue
arg-check-pass-typographic = Laisser passer les changements d’espaces, de ponctuation, de casse et de guillemets de la source, comme le fait « pass-typographic »
arg-check-fix = Appliquer les corrections sûres, puis vérifier
arg-check-dry-run = Avec --fix : montrer seulement ce qui changerait
arg-check-baseline = Laisser de côté ce que ce fichier énumère
arg-check-write-words = Écrire les mots qu’aucun dictionnaire ne connaît dans les listes du projet
arg-check-write-baseline = Écrire tout ce qui est trouvé dans le fichier de --baseline
arg-status-format = Forme : human (par défaut), json, csv, markdown, html, badge (SVG) ou chart (SVG, sur l’histoire git)
arg-status-output = Fichier où écrire le tableau (par défaut : la sortie standard)
arg-diff-format = Forme du rapport : human (par défaut) ou json
arg-accept-all = Accepter toutes les traductions du projet
arg-accept-state = État à enregistrer : draft (ébauche), translated (traduit) ou reviewed (relu) ; par défaut, translated, sauf ce qui est déjà relu et n’a pas changé
arg-accept-stamp = Écrire aussi, dans l’en-tête de chaque page qui répond désormais à sa source, le commit de celle-ci (sous la clé « commit-key » de diglot.toml)
arg-accept-typographic = Seulement là où la source n’a changé que d’espaces, de ponctuation, de casse ou de guillemets
arg-accept-force = Accepter aussi les traductions qui contiennent une erreur
arg-accept-dry-run = Dire seulement ce qui serait enregistré
arg-accept-from-history = Enregistrer, d’après l’historique git, la source que chaque traduction avait devant elle quand elle a changé pour la dernière fois
arg-accept-since = Ne pas remonter avant ce commit : ce qui n’a pas changé depuis passe pour fidèle à la source d’alors
arg-accept-commit-key = Clé d’en-tête par laquelle une page traduite nomme le commit de sa source, comme « default_lang_commit »
arg-fill-dry-run = Dire seulement ce qui serait fait
arg-serve-open = Ouvrir le navigateur
arg-serve-port = Port à employer (par défaut : un port libre)
arg-render-document = Le document
arg-render-lang = Langue à écrire ; à défaut, celle du projet qui s’en approche le plus
arg-render-facing = Autre langue, à placer en regard
arg-render-format = Forme du texte : text, markdown ou html (par défaut : selon le nom du fichier, sinon text)
arg-render-fallback = Là où la traduction manque : source (la source), mark (la source, avec le nom de sa langue ; par défaut) ou fail (ne rien écrire)
arg-render-width = Colonnes de texte (par défaut : 80, ou 120 pour deux langues) ; 0 ne coupe pas les lignes ; 10 000 au plus
arg-render-output = Fichier à écrire (par défaut : la sortie standard)
arg-render-set = Valeur d’une variable, un nombre ou un texte (annee="2024" est un texte) ; peut être répété
arg-render-deny = Ne rien écrire, avec le code de sortie 1, tant que des segments sont périmés (stale) ou des ébauches (draft) ; les deux : stale,draft
arg-export-targets = Documents ou segments (par défaut : tous)
arg-export-glossary = Le glossaire au lieu des documents : tbx (par défaut), csv ou tmx
arg-export-format = Format : xliff, xliff-1.2, po, tmx, csv ou xlsx (par défaut : celui qui convient le mieux à l’outil, sinon xliff) ; d’un glossaire : tbx, csv ou tmx
arg-export-tool = Outil auquel c’est destiné : plain, omegat, weblate, trados ou memoq
arg-export-locale = Langue de la traduction (par défaut : toutes) ; peut être répété
arg-export-only = Seulement ce qui manque (missing), est périmé (stale), est une ébauche (draft) ou a des constats (findings) ; plusieurs, avec des virgules
arg-export-inline = Les mises en valeur comme des codes que l’outil protège (codes) ou comme du Markdown (text) ; par défaut : codes là où le format en a
arg-export-output = Fichier ou dossier à écrire (par défaut : la sortie standard, là où un seul fichier suffit)
arg-explain-rule = La règle (par défaut : le tableau de toutes les règles)
arg-rules-format = Forme de la liste : human (par défaut) ou json
arg-completions-shell = Pour quoi : bash, elvish, fish, powershell ou zsh ; man pour les pages de manuel
arg-completions-output = Dossier où écrire, sous le nom que l’interpréteur ou man attend (par défaut : la sortie standard)

## Ce que l’aide met à la place des valeurs

value-dir = DOSSIER
value-document = DOCUMENT
value-document-segment = DOCUMENT[/SEGMENT]
value-encoding = CODAGE
value-file = FICHIER
value-format = FORMAT
value-tool = OUTIL
value-what = QUOI
value-when = QUAND
value-how = COMMENT
value-path = CHEMIN
value-segment = SEGMENT
value-format-file = FORMAT[=FICHIER]
value-language = LANGUE
value-locale = LANGUE
value-lang = LANGUE
value-name = NOM
value-name-value = NOM=VALEUR
value-pattern = MOTIF
value-key = CLÉ
value-port = PORT
value-rev = COMMIT
value-rule = RÈGLE
value-severity = NIVEAU
value-shell = INTERPRÉTEUR
value-state = ÉTAT
value-width = LARGEUR
value-fallback = RECOURS

## Ce qui ne va pas dans les arguments

usage-hint = « diglot --help » énumère les commandes
usage-hint-command = « diglot { $name } --help » dit ce qui est possible
usage-unknown-argument = il n’y a pas ici d’argument « { $argument } »
usage-unknown-command = il n’y a pas de commande « { $name } »
usage-value = « { $value } » n’est pas une valeur de « { $argument } »
usage-width = « { $argument } » attend un nombre de 0 à 10 000
usage-choose = { $problem } ; choisissez { $values } ou { $last }
usage-value-missing = « { $argument } » demande une valeur
usage-missing = il manque : { $argument }
usage-accept-what = que faut-il accepter ? Nommez des documents ou des segments, ou employez --all ou --from-history
usage-only-with = « { $argument } » ne s’emploie qu’avec « { $other } »
usage-no-command = il manque une commande
usage-conflict = « { $argument } » ne va pas avec « { $other } »
usage-count = « { $argument } » ne prend pas de valeur
usage-encoding = un argument n’est pas de l’UTF-8 valide

## Ce que disent les commandes

init-ask-source = Langue des documents [{ $default }] :
init-ask-targets = Langues des traductions, séparées par des espaces [{ $default }] :
init-unsaid = quelles langues ? Indiquez-les avec --source et --target, ou --yes pour aller du français vers l’anglais
init-made = Un projet est prêt dans { $path } :
init-next = Essayez « diglot check », puis « diglot import FICHIER » pour importer un document.
init-next-import = Lancez « diglot import FICHIER » pour importer un document.
init-next-pages = Les pages sont reconnues. Ensuite : « diglot accept --from-history » retrouve de quelle source vient chaque paragraphe, puis « diglot check ».
init-other-pages = il y a ici des pages traduites, de { $source } vers { $targets }, dans d’autres langues que celles que vous indiquez ; « diglot init » sans langues en fait un projet
init-no-pages = encore aucune page : { $targets }
fill-write-here = écrivez la traduction à la place de {"{"}""{"}"}
fill-note = note
fill-made = { $file } : { $count ->
    [one] une place à remplir
   *[other] { $count } places à remplir
 }
fill-made-new = { $file }, nouveau : { $count ->
    [one] une place à remplir
   *[other] { $count } places à remplir
 }
fill-waiting = { $file } : { $waiting ->
    [one] une place attend encore sa traduction
   *[other] { $waiting } places attendent encore leur traduction
 }
fill-nothing = Rien ne manque.
fill-pages = Les pages Markdown n’ont pas de places à remplir : ce qui leur manque s’écrit dans les pages elles-mêmes, et « diglot serve » montre où.
fill-dry-run = Rien n’a été écrit.
fill-next = Écrivez chaque traduction à sa place, puis lancez « diglot check --fix », qui ôtera les commentaires, et « diglot accept ».
accept-more = … et { $count } autres dans le même cas
accept-recorded = Segments enregistrés : { $count }.
accept-would-record = Segments qui seraient enregistrés : { $count }.
accept-stamped = Pages qui nomment le commit de leur source : { $count }.
stamp-no-key = aucune page ne peut nommer le commit de sa source : diglot.toml ne dit pas sous quelle clé ; ajoutez « commit-key = "sourceCommit" » à [markdown]
stamp-behind =
    { $count ->
        [one] { $path } ne nomme pas de commit : un paragraphe y manque ou ne répond pas à sa source
       *[other] { $path } ne nomme pas de commit : { $count } paragraphes y manquent ou ne répondent pas à leur source
    }
stamp-uncommitted = { $path } ne nomme pas de commit : sa source dit ce qu’aucun commit ne dit encore ; enregistrez-la d’abord dans git
stamp-no-front-matter = { $path } ne nomme pas de commit : la page n’a pas d’en-tête où l’écrire ; commencez-la par un en-tête entre deux lignes « --- »
accept-was-stale = { $segment } [{ $locale }] : la source avait changé ; la traduction est confirmée telle quelle
accept-was-unconfirmed = { $segment } [{ $locale }] : la source avait changé, et la traduction après elle
accept-was-edited = { $segment } [{ $locale }] : la traduction avait changé
accept-state = { $segment } [{ $locale }] : { $state }
accept-less = { $what } ; à relire de nouveau
accept-missing = { $segment } [{ $locale }] n’est pas traduit : rien à enregistrer
accept-orphan = { $segment } [{ $locale }] n’a plus de source : rien à enregistrer
accept-unchanged = { $segment } [{ $locale }] : rien à enregistrer, tout l’est déjà
accept-warnings = { $count ->
    [one] Un avertissement subsiste à leur sujet ; « { $command } » le montre.
   *[other] { $count } avertissements subsistent à leur sujet ; « { $command } » les montre.
}
accept-damaged = { $document } : ce qui est endommagé n’a pas été enregistré : { $place } : { $problem } [{ $rule }]
accept-apart = { $segment } [{ $locale }] n’est pas accepté avec les autres : dans la source, « { $gone } » est devenu « { $come } » ; lisez les deux textes, puis nommez-le : « diglot accept { $segment } »
accept-apart-gone = { $segment } [{ $locale }] n’est pas accepté avec les autres : « { $gone } » a disparu de la source ; lisez les deux textes, puis nommez-le : « diglot accept { $segment } »
accept-apart-come = { $segment } [{ $locale }] n’est pas accepté avec les autres : « { $come } » est nouveau dans la source ; lisez les deux textes, puis nommez-le : « diglot accept { $segment } »
accept-refused = { $segment } n’est pas accepté : { $place } : { $problem } [{ $rule }] ; corrigez, ou employez --force
review-draft = ébauche
review-translated = traduit
review-reviewed = relu
diff-none = Aucune source n’a changé depuis sa traduction.
diff-closing = Segments changés : { $count }. Mettez à jour les traductions périmées, puis confirmez avec « diglot accept DOCUMENT/SEGMENT ».
ui-lang-unknown = l’interface n’existe pas en « { $name } » ; elle parle fr et en
