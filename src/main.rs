//! The `diglot` command.

/// Trees of many small parts are built and dropped; the system's allocator is what they wait for.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    diglot::internals::run_command_line()
}
