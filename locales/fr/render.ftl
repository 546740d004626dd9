### Le rendu des documents.

render-unknown-document = aucun document ne s’appelle « { $name } » ; documents : { $known }
render-unknown-locale = le projet n’a pas la langue « { $name } » ; langues : { $known }
render-missing = « { $id } » n’est pas traduit
render-placeables = « { $id } » contient une expression que cette version ne sait pas encore rendre
