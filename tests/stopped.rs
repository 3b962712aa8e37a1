//! The program itself, killed while it writes: what was half written goes with the next run, and a demo goes on.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const DEMO: [&str; 4] = ["demo", "round", "--setting", "send"];

fn begin(folder: &Path, arguments: &[&str]) -> Child {
    let program = env!("CARGO_BIN_EXE_careers-audit");
    let mut command = Command::new(program);
    command.args(arguments).args(["--today", "2026-12-15"]).current_dir(folder);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it runs")
}

/// Every file with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            files.extend(
                self::files(&entry.path()).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)),
            );
        } else {
            // It may go while it is looked at.
            files.insert(name, fs::read(entry.path()).unwrap_or_default());
        }
    }
    files
}

/// Kills a run once so many files lie there, unless it was faster.
fn killed(folder: &Path, arguments: &[&str], when: usize) {
    let mut child = begin(folder, arguments);
    let begun = Instant::now();
    while child.try_wait().expect("it is ours").is_none() {
        assert!(begun.elapsed() < Duration::from_secs(300), "it never ends");
        if files(&folder.join("round")).len() >= when {
            child.kill().expect("killed");
            child.wait().expect("it ended");
            return;
        }
        sleep(Duration::from_millis(1));
    }
}

#[test]
fn a_demo_that_was_killed_goes_on_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(begin(folder.path(), &DEMO).wait().expect("it ended").success());
    let whole = files(&folder.path().join("round"));
    assert!(whole.keys().all(|name| !name.contains("not finished") && !name.contains(".careers-audit")));
    // A round that is whole is a person's.
    assert!(!begin(folder.path(), &DEMO).wait().expect("it ended").success());
    assert_eq!(files(&folder.path().join("round")), whole);
    let other = tempfile::tempdir().expect("a folder");
    for when in [1, 2, whole.len() / 2, whole.len() - 2] {
        killed(other.path(), &DEMO, when);
        // What a kill at the worst moment leaves.
        for at in ["round", "round/email", "round/returns"] {
            if other.path().join(at).is_dir() && other.path().join("round/not finished.txt").exists() {
                fs::write(other.path().join(at).join(".careers-audit-0aB1cD2eF3.unfinished"), b"PK").expect("written");
            }
        }
    }
    let last = begin(other.path(), &DEMO).wait().expect("it ended");
    // Where the last kill came too late, it was whole.
    assert!(last.success() || files(&other.path().join("round")) == whole);
    assert!(files(&other.path().join("round")) == whole);
}
