//! Rounds drawn by chance, with all that outsiders must not see planted in them, each with a word of its own.

use std::fs;
use std::path::Path;

use careers_audit::answers::audit::{About, Audit, Coverage, EmployerRow, OutcomeRow, Status, TookPlace};
use careers_audit::answers::{Given, Key, RowPlace, Typed, Unread};
use careers_audit::finding::Code;
use careers_audit::key::{BlockKey, SlotKey};
use careers_audit::layout::answers_of;
use careers_audit::pen;
use careers_audit::plan::{DEDICATED_TIME, LEADER, Plan, Setting};
use jiff::civil::{Date, date};

use crate::common;
use crate::common::random::{self, Dice};

/// What stands in a round and must stand nowhere in the programme.
pub const NEVER: [&str; 12] = [
    "Qwertysmith",
    "Plannedunit",
    "Faultyunit",
    "Secretreason",
    "Secretevidence",
    "Secretactivity",
    "Secretremark",
    "Notapplicableunit",
    "Remarkunit",
    "Namelessfirm",
    "withheld",
    "Refusedunit",
];

/// A unit that would be a script, were it not told as text.
pub const HOSTILE: &str = "<script>alert(1)</script>";

/// What sectors are called: one word each, which is found again.
const SECTORS: [&str; 12] = [
    "Sectorone",
    "Sectortwo",
    "Sectorthree",
    "Sectorfour",
    "Sectorfive",
    "Sectorsix",
    "Sectorseven",
    "Sectoreight",
    "Sectornine",
    "Sectorten",
    "Sectoreleven",
    "Sectortwelve",
];

/// All of them.
pub fn sectors() -> [&'static str; 12] {
    SECTORS
}

/// Writes a round of a setting: every department's return, and the Careers Leader's.
pub fn round(folder: &Path, setting: Setting, seed: u64) {
    let (code, said) = common::run(&["demo", ".", "--setting", setting.word()], folder);
    assert_eq!(code, 0, "{said}");
    for gone in ["returns", "programme"] {
        fs::remove_dir_all(folder.join(gone)).expect("removed");
    }
    fs::create_dir(folder.join("returns")).expect("made");
    let plan = common::demo_plan_of(setting);
    let forms = common::forms(&plan);
    let mut dice = Dice::new(seed);
    let mut records = 0;
    let departments: Vec<&str> = plan.departments.iter().map(|department| department.code.as_str()).collect();
    for code in departments.into_iter().chain([LEADER]) {
        if dice.often(15) {
            continue;
        }
        let mut audit = match plan.department(code) {
            Some(department) => random::audit(&plan, department, dice.next()),
            None => dedicated(&plan, &mut dice),
        };
        plant(&plan, &mut audit, code, &mut records, &mut dice);
        let mut answers = answers_of(&audit);
        for row in &audit.outcomes {
            if dice.often(6) {
                let key = Key {
                    block: BlockKey::Outcomes,
                    subject: row.place.subject.clone(),
                    row: row.place.row.clone(),
                    slot: SlotKey::Skill,
                };
                let wrong = Typed::Text("Faultyunit".to_owned());
                let means = Err(Unread { code: Code::UnknownAnswer, suggestion: None });
                answers.put(key, Given { typed: wrong, means });
            }
        }
        let form = forms.holding(code, &answers).expect("a form");
        let saved = date(2026, 12, 9);
        fs::write(folder.join(format!("returns/{code}.xlsx")), pen::draw(form, &answers, saved).expect("drawn"))
            .expect("written");
    }
    refused(folder, &plan);
}

/// A return of another round: nothing in it counts.
fn refused(folder: &Path, plan: &Plan) {
    let mut other = plan.clone();
    other.round.label = "2019-20 summer".to_owned();
    let forms = common::forms(&other);
    let department = &other.departments[0];
    let mut audit = random::audit(&other, department, 7);
    for row in &mut audit.outcomes {
        row.unit = Some("Refusedunit".to_owned());
    }
    let answers = answers_of(&audit);
    let form = forms.holding(&department.code, &answers).expect("a form");
    let bytes = pen::draw(form, &answers, date(2020, 6, 9)).expect("drawn");
    fs::write(folder.join("returns/of another round.xlsx"), bytes).expect("written");
}

/// Rows of dedicated time.
fn dedicated(plan: &Plan, dice: &mut Dice) -> Audit {
    let mut audit = Audit::default();
    for outcome in &plan.outcomes {
        if dice.often(60) {
            continue;
        }
        let stage = plan.stage(&outcome.stage).expect("a stage");
        let names: Vec<String> = stage.cohorts.iter().map(|one| one.name.clone()).chain([stage.all_of()]).collect();
        audit.outcomes.push(OutcomeRow {
            place: RowPlace { subject: Some(DEDICATED_TIME.to_owned()), row: outcome.reference.clone() },
            coverage: Some(dice.one(&[Coverage::Highlighted, Coverage::Taught])),
            status: Some(dice.one(&[Status::InPlace, Status::InPlace, Status::Planned])),
            cohorts: (stage.cohorts.len() > 1).then(|| dice.one(&names)),
            term: Some(dice.one(&plan.terms)),
            unit: Some("Options".to_owned()),
            delivered_by: Some("Jo Qwertysmith".to_owned()),
            ..OutcomeRow::default()
        });
    }
    audit
}

/// Plants what must not be seen, and what may be.
fn plant(plan: &Plan, audit: &mut Audit, code: &str, records: &mut usize, dice: &mut Dice) {
    audit.about.clear();
    audit.about.push(About {
        place: RowPlace::default(),
        filled_by: Some("Jo Qwertysmith".to_owned()),
        remarks: Some("Secretremark".to_owned()),
    });
    for row in &mut audit.outcomes {
        row.evidence = Some("Secretevidence".to_owned());
        row.activity = Some("Secretactivity".to_owned());
        row.reason = Some("Secretreason".to_owned());
        let is_in_place = row.status == Some(Status::InPlace);
        let unit = match dice.below(8) {
            _ if row.coverage == Some(Coverage::NotApplicable) => "Notapplicableunit",
            _ if !is_in_place => "Plannedunit",
            0 => "Forge with Mr Qwertysmith",
            1 => "qwertysmith's radio",
            2 => "Remarkunit (ask Jo first)",
            3 => HOSTILE,
            _ => "The Somme & remembrance",
        };
        row.unit = row.unit.is_some().then(|| unit.to_owned());
        if dice.often(6) {
            row.activity = Some("Help for pupil Jane Qwertysmith 9B".to_owned());
            row.unit = row.unit.is_some().then(|| "Faultyunit".to_owned());
        }
        if code != LEADER && dice.often(8) && is_in_place {
            (row.cohorts, row.cohorts_also) = (None, None);
        }
    }
    for subject in plan.department(code).iter().flat_map(|department| &department.subjects) {
        for row in &mut audit.employers {
            row.employer = Some("Namelessfirm".to_owned());
        }
        if audit.employers.len() < 8 && *records < SECTORS.len() {
            let stage = plan.stage(&subject.stages[0]).expect("a stage");
            let cohort = subject.cohorts_of(stage).next().expect("a cohort").name.clone();
            audit.employers.push(record(&subject.name, cohort, SECTORS[*records], dice));
            *records += 1;
        }
    }
    for (number, row) in (1..).zip(&mut audit.employers) {
        row.place = RowPlace { subject: None, row: format!("E{number}") };
        if !row.sector.as_deref().is_some_and(|sector| SECTORS.contains(&sector)) {
            row.sector = None;
        }
    }
}

fn record(subject: &str, cohort: String, sector: &str, dice: &mut Dice) -> EmployerRow {
    let days: [Date; 4] = [date(2026, 10, 5), date(2026, 11, 20), date(2026, 9, 30), date(2025, 11, 20)];
    EmployerRow {
        employer: Some("Namelessfirm".to_owned()),
        sector: Some(sector.to_owned()),
        date: Some(dice.one(&days)),
        kind: Some(dice.label()),
        mode: Some(dice.label()),
        subject: Some(subject.to_owned()),
        cohort: Some(cohort),
        took_place: Some(dice.one(&[TookPlace::TookPlace, TookPlace::TookPlace, TookPlace::Planned])),
        ..EmployerRow::default()
    }
}
