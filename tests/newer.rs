//! Which of several returns is the newer, whatever the program that saved it wrote down.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use careers_audit::answers::{Answers, Given, Key, Value};
use careers_audit::finding::Code;
use careers_audit::key::{BlockKey, SlotKey};
use careers_audit::layout::answers_of;
use careers_audit::plan::{Department, Plan, Setting};
use careers_audit::returns::{Return, Saved, State, settle};
use careers_audit::round::{self, Snapshot, Verb};
use careers_audit::shelf::{Memory, Rel};
use careers_audit::{names::Folder, pen, reader};
use common::cases::File;
use common::hostile::with_part;
use common::random::{self, Dice};
use jiff::Timestamp;
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 12, 15);

fn frozen(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/2026-11-23/returns");
    fs::read(folder.join(name)).expect("a frozen return")
}

/// An XML part with another text in an element.
fn told(part: &str, element: &str, stamp: &str) -> String {
    let begin = part.find(&format!("<{element}")).expect("an element");
    let from = begin + part[begin..].find('>').expect("its end") + 1;
    let until = from + part[from..].find("</").expect("its end");
    format!("{}{stamp}{}", &part[..from], &part[until..])
}

/// An .xls that says in its summary when it was saved.
fn old(ticks: u64) -> Vec<u8> {
    let mut file = cfb::CompoundFile::open(Cursor::new(frozen("Business old format.xls"))).expect("opened");
    let mut summary = Vec::new();
    file.open_stream("/\u{5}SummaryInformation").expect("there").read_to_end(&mut summary).expect("read");
    let word = |at: usize| u32::from_le_bytes(summary[at..at + 4].try_into().expect("four")) as usize;
    let section = word(44);
    let of = |number: usize| (0..word(section + 4)).find(|one| word(section + 8 + one * 8) == number);
    let at = section + word(section + 12 + of(13).expect("when it was saved") * 8) + 4;
    summary[at..at + 8].copy_from_slice(&ticks.to_le_bytes());
    file.create_stream("/\u{5}SummaryInformation").expect("begun").write_all(&summary).expect("written");
    file.flush().expect("written");
    file.into_inner().into_inner()
}

fn ticks(moment: &str) -> u64 {
    let moment: Timestamp = moment.parse().expect("a moment");
    u64::try_from((moment.as_second() + 11_644_473_600) * 10_000_000).expect("after 1601")
}

#[test]
fn every_format_says_when_it_was_saved() {
    let plan = reader::plan_from_workbook(&fs::read("tests/fixtures/2026-11-23/plan.xlsx").expect("a plan"));
    let forms = common::forms(&plan.expect("a plan without fault"));
    let says = |bytes: &[u8]| reader::open(&forms, bytes).saved.map(|saved| saved.to_string());
    let (modern, open) = (frozen("drama.xlsx"), frozen("sub folder/maths (LibreOffice).ods"));
    for (stamp, saved) in [
        ("2026-12-02T09:00:00Z", Some("2026-12-02T09:00:00Z")),
        ("2026-12-02T09:00:00+01:00", Some("2026-12-02T09:00:00+01:00")),
        (" 2026-12-02T09:00:00.5 ", Some("2026-12-02T09:00:00Z")),
        ("2026-12-02", Some("2026-12-02T00:00:00Z")),
        ("2026-13-02T09:00:00Z", None),
        ("1601-01-01T00:00:00Z", None),
        ("1980-01-01T00:00:00Z", None),
        ("2006-09-16T00:00:00Z", None),
        ("", None),
        // What it was issued with says nothing of when it was saved.
        ("2026-09-01T00:00:00Z", None),
    ] {
        let modern = with_part(&modern, "docProps/core.xml", |part| told(part, "dcterms:modified", stamp));
        assert_eq!(says(&modern).as_deref(), saved, "core.xml: {stamp}");
        let open = with_part(&open, "meta.xml", |part| told(part, "dc:date", stamp));
        assert_eq!(says(&open).as_deref(), saved, "meta.xml: {stamp}");
    }
    assert_eq!(says(&old(ticks("2026-12-02T09:00:00Z"))).as_deref(), Some("2026-12-02T09:00:00Z"));
    for zero in [0, u64::MAX, ticks("1970-01-01T00:00:00Z"), ticks("1980-01-01T00:00:00Z")] {
        assert_eq!(says(&old(zero)), None, "{zero}");
    }
}

/// A return of Humanities with these answers in History, and a stamp of its own.
fn history(plan: &Plan, rows: &[&str], stamp: &str) -> Vec<u8> {
    let mut file = File::new(plan, "drawn.xlsx", "");
    let mut table = vec!["| Ref | Coverage |".to_owned()];
    table.extend(rows.iter().map(|row| common::cases::placed(plan, row)));
    file.sheets.push(("History outcomes".into(), None, table));
    with_part(&file.bytes(), "docProps/core.xml", |part| told(part, "dcterms:modified", stamp))
}

/// What came of returns that were put into a folder, each at a moment that the folder knows.
fn settled(files: &[(&str, &str, Vec<u8>)]) -> Vec<Return> {
    let mut shelf = Memory::new();
    round::start(&mut shelf, Setting::Mainstream, None, date(2026, 9, 1)).expect("started");
    for (name, put, bytes) in files {
        shelf.now = put.parse().expect("a moment");
        shelf.put(&Rel::of(Folder::Returns).join(name), bytes.clone());
    }
    Snapshot::of(&shelf, &[Verb::Status], TODAY, &|_| {}).expect("read").results().returns.clone()
}

#[test]
fn the_newer_counts_whatever_the_offset_and_however_the_folder_lists_them() {
    let plan = common::plan();
    let rows = |coverage: &str| [format!("| {{R1}} | {coverage} |"), "| {R2} | Taught |".to_owned()];
    let counts = |older: (&str, &str), newer: (&str, &str)| {
        for [first, second] in [["a.xlsx", "b.xlsx"], ["b.xlsx", "a.xlsx"]] {
            let (taught, not_yet) = (rows("Taught"), rows("Not yet"));
            let [old, new] = [taught.each_ref().map(String::as_str), not_yet.each_ref().map(String::as_str)];
            let files =
                [(first, older.1, history(&plan, &old, older.0)), (second, newer.1, history(&plan, &new, newer.0))];
            let settled = settled(&files);
            let counting: Vec<&str> =
                settled.iter().filter(|entry| entry.state.counts()).map(|entry| entry.file.as_str()).collect();
            assert_eq!(counting, [second], "{older:?} {newer:?}");
        }
    };
    // The folder was filled on one evening, the newer first: it matters only where a file does not say.
    let (early, late) = ("2026-12-08T18:00:00Z", "2026-12-08T19:00:00Z");
    counts(("2026-12-02T10:00:00+01:00", late), ("2026-12-02T09:30:00Z", early));
    counts(("2026-12-02T01:00:00+13:00", late), ("2026-12-01T23:00:00-05:00", early));
    counts(("2026-12-02T09:00:00.1Z", late), ("2026-12-02T09:00:00.25Z", early));
    counts(("2026-12-02", late), ("2026-12-02T07:00:00", early));
    for nothing in ["", "2026-13-01T00:00:00Z", "1970-01-01T00:00:00Z", "2062-12-02T09:00:00Z", "2026-09-01T00:00:00Z"]
    {
        counts((nothing, early), (nothing, late));
        counts((nothing, early), ("2026-12-08T18:30:00Z", early));
        counts(("2026-12-02T09:00:00Z", late), (nothing, early));
    }
    // Saved at one moment, the later name counts.
    let same = "2026-12-02T09:00:00Z";
    let two = rows("Taught");
    let two = two.each_ref().map(String::as_str);
    let (a, b) = (history(&plan, &two, same), history(&plan, &two, "2026-12-02T10:00:00+01:00"));
    for files in
        [[("a.xlsx", early, a.clone()), ("b.xlsx", late, b.clone())], [("b.xlsx", early, b), ("a.xlsx", late, a)]]
    {
        let settled = settled(&files);
        let counting: Vec<&str> =
            settled.iter().filter(|entry| entry.state.counts()).map(|entry| entry.file.as_str()).collect();
        assert_eq!(counting, ["b.xlsx"]);
    }
    assert_eq!(Saved::said(same).day(), Some(date(2026, 12, 2)));
}

/// What somebody of a department might answer, who says so.
fn answered(plan: &Plan, department: &Department, seed: u64, who: &str) -> Answers {
    let mut answers = Answers::default();
    for (key, given) in answers_of(&random::slips::able(plan, department, seed)).iter() {
        if key.block != BlockKey::About {
            answers.put(key.clone(), given.clone());
        }
    }
    let key = Key { block: BlockKey::About, subject: None, row: "A1".to_owned(), slot: SlotKey::FilledBy };
    answers.put(key, Given::meant(Value::Text(who.to_owned())));
    answers
}

/// The same as a file that was saved on a day of December.
fn saved(plan: &Plan, department: &Department, answers: &Answers, day: i8) -> careers_audit::returns::Incoming {
    let form = common::form(plan, &department.code);
    let bytes = pen::draw(&form, answers, date(2026, 12, day)).expect("drawn");
    common::incoming(plan, &format!("{day}.xlsx"), &bytes)
}

#[test]
fn a_workbook_saved_again_by_the_same_person_counts_as_it_is_and_says_what_was_cleared() {
    let plan = common::plan();
    for seed in 0..20_u64 {
        let department = &plan.departments[usize::try_from(seed).expect("small") * 5 % plan.departments.len()];
        let mut dice = Dice::new(seed ^ 0x1ead);
        let first = answered(&plan, department, seed, "Ann Smith");
        let again = answered(&plan, department, seed + 1000, "Smith, Ann");
        let mut second = Answers::default();
        let mut cleared = Vec::new();
        for (position, (key, given)) in first.iter().enumerate() {
            // Records stay: one that is changed in part is another record.
            let is_fixed =
                key.block == BlockKey::About || position % 3 == 0 || !matches!(key.block, BlockKey::Outcomes);
            match again.get(key).filter(|_| !is_fixed && dice.often(30)) {
                Some(other) => second.put(key.clone(), other.clone()),
                None if !is_fixed && dice.often(20) => cleared.push(key.clone()),
                None => second.put(key.clone(), given.clone()),
            }
        }
        let (older, newer) = (saved(&plan, department, &first, 2), saved(&plan, department, &second, 3));
        let alone = settle(&common::forms(&plan), vec![newer.clone()]).remove(0);
        let both = settle(&common::forms(&plan), vec![newer, older]);
        let states: Vec<State> = both.iter().map(|entry| entry.state).collect();
        assert!(states[0] == State::Superseded && states[1].counts() && both.len() == 2, "{seed}: {states:?}");
        assert_eq!(both[1].answers, alone.answers, "{seed}");
        let told = both[1].findings.iter().filter(|finding| finding.code == Code::Cleared);
        let mut told: Vec<(Option<&str>, Option<&str>, Option<SlotKey>)> =
            told.map(|own| (own.place.subject.as_deref(), own.place.row.as_deref(), own.place.column)).collect();
        let mut wanted: Vec<(Option<&str>, Option<&str>, Option<SlotKey>)> =
            cleared.iter().map(|key| (key.subject.as_deref(), Some(key.printed_row()), Some(key.slot))).collect();
        told.sort();
        wanted.sort();
        assert_eq!(told, wanted, "{seed}");
        assert!(both[1].findings.iter().all(|finding| finding.code != Code::Conflict), "{seed}");
    }
}

#[test]
fn two_peoples_parts_are_put_together_and_nothing_of_either_is_lost() {
    let plan = common::plan();
    let several = plan.departments.iter().filter(|department| department.subjects.len() > 1);
    for (seed, department) in (0_u64..).zip(several) {
        let all = answered(&plan, department, seed, "Ann Smith");
        let first = &department.subjects[0].name;
        let part = |is_first: bool, who: &str| {
            let mut part = Answers::default();
            for (key, given) in all.iter() {
                if key.subject.as_ref().is_none_or(|subject| (subject == first) == is_first) {
                    part.put(key.clone(), given.clone());
                }
            }
            let about = all.iter().find(|(key, _)| key.block == BlockKey::About).expect("who").0;
            part.put(about.clone(), Given::meant(Value::Text(who.to_owned())));
            part
        };
        let parts = [part(true, "Ann Smith"), part(false, "Bob Jones")];
        let [one, other] = [saved(&plan, department, &parts[0], 2), saved(&plan, department, &parts[1], 3)];
        let settled = settle(&common::forms(&plan), vec![one, other]);
        let merged = settled.iter().find(|entry| entry.state.counts()).expect("one counts");
        assert_eq!(merged.state, State::Merged, "{seed}");
        let quiet = [Code::Conflict, Code::Cleared];
        assert!(merged.findings.iter().all(|finding| !quiet.contains(&finding.code)), "{seed}: {:#?}", merged.findings);
        for (key, given) in all.iter() {
            let meant = merged.answers.meant(key).map(ToString::to_string);
            let wanted = given.means.as_ref().ok().map(ToString::to_string);
            if key.block == BlockKey::About {
                assert_eq!(meant.as_deref(), Some("Ann Smith and Bob Jones"));
            } else {
                assert_eq!(meant, wanted, "{seed} {key:?}");
            }
        }
    }
}
