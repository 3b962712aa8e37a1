//! Learners reached, subject by subject and cohort by cohort. Never summed over subjects: they are
//! the same learners.

use super::{Returned, audit_of};
use crate::answers::audit::{Audit, ReachRow};
use crate::answers::printed_ref;
use crate::plan::{Cohort, Department, Plan, Stage, Subject};

/// One subject in one cohort.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachFigure<'a> {
    /// The subject's department.
    pub department: &'a Department,
    /// The subject.
    pub subject: &'a Subject,
    /// The cohort's stage, an overlay too.
    pub stage: &'a Stage,
    /// The cohort, with its name, code and roll.
    pub cohort: &'a Cohort,
    /// Whether the department sent anything back that counts.
    pub has_return: bool,
    /// Whether the subject marked the stage *Not this year*.
    pub not_this_year: bool,
    /// Learners who take the subject, where answered.
    pub taking: Option<u32>,
    /// Of these, learners who met an outcome of the subject this year, where answered.
    pub reached: Option<u32>,
    /// Whole per cents of those taking that were reached, rounded down; `None` where nobody takes it
    /// or either number is missing.
    pub per_cent: Option<u32>,
    /// The words of the band that the per cent falls into; `None` where the plan has no such band.
    pub band: Option<&'a str>,
}

/// Every subject with every cohort that it teaches, stage by stage in the plan's order.
pub fn reach<'a>(plan: &'a Plan, returned: &[Returned<'a>]) -> Vec<ReachFigure<'a>> {
    let mut figures = Vec::new();
    for (department, subject) in plan.subjects() {
        let audit = audit_of(returned, department);
        for stage in plan.stages.iter().filter(|stage| subject.stages.contains(&stage.code)) {
            figures.extend(subject.cohorts_of(stage).map(|cohort| {
                let row = audit.and_then(|audit| row_of(audit, subject, cohort));
                let taking = row.and_then(|row| row.taking);
                let reached = row.and_then(|row| row.reached);
                let per_cent = per_cent(reached, taking);
                ReachFigure {
                    department,
                    subject,
                    stage,
                    cohort,
                    has_return: audit.is_some(),
                    not_this_year: audit.is_some_and(|audit| audit.is_off(&subject.name, &stage.code)),
                    taking,
                    reached,
                    per_cent,
                    band: per_cent.map(|per_cent| plan.band(per_cent)).filter(|band| !band.is_empty()),
                }
            }));
        }
    }
    figures
}

/// Where a cohort stands twice the first row with an answer speaks for it.
fn row_of<'a>(audit: &'a Audit, subject: &Subject, cohort: &Cohort) -> Option<&'a ReachRow> {
    audit.reach.iter().find(|row| {
        printed_ref(&row.place.row) == cohort.reference && row.place.subject.as_deref() == Some(subject.name.as_str())
    })
}

/// More reached than taking is a query and changes no answer, so a per cent may be over 100.
fn per_cent(reached: Option<u32>, taking: Option<u32>) -> Option<u32> {
    let hundredfold = u64::from(reached?) * 100;
    let per_cent = hundredfold.checked_div(u64::from(taking?))?;
    Some(u32::try_from(per_cent).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
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
}
