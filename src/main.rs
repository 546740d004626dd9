//! The command; not built yet.

fn main() {}
