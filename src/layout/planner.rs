//! The planning sheets that a department may ask for: an employer project, and a calendar of occasions.
//!
//! ```text
//! Project planner  P1 Commitment …  question, example │ what we will do, employer, who, by when, what we still need
//! Calendar         C1 March National Careers Week …   │ unit or lesson, local employer to ask, planned?
//!                  D1 (spare)                         │ the same, with month, event and careers
//! ```
//! Nothing in them is needed, and nothing in them counts as evidence.

use crate::answers::Answers;

use super::audit::planner::{CALENDAR, PLANNER};
use super::block::Spare;
use super::form::Line;
use super::tab::{Name, PLAIN, Tab};

pub(super) static PROJECT_TAB: Tab = Tab {
    name: Name::Fixed("Project planner"),
    title: |_| "Project planner: one project with an employer".to_owned(),
    lines: |_| {
        vec![Line::text("If you like: plan one project along its parts, from the top down. Nothing here is judged.")]
    },
    beneath: |_| {
        vec![Line::text(
            "What you still need goes to the Careers Leader. Once it took place, record it on Employers: only that counts.",
        )]
    },
    blocks: &[&PLANNER],
    frozen_columns: 2,
    ..PLAIN
};

pub(super) static CALENDAR_TAB: Tab = Tab {
    name: Name::Fixed("Calendar"),
    title: |_| "Calendar: weeks and events that can open a lesson to careers".to_owned(),
    lines: |_| {
        vec![Line::text("If you like: pick one or two, say which lesson each suits and which local employer to ask.")]
    },
    beneath: |_| {
        vec![Line::text(format!(
            "Days change from year to year, so only months are given. {} are for weeks and events of your own.",
            CALENDAR.rows.spare().map(Spare::span).unwrap_or_default()
        ))]
    },
    blocks: &[&CALENDAR],
    frozen_columns: 3,
    ..PLAIN
};

/// Whether anything on the planning sheets is answered.
pub fn is_planned(answers: &Answers) -> bool {
    answers.iter().any(|(key, _)| [PLANNER.key, CALENDAR.key].contains(&key.block))
}
