//! Corrections: drawn from a faulty return, mended in another program, and read back.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use careers_audit::answers::audit::Tick;
use careers_audit::answers::{Answers, Given, Key, Labelled, Read, Typed, Unread, Value, cell_name, repeated_ref};
use careers_audit::correct::{self, Correction};
use careers_audit::finding::{Code, Finding, Severity, single_marks};
use careers_audit::key::{BlockKey, SlotKey};
use careers_audit::layout::answers_of;
use careers_audit::learner::Written;
use careers_audit::picture::Picture;
use careers_audit::plan::Plan;
use careers_audit::returns::{Incoming, Recognised, Results, Return, Saved, State, settle};
use careers_audit::{demo, matrix, pen};
use common::programs::Program;
use common::random;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

/// The made-up school's returns, as they came.
fn incoming(plan: &Plan) -> Vec<Incoming> {
    let drawn = demo::returns(&common::forms(plan)).into_iter().map(|sent| {
        let form = common::full_form(plan, &sent.department);
        let bytes = pen::draw(&form, &sent.answers, sent.saved).expect("drawn");
        common::incoming(plan, &sent.file, &bytes)
    });
    drawn.collect()
}

/// Every return that has something to fix, with its correction.
fn corrections(plan: &Plan) -> Vec<(Return, Correction)> {
    let entries = settle(&common::forms(plan), incoming(plan));
    let drawn = entries.into_iter().filter_map(|entry| {
        let correction = correct::workbook(&common::forms(plan), &entry, plan.round.due).expect("drawn")?;
        Some((entry, correction))
    });
    let corrections: Vec<_> = drawn.collect();
    assert!(corrections.len() >= 5, "{}", corrections.len());
    corrections
}

/// Every answer of a return is in its correction, in whichever row.
fn keeps_everything(entry: &Return, back: &Return) {
    let texts = |entry: &Return| {
        let answers = entry.answers.iter();
        let answers = answers.map(|(key, given)| {
            // What was understood may stand there as the list says it.
            let said = given.means.as_ref().map_or_else(|_| given.typed.shown(), ToString::to_string);
            format!("{} {:?} {}: {said}", key.block, key.subject, key.slot)
        });
        let unplaced = entry.unplaced.iter().map(|unplaced| format!("unplaced: {}", unplaced.text));
        answers.chain(unplaced).collect::<Vec<String>>()
    };
    let back = texts(back);
    for text in texts(entry) {
        assert!(back.contains(&text), "{}: lost {text}", entry.file);
    }
}

#[test]
fn an_unmended_correction_replaces_what_it_corrects_and_everything_stays_open() {
    for plan in common::SETTINGS.map(common::demo_plan_of) {
        stays_open(&plan);
    }
}

fn stays_open(plan: &Plan) {
    for (entry, correction) in corrections(plan) {
        let mut files = incoming(plan);
        // Its date says that it is the oldest of all, and it comes after what it corrects all the same.
        let mut back = common::incoming(plan, "back.xlsx", &correction.bytes);
        back.saved = Saved::said("2020-01-01");
        files.push(back);
        let settled = settle(&common::forms(plan), files);
        let counting: Vec<&Return> =
            settled.iter().filter(|other| other.department == entry.department && other.state.counts()).collect();
        assert_eq!(counting.iter().map(|other| other.file.as_str()).collect::<Vec<_>>(), ["back.xlsx"]);
        let back = counting[0];
        keeps_everything(&entry, back);
        let since = back.since.as_ref().expect("it was a correction");
        assert_eq!(since.fresh, Vec::<String>::new(), "{}", entry.file);
        // Equal faults of one column are one thing to read, and each of them is listed.
        let listed = back.listed.len();
        assert!(listed >= correction.things, "{}", entry.file);
        // What two returns said differently is settled by sending one back.
        let conflicts = entry.conflicts.len();
        let (open, fixed) = (since.open.len(), since.fixed.len());
        assert_eq!((open, fixed), (listed - conflicts, conflicts), "{}", entry.file);
    }
}

#[test]
fn a_correction_comes_back_by_a_day_that_lies_ahead() {
    let plan = common::demo_plan_of(common::SETTINGS[0]);
    let late = plan.round.due.checked_add(jiff::Span::new().days(4)).expect("a day");
    let entries = settle(&common::forms(&plan), incoming(&plan));
    for (today, said) in [(plan.round.due, plan.round.due), (late, plan.round.back_by(late))] {
        let [by, due] = [said, plan.round.due].map(|day| day.strftime("%A %-d %B %Y").to_string());
        let drawn =
            entries.iter().find_map(|entry| correct::workbook(&common::forms(&plan), entry, today).expect("drawn"));
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(drawn.expect("one").bytes)).expect("opened");
        // Start here says it where it says what to do, and again where it says what is good to know.
        for (sheet, times) in [("Fix these", 1), ("Start here", 2)] {
            let range = book.worksheet_range(sheet).expect("a sheet");
            let says = |day: &str| range.used_cells().filter(|(.., text)| text.to_string().contains(day)).count();
            assert_eq!(says(&by), times, "{sheet}: {by}");
            assert!(by == due || says(&due) == 0, "{sheet}: {due}");
        }
    }
}

/// What a person types to mend a correction: a valid answer in each cell in error, a reason beside each query.
fn mending(correction: &Correction, back: &Return) -> Vec<Json> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(correction.bytes.as_slice())).expect("opened");
    let range = book.worksheet_range("Fix these").expect("a sheet");
    let text = |row: usize, column: usize| range.get((row, column)).map(ToString::to_string).unwrap_or_default();
    let heading = (0..40).find(|row| text(*row, 0) == "Where").expect("headings");
    let column = |name: &str| (0..20).find(|column| text(heading, *column).starts_with(name)).expect("a column");
    let (mark, reason) = (column("For the Careers Leader"), column("If it is right"));
    let mut edits = Vec::new();
    for finding in back.findings.iter().filter(|finding| finding.is_open()) {
        let (sheet, cell, value) = if finding.severity() == Severity::Error {
            let value = match (&finding.suggestion, finding.place.column) {
                (Some(suggestion), Some(SlotKey::Taking | SlotKey::Reached)) => {
                    json!(suggestion.parse::<u32>().expect("a number"))
                }
                (Some(suggestion), _) => json!(suggestion),
                (None, Some(SlotKey::Date)) => json!({ "date": "2026-10-15" }),
                (None, _) => json!("Not yet"),
            };
            (finding.place.sheet.clone().expect("a sheet"), finding.place.cell.clone().expect("a cell"), value)
        } else {
            let row = (heading..heading + 200).find(|row| single_marks(&text(*row, mark)).contains(&finding.mark()));
            let row = row.expect("a line");
            let cell = cell_name(u32::try_from(row).expect("few"), u32::try_from(reason).expect("few"));
            ("Fix these".to_owned(), cell, json!("We checked: it is so."))
        };
        edits.push(json!({ "sheet": sheet, "cell": cell, "value": value }));
    }
    edits
}

/// A correction as a program saves it after everything in it was mended or explained.
fn saved(plan: &Plan, correction: &Correction, program: Program) -> Vec<u8> {
    let back = common::read(plan, &correction.bytes);
    let folder = tempfile::tempdir().expect("a folder");
    let (from, to) = (folder.path().join("from.xlsx"), folder.path().join("to.xlsx"));
    std::fs::write(&from, &correction.bytes).expect("written");
    program.fill(&from, &to, &Json::Array(mending(correction, &back)));
    std::fs::read(&to).expect("saved")
}

fn mended(plan: &Plan, saved: &[u8]) -> Return {
    let mut mended = common::incoming(plan, "mended.xlsx", saved);
    // The program saves with the clock of the day on which the test runs; the story is of that winter.
    mended.saved = Saved::said("2026-12-15");
    settle(&common::forms(plan), vec![mended]).remove(0)
}

/// What each line of *Fix these* says of itself.
fn states(bytes: &[u8]) -> Vec<String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("opened");
    let range = book.worksheet_range("Fix these").expect("a sheet");
    let rows: Vec<Vec<String>> = range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    let heading = rows.iter().position(|row| row.first().is_some_and(|cell| cell == "Where")).expect("headings");
    let column = rows[heading].iter().position(|cell| cell == "State").expect("a column");
    let lines = rows.iter().skip(heading + 1).take_while(|row| !row[0].is_empty());
    lines.map(|row| row[column].clone()).collect()
}

fn everything_is_fixed(correction: &Correction, mended: &Return) {
    let since = mended.since.as_ref().expect("it was a correction");
    assert_eq!(since.open, Vec::<String>::new(), "{}", correction.name);
    assert_eq!(since.fresh, Vec::<String>::new(), "{}", correction.name);
    let explained = mended.findings.iter().filter(|finding| finding.explained.is_some()).count();
    assert_eq!(since.explained.len(), explained, "explained is not fixed: {}", correction.name);
    // Equal faults of one column are one thing to read, and each of them is listed.
    assert_eq!(since.fixed.len() + explained, mended.listed.len(), "{}", correction.name);
    assert!(mended.listed.len() >= correction.things, "{}", correction.name);
    assert_eq!(mended.state, State::Accepted);
    assert_eq!(mended.count(Severity::Query), 0, "an explained query is settled");
}

#[test]
fn a_mended_correction_reports_every_finding_fixed() {
    if !Program::Openpyxl.is_here() {
        return;
    }
    for plan in common::SETTINGS.map(common::demo_plan_of) {
        for (_, correction) in corrections(&plan) {
            let mended = mended(&plan, &saved(&plan, &correction, Program::Openpyxl));
            everything_is_fixed(&correction, &mended);
            let again = correct::workbook(&common::forms(&plan), &mended, plan.round.due).expect("drawn");
            assert_eq!(again, None, "nothing is left to fix");
        }
    }
}

#[test]
fn libreoffice_mends_a_correction_too() {
    if !Program::LibreOffice.is_here() {
        return;
    }
    let plan = common::demo_plan();
    let all = corrections(&plan);
    let (_, correction) = all.iter().find(|(_, correction)| correction.code == "HUM").expect("Humanities");
    let before = states(&correction.bytes);
    assert!(before.len() >= correction.things && before.iter().all(|state| state == "To fix"), "{before:?}");
    let bytes = saved(&plan, correction, Program::LibreOffice);
    let after = states(&bytes);
    assert_eq!(after.len(), before.len());
    for state in ["Mended", "Explained"] {
        assert!(after.iter().any(|own| own == state), "none is {state}: {after:?}");
    }
    assert!(after.iter().all(|own| own != "To fix"), "{after:?}");
    let mended = mended(&plan, &bytes);
    everything_is_fixed(correction, &mended);
    // What was said of its queries travels on.
    let results = Results::new(&common::forms(&plan), vec![mended]);
    let matrix = matrix::workbook(&Picture::new(&results, plan.round.due)).expect("drawn");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(matrix.as_slice())).expect("opened");
    for sheet in ["Returns", "Evidence"] {
        let range = book.worksheet_range(sheet).expect("a sheet");
        let said = range.used_cells().any(|(_, _, cell)| cell.to_string().contains("We checked: it is so."));
        assert!(said, "{sheet} does not show the explanation");
    }
}

#[test]
fn what_was_explained_once_stays_explained() {
    let plan = common::demo_plan();
    let (mut entry, _) = corrections(&plan).into_iter().find(|(_, correction)| correction.code == "HUM").expect("HUM");
    let query = entry.findings.iter_mut().find(|finding| finding.severity() == Severity::Query).expect("a query");
    query.explained = Some("It is so.".into());
    let mark = query.mark();
    let correction =
        correct::workbook(&common::forms(&plan), &entry, plan.round.due).expect("drawn").expect("an error is left");
    let back = common::read(&plan, &correction.bytes);
    let again = back.findings.iter().find(|finding| finding.mark() == mark).expect("still found");
    assert_eq!(again.explained.as_ref().map(Written::shown), Some("It is so."));
    assert_eq!(back.listed.len(), correction.things + 1);
    // Errors stand first, and what is settled last.
    let (first, last) = (back.listed.first().expect("a line"), back.listed.last().expect("a line"));
    assert!(first.mark.starts_with("unknown-answer"), "{first:?}");
    assert_eq!(last.mark, mark);
}

#[test]
fn what_a_correction_takes_back_is_gone() {
    let plan = common::demo_plan();
    let (_, correction) = corrections(&plan).into_iter().find(|(_, correction)| correction.code == "HUM").expect("HUM");
    let mut files = incoming(&plan);
    let mut back = common::incoming(&plan, "back.xlsx", &correction.bytes);
    let Recognised::Audit { read, .. } = &mut back.recognised else { panic!("an audit") };
    let wrong = read.answers.iter().find(|(_, given)| given.means.is_err()).expect("an error").0.clone();
    let mut answers = Answers::default();
    let others = read.answers.iter().filter(|(key, _)| **key != wrong);
    others.for_each(|(key, given)| answers.put(key.clone(), given.clone()));
    read.answers = answers;
    back.saved = Saved::said("2026-12-15");
    files.push(back);
    let settled = settle(&common::forms(&plan), files);
    let counting = settled.iter().find(|entry| entry.department.as_deref() == Some("HUM") && entry.state.counts());
    let counting = counting.expect("it counts");
    assert_eq!((counting.file.as_str(), counting.state), ("back.xlsx", State::Accepted));
    assert!(counting.answers.get(&wrong).is_none(), "a cell that was cleared is not filled from the old file");
}

#[test]
fn what_is_asked_of_a_sheet_leads_to_no_cell() {
    let reference = {
        let plan = common::plan();
        let department = common::department(&plan, "HUM");
        let own = careers_audit::scope::asked(&plan, department, &department.subjects[0]).next().expect("asked");
        own.reference.clone()
    };
    let table = |coverage: &str| format!("| Ref | Coverage |\n| {reference} | {coverage} |");
    let drawn = common::drawn::returned("HUM")
        .sheet("History outcomes", &table("Taught"))
        .sheet("History outcomes (2)", &table("Not yet"));
    let plan = drawn.plan().clone();
    let entry = drawn.read();
    let doubled = entry.findings.iter().find(|finding| finding.code == Code::DoubledSheet).expect("told");
    assert_eq!(doubled.place.cell.as_deref(), Some("B5"));
    let correction = correct::workbook(&common::forms(&plan), &entry, plan.round.due).expect("drawn").expect("queries");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(correction.bytes.as_slice())).expect("opened");
    let lines = book.worksheet_range("Fix these").expect("a sheet");
    let line = lines.rows().find(|line| line.iter().any(|cell| cell.to_string().starts_with("doubled-sheet")));
    let place = line.expect("a line")[0].to_string();
    assert!(place.starts_with("History outcomes (2)") && !place.contains("B5"), "{place}");
}

#[test]
fn equal_faults_are_one_line_and_each_is_settled_on_its_own() {
    let plan = common::plan();
    let department = common::department(&plan, "HUM");
    let mut answers = Answers::default();
    let history = department.subjects.iter().find(|subject| subject.name == "History").expect("History");
    let refs: Vec<String> =
        careers_audit::scope::asked(&plan, department, history).map(|outcome| outcome.reference.clone()).collect();
    let at =
        |row: &str, slot| Key { block: BlockKey::Outcomes, subject: Some("History".into()), row: row.into(), slot };
    for row in &refs {
        answers.put(at(row, SlotKey::Coverage), Given::meant(Value::Text("Highlighted".into())));
    }
    let form = common::form(&plan, &department.code);
    let entry = common::read(&plan, &pen::draw(&form, &answers, plan.round.due).expect("drawn"));
    let correction = correct::workbook(&common::forms(&plan), &entry, plan.round.due).expect("drawn").expect("queries");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(correction.bytes.as_slice())).expect("opened");
    let lines = book.worksheet_range("Fix these").expect("a sheet");
    let lines: Vec<Vec<String>> = lines.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    let is_it = |line: &&Vec<String>| line[0].starts_with("History outcomes, ") && line[2].starts_with("Status (");
    let of_status = lines.iter().filter(is_it).collect::<Vec<_>>();
    let [line] = of_status.as_slice() else { panic!("{of_status:#?}") };
    let others = format!(" and {} others", refs.len() - 1);
    assert!(line[0].ends_with(&others), "{}", line[0]);
    assert_eq!(line[2].matches(", ").count() + 1, refs.len(), "{}", line[2]);
    // One is mended, the others are explained in one sentence.
    let back = common::read(&plan, &correction.bytes);
    assert_eq!(back.listed.len(), correction.open.len());
    assert!(correction.things < correction.open.len(), "equal faults are one thing");
    let is_status = |mark: &str| mark.starts_with("unanswered / History / ") && mark.ends_with(" / status");
    let mut mended = back;
    for listed in mended.listed.iter_mut().filter(|listed| is_status(&listed.mark)) {
        listed.explanation = Some("Starts in January.".to_owned());
    }
    mended.answers.put(at(&refs[0], SlotKey::Status), Given::meant(Value::Text("In place".into())));
    let drawn = {
        let Return { answers, spots, listed, corrects, unplaced, .. } = mended;
        let read = Read { answers, spots, listed, corrects, unplaced, ..Read::default() };
        let recognised = Recognised::Audit { code: "HUM".into(), read };
        settle(&common::forms(&plan), vec![Incoming { file: "b.xlsx".into(), saved: Saved::default(), recognised }])
            .remove(0)
    };
    let since = drawn.since.as_ref().expect("it was a correction");
    let of_status = |marks: &[String]| marks.iter().filter(|mark| is_status(mark)).count();
    assert_eq!((of_status(&since.fixed), of_status(&since.explained)), (1, refs.len() - 1));
    let explained = drawn.findings.iter().filter(|finding| finding.explained.is_some()).count();
    assert_eq!(explained, refs.len() - 1, "what is mended needs no explanation");
    assert_eq!(of_status(&since.fresh), 0);
    // What was explained is one line at the end of the next correction, with its sentence.
    let second = correct::workbook(&common::forms(&plan), &drawn, plan.round.due).expect("drawn").expect("queries");
    let again = common::read(&plan, &second.bytes);
    let kept = again.listed.iter().filter(|listed| listed.explanation.as_deref() == Some("Starts in January."));
    assert_eq!(kept.count(), refs.len() - 1);
}

/// A correction as it comes back, its lines explained as `says` draws.
fn sent_back(
    plan: &Plan,
    correction: &Correction,
    saved: &str,
    says: impl Fn(usize) -> Option<&'static str>,
) -> Incoming {
    let mut back = common::incoming(plan, &format!("{saved}.xlsx"), &correction.bytes);
    let Recognised::Audit { read, .. } = &mut back.recognised else { panic!("an audit") };
    // Of an error nothing is said: it is mended.
    let is_query = |mark: &str| {
        mark.split(" / ").next().and_then(Code::named).is_some_and(|code| code.severity() == Severity::Query)
    };
    for (position, listed) in read.listed.iter_mut().enumerate().filter(|(_, listed)| is_query(&listed.mark)) {
        listed.explanation = says(position).map(str::to_owned);
    }
    // Whoever saves a file again saves other bytes.
    read.fingerprint = format!("saved {saved}");
    back.saved = Saved::said(saved);
    back
}

#[test]
fn what_is_said_without_a_reason_stays_open_and_a_replaced_correction_keeps_its_counts() {
    let plan = common::demo_plan();
    let forms = common::forms(&plan);
    for (entry, correction) in corrections(&plan).into_iter().take(3) {
        let wordless = ["ok", "-", "n/a", "yes", "fine, thanks"];
        let counts = |entry: &Return| {
            let since = entry.since.clone().expect("it was a correction");
            [since.fixed.len(), since.explained.len(), since.open.len(), since.wordless.len(), since.fresh.len()]
        };
        let first = sent_back(&plan, &correction, "2026-12-20", |line| Some(wordless[line % wordless.len()]));
        let mut files = incoming(&plan);
        files.push(first.clone());
        let settled = settle(&forms, files.clone());
        let counting = |settled: &[Return]| {
            settled
                .iter()
                .find(|own| own.department == entry.department && own.state.counts())
                .expect("it counts")
                .clone()
        };
        let back = counting(&settled);
        assert_eq!(back.file, "2026-12-20.xlsx");
        let queries = back.findings.iter().filter(|finding| finding.severity() == Severity::Query).count();
        assert_eq!(back.count(Severity::Query), queries, "nothing is explained: {:?}", back.findings);
        let [fixed, explained, open, without, fresh] = counts(&back);
        assert_eq!((fixed, explained, fresh), (entry.conflicts.len(), 0, 0));
        assert_eq!((open, without), (back.listed.len() - fixed, queries));
        // The next one explains in words; of the first it stays true that it fixed nothing.
        let again = correct::workbook(&forms, &back, plan.round.due).expect("drawn").expect("all of it is open");
        files.push(sent_back(&plan, &again, "2026-12-21", |_| Some("A colleague is on leave.")));
        let settled = settle(&forms, files);
        let replaced = settled.iter().find(|own| own.file == "2026-12-20.xlsx").expect("it is there");
        assert_eq!(replaced.state, State::Superseded);
        assert_eq!(counts(replaced), [fixed, explained, open, without, fresh]);
        let errors = again.open.iter().filter(|finding| finding.severity() == Severity::Error).count();
        assert_eq!(counts(&counting(&settled)), [0, queries, errors, 0, 0], "{}", entry.file);
    }
}

/// A return with rows that the form does not have, and an error.
fn with_odd_rows(entry: &mut Return, subject: &str, reference: &str) {
    let subject = Some(subject.to_owned());
    for (block, subject, row, slot, text) in [
        (BlockKey::Outcomes, &subject, repeated_ref(reference, 2), SlotKey::Coverage, "Tought"),
        (BlockKey::Outcomes, &subject, "KS3-99".to_owned(), SlotKey::Unit, "an unknown row"),
        (BlockKey::Outcomes, &subject, "X17".to_owned(), SlotKey::Unit, "an inserted row"),
        (BlockKey::Employers, &None, "E31".to_owned(), SlotKey::Employer, "An inserted employer"),
        (BlockKey::Checklist, &subject, repeated_ref("F1", 2), SlotKey::Evidence, "a second answer"),
    ] {
        let means = match slot {
            SlotKey::Coverage => Err(Unread { code: Code::UnknownAnswer, suggestion: None }),
            _ => Ok(Value::Text(text.to_owned())),
        };
        let key = Key { block, subject: subject.clone(), row, slot };
        entry.answers.put(key, Given { typed: Typed::Text(text.to_owned()), means });
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 25, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_that_the_form_does_not_have_find_a_place(seed in any::<u64>(), which in 0usize..14) {
        let plan = common::plan();
        let department = &plan.departments[which % plan.departments.len()];
        let answers = answers_of(&random::audit(&plan, department, seed));
        let drawn = pen::draw(&common::form(&plan, &department.code), &answers, plan.round.due).expect("drawn");
        let mut entry = common::read(&plan, &drawn);
        prop_assume!(entry.state.counts());
        let subject = &department.subjects[0];
        let asked = careers_audit::scope::asked(&plan, department, subject).next().expect("asked");
        with_odd_rows(&mut entry, &subject.name, &asked.reference);
        let correction = correct::workbook(&common::forms(&plan), &entry, plan.round.due).expect("drawn").expect("an error");
        let back = common::read(&plan, &correction.bytes);
        let unplaced = back.unplaced.iter().map(|unplaced| unplaced.text.clone());
        let said: Vec<String> = back.answers.iter().map(|(_, given)| given.typed.shown()).chain(unplaced).collect();
        prop_assert!(said.contains(&"KS3-99".to_owned()), "the unknown ref is lost");
        for (key, given) in entry.answers.iter() {
            prop_assert!(said.contains(&given.typed.shown()), "{key:?} is lost");
        }
        // A second correction carries on what the first could not place.
        let second = correct::workbook(&common::forms(&plan), &back, plan.round.due).expect("drawn").expect("still an error");
        let again = common::read(&plan, &second.bytes);
        prop_assert!(again.unplaced.iter().any(|unplaced| unplaced.text == "a second answer"));
    }
}

#[test]
fn a_correction_says_back_what_was_asked_and_where_to_say_what_was_explained() {
    let plan = common::demo_plan();
    let leader = &plan.school.careers_leader;
    let (entry, _) = corrections(&plan).into_iter().find(|(_, correction)| correction.code == "HUM").expect("HUM");
    let said = |questions: usize, explained: Option<&str>| {
        let mut entry = entry.clone();
        let ticks = entry.answers.iter().filter(|(key, given)| key.slot == SlotKey::Answer && given.means.is_ok());
        let ticks: Vec<Key> = ticks.map(|(key, _)| key.clone()).take(questions).collect();
        assert_eq!(ticks.len(), questions);
        for key in ticks {
            entry.answers.put(key, Given::meant(Value::Choice(Tick::NotSure.choice())));
        }
        let is_query =
            |finding: &&mut Finding| finding.severity() == Severity::Query && finding.place.subject.is_some();
        let query = entry.findings.iter_mut().find(is_query).expect("a query");
        query.explained = explained.map(Written::from);
        let read = Read { answers: entry.answers.clone(), spots: entry.spots.clone(), ..Read::default() };
        let recognised = Recognised::Audit { code: "HUM".into(), read };
        let came = Incoming { file: "a.xlsx".into(), saved: Saved::default(), recognised };
        let mut asked = settle(&common::forms(&plan), vec![came]).remove(0);
        for finding in &mut asked.findings {
            let own = entry.findings.iter().find(|own| own.mark() == finding.mark());
            finding.explained = own.and_then(|own| own.explained.clone());
        }
        let drawn = correct::workbook(&common::forms(&plan), &asked, plan.round.due).expect("drawn").expect("an error");
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(drawn.bytes.as_slice())).expect("opened");
        let lines = book.worksheet_range("Fix these").expect("a sheet");
        let texts: Vec<String> = lines.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
        let one = |words: &str| texts.iter().filter(|text| text.contains(words)).cloned().collect::<Vec<_>>();
        [one("will come back to you"), one("choose Not this year")]
    };
    let arrived = |questions: &str| vec![format!("{leader} has your {questions} and will come back to you.")];
    for (of, questions) in
        [(0, vec![]), (1, arrived("question")), (2, arrived("2 questions")), (5, arrived("5 questions"))]
    {
        assert_eq!(said(of, None), [questions.clone(), vec![]]);
        let [told, stage] = said(of, Some("It does not run this year."));
        assert_eq!((told, stage.len()), (questions, 1), "{stage:?}");
    }
    assert_eq!(said(0, Some("It is new this year.")), [vec![], Vec::<String>::new()]);
}
