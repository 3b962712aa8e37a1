//! What each subject is asked, in drawn plans.

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
    let about: Vec<Option<&str>> =
        audit.outcomes.iter().map(|row| row_outcome(&plan, row).map(|outcome| outcome.reference.as_str())).collect();
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
