### L’établi dans le navigateur.

## Les pages

serve-language-name = Français
language-fr = français
language-en = anglais
serve-navigation = Parties de l’établi
serve-overview = Vue d’ensemble
serve-desk = Établi
serve-reader = Lecture
serve-findings = Constats
serve-history = Historique
serve-skip = Aller au contenu
serve-theme = Clair ou sombre
serve-help = Aide au clavier
serve-close = Fermer
serve-nothing-here = Il n’y a rien à cette adresse
serve-failed = Cela n’a pas pu être lu
serve-not-rendered = Ce document ne peut pas être montré
serve-no-documents = Ce projet n’a pas encore de document.
serve-unreachable = diglot ne répond plus : a-t-il été arrêté ? Ce que vous avez écrit reste sur cette page.

## Où en sont les traductions

serve-progress = Relus : { $reviewed }, traduits : { $translated }, à faire : { $left }, sur { $all } segments
serve-left = { $segments ->
    [one] Un segment à faire
   *[other] { $segments } segments à faire
 }, { $words ->
    [one] un mot
   *[other] { $words } mots
 } à traduire ou à reprendre
serve-left-none = Tout est fait.
serve-count = { $need } : { $count }
serve-show = Segments montrés
serve-filter-todo = À faire
serve-filter-missing = À traduire
serve-filter-stale = Périmés
serve-filter-findings = Constats
serve-filter-draft = Ébauches
serve-filter-review = À relire
serve-filter-all = Tout
serve-search = Chercher dans les textes
serve-no-rows = Aucun segment ne correspond.
serve-not-translated = pas encore traduit
serve-stands-in = repris de { $locale }

## Le segment en main

serve-translation = Traduction
serve-note = Note de l’auteur :
serve-keep = reste tel quel
serve-save-next = Enregistrer et continuer
serve-confirm-next = Toujours juste, continuer
serve-reviewed = Relu
serve-save = Enregistrer
serve-draft = Ébauche
serve-copy = Copier la source
serve-revert = Revenir au texte enregistré
serve-fix = Corriger
serve-allow = Admettre ici
serve-reason-needed = Pourquoi ?
serve-suggestions = Ce que dit déjà le projet
serve-suggestion-renamed = le même segment, sous son ancien nom
serve-suggestion-figures = seuls les chiffres changent : ils sont adaptés
serve-suggestion-same = la même source
serve-suggestion-similar = source semblable à { $percent } %
serve-conflict-theirs = Dans le fichier, maintenant
serve-conflict-yours = Ce que vous avez écrit
serve-keep-mine = Garder le mien
serve-take-theirs = Prendre celui du fichier

## Ce qui est dit en passant

serve-saving = Enregistrement…
serve-undone = Annulé
serve-undo = Annuler
serve-nothing-to-undo = Il n’y a rien à annuler.
serve-taken-in = Un fichier a changé ailleurs : l’établi est à jour.
serve-unsaved = non enregistré
serve-leave = Des textes ne sont pas enregistrés.
serve-all-done = Il ne reste rien à faire ici.
serve-clean = Rien à signaler.

## Constats, historique

serve-no-findings = Les vérifications ne trouvent rien.
serve-rule-page = De quoi s’agit-il ?
serve-fix-all = Corriger tout ce qui peut l’être sans risque
serve-fixed = { $count ->
    [one] Une correction faite
   *[other] { $count } corrections faites
 }
serve-history-about = Ce qui a été fait depuis que l’établi est ouvert. Chaque acte peut être annulé tant que personne n’a récrit le même segment après lui.
serve-history-empty = Rien n’a encore été fait.

## Le clavier

serve-keys = Au clavier
key-enter = Entrée
key-shift = Maj
key-esc = Échap
serve-key-save-next = enregistrer ou confirmer, et continuer
serve-key-save = enregistrer
serve-key-reviewed = enregistrer comme relu, et continuer
serve-key-down = segment suivant
serve-key-up = segment précédent
serve-key-next = prochain segment à faire
serve-key-suggestion = insérer la suggestion de ce numéro
serve-key-copy = copier la source
serve-key-undo = annuler le dernier acte
serve-key-close = fermer le segment
serve-key-open = ouvrir le segment choisi (flèches ou J et K pour choisir)
serve-key-accept = confirmer le segment choisi (R : le marquer comme relu)
serve-key-search = chercher
serve-key-help = cette aide

## Dans le terminal, au démarrage

serve-ready = L’établi est ouvert : { $address }
serve-ready-help = Ouvrez cette adresse dans un navigateur de cette machine ; elle n’est que pour vous. Pour arrêter : Ctrl-C.
serve-no-browser = le navigateur n’a pas pu être ouvert ; ouvrez vous-même l’adresse ci-dessus
serve-port = le port { $port } ne peut être pris : { $reason }
