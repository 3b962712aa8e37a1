//! Which outcomes a subject is asked and judged on, and the rows that speak for each.
//!
//! ```text
//! asked      KS3-1  KS3-2  KS3-3          outcomes of the stage that name the department, or none
//! in scope   KS3-1  KS3-2                 less those that a row says are Not applicable
//! rows       KS3-1: its printed row and X1, a spare row that names it
//! ```

#[cfg(test)]
pub(crate) mod drawn;
mod named;
mod spoken;

use crate::answers::audit::{Audit, Coverage, OutcomeRow, Status};
use crate::answers::printed_ref;
use crate::fold::is_blank;
use crate::plan::{Department, Outcome, Plan, Stage, Subject};

pub use named::not_named;
pub use spoken::{Meant, Spoken, labels, roll_of, spoken};

/// A subject with the stages that it is judged on.
#[derive(Clone, Debug)]
pub struct Scope<'a> {
    /// The subject's department.
    pub department: &'a Department,
    /// The subject.
    pub subject: &'a Subject,
    /// Its stages in the plan's order, less those *Not this year*, less overlay stages.
    pub stages: Vec<StageScope<'a>>,
}

/// One stage of a subject.
#[derive(Clone, Debug)]
pub struct StageScope<'a> {
    /// The stage.
    pub stage: &'a Stage,
    /// What is asked of the department at this stage, whatever it answered.
    pub asked: Vec<&'a Outcome>,
    /// What is in scope: asked, and by no row *Not applicable*.
    pub outcomes: Vec<Scoped<'a>>,
    /// Whether any row about what is asked has a coverage; else the stage was left blank.
    pub is_answered: bool,
}

/// An outcome in scope with every row of the subject for it.
#[derive(Clone, Debug)]
pub struct Scoped<'a> {
    /// The outcome.
    pub outcome: &'a Outcome,
    /// Its printed row and the spare rows that name it; empty where none is answered.
    pub rows: Vec<&'a OutcomeRow>,
}

impl Scoped<'_> {
    /// Whether any row says how far it is covered.
    pub fn is_answered(&self) -> bool {
        self.rows.iter().any(|row| row.coverage.is_some())
    }

    /// Whether its best row counts at a level.
    pub fn counts_at(&self, level: u8) -> bool {
        self.rows.iter().any(|row| counts_at(row, level))
    }

    /// Whether it is taught in place on a row that names unit and term.
    pub fn is_taught_in_a_unit(&self) -> bool {
        self.rows.iter().any(|row| counts_at(row, 2) && names_unit_and_term(row))
    }
}

/// What a subject is judged on, by the plan and by what it answered.
pub fn of<'a>(plan: &'a Plan, department: &'a Department, subject: &'a Subject, audit: &'a Audit) -> Scope<'a> {
    let rows = rows_of(plan, audit, &subject.name);
    let stages = plan
        .stages
        .iter()
        .filter(|stage| !stage.overlay && is_taught(subject, stage, audit))
        .map(|stage| stage_scope(plan, department, stage, &rows))
        .collect();
    Scope { department, subject, stages }
}

fn stage_scope<'a>(
    plan: &'a Plan,
    department: &Department,
    stage: &'a Stage,
    rows: &[(&'a Outcome, &'a OutcomeRow)],
) -> StageScope<'a> {
    let asked: Vec<&Outcome> = plan
        .outcomes
        .iter()
        .filter(|outcome| outcome.stage == stage.code && outcome.asked_of(&department.code))
        .collect();
    let outcomes = asked
        .iter()
        .map(|outcome| Scoped { outcome, rows: rows_for(outcome, rows).collect() })
        .filter(|scoped| !scoped.rows.iter().any(|row| row.coverage == Some(Coverage::NotApplicable)))
        .collect();
    let is_answered = asked.iter().any(|outcome| rows_for(outcome, rows).any(|row| row.coverage.is_some()));
    StageScope { stage, asked, outcomes, is_answered }
}

/// Whether a subject has answered anything that it is asked: a coverage, or a statement of its checklist.
pub fn answers_anything(audit: &Audit, subject: &str) -> bool {
    audit.outcomes_of(subject).any(|row| row.coverage.is_some()) || answers_checklist(audit, subject)
}

/// Whether a subject has answered any statement of its checklist.
pub fn answers_checklist(audit: &Audit, subject: &str) -> bool {
    audit.checklist_of(subject).any(|row| row.answer.is_some())
}

/// Whether a subject teaches a stage by the plan and has not marked it *Not this year*.
pub fn is_taught(subject: &Subject, stage: &Stage, audit: &Audit) -> bool {
    subject.stages.contains(&stage.code) && !audit.is_off(&subject.name, &stage.code)
}

/// The outcomes that a subject's form prints: of every stage it teaches, overlay stages too, that
/// are asked of its department; in the plan's order.
pub fn asked<'a>(
    plan: &'a Plan,
    department: &'a Department,
    subject: &'a Subject,
) -> impl Iterator<Item = &'a Outcome> {
    plan.outcomes.iter().filter(|outcome| subject.stages.contains(&outcome.stage) && outcome.asked_of(&department.code))
}

/// The outcome that a row is about: the one that a spare row names, else the one of its printed ref.
pub fn row_outcome<'a>(plan: &'a Plan, row: &OutcomeRow) -> Option<&'a Outcome> {
    match &row.outcome {
        Some(label) => plan.outcome_labelled(label),
        None => plan.outcome(printed_ref(&row.place.row)),
    }
}

/// Whether a row is about an outcome of the plan.
pub fn is_about(plan: &Plan, row: &OutcomeRow, outcome: &Outcome) -> bool {
    match &row.outcome {
        Some(label) => plan.outcome_labelled(label).is_some_and(|named| named.reference == outcome.reference),
        None => printed_ref(&row.place.row) == outcome.reference,
    }
}

/// The rows of a subject, each with the outcome it is about. A row about no known outcome is left
/// out: it can count for nothing.
pub fn rows_of<'a>(plan: &'a Plan, audit: &'a Audit, subject: &'a str) -> Vec<(&'a Outcome, &'a OutcomeRow)> {
    audit.outcomes_of(subject).filter_map(|row| Some((row_outcome(plan, row)?, row))).collect()
}

/// Of a subject's rows, those about one outcome.
pub fn rows_for<'a, 'r>(
    outcome: &'r Outcome,
    rows: &'r [(&'a Outcome, &'a OutcomeRow)],
) -> impl Iterator<Item = &'a OutcomeRow> + use<'a, 'r> {
    rows.iter().filter(move |(about, _)| about.reference == outcome.reference).map(|(_, row)| *row)
}

/// Whether a row counts at a level: it is *In place* and its coverage level is at least that.
pub fn counts_at(row: &OutcomeRow, level: u8) -> bool {
    row.status == Some(Status::InPlace) && row.coverage.and_then(Coverage::level).is_some_and(|own| own >= level)
}

/// Whether a row names both its unit and its term.
pub fn names_unit_and_term(row: &OutcomeRow) -> bool {
    [&row.unit, &row.term].into_iter().all(|name| name.as_deref().is_some_and(|name| !is_blank(name)))
}

#[cfg(test)]
mod tests;
