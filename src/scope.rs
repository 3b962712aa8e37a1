//! Which outcomes a subject is asked and judged on, and the rows that speak for each.
//!
//! ```text
//! asked      KS3-1  KS3-2  KS3-3          outcomes of the stage that name the department, or none
//! in scope   KS3-1  KS3-2                 less those that a row says are Not applicable
//! rows       KS3-1: its printed row and X1, a spare row that names it
//! ```

#[cfg(test)]
pub(crate) mod drawn;

use crate::answers::audit::{Audit, Coverage, OutcomeRow, Status};
use crate::answers::printed_ref;
use crate::fold::is_blank;
use crate::plan::{Department, Outcome, Plan, Stage, Subject};

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
    StageScope { stage, asked, outcomes }
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
mod tests {
    use super::*;
    use crate::answers::{RowPlace, repeated_ref};

    fn plan() -> Plan {
        drawn::plan(
            "| Ref   | Departments |
             | KS3-1 |             |
             | KS3-2 | HUM, MUS    |
             | KS3-3 | MUS         |
             | KS4-1 |             |
             | CG2-1 | HUM         |",
            "| Department | Subject | Stages        |
             | HUM        | History | KS3, KS4, CG2 |
             | HUM        | Law     | KS4           |
             | MUS        | Music   | KS3           |",
        )
    }

    fn refs<'a>(outcomes: impl IntoIterator<Item = &'a Outcome>) -> Vec<&'a str> {
        outcomes.into_iter().map(|outcome| outcome.reference.as_str()).collect()
    }

    /// Each stage as `KS3: asked / in scope`.
    fn drawn_scope(plan: &Plan, subject: &str, audit: &Audit) -> Vec<String> {
        let (department, subject) = drawn::subject(plan, subject);
        let scope = of(plan, department, subject, audit);
        assert_eq!((scope.department, scope.subject), (department, subject));
        let line = |stage: &StageScope<'_>| {
            let asked = refs(stage.asked.iter().copied()).join(" ");
            let outcomes = refs(stage.outcomes.iter().map(|scoped| scoped.outcome)).join(" ");
            format!("{}: {asked} / {outcomes}", stage.stage.code)
        };
        scope.stages.iter().map(line).collect()
    }

    #[test]
    fn an_outcome_is_asked_of_every_department_or_of_those_it_names() {
        let plan = plan();
        let audit = Audit::default();
        assert_eq!(drawn_scope(&plan, "History", &audit), ["KS3: KS3-1 KS3-2 / KS3-1 KS3-2", "KS4: KS4-1 / KS4-1"]);
        assert_eq!(drawn_scope(&plan, "Music", &audit), ["KS3: KS3-1 KS3-2 KS3-3 / KS3-1 KS3-2 KS3-3"]);
    }

    #[test]
    fn the_form_prints_overlay_stages_although_none_is_judged() {
        let plan = plan();
        let printed = |subject| {
            let (department, subject) = drawn::subject(&plan, subject);
            refs(asked(&plan, department, subject))
        };
        assert_eq!(printed("History"), ["KS3-1", "KS3-2", "KS4-1", "CG2-1"]);
        assert_eq!(printed("Law"), ["KS4-1"]);
    }

    #[test]
    fn a_stage_not_taught_this_year_leaves_the_scope_of_that_subject_alone() {
        let plan = plan();
        let audit = drawn::not_this_year(Audit::default(), "History", "KS4");
        assert_eq!(drawn_scope(&plan, "History", &audit), ["KS3: KS3-1 KS3-2 / KS3-1 KS3-2"]);
        assert_eq!(drawn_scope(&plan, "Law", &audit), ["KS4: KS4-1 / KS4-1"]);
    }

    #[test]
    fn not_applicable_on_any_row_takes_an_outcome_out_of_scope_and_not_out_of_what_is_asked() {
        let plan = plan();
        let audit = drawn::audit(
            "| Subject | Ref   | Outcome         | Coverage       | Status   |
             | History | KS3-1 |                 | Taught         | In place |
             | History | X1    | ks3-1 Outcome 1 | Not applicable |          |
             | Music   | KS3-2 |                 | Not applicable |          |",
        );
        assert_eq!(drawn_scope(&plan, "History", &audit), ["KS3: KS3-1 KS3-2 / KS3-2", "KS4: KS4-1 / KS4-1"]);
    }

    #[test]
    fn printed_and_spare_rows_of_the_subject_speak_for_an_outcome() {
        let plan = plan();
        let audit = drawn::audit(
            "| Subject | Ref   | Outcome         | Coverage    | Status   |
             | History | KS3-1 |                 | Highlighted | In place |
             | History | X1    | KS3-1 Outcome 1 | Taught      | Planned  |
             | History | X2    | KS9-9 Unknown   | Taught      | In place |
             | Law     | X1    | KS3-1 Outcome 1 | Taught      | In place |",
        );
        let (department, history) = drawn::subject(&plan, "History");
        let scope = of(&plan, department, history, &audit);
        let places: Vec<Vec<&str>> = scope.stages[0]
            .outcomes
            .iter()
            .map(|scoped| scoped.rows.iter().map(|row| row.place.row.as_str()).collect())
            .collect();
        assert_eq!(places, [vec!["KS3-1", "X1"], vec![]]);
        let first = &scope.stages[0].outcomes[0];
        assert!(first.counts_at(1), "its best row counts");
        assert!(!first.counts_at(2), "the planned row does not");
    }

    #[test]
    fn a_row_whose_ref_is_repeated_speaks_for_its_outcome_too() {
        let plan = plan();
        let row = OutcomeRow {
            place: RowPlace { subject: Some("Music".to_owned()), row: repeated_ref("KS3-1", 2) },
            ..OutcomeRow::default()
        };
        assert_eq!(row_outcome(&plan, &row).map(|outcome| outcome.reference.as_str()), Some("KS3-1"));
    }

    #[test]
    fn a_spare_row_is_about_the_outcome_it_names_and_never_about_its_own_ref() {
        let plan = plan();
        let audit = drawn::audit(
            "| Subject | Ref   | Outcome         |
             | History | KS3-2 |                 |
             | History | KS3-2 | KS4-1 Outcome 1 |
             | History | KS3-2 | something else  |
             | History | X1    |                 |",
        );
        let about: Vec<Option<&str>> = audit
            .outcomes
            .iter()
            .map(|row| row_outcome(&plan, row).map(|outcome| outcome.reference.as_str()))
            .collect();
        assert_eq!(about, [Some("KS3-2"), Some("KS4-1"), None, None]);
    }

    #[test]
    fn a_row_counts_at_its_level_and_below_when_in_place() {
        let row = |coverage, status| OutcomeRow { coverage, status, ..OutcomeRow::default() };
        let taught = row(Some(Coverage::Taught), Some(Status::InPlace));
        assert_eq!([0, 1, 2, 3].map(|level| counts_at(&taught, level)), [true, true, true, false]);
        assert!(!counts_at(&row(Some(Coverage::Taught), Some(Status::Planned)), 1));
        assert!(!counts_at(&row(Some(Coverage::Taught), None), 1));
        assert!(!counts_at(&row(Some(Coverage::NotApplicable), Some(Status::InPlace)), 0));
        assert!(!counts_at(&row(None, Some(Status::InPlace)), 0));
    }

    #[test]
    fn unit_and_term_must_both_be_named() {
        let row = |unit: &str, term: &str| OutcomeRow {
            unit: Some(unit.to_owned()),
            term: Some(term.to_owned()),
            ..OutcomeRow::default()
        };
        assert!(names_unit_and_term(&row("Castles", "Autumn")));
        assert!(!names_unit_and_term(&row("Castles", " \u{a0}")));
        assert!(!names_unit_and_term(&row("", "Autumn")));
        assert!(!names_unit_and_term(&OutcomeRow { unit: Some("Castles".to_owned()), ..OutcomeRow::default() }));
    }
}
