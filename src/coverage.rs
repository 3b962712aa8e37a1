//! The matrix: every outcome against every subject and dedicated time, with its gaps and the reach.
//!
//! ```text
//!         English               History          Music      Dedicated time
//! KS3-1   Taught                Planned: Taught  not asked  Highlighted
//! KS3-2   Taught with employers Not yet          no return  blank
//! ```

mod cell;
mod gaps;
mod missed;
mod reach;
mod unmet;

use crate::answers::audit::{Audit, OutcomeRow};
use crate::plan::{DEDICATED_TIME, Department, Outcome, Plan, Subject};
use crate::scope;

pub use cell::Cell;
pub use gaps::{Gap, GapKind, OutcomeCoverage, gaps, outcomes};
pub use missed::{Missed, missed};
pub use reach::{ReachFigure, reach};
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
mod tests {
    use super::*;
    use crate::scope::drawn;

    fn plan() -> Plan {
        drawn::plan(
            "| Ref   | Departments |
             | KS3-1 |             |
             | KS3-2 | MUS         |
             | KS4-1 |             |
             | CG2-1 |             |",
            "| Department | Subject | Stages        |
             | HUM        | History | KS3, KS4, CG2 |
             | HUM        | Law     | KS4           |
             | MUS        | Music   | KS3           |",
        )
    }

    /// A table of words: one line an outcome, one column a subject, dedicated time last.
    fn drawn_map(plan: &Plan, humanities: Option<&Audit>, leader: Option<&Audit>) -> Vec<String> {
        let (department, _) = drawn::subject(plan, "History");
        let returned = [Returned { department, audit: humanities }];
        let map = coverage(plan, &returned, leader);
        let line = |line: &Line<'_>| {
            let cells = line.cells.iter().map(|one| one.cell).chain([line.dedicated]);
            let words: Vec<String> = cells.map(Cell::words).collect();
            format!("{} | {}", line.outcome.reference, words.join(" | "))
        };
        map.lines.iter().map(line).collect()
    }

    #[test]
    fn what_is_missing_is_said_in_four_different_words() {
        let audit = drawn::not_this_year(Audit::default(), "History", "KS4");
        assert_eq!(
            drawn_map(&plan(), Some(&audit), None),
            [
                "KS3-1 | blank | not taught | no return | no return",
                "KS3-2 | not asked | not taught | no return | no return",
                "KS4-1 | not taught | blank | not taught | no return",
                "CG2-1 | blank | not taught | not taught | no return",
            ]
        );
        assert_eq!(
            drawn_map(&plan(), None, Some(&Audit::default()))[..2],
            [
                "KS3-1 | no return | not taught | no return | blank",
                "KS3-2 | no return | not taught | no return | blank"
            ]
        );
    }

    #[test]
    fn answers_stand_in_the_column_of_their_subject_and_outcome() {
        let audit = drawn::audit(
            "| Subject | Ref   | Outcome         | Coverage              | Status   |
             | History | KS3-1 |                 | Taught with employers | In place |
             | History | X1    | KS3-2 Outcome 2 | Highlighted           | In place |
             | History | KS4-1 |                 | Taught                | Planned  |
             | Law     | KS4-1 |                 | Not applicable        |          |
             | History | CG2-1 |                 | Not yet               |          |
             | Music   | KS3-1 |                 | Taught                | In place |",
        );
        let leader = drawn::audit(
            "| Subject        | Ref   | Coverage | Status   |
             | Dedicated time | KS3-2 | Taught   | In place |",
        );
        assert_eq!(
            drawn_map(&plan(), Some(&audit), Some(&leader)),
            [
                "KS3-1 | Taught with employers | not taught | no return | blank",
                "KS3-2 | Highlighted | not taught | no return | Taught",
                "KS4-1 | Planned: Taught | Not applicable | not taught | blank",
                "CG2-1 | Not yet | not taught | not taught | blank",
            ]
        );
    }

    #[test]
    fn a_stage_not_taught_this_year_shows_no_rows() {
        let audit = drawn::audit(
            "| Subject | Ref   | Coverage | Status   |
             | History | KS4-1 | Taught   | In place |
             | Law     | KS4-1 | Taught   | In place |",
        );
        let audit = drawn::not_this_year(audit, "History", "KS4");
        assert_eq!(drawn_map(&plan(), Some(&audit), None)[2], "KS4-1 | not taught | Taught | not taught | no return");
    }

    #[test]
    fn the_map_keeps_the_order_of_the_plan() {
        let plan = plan();
        let map = coverage(&plan, &[], None);
        let names: Vec<&str> = map.subjects.iter().map(|(_, subject)| subject.name.as_str()).collect();
        assert_eq!(names, ["History", "Law", "Music"]);
        let first = map.line("KS4-1").expect("a line of every outcome");
        assert_eq!(first.outcome.reference, "KS4-1");
        assert!(first.cells.iter().map(|one| one.subject.name.as_str()).eq(names));
        assert!(map.line("KS9-1").is_none());
    }
}
