### Ce que diglot dit de ce qu’il a trouvé.

severity-error = erreur
severity-warning = avertissement
severity-info = info
label-source = source
label-translation = traduction
label-first = première occurrence
label-when-translated = source au moment de la traduction
label-now = source actuelle
check-clean = Tout est en ordre : { $segments } segments vérifiés.
check-findings = Erreurs : { $errors }. Avertissements : { $warnings }. Relisez les textes ci-dessus, puis confirmez avec « diglot accept ».
status-counts = segments : { $total } ({ $words } mots) ; à jour : { $current }, relus : { $reviewed }, périmés : { $stale }, manquants : { $missing }, autres : { $other }
label-help = aide
