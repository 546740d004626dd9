### What could not be done.

error-no-project = no diglot.toml here or above ({ $path })
error-config = { $path }: { $reason }
error-read = { $path } cannot be read: { $reason }
error-write = { $path } cannot be written: { $reason }
