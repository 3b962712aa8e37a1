//! Every case in `tests/returns/`: a workbook drawn as text, and what must come of it.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use careers_audit::answers::{Key, LastAnswers, Listed, Typed, Value};
use careers_audit::check;
use careers_audit::finding::{CATALOGUE, Code, Finding};
use careers_audit::key::{BlockKey, SlotKey};
use careers_audit::layout::{Before, Earlier, Forms};
use careers_audit::learner::WITHHELD;
use careers_audit::plan::{Plan, Setting};
use careers_audit::reader;
use careers_audit::returns::{Incoming, Recognised, Results, Return, Saved, settle};
use careers_audit::round::{self, Snapshot, Verb};
use careers_audit::shelf::Disk;
use common::cases::{Case, File, cases, files, placed};
use common::hostile::{self, with_part};

fn key(plan_key: &str) -> Key {
    let (place, slot) = plan_key.split_once('.').expect("row and slot");
    let parts: Vec<&str> = place.split('/').collect();
    let (subject, block, row) = match parts.as_slice() {
        [row] => (Some("History"), BlockKey::Outcomes, *row),
        ["employers", row] => (None, BlockKey::Employers, *row),
        ["about", row] => (None, BlockKey::About, *row),
        [subject, row] => (Some(*subject), BlockKey::Outcomes, *row),
        [subject, "checklist", row] => (Some(*subject), BlockKey::Checklist, *row),
        [subject, "reach", row] => (Some(*subject), BlockKey::Reach, *row),
        _ => panic!("{plan_key}?"),
    };
    let slot = SlotKey::named(slot).unwrap_or_else(|| panic!("{slot}?"));
    Key { block, subject: subject.map(str::to_owned), row: row.to_owned(), slot }
}

/// No case is large; even an unoptimised build on a busy machine builds and reads each in less.
const LONGEST: Duration = Duration::from_secs(60);

/// Builds the files of a case, reads and settles them, and holds them against what the case says.
fn walk(plan: &Plan, case: &Case) -> Vec<Code> {
    let (files, expected) = files(plan, case);
    let settled = if files.iter().any(|file| file.lies.is_some() || file.is_carried()) {
        in_a_round(&files)
    } else {
        settled(plan, &files)
    };
    assert!(!settled.is_empty(), "'{}': nothing is told of its files", case.name);
    let entry = settled.iter().find(|entry| entry.state.counts()).unwrap_or(&settled[0]);
    for line in &expected {
        hold(case, line, entry, &settled);
    }
    let told: Vec<&Finding> = settled.iter().flat_map(|entry| &entry.findings).collect();
    told.iter().for_each(|finding| says_where_what_and_how(case, finding));
    told.iter().map(|finding| finding.code).collect()
}

/// Place, fault and remedy: of a whole file the place is the file itself.
fn says_where_what_and_how(case: &Case, finding: &Finding) {
    let of_file = [
        Code::Unreadable,
        Code::Stranger,
        Code::WrongForm,
        Code::OtherRound,
        Code::OtherSchool,
        Code::OtherEdition,
        Code::RenamedRound,
        Code::RenamedDepartment,
        Code::Salvaged,
        Code::Macros,
        Code::FormatsLost,
        Code::NoForm,
        Code::WrittenElsewhere,
        Code::Superseded,
        Code::Withdrawn,
        Code::Merged,
        Code::FilledInPlace,
    ];
    for sentence in [&finding.message, &finding.fix] {
        assert!(sentence.len() > 12 && sentence.ends_with('.'), "'{}': {} says '{sentence}'", case.name, finding.code);
    }
    assert_eq!(finding.place.sheet.is_none(), of_file.contains(&finding.code), "'{}': {finding:?}", case.name);
}

fn settled(plan: &Plan, files: &[File]) -> Vec<Return> {
    let was: Vec<&String> = files.iter().flat_map(|file| &file.was).collect();
    let forms = if was.is_empty() { common::forms(plan) } else { common::forms(plan).after(earlier(&was)) };
    let last: Vec<&String> = files.iter().flat_map(|file| &file.last).collect();
    let forms = if last.is_empty() { forms } else { beside(forms, &last) };
    let incoming = files.iter().map(|file| {
        let recognised = reader::open(&forms, &file.bytes()).recognised;
        let recognised = if file.is_withdrawn { recognised.withdrawn() } else { recognised };
        Incoming { file: file.name.clone(), saved: Saved::said(&file.saved), recognised }
    });
    settle(&forms, incoming.collect())
}

/// Forms beside what the humanities answered last round.
fn beside(forms: Forms, last: &[&String]) -> Forms {
    let mut answers = LastAnswers::default();
    for line in last {
        let (place, said) = line.split_once(" = ").expect("a value");
        let (key, form) = (key(place), forms.reading("HUM").expect("a form"));
        let value = check::meant_now(forms.plan(), form, &key, &Typed::Text(said.to_owned())).expect("an answer");
        answers.put(&key, value);
    }
    let form = forms.reading("HUM").expect("a form");
    let answers = check::without_the_past(forms.plan(), form, answers);
    forms.beside(Before { label: "Last autumn".to_owned(), answers: [("HUM".to_owned(), answers)].into() })
}

/// The plan as it was issued: the built-in one, but for what a case says.
fn earlier(was: &[&String]) -> Earlier {
    let mut typed = careers_audit::plan::built_in();
    let mut labels = Vec::new();
    for line in was {
        match line.split_once(' ').expect("a thing and its name") {
            ("round", label) => labels.push(label.to_owned()),
            ("department", code) => {
                let rename = |own: &mut String| {
                    if own == "HUM" {
                        code.clone_into(own);
                    }
                };
                typed.departments.iter_mut().for_each(|own| rename(&mut own.code));
                typed.subjects.iter_mut().for_each(|own| rename(&mut own.department));
                typed.outcomes.iter_mut().flat_map(|own| &mut own.departments).for_each(rename);
            }
            ("subject", name) => {
                let own = typed.subjects.iter_mut().find(|own| own.name == "History").expect("History");
                name.clone_into(&mut own.name);
            }
            _ => panic!("{line}?"),
        }
    }
    let plan = careers_audit::plan::resolve(&typed).expect("no fault");
    Earlier { labels, forms: Some(common::forms(&plan)) }
}

/// The same in a round's folder, where it matters how a file lies there.
fn in_a_round(files: &[File]) -> Vec<Return> {
    let folder = tempfile::tempdir().expect("a folder");
    let (outside, round) = (folder.path(), folder.path().join("round"));
    let mut shelf = Disk::new(&round);
    round::start(&mut shelf, Setting::Mainstream, None, jiff::civil::date(2026, 9, 1)).expect("started");
    fs::create_dir_all(round.join("returns")).expect("made");
    files.iter().for_each(|file| hostile::put(&round.join("returns"), outside, file));
    Snapshot::of(&shelf, &[Verb::Status], jiff::civil::date(2026, 12, 15), &|_| {})
        .expect("read")
        .results()
        .returns
        .clone()
}

/// Whether a finding is what a line says: a code, a cell (or `-`) and a piece of its words.
fn is_told(name: &str, line: &str, finding: &Finding) -> bool {
    let mut parts = line.splitn(3, ' ');
    let code = Code::named(parts.next().expect("a code")).unwrap_or_else(|| panic!("{name}: {line}?"));
    let (cell, words) = (parts.next().unwrap_or("-"), parts.next().unwrap_or(""));
    let texts = [&finding.message, &finding.fix].into_iter().chain(&finding.suggestion);
    finding.code == code
        && (cell == "-" || finding.place.cell.as_deref() == Some(cell))
        && texts.chain(&finding.place.row).chain(&finding.place.sheet).any(|text| text.contains(words))
}

fn hold(case: &Case, line: &str, entry: &Return, settled: &[Return]) {
    let name = &case.name;
    let told = || entry.findings.iter().map(|f| format!("{} {}: {}", f.code, f.place, f.message)).collect::<Vec<_>>();
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    match word {
        "finds" => {
            let there = entry.findings.iter().any(|finding| is_told(name, rest, finding));
            assert!(there, "{name}: no {rest} in {:#?}", told());
        }
        "read" => {
            let (place, value) = rest.split_once(" = ").expect("a value");
            let meant = entry.answers.meant(&key(place)).map(|meant| match meant {
                Value::Withheld(withheld) => withheld.for_its_author().to_owned(),
                Value::Text(_) | Value::Choice(_) | Value::Count(_) | Value::Date(_) => meant.to_string(),
            });
            assert_eq!(meant.as_deref(), Some(value), "{name}: {place} in {:#?}", told());
        }
        "blank" => assert_eq!(entry.answers.meant(&key(rest)), None, "{name}: {rest}"),
        "state" => assert_eq!(entry.state.word(), rest, "{name}: {:#?}", told()),
        "states" => {
            let mut rest = rest;
            while !rest.is_empty() {
                let (file, behind) = rest.split_once('=').expect("a state");
                let state;
                (state, rest) = behind.split_once(' ').unwrap_or((behind, ""));
                let came: Vec<&str> = settled.iter().map(|entry| entry.file.as_str()).collect();
                let own = settled.iter().find(|entry| entry.file == file);
                let own = own.unwrap_or_else(|| panic!("{name}: no {file} in {came:?}"));
                assert_eq!(own.state.word(), state, "{name}: {file}");
            }
        }
        "only" => {
            let files: Vec<&str> = settled.iter().map(|entry| entry.file.as_str()).collect();
            assert_eq!(files.len().to_string(), rest, "{name}: {files:#?}");
        }
        "tells" => {
            let (file, words) = rest.split_once(" | ").expect("a file and words");
            let own = settled.iter().find(|entry| entry.file == file);
            let own = own.unwrap_or_else(|| panic!("{name}: nothing of {file} in {settled:#?}"));
            let says =
                |finding: &Finding| [&finding.message, &finding.fix].into_iter().any(|text| text.contains(words));
            assert!(own.findings.iter().any(says), "{name}: {:#?}", own.findings);
        }
        "quiet" => {
            let told_of = |finding: &Finding| is_told(name, rest, finding);
            assert!(!entry.findings.iter().any(told_of), "{name}: {:#?}", told());
        }
        _ => panic!("{name}: what does '{line}' expect?"),
    }
}

/// What each case came to: the codes that it provoked, or none where it failed. Walked once.
fn walked() -> &'static [(String, Option<Vec<Code>>)] {
    static WALKED: OnceLock<Vec<(String, Option<Vec<Code>>)>> = OnceLock::new();
    WALKED.get_or_init(|| {
        let plan = common::plan();
        let walk = |case: Case| {
            let begun = Instant::now();
            let codes = std::panic::catch_unwind(|| walk(&plan, &case)).ok();
            assert!(begun.elapsed() < LONGEST, "'{}' takes {:?}", case.name, begun.elapsed());
            (case.name, codes)
        };
        cases().into_iter().map(walk).collect()
    })
}

#[test]
fn every_case_comes_out_as_it_says() {
    let walked = walked();
    assert!(walked.len() >= 130, "{} cases", walked.len());
    let failed: Vec<&str> = walked.iter().filter(|(_, codes)| codes.is_none()).map(|(name, _)| name.as_str()).collect();
    assert!(failed.is_empty(), "{} of {} cases failed: {failed:#?}", failed.len(), walked.len());
}

/// Every code is provoked by a case, and no test that merely names it will do.
#[test]
fn every_code_has_a_case() {
    let provoked: Vec<Code> = walked().iter().filter_map(|(_, codes)| codes.as_ref()).flatten().copied().collect();
    let without: Vec<&str> =
        CATALOGUE.iter().filter(|entry| !provoked.contains(&entry.code)).map(|entry| entry.name).collect();
    assert!(without.is_empty(), "no case provokes {without:?}");
}

#[test]
fn a_workbook_of_several_departments_names_them() {
    let plan = common::plan();
    let asked = |code: &str| {
        let department = common::department(&plan, code);
        let subjects = department.subjects.iter();
        let refs = subjects.flat_map(|subject| careers_audit::scope::asked(&plan, department, subject));
        refs.map(|outcome| outcome.reference.clone()).collect::<std::collections::BTreeSet<_>>()
    };
    let codes: Vec<&str> = plan.departments.iter().map(|department| department.code.as_str()).collect();
    let pairs = codes.iter().flat_map(|one| codes.iter().map(move |other| (*one, *other)));
    let (one, other, refs) = pairs
        .filter(|(one, other)| one < other)
        .map(|(one, other)| (one, other, asked(one).intersection(&asked(other)).cloned().collect::<Vec<_>>()))
        .max_by_key(|(_, _, refs)| refs.len())
        .expect("two departments");
    assert!(refs.len() >= 3, "{refs:?}");
    let rows = refs.iter().map(|reference| format!("| {reference} | Taught |")).collect();
    let table = [vec!["| Ref | Coverage |".to_owned()], rows].concat();
    let mut file = File::new(&plan, "a.xlsx", "2026-12-01");
    file.code = "none".into();
    file.sheets.push(("Sheet1".into(), None, table));
    let bytes = file.bytes();
    match reader::open(&common::forms(&plan), &bytes).recognised {
        Recognised::Refused { finding, .. } => {
            assert!(finding.message.contains(one) && finding.message.contains(other), "{}", finding.message);
            assert!(finding.fix.contains("--as"), "{}", finding.fix);
        }
        Recognised::Audit { code, .. } => panic!("taken for {code}"),
    }
    // A person who knows settles it.
    match reader::open_as(&common::forms(&plan), &bytes, Some(one)).recognised {
        Recognised::Audit { code, read } => assert!(code == one && read.answers.len() == refs.len()),
        Recognised::Refused { finding, .. } => panic!("{}", finding.message),
    }
}

fn drawn(plan: &Plan, sheet: &str, table: &[&str]) -> Vec<u8> {
    let mut file = File::new(plan, "a.xlsx", "2026-12-01");
    file.sheets.push((sheet.into(), None, table.iter().map(|line| placed(plan, line)).collect()));
    file.bytes()
}

fn audit(plan: &Plan, bytes: &[u8]) -> careers_audit::answers::Read {
    match reader::open(&common::forms(plan), bytes).recognised {
        Recognised::Audit { read, .. } => read,
        Recognised::Refused { finding, .. } => panic!("{}", finding.message),
    }
}

#[test]
fn macros_are_not_run_and_said_to_be_there() {
    let plan = common::plan();
    let bytes = drawn(&plan, "History outcomes", &["| Ref | Coverage |", "| {R1} | Taught |"]);
    let read = audit(&plan, &with_part(&bytes, "xl/vbaProject.bin", |_| "no real macro".to_owned()));
    assert!(read.findings.iter().any(|finding| finding.code == Code::Macros));
    assert_eq!(read.answers.len(), 1);
    assert!(audit(&plan, &bytes).findings.iter().all(|finding| finding.code != Code::Macros));
}

#[test]
fn days_are_counted_from_1904_where_the_workbook_does() {
    let plan = common::plan();
    let bytes = drawn(
        &plan,
        "Employers",
        &["| Ref | Employer | Date | Subject |", "| E1 | Hill Farm | {number 44998} | History |"],
    );
    let early = with_part(&bytes, "xl/workbook.xml", |text| text.replace("<workbookPr", "<workbookPr date1904=\"1\""));
    let day = |bytes: &[u8]| audit(&plan, bytes).answers.meant(&key("employers/E1.date")).map(Value::to_string);
    assert_eq!(day(&early).as_deref(), Some("2027-03-14"));
    assert_eq!(day(&bytes).as_deref(), Some("2023-03-13"));
}

/// The plan after a subject was renamed.
fn renamed(plan: &Plan, from: &str, to: &str) -> Plan {
    let mut plan = plan.clone();
    for subject in plan.departments.iter_mut().flat_map(|department| &mut department.subjects) {
        if subject.name == from {
            to.clone_into(&mut subject.name);
        }
    }
    plan
}

#[test]
fn a_renamed_subject_is_read_and_told_of_by_its_old_name() {
    let plan = common::plan();
    let department = common::department(&plan, "HUM");
    let audit_of = common::random::audit(&plan, department, 7);
    let answers = careers_audit::layout::answers_of(&audit_of);
    let form = common::form(&plan, &department.code);
    let bytes = careers_audit::pen::draw(&form, &answers, plan.round.due).expect("drawn");
    for now in ["Humanity's Past", "Art of Memory"] {
        let read = audit(&renamed(&plan, "History", now), &bytes);
        for (key, given) in answers.iter().filter(|(key, _)| key.block != BlockKey::Employers) {
            let subject = key.subject.as_deref().map(|name| if name == "History" { now } else { name });
            let key = Key { subject: subject.map(str::to_owned), ..key.clone() };
            assert_eq!(read.answers.meant(&key), given.means.as_ref().ok(), "{key:?}");
        }
        let told: Vec<String> =
            read.findings.iter().map(|f| format!("{} {}: {}", f.code, f.place, f.message)).collect();
        let recognised = told.iter().filter(|told| told.contains(&format!("{now} seems to have been called History.")));
        assert_eq!(recognised.count(), 1, "{told:#?}");
        for code in [Code::UnknownRef, Code::MissingSheet, Code::MissingRow] {
            assert!(read.findings.iter().all(|finding| finding.code != code), "{told:#?}");
        }
        let unplaced: Vec<&str> = read.unplaced.iter().map(|unplaced| unplaced.text.as_str()).collect();
        assert_eq!(unplaced, Vec::<&str>::new(), "what was printed under the old name was not typed by a person");
    }
}

#[test]
fn guidance_that_changed_after_issue_is_nobodys_note() {
    let plan = common::plan();
    let department = common::department(&plan, "HUM");
    let form = common::form(&plan, &department.code);
    let audit_of = common::random::audit(&plan, department, 7);
    let answers = careers_audit::layout::answers_of(&audit_of);
    let bytes = careers_audit::pen::draw(&form, &answers, plan.round.due).expect("drawn");
    let mut now = plan.clone();
    now.examples.iter_mut().for_each(|example| example.first_step = "Begin.".to_owned());
    now.resources.iter_mut().for_each(|resource| resource.about.push_str(" Free."));
    now.guides[0].summary = "Said anew.".to_owned();
    assert_eq!(audit(&now, &bytes).unplaced, []);
    // The same, where the sheet no longer has the table at all.
    now.examples.retain(|example| example.subject == "Music");
    assert_eq!(audit(&now, &bytes).unplaced, []);
}

#[test]
fn exactly_half_of_a_stage_is_not_most_of_it() {
    let whole = common::plan();
    let table = ["| Ref | Coverage | Reason |", "| {R1} | Not applicable | no |"];
    let mostly = |plan: &Plan| {
        let entry = common::read(plan, &drawn(plan, "History outcomes", &table));
        entry.findings.iter().any(|finding| finding.code == Code::MostlyNotApplicable)
    };
    let mut plan = whole.clone();
    let department = common::department(&whole, "HUM");
    let asked = careers_audit::scope::asked(&whole, department, &department.subjects[0]);
    let refs: Vec<&str> = asked.filter(|outcome| outcome.stage == "KS3").map(|o| o.reference.as_str()).collect();
    assert!(refs.len() >= 3, "{refs:?}");
    plan.outcomes.retain(|outcome| !refs[2..].contains(&outcome.reference.as_str()));
    assert!(!mostly(&plan), "one of two");
    plan.outcomes.retain(|outcome| !refs[1..].contains(&outcome.reference.as_str()));
    assert!(mostly(&plan), "one of one");
}

#[test]
fn a_text_that_may_name_a_learner_is_withheld_until_it_is_explained() {
    let plan = common::plan();
    let table = ["| Ref | Coverage | What learners do |", "| {R1} | Taught | our student Priya presented |"];
    let read = audit(&plan, &drawn(&plan, "History outcomes", &table));
    let shown = |read: careers_audit::answers::Read| {
        let recognised = Recognised::Audit { code: "HUM".into(), read };
        let settled = settle(
            &common::forms(&plan),
            vec![Incoming { file: "a.xlsx".into(), saved: Saved::default(), recognised }],
        );
        let named = settled[0].findings.iter().find(|finding| finding.code == Code::PupilName).expect("told").clone();
        let results = Results::new(&common::forms(&plan), settled);
        (results.audits["HUM"].outcomes[0].activity.clone().expect("an activity"), named)
    };
    let (withheld, finding) = shown(read.clone());
    assert_eq!(withheld, WITHHELD);
    let mut explained = read;
    let explanation = Some("Priya is the name of our robot.".to_owned());
    explained.listed.push(Listed { mark: finding.mark(), explanation });
    assert_eq!(shown(explained).0, "our student Priya presented");
}

#[test]
fn an_explanation_that_names_a_learner_is_itself_withheld() {
    let explained = |said: &str| {
        let finding = Finding { explained: Some(said.into()), ..Finding::of_file(Code::PupilName, "A name.") };
        finding.explained.expect("explained").shown().to_owned()
    };
    assert_eq!(explained("It is our robot."), "It is our robot.");
    assert_eq!(explained("It is only Jane Smith 9B."), WITHHELD);
}
