//! The map of small drawn schools.

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
        ["KS3-1 | no return | not taught | no return | blank", "KS3-2 | no return | not taught | no return | blank"]
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
