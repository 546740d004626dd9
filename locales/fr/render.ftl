### Le rendu des documents.

render-negotiated = le projet n’a pas « { $name } » ; voici « { $locale } »
render-facing-itself = « { $locale } » ne peut être placé en regard de lui-même
render-unreadable = { $place } : le document ne peut être lu ; « diglot check { $document } » dit pourquoi
render-damaged = { $place } : ce qui suit ne peut être lu et manque dans le rendu ; « diglot check { $document } » dit pourquoi
render-own-file = { $path } fait partie du projet ; choisissez un autre fichier pour le rendu

## Ce qui n’est pas traduit

render-stale = { $count ->
    [one] un segment en « { $locale } » est traduit d’une version plus ancienne de la source
    [many] { $count } de segments en « { $locale } » sont traduits d’une version plus ancienne de la source
   *[other] { $count } segments en « { $locale } » sont traduits d’une version plus ancienne de la source
}
render-draft = { $count ->
    [one] un segment en « { $locale } » est une ébauche
    [many] { $count } de segments en « { $locale } » sont des ébauches
   *[other] { $count } segments en « { $locale } » sont des ébauches
}
render-denied = rien n’est écrit : « --deny » l’interdit
render-mark-stale = périmé
render-mark-draft = ébauche
render-fell-back = { $count ->
    [one] un segment n’est pas traduit en « { $locale } » et reste en « { $source } » : { $ids }
    [many] { $count } de segments ne sont pas traduits en « { $locale } » et restent en « { $source } » : { $ids } et { $more } autres
   *[other] { $count } segments ne sont pas traduits en « { $locale } » et restent en « { $source } » : { $ids }{ $more ->
        [0] {""}
        [one] { " " }et un autre
       *[other] { " " }et { $more } autres
    }
}
render-stands-in = { $count ->
    [one] un segment en « { $locale } » est repris de « { $from } »
    [many] { $count } de segments en « { $locale } » sont repris de « { $from } »
   *[other] { $count } segments en « { $locale } » sont repris de « { $from } »
}
render-untranslated = { $count ->
    [one] un segment n’est pas traduit en « { $locale } » : { $ids }
    [many] { $count } de segments ne sont pas traduits en « { $locale } » : { $ids } et { $more } autres
   *[other] { $count } segments ne sont pas traduits en « { $locale } » : { $ids }{ $more ->
        [0] {""}
        [one] { " " }et un autre
       *[other] { " " }et { $more } autres
    }
}

## Ce qui n’a pu être résolu

render-gap = { $place } : { $what } (segment « { $segment } »{ $more ->
    [0] {""}
    [one] , et à un autre endroit
   *[other] , et à { $more } autres endroits
})
render-more-gaps = et d’autres encore
render-setting = « { $setting } » n’est pas de la forme NOM=VALEUR
render-setting-name = « { $name } » n’est pas un nom de variable : une lettre sans accent, puis des lettres, chiffres, « - » ou « _ »
render-unset-variable = « ${ $name } » n’a pas de valeur ; donnez-la avec --set { $name }=VALEUR
render-unused-variable = aucun texte rendu n’emploie « ${ $name } »
render-unset-parameter = le terme emploie « ${ $name } », que rien ne lui passe
render-unknown-message = il n’y a pas de message « { $name } » dans cette langue
render-unknown-term = il n’y a pas de terme « { $name } » dans cette langue
render-unknown-function = il n’y a pas de fonction « { $name } » ; il y a NUMBER et DATETIME
render-no-argument = « { $name } » attend une valeur
render-not-a-number = « { $text } » n’est pas un nombre
render-not-a-date = « { $text } » n’est pas une date comme 2024-03-31
render-date-parts = ces parties ne font pas une date : par exemple une année et un jour sans mois
render-unknown-option = il n’y a pas d’option « { $name } »
render-wrong-option = l’option « { $name } » ne prend pas la valeur « { $value } »
render-cycle = « { $name } » se contient lui-même
render-too-deep = plus de { $most } textes ou expressions l’un dans l’autre
render-too-large = le segment « { $segment } » grandirait hors de toute mesure : « { $message } » contient des textes qui en contiennent d’autres, et ainsi de suite

## Dans les pages

render-language-name = Français
render-html-skip = Aller au texte
render-html-languages = Langues affichées
render-html-not-translated = non traduit ({ $locale })
render-html-notes = Notes
render-html-untitled = Sans titre
render-html-published = Source :
render-html-licence = Licence :
render-format = le nom de { $path } n’est celui d’aucun format que diglot écrit ; donnez « --format » (text, markdown ou html). Pour un PDF, écrivez du HTML et imprimez-le depuis un navigateur
