//! The Careers Leader's own audit workbook: what dedicated time covers, the nine steps, the whole school, impact.

use std::sync::Arc;

use crate::key::SlotKey;
use crate::plan::{Approach, DEDICATED_TIME, LEADER, Outcome, Plan, Step};

use super::audit::AUDIT;
use super::build::{Builder, place};
use super::department::{line, outcome_rows, outcomes_sheet, sheet, start_here, with_cover};
use super::form::{BookKind, Form, Row, Sheet, tab_name};
use super::lists::Lists;
use super::slot::Rows;

/// The form of the Careers Leader: *Start here*, every outcome of the plan, the nine steps, the whole school, impact.
pub(super) fn leader_form(plan: &Plan, lists: Arc<Lists>) -> Form {
    let mut build = Builder::sharing(lists, plan, None);
    let asked: Vec<&Outcome> = plan.outcomes.iter().collect();
    let rows = outcome_rows(&mut build, None, DEDICATED_TIME, &asked);
    let mut dedicated =
        outcomes_sheet(&build, DEDICATED_TIME.to_owned(), format!("{DEDICATED_TIME}: outcomes"), DEDICATED_TIME, rows);
    let about = [
        format!("{DEDICATED_TIME} is {}:", plan.school.setting.dedicated_time()),
        "what you deliver outside subjects.".to_owned(),
    ];
    dedicated.lines.splice(0..0, about.map(|text| line("", text)));
    place(&mut dedicated);
    let mut sheets = vec![
        sheet("Start here", "Careers Leader audit"),
        dedicated,
        steps_sheet(&mut build),
        whole_school_sheet(&mut build),
        impact_sheet(&mut build),
    ];
    start_here(&mut build, &mut sheets, None, None);
    let form = build.finish(BookKind::Leader, LEADER, "Careers Leader audit".to_owned(), sheets);
    with_cover(form, plan, &format!("Careers Leader ({LEADER})"), &plan.school.careers_leader)
}

/// The nine steps, a row for each approach: the Careers Leader's action plan.
fn steps_sheet(build: &mut Builder<'_>) -> Sheet {
    let plan = build.plan;
    let rows = plan
        .steps
        .iter()
        .map(|step| {
            let number = step.step.unwrap_or_default();
            let row = Row {
                reference: step_ref(step),
                printed: [
                    (SlotKey::Id, step_ref(step)),
                    (SlotKey::Step, format!("{number} {}", step.name)),
                    (
                        SlotKey::Approach,
                        Approach::of_key(&step.approach).map_or("", |approach| plan.name_of(approach)).to_owned(),
                    ),
                    (SlotKey::Aim, step.aim.clone()),
                    (SlotKey::Action, step.action.clone()),
                ]
                .into(),
                ..Row::default()
            };
            build.with_lists(&AUDIT.steps, row, None, None)
        })
        .collect();
    let mut sheet = sheet("Nine steps", "Nine steps: your action plan");
    sheet.lines.push(line("", "Say how far each step has come. Whom and when: only for what you are working on."));
    sheet.lines.push(line("", "What you ask of SLT goes onto the first sheet of the matrix, under its step."));
    let mut area = build.area(&AUDIT.steps, rows);
    area.optional_from = area.column_of(SlotKey::Owner);
    sheet.areas.push(area);
    sheet.frozen_columns = 3;
    sheet.needed = true;
    place(&mut sheet);
    sheet
}

/// The ref of a step's row: `S7-A` is the seventh step at the second approach.
pub fn step_ref(step: &Step) -> String {
    let letter = match Approach::of_key(&step.approach) {
        Some(Approach::Foundation) => "F",
        Some(Approach::Across) => "A",
        Some(Approach::Enriched) | None => "N",
    };
    format!("S{}-{letter}", step.step.unwrap_or_default())
}

/// Statements about the whole school, the first three things first.
fn whole_school_sheet(build: &mut Builder<'_>) -> Sheet {
    let plan = build.plan;
    let rows = plan
        .whole_school
        .iter()
        .map(|item| {
            let row = Row {
                reference: item.reference.clone(),
                printed: [
                    (SlotKey::Id, item.reference.clone()),
                    (SlotKey::Part, item.part.clone()),
                    (SlotKey::Item, item.item.clone()),
                    (SlotKey::EvidenceHint, item.evidence_hint.clone()),
                ]
                .into(),
                ..Row::default()
            };
            build.with_lists(&AUDIT.whole_school, row, None, None)
        })
        .collect();
    let whole = format!("Whole {}", plan.words.school);
    let mut sheet = sheet(tab_name(&whole, "checklist", &[]), format!("{whole}: where we stand"));
    sheet.lines.push(line("", "The first three things come first: define, audit, record."));
    let mut area = build.area(&AUDIT.whole_school, rows);
    area.optional_from = area.column_of(SlotKey::Evidence);
    sheet.areas.push(area);
    sheet.frozen_columns = 3;
    sheet.needed = true;
    place(&mut sheet);
    sheet
}

/// What changed, and how that is known.
fn impact_sheet(build: &mut Builder<'_>) -> Sheet {
    let Rows::Spare(spare) = AUDIT.impact.rows else { return sheet("Impact", "Impact") };
    let rows = (1..=spare)
        .map(|number| {
            let reference = format!("M{number}");
            let printed = [(SlotKey::Id, reference.clone())].into();
            let row = Row { reference, printed, spare: true, ..Row::default() };
            build.with_lists(&AUDIT.impact, row, None, None)
        })
        .collect();
    let mut sheet = sheet("Impact", "Impact: what changed, and how we know");
    sheet.lines.push(line("", "If you have time: one row for each thing that is different because of this work."));
    sheet.areas.push(build.area(&AUDIT.impact, rows));
    sheet.frozen_columns = 2;
    place(&mut sheet);
    sheet
}
