//! The verbs on rounds in memory: what each writes, what it never replaces, and that a disk gives the same.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::collections::BTreeMap;

use careers_audit::demo;
use careers_audit::layout::{Extras, Forms};
use careers_audit::pen;
use careers_audit::plan::Setting;
use careers_audit::returns::State;
use careers_audit::round::{self, Done, RoundError, Said, Settle, Snapshot, Verb, Written};
use careers_audit::shelf::{Disk, Memory, Outcome, Rel, Shelf, Trial, What};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 12, 15);

const CHECK: Verb = Verb::Check { settle: Vec::new() };

fn generate(only: &[&str], force: bool) -> Verb {
    Verb::Generate { only: only.iter().map(|code| (*code).to_owned()).collect(), extras: Extras::NONE, force }
}

fn perform(shelf: &mut dyn Shelf, verb: &Verb) -> Result<Done, RoundError> {
    round::perform(shelf, verb, TODAY, &|_| {})
}

/// A round that was begun some weeks ago, so that its workbooks are overdue today.
fn started(setting: Setting) -> Memory {
    let mut shelf = Memory::new();
    round::start(&mut shelf, setting, None, date(2026, 11, 2)).expect("started");
    shelf
}

/// Every file with its bytes, wherever they lie.
fn files(shelf: &dyn Shelf) -> BTreeMap<String, Vec<u8>> {
    fn walk(shelf: &dyn Shelf, folder: &Rel, files: &mut BTreeMap<String, Vec<u8>>) {
        for lying in shelf.list(folder).expect("listed") {
            if lying.what == What::Folder {
                walk(shelf, &lying.at, files);
            } else {
                files.insert(lying.at.to_string(), shelf.read(&lying.at).expect("read"));
            }
        }
    }
    let mut all = BTreeMap::new();
    walk(shelf, &Rel::root(), &mut all);
    all
}

fn named(written: &[Written], outcome: Outcome) -> Vec<String> {
    written.iter().filter(|one| one.outcome == outcome).map(|one| one.at.to_string()).collect()
}

/// A round from its plan to its pack, with what the made-up school of the setting sends back.
fn whole(shelf: &mut dyn Shelf, setting: Setting) -> Vec<Written> {
    let mut written = round::start(shelf, setting, Some("Our School"), TODAY).expect("started").written;
    written.extend(perform(shelf, &generate(&[], false)).expect("generated").written);
    let forms = Forms::new(Snapshot::of(shelf, &[], TODAY, &|_| {}).expect("a plan").plan().clone());
    for sent in demo::returns(&forms) {
        let form = forms.holding(&sent.department, &sent.answers).expect("a form");
        let bytes = pen::draw(form, &sent.answers, sent.saved).expect("drawn");
        shelf.fresh(&Rel::new("returns").join(sent.file), &bytes).expect("saved");
    }
    for verb in [CHECK, Verb::Consolidate { early: false, programme: true }, Verb::Pack] {
        written.extend(perform(shelf, &verb).expect("done").written);
    }
    written
}

#[test]
fn a_whole_round_comes_out_the_same_in_memory_and_on_a_disk() {
    for setting in common::SETTINGS {
        let mut memory = Memory::new();
        let folder = tempfile::tempdir().expect("a folder");
        let mut disk = Disk::new(folder.path());
        assert_eq!(whole(&mut memory, setting), whole(&mut disk, setting), "{}", setting.word());
        let (here, there) = (files(&memory), files(&disk));
        assert_eq!(here.keys().collect::<Vec<_>>(), there.keys().collect::<Vec<_>>());
        for (name, bytes) in &here {
            assert!(*bytes == there[name], "{}: {name} differs", setting.word());
        }
        for part in ["plan.xlsx", "workbooks/", "returns/", "corrections/", "matrix/", "pack/", "programme/", "email/"]
        {
            assert!(here.keys().any(|name| name.starts_with(part)), "no {part}");
        }
        let snapshot = Snapshot::of(&memory, &[Verb::Status], TODAY, &|_| {}).expect("read");
        assert!(snapshot.results().returns.iter().filter(|entry| entry.state.counts()).count() > 3);
    }
}

#[test]
fn a_trial_says_what_is_done_then_and_changes_nothing() {
    let mut shelf = started(Setting::Send);
    let next = |shelf: &mut Memory, verb: &Verb| {
        let before = shelf.clone();
        let foretold = perform(&mut Trial::over(shelf), verb).expect("tried").written;
        assert_eq!(*shelf, before, "{verb:?}");
        assert_eq!(perform(shelf, verb).expect("done").written, foretold, "{verb:?}");
        foretold
    };
    assert!(named(&next(&mut shelf, &generate(&[], false)), Outcome::New).len() > 5);
    assert!(named(&next(&mut shelf, &generate(&[], false)), Outcome::New).is_empty());
    let reminder = "email/OAK Oak class - overdue.eml".to_owned();
    assert!(named(&next(&mut shelf, &CHECK), Outcome::New).contains(&reminder));
    // An empty return: another draft takes the place of the reminder.
    let blank = shelf.read(&Rel::new("workbooks/OAK Oak class audit.xlsx")).expect("issued");
    shelf.put(&Rel::new("returns/OAK.xlsx"), blank);
    assert_eq!(named(&next(&mut shelf, &CHECK), Outcome::TakenAway), [reminder]);
    shelf.put(&Rel::new("workbooks/OAK Oak class audit.xlsx"), b"written over".to_vec());
    let written = next(&mut shelf, &generate(&["oak"], true));
    assert_eq!(named(&written, Outcome::Kept), ["returns/kept/OAK Oak class audit.xlsx"]);
    assert_eq!(named(&written, Outcome::Replaced), ["workbooks/OAK Oak class audit.xlsx"]);
    next(&mut shelf, &Verb::Consolidate { early: false, programme: false });
    next(&mut shelf, &Verb::Pack);
}

#[test]
fn a_draft_goes_with_the_file_that_was_written_also_beside_an_edited_one() {
    let mut shelf = started(Setting::Mainstream);
    perform(&mut shelf, &Verb::Consolidate { early: true, programme: false }).expect("done");
    let (matrix, draft) = (Rel::new("matrix/Careers matrix 2026-12-15.xlsx"), Rel::new("email/SLT - summary.eml"));
    let ours = shelf.read(&matrix).expect("written");
    let says = |shelf: &Memory| String::from_utf8(shelf.read(&draft).expect("drafted")).expect("text");
    assert!(says(&shelf).contains("Careers matrix 2026-12-15.xlsx"));
    shelf.put(&matrix, b"a person's".to_vec());
    let written = perform(&mut shelf, &Verb::Consolidate { early: true, programme: false }).expect("done").written;
    let second = matrix.numbered(2);
    assert_eq!(named(&written, Outcome::New), [second.to_string()]);
    assert_eq!(
        (shelf.read(&matrix).expect("kept"), shelf.read(&second).expect("beside")),
        (b"a person's".to_vec(), ours)
    );
    assert!(says(&shelf).contains("Careers matrix 2026-12-15 2.xlsx"));
}

#[test]
fn blank_workbooks_that_differ_are_all_named_and_none_is_replaced_unasked() {
    let mut plan = demo::school(Setting::Mainstream.built_in());
    let mut shelf = Memory::new();
    shelf.put(&Rel::new("plan.toml"), toml::to_string(&plan).expect("TOML").into_bytes());
    let verb = generate(&["HUM", "ART", "MUS"], false);
    perform(&mut shelf, &verb).expect("generated");
    // What stands in one of them cannot be told, and may be a person's: it stays, asked or not.
    let [art, hum, music] =
        ["ART Art", "HUM Humanities", "MUS Music"].map(|stem| Rel::new(format!("workbooks/{stem} audit.xlsx")));
    shelf.put(&hum, b"changed".to_vec());
    let changed = shelf.clone();
    let done = perform(&mut shelf, &verb).expect("left where it lies");
    assert!(done.said.iter().any(|said| matches!(said, Said::Left(at, None) if *at == hum)));
    assert_eq!(shelf, changed);
    plan.outcomes.iter_mut().for_each(|outcome| outcome.title.push_str(" well"));
    shelf.put(&Rel::new("plan.toml"), toml::to_string(&plan).expect("TOML").into_bytes());
    let changed = shelf.clone();
    let error = perform(&mut shelf, &verb).expect_err("they differ").to_string();
    let (blank, filled) = error.split_once("These were filled in").expect("both are told");
    assert!([&art, &music].iter().all(|at| blank.contains(&at.to_string())) && blank.contains("--force"), "{error}");
    assert!(filled.contains(&hum.to_string()) && filled.contains("is copied into the returns"), "{error}");
    let error = perform(&mut shelf, &generate(&["XYZ"], true)).expect_err("unknown").to_string();
    assert!(error.contains("no department 'XYZ'") && error.contains("HUM"), "{error}");
    assert_eq!(shelf, changed);
    perform(&mut shelf, &generate(&["HUM", "ART", "MUS"], true)).expect("forced");
    assert!([&art, &hum, &music].iter().all(|at| shelf.read(at).expect("read") != changed.read(at).expect("read")));
    assert_eq!(shelf.read(&Rel::new("returns/kept/HUM Humanities audit.xlsx")).expect("kept"), b"changed");
}

#[test]
fn a_person_settles_whose_a_return_is_and_it_is_said_to_stay() {
    let mut shelf = started(Setting::Mainstream);
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, (reference, coverage)) in (0..).zip([("Ref", "Coverage"), ("KS3-1", "Taught"), ("KS3-99", "Taught")]) {
        sheet.write(row, 0, reference).expect("written").write(row, 1, coverage).expect("written");
    }
    let bytes = book.save_to_buffer().expect("saved");
    shelf.put(&Rel::new("returns/Book1.xlsx"), bytes.clone());
    let settle = |code: &str, file: &str| Verb::Check { settle: vec![Settle::Whose(code.to_owned(), file.to_owned())] };
    let told = |shelf: &Memory| {
        let snapshot = Snapshot::of(shelf, &[Verb::Status], TODAY, &|_| {}).expect("read");
        let entry = &snapshot.results().returns[0];
        (entry.file.clone(), entry.department.clone(), entry.state == State::Stranger)
    };
    assert_eq!(told(&shelf), ("Book1.xlsx".to_owned(), None, true));
    for (verb, says) in [
        (settle("XYZ", "Book1.xlsx"), "no department 'XYZ'"),
        (settle("HUM", "plan.xlsx"), "not in the folder of returns"),
        (settle("HUM", "none.xlsx"), "'returns/none.xlsx' could not be read"),
    ] {
        let error = perform(&mut shelf, &verb).expect_err("not settled").to_string();
        assert!(error.contains(says), "{error}");
    }
    let done = perform(&mut shelf, &settle("hum", "Book1.xlsx")).expect("settled");
    assert!(done.said.iter().any(|said| matches!(said, Said::Findings(_))));
    // It stays settled, under another name too.
    shelf.remove(&Rel::new("returns/Book1.xlsx")).expect("removed");
    shelf.put(&Rel::new("returns/Humanities.xlsx"), bytes);
    assert_eq!(told(&shelf), ("Humanities.xlsx".to_owned(), Some("HUM".to_owned()), false));
}

#[test]
fn a_return_is_withdrawn_and_counts_again() {
    let mut shelf = started(Setting::Mainstream);
    let plan = Snapshot::of(&shelf, &[], TODAY, &|_| {}).expect("a plan").plan().clone();
    let part = |coverage: &str, day: &str| {
        let mut file = common::cases::File::new(&plan, "drawn.xlsx", day);
        let table = ["| Ref | Coverage |", "| {R1} | COVERAGE |"].map(|row| common::cases::placed(&plan, row));
        file.sheets.push((
            "History outcomes".into(),
            None,
            table.map(|row| row.replace("COVERAGE", coverage)).to_vec(),
        ));
        file.bytes()
    };
    let files = [("returns/sub/older.xlsx", part("Taught", "")), ("returns/zip/newer.xlsx", part("Not yet", ""))];
    for ((at, bytes), second) in files.iter().zip([1_796_000_000, 1_796_100_000]) {
        shelf.now = jiff::Timestamp::from_second(second).expect("a moment");
        shelf.put(&Rel::new(*at), bytes.clone());
    }
    let states = |shelf: &Memory| {
        let snapshot = Snapshot::of(shelf, &[Verb::Status], TODAY, &|_| {}).expect("read");
        let results = snapshot.results();
        let states: Vec<&str> = results.returns.iter().map(|entry| entry.state.word()).collect();
        let is_missing = results.missing().iter().any(|department| department.code == "HUM");
        (states.join(" "), is_missing)
    };
    let check = |settle: Vec<Settle>| Verb::Check { settle };
    let drop = |file: &str| Settle::Drop(file.to_owned());
    let before = shelf.clone();
    assert_eq!(states(&shelf), ("superseded accepted".to_owned(), false));
    perform(&mut shelf, &check(vec![drop("zip/newer.xlsx")])).expect("dropped");
    assert_eq!(states(&shelf), ("accepted superseded".to_owned(), false));
    perform(&mut shelf, &check(vec![drop("sub/older.xlsx")])).expect("dropped");
    assert_eq!(states(&shelf), ("superseded superseded".to_owned(), true), "none is as if none had come");
    let drafts = shelf.list(&Rel::new("email")).expect("listed");
    let of_hum: Vec<String> = drafts.iter().map(|own| own.at.name()).filter(|name| name.starts_with("HUM")).collect();
    assert!(of_hum.iter().all(|name| !name.contains("kept out")) && of_hum.len() == 1, "{of_hum:?}");
    for (at, bytes) in &files {
        assert_eq!(&shelf.read(&Rel::new(*at)).expect("there"), bytes, "it stays untouched");
    }
    perform(
        &mut shelf,
        &check(vec![Settle::Keep("zip/newer.xlsx".to_owned()), Settle::Keep("sub/older.xlsx".to_owned())]),
    )
    .expect("kept");
    assert_eq!(states(&shelf), states(&before));
    let error = perform(&mut shelf, &check(vec![drop("none.xlsx")])).expect_err("no such file").to_string();
    assert!(error.contains("none.xlsx"), "{error}");
    // Whoever deletes the line undoes it as well.
    perform(&mut shelf, &check(vec![drop("zip/newer.xlsx"), drop("sub/older.xlsx")])).expect("dropped");
    shelf.remove(&Rel::new("settled.toml")).expect("removed");
    assert_eq!(states(&shelf), states(&before));
}

#[test]
fn what_is_not_compared_is_said() {
    let mut plan = demo::school(Setting::Send.built_in());
    plan.round.last = "../before".to_owned();
    let mut shelf = Memory::new();
    shelf.put(&Rel::new("plan.toml"), toml::to_string(&plan).expect("TOML").into_bytes());
    let why = |shelf: &mut Memory| {
        let said = perform(shelf, &Verb::Consolidate { early: false, programme: false }).expect("done").said;
        assert!(said.iter().any(|said| matches!(said, Said::NoReturns)));
        said.into_iter().find_map(|said| if let Said::NotCompared(why) = said { Some(why) } else { None })
    };
    let says =
        "Nothing is compared with the last round, '../before'. There is no plan.xlsx or plan.toml in '../before'.";
    assert!(why(&mut shelf).expect("a reason").starts_with(says));
    let mut before = started(Setting::Send);
    before.make(&Rel::new("returns")).expect("made");
    shelf.put_beside("../before", before);
    assert!(why(&mut shelf).expect("a reason").contains("No return in it counts."));
}
