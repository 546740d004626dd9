### Documents written out.

render-unknown-document = no document is called `{ $name }`; documents: { $known }
render-unknown-locale = the project has no locale `{ $name }`; locales: { $known }
render-missing = `{ $id }` is not translated
render-placeables = `{ $id }` holds an expression that this version cannot render yet
