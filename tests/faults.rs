//! The system says no, at each call of the program that writes: the right message, nothing of anybody's lost, and the next
//! run makes it whole. Faults are put in by `strace`, which stands between the program and the system (Linux).
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use careers_audit::plan::resolve;
use common::few::{self, CODES, files, school};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 12, 8);

/// The calls by which something comes to be, changes or goes, and what a system answers that will not.
const CALLS: [(&str, &[&str]); 8] = [
    ("write", &["ENOSPC", "EIO"]),
    ("fsync", &["EIO", "ENOSPC"]),
    ("rename,renameat,renameat2", &["EACCES", "EROFS"]),
    ("link,linkat", &["EACCES", "ENOSPC"]),
    ("unlink,unlinkat", &["EACCES", "EBUSY"]),
    ("mkdir,mkdirat", &["ENOSPC", "EACCES"]),
    ("flock,fcntl", &["ENOLCK", "EIO"]),
    ("utimensat", &["EPERM", "EIO"]),
];

/// A call that opens a file to write it is told from others by nothing that a fault can ask for: each is tried.
const OPENS: (&str, &[&str]) = ("openat", &["EACCES", "EMFILE"]);

/// So many of each call are tried in a verb.
const MOST: usize = 3;

/// What a person is to do.
const HINTS: [&str; 4] = ["try again", "Choose a folder", "check that you may", "run this again"];

type Files = BTreeMap<String, Vec<u8>>;

fn put(folder: &Path, files: &Files) {
    for (name, bytes) in files {
        let at = folder.join(name);
        fs::create_dir_all(at.parent().unwrap()).unwrap();
        fs::write(at, bytes).unwrap();
    }
}

/// The program in a folder, after what stands before it.
fn run(before: &[&str], folder: &Path, verb: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_careers-audit");
    let words: Vec<&str> = before.iter().copied().chain([program]).chain(verb.iter().copied()).collect();
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).args(["--today", &TODAY.to_string()]).current_dir(folder).env("RAYON_NUM_THREADS", "1");
    command.output().expect("it runs")
}

/// A round in the middle of its way: workbooks issued, one return with faults, one without, one correction that somebody
/// edited, and a plan that has changed since.
fn begun(folder: &Path) -> Files {
    let (mut file, this) = (school(), folder.join("this"));
    let run = |verb: &str| run(&[], folder, &[verb, "this"]);
    few::plan_into(&this, &file);
    assert!(run("generate").status.success());
    let plan = resolve(&file).unwrap();
    few::put(&this, CODES[0], &few::returned(&plan, CODES[0], false, TODAY));
    assert!(run("check").status.code().is_some_and(|code| code < 2));
    let edited = fs::read_dir(this.join("corrections")).unwrap().next().unwrap().unwrap().path();
    let mut bytes = fs::read(&edited).unwrap();
    bytes.extend(b"edited");
    fs::write(edited, bytes).unwrap();
    few::put(&this, CODES[1], &few::returned(&plan, CODES[1], false, TODAY));
    file.departments[2].lead = "Somebody Else".to_owned();
    file.outcomes.pop();
    few::plan_into(&this, &file);
    files(folder)
}

const VERBS: [&[&str]; 5] = [
    &["generate", "this", "--force"],
    &["check", "this"],
    &["consolidate", "this", "--early"],
    &["new", "next", "--from", "this"],
    &["demo", "made up", "--setting", "send"],
];

/// Whether a file is one that is being written.
fn is_unfinished(name: &str) -> bool {
    name.rsplit('/').next().unwrap().starts_with(".careers-audit-")
}

/// How often one thread of a run makes a call, at most.
fn calls(folder: &Path, verb: &[&str], call: &str) -> usize {
    let log = tempfile::NamedTempFile::new().unwrap();
    let trace = format!("trace={call}");
    run(&["strace", "-f", "-qq", "-o", log.path().to_str().unwrap(), "-e", &trace], folder, verb);
    let mut of: BTreeMap<String, usize> = BTreeMap::new();
    for line in fs::read_to_string(log.path()).unwrap().lines().filter(|line| line.contains('(')) {
        *of.entry(line.split_whitespace().next().unwrap().to_owned()).or_default() += 1;
    }
    of.into_values().max().unwrap_or(0)
}

#[test]
fn at_every_call_that_writes_the_system_may_say_no_and_nothing_is_lost() {
    if !is_traceable() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let before = begun(folder.path());
    let mut wrong = Vec::new();
    for verb in VERBS {
        let round = Round::of(&before, verb);
        for (call, answers) in CALLS.into_iter().chain([OPENS]) {
            let many = calls(round.fresh().path(), verb, call);
            // From the first to the last, with steps of the same length between them.
            for number in (1..=many).rev().step_by(many.div_ceil(MOST).max(1)) {
                // One answer at each call, another at the next, and then the power fails.
                let answer = answers[number % answers.len()];
                let fault = match number % 3 {
                    0 => "signal=KILL".to_owned(),
                    _ => format!("error={answer}"),
                };
                wrong.extend(round.tried(call, &format!("{fault}:when={number}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// A verb that is done in a round, and what it makes of it where nothing fails.
struct Round<'r> {
    verb: &'r [&'r str],
    before: &'r Files,
    after: Files,
    code: Option<i32>,
}

impl<'r> Round<'r> {
    fn of(before: &'r Files, verb: &'r [&'r str]) -> Round<'r> {
        let mut round = Round { verb, before, after: Files::new(), code: None };
        let whole = round.fresh();
        let done = run(&[], whole.path(), verb);
        round.code = done.status.code();
        assert!(round.code.is_some_and(|code| code < 2), "{verb:?}: {}", String::from_utf8_lossy(&done.stderr));
        round.after = files(whole.path());
        round
    }

    fn fresh(&self) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), self.before);
        folder
    }

    /// Whether a file is a draft of the made-up school's that gives way in the course of its round: one that could not be
    /// looked into stays.
    fn is_on_the_way(name: &str, now: &Files) -> bool {
        name.starts_with("made up/email/") && now.get(name).is_some_and(|bytes| bytes.ends_with(b"--\r\n"))
    }

    /// What is wrong after a fault.
    fn tried(&self, call: &str, fault: &str) -> Option<String> {
        let (folder, is_killed) = (self.fresh(), fault.contains("KILL"));
        let (trace, inject) = (format!("trace={call}"), format!("inject={call}:{fault}"));
        let before = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", &trace, "-e", &inject];
        let faulty = run(&before, folder.path(), self.verb);
        let said = [&faulty.stderr, &faulty.stdout].map(|said| String::from_utf8_lossy(said).into_owned()).join("\n");
        let now = files(folder.path());
        let leaves = is_killed || call.contains("unlink");
        let mut wrong = self.lost(&now, leaves);
        for odd in ["panicked", ".careers-audit-"].into_iter().filter(|odd| said.contains(odd)) {
            wrong.push(format!("it says '{odd}'"));
        }
        let amiss = |now: &Files, leaves: bool| -> Vec<String> {
            let is_known = |name: &String| leaves && is_unfinished(name) || Round::is_on_the_way(name, now);
            differing(now, &self.after).into_iter().filter(|name| !is_known(name)).cloned().collect()
        };
        if is_killed {
            // Nobody can say anything.
        } else if faulty.status.code() == self.code {
            // It did not matter.
            wrong.extend(amiss(&now, leaves).iter().map(|name| format!("it says that all is done, but '{name}'")));
        } else {
            let is_told = said.contains(" could not be ") && HINTS.iter().any(|hint| said.contains(hint));
            // A return that could not be opened is told as one that is to be sent anew.
            let is_of_return = faulty.status.code() == Some(1) && said.contains("this/returns/");
            if !is_of_return && (faulty.status.code() != Some(2) || !is_told) {
                wrong.push(format!("it ends with {:?}", faulty.status.code()));
            }
        }
        let again = run(&[], folder.path(), self.verb).status.code();
        let left = amiss(&files(folder.path()), false);
        wrong.extend(left.iter().map(|name| format!("the next run ({again:?}) leaves '{name}'")));
        (!wrong.is_empty())
            .then(|| format!("{:?}, {inject}: {}\n    said: {}", self.verb, wrong.join("; "), said.trim()))
    }

    /// What is neither as it was nor as it is to be, and what is gone. Files that are being written may be left.
    fn lost(&self, now: &Files, leaves: bool) -> Vec<String> {
        let is_known = |name: &&String| {
            let is_one_of_both = [self.before, &self.after].iter().any(|whole| whole.get(*name) == now.get(*name));
            // The memory of what was told is of what was done.
            let is_memory = name.ends_with("told.toml") || name.ends_with("not finished.txt");
            is_one_of_both || leaves && is_unfinished(name) || is_memory || Round::is_on_the_way(name, now)
        };
        let halves = now.keys().filter(|name| !is_known(name)).map(|name| format!("'{name}' is half there"));
        let stay = self.before.keys().filter(|name| self.after.contains_key(*name));
        let gone = stay.filter(|name| !now.contains_key(*name)).map(|name| format!("'{name}' is gone"));
        halves.chain(gone).collect()
    }
}

fn differing<'f>(one: &'f Files, other: &'f Files) -> Vec<&'f String> {
    one.keys().chain(other.keys()).filter(|name| one.get(*name) != other.get(*name)).collect()
}

/// Whether faults can be put in here: `strace` is there, and the system lets one program trace another.
fn is_traceable() -> bool {
    let traced = Command::new("strace").args(["-f", "-qq", "-o", "/dev/null", "true"]).output();
    let is = traced.is_ok_and(|traced| traced.status.success());
    if !is {
        eprintln!("skipped: strace is not installed (tests/programs/install brings it in), or may not trace here");
    }
    is
}
