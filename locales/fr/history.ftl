### Ce que l’historique git sait des traductions.

history-recorded = Enregistrées d’après l’historique : { $count } ; périmées : { $stale }.
history-would-record = Seraient enregistrées d’après l’historique : { $count } ; périmées : { $stale }.
history-next = « diglot check » montre les traductions périmées, « diglot diff » ce qui a changé dans leur source.
history-kept = Déjà enregistrées, laissées telles quelles : { $count }.
history-uncommitted = Modifiées depuis le dernier commit, enregistrées avec la source actuelle : { $count }.
history-unnamed = pages qui nomment un commit absent de ce clone : { $count } ; leur source est prise là où elles ont commencé à le nommer

history-left-untracked = non enregistrées, leur fichier n’est dans aucun commit : { $count } ; ajoutez-le à git, puis recommencez
history-left-shallow = non enregistrées, plus anciennes que ce clone superficiel ne remonte : { $count } ; lancez « git fetch --unshallow », puis recommencez
history-left-no-source = non enregistrées, sans source au moment de leur dernier changement : { $count } ; lisez-les, puis lancez « diglot accept »
history-left-unreadable = non enregistrées, ce clone partiel n’a pas les fichiers qui le diraient : { $count } ; lancez « git fetch --refetch --no-filter », puis recommencez

history-progress = commits lus
history-no-folder = les fichiers du projet ne sont pas sur le disque : ils n’ont pas d’historique
history-no-git = git n’est pas installé, ou ne se trouve pas dans PATH ; l’historique ne peut être lu sans lui
history-no-repository = { $path } n’est dans aucun dépôt git lisible ({ $reason }) ; sans historique, enregistrez l’état actuel avec « diglot accept --all »
history-no-commit = ce dépôt n’a encore aucun commit ; enregistrez l’état actuel avec « diglot accept --all »
history-no-revision = « { $revision } » ne désigne aucun commit
history-failed = git a échoué : { $reason }
