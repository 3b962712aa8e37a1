//! The planning sheets that a department may ask for: an employer project, and a calendar of occasions.
//!
//! ```text
//! Project planner  P1 Commitment …  question, example │ what we will do, employer, who, by when, what we still need
//! Calendar         C1 March National Careers Week …   │ unit or lesson, local employer to ask, planned?
//!                  D1 (spare)                         │ the same, with month, event and careers
//! ```
//! Nothing in them is needed, and nothing in them counts as evidence.

use crate::answers::Answers;
use crate::key::SlotKey;

use super::audit::AUDIT;
use super::build::{Builder, place};
use super::department::{line, sheet};
use super::form::{Row, Sheet};
use super::slot::Rows;

/// The tab of the project.
pub(super) const PROJECT: &str = "Project planner";
/// The tab of the calendar.
pub(super) const CALENDAR: &str = "Calendar";

/// Whether anything on the planning sheets is answered.
pub fn is_planned(answers: &Answers) -> bool {
    answers.iter().any(|(key, _)| key.block == AUDIT.planner.key || key.block == AUDIT.calendar.key)
}

/// Both planning sheets; one whose table the plan does not have is left out.
pub(super) fn sheets(build: &mut Builder<'_>) -> Vec<Sheet> {
    let mut sheets = vec![project(build), calendar(build)];
    sheets.retain(|sheet| sheet.areas.iter().any(|area| !area.rows.is_empty()));
    sheets
}

fn project(build: &mut Builder<'_>) -> Sheet {
    let plan = build.plan;
    let rows = plan.planner.iter().map(|part| Row {
        reference: part.reference.clone(),
        printed: [
            (SlotKey::Id, part.reference.clone()),
            (SlotKey::Part, part.part.clone()),
            (SlotKey::Question, part.question.clone()),
            (SlotKey::Example, part.example.clone()),
        ]
        .into(),
        ..Row::default()
    });
    let rows = rows.map(|row| build.with_lists(&AUDIT.planner, row, None, None)).collect();
    let mut sheet = sheet(PROJECT, "Project planner: one project with an employer");
    sheet
        .lines
        .push(line("", "If you like: plan one project along its parts, from the top down. Nothing here is judged."));
    sheet.lines.push(line(
        "",
        "What you still need goes to the Careers Leader and SLT. Once it took place, record it on Employers: only that counts.",
    ));
    sheet.areas.push(build.area(&AUDIT.planner, rows));
    sheet.frozen_columns = 2;
    sheet.on_request = true;
    place(&mut sheet);
    sheet
}

fn calendar(build: &mut Builder<'_>) -> Sheet {
    let plan = build.plan;
    let mut rows: Vec<Row> = plan
        .calendar
        .iter()
        .map(|event| Row {
            reference: event.reference.clone(),
            printed: [
                (SlotKey::Id, event.reference.clone()),
                (SlotKey::Month, event.month.clone()),
                (SlotKey::Event, event.event.clone()),
                (SlotKey::Careers, event.careers.clone()),
            ]
            .into(),
            ..Row::default()
        })
        .collect();
    let Rows::PrintedAndSpare(spare) = AUDIT.calendar.rows else { return sheet(CALENDAR, CALENDAR) };
    rows.extend((1..=spare).map(|number| {
        let reference = format!("D{number}");
        Row { printed: [(SlotKey::Id, reference.clone())].into(), reference, spare: true, ..Row::default() }
    }));
    let rows = rows.into_iter().map(|row| build.with_lists(&AUDIT.calendar, row, None, None)).collect();
    let mut sheet = sheet(CALENDAR, "Calendar: weeks and events that can open a lesson to careers");
    sheet
        .lines
        .push(line("", "If you like: pick one or two, say which lesson each suits and which local employer to ask."));
    sheet.lines.push(line(
        "",
        "Days change from year to year, so only months are given. D1 to D4 are for weeks and events of your own.",
    ));
    sheet.areas.push(build.area(&AUDIT.calendar, rows));
    sheet.frozen_columns = 3;
    sheet.on_request = true;
    place(&mut sheet);
    sheet
}
