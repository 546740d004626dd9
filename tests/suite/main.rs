//! The one integration-test binary: runs the program as its users do.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "tests make and read the files they are about")]

mod accept;
mod adopt;
mod bad_input;
mod baseline;
mod check;
mod check_files;
mod checkouts;
mod complete;
mod consistency;
mod content;
mod corpus;
mod exchange;
mod exchange_input;
mod explain;
mod faults;
mod fill;
mod fix;
mod fluent_rules;
mod foreign;
mod formats;
mod guards;
mod history;
mod import;
mod import_formats;
mod init;
mod laws;
mod layers;
mod layout;
mod library;
mod manual;
mod merges;
mod odd_texts;
mod page_returns;
mod page_styles;
mod pages;
mod peers;
mod project;
mod reimport;
mod render;
mod review;
mod review_terminal;
mod round_trip;
mod rules;
mod serve;
mod session;
mod spelling;
mod status;
mod sync_laws;
mod term_exchange;
mod terminal;
mod usage;
mod wording;
mod writes;
