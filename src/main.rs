//! The `diglot` command.

fn main() -> std::process::ExitCode {
    diglot::cli::main()
}
