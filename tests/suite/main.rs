//! The one integration-test binary.

mod content;
