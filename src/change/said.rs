//! What a subject says of one outcome, and whether all is said that the rule looks at.

use super::Own;
use crate::answers::audit::{Coverage, OutcomeRow, Status, Tick};
use crate::judge;
use crate::plan::Outcome;
use crate::scope::{self, Scoped};

/// How far an outcome is covered in a subject, by all its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// *Not yet*.
    NotYet,
    /// Something is meant for later, and nothing is in place.
    Planned,
    /// Pointed out as it arises, in place.
    Highlighted,
    /// Taught, in place.
    Taught,
    /// Taught with employers, in place.
    WithEmployers,
    /// *Not applicable*.
    NotApplicable,
}

impl Level {
    /// The word that a form has for it.
    pub fn word(self) -> &'static str {
        match self {
            Level::NotYet => "Not yet",
            Level::Planned => "Planned",
            Level::Highlighted => "Highlighted",
            Level::Taught => "Taught",
            Level::WithEmployers => "Taught with employers",
            Level::NotApplicable => "Not applicable",
        }
    }

    /// How much is in place; nothing where it does not apply.
    pub fn in_place(self) -> Option<u8> {
        match self {
            Level::NotYet | Level::Planned => Some(0),
            Level::Highlighted => Some(1),
            Level::Taught => Some(2),
            Level::WithEmployers => Some(3),
            Level::NotApplicable => None,
        }
    }

    /// What rows say together; nothing where they leave open how far it is covered, or whether that is in place.
    fn of(rows: &[&OutcomeRow]) -> Option<Level> {
        let covered = || rows.iter().filter_map(|row| Some((row.coverage?, row.status)));
        if covered().any(|(coverage, _)| coverage == Coverage::NotApplicable) {
            return Some(Level::NotApplicable);
        }
        let is_open = |(coverage, status): (Coverage, Option<Status>)| match coverage.level() {
            None => true,
            Some(level) => level > 0 && status.is_none(),
        };
        if covered().next().is_none() || covered().any(is_open) {
            return None;
        }
        let said = |status| covered().filter(move |(_, own)| *own == Some(status)).filter_map(|(own, _)| own.level());
        Some(match said(Status::InPlace).max() {
            Some(1) => Level::Highlighted,
            Some(2) => Level::Taught,
            Some(3..) => Level::WithEmployers,
            Some(0) | None if said(Status::Planned).any(|level| level > 0) => Level::Planned,
            Some(0) | None => Level::NotYet,
        })
    }
}

/// How far an outcome is covered, where that is said.
pub(super) fn level(own: Own<'_>, outcome: &Outcome) -> Option<Level> {
    Level::of(&rows(own, outcome))
}

/// Whether all is said of an outcome that the rule looks at: also unit and term of what is taught, and a record of what
/// is taught with employers.
pub(super) fn is_whole(own: Own<'_>, outcome: &Outcome) -> bool {
    let rows = rows(own, outcome);
    let Some(level) = Level::of(&rows) else { return false };
    let is_recorded = || judge::recorded(own.plan, own.subject, own.audit).contains(outcome.reference.as_str());
    match level {
        Level::NotYet | Level::Planned | Level::Highlighted | Level::NotApplicable => true,
        Level::Taught => Scoped { outcome, rows }.is_taught_in_a_unit(),
        Level::WithEmployers => Scoped { outcome, rows }.is_taught_in_a_unit() && is_recorded(),
    }
}

/// Whether every row in place says whom it is for.
pub(super) fn names_whom(own: Own<'_>) -> bool {
    let rows = scope::rows_of(own.plan, own.audit, &own.subject.name);
    rows.iter().filter(|(_, row)| scope::counts_at(row, 1)).all(|(outcome, row)| {
        let stage = own.plan.stage(&outcome.stage);
        scope::spoken(own.plan, Some(own.subject), stage, row.whom()) != scope::Spoken::Unnamed
    })
}

/// The answer to a statement; a question to the Careers Leader is none yet.
pub(super) fn tick(own: Own<'_>, statement: &str) -> Option<Tick> {
    own.audit.tick(&own.subject.name, statement).filter(|tick| *tick != Tick::NotSure)
}

/// Whether it is asked about an outcome, at a stage that it teaches this year.
pub(super) fn is_asked(own: Own<'_>, outcome: &Outcome) -> bool {
    outcome.asked_of(&own.department.code)
        && own.plan.stage(&outcome.stage).is_some_and(|stage| scope::is_taught(own.subject, stage, own.audit))
}

fn rows<'a>(own: Own<'a>, outcome: &Outcome) -> Vec<&'a OutcomeRow> {
    own.audit.outcomes_of(&own.subject.name).filter(|row| scope::is_about(own.plan, row, outcome)).collect()
}
