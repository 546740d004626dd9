### La ligne de commande.

accept-recorded = Enregistrés : { $count }.
accept-unknown = aucun document ni segment ne s’appelle « { $name } »
accept-nothing = nommez un document ou un segment, ou demandez --all
