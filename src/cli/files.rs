//! What became of files, and where they are as a person types it.

use std::io::{Result, Write};
use std::path::Path;

use indexmap::IndexMap;

use super::shown;
use crate::names::{Folder, PLAN};
use crate::plan::MessageKind;
use crate::round::{Said, Written};
use crate::shelf::{Outcome, Rel};
use crate::words::{either, list, many};

/// A round's folder as it was typed, and what became of its files.
pub(super) struct Place<'a> {
    pub(super) folder: &'a Path,
    pub(super) written: &'a [Written],
}

impl Place<'_> {
    /// A file as a person types it.
    pub(super) fn shown(&self, at: &Rel) -> String {
        shown(&at.in_folder(self.folder))
    }

    /// A folder as a person types it.
    pub(super) fn folder(&self, folder: Folder) -> String {
        self.shown(&Rel::new(folder.name()))
    }

    /// A command as it can be typed: the folder named, in quotes where it has a space.
    pub(super) fn command(&self, verb: &str) -> String {
        match shown(self.folder) {
            here if here.is_empty() => format!("careers-audit {verb}"),
            folder if folder.contains(char::is_whitespace) => format!("careers-audit {verb} \"{folder}\""),
            folder => format!("careers-audit {verb} {folder}"),
        }
    }
}

/// What became of some files.
pub(super) fn outcomes(out: &mut impl Write, place: &Place<'_>, files: &[Rel]) -> Result<()> {
    let written = place.written.iter().filter(|written| files.contains(&written.at));
    written.into_iter().try_for_each(|written| outcome(out, place, written))
}

fn outcome(out: &mut impl Write, place: &Place<'_>, Written { at, outcome }: &Written) -> Result<()> {
    let outcome = match outcome {
        Outcome::New => "new",
        Outcome::Replaced => "replaced",
        Outcome::Unchanged => "unchanged",
        Outcome::Kept => "kept",
        Outcome::TakenAway => "away",
    };
    writeln!(out, "{outcome:<9} {}", place.shown(at))
}

/// What there is to say of the files that may be the plan.
pub(super) fn of_plan(place: &Place<'_>, said: &Said) -> Option<String> {
    if let Said::PlanIs(at, beside) = said {
        let read = format!("The plan is read from '{}'", place.shown(at));
        let beside: Vec<String> = beside.iter().map(|at| format!("'{}'", place.shown(at))).collect();
        return Some(match beside.len() {
            0 => format!("{read}. Call it {PLAN}, so that it is found for sure."),
            1 => format!("{read}, and not from {}.", list(&beside)),
            _ => format!("{read}, and from none of {}.", list(&beside)),
        });
    }
    if let Said::PlanIsOpen(at) = said {
        let at = place.shown(at);
        return Some(format!("'{at}' is open in a program: what is not saved there is not seen here."));
    }
    if let Said::PlanCorrected(at) = said {
        let newer = format!("'{}' is newer than the plan and says other things.", place.shown(at));
        return Some(format!("{newer} If it is to count, save it as {PLAN} in the round's folder."));
    }
    None
}

/// `--dry-run`: what would become of every file.
pub(super) fn would_be(out: &mut impl Write, place: &Place<'_>) -> Result<()> {
    if place.written.is_empty() {
        return writeln!(out, "Nothing is written, and without --dry-run nothing would be.");
    }
    writeln!(out, "Nothing is written. Without --dry-run these would be new, replaced, kept or taken away:")?;
    place.written.iter().try_for_each(|written| outcome(out, place, written))
}

/// How many drafts of emails there are, of which kinds, and for whom an address is missing.
pub(super) fn drafted(
    out: &mut impl Write,
    place: &Place<'_>,
    drafts: &[MessageKind],
    without_address: &[String],
) -> Result<()> {
    let mut kinds: IndexMap<[&str; 2], usize> = IndexMap::new();
    for kind in MessageKind::ALL {
        let count = drafts.iter().filter(|other| **other == kind).count();
        if count > 0 {
            *kinds.entry(drafted_as(kind)).or_default() += count;
        }
    }
    if kinds.is_empty() {
        return Ok(());
    }
    let kinds: Vec<String> = kinds.into_iter().map(|([one, several], count)| many(count, one, several)).collect();
    let folder = place.folder(Folder::Email);
    let which = either(drafts.len(), "open it, read it, send it", "open one, read it, send it");
    writeln!(out, "{} in {folder}/ ({}): {which}.", many(drafts.len(), "draft", "drafts"), kinds.join(", "))?;
    if !without_address.is_empty() {
        let whose = without_address.join(", ");
        writeln!(out, "The plan has no email address for: {whose}. Put it into the draft, or into the plan.")?;
    }
    Ok(())
}

/// What a person calls a kind of draft: one, and several.
fn drafted_as(kind: MessageKind) -> [&'static str; 2] {
    match kind {
        MessageKind::Invitation => ["invitation", "invitations"],
        MessageKind::Reminder | MessageKind::Overdue | MessageKind::Empty | MessageKind::KeptOut => {
            ["reminder", "reminders"]
        }
        MessageKind::Correction => ["correction", "corrections"],
        MessageKind::Receipt => ["receipt", "receipts"],
        MessageKind::Slt => ["summary for SLT", "summaries for SLT"],
        MessageKind::Governors => ["email to governors", "emails to governors"],
    }
}
