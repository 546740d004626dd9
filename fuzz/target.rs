//! A fuzz target for each law: which one, its program's name says.

#![no_main]

mod laws;

libfuzzer_sys::fuzz_target!(|data: &[u8]| laws::run(env!("CARGO_BIN_NAME"), data));
