//! A school far larger than most: 40 subjects in 16 departments, 90 outcomes, answers of every kind.

use careers_audit::answers::Read;
use careers_audit::layout::answers_of;
use careers_audit::picture::Picture;
use careers_audit::plan::file::{Department, Outcome, Subject};
use careers_audit::plan::{Plan, built_in, resolve};
use careers_audit::returns::{Incoming, Recognised, Results, Saved, settle};
use careers_audit::{demo, matrix};
use jiff::civil::date;

use super::random;

pub const SUBJECTS: usize = 40;
pub const OUTCOMES: usize = 90;
pub const DEPARTMENTS: usize = 16;

/// Its plan.
pub fn plan() -> Plan {
    plan_of(SUBJECTS, DEPARTMENTS, OUTCOMES)
}

/// The plan of a school of another size.
pub fn plan_of(subjects: usize, departments: usize, outcomes: usize) -> Plan {
    let mut file = demo::school(built_in());
    let stages = ["KS3", "KS4", "KS5"];
    let models = std::mem::take(&mut file.outcomes);
    for stage in stages {
        let own: Vec<&Outcome> = models.iter().filter(|outcome| outcome.stage == stage).collect();
        file.outcomes.extend((0..outcomes / stages.len()).map(|number| {
            let model = own[number % own.len()];
            Outcome {
                reference: format!("{stage}-{}", number + 1),
                title: format!("{}, part {}", model.title, number / own.len() + 1),
                builds_on: String::new(),
                departments: Vec::new(),
                ..model.clone()
            }
        }));
    }
    let names = ["English", "Modern Foreign Languages", "Humanities", "Performing Arts", "Health and Social Care"];
    file.departments = (0..departments)
        .map(|number| Department {
            code: format!("D{number}"),
            name: format!("{} {}", names[number % names.len()], number + 1),
            lead: format!("Lead {number}"),
            ..Department::default()
        })
        .collect();
    file.subjects = (0..subjects)
        .map(|number| Subject {
            department: format!("D{}", number * departments / subjects),
            name: format!(
                "{} of year {number}",
                ["Literature", "Religious Education", "Art", "Food and Nutrition"][number % 4]
            ),
            stages: stages.iter().skip(number % 3).map(|stage| (*stage).to_owned()).collect(),
            ..Subject::default()
        })
        .collect();
    resolve(&file).expect("the large plan has no fault")
}

/// Its matrix: every department but the first has returned.
pub fn matrix() -> Vec<u8> {
    let results = results(&plan(), 7);
    matrix::workbook(&Picture::new(&results, date(2026, 12, 15))).expect("drawn")
}

/// A round in which careless people of every department but the first have answered.
pub fn results(plan: &Plan, seed: u64) -> Results {
    let incoming = plan.departments.iter().skip(1).map(|department| {
        let seed = department.code.bytes().fold(seed, |seed, byte| seed * 31 + u64::from(byte));
        let answers = answers_of(&random::slips::careless(plan, department, seed));
        let recognised = Recognised::Audit { code: department.code.clone(), read: Read { answers, ..Read::default() } };
        Incoming { file: format!("{}.xlsx", department.code), saved: Saved::said("2026-12-01T09:00:00Z"), recognised }
    });
    let forms = super::forms(plan);
    Results::new(&forms, settle(&forms, incoming.collect()))
}
