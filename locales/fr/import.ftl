### L’importation de documents : ce qui n’a pas pu être lu, ce qui n’a pas pu être gardé.

import-empty = ce document est vide
import-not-text = ce fichier n’est pas un texte : il contient des octets nuls ou des caractères de contrôle
import-not-unicode = ligne { $line } : ce texte n’est pas en UTF-8 (peut-être en { $guess }) ; enregistrez-le en UTF-8, ou indiquez son codage avec « --encoding { $guess } »
import-not-in-encoding = ligne { $line } : ce texte n’est pas en { $encoding }
import-unknown-encoding = aucun codage ne s’appelle « { $name } » ; par exemple : utf-8, utf-16le, windows-1252, iso-8859-15
import-too-deep = les éléments de ce document sont imbriqués à plus de { $most } niveaux ; ce n’est pas le fait d’un auteur
import-too-many-attributes = ligne { $line } : une balise a plus de { $most } attributs ; ce n’est pas le fait d’un auteur
import-no-archive = ce fichier n’est pas un document DOCX : ce n’est pas une archive ZIP
import-encrypted = ce document est protégé par un mot de passe ; ouvrez-le et enregistrez-le sans protection
import-old-word = ce document est à l’ancien format de Word (.doc) ; ouvrez-le et enregistrez-le en .docx
import-missing-part = ce fichier n’est pas un document DOCX : il ne contient pas { $part }
import-damaged = ce document est endommagé ({ $part } : { $reason }) ; ouvrez-le et enregistrez-le de nouveau
import-too-large = ce document occupe plus de { $most } Mo une fois décompressé ; il n’est pas lu

## Ce qui n’est pas repris, une fois par sorte, avec le nombre et le premier endroit

import-near = près de « { $text } »
import-at-the-start = au début du document
import-loss-rule = filets de séparation non repris : { $count } (le premier, ligne { $line })
import-loss-quote = passages repris sans la citation qui les entoure, n’étant pas des paragraphes : { $count } (le premier, ligne { $line })
import-loss-html = blocs de HTML dont le texte est repris, mais pas les balises : { $count } ({ $tag } ; le premier, ligne { $line })
import-loss-element = éléments non repris : { $count } ({ $tag } ; le premier, ligne { $line })
import-loss-attributes = éléments repris sans leur classe ou leur identifiant : { $count } (le premier, ligne { $line })
import-loss-merged-cells = tableaux dont les cellules fusionnées sont reprises une à une : { $count } (le premier, ligne { $line })
import-loss-front-matter = indications qui n’ont pas leur place dans un document : { $count } ({ $what } ; la première, ligne { $line })
import-loss-references = liens dont l’adresse était donnée plus loin, et suit maintenant leur texte : { $count } (le premier, ligne { $line })
import-loss-shortcodes = codes courts qui restent tels quels dans le texte : { $count } ({ $what })
import-loss-containers = lignes de « ::: » qui restent telles quelles dans le texte : { $count } ({ $what })
import-loss-attribute-lists = listes d’attributs qui restent telles quelles dans le texte : { $count } ({ $what })
import-loss-changes = les modifications suivies sont reprises comme acceptées (insertions : { $inserted }, suppressions : { $deleted })
import-loss-comments = commentaires non repris : { $count }
import-loss-hidden = passages masqués non repris : { $count }
import-loss-capitals = passages en majuscules ou en petites capitales repris comme ils ont été tapés : { $count }
import-loss-tabs = tabulations devenues des espaces : { $count }
import-loss-subtitle = sous-titres repris comme des paragraphes : { $count }
import-loss-page-frames = en-têtes et pieds de page non repris : { $count }
import-loss-contents = la table des matières n’est pas reprise : elle se refait à partir des titres
import-loss-heading-numbers = la numérotation des titres n’est pas reprise
import-loss-picture = images dont seul le texte de remplacement est repris, car elles manquent ou aucun navigateur ne les montre : { $count } ({ $what })
import-loss-picture-elsewhere = images introuvables à côté du document, dont l’adresse reste telle quelle : { $count } ({ $what })
import-loss-drawing = dessins et graphiques dont seul le texte de remplacement est repris : { $count } (le premier { $near })
import-loss-formula = formules reprises comme un simple texte : { $count } (la première { $near })
import-loss-merged = tableaux dont les cellules fusionnées sont reprises une à une : { $count } (le premier { $near })
import-loss-sign = signes d’une police de symboles non repris : { $count } (le premier { $near })

## Ce qui est importé

import-done = { $document } est importé. Segments : { $segments }.
import-would = { $document } serait importé. Segments : { $segments }.
import-next = Ensuite : « diglot fill { $document } » prépare une place pour chaque traduction dans le fichier Fluent, et « diglot serve --open » ouvre l’établi.
import-paired = Traduction vers « { $locale } » : traduits { $translated }, ébauches { $drafts }, manquants { $missing }, sans source { $alone }.
import-drafts = À relire, car ces appariements ne sont pas certains ; « diglot accept » les confirme :
import-alone = Sans source, et gardés en commentaire dans le fichier de la traduction :
import-unrelated = ces deux documents ne se correspondent guère (seuls { $percent } % du texte ont un équivalent sûr) ; s’ils sont bien la traduction l’un de l’autre, ajoutez « --force ». Rien n’a été écrit
import-other-language = la traduction semble être en « { $found } », et non en « { $expected } » ; si elle est bien dans cette langue, ajoutez « --force ». Rien n’a été écrit
import-name = « { $name } » ne peut pas être le nom d’un document ; choisissez-en un autre avec « --name »
import-no-content = ce projet ne contient pas de documents structurés, on ne peut donc rien y importer ; nommez un dossier pour eux avec « content » dans diglot.toml
import-format = le nom de { $path } ne dit pas son format ; indiquez-le avec « --from » (text, markdown, html ou docx)

import-save-as = { $path } n’est pas lu tel quel ; enregistrez-le au format .docx depuis votre traitement de texte, puis importez ce fichier
import-pdf = { $path } : un PDF ne dit pas où commencent ses paragraphes ; importez le document dont il a été tiré, ou enregistrez-le au format .docx
import-looks-like = « { $name } » ressemble à une nouvelle version de « { $other } » ; si c’en est une, ajoutez « --name { $other } », sinon « --name { $name } ». Rien n’a été écrit
import-unlike = ceci n’est guère une nouvelle version de « { $document } » ({ $percent } % des segments s’y retrouvent) ; si c’en est une, ajoutez « --force » ; si c’est un autre document, nommez-le avec « --name ». Rien n’a été écrit
import-no-document = aucun document structuré ne s’appelle « { $name } » : indiquez le fichier du document à importer, ou un nom qui existe
import-conflicts =
    { $count ->
        [one] un segment a été modifié aussi dans le projet depuis la dernière importation ; rien n’a été écrit. « --keep » garde le texte du projet, « --force » prend celui du document
        [many] { $count } de segments ont été modifiés aussi dans le projet depuis la dernière importation ; rien n’a été écrit. « --keep » garde le texte du projet, « --force » prend celui du document
       *[other] { $count } segments ont été modifiés aussi dans le projet depuis la dernière importation ; rien n’a été écrit. « --keep » garde le texte du projet, « --force » prend celui du document
    }
import-nothing = Rien à écrire.
import-wrote = Écrit :
import-would-write = Serait écrit :
import-kept =
    { $count ->
        [one] Une traduction était déjà là, la même.
        [many] { $count } de traductions étaient déjà là, les mêmes.
       *[other] { $count } traductions étaient déjà là, les mêmes.
    }
import-differing =
    { $count ->
        [one] Une traduction qui était déjà là dit autre chose et reste ; « --force » la remplace :
        [many] { $count } de traductions qui étaient déjà là disent autre chose et restent ; « --force » les remplace :
       *[other] { $count } traductions qui étaient déjà là disent autre chose et restent ; « --force » les remplace :
    }
import-overwritten =
    { $count ->
        [one] Une traduction qui disait autre chose est remplacée :
        [many] { $count } de traductions qui disaient autre chose sont remplacées :
       *[other] { $count } traductions qui disaient autre chose sont remplacées :
    }

revision-same = { $document } : rien n’a changé. Segments : { $segments }.
revision-summary = { $document } : inchangés { $unchanged }, modifiés { $edited }, déplacés { $moved }, scindés { $split }, réunis { $merged }, nouveaux { $new }, disparus { $gone }.
revision-edited = modifié :
revision-moved = déplacé :
revision-after = après { $segment }
revision-first = au début
revision-role = autre rôle :
revision-split = scindé :
revision-merged = réunis :
revision-new = nouveau :
revision-restored = de retour :
revision-left-out = retiré dans le projet, et laissé de côté (« --force » le rétablit) :
revision-gone = disparu :
revision-note = (avec sa note : { $note })
revision-by-hand = Modifiés dans le projet seulement, et gardés tels quels :
revision-conflicts = Modifiés des deux côtés ; rien n’est écrit tant que vous n’avez pas tranché :
revision-overwritten = Modifiés des deux côtés ; c’est le document qui l’emporte :
revision-author = dans le document
revision-author-none = (n’y est plus)
revision-project = dans le projet
revision-unrecorded = On ne sait pas ce que disait le document la dernière fois : rien ne distingue donc ce que l’auteur a modifié de ce qui l’a été dans le projet.
revision-kept =
    { $count ->
        [one] Une traduction vers « { $locale } » n’a plus de segment ; elle est gardée, « --prune » la retire :
        [many] { $count } de traductions vers « { $locale } » n’ont plus de segment ; elles sont gardées, « --prune » les retire :
       *[other] { $count } traductions vers « { $locale } » n’ont plus de segment ; elles sont gardées, « --prune » les retire :
    }
revision-pruned =
    { $count ->
        [one] Une traduction vers « { $locale } » n’avait plus de segment et est retirée :
        [many] { $count } de traductions vers « { $locale } » n’avaient plus de segment et sont retirées :
       *[other] { $count } traductions vers « { $locale } » n’avaient plus de segment et sont retirées :
    }
import-certainty = certitude : { $percent } %
