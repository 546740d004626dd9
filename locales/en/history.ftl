### What the git history knows of translations.

history-recorded = Recorded from history: { $count }; stale: { $stale }.
history-would-record = Would be recorded from history: { $count }; stale: { $stale }.
history-next = “diglot check” shows the stale translations, “diglot diff” what has changed in their source.
history-kept = Already on record, left as they are: { $count }.
history-uncommitted = Changed since the last commit, recorded with the source as it is now: { $count }.
history-unnamed = pages that name a commit which is not in this clone: { $count }; their source is taken from where they began to name it

history-left-untracked = not recorded, their file is in no commit: { $count }; add it to git, then run this again
history-left-shallow = not recorded, older than this shallow clone goes back: { $count }; run “git fetch --unshallow”, then this again
history-left-no-source = not recorded, without a source when they last changed: { $count }; read them, then run “diglot accept”
history-left-unreadable = not recorded, this partial clone lacks the files that would tell: { $count }; run “git fetch --refetch --no-filter”, then this again

history-progress = commits read
history-no-folder = the project’s files are not on the disk: they have no history
history-no-git = git is not installed, or not in PATH; the history cannot be read without it
history-no-repository = { $path } is in no git repository that can be read ({ $reason }); without a history, record the present state with “diglot accept --all”
history-no-commit = this repository has no commit yet; record the present state with “diglot accept --all”
history-no-revision = “{ $revision }” names no commit
history-failed = git failed: { $reason }
