### Ce que diglot dit de ce qu’il a trouvé.

severity-error = erreur
severity-warning = avertissement
severity-info = info
severity-off = inactive
finding-title = { $head } : { $message }

state-stale = périmé
state-unconfirmed = à confirmer
significance-typographic = changement de typographie
significance-minor = changement mineur
significance-major = changement majeur

label-source = source
label-translation = traduction
label-first = première occurrence
label-source-change = la source, depuis sa traduction :
label-translation-place = la traduction, { $place } :
label-note = note :
label-help = aide :

page-reported = signalé :
page-accepted = accepté :
page-same = (le reste comme plus haut)
page-settings = Réglages
page-severity = Niveau : { $severity }.
page-severity-changed = Niveau : { $severity } dans ce projet ({ $default } par défaut).
page-fixable = « diglot check --fix » corrige ce qui peut l’être sans risque.
page-configure = Dans diglot.toml : « off » la fait taire partout ; « info », « warning » ou « error » changent son niveau.
page-options = Avec ses options :
page-allow = Pour un seul texte : « allow » dans un segment, ou un commentaire au-dessus d’un message Fluent.
page-reason = la raison
family-files = fichiers
family-sync = suivi
family-fluent = Fluent
family-markup = balisage
family-figures = chiffres
family-words = mots
family-completeness = complétude
family-typography = typographie
family-source = source

check-progress = documents vérifiés
check-files-progress = fichiers vérifiés
import-progress = importation
export-progress = exportation
documents-progress = documents lus
check-clean = { $segments ->
    [one] Tout est en ordre : un segment vérifié.
    [many] Tout est en ordre : { $segments } de segments vérifiés.
   *[other] Tout est en ordre : { $segments } segments vérifiés.
}
check-counts = Erreurs : { $errors }, avertissements : { $warnings }, infos : { $infos }
check-closing = { $counts }. { $next }
check-next-files = Corrigez d’abord les fichiers : ce qui ne peut être lu ne peut être vérifié.
check-next-diff = « diglot diff » montre ce qui a changé ; « diglot accept » confirme ce qui reste juste.
check-next-missing = Traduisez ce qui manque : « diglot serve » ouvre l’établi, « diglot fill » fait une place dans les fichiers ; puis lancez « diglot accept ».
check-next-missing-page = Traduisez ce qui manque dans les pages, ou dans l’établi que « diglot serve » ouvre ; puis lancez « diglot accept ».
check-next-errors = Corrigez d’abord les erreurs ; « diglot explain { $rule } » en dit plus.
check-next-accept = Relisez ces segments, puis enregistrez-les avec « { $command } ».
check-next-explain = « diglot explain { $rule } » en dit plus.
status-title = Où en sont les traductions
status-words = mots
status-words-note = Les nombres sont des mots de la source ; le pourcentage est celui des mots à jour.
status-total = en tout
status-current = à jour
status-reviewed = relus
status-drafts = ébauches
status-changed = changés
status-new = nouveaux
status-repeated = dont répétés
status-other = autres
status-fallback = repris de { $locales }
status-badge = traductions
status-unrecorded = Rien n’est encore enregistré : « diglot accept --from-history » retrouve dans l’historique git de quoi chaque traduction est tirée ; « diglot accept --all » confirme tout.
status-legend = █ relu, ▓ à jour, ▒ périmé, ░ le reste ; le pourcentage est celui des mots à jour
status-counts = segments : { $total } ({ $words } mots) ; à jour : { $current }, relus : { $reviewed }, ébauches : { $drafts }, périmés : { $stale }, manquants : { $missing }, autres : { $other }{ $fallback ->
    [0] {""}
   *[other] , repris de { $locales } : { $fallback }
}
check-fixed = Corrections appliquées : { $count } ; fichiers changés : { $files }.
check-would-fix = Corrections qui seraient appliquées : { $count } ; fichiers qui changeraient : { $files }.
baseline-written = { $count ->
    [one] { $path } énumère un signalement ; « --baseline { $path } » le laisse de côté.
   *[other] { $path } énumère { $count } signalements ; « --baseline { $path } » les laisse de côté.
}
baseline-paid = signalements énumérés qui n’ont plus lieu d’être : { $count } ; « --write-baseline » les retire
summary-locale = langue
summary-source = source
summary-current = à jour
summary-stale = périmés
summary-unconfirmed = à confirmer
summary-unrecorded = non enregistrés
summary-missing = manquants
summary-fallback = repris
summary-orphan = sans source
summary-errors = erreurs
summary-warnings = avertissements
summary-infos = infos
summary-number = { $name } : { $number }
check-words-off = le projet ne demande pas de vérifier l’orthographe : ajoutez une table [spelling] à diglot.toml
check-words-written = { $count ->
    [0] Tous les mots sont dans un dictionnaire ou dans une liste du projet.
    [one] Un mot a été ajouté à { $files } : lisez-le, et ôtez-le s’il est mal écrit.
   *[other] { $count } mots ont été ajoutés à { $files } : lisez-les, et ôtez ceux qui sont mal écrits.
}
check-fix-whole = « --fix » porte sur des documents entiers ; ne nommez pas de segment
