//! A school of three departments, for rounds that are played through on many days.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use careers_audit::demo;
use careers_audit::layout::Forms;
use careers_audit::pen;
use careers_audit::plan::file::File;
use careers_audit::plan::{Plan, built_in};
use jiff::civil::Date;

/// The departments: of the first something is to be mended, of the second all is well.
pub const CODES: [&str; 3] = ["ART", "DRA", "MUS"];

/// A school of three departments, with one subject each.
pub fn school() -> File {
    let mut file = demo::school(built_in());
    file.departments.retain(|department| CODES.contains(&department.code.as_str()));
    let mut seen = Vec::new();
    file.subjects.retain(|subject| {
        let is_first = CODES.contains(&subject.department.as_str()) && !seen.contains(&subject.department);
        seen.push(subject.department.clone());
        is_first
    });
    // What only others are asked goes.
    file.outcomes.retain_mut(|outcome| {
        let is_of_all = outcome.departments.is_empty();
        outcome.departments.retain(|code| CODES.contains(&code.as_str()));
        outcome.builds_on.clear();
        is_of_all || !outcome.departments.is_empty()
    });
    file
}

/// What a department sends back: what the made-up school's did, or nothing in it.
pub fn returned(plan: &Plan, code: &str, is_empty: bool, saved: Date) -> Vec<u8> {
    let forms = Forms::new(plan.clone());
    let sent = demo::returns(&forms).into_iter().find(|sent| sent.department == code && !sent.answers.is_empty());
    let answers = sent.map(|sent| sent.answers).filter(|_| !is_empty).unwrap_or_default();
    pen::draw(forms.usual(code).expect("a form"), &answers, saved).expect("drawn")
}

/// Puts a return into a round's folder.
pub fn put(round: &Path, code: &str, bytes: &[u8]) -> PathBuf {
    let at = round.join("returns").join(format!("{code}.xlsx"));
    std::fs::create_dir_all(round.join("returns")).expect("made");
    std::fs::write(&at, bytes).expect("written");
    at
}

/// Writes a plan into a folder, which is made where it is not there.
pub fn plan_into(round: &Path, file: &File) {
    std::fs::create_dir_all(round).expect("made");
    std::fs::write(round.join("plan.toml"), file.to_toml().expect("TOML")).expect("written");
}

/// Every file below a folder, by its path with '/', with its bytes.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for at in std::fs::read_dir(folder).expect("listed").map(|entry| entry.expect("an entry").path()) {
        let name = at.file_name().expect("a name").to_string_lossy().into_owned();
        if at.is_dir() {
            found.extend(files(&at).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else {
            found.insert(name, std::fs::read(&at).expect("read"));
        }
    }
    found
}
