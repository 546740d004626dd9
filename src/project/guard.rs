//! A last line of defence: what goes wrong inside diglot with one document hides none of the others.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::ProjectError;

/// Does what is to be done with the file at `path`.
///
/// # Errors
///
/// When diglot itself fails at it.
pub(super) fn guarded<T>(path: &str, work: impl FnOnce() -> T) -> Result<T, ProjectError> {
    // Nothing that a failed piece of work has changed is looked at again.
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| ProjectError::Bug { path: path.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::{super::ErrorPhrases as _, *};

    #[test]
    fn a_panic_is_an_error_of_its_document() {
        let error = guarded("a.toml", || -> usize { panic!("a bug") }).unwrap_err();
        assert_eq!(error.path(), Some("a.toml"));
        assert_eq!(error.phrases()[0].id, "error-bug");
        assert_eq!(guarded("a.toml", || 1).unwrap(), 1);
    }
}
