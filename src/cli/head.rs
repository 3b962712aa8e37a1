//! What several verbs print alike: whose round it is, and notes.

use std::io::{Result, Write};

use anstyle::Style;

use crate::returns::Results;
use crate::say::Note;
use crate::shelf::Outcome;

pub(super) const BOLD: Style = Style::new().bold();

pub(super) fn head(out: &mut impl Write, results: &Results) -> Result<()> {
    let plan = &results.plan;
    writeln!(out, "{BOLD}{}{BOLD:#}, round {}", plan.school.name, plan.round.label)
}

/// What became of a file, in a word.
fn became(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::New => "new",
        Outcome::Replaced => "replaced",
        Outcome::Unchanged => "unchanged",
        Outcome::Kept => "kept",
        Outcome::TakenAway => "away",
    }
}

/// A note, with what belongs to it beneath.
pub(super) fn note(out: &mut impl Write, note: &Note) -> Result<()> {
    match note.outcome {
        Some(outcome) => writeln!(out, "{:<9} {}", became(outcome), note.text)?,
        None => writeln!(out, "{}", note.text)?,
    }
    note.beneath.iter().try_for_each(|line| writeln!(out, "  {line}"))
}
