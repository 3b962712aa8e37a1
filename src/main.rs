//! The program: see `careers_audit::cli`.

fn main() -> std::process::ExitCode {
    careers_audit::cli::run()
}
