### Ce que disent les règles.

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
