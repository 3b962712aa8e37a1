//! What was sent as it is is not drafted anew: a person moves a draft into `email/sent/`, and that folder is the memory.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails loudly")]

use careers_audit::layout::Extras;
use careers_audit::plan::Setting;
use careers_audit::round::{Verb, demo, perform};
use careers_audit::shelf::{Memory, Rel, Shelf};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 12, 15);
const LATER: Date = date(2026, 12, 18);

fn round() -> Memory {
    let mut shelf = Memory::new();
    demo(&mut shelf, Setting::Mainstream, TODAY).unwrap();
    shelf
}

/// The names of the drafts that wait.
fn waiting(shelf: &Memory) -> Vec<String> {
    let drafts = shelf.list(&Rel::new("email")).unwrap().into_iter().map(|lying| lying.at.name());
    let mut drafts: Vec<String> = drafts.filter(|name| name.ends_with(".eml")).collect();
    drafts.sort();
    drafts
}

/// A person sends a draft, and moves it.
fn send(shelf: &mut Memory, name: &str) {
    let (from, to) = (Rel::new("email").join(name), Rel::new("email/sent").join(name));
    shelf.copy(&from, &to).unwrap();
    shelf.remove(&from).unwrap();
}

fn check(shelf: &mut Memory, today: Date) {
    perform(shelf, &Verb::Check { settle: Vec::new() }, today, &|_| {}).unwrap();
}

fn generate(shelf: &mut Memory, today: Date, force: bool) {
    perform(shelf, &Verb::Generate { only: Vec::new(), extras: Extras::NONE, force }, today, &|_| {}).unwrap();
}

#[test]
fn whatever_was_sent_is_not_drafted_again_on_that_day_or_another() {
    let mut shelf = round();
    let drafted = waiting(&shelf);
    let sent: Vec<String> = drafted
        .iter()
        .filter(|name| ["correction", "receipt"].iter().any(|kind| name.contains(kind)))
        .cloned()
        .collect();
    assert!(sent.iter().any(|name| name.contains("receipt")) && sent.len() > 8, "{sent:?}");
    sent.iter().for_each(|name| send(&mut shelf, name));
    for today in [TODAY, LATER] {
        generate(&mut shelf, today, false);
        check(&mut shelf, today);
        let again: Vec<String> = waiting(&shelf).into_iter().filter(|name| sent.contains(name)).collect();
        assert!(again.is_empty(), "{today}: {again:?}");
    }
    // What is still to come by another day is asked for again.
    let reminders =
        |shelf: &Memory| waiting(shelf).into_iter().any(|name| name.contains("overdue") || name.contains("reminder"));
    assert!(reminders(&shelf));
}

#[test]
fn what_says_something_else_is_drafted_beside_what_was_sent() {
    let mut shelf = round();
    let name = waiting(&shelf).into_iter().find(|name| name.contains("receipt")).unwrap();
    let at = Rel::new("email").join(&name);
    // What a person edited before it was sent is another message.
    let mut edited = shelf.read(&at).unwrap();
    edited.extend(b"\r\nPS: thank you!");
    shelf.put(&at, edited);
    send(&mut shelf, &name);
    check(&mut shelf, LATER);
    assert!(waiting(&shelf).contains(&name), "{:?}", waiting(&shelf));
}
