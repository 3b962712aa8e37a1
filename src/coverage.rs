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

use crate::answers::audit::{Audit, OutcomeRow};
use crate::plan::{DEDICATED_TIME, Department, Outcome, Plan, Subject};
use crate::scope;

pub use cell::Cell;
pub use cohorts::{Linked, Told, cohorts, together};
pub use gaps::{Gap, GapKind, OutcomeCoverage, gaps, outcomes};
pub use met::{Between, Met};
pub use missed::{Missed, missed};
pub use reach::{ReachFigure, reach};
pub use records::{Record, records};
pub use unmet::{Unmet, UnmetKind, links, speaks_of, unmet};

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
}

/// A cell with the subject it belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InSubject<'a> {
    /// The subject's department.
    pub department: &'a Department,
    /// The subject.
    pub subject: &'a Subject,
    /// The cell.
    pub cell: Cell,
}

impl<'a> Line<'a> {
    /// The names of the subjects that cover the outcome.
    pub fn covered_by(&self) -> impl Iterator<Item = &'a str> {
        self.cells.iter().filter(|one| one.cell.is_covered()).map(|one| one.subject.name.as_str())
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
}

impl<'a> CoverageMap<'a> {
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
    let lines = plan
        .outcomes
        .iter()
        .map(|outcome| Line {
            outcome,
            cells: subjects
                .iter()
                .zip(&columns)
                .map(|((department, subject), column)| InSubject { department, subject, cell: column.cell(outcome) })
                .collect(),
            dedicated: dedicated.cell(outcome),
        })
        .collect();
    CoverageMap { subjects, lines }
}

/// One column of the matrix with its answers.
struct Column<'a> {
    /// The subject; `None` for dedicated time, which has every stage and is asked every outcome.
    of: Option<(&'a Department, &'a Subject)>,
    name: &'a str,
    answers: Option<(&'a Audit, Vec<(&'a Outcome, &'a OutcomeRow)>)>,
}

impl<'a> Column<'a> {
    fn new(
        plan: &'a Plan,
        of: Option<(&'a Department, &'a Subject)>,
        name: &'a str,
        audit: Option<&'a Audit>,
    ) -> Column<'a> {
        Column { of, name, answers: audit.map(|audit| (audit, scope::rows_of(plan, audit, name))) }
    }

    /// A stage that the plan does not give the subject is *not taught* whether it returned or not.
    fn cell(&self, outcome: &Outcome) -> Cell {
        if self.of.is_some_and(|(_, subject)| !subject.stages.contains(&outcome.stage)) {
            return Cell::NotTeaching;
        }
        let Some((audit, rows)) = &self.answers else {
            return Cell::NoReturn;
        };
        if audit.is_off(self.name, &outcome.stage) {
            return Cell::NotTeaching;
        }
        let rows: Vec<&OutcomeRow> = scope::rows_for(outcome, rows).collect();
        let asked = self.of.is_none_or(|(department, _)| outcome.asked_of(&department.code));
        Cell::of(&rows).unwrap_or(if asked { Cell::Blank } else { Cell::NotAsked })
    }
}

#[cfg(test)]
mod tests;
