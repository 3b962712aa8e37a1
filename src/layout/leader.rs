//! The Careers Leader's own audit workbook: what dedicated time covers, the nine steps, the whole school, impact.

use std::sync::Arc;

use crate::key::SlotKey;
use crate::plan::{LEADER, Plan};

use super::audit::leader::{IMPACT, STEPS, WHOLE_SCHOOL};
use super::audit::start::{LEADER_ABOUT, PROGRESS};
use super::build::Builder;
use super::department::{OUTCOMES_TAB, START, cover, title};
use super::form::{BookKind, Form, Line};
use super::lists::Lists;
use super::tab::{Extras, Name, Sheets, Tab, whole_school};

/// The sheets of the Careers Leader's workbook.
static SHEETS: [Sheets; 5] = [
    Sheets::Start(&START_TAB),
    Sheets::Dedicated(&OUTCOMES_TAB),
    Sheets::Once(&STEPS_TAB),
    Sheets::Once(&WHOLE_SCHOOL_TAB),
    Sheets::Once(&IMPACT_TAB),
];

static START_TAB: Tab = Tab {
    name: Name::Fixed(START),
    title: |at| title(at.department),
    lines: cover,
    blocks: &[&PROGRESS, &LEADER_ABOUT],
    later: None,
    frozen_columns: 0,
    is_needed: false,
    is_open: false,
};

static STEPS_TAB: Tab = Tab {
    name: Name::Fixed("Nine steps"),
    title: |_| "Nine steps: your action plan".to_owned(),
    lines: |_| {
        vec![
            Line::text("Say how far each step has come. Whom and when: only for what you are working on."),
            Line::text("What you ask of SLT goes onto the first sheet of the matrix, under its step."),
        ]
    },
    blocks: &[&STEPS],
    later: Some(SlotKey::Owner),
    frozen_columns: 3,
    is_needed: true,
    is_open: false,
};

static WHOLE_SCHOOL_TAB: Tab = Tab {
    name: Name::OfSchool("checklist"),
    title: |at| format!("{}: where we stand", whole_school(at)),
    lines: |_| vec![Line::text("The first three things come first: define, audit, record.")],
    blocks: &[&WHOLE_SCHOOL],
    later: Some(SlotKey::Evidence),
    frozen_columns: 3,
    is_needed: true,
    is_open: false,
};

static IMPACT_TAB: Tab = Tab {
    name: Name::Fixed("Impact"),
    title: |_| "Impact: what changed, and how we know".to_owned(),
    lines: |_| vec![Line::text("If you have time: one row for each thing that is different because of this work.")],
    blocks: &[&IMPACT],
    later: None,
    frozen_columns: 2,
    is_needed: false,
    is_open: false,
};

/// The form of the Careers Leader: *Start here*, every outcome of the plan, the nine steps, the whole school, impact.
pub(super) fn leader_form(plan: &Plan, lists: Arc<Lists>) -> Form {
    let mut build = Builder::sharing(lists, plan, None);
    let sheets = build.sheets(&SHEETS, Extras::NONE);
    build.finish(BookKind::Leader, LEADER, title(None), sheets)
}
