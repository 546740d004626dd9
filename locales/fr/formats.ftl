### Ce que disent les rapports à ouvrir ailleurs que dans un terminal.

format-title = Vérification des traductions
format-failure = Impossible à vérifier
format-locales = Langues
format-share = répartition
format-filter = Filtrer les constats
format-search = Texte
format-severity = Gravité
format-rule = Règle
format-locale = Langue
format-document = Document
format-all = tout
format-reset = Tout montrer
# 0 et 1 sont remplacés par le nombre de constats montrés et par leur total.
format-shown = 0 sur 1
format-untranslated = pas encore traduit
format-link = lien vers ce constat
format-rules = Ce que disent les règles
format-place = Segment
format-what = Constat
format-more = { $count ->
    [one] Encore un constat
   *[other] { $count } autres constats
}
format-left-out = { $count ->
    [one] Un constat de plus n’est pas montré.
   *[other] { $count } constats de plus ne sont pas montrés.
}
format-missing = { $count ->
    [one] un segment n’est pas traduit en « { $locale } »
   *[other] { $count } segments ne sont pas traduits en « { $locale } »
}
format-one-output = un seul rapport peut aller à la sortie standard ; donner aux autres un fichier : « --format sarif=rapport.sarif »
format-output-for-none = chaque rapport a déjà son fichier ; « --output » ne sert qu’à celui qui n’en a pas
format-same-file = deux rapports ne peuvent aller à { $path } : donnez à chacun son fichier
format-written = { $path } : rapport écrit
