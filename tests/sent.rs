//! What was sent is remembered: nothing is drafted twice, nothing is lost, and nobody is written to who has returned.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::collections::BTreeMap;

use careers_audit::correct;
use careers_audit::demo;
use careers_audit::email::{OF_CHECK, lacking};
use careers_audit::layout::Extras;
use careers_audit::names;
use careers_audit::plan::file::File;
use careers_audit::plan::{MessageKind, Plan, built_in, resolve};
use careers_audit::round::{Next, Said, Snapshot, Today, Verb, perform};
use careers_audit::shelf::{Memory, Rel, Shelf};
use common::few::{self, CODES, school};
use common::mails::Program;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use mail_parser::MessageParser;
use proptest::prelude::*;

const DUE: Date = date(2026, 12, 11);

fn put_plan(shelf: &mut Memory, file: &File) {
    shelf.put(&Rel::new("plan.toml"), file.to_toml().unwrap().into_bytes());
}

fn begun() -> (Memory, File) {
    let (mut shelf, file) = (Memory::new(), school());
    put_plan(&mut shelf, &file);
    (shelf, file)
}

fn check(shelf: &mut Memory, today: Date) {
    perform(shelf, &Verb::Check { settle: Vec::new() }, today, &|_| {}).unwrap();
}

fn generate(shelf: &mut Memory, today: Date) {
    perform(shelf, &Verb::Generate { only: Vec::new(), extras: Extras::NONE, force: true }, today, &|_| {}).unwrap();
}

fn snapshot(shelf: &Memory, today: Date) -> Snapshot {
    Snapshot::of(shelf, &[Verb::Status], today, &|_| {}).unwrap()
}

fn today(shelf: &mut Memory, day: Date) -> Today {
    let done = perform(shelf, &Verb::Status, day, &|_| {}).unwrap();
    let told =
        done.said.into_iter().find_map(|said| if let Said::Returned(_, today) = said { Some(today) } else { None });
    told.unwrap()
}

/// The drafts that wait, by their names, each with its bytes.
fn waiting(shelf: &Memory) -> BTreeMap<String, Vec<u8>> {
    let lying = shelf.list(&Rel::new("email")).unwrap().into_iter().map(|lying| lying.at);
    let drafts = lying.filter(|at| at.name().ends_with(".eml"));
    drafts.map(|at| (at.name(), shelf.read(&at).unwrap())).collect()
}

/// The day that a draft bears.
fn day_of(draft: &[u8]) -> Date {
    let mail = MessageParser::default().parse(draft).unwrap();
    let day = mail.date().unwrap().to_rfc3339();
    day[..10].parse().unwrap()
}

/// Saves what was sent among what was sent; the draft goes, or lies there still.
fn send(shelf: &mut Memory, name: &str, program: Program, on: Date, stays: bool) {
    let at = Rel::new("email").join(name);
    let draft = shelf.read(&at).unwrap();
    let mut number = 1;
    let to = loop {
        let to = Rel::new(format!("email/sent/week {number}/renamed {number}.{}", program.ending()));
        if !shelf.is_there(&to) {
            break to;
        }
        number += 1;
    };
    shelf.put(&to, program.saved(&draft, on));
    if !stays || program == Program::Moved {
        shelf.remove(&at).unwrap();
    }
}

/// What a department sends back: what the made-up school's did, or nothing in it.
fn put_return(shelf: &mut Memory, plan: &Plan, code: &str, is_empty: bool, saved: Date) {
    let bytes = few::returned(plan, code, is_empty, saved);
    shelf.put(&Rel::new(format!("returns/{code}.xlsx")), bytes);
}

#[test]
fn whatever_was_sent_is_known_however_a_program_saved_it_and_is_not_drafted_again() {
    for (number, program) in Program::ALL.into_iter().enumerate() {
        let (mut shelf, file) = begun();
        let plan = resolve(&file).unwrap();
        generate(&mut shelf, DUE - 10.days());
        let invited: Vec<String> = waiting(&shelf).into_keys().collect();
        assert_eq!(invited.len(), 3, "{invited:?}");
        invited.iter().for_each(|name| send(&mut shelf, name, program, DUE - 10.days(), number % 2 == 0));
        generate(&mut shelf, DUE - 9.days());
        assert!(waiting(&shelf).is_empty(), "{program:?}: {:?}", waiting(&shelf).keys());
        for code in ["ART", "DRA"] {
            put_return(&mut shelf, &plan, code, false, DUE - 5.days());
        }
        check(&mut shelf, DUE - 3.days());
        let drafted = waiting(&shelf);
        let kinds = ["ART Art - correction", "DRA Drama - receipt", "MUS Music - reminder"];
        assert!(
            drafted.len() == 3 && drafted.keys().zip(kinds).all(|(name, kind)| name.starts_with(kind)),
            "{:?}",
            drafted.keys()
        );
        let text = String::from_utf8(drafted["ART Art - correction.eml"].clone()).unwrap();
        let correction = shelf.read(&Rel::new("corrections/ART Art to correct.xlsx")).unwrap();
        drafted.keys().for_each(|name| send(&mut shelf, name, program, DUE - 2.days(), number % 2 == 1));
        // A day on which another would be asked for: the correction that was sent keeps its own.
        for later in [DUE - 2.days(), DUE, DUE + 20.days()] {
            check(&mut shelf, later);
            let again = waiting(&shelf);
            let is_chaser = |name: &String| name.starts_with("MUS");
            assert!(again.keys().all(is_chaser), "{program:?} on {later}: {:?}", again.keys());
            assert_eq!(shelf.read(&Rel::new("corrections/ART Art to correct.xlsx")).unwrap(), correction, "{later}");
        }
        assert!(text.contains("by=20Friday=2011") || text.contains("Friday 11"), "{text}");
        let doing = today(&mut shelf, DUE + 20.days());
        let [out] = doing.out.as_slice() else { panic!("{program:?}: {:?}", doing.out) };
        assert_eq!((out.code.as_str(), out.by), ("ART", DUE));
    }
}

#[test]
fn what_was_sent_in_another_round_counts_in_none_after_it() {
    for program in Program::ALL {
        for (day, keeps_memory) in [(DUE - 10.days(), true), (DUE - 400.days(), false)] {
            let (mut last, mut file) = begun();
            generate(&mut last, day);
            let invited: Vec<String> = waiting(&last).into_keys().collect();
            invited.iter().for_each(|name| send(&mut last, name, program, day, false));
            // The same folder of mails, in the round after.
            let mut next = Memory::new();
            for (at, bytes) in last.files().filter(|(at, _)| at.to_string().starts_with("email/sent/")) {
                next.put(at, bytes.to_vec());
            }
            if keeps_memory {
                file.round.last = "../last".to_owned();
                next.put_beside("../last", last.clone());
            }
            file.round.due = Some(DUE + 60.days());
            put_plan(&mut next, &file);
            generate(&mut next, DUE + 40.days());
            assert_eq!(waiting(&next).len(), invited.len(), "{program:?}: all are invited anew");
            check(&mut next, DUE + 70.days());
            let late = today(&mut next, DUE + 70.days()).overdue;
            assert!(!late.is_empty() && late.iter().all(|late| late.told_on.is_none()), "{program:?}: {late:?}");
        }
    }
}

#[test]
fn a_memory_that_is_no_text_is_to_be_deleted() {
    for bytes in [&b"returns = [\"caf\xe9\"]"[..], b"returns = ["] {
        let (mut shelf, _) = begun();
        shelf.put(&Rel::new("told.toml"), bytes.to_vec());
        let error = perform(&mut shelf, &Verb::Status, DUE, &|_| {}).expect_err("it cannot be read").to_string();
        assert!(error.contains("Delete it") && !error.contains("an editor"), "{error}");
    }
}

#[test]
fn what_a_person_changed_before_it_was_sent_was_sent() {
    let (mut shelf, file) = begun();
    put_return(&mut shelf, &resolve(&file).unwrap(), "DRA", false, DUE - 5.days());
    check(&mut shelf, DUE - 3.days());
    let at = Rel::new("email/DRA Drama - receipt.eml");
    let mut edited = shelf.read(&at).unwrap();
    edited.extend(b"\r\nPS: thank you!");
    shelf.put(&at, edited.clone());
    // While it waits it is the person's, and nothing is put beside it.
    check(&mut shelf, DUE - 2.days());
    assert_eq!(shelf.read(&at).unwrap(), edited);
    assert!(waiting(&shelf).keys().filter(|name| name.starts_with("DRA")).count() == 1);
    send(&mut shelf, "DRA Drama - receipt.eml", Program::Moved, DUE - 2.days(), false);
    check(&mut shelf, DUE - 1.days());
    assert!(waiting(&shelf).keys().all(|name| !name.starts_with("DRA")), "{:?}", waiting(&shelf).keys());
    // Another return is another matter.
    put_return(&mut shelf, &resolve(&file).unwrap(), "DRA", false, DUE - 1.days());
    check(&mut shelf, DUE);
    assert!(waiting(&shelf).contains_key("DRA Drama - receipt.eml"));
}

#[test]
fn what_was_sent_is_known_without_the_memory_of_it_where_it_lies_as_it_was_written() {
    let (mut shelf, file) = begun();
    for code in ["ART", "DRA"] {
        put_return(&mut shelf, &resolve(&file).unwrap(), code, false, DUE - 5.days());
    }
    check(&mut shelf, DUE - 4.days());
    let drafted: Vec<String> = waiting(&shelf).into_keys().collect();
    assert_eq!(drafted.len(), 2, "{drafted:?}");
    drafted.iter().for_each(|name| send(&mut shelf, name, Program::Moved, DUE, false));
    shelf.remove(&Rel::new(names::TOLD)).unwrap();
    check(&mut shelf, DUE - 3.days());
    let again: Vec<String> = waiting(&shelf).into_keys().collect();
    assert_eq!(again, ["MUS Music - reminder.eml"]);
    shelf.put(&Rel::new(names::TOLD), b"returns = 3".to_vec());
    let error = perform(&mut shelf, &Verb::Status, DUE, &|_| {}).expect_err("no memory").to_string();
    assert!(error.contains("told.toml") && error.contains("Delete it"), "{error}");
}

#[test]
fn a_clock_that_is_put_right_makes_nothing_that_was_drafted_another() {
    // Saved by a clock that goes so many days ahead: believed at first, or only once its day has come.
    for (ahead, is_sent) in (0..6_i64).flat_map(|ahead| [(ahead, true), (ahead, false)]) {
        let ((mut shelf, file), day) = (begun(), DUE - 9.days());
        for code in ["ART", "DRA"] {
            put_return(&mut shelf, &resolve(&file).unwrap(), code, false, day + ahead.days());
        }
        check(&mut shelf, day);
        let drafted = waiting(&shelf);
        assert_eq!(drafted.len(), 2, "{:?}", drafted.keys());
        if is_sent {
            drafted.keys().for_each(|name| send(&mut shelf, name, Program::Moved, day, false));
        }
        for later in 1..8_i64 {
            check(&mut shelf, day + later.days());
            let mut again = waiting(&shelf);
            again.retain(|name, _| !name.starts_with("MUS"));
            let wanted = if is_sent { BTreeMap::new() } else { drafted.clone() };
            assert!(again == wanted, "{ahead} ahead, {later} later: {:?}", again.keys());
        }
    }
}

#[test]
fn a_day_says_what_came_what_to_send_who_is_late_and_what_comes_next() {
    let (mut shelf, file) = begun();
    let plan = resolve(&file).unwrap();
    assert_eq!(today(&mut shelf, DUE - 30.days()).next, Next::Make);
    generate(&mut shelf, DUE - 30.days());
    assert_eq!(today(&mut shelf, DUE - 30.days()).next, Next::Send(3));
    waiting(&shelf).into_keys().for_each(|name| send(&mut shelf, &name, Program::Outlook, DUE - 30.days(), true));
    assert_eq!(today(&mut shelf, DUE - 29.days()).next, Next::WaitUntil(DUE - 3.days()));
    put_return(&mut shelf, &plan, "DRA", false, DUE - 10.days());
    let doing = today(&mut shelf, DUE - 9.days());
    let files: Vec<&str> = doing.came.iter().map(|came| came.file.as_str()).collect();
    assert_eq!((files, doing.next), (vec!["DRA.xlsx"], Next::Look(1)));
    check(&mut shelf, DUE - 9.days());
    let doing = today(&mut shelf, DUE - 9.days());
    assert!(doing.came.is_empty() && doing.send == [Rel::new("email/DRA Drama - receipt.eml")], "{doing:?}");
    send(&mut shelf, "DRA Drama - receipt.eml", Program::Apple, DUE - 9.days(), false);
    let doing = today(&mut shelf, DUE - 3.days());
    assert_eq!((doing.next, doing.overdue.len()), (Next::Write(2), 0));
    let doing = today(&mut shelf, DUE + 1.days());
    let late: Vec<&str> = doing.overdue.iter().map(|late| late.code.as_str()).collect();
    assert_eq!((late, doing.next), (vec!["ART", "MUS"], Next::Write(2)));
    check(&mut shelf, DUE + 1.days());
    waiting(&shelf).into_keys().for_each(|name| send(&mut shelf, &name, Program::Thunderbird, DUE + 1.days(), false));
    let doing = today(&mut shelf, DUE + 2.days());
    assert!(doing.overdue.iter().all(|late| late.told_on == Some(DUE + 1.days())), "{doing:?}");
    assert_eq!(doing.next, Next::Wait);
    put_return(&mut shelf, &plan, "ART", false, DUE + 2.days());
    check(&mut shelf, DUE + 3.days());
    send(&mut shelf, "ART Art - correction.eml", Program::Outlook, DUE + 3.days(), false);
    assert_eq!(today(&mut shelf, DUE + 3.days()).next, Next::Sum);
    perform(&mut shelf, &Verb::Consolidate { early: false, programme: false }, DUE + 3.days(), &|_| {}).unwrap();
    assert_eq!(today(&mut shelf, DUE + 3.days()).next, Next::Send(1));
    send(&mut shelf, "SLT - summary.eml", Program::Outlook, DUE + 3.days(), false);
    // Another day is no other summary; the working copy of that day is.
    perform(&mut shelf, &Verb::Consolidate { early: false, programme: false }, DUE + 4.days(), &|_| {}).unwrap();
    assert!(waiting(&shelf).is_empty(), "{:?}", waiting(&shelf).keys());
    let doing = today(&mut shelf, DUE + 4.days());
    assert_eq!(doing.out.iter().map(|out| out.code.as_str()).collect::<Vec<_>>(), ["ART"]);
    assert_eq!(doing.next, Next::Write(1), "Music is written to again");
}

/// Something that happens in a round.
#[derive(Clone, Copy, Debug)]
enum Event {
    /// Days pass; the clock may go back.
    Days(i32),
    /// A department sends its workbook back, filled in or not.
    Returned(usize, bool),
    /// A person takes a return out of the folder.
    TakenOut(usize),
    /// A waiting draft is sent with a program; it may stay where it lies.
    Sent(usize, usize, bool),
    /// The plan asks one outcome more.
    Asked,
    /// The day is another by which workbooks are due.
    Due(i32),
    /// The workbooks are made anew.
    Generated,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => (-2..6_i32).prop_map(Event::Days),
        2 => (0..3_usize, prop::bool::weighted(0.3)).prop_map(|(of, is_empty)| Event::Returned(of, is_empty)),
        1 => (0..3_usize).prop_map(Event::TakenOut),
        5 => (0..6_usize, 0..5_usize, any::<bool>()).prop_map(|(which, how, stays)| Event::Sent(which, how, stays)),
        1 => Just(Event::Asked),
        1 => (-2..4_i32).prop_map(Event::Due),
        1 => Just(Event::Generated),
    ]
}

/// A message that was sent, as this test remembers it.
struct Went {
    code: String,
    kind: MessageKind,
    /// What it answers, and under which plan.
    about: About,
    on: Date,
}

/// What a department is to be told by the state of the round: the kind, and what it is about.
fn state(snapshot: &Snapshot, code: &str, today: Date) -> (MessageKind, Vec<String>) {
    let results = snapshot.results();
    let department = results.plan.department(code).unwrap();
    let prints = |entry: &careers_audit::returns::Return| entry.fingerprints.clone();
    match results.counting(code) {
        Some(entry) => {
            let drawn = correct::workbook(&results.forms, entry, today).unwrap();
            (if drawn.is_some() { MessageKind::Correction } else { MessageKind::Receipt }, prints(entry))
        }
        None => {
            let (kind, entry) = lacking(results, department, today).unwrap();
            (kind, entry.map(prints).unwrap_or_default())
        }
    }
}

/// The returns that a draft is about, by their fingerprints, and how often the plan was changed before.
type About = (Vec<String>, usize);

/// Whether a draft is to wait, by the rule stated here anew: nothing where both may be.
fn is_wanted(
    plan: &Plan,
    went: &[Went],
    code: &str,
    (kind, about): (MessageKind, &About),
    today: Date,
) -> Option<bool> {
    use MessageKind::{Correction, Empty, KeptOut, Overdue, Receipt, Reminder};
    let span = i64::from(plan.round.reminders);
    let own = |one: &&Went| one.code == code;
    let rests = |kinds: &[MessageKind]| {
        went.iter().filter(own).any(|one| kinds.contains(&one.kind) && one.on > today - span.max(1).days())
    };
    let is_near = today >= plan.round.due - span.days();
    match kind {
        Correction | Receipt => {
            let said = went.iter().filter(own).filter(|one| one.kind == kind);
            let alike: Vec<&Went> = said.filter(|one| one.about.0 == about.0).collect();
            if alike.iter().any(|one| one.about == *about) {
                Some(false)
            } else if alike.is_empty() {
                Some(true)
            } else {
                None
            }
        }
        Reminder => Some(is_near && !rests(&[Reminder, Overdue, Empty, KeptOut])),
        Overdue => Some(!rests(&[Overdue, Empty, KeptOut])),
        Empty | KeptOut => {
            let is_said = went.iter().filter(own).any(|one| one.kind == kind && one.about.0 == about.0);
            Some(!is_said || is_near && !rests(&[Reminder, Overdue, Empty, KeptOut]))
        }
        _ => Some(false),
    }
}

fn kind_of(name: &str) -> MessageKind {
    let (_, kind) = name.trim_end_matches(".eml").rsplit_once(" - ").unwrap();
    MessageKind::of_key(kind.trim_end_matches(" 2")).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_shrink_iters: 40, ..ProptestConfig::with_cases(6) })]

    #[test]
    fn no_draft_is_offered_twice_none_is_lost_and_none_contradicts_the_state(
        events in prop::collection::vec(event(), 6..12), begins in 1..12_i64,
    ) {
        let (mut shelf, mut file) = begun();
        let more = demo::school(built_in()).outcomes.into_iter().find(|one| !file.outcomes.iter().any(|own| own.reference == one.reference)).unwrap();
        let (mut now, mut version, mut went) = (DUE - begins.days(), 0, Vec::<Went>::new());
        generate(&mut shelf, now);
        let mut before: BTreeMap<String, (Vec<u8>, About)> = BTreeMap::new();
        let mut latest = now;
        for event in events {
            match event {
                Event::Days(days) => now += i64::from(days).days(),
                Event::Returned(of, is_empty) => put_return(&mut shelf, &resolve(&file).unwrap(), CODES[of], is_empty, now),
                Event::TakenOut(of) => {
                    let at = Rel::new(format!("returns/{}.xlsx", CODES[of]));
                    if shelf.is_there(&at) {
                        shelf.remove(&at).unwrap();
                    }
                }
                Event::Sent(which, how, stays) => {
                    let drafts = waiting(&shelf);
                    if let Some((name, bytes)) = drafts.iter().nth(which) {
                        // Where the clock went back, no other day can be told from a mail than its own.
                        let program = if now < latest { Program::Moved } else { Program::ALL[how] };
                        send(&mut shelf, name, program, now, stays);
                        let about = before.get(name).map(|(_, about)| about.clone()).unwrap_or_default();
                        let on = if program == Program::Moved { day_of(bytes) } else { day_of(bytes).max(now) };
                        went.push(Went { code: name[..3].to_owned(), kind: kind_of(name), about, on });
                    }
                }
                Event::Asked => {
                    file.outcomes.push(more.clone());
                    file.outcomes.dedup_by(|one, other| one.reference == other.reference);
                    file.outcomes.last_mut().unwrap().departments.clear();
                    file.outcomes.last_mut().unwrap().builds_on.clear();
                    version += 1;
                    put_plan(&mut shelf, &file);
                }
                Event::Due(days) => {
                    file.round.due = Some(DUE + i64::from(days).days());
                    version += 1;
                    put_plan(&mut shelf, &file);
                }
                Event::Generated => generate(&mut shelf, now),
            }
            latest = latest.max(now);
            check(&mut shelf, now);
            let (plan, seen, drafts) = (resolve(&file).unwrap(), snapshot(&shelf, now), waiting(&shelf));
            for code in CODES {
                let (kind, about) = state(&seen, code, now);
                let about = (about, version);
                let own: Vec<(&String, &Vec<u8>)> = drafts.iter().filter(|(name, _)| name.starts_with(code) && OF_CHECK.contains(&kind_of(name))).collect();
                let kinds: Vec<MessageKind> = own.iter().map(|(name, _)| kind_of(name)).collect();
                prop_assert!(kinds.is_empty() || kinds == [kind], "{code} on {now}: {kinds:?}, not {kind:?}");
                if let Some(is_wanted) = is_wanted(&plan, &went, code, (kind, &about), now) {
                    prop_assert_eq!(kinds.len() == 1, is_wanted, "{} on {} of {:?}", code, now, kind);
                }
                for (name, bytes) in own {
                    // One that says the same keeps its file and its day, unless it asks for something by a day that is over; what
                    // was saved on a day that is still to come says something else.
                    let is_as_it_was = |was: &[u8]| plan.round.back_by(day_of(was)) >= now && latest <= now + 1.day();
                    if let Some((was, said)) = before.get(name).filter(|(was, said)| *said == about && is_as_it_was(was)) {
                        prop_assert!(was == bytes, "{name} on {now} was of {}, and is of {}: {said:?}", day_of(was), day_of(bytes));
                    }
                    before.insert(name.clone(), (bytes.clone(), about.clone()));
                }
                let invited = drafts.keys().any(|name| name.starts_with(code) && kind_of(name) == MessageKind::Invitation);
                let is_awaited = matches!(kind, MessageKind::Reminder | MessageKind::Overdue);
                prop_assert!(!invited || is_awaited && plan.round.due >= now, "{code} is invited on {now}");
            }
            before.retain(|name, _| drafts.contains_key(name));
            let whole = shelf.clone();
            check(&mut shelf, now);
            prop_assert!(shelf == whole, "a second check on {now} changes something");
        }
    }
}
