//! The next round of a school: its plan from the last one's, and what is told where the two do not fit.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use careers_audit::layout::Extras;
use careers_audit::plan::{Plan, Setting};
use careers_audit::reader;
use careers_audit::round::{Asked, Begun, Done, RoundError, Said, Verb, begin, begin_apart, demo, perform, start};
use careers_audit::say;
use careers_audit::shelf::{Disk, Memory, Rel, Shelf};
use jiff::civil::{Date, date};

const WAY: &str = "../before";

fn rel(path: &str) -> Rel {
    Rel::new(path)
}

/// A round that was started on a day, with one lead of its own.
fn before(setting: Setting, today: Date) -> Memory {
    let mut shelf = Memory::new();
    start(&mut shelf, setting, Some("Ashby High"), today).expect("started");
    let amendments = reader::Amendments {
        leader: Some("R. Leader".to_owned()),
        departments: vec![reader::OfDepartment {
            code: plan(&shelf).departments[0].code.clone(),
            lead: Some("A. Lead".to_owned()),
            email: Some("a.lead@ashby.example, b.lead@ashby.example".to_owned()),
            ..reader::OfDepartment::default()
        }],
        ..reader::Amendments::default()
    };
    careers_audit::round::amend(&mut shelf, &amendments).expect("amended");
    shelf
}

fn plan(shelf: &Memory) -> Plan {
    let framework = shelf.look(&rel("framework.toml")).expect("looked");
    let framework = framework.map(|bytes| {
        careers_audit::plan::Framework::of_text(&String::from_utf8(bytes).expect("text")).expect("a framework")
    });
    let bytes = shelf.read(&rel("plan.xlsx")).expect("a plan");
    reader::workbook_beside(&bytes, framework.as_ref()).expect("no fault").1
}

fn next(last: &Memory, asked: Asked<'_>, today: Date) -> Result<(Memory, Done), RoundError> {
    let mut shelf = Memory::new();
    let kept = last.clone();
    let done = begin(&mut shelf, last, WAY, asked, today)?;
    assert!(kept == *last, "nothing is written there");
    shelf.put_beside(WAY, kept);
    Ok((shelf, done))
}

fn told(done: &Done) -> Vec<String> {
    let notes = done.said.iter().flat_map(|said| say::notes(said, &done.written, &|at| at.to_string()));
    notes.flat_map(|note| std::iter::once(note.text).chain(note.beneath)).collect()
}

fn begun(done: &Done) -> &Begun {
    let begun = done.said.iter().find_map(|said| if let Said::Begun(begun) = said { Some(begun) } else { None });
    begun.expect("it has begun")
}

/// A plan but for its round, and for what belongs to that alone.
fn of_any_round(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    plan.round = careers_audit::plan::resolve(&Setting::Mainstream.built_in()).expect("no fault").round;
    plan.outcomes.iter_mut().for_each(|outcome| outcome.replaces.clear());
    plan.fingerprint.clear();
    plan
}

#[test]
fn a_round_goes_on_term_by_term_with_all_that_its_plan_says() {
    for setting in Setting::ALL {
        let mut last = before(setting, date(2026, 9, 10));
        for (today, label, due) in [
            (date(2026, 12, 2), "2026-27 spring", date(2027, 1, 29)),
            (date(2027, 1, 30), "2026-27 summer", date(2027, 5, 7)),
        ] {
            let (shelf, done) = next(&last, Asked::default(), today).expect("begun");
            let (was, is) = (plan(&last), plan(&shelf));
            assert_eq!((is.round.label.as_str(), is.round.due, is.round.last.as_deref()), (label, due, Some(WAY)));
            assert_eq!(of_any_round(&is), of_any_round(&was), "{setting:?}");
            assert_eq!(is.departments[0].email.len(), 2);
            assert!(begun(&done).numbers.is_none(), "the year does not turn");
            assert_eq!(shelf.files().count(), 1);
            last = shelf;
        }
        let (shelf, done) = next(&last, Asked::default(), date(2027, 9, 3)).expect("begun");
        assert_eq!(plan(&shelf).round.label, "2027-28 autumn");
        let numbers = begun(&done).numbers.as_ref().expect("the year turns");
        assert_eq!(numbers.is_side_by_side, setting != Setting::Mainstream, "{setting:?}");
        let told = told(&done).join("\n");
        assert!(told.contains("The school year turns, from 2026-27 to 2027-28"), "{told}");
        assert_eq!(told.contains("Year 8: 180, as Year 7 had."), setting == Setting::Mainstream, "{told}");
    }
}

#[test]
fn a_framework_of_its_own_goes_on_and_what_was_settled_stays() {
    let mut last = before(Setting::Mainstream, date(2026, 9, 10));
    let framework = include_str!("../schemas/frameworks/none.toml").replace("\"None\"", "\"Ours\"");
    last.put(&rel("framework.toml"), framework.clone().into_bytes());
    let settled = "[[dropped]]\nfile = \"a.xlsx\"\nfingerprint = \"90b1c2d3e4f5\"\n";
    last.put(&rel("settled.toml"), settled.as_bytes().to_vec());
    let (shelf, done) = next(&last, Asked::default(), date(2027, 11, 30)).expect("begun");
    assert_eq!(plan(&shelf).framework.name, "Ours");
    let files: Vec<String> = shelf.files().map(|(at, _)| at.to_string()).collect();
    assert_eq!(files, ["framework.toml", "plan.xlsx"]);
    let told = told(&done).join("\n");
    assert!(told.contains("(1 withdrawn) stays there"), "{told}");
    assert!(told.contains("nobody has looked at"), "{told}");
    // Another framework that lies there already is not replaced, and no plan is written beside it.
    let mut other = Memory::new();
    other.put(&rel("framework.toml"), framework.replace("Ours", "Another").into_bytes());
    let error = begin(&mut other, &last, WAY, Asked::default(), date(2027, 1, 8)).expect_err("refused");
    assert!(error.to_string().contains("framework.toml") && other.files().count() == 1, "{error}");
}

#[test]
fn what_contradicts_the_last_round_or_has_none_is_told_and_nothing_is_written() {
    let last = before(Setting::Send, date(2026, 9, 10));
    let asked = |setting: Option<Setting>, school: Option<&'static str>| {
        next(&last, Asked { setting, school }, date(2027, 1, 8)).map(|_| ()).map_err(|error| error.to_string())
    };
    assert_eq!(asked(Some(Setting::Send), Some("ashby high")), Ok(()));
    let error = asked(Some(Setting::College), None).expect_err("another setting");
    assert!(error.contains("of the setting 'send', and not of 'college'"), "{error}");
    let error = asked(None, Some("Riverside")).expect_err("another school");
    assert!(error.contains("of 'Ashby High', and not of 'Riverside'"), "{error}");
    let mut shelf = Memory::new();
    let error = begin(&mut shelf, &Memory::new(), WAY, Asked::default(), date(2027, 1, 8)).expect_err("no plan");
    assert!(matches!(error, RoundError::NoPlan(_)) && shelf.files().count() == 0, "{error}");
    let mut taken = last.clone();
    let error = begin(&mut taken, &last, WAY, Asked::default(), date(2027, 1, 8)).expect_err("a plan is there");
    assert!(matches!(error, RoundError::PlanThere(_)) && taken == last, "{error}");
}

#[test]
fn a_round_that_would_be_due_no_later_than_the_last_is_told() {
    let last = before(Setting::Mainstream, date(2026, 9, 10));
    for (today, is_told) in [(date(2024, 9, 10), true), (date(2027, 1, 8), false)] {
        let (_, done) = next(&last, Asked::default(), today).expect("begun");
        let told = told(&done).join("\n");
        assert_eq!(told.contains("no later than those of '2026-27 autumn' were"), is_told, "{told}");
    }
}

#[test]
fn rounds_do_not_lie_one_within_the_other() {
    let last = before(Setting::Mainstream, date(2026, 9, 10));
    let begins = |way: &str| begin(&mut Memory::new(), &last, way, Asked::default(), date(2027, 1, 8)).map(|_| ());
    for nested in ["..", "../..", ".", "autumn", "rounds/autumn"] {
        assert!(matches!(begins(nested), Err(RoundError::Within(..))), "{nested}");
    }
    for apart in ["../autumn", "../../2026/autumn", "D:/careers/autumn", "//server/careers/autumn"] {
        assert!(begins(apart).is_ok(), "{apart}");
    }
}

#[test]
fn the_last_round_is_found_by_its_plan_and_rounds_in_a_folder_that_is_named_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    careers_audit(&["new", "A/autumn", "--today", "2026-09-10"], folder.path());
    let (code, out, err) = careers_audit(&["new", "A/spring", "--from", "A/autumn/plan.xlsx"], folder.path());
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let plan = reader::plan_from_workbook(&fs::read(folder.path().join("A/spring/plan.xlsx")).expect("read"));
    assert_eq!(plan.expect("no fault").round.last.as_deref(), Some("../autumn"));
    fs::create_dir(folder.path().join("here")).expect("made");
    let (code, _, err) =
        careers_audit(&["new", "../B", "--from", "../A/autumn/plan.xlsx"], &folder.path().join("here"));
    assert_eq!((code, err.as_str()), (0, ""));
    let (code, _, err) = careers_audit(&["new", "C", "--from", "A"], folder.path());
    assert!(code == 2 && err.contains("folders of it: 'A/autumn' and 'A/spring'."), "{err}");
    let (code, _, err) = careers_audit(&["new", "A/autumn/next", "--from", "A/autumn"], folder.path());
    assert!(
        code == 2 && err.contains("Choose a folder beside it.") && !folder.path().join("A/autumn/next").exists(),
        "{err}"
    );
}

#[test]
fn an_outcome_may_replace_only_what_the_last_round_had() {
    let mut last = Memory::new();
    demo(&mut last, Setting::Mainstream, careers_audit::demo::TODAY).expect("made up");
    let (mut shelf, _) = next(&last, Asked::default(), date(2027, 1, 8)).expect("begun");
    let (mut file, was) =
        (reader::typed_from_workbook(&shelf.read(&rel("plan.xlsx")).unwrap()).unwrap().0, plan(&last));
    shelf.remove(&rel("plan.xlsx")).expect("removed");
    let old = was.outcomes[0].reference.clone();
    file.outcomes[0].reference.push('a');
    file.outcomes.iter_mut().filter(|one| one.builds_on == old).for_each(|one| one.builds_on.push('a'));
    file.outcomes[0].replaces = vec![old.clone()];
    shelf.put(&rel("plan.toml"), file.to_toml().expect("TOML").into_bytes());
    let asks = |shelf: &mut Memory| perform(shelf, &Verb::Preview, date(2027, 1, 8), &|_| {});
    let done = asks(&mut shelf).expect("no fault");
    assert!(!done.said.iter().any(|said| matches!(said, Said::NotCompared(_))));
    file.outcomes[0].replaces = vec![old, "KS3-77".to_owned()];
    shelf.put(&rel("plan.toml"), file.to_toml().expect("TOML").into_bytes());
    let error = asks(&mut shelf).expect_err("a fault").to_string();
    assert!(
        error.contains("(replaces)") && error.contains("'KS3-77' is not in the outcomes of the last round"),
        "{error}"
    );
}

/// Every workbook that a round sends out, by its name.
fn sent_out(shelf: &mut Memory, today: Date) -> Vec<(String, Vec<u8>)> {
    let verb = Verb::Generate { only: Vec::new(), extras: Extras::NONE, force: false };
    let done = perform(shelf, &verb, today, &|_| {}).expect("written");
    assert!(!done.said.iter().any(|said| matches!(said, Said::NotCompared(_))), "the last round is read");
    let files =
        shelf.files().filter(|(at, _)| at.to_string().starts_with("workbooks/") && at.name().ends_with(".xlsx"));
    files.map(|(at, bytes)| (at.name(), bytes.to_vec())).collect()
}

/// A folder of this computer as it would be unpacked from a round that is kept in memory.
fn laid(shelf: &Memory, folder: &Path) {
    for (at, bytes) in shelf.files() {
        Disk::new(folder.to_owned()).fresh(at, bytes).expect("written");
    }
}

#[test]
fn where_no_way_leads_back_the_last_round_goes_along_and_the_forms_are_the_same() {
    let today = date(2027, 1, 8);
    for setting in Setting::CHOICES {
        let mut last = Memory::new();
        demo(&mut last, setting, careers_audit::demo::TODAY).expect("made up");
        let (mut beside, _) = next(&last, Asked::default(), today).expect("begun");
        let (mut apart, kept) = (Memory::new(), last.clone());
        apart.put(&rel("Last Round/notes.txt"), b"mine".to_vec());
        let done = begin_apart(&mut apart, &last, today).expect("begun");
        assert!(last == kept, "nothing is written there");
        assert_eq!(plan(&apart).round.last.as_deref(), Some("last round 2"), "another's folder is left alone");
        assert_eq!(apart.read(&rel("Last Round/notes.txt")).expect("read"), b"mine");
        assert!(told(&done).join("\n").contains("goes on as '2026-27 spring'"), "{:?}", told(&done));
        let copied: Vec<String> = apart.within(&rel("last round 2")).files().map(|(at, _)| at.to_string()).collect();
        assert!(copied.iter().any(|at| at.starts_with("returns/")) && copied.contains(&"plan.xlsx".to_owned()));
        let other = ["email/", "matrix/", "corrections/", "pack/", "programme/", "told.toml"];
        assert!(!copied.iter().any(|at| other.iter().any(|other| at.starts_with(other))), "{copied:?}");
        // On a disk it is found as well.
        let folder = tempfile::tempdir().expect("a folder");
        laid(&apart, folder.path());
        let (code, _, err) = careers_audit(&["preview", "."], folder.path());
        assert!(code == 0 && !err.contains("Nothing is compared"), "{setting:?}: {err}");
        assert!(sent_out(&mut apart, today) == sent_out(&mut beside, today), "{setting:?}: other forms");
        // And the round after that has both.
        let mut third = Memory::new();
        begin_apart(&mut third, &apart, date(2027, 4, 1)).expect("begun");
        assert!(third.is_there(&rel("last round/last round 2/plan.xlsx")), "the one before goes along");
    }
}

#[test]
fn a_round_that_goes_along_is_refused_and_told_like_any_other() {
    let mut last = before(Setting::Mainstream, date(2026, 9, 10));
    let mut taken = last.clone();
    let error = begin_apart(&mut taken, &last, date(2027, 1, 8)).expect_err("a plan is there");
    assert!(matches!(error, RoundError::PlanThere(_)) && taken == last, "{error}");
    let mut shelf = Memory::new();
    let error = begin_apart(&mut shelf, &Memory::new(), date(2027, 1, 8)).expect_err("no plan");
    assert!(matches!(error, RoundError::NoPlan(_)) && shelf.files().count() == 0, "{error}");
    // What cannot be read does not go along, and is told.
    last.put(&rel("returns/film.mov"), vec![0; (64 << 20) + 1]);
    let done = begin_apart(&mut shelf, &last, date(2027, 1, 8)).expect("begun");
    assert!(told(&done).join("\n").contains("could not be copied"), "{:?}", told(&done));
    assert!(shelf.is_there(&rel("last round/plan.xlsx")) && !shelf.is_there(&rel("last round/returns")));
}

fn careers_audit(arguments: &[&str], folder: &Path) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_careers-audit"))
        .args(["--today", "2027-01-08"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (output.status.code().expect("a code"), text(output.stdout), text(output.stderr))
}

#[test]
fn the_last_round_is_named_as_it_is_seen_from_the_next_wherever_the_program_runs() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(folder.path().join("careers/2027")).expect("made");
    careers_audit(&["new", "careers/autumn term", "--today", "2026-09-10"], folder.path());
    for (run_in, next, last, way) in [
        ("", "careers/spring", "careers/autumn term", "../autumn term"),
        ("careers", "2027/spring", "./autumn term/", "../../autumn term"),
        ("careers/autumn term", "../next", ".", "../autumn term"),
    ] {
        let (code, out, err) = careers_audit(&["new", next, "--from", last], &folder.path().join(run_in));
        assert_eq!((code, err.as_str()), (0, ""), "{out}");
        let disk = Disk::new(folder.path().join(run_in).join(next));
        let bytes = disk.read(&rel("plan.xlsx")).expect("a plan");
        let plan = reader::plan_from_workbook(&bytes).expect("no fault");
        assert_eq!(plan.round.last.as_deref(), Some(way), "{next}");
        assert!(disk.beside(way).expect("another").is_there(&rel("plan.xlsx")), "it lies there");
        assert!(out.contains("goes on as '2026-27 spring'"), "{out}");
    }
    let (code, out, _) = careers_audit(&["new", "careers/by itself"], folder.path());
    assert_eq!(code, 0);
    let hint = "For that, take careers/by itself/plan.xlsx away and run:\n  careers-audit new \"careers/by itself\" --from \
                \"careers/autumn term\"";
    assert!(out.contains(hint), "{out}");
}

#[test]
fn a_wrong_folder_of_the_last_round_is_told_before_anything_is_sent() {
    let folder = tempfile::tempdir().expect("a folder");
    careers_audit(&["new", "autumn", "--today", "2026-09-10"], folder.path());
    careers_audit(&["new", "spring", "--from", "autumn"], folder.path());
    let file = reader::typed_from_workbook(&fs::read(folder.path().join("spring/plan.xlsx")).expect("read"));
    let mut file = file.expect("no fault").0;
    fs::remove_file(folder.path().join("spring/plan.xlsx")).expect("removed");
    for (named, says) in [
        ("autumn", "There is no plan.xlsx or plan.toml in 'autumn'. Did you mean '../autumn'?"),
        (".", "It is this round's own folder. Did you mean '../autumn'?"),
        ("../autumn", "No return in it counts."),
    ] {
        file.round.last = named.to_owned();
        fs::write(folder.path().join("spring/plan.toml"), file.to_toml().expect("TOML")).expect("written");
        for verb in [&["preview", "spring"][..], &["generate", "spring", "--force"]] {
            let (code, _, err) = careers_audit(verb, folder.path());
            assert_eq!(code, 0, "{err}");
            assert!(err.contains(says), "{verb:?}, {named}: {err}");
        }
    }
}
