### Ce qui n’a pas pu se faire.

error-no-project = aucun diglot.toml ici ni au-dessus ({ $path })
error-config = { $path } : { $reason }
error-read = { $path } ne peut être lu : { $reason }
error-write = { $path } ne peut être écrit : { $reason }
