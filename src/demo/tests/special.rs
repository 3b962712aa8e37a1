//! What the special school's round holds for those who look at one: careers and routes in most classes, a class that
//! meets what another does not, a plan that nobody else has, and a record that its own checklist denies.

use super::{plan_of, settled};
use crate::answers::audit::{Audit, OutcomeRow, Status, Tick};
use crate::plan::{Department, LEADER, Outcome, Plan, Setting, Subject};
use crate::scope::{self, counts_at};

fn rows<'a>(plan: &'a Plan, audit: &'a Audit, subject: &'a Subject) -> Vec<(&'a Outcome, &'a OutcomeRow)> {
    scope::rows_of(plan, audit, &subject.name)
}

/// The subjects that answered, with their department and answers.
fn answered(plan: &Plan, check: impl FnMut((&Department, &Subject, &Audit)) -> Option<String>) -> Vec<String> {
    let settled = settled(plan);
    let of = |department: &Department| settled.get(&department.code);
    let all = plan.subjects().filter_map(|(department, subject)| Some((department, subject, of(department)?)));
    all.filter_map(check).collect()
}

#[test]
fn most_class_teams_speak_of_careers_or_routes_to_each_of_their_groups() {
    let plan = plan_of(Setting::Send);
    let mut teams = 0;
    let spoken = answered(&plan, |(department, subject, audit)| {
        let is_class_team = subject.cohorts.len() == 1;
        teams += usize::from(is_class_team);
        let rows = rows(&plan, audit, subject);
        let speaks = |stage: &String| {
            let counts = |(outcome, row): &(&Outcome, &OutcomeRow)| {
                outcome.stage == *stage && outcome.speaks_of.is_some() && counts_at(row, 1)
            };
            rows.iter().any(counts)
        };
        (is_class_team && subject.stages.iter().all(speaks)).then(|| department.code.clone())
    });
    assert_eq!(spoken, ["ASH", "OAK", "ROW", "ELM", "HAZ"]);
    assert!(teams > spoken.len() && spoken.len() * 2 > teams, "{teams}");
}

#[test]
fn an_outcome_is_met_by_one_class_and_not_by_another_of_its_group() {
    let plan = plan_of(Setting::Send);
    let reference = |reference: &'static str, level| {
        answered(&plan, |(department, subject, audit)| {
            let own = rows(&plan, audit, subject);
            let counts = own.iter().any(|(one, row)| one.reference == reference && counts_at(row, level));
            (subject.cohorts.len() == 1 && counts).then(|| department.code.clone())
        })
    };
    assert_eq!(reference("CG2-1", 2), ["OAK", "ELM"], "taught to two classes");
    assert_eq!(reference("CG2-1", 1), ["OAK", "ELM", "HAZ"], "and pointed out to a third");
}

#[test]
fn one_plan_is_nobody_elses() {
    let plan = plan_of(Setting::Send);
    let planned = answered(&plan, |(department, subject, audit)| {
        let own = rows(&plan, audit, subject);
        let is_planned = |(one, row): &(&Outcome, &OutcomeRow)| {
            one.reference == "CG1-6" && row.status == Some(Status::Planned) && row.unit.is_some() && row.term.is_some()
        };
        own.iter().any(is_planned).then(|| department.code.clone())
    });
    let in_place = answered(&plan, |(department, subject, audit)| {
        let own = rows(&plan, audit, subject);
        own.iter().any(|(one, row)| one.reference == "CG1-6" && counts_at(row, 1)).then(|| department.code.clone())
    });
    assert_eq!((planned, in_place), (vec!["BIR".to_owned()], vec![]));
    let leader = &settled(&plan)[LEADER];
    assert!(leader.outcomes.iter().filter(|row| row.place.row == "CG1-6").all(|row| !counts_at(row, 1)));
}

/// Learners had time to reflect, says the record; not yet, says the statement.
#[test]
fn a_record_and_the_checklist_beside_it_deny_each_other() {
    let plan = plan_of(Setting::Send);
    let oak = &settled(&plan)["OAK"];
    assert!(oak.employers.iter().any(|record| record.counts()));
    let reflection = oak.checklist.iter().find(|row| row.place.row == "N5").expect("answered");
    assert_eq!(reflection.answer, Some(Tick::NotYet));
}
