### Ce que diglot dit aux personnes.

severity-error = erreur
severity-warning = avertissement
severity-info = info
label-source = source
label-translation = traduction
label-first = première occurrence
label-when-translated = source au moment de la traduction
label-now = source actuelle

syntax-too-deep = accolades imbriquées à plus de { $most } niveaux
syntax-fluent = syntaxe Fluent incorrecte : { $reason }
syntax-toml = syntaxe TOML incorrecte : { $reason }
syntax-unknown-key = clé « { $key } » inconnue ; clés connues : { $known }
syntax-wrong-type = « { $key } » n’a pas la valeur attendue : { $expected }
syntax-provenance = l’enregistrement « { $id } » est endommagé, ou vient d’une version plus récente de diglot
encoding-message = ce fichier n’est pas en UTF-8
duplicate-id-message = l’identifiant « { $id } » est déjà utilisé
invalid-id-message = « { $id } » n’est pas un identifiant Fluent : une lettre, puis des lettres, chiffres, « - » ou « _ »
merge-conflict-message = une fusion est restée inachevée
missing-message = « { $id } » n’est pas traduit ; à ajouter dans { $file }
stale-message = la source a changé depuis la traduction de « { $id } »
orphan-message = « { $id } » n’a plus de source
unconfirmed-message = la source et la traduction de « { $id } » ont changé ; « diglot accept » le confirme
unrecorded-message = on ne sait pas de quelle source vient la traduction de « { $id } »

check-clean = Tout est en ordre : { $segments } segments vérifiés.
check-findings = Erreurs : { $errors }. Avertissements : { $warnings }. Relisez les textes ci-dessus, puis confirmez avec « diglot accept ».
status-counts = segments : { $total } ({ $words } mots) ; à jour : { $current }, relus : { $reviewed }, périmés : { $stale }, manquants : { $missing }, autres : { $other }
accept-recorded = Enregistrés : { $count }.
accept-unknown = aucun document ni segment ne s’appelle « { $name } »
accept-nothing = nommez un document ou un segment, ou demandez --all
render-unknown-document = aucun document ne s’appelle « { $name } » ; documents : { $known }
render-unknown-locale = le projet n’a pas la langue « { $name } » ; langues : { $known }
render-missing = « { $id } » n’est pas traduit
render-placeables = « { $id } » contient une expression que cette version ne sait pas encore rendre
error-no-project = aucun diglot.toml ici ni au-dessus ({ $path })
error-config = { $path } : { $reason }
error-read = { $path } ne peut être lu : { $reason }
error-write = { $path } ne peut être écrit : { $reason }
