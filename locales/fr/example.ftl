### Le document d’exemple de « diglot init », segment par segment.

# Le nom du fichier : lettres sans accent, chiffres et traits d’union.
example-name = exemple
example-title = Un premier document
example-opening = Chaque paragraphe de ce document est un *segment* : son texte est dans le dossier `content`, sa traduction dans `locales`, sous le même nom. À côté d’elle, diglot garde le texte dont elle a été tirée, et sait donc quand elle n’y répond plus.
example-steps = Trois choses à essayer
example-check = Lancez `diglot check` : tout est en ordre.
example-change = Changez un mot de ce segment, puis relancez `diglot check` : la traduction est **périmée**, et les deux textes s’affichent.
example-accept = Mettez la traduction à jour, et confirmez-la avec `diglot accept`.
example-import = Ensuite, `diglot import` fait entrer vos propres documents : texte, Markdown, HTML ou DOCX.
