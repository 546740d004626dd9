### The command line.

accept-recorded = Recorded: { $count }.
accept-unknown = no document or segment is called `{ $name }`
accept-nothing = name a document or segment, or say --all
