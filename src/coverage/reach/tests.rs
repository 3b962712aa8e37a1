//! Learners reached, counted in drawn schools.

use super::*;
use crate::answers::repeated_ref;
use crate::scope::drawn;

fn plan() -> Plan {
    drawn::plan(
        "| Ref   |
         | KS3-1 |
         | KS4-1 |
         | CG2-1 |",
        "| Department | Subject | Stages        |
         | HUM        | History | KS3, KS4, CG2 |
         | HUM        | Law     | KS4           |
         | MUS        | Music   | KS3           |",
    )
}

fn drawn_reach(audit: &Audit) -> Vec<String> {
    let plan = plan();
    let (department, _) = drawn::subject(&plan, "History");
    let number = |number: Option<u32>| number.map_or("-".to_owned(), |number| number.to_string());
    reach(&plan, &[Returned { department, audit: Some(audit) }])
        .iter()
        .map(|one| {
            assert!(one.department.subjects.contains(one.subject) && one.stage.cohorts.contains(one.cohort));
            let state = match (one.has_return, one.not_this_year) {
                (false, _) => "no return".to_owned(),
                (true, true) => "not this year".to_owned(),
                (true, false) => format!(
                    "{} of {}, {}: {}",
                    number(one.reached),
                    number(one.taking),
                    number(one.per_cent),
                    one.band.unwrap_or("-")
                ),
            };
            format!("{} {} {}: {state}", one.subject.name, one.cohort.code, one.cohort.roll)
        })
        .collect()
}

#[test]
fn every_cohort_of_every_stage_has_its_figure() {
    let audit = drawn::reach(
        "| Subject | Ref     | Taking | Reached |
         | History | Y7      | 180    | 134     |
         | History | Y8      | 170    |         |
         | History | CG2-all | 0      | 0       |
         | Law     | Y10     | 30     | 15      |
         | Music   | Y7      | 100    | 100     |",
    );
    let audit = drawn::not_this_year(audit, "History", "KS4");
    assert_eq!(
        drawn_reach(&audit),
        [
            "History Y7 180: 134 of 180, 74: Half or more",
            "History Y8 170: - of 170, -: -",
            "History Y10 150: not this year",
            "History CG2-all 20: 0 of 0, -: -",
            "Law Y10 150: 15 of 30, 50: Half or more",
            "Music Y7 180: no return",
            "Music Y8 170: no return",
        ]
    );
}

#[test]
fn a_cohort_that_stands_twice_is_spoken_for_by_its_first_answered_row() {
    let mut audit = drawn::reach(
        "| Subject | Ref | Taking | Reached |
         | Law     | Y10 | 30     | 15      |
         | Law     | Y10 | 30     | 30      |",
    );
    audit.reach[1].place.row = repeated_ref("Y10", 2);
    assert_eq!(drawn_reach(&audit)[4], "Law Y10 150: 15 of 30, 50: Half or more");
    audit.reach.remove(0);
    assert_eq!(drawn_reach(&audit)[4], "Law Y10 150: 30 of 30, 100: Most");
}

#[test]
fn a_per_cent_is_whole_rounded_down_and_of_those_taking() {
    assert_eq!(per_cent(Some(2), Some(3)), Some(66));
    assert_eq!(per_cent(Some(199), Some(200)), Some(99));
    assert_eq!(per_cent(Some(0), Some(30)), Some(0));
    assert_eq!(per_cent(Some(31), Some(30)), Some(103));
    assert_eq!(per_cent(Some(u32::MAX), Some(1)), Some(u32::MAX));
    assert_eq!(per_cent(Some(5), Some(0)), None);
    assert_eq!(per_cent(None, Some(5)), None);
    assert_eq!(per_cent(Some(5), None), None);
}
