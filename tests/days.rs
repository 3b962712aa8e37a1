//! A round played through day by day with the program itself: what it says there is to do, in the round's folder without
//! arguments and by `status`; and what it says of a plan that is changed meanwhile.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use careers_audit::plan::file::File;
use careers_audit::plan::resolve;
use common::few::{self, CODES};
use common::run_on;
use jiff::ToSpan;
use jiff::civil::{Date, date};

const DUE: Date = date(2026, 12, 11);

struct Round {
    _folder: tempfile::TempDir,
    at: PathBuf,
    file: File,
}

impl Round {
    fn begun() -> Round {
        let folder = tempfile::tempdir().expect("a folder");
        let at = folder.path().join("autumn");
        let mut file = few::school();
        file.round.due = Some(DUE);
        few::plan_into(&at, &file);
        Round { _folder: folder, at, file }
    }

    fn plan(&mut self, change: impl FnOnce(&mut File)) {
        change(&mut self.file);
        few::plan_into(&self.at, &self.file);
    }

    fn said(&self, day: Date, verb: &[&str]) -> String {
        let (code, told) = run_on(&day.to_string(), verb, &self.at);
        assert!(code < 2, "{verb:?} on {day}: {told}");
        told
    }

    /// What there is to do: the program alone in the round's folder says what `status` says, and what comes next.
    fn today(&self, day: Date) -> String {
        let told = self.said(day, &["status"]);
        let today = told[told.find("\nToday, ").unwrap_or_else(|| panic!("{told}")) + 1..].trim_end().to_owned();
        let alone = self.said(day, &[]);
        assert!(alone.contains(&today), "{day}:\n{alone}\nand by status:\n{today}");
        today
    }

    fn came(&self, code: &str, saved: Date) {
        let plan = resolve(&self.file).expect("no fault");
        few::put(&self.at, code, &few::returned(&plan, code, false, saved));
    }

    fn drafts(&self) -> Vec<String> {
        let Ok(all) = fs::read_dir(self.at.join("email")) else { return Vec::new() };
        let mut names: Vec<String> = all
            .map(|one| one.expect("an entry").file_name().into_string().expect("text"))
            .filter(|name| name.ends_with(".eml"))
            .collect();
        names.sort();
        names
    }

    /// Every draft that waits is sent, and put where what was sent lies.
    fn send_all(&self) {
        let sent = self.at.join("email/sent");
        fs::create_dir_all(&sent).expect("made");
        for name in self.drafts() {
            let number = fs::read_dir(&sent).expect("listed").count();
            move_to(&self.at.join("email").join(&name), &sent.join(format!("{number} {name}")));
        }
    }
}

fn move_to(from: &Path, to: &Path) {
    fs::rename(from, to).expect("moved");
}

/// The lines beneath a heading of what there is to do.
fn beneath<'t>(today: &'t str, heading: &str) -> Vec<&'t str> {
    let lines = today.lines().skip_while(|line| *line != format!("{heading}:")).skip(1);
    lines.take_while(|line| line.starts_with("  ")).map(str::trim).collect()
}

fn next(today: &str) -> &str {
    let mut lines = today.lines().skip_while(|line| !line.starts_with("Next: "));
    lines.next().unwrap_or_else(|| panic!("{today}"))
}

#[test]
fn each_day_says_what_came_what_to_send_who_is_late_and_what_comes_next() {
    let round = Round::begun();
    let [begin, before, reminded, late] = [DUE - 20.days(), DUE - 10.days(), DUE - 3.days(), DUE + 2.days()];
    assert_eq!(next(&round.today(begin)), "Next: Make the workbooks, and send them out.");
    round.said(begin, &["generate"]);
    let today = round.today(begin);
    assert!(today.starts_with("Today, Saturday 21 November 2026\n"), "{today}");
    let invitations = beneath(&today, "To send");
    assert_eq!(invitations.len(), 3, "{today}");
    assert!(invitations.iter().all(|one| one.ends_with(" - invitation.eml")), "{today}");
    // One invitation is left lying: it is offered while it can be of use.
    round.send_all();
    let today = round.today(before);
    assert_eq!(beneath(&today, "To send"), [""; 0]);
    assert_eq!(next(&today), "Next: Nothing today. Reminders are drafted from 8 December 2026.");
    round.came("DRA", before);
    let today = round.today(before);
    assert_eq!(beneath(&today, "Came since it was last checked"), ["DRA.xlsx: Drama (DRA)"]);
    assert_eq!(next(&today), "Next: Check what came: 1 file that was not told yet.");
    round.said(before, &["check"]);
    let today = round.today(before);
    assert_eq!(beneath(&today, "Came since it was last checked"), [""; 0]);
    let receipts = beneath(&today, "To send");
    assert!(matches!(receipts.as_slice(), [only] if only.ends_with("DRA Drama - receipt.eml")), "{today}");
    round.send_all();
    assert_eq!(next(&round.today(reminded)), "Next: Check, so that a mail is drafted to 2 departments.");
    round.said(reminded, &["check"]);
    let names = round.drafts();
    assert_eq!(names, ["ART Art - reminder.eml", "MUS Music - reminder.eml"]);
    round.send_all();
    round.came("ART", DUE);
    round.said(DUE, &["check"]);
    round.send_all();
    let today = round.today(late);
    let overdue = beneath(&today, "Overdue");
    assert!(
        matches!(overdue.as_slice(), [only] if only.starts_with("Music (MUS): since 11 December 2026, 2 days")),
        "{today}"
    );
    let out = beneath(&today, "Corrections that are out and not back");
    assert!(matches!(out.as_slice(), [only] if only.starts_with("Art (ART): sent on 11 December 2026")), "{today}");
}

#[test]
fn nobody_is_invited_after_the_day_by_which_workbooks_come_back() {
    let round = Round::begun();
    round.said(DUE - 10.days(), &["generate"]);
    let is_invitation = |name: &str| name.contains("invitation");
    for (day, is_offered) in [(DUE - 1.days(), true), (DUE, true), (DUE + 1.days(), false), (DUE + 30.days(), false)] {
        let today = round.today(day);
        let offered = beneath(&today, "To send").into_iter().filter(|one| is_invitation(one)).count();
        assert_eq!(offered, if is_offered { CODES.len() } else { 0 }, "{day}: {today}");
    }
    round.said(DUE + 1.days(), &["generate", "--force"]);
    assert!(round.drafts().iter().all(|name| !is_invitation(name)), "{:?}", round.drafts());
}

#[test]
fn whom_a_changed_plan_concerns_is_told_and_that_nothing_need_be_sent_again() {
    let mut round = Round::begun();
    let day = DUE - 9.days();
    round.said(DUE - 10.days(), &["generate"]);
    round.send_all();
    round.came("DRA", day);
    round.said(day, &["check"]);
    round.send_all();
    let title = |file: &mut File, code: &str| {
        let own = file.outcomes.iter_mut().find(|one| one.departments == [code]).map(|one| {
            one.title.push_str(", and say why");
            one.reference.clone()
        });
        own.unwrap_or_else(|| panic!("{code} alone is asked nothing"))
    };
    // One outcome is Art's alone from the beginning: its workbook is out, and nobody has sent it back.
    let told = round.said(day, &["preview"]);
    assert!(told.contains("Changed in the plan since the workbooks were written\n  Nothing"), "{told}");
    assert!(!told.contains("For whom that changes something"), "{told}");
    round.plan(|file| {
        let first = file.outcomes.first_mut().expect("an outcome");
        first.departments = vec!["ART".to_owned(), "DRA".to_owned()];
    });
    round.said(day, &["generate", "--force"]);
    round.send_all();
    round.plan(|file| file.outcomes.first_mut().expect("an outcome").departments = vec!["DRA".to_owned()]);
    let reference = round.file.outcomes[0].reference.clone();
    let told = round.said(day, &["preview"]);
    let whom = "\nFor whom that changes something\n";
    assert!(told.contains(whom), "{told}");
    let after = &told[told.find(whom).expect("told") + whom.len()..];
    let lines: Vec<&str> = after.lines().take_while(|line| line.starts_with("  ")).map(str::trim).collect();
    assert!(
        matches!(lines.as_slice(), [art, others]
            if art.starts_with(&format!("Art (ART): not asked {reference} any more.")) && others.starts_with("The other 2 departments: nothing")),
        "{lines:?}"
    );
    assert!(told.contains("need be sent anything again") || told.contains("Nobody"), "{told}");
    round.plan(|file| {
        title(file, "DRA");
    });
    let told = round.said(day, &["preview"]);
    assert!(told.contains(&format!("{reference} in other words")), "{told}");
    round.plan(|file| file.round.due = Some(DUE + 7.days()));
    let told = round.said(day, &["preview"]);
    assert!(told.contains("Everybody: the round, as told above."), "{told}");
}
