//! The matrix: every outcome against every subject and dedicated time, with its gaps and the reach.
//!
//! ```text
//!         English               History          Music      Dedicated time
//! KS3-1   Taught                Planned: Taught  not asked  Highlighted
//! KS3-2   Taught with employers Not yet          no return  blank
//! ```

mod cell;
mod cohorts;
mod gaps;
mod met;
mod missed;
mod reach;
mod records;
mod unmet;

use std::collections::HashSet;

use crate::answers::audit::{Audit, OutcomeRow};
use crate::judge::named_by;
use crate::plan::{DEDICATED_TIME, Department, Outcome, Plan, Subject};
use crate::scope;

use cell::COVERED;
pub use cell::Cell;
pub use cohorts::{Linked, Told, cohorts, together};
pub use gaps::{Gap, GapKind, OutcomeCoverage, Planned, gaps, outcomes};
pub use met::{Between, Met};
pub use missed::{Missed, missed};
pub use reach::{ReachFigure, in_dedicated_time, reach};
pub use records::{Record, records};
pub use unmet::{Unmet, UnmetKind, links, unmet};

/// What a department sent back, if it did.
#[derive(Clone, Copy, Debug)]
pub struct Returned<'a> {
    /// The department.
    pub department: &'a Department,
    /// Its answers; `None` where nothing that counts came back.
    pub audit: Option<&'a Audit>,
}

/// The answers of a department, where it returned.
fn audit_of<'a>(returned: &[Returned<'a>], department: &Department) -> Option<&'a Audit> {
    returned.iter().find(|one| one.department.code == department.code).and_then(|one| one.audit)
}

/// One outcome over every subject and dedicated time.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<'a> {
    /// The outcome.
    pub outcome: &'a Outcome,
    /// One cell for each subject, in the order of the map's subjects.
    pub cells: Vec<InSubject<'a>>,
    /// Its cell in dedicated time.
    pub dedicated: Cell,
    /// The rows of dedicated time that are about it.
    pub dedicated_rows: Vec<&'a OutcomeRow>,
    /// Whether an employer record of dedicated time that counts names it.
    pub dedicated_is_recorded: bool,
}

/// A cell with the subject it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct InSubject<'a> {
    /// The subject's department.
    pub department: &'a Department,
    /// The subject.
    pub subject: &'a Subject,
    /// The cell.
    pub cell: Cell,
    /// The rows of the subject that are about the outcome.
    pub rows: Vec<&'a OutcomeRow>,
    /// Whether an employer record of the subject that counts names the outcome.
    pub is_recorded: bool,
}

impl<'a> Line<'a> {
    /// The names of the subjects that cover the outcome.
    pub fn covered_by(&self) -> impl Iterator<Item = &'a str> {
        self.cells.iter().filter(|one| one.cell.is_covered()).map(|one| one.subject.name.as_str())
    }

    /// The cells of the subjects that are asked about it and may answer: they teach its stage this year.
    pub fn asked(&self) -> impl Iterator<Item = &InSubject<'a>> {
        let asked = |one: &&InSubject<'_>| one.cell != Cell::NotTeaching && self.outcome.asked_of(&one.department.code);
        self.cells.iter().filter(asked)
    }

    /// How many subjects are asked about it.
    pub fn asked_count(&self) -> usize {
        self.asked().count()
    }

    /// How many of these have answered.
    pub fn answered_count(&self) -> usize {
        self.asked().filter(|one| one.cell.is_answer()).count()
    }

    /// Whether every subject that is asked has answered: only then is it known that something is missing.
    pub fn is_known(&self) -> bool {
        self.asked().all(|one| one.cell.is_answer())
    }

    /// Whether any subject or dedicated time covers it.
    pub fn is_covered(&self) -> bool {
        self.dedicated.is_covered() || self.covered_by().next().is_some()
    }

    /// Whether any subject or dedicated time highlights it, or does more, in place.
    pub fn is_highlighted(&self) -> bool {
        self.cells.iter().map(|one| one.cell).chain([self.dedicated]).any(|cell| cell.counted_level() > 0)
    }
}

/// Every outcome of the plan, in its order.
#[derive(Clone, Debug, PartialEq)]
pub struct CoverageMap<'a> {
    /// The columns: every subject with its department, in the plan's order. Dedicated time follows.
    pub subjects: Vec<(&'a Department, &'a Subject)>,
    /// The rows.
    pub lines: Vec<Line<'a>>,
    /// The subjects that have answered anything of a stage, by name and code.
    answered: HashSet<(&'a str, &'a str)>,
}

impl<'a> CoverageMap<'a> {
    /// Whether a subject has answered anything that it is asked at a stage.
    pub fn answers(&self, subject: &'a Subject, stage: &'a str) -> bool {
        self.answered.contains(&(subject.name.as_str(), stage))
    }

    /// How many outcomes any subject covers.
    pub fn in_subjects(&self) -> usize {
        self.lines.iter().filter(|line| line.covered_by().next().is_some()).count()
    }

    /// How many more are covered in dedicated time alone.
    pub fn in_dedicated_time_alone(&self) -> usize {
        self.lines.iter().filter(|line| line.dedicated.is_covered() && line.covered_by().next().is_none()).count()
    }

    /// How many nobody covers as far as is known, and somebody who is asked has not answered.
    pub fn not_known(&self) -> usize {
        self.lines.iter().filter(|line| !line.is_covered() && !line.is_known()).count()
    }

    /// The line of an outcome.
    pub fn line(&self, reference: &str) -> Option<&Line<'a>> {
        self.lines.iter().find(|line| line.outcome.reference == reference)
    }
}

/// Lays out what every subject, and the Careers Leader for dedicated time, says about every outcome.
pub fn coverage<'a>(plan: &'a Plan, returned: &[Returned<'a>], leader: Option<&'a Audit>) -> CoverageMap<'a> {
    let subjects: Vec<(&Department, &Subject)> = plan.subjects().collect();
    let columns: Vec<Column<'_>> = subjects
        .iter()
        .map(|(department, subject)| {
            let of = Some((*department, *subject));
            Column::new(plan, of, &subject.name, audit_of(returned, department))
        })
        .collect();
    let dedicated = Column::new(plan, None, DEDICATED_TIME, leader);
    let lines: Vec<Line<'_>> = plan
        .outcomes
        .iter()
        .map(|outcome| (outcome, dedicated.cell(outcome), dedicated.is_recorded(outcome)))
        .map(|(outcome, (dedicated, dedicated_rows), dedicated_is_recorded)| Line {
            outcome,
            cells: subjects
                .iter()
                .zip(&columns)
                .map(|((department, subject), column)| {
                    let (cell, rows) = column.cell(outcome);
                    InSubject { department, subject, cell, rows, is_recorded: column.is_recorded(outcome) }
                })
                .collect(),
            dedicated,
            dedicated_rows,
            dedicated_is_recorded,
        })
        .collect();
    let answers = |line: &Line<'a>| {
        let own = line.cells.iter().filter(|one| one.cell.is_answer());
        own.map(|one| (one.subject.name.as_str(), line.outcome.stage.as_str())).collect::<Vec<_>>()
    };
    let answered = lines.iter().flat_map(answers).collect();
    CoverageMap { subjects, lines, answered }
}

/// One column of the matrix with its answers.
struct Column<'a> {
    /// The subject; `None` for dedicated time, which has every stage and is asked every outcome.
    of: Option<(&'a Department, &'a Subject)>,
    name: &'a str,
    answers: Option<(&'a Audit, Vec<(&'a Outcome, &'a OutcomeRow)>)>,
    /// The refs of the outcomes that an employer record names, where it counts.
    recorded: HashSet<&'a str>,
}

impl<'a> Column<'a> {
    fn new(
        plan: &'a Plan,
        of: Option<(&'a Department, &'a Subject)>,
        name: &'a str,
        audit: Option<&'a Audit>,
    ) -> Column<'a> {
        let recorded = match (of, audit) {
            (_, None) => HashSet::new(),
            (Some((_, subject)), Some(audit)) => named_by(plan, audit.employers_of(&subject.name)),
            (None, Some(audit)) => named_by(plan, audit.employers.iter()),
        };
        Column { of, name, answers: audit.map(|audit| (audit, scope::rows_of(plan, audit, name))), recorded }
    }

    fn is_recorded(&self, outcome: &Outcome) -> bool {
        self.recorded.contains(outcome.reference.as_str())
    }

    /// What stands in it about an outcome, and the rows that say so. A stage that the plan does not give the subject is
    /// *not taught* whether it returned or not.
    fn cell(&self, outcome: &Outcome) -> (Cell, Vec<&'a OutcomeRow>) {
        if self.of.is_some_and(|(_, subject)| !subject.stages.contains(&outcome.stage)) {
            return (Cell::NotTeaching, Vec::new());
        }
        let Some((audit, rows)) = &self.answers else {
            return (Cell::NoReturn, Vec::new());
        };
        if audit.is_off(self.name, &outcome.stage) {
            return (Cell::NotTeaching, Vec::new());
        }
        let rows: Vec<&OutcomeRow> = scope::rows_for(outcome, rows).collect();
        let asked = self.of.is_none_or(|(department, _)| outcome.asked_of(&department.code));
        (Cell::of(&rows).unwrap_or(if asked { Cell::Blank } else { Cell::NotAsked }), rows)
    }
}

#[cfg(test)]
mod tests;
