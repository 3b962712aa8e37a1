//! The house rules that a compiler does not hold: which module may import which, and who may speak.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

use std::fs;
use std::path::{Path, PathBuf};

/// Every module, in the order in which they may import: any named before, none after (design.md).
///
/// `fold` stands first: text is folded for comparing everywhere. `returns` stands between `check` and
/// `reader`: it settles which files count, and every output is drawn from its results.
const MODULES: [&str; 30] = [
    "fold", "drawing", "key", "finding", "plan", "names", "answers", "scope", "judge", "coverage", "layout", "check",
    "live", "returns", "preview", "reader", "pen", "issue", "correct", "matrix", "pack", "email", "report", "demo",
    "shelf", "round", "cli", "main", "lib", "lens",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file below `src` with its path and text.
fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("src can be listed") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, files);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    let mut files = Vec::new();
    walk(&root().join("src"), &mut files);
    files.sort();
    files.into_iter().map(|path| (path.clone(), fs::read_to_string(&path).expect("a source file"))).collect()
}

/// The module that a file belongs to: `src/pen/look.rs` → `pen`.
fn module(path: &Path) -> String {
    let below = path.strip_prefix(root().join("src")).expect("below src");
    let first = below.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The text without its unit tests: they may use what they like.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod ").next().unwrap_or(text)
}

fn is_test_file(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "laws.rs" || name == "tests.rs" || name == "drawn.rs")
}

#[test]
fn a_module_imports_only_those_before_it() {
    let place = |name: &str| MODULES.iter().position(|module| *module == name);
    for (path, text) in sources().iter().filter(|(path, _)| !is_test_file(path)) {
        let own = module(path);
        let own_place = place(&own).unwrap_or_else(|| panic!("{} is in no list of modules", path.display()));
        if own == "lib" || own == "main" {
            continue;
        }
        for (number, line) in without_tests(text).lines().enumerate() {
            for used in line.split("crate::").skip(1) {
                let name: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if name == own || line.trim_start().starts_with("//") || line.contains("$crate") {
                    continue;
                }
                let used_place = place(&name).unwrap_or_else(|| panic!("{}: {name}?", path.display()));
                assert!(
                    used_place < own_place || name == "lens",
                    "{}:{}: {own} imports {name}, which comes after it",
                    path.display(),
                    number + 1
                );
            }
        }
    }
}

#[test]
fn each_library_is_named_in_its_own_module_alone() {
    for (what, homes) in [
        ("calamine", &["reader"][..]),
        ("rust_xlsxwriter", &["pen"]),
        ("mail_builder", &["email"]),
        ("clap::", &["cli"]),
        ("println!", &[]),
        ("print!(", &[]),
        ("std::fs", &["shelf", "round"]),
        ("std::os::", &[]),
    ] {
        for (path, text) in sources().iter().filter(|(path, _)| !is_test_file(path)) {
            let code = without_tests(text).lines().filter(|line| !line.trim_start().starts_with("//"));
            for line in code {
                assert!(
                    !line.contains(what) || homes.contains(&module(path).as_str()),
                    "{}: names {what}, which only {homes:?} may: {line}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn main_is_three_lines() {
    let text = fs::read_to_string(root().join("src/main.rs")).expect("main");
    let lines = text.lines().filter(|line| !line.starts_with("//!") && !line.trim().is_empty()).count();
    assert_eq!(lines, 3);
}

#[test]
fn no_file_says_where_it_was_written() {
    // Spelled in parts, so that this file does not name what it forbids.
    let forbidden = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("static.crates", ".io")];
    for (path, text) in sources() {
        for word in forbidden {
            assert!(!text.contains(word), "{} holds {word}", path.display());
        }
    }
}
