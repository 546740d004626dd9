### Ce qui demande quelqu’un, et ce qu’on peut en faire : l’établi, dans le navigateur et dans le terminal.

## Ce qu’il y a à faire d’un segment

need-missing = à traduire
need-stale = périmé
need-unconfirmed = à confirmer
need-unrecorded = à enregistrer
need-broken = illisible
need-draft = ébauche
need-finding = à vérifier
need-edited = modifié
need-review = traduit
need-fallback = repris
need-none = relu

## Ce qui, dans un changement, peut renverser le sens

risk-negation = Une négation ou une restriction a changé :
risk-figure = Un chiffre a changé :
risk-name = Un nom a changé :
risk-placeable = Un élément variable a changé :

## Ce qui a été fait

done-translated = Traduit
done-written = Traduction modifiée
done-written-reviewed = Traduction modifiée et relue
done-written-draft = Ébauche enregistrée
done-confirmed = Confirmé tel quel
done-reviewed = Marqué comme relu
done-draft = Marqué comme ébauche
done-allowed = Admis : { $rule }

## Pourquoi quelque chose n’a pas été fait

act-no-segment = il n’y a plus de segment { $segment }
act-not-translated = { $segment } n’est pas traduit
act-broken = l’entrée { $segment } du fichier ne peut être lue : corrigez-la d’abord à la main
act-empty = il n’y a rien d’écrit
act-source-moved = La source a changé entre-temps : relisez-la avant d’enregistrer
act-translation-moved = La traduction a changé entre-temps, ailleurs
act-no-rule = aucune règle ne s’appelle { $name }
act-no-reason = dites pourquoi
act-page = Ceci ne se met pas dans la page depuis ici : écrivez dans son fichier, { $path }
act-unplaced = Ceci manque dans la page { $path }, et sa place n’y est pas certaine, car les blocs voisins ne sont pas appariés : écrivez-le dans ce fichier
act-no-page = La page { $path } n’existe pas encore : copiez-y la page de la source et traduisez-la, ou rapportez tous ses textes avec « diglot import »

## Dans le terminal

review-count = segment { $at } sur { $all }, { $left } à faire
review-keys = [a] toujours juste [r] relu [e] écrire [s] suite [b] retour [u] annuler [?] aide [q] quitter
review-keys-edit = [Entrée] enregistrer et continuer [Ctrl-S] enregistrer [Alt-Entrée] à la ligne [Échap] laisser
review-keys-line = [Entrée] valider [Échap] laisser
review-keys-choose = [1…9] choisir [Échap] laisser
review-which = Lequel de ces constats admettre ?
review-reason = Pourquoi admettre { $rule } ?
review-unsaved = { $count ->
    [one] Un texte n’est pas enregistré : encore [q] pour quitter sans lui.
   *[other] { $count } textes ne sont pas enregistrés : encore [q] pour quitter sans eux.
 }
review-kept = Gardé, mais pas encore enregistré : [e] le reprend.
review-not-saved = (pas encore enregistré)
review-editor-same = Rien n’a changé.
review-no-editor = Il n’y a pas d’éditeur, ou il a échoué : dites lequel dans la variable EDITOR.
review-undone = Annulé
review-nothing-to-undo = Il n’y a rien à annuler.
review-nothing-to-allow = Il n’y a rien à admettre ici.
review-not-found = Aucun segment ne contient cela.
review-all-done = Il ne reste rien à faire.
review-nothing = Il n’y a aucun segment à relire.
review-no-terminal = « review » a besoin d’un terminal ; « diglot serve » ouvre l’établi dans le navigateur
review-ended = Faits dans cette séance : { $count }.
review-help =
    a, Entrée confirmer : la traduction est toujours juste
    r marquer comme relu
    e écrire la traduction ici
    E l’écrire dans votre éditeur
    1 … 5 partir de la suggestion de ce numéro
    w admettre un constat, avec une raison
    s passer à la suite sans rien faire
    b, n segment précédent, segment suivant
    u annuler le dernier acte
    / chercher
    ↑ ↓ faire défiler un long texte
    q quitter
