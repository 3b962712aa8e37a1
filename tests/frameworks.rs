//! Other frameworks than England's: two trial schools, in Scotland and in Wales, and one of no framework go through a whole
//! round, and nothing that is written, drafted, printed or told names what belongs to England. England's own round does.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;
use std::path::Path;

use careers_audit::answers::audit::Kind;
use careers_audit::answers::{Answers, Given, Typed, Value};
use careers_audit::key::{BlockKey, SlotKey};
use careers_audit::layout::{Extras, Forms, answers_of};
use careers_audit::plan::{LEADER, Plan, Setting, file::File, resolve};
use careers_audit::round::{self, Snapshot, Verb};
use careers_audit::shelf::{Memory, Rel};
use careers_audit::{demo, pen, plan};
use common::opened::Package;
use common::random;
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 12, 15);

/// What belongs to England's framework, as it would stand in a text; small letters.
const ENGLANDS: [&str; 10] = [
    "gatsby",
    "benchmark",
    "bm4",
    "bm5",
    "bm6",
    "compass",
    "ofsted",
    "careers across the curriculum",
    "employer enriched",
    "pshe",
];

const TRIALS: [(&str, &str, &str); 2] = [
    ("Scotland", include_str!("frameworks/scotland/framework.toml"), include_str!("frameworks/scotland/plan.toml")),
    ("Wales", include_str!("frameworks/wales/framework.toml"), include_str!("frameworks/wales/plan.toml")),
];

/// A round in memory with its plan and, where it has one of its own, its framework.
fn laid(plan: &str, framework: Option<&str>) -> Memory {
    let mut shelf = Memory::new();
    shelf.put(&Rel::new("plan.toml"), plan.as_bytes().to_vec());
    if let Some(framework) = framework {
        shelf.put(&Rel::new("framework.toml"), framework.as_bytes().to_vec());
    }
    shelf
}

fn plan_of(shelf: &Memory) -> Plan {
    Snapshot::of(shelf, &[], TODAY, &|_| {}).expect("a plan").plan().clone()
}

/// What a department of a trial school sends back: a whole workbook, its records of both kinds, and one mistake.
fn sent(plan: &Plan, code: &str, seed: u64) -> Vec<u8> {
    let forms = Forms::new(plan.clone());
    let mut answers: Answers = if code == LEADER {
        random::answers(plan, forms.leader(), seed)
    } else {
        answers_of(&random::planned(plan, common::department(plan, code), seed))
    };
    let form = forms.holding(code, &answers).expect("a form");
    let mut typed = 0;
    for (_, area) in form.areas().filter(|(_, area)| area.block.key() == BlockKey::Employers) {
        for (row, kind) in area.rows.iter().zip([Kind::Encounter, Kind::Workplace]) {
            let value = Value::Choice(careers_audit::answers::Labelled::choice(kind));
            answers.put(area.key(row, SlotKey::Kind), Given::listed(value, &plan.framework));
            typed += 1;
        }
    }
    assert_eq!(typed, if code == LEADER { typed } else { 2 }, "{code} records employers");
    let first = answers.iter().find(|(key, _)| key.slot == SlotKey::Coverage).map(|(key, _)| key.clone());
    if let Some(key) = first.filter(|_| code != LEADER) {
        let means = answers.get(&key).expect("there").means.clone();
        answers.put(key, Given { typed: Typed::Text("Tought".to_owned()), means });
    }
    pen::draw(form, &answers, plan.round.due).expect("drawn")
}

/// Takes a round from its plan to its pack, with what `senders` send back, and says everything that came of it: each
/// part of each file, and what is told on the terminal.
fn whole(mut shelf: Memory, senders: &[&str]) -> Vec<(String, String)> {
    let plan = plan_of(&shelf);
    let generate = Verb::Generate { only: Vec::new(), extras: Extras::ALL, force: false };
    let perform = |shelf: &mut Memory, verb: &Verb| {
        round::perform(shelf, verb, TODAY, &|_| {}).unwrap_or_else(|error| panic!("{verb:?}: {error}"))
    };
    perform(&mut shelf, &generate);
    for (seed, code) in (7..).zip(senders) {
        shelf.put(&Rel::new(format!("returns/{code}.xlsx")), sent(&plan, code, seed));
    }
    for verb in [Verb::Check { settle: Vec::new() }, Verb::Consolidate { early: true, programme: false }, Verb::Pack] {
        perform(&mut shelf, &verb);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut texts = Vec::new();
    for (at, bytes) in shelf.files() {
        let (name, there) = (at.to_string(), folder.path().join(at.to_string()));
        fs::create_dir_all(there.parent().expect("below")).expect("made");
        fs::write(there, bytes).expect("written");
        // What the school itself wrote is no output, nor is the copy of its plan.
        let is_its_own = ["plan.toml", "framework.toml", "workbooks/plan as issued.toml"].contains(&name.as_str());
        if is_its_own || name.starts_with("returns/") {
            continue;
        }
        texts.extend(parts(&name, bytes));
    }
    for arguments in [
        &["check", "--json"][..],
        &["consolidate", "--json"],
        &["check"],
        &["consolidate"],
        &["status"],
        &["preview"],
        &["generate", "--force", "--pack"],
    ] {
        let (_, told) = common::run(arguments, folder.path());
        assert!(told.len() > 20 && !told.contains("panicked"), "{arguments:?}: {told}");
        texts.push((arguments.join(" "), told));
    }
    texts
}

/// The texts of a file: each part of a workbook, and of a draft with the workbooks that go with it taken apart elsewhere.
fn parts(name: &str, bytes: &[u8]) -> Vec<(String, String)> {
    if name.ends_with(".xlsx") {
        let parts = Package::open(bytes).0.into_iter();
        // What is accepted as an answer whoever says it stands folded on the hidden sheet, and nobody reads it.
        let accepted = ["<t>careers across the curriculum</t>", "<t>employer enriched</t>"];
        let told = |text: String| accepted.iter().fold(text, |text, word| text.replace(word, "<t/>"));
        return parts.map(|(part, text)| (format!("{name}, {part}"), told(text))).collect();
    }
    let text = String::from_utf8_lossy(bytes).replace("=\r\n", "");
    // An attachment is a file of its own, and its letters here are chance.
    let text = text.split("Content-Disposition: attachment").next().unwrap_or_default().to_owned();
    vec![(name.to_owned(), text)]
}

/// Where a word of England's stands, with a little of what is around it.
fn englands(texts: &[(String, String)]) -> Vec<String> {
    let mut found = Vec::new();
    for (name, text) in texts {
        let text = text.to_lowercase();
        for word in ENGLANDS {
            if let Some(at) = text.find(word) {
                let near: Vec<char> = text[..at].chars().rev().take(50).collect();
                found.push(format!("{name}: …{}{word}", near.into_iter().rev().collect::<String>()));
            }
        }
    }
    found
}

#[test]
fn a_school_of_another_country_reads_no_word_of_englands_anywhere() {
    for (name, framework, plan) in TRIALS {
        let shelf = laid(plan, Some(framework));
        assert_eq!(plan_of(&shelf).framework.name, name);
        let texts = whole(shelf, &["ENG", "SCI", LEADER]);
        for part in ["workbooks/", "corrections/", "matrix/", "pack/", "email/", "check --json"] {
            assert!(texts.iter().any(|(at, _)| at.starts_with(part)), "{name}: no {part}");
        }
        assert_eq!(englands(&texts), Vec::<String>::new(), "{name}");
        // What stands there instead are the framework's own words.
        let own = plan_of(&laid(plan, Some(framework))).framework;
        for word in [&own.encounter.label, &own.workplace.several, &own.asked] {
            assert!(texts.iter().any(|(_, text)| text.contains(word.as_str())), "{name}: {word} is nowhere");
        }
    }
}

/// The made-up school of England, by the framework that it names.
fn made_up(framework: &str) -> String {
    let mut file: File = demo::school(Setting::Mainstream.built_in());
    framework.clone_into(&mut file.school.framework);
    let mut text = file.to_toml().expect("text");
    // Names of the approaches are the plan's own: a school without a framework may call them what it likes.
    if framework == "None" {
        for (usual, own) in [("Careers Across the Curriculum", "Woven in"), ("Employer Enriched", "With employers")] {
            text = text.replace(usual, own);
        }
    }
    text
}

#[test]
fn a_plan_of_no_framework_prints_no_word_of_one_and_englands_prints_its_own() {
    let none = whole(laid(&made_up("None"), None), &["ENG", "HUM", LEADER]);
    // The usual names of the approaches are no framework's alone.
    assert_eq!(englands(&none), Vec::<String>::new());
    let england = englands(&whole(laid(&made_up(""), None), &["ENG", "HUM", LEADER]));
    for (part, word) in [
        ("workbooks/", "bm5"),
        ("workbooks/", "gatsby"),
        ("matrix/", "benchmark"),
        ("matrix/", "compass"),
        ("pack/", "benchmark"),
        ("check --json", "bm6"),
    ] {
        assert!(england.iter().any(|found| found.starts_with(part) && found.ends_with(word)), "{part}: {word}");
    }
}

#[test]
fn a_framework_that_cannot_be_read_or_is_not_there_is_told() {
    let (_, framework, plan) = TRIALS[0];
    let told = |shelf: &Memory| Snapshot::of(shelf, &[], TODAY, &|_| {}).expect_err("a fault").to_string();
    let missing = told(&laid(plan, None));
    assert!(missing.contains("'Scotland' is no framework") && missing.contains("England or None"), "{missing}");
    let broken = told(&laid(plan, Some(&framework.replace("08-16", "mid-August"))));
    assert!(broken.contains("framework.toml") && broken.contains("'mid-August' is no day"), "{broken}");
}

/// A self-evaluation of a framework's own: two questions, of staff nothing, in no bands and on no days.
const OWN_QUESTIONS: &str = r#"
[self_evaluation]
tab = "For our review"
called = "the review"
about = "careers education"
part = "Theme"

[[self_evaluation.questions]]
part = "Partners"
asked = "How many {learners} met somebody from work?"
figure = "learners-in-encounters"
counted = "between the fewest and the most, of those in scope"

[[self_evaluation.questions]]
part = "Learning"
asked = "In how many subjects is something taught in a unit?"
figure = "taught"
counted = "of those that teach them"
"#;

#[test]
fn a_framework_with_questions_of_its_own_has_a_sheet_of_just_these() {
    let (name, framework, plan) = TRIALS[0];
    let own = format!("{framework}\n{OWN_QUESTIONS}");
    let texts = whole(laid(plan, Some(&own)), &["ENG", "SCI", LEADER]);
    assert_eq!(englands(&texts), Vec::<String>::new(), "{name}");
    let strings = |texts: &[(String, String)]| {
        let (_, text) =
            texts.iter().find(|(at, _)| at.starts_with("matrix/") && at.contains("sharedStrings")).expect("it");
        text.clone()
    };
    let told = strings(&texts);
    for word in [
        "How many young people met somebody from work?",
        "In how many subjects is something taught in a unit?",
        "the review",
    ] {
        assert!(told.contains(word), "no {word}");
    }
    for word in
        ["careers development this year?", "National figures", "do these figures speak of", "The wording is ours"]
    {
        assert!(!told.contains(word), "{word}");
    }
    let book =
        texts.iter().find(|(at, _)| at.starts_with("matrix/") && at.ends_with("xl/workbook.xml")).expect("a book");
    assert!(book.1.contains("\"For our review\""), "{}", book.1);
    let without = whole(laid(plan, Some(framework)), &["ENG"]);
    assert!(
        without.iter().all(|(_, text)| !text.contains("For our review"))
            && !strings(&without).contains("elf-evaluation")
    );
    // A name that another sheet has is no reason to fail.
    let same = own.replace("For our review", "summary");
    assert!(whole(laid(plan, Some(&same)), &["ENG"]).iter().any(|(_, text)| text.contains("\"summary figures\"")));
}

#[test]
fn a_fault_in_questions_of_its_own_is_told_with_its_place_and_remedy() {
    let (_, framework, plan) = TRIALS[0];
    let own = format!("{framework}\n{OWN_QUESTIONS}");
    let told = |own: &str| Snapshot::of(&laid(plan, Some(own)), &[], TODAY, &|_| {}).expect_err("a fault").to_string();
    let line = own.lines().position(|line| line.contains("\"taught\"")).expect("there") + 1;
    let unknown = told(&own.replace("\"taught\"", "\"thought\""));
    assert!(
        unknown.contains(&format!("framework.toml' cannot be used: line {line}: 'thought' is no figure")),
        "{unknown}"
    );
    assert!(unknown.contains("taught, numbers") && unknown.contains("Correct it"), "{unknown}");
    let nothing = told(own.split("[[self").next().expect("a part"));
    assert!(nothing.contains("it asks nothing: write a [[self_evaluation.questions]]"), "{nothing}");
}

#[test]
fn a_school_year_begins_when_the_framework_says() {
    let (_, framework, plan) = TRIALS[0];
    let plan = plan_of(&laid(plan, Some(framework)));
    assert_eq!(plan.round.year, (date(2026, 8, 16), date(2027, 8, 15)));
    assert_eq!(plan.framework.months()[0], "August");
    assert_eq!(resolve(&plan::built_in()).expect("no fault").round.year.0, date(2026, 9, 1));
}

/// A word of a framework in the program would be printed under every one.
#[test]
fn no_line_of_the_program_names_what_belongs_to_a_framework() {
    fn walk(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("listed") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, found);
                continue;
            }
            let text = fs::read_to_string(&path).expect("text");
            // Tests are of England's round; what is a comment is read by nobody but us.
            let is_tests = path.components().any(|part| part.as_os_str() == "tests") || path.ends_with("tests.rs");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let lines = code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
            for (number, line) in lines.filter(|_| !is_tests) {
                let told = line.to_lowercase();
                // Headings of older plans are still read, by the names that approaches had then.
                if ENGLANDS[..7].iter().any(|word| told.contains(word)) {
                    found.push(format!("{}, line {}: {line}", path.display(), number + 1));
                }
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert_eq!(found, Vec::<String>::new());
}
