//! The audit workbook of a department.

use std::sync::Arc;

use crate::key::SlotKey;
use crate::plan::{Approach, DEDICATED_TIME, Department, LEADER, Plan};
use crate::words::{lower, upper, weekday};

use super::audit::department::{EMPLOYERS, SUPPORT};
use super::audit::guidance::{EXAMPLES, GUIDES, RESOURCES};
use super::audit::start::{ABOUT, APPROACH, PROGRESS, STAGES};
use super::audit::subject::{CHECKLIST, NEEDED, OUTCOMES, REACH};
use super::audit::training::TRAINING;
use super::block::Spare;
use super::build::Builder;
use super::form::{BookKind, Form, Line};
use super::judging::Judging;
use super::lists::Lists;
use super::origin::{At, Whose};
use super::planner::{CALENDAR_TAB, PROJECT_TAB};
use super::tab::{Extras, Name, Sheets, Tab};

/// The sheets of a department's workbook.
static SHEETS: [Sheets; 9] = [
    Sheets::Start(&START_TAB),
    Sheets::PerSubject(&[&OUTCOMES_TAB]),
    Sheets::Shared(&CHECKLIST_TAB),
    Sheets::Once(&REACH_TAB),
    Sheets::Once(&EMPLOYERS_TAB),
    Sheets::Once(&SUPPORT_TAB),
    Sheets::If(|extras| extras.planner, &PROJECT_TAB),
    Sheets::If(|extras| extras.planner, &CALENDAR_TAB),
    Sheets::Once(&GUIDANCE_TAB),
];

static START_TAB: Tab = Tab {
    name: Name::Fixed(START),
    title: |at| title(at.department),
    lines: cover,
    blocks: &[&STAGES, &PROGRESS, &APPROACH, &ABOUT],
    later: None,
    frozen_columns: 0,
    is_needed: false,
    is_open: false,
};

/// The first sheet of every workbook.
pub(super) const START: &str = "Start here";

pub(super) static OUTCOMES_TAB: Tab = Tab {
    name: Name::OfSubject("outcomes"),
    title: |at| format!("{}: outcomes", at.name().unwrap_or_default()),
    lines: |at| {
        let mut lines = match at.whose {
            Whose::All | Whose::Subject(_) => Vec::new(),
            Whose::DedicatedTime => vec![
                Line::text(format!("{DEDICATED_TIME} is {}:", at.plan.dedicated_time())),
                Line::text(format!("what you deliver outside what {} teach.", lower(&at.plan.words.subjects))),
            ],
        };
        lines.extend([
            Line::text(format!(
                "Choose Coverage in each row. Highlighted or more: give its Status, and {} where there are several.",
                lower(&at.plan.words.cohorts)
            )),
            Line::text("Taught: give Term and Unit too. Not applicable: give a Reason."),
            Line::text("Highlighted: pointed out as it arises. Taught: planned in a unit."),
            Line::text("In place: it happens now. Planned: meant for later, not counted yet."),
            Line::text(format!(
                "Pale cells may stay blank. {} are for a second unit of an outcome.",
                OUTCOMES.rows.spare().map(Spare::span).unwrap_or_default()
            )),
        ]);
        lines
    },
    blocks: &[&OUTCOMES],
    later: Some(SlotKey::Activity),
    frozen_columns: 3,
    is_needed: true,
    is_open: false,
};

static CHECKLIST_TAB: Tab = Tab {
    name: Name::OfSubject("checklist"),
    title: |at| at.name().map_or_else(|| "Checklist".to_owned(), |subject| format!("{subject}: checklist")),
    lines: |at| {
        vec![Line::text(format!(
            "Answer the {} statements. When every one marked {NEEDED} is Yes you may go on to the next approach; the rest may stay blank.",
            at.plan.name_of(Approach::Foundation)
        ))]
    },
    blocks: &[&CHECKLIST],
    later: Some(SlotKey::Evidence),
    frozen_columns: 3,
    is_needed: true,
    is_open: false,
};

static REACH_TAB: Tab = Tab {
    name: Name::Fixed("Reach"),
    title: |_| "Reach: how many learners met your outcomes".to_owned(),
    lines: |_| {
        vec![Line::text(
            "If you have time: how many you teach of each group, and how many of them met at least one of your outcomes.",
        )]
    },
    blocks: &[&REACH],
    later: None,
    frozen_columns: 3,
    is_needed: false,
    is_open: false,
};

static EMPLOYERS_TAB: Tab = Tab {
    name: Name::Fixed("Employers"),
    title: |_| "Employers: encounters and workplaces".to_owned(),
    lines: |_| {
        vec![
            Line::text(
                "One row for each encounter or workplace experience this year. Taught with employers counts once its outcome stands here,",
            ),
            Line::text(
                "it took place, and every test is Yes: four of an encounter, and three more of a workplace, to the right.",
            ),
            Line::text(format!(
                "Need more rows? Insert them above {}: a row without a ref is read all the same.",
                EMPLOYERS.rows.spare().map(Spare::last).unwrap_or_default()
            )),
        ]
    },
    blocks: &[&EMPLOYERS],
    later: None,
    frozen_columns: 2,
    is_needed: false,
    is_open: true,
};

static SUPPORT_TAB: Tab = Tab {
    name: Name::Fixed("Support"),
    title: |_| "Support: what would help you".to_owned(),
    lines: |_| {
        vec![Line::text(
            "If you have time: what you aim at next and what you need for it. It goes to the Careers Leader and SLT.",
        )]
    },
    blocks: &[&SUPPORT, &TRAINING],
    later: None,
    frozen_columns: 0,
    is_needed: false,
    is_open: false,
};

pub(super) static GUIDANCE_TAB: Tab = Tab {
    name: Name::Fixed("Guidance"),
    title: |_| "Guidance: the three approaches".to_owned(),
    lines: |_| vec![Line::text("Each approach includes the one before it. Nothing on this sheet needs filling in.")],
    blocks: &[&GUIDES, &EXAMPLES, &RESOURCES],
    later: None,
    frozen_columns: 0,
    is_needed: false,
    is_open: false,
};

/// The form of a department with sheets that it asked for.
pub(super) fn form(plan: &Arc<Plan>, lists: Arc<Lists>, department: &Department, extras: Extras) -> Form {
    let mut build = Builder::sharing(lists, plan, Some(department));
    let sheets = build.sheets(&SHEETS, extras);
    let mut form = build.finish(BookKind::Department, &department.code, title(Some(department)), sheets);
    form.judging = Some(Judging { plan: Arc::clone(plan), department: department.clone() });
    form
}

/// The title of a workbook.
pub(super) fn title(department: Option<&Department>) -> String {
    match department {
        Some(department) => format!("Careers audit: {}", department.name),
        None => "Careers Leader audit".to_owned(),
    }
}

/// What the day is called by which a workbook comes back.
pub(super) const RETURN_BY: &str = "Please return by";

/// What *Start here* says: whose it is, by when, why, and what to do.
pub(super) fn cover(at: At<'_>) -> Vec<Line> {
    let plan = at.plan;
    let leader = &plan.school.careers_leader;
    let total: u32 = at.listed.iter().map(|sheet| sheet.minutes).sum();
    let takes = if at.subjects().len() > 1 {
        let subject = lower(&plan.words.subject);
        format!("About {total} minutes in all; each {subject}'s sheet and column can be done by whoever knows it best.")
    } else {
        format!("About {total} minutes.")
    };
    let (name, code, lead) = match at.department {
        Some(department) => (department.name.as_str(), department.code.as_str(), &department.lead),
        None => ("Careers Leader", LEADER, leader),
    };
    // A class is no department: there its team is called what the plan calls it.
    let whose = plan.words.team();
    let their_lead = format!("The {}'s lead", lower(&whose));
    let back = match at.department {
        Some(_) => {
            format!("and send it back to {leader} ({}). Any file name will do.", plan.school.careers_leader_email)
        }
        None => "and put it into the round's returns folder. Any file name will do.".to_owned(),
    };
    vec![
        Line::of(&whose, format!("{name} ({code})")),
        Line::of(&upper(&plan.words.school), plan.school.name.as_str()),
        Line::of("Round", plan.round.label.as_str()),
        Line::of(RETURN_BY, weekday(plan.round.due)),
        Line::of("Time it takes", takes),
        Line::of("For", if lead.is_empty() { &their_lead } else { lead }),
        Line::of(
            "Why",
            format!(
                "Every {} should see where what you teach can lead. Your answers show what already happens",
                plan.words.learner
            ),
        ),
        Line::text("and where help is wanted. Nothing here judges a teacher, and \"Not yet\" is a good answer."),
        Line::of(
            "What to do",
            "Fill in the coloured cells of the sheets below; click a sheet's name to go there. Then save the file",
        ),
        Line::text(back),
        Line::of("Form", format!("{code} / {}", plan.edition())),
    ]
}
