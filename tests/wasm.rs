//! The library without the program builds for a browser: values in, values out, and no file touched.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

use std::path::Path;
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// Cargo for that target: rustup's, or that of a distribution with the sources of its standard library.
fn cargo() -> Option<Command> {
    let known = Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).output().ok()?;
    let library = String::from_utf8(known.stdout).ok()?;
    if known.status.success() && Path::new(library.trim()).is_dir() {
        return Some(Command::new("cargo"));
    }
    let (rustc, cargo, sources) = ("/usr/bin/rustc", "/usr/bin/cargo", "/usr/lib/rustlib/src/rust/library");
    if ![rustc, cargo, sources].iter().all(|path| Path::new(path).exists()) {
        return None;
    }
    let mut command = Command::new(cargo);
    command.env("RUSTC", rustc).env("RUSTC_BOOTSTRAP", "1").env_remove("RUSTUP_TOOLCHAIN");
    command.args(["-Z", "build-std=std,panic_abort"]);
    Some(command)
}

#[test]
fn the_library_builds_for_a_browser() {
    let required = std::env::var_os("CAREERS_AUDIT_PROGRAMS").is_some_and(|value| value == "required");
    let cargo = cargo();
    assert!(cargo.is_some() || !required, "no standard library for {TARGET}: run tests/programs/install");
    let Some(mut cargo) = cargo else {
        eprintln!("skipped: no standard library for {TARGET} (tests/programs/install brings it in)");
        return;
    };
    let output = cargo
        .args(["check", "--lib", "--no-default-features", "--locked", "--quiet", "--target", TARGET])
        .args(["--target-dir", "target/wasm"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    assert!(!told.contains("warning"), "{told}");
}
