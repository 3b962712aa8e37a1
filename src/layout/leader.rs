//! The Careers Leader's own audit workbook: what dedicated time covers, the nine steps, the whole school, impact.

use std::sync::Arc;

use crate::key::SlotKey;
use crate::plan::{DEDICATED_TIME, LEADER, Plan};
use crate::words::lower;

use super::audit::dedicated::{ARRANGED, DEDICATED, REACHED};
use super::audit::leader::{IMPACT, STEPS, WHOLE_SCHOOL};
use super::audit::start::{LEADER_ABOUT, PROGRESS};
use super::audit::training::TRAINING;
use super::build::Builder;
use super::department::{self, OUTCOMES_TAB, START, good_to_know, more_records, title, what_to_do};
use super::form::{BookKind, Form, Line};
use super::lists::Lists;
use super::origin::Whose;
use super::tab::{Extras, Name, PLAIN, Sheets, Tab, whole_school};

/// The sheets of the Careers Leader's workbook.
static SHEETS: [Sheets; 9] = [
    Sheets::Start(&START_TAB),
    Sheets::Dedicated(&DEDICATED_TAB),
    Sheets::Later(Whose::DedicatedTime, &REACH_TAB),
    Sheets::Later(Whose::All, &EMPLOYERS_TAB),
    Sheets::Once(&STEPS_TAB),
    Sheets::Once(&WHOLE_SCHOOL_TAB),
    Sheets::Later(Whose::All, &STAFF_TAB),
    Sheets::Once(&IMPACT_TAB),
    Sheets::Later(Whose::All, &GUIDANCE_TAB),
];

static START_TAB: Tab = Tab {
    name: Name::Fixed(START),
    title: |at| title(at.department),
    lines: what_to_do,
    beneath: good_to_know,
    blocks: &[&PROGRESS, &LEADER_ABOUT],
    ..PLAIN
};

static DEDICATED_TAB: Tab = Tab {
    name: Name::OfSubject("outcomes"),
    title: OUTCOMES_TAB.title,
    beside: OUTCOMES_TAB.beside,
    lines: OUTCOMES_TAB.lines,
    beneath: OUTCOMES_TAB.beneath,
    blocks: &[&DEDICATED],
    later: Some(SlotKey::Activity),
    frozen_columns: 2,
    is_needed: true,
};

static REACH_TAB: Tab = Tab {
    name: Name::Fixed("Reach"),
    title: |_| format!("Reach: how many had {}", lower(DEDICATED_TIME)),
    lines: |_| {
        vec![Line::text(
            "If you have time: how many had dedicated time, and how many of them met at least one outcome in it this year.",
        )]
    },
    blocks: &[&REACHED],
    frozen_columns: 2,
    ..PLAIN
};

static EMPLOYERS_TAB: Tab = Tab {
    name: Name::Fixed("Employers"),
    title: |_| "Employers: what you arranged yourself".to_owned(),
    lines: |_| {
        vec![Line::text(
            "One row for each careers day, visit, talk or placement that you arranged yourself; departments record theirs.",
        )]
    },
    beneath: |_| vec![Line::text("It counts as meaningful when every test is Yes."), Line::text(more_records())],
    blocks: &[&ARRANGED],
    frozen_columns: 2,
    ..PLAIN
};

static STAFF_TAB: Tab = Tab {
    name: Name::Fixed("Staff"),
    title: |at| format!("Staff: who took part in careers development in the whole {}", at.plan.words.school),
    lines: |_| vec![Line::text("If you have time: numbers are enough. Nobody is named.")],
    blocks: &[&TRAINING],
    ..PLAIN
};

static GUIDANCE_TAB: Tab = Tab {
    name: Name::Fixed("Guidance"),
    title: |_| "Guidance: the three approaches, as departments read of them".to_owned(),
    lines: |_| vec![Line::text("Each approach includes the one before it. Nothing on this sheet needs filling in.")],
    blocks: department::GUIDANCE_TAB.blocks,
    ..PLAIN
};

static STEPS_TAB: Tab = Tab {
    name: Name::Fixed("Nine steps"),
    title: |_| "Nine steps: your action plan".to_owned(),
    lines: |_| vec![Line::text("Say how far each step has come. Whom and when: only for what you are working on.")],
    beneath: |_| vec![Line::text("What you ask of SLT goes onto the first sheet of the matrix, with its day.")],
    blocks: &[&STEPS],
    later: Some(SlotKey::Owner),
    frozen_columns: 2,
    is_needed: true,
    ..PLAIN
};

static WHOLE_SCHOOL_TAB: Tab = Tab {
    name: Name::OfSchool("checklist"),
    title: |at| format!("{}: where we stand", whole_school(at)),
    lines: |_| vec![Line::text("The first three things come first: define, audit, record.")],
    blocks: &[&WHOLE_SCHOOL],
    later: Some(SlotKey::Evidence),
    frozen_columns: 2,
    is_needed: true,
    ..PLAIN
};

static IMPACT_TAB: Tab = Tab {
    name: Name::Fixed("Impact"),
    title: |_| "Impact: what changed, and how we know".to_owned(),
    lines: |_| vec![Line::text("If you have time: one row for each thing that is different because of this work.")],
    blocks: &[&IMPACT],
    frozen_columns: 2,
    ..PLAIN
};

/// The form of the Careers Leader: *Start here*, every outcome of the plan, what was arranged outside subjects, the nine
/// steps, the whole school, staff, impact, guidance.
pub(super) fn leader_form(plan: &Plan, lists: Arc<Lists>) -> Form {
    let mut build = Builder::sharing(lists, plan, None);
    let sheets = build.sheets(&SHEETS, Extras::NONE);
    build.finish(BookKind::Leader, LEADER, title(None), sheets)
}
