//! The made-up school whose whole round `careers-audit demo` writes.
//!
//! ```text
//! school   the built-in plan with a name, people, rolls and addresses
//! returns  HUM Humanities audit.xlsx          "Tought", a forgotten Status
//!          careers audit science FINAL.xlsx   one of two parts
//!          ART Art audit.xlsx                 superseded
//!          …                                  nothing from Music, nothing in Citizenship's
//! ```
//! Each return is told in short (`story`) and expanded under the plan (`records`). The school, its
//! people and its employers are invented; the faults are those that people make.

mod arts;
mod humanities;
mod languages;
mod leader;
mod practical;
mod records;
mod sciences;
mod story;

use indexmap::IndexSet;
use jiff::civil::{Date, date};

use crate::answers::{Answers, Given, Key, Typed, Unread};
use crate::layout::{Form, answers_of, department_form, leader_form};
use crate::plan::{LEADER, Plan, file};

use story::{Cell, Slip, Workbook};

/// One file that came back.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    /// Its path below `returns/`, with `/`, as people name files.
    pub file: String,
    /// The department's code, or [`LEADER`].
    pub department: String,
    /// What was filled in; empty where nothing was.
    pub answers: Answers,
    /// The day on which the person saved it.
    pub saved: Date,
}

/// Department, its lead, and the lead's mailbox.
const LEADS: &[(&str, &str, &str)] = &[
    ("ENG", "Aisling Byrne", "a.byrne"),
    ("MAT", "Tomasz Wójcik", "t.wojcik"),
    ("SCI", "Priya Raman", "p.raman"),
    ("HUM", "Gareth Pugh", "g.pugh"),
    ("MFL", "Daniel Marchetti", "d.marchetti"),
    ("ART", "Leila Hosseini", "l.hosseini"),
    ("DT", "Kwabena Asante", "k.asante"),
    ("COM", "Mei Tan", "m.tan"),
    ("MUS", "Joanna Fairweather", "j.fairweather"),
    ("DRA", "Oluwaseun Bello", "o.bello"),
    ("PE", "Craig Donnelly", "c.donnelly"),
    ("BUS", "Harpreet Gill", "h.gill"),
    ("SOC", "Fatima Siddiqui", "f.siddiqui"),
    ("CIT", "Bronwen Hughes", "b.hughes"),
];

/// Cohort, learners on roll, learners in scope: a few are taught elsewhere.
const ROLLS: &[(&str, u32, u32)] = &[
    ("Y7", 214, 214),
    ("Y8", 208, 208),
    ("Y9", 197, 196),
    ("Y10", 203, 200),
    ("Y11", 189, 185),
    ("Y12", 104, 104),
    ("Y13", 87, 87),
];

/// An address at the school; `.example` is reserved, so no mail can ever reach anyone.
fn address(mailbox: &str) -> String {
    format!("{mailbox}@millbrook-valley.example")
}

/// The day on which the made-up round is looked at: four days after its workbooks were due.
pub const TODAY: Date = date(2026, 12, 15);

/// The made-up school's plan as typed: the built-in plan with a name, people, rolls and addresses.
pub fn school(built_in: file::File) -> file::File {
    let mut plan = built_in;
    plan.round = file::Round {
        label: "2026-27 autumn".to_owned(),
        school_year: "2026-27".to_owned(),
        due: Some(date(2026, 12, 11)),
        ..file::Round::default()
    };
    plan.school.name = "Millbrook Valley School".to_owned();
    plan.school.careers_leader = "Helen Adeyemi".to_owned();
    plan.school.careers_leader_email = address("careers");
    plan.school.slt_emails = vec![address("head"), address("deputy.curriculum")];
    plan.school.governor_emails = vec![address("careers.governor")];
    for cohort in &mut plan.cohorts {
        if let Some((_, roll, in_scope)) = ROLLS.iter().find(|(code, ..)| *code == cohort.code) {
            cohort.roll = Some(*roll);
            cohort.in_scope = Some(*in_scope);
        }
    }
    for department in &mut plan.departments {
        if let Some((_, lead, mailbox)) = LEADS.iter().find(|(code, ..)| *code == department.code) {
            department.lead = (*lead).to_owned();
            department.email = address(mailbox);
        }
    }
    plan
}

/// Everything that came back, for a plan resolved from [`school`]. What a department that the plan
/// does not have would have sent is left out.
pub fn returns(plan: &Plan) -> Vec<Sent> {
    workbooks().filter_map(|told| sent(plan, told)).collect()
}

fn workbooks() -> impl Iterator<Item = &'static Workbook> {
    [leader::RETURNS, languages::RETURNS, sciences::RETURNS, humanities::RETURNS, arts::RETURNS, practical::RETURNS]
        .into_iter()
        .flatten()
}

fn sent(plan: &Plan, told: &Workbook) -> Option<Sent> {
    let form = if told.department == LEADER {
        leader_form(plan)
    } else {
        department_form(plan, plan.department(told.department)?)
    };
    let mut answers = answers_of(&records::audit(plan, told));
    for slip in told.slips {
        if let Some(key) = key(plan, told.department, slip) {
            let means = Err(Unread { code: slip.code, suggestion: slip.meant.map(str::to_owned) });
            answers.put(key, Given { typed: Typed::Text(slip.typed.to_owned()), means });
        }
    }
    Some(Sent {
        file: told.file.to_owned(),
        department: told.department.to_owned(),
        answers: in_reading_order(&form, &answers),
        saved: told.saved,
    })
}

/// The place of a cell that cannot be read.
fn key(plan: &Plan, department: &str, slip: &Slip) -> Option<Key> {
    let (block, subject, row) = match slip.at {
        Cell::Outcome(subject, stage, place) => {
            let outcome = records::outcome(plan, department, subject, stage, place)?;
            ("outcomes", Some(subject), outcome.reference.clone())
        }
        Cell::Reach(subject, cohort) => ("reach", Some(subject), cohort.to_owned()),
        Cell::Employer(number) => ("employers", None, format!("E{number}")),
    };
    Some(Key { block, subject: subject.map(str::to_owned), row, slot: slip.slot })
}

/// The same answers as the form is read: sheet by sheet, row by row.
fn in_reading_order(form: &Form, answers: &Answers) -> Answers {
    let asked = asked(form);
    let mut given: Vec<(&Key, &Given)> = answers.iter().collect();
    given.sort_by_key(|(key, _)| asked.get_index_of(*key).unwrap_or(usize::MAX));
    let mut ordered = Answers::default();
    for (key, given) in given {
        ordered.put(key.clone(), given.clone());
    }
    ordered
}

/// The place of every cell that people may fill in, in reading order.
fn asked(form: &Form) -> IndexSet<Key> {
    form.areas()
        .flat_map(|(_, area)| area.rows.iter().map(move |row| (area, row)))
        .flat_map(|(area, row)| {
            let slots = area.block.specs().into_iter().filter(|spec| row.asks(spec));
            slots.map(move |spec| area.key(row, spec.key))
        })
        .collect()
}

#[cfg(test)]
mod tests;
