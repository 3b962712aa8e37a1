//! What several test files share: the built-in plan, random valid audits, drawn sheets, programs.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod accessible;
pub mod carried;
pub mod carriers;
pub mod cases;
pub mod drawn;
pub mod dumped;
pub mod few;
pub mod fills;
pub mod hostile;
pub mod judged;
pub mod large;
pub mod mails;
pub mod open_document;
pub mod opened;
pub mod programs;
pub mod random;
pub mod remade;
pub mod sheets;
pub mod small;
pub mod thin;

use std::fs;
use std::path::Path;
use std::process::Command;

use careers_audit::demo;
use careers_audit::layout::{Form, Forms};
use careers_audit::plan::{Department, Plan, Setting, built_in, resolve};
use careers_audit::returns::{Incoming, Results, Return, settle};
use careers_audit::{pen, reader};

/// The built-in plan.
pub fn plan() -> Plan {
    resolve(&built_in()).expect("the built-in plan has no fault")
}

/// The made-up mainstream school's plan.
pub fn demo_plan() -> Plan {
    demo_plan_of(Setting::Mainstream)
}

/// The settings that have a built-in plan and a made-up school of their own.
pub const SETTINGS: [Setting; 3] = Setting::CHOICES;

/// The plan of the made-up school of a setting.
pub fn demo_plan_of(setting: Setting) -> Plan {
    resolve(&demo::school(setting.built_in())).expect("the demo plan has no fault")
}

/// The results of a made-up round: every return drawn as a workbook, read and judged.
pub fn demo_results(plan: &Plan) -> Results {
    let forms = forms(plan);
    let came = demo::returns(&forms).into_iter().map(|sent| {
        let form = forms.of(&sent.department).expect("a form");
        incoming_of(&forms, &sent.file, &pen::draw(form, &sent.answers, sent.saved).expect("drawn"))
    });
    Results::new(&forms, settle(&forms, came.collect()))
}

/// A department of a plan.
pub fn department<'p>(plan: &'p Plan, code: &str) -> &'p Department {
    plan.department(code).unwrap_or_else(|| panic!("no department {code}"))
}

/// The forms of a plan.
pub fn forms(plan: &Plan) -> Forms {
    Forms::new(plan.clone())
}

/// The form of a code as it is usually issued.
pub fn form(plan: &Plan, code: &str) -> Form {
    forms(plan).usual(code).unwrap_or_else(|| panic!("no form of {code}")).clone()
}

/// The form by which a return of a code is read.
pub fn full_form(plan: &Plan, code: &str) -> Form {
    forms(plan).of(code).unwrap_or_else(|| panic!("no form of {code}")).clone()
}

/// A file that came back, as a round reads it.
pub fn incoming(plan: &Plan, file: &str, bytes: &[u8]) -> Incoming {
    incoming_of(&forms(plan), file, bytes)
}

/// The same, by forms that others share.
pub fn incoming_of(forms: &Forms, file: &str, bytes: &[u8]) -> Incoming {
    let opened = reader::open(forms, bytes);
    Incoming { file: file.into(), saved: opened.saved.unwrap_or_default(), recognised: opened.recognised }
}

/// What becomes of the only file that came back.
pub fn read(plan: &Plan, bytes: &[u8]) -> Return {
    settle(&forms(plan), vec![incoming(plan, "a.xlsx", bytes)]).remove(0)
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("listed") {
        let path = entry.expect("an entry").path();
        let there = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            fs::create_dir_all(&there).expect("made");
            copy(&path, &there);
        } else {
            fs::copy(&path, &there).expect("copied");
        }
    }
}

/// The binary in a folder, on a day after the due date: its exit code, and all that it said.
pub fn run(arguments: &[&str], folder: &Path) -> (i32, String) {
    run_on("2026-12-15", arguments, folder)
}

/// The same on another day.
pub fn run_on(day: &str, arguments: &[&str], folder: &Path) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_careers-audit"))
        .args(["--today", day])
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("it runs");
    let told = [output.stdout, output.stderr].concat();
    (output.status.code().expect("a code"), String::from_utf8(told).expect("text"))
}

/// A text without what it quotes: titles, units and what somebody wrote are not ours.
pub fn unquoted(text: &str) -> String {
    let mut depth = 0_usize;
    let kept = text.chars().filter(|c| {
        match c {
            '“' => depth += 1,
            '”' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    });
    kept.collect()
}
