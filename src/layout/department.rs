//! The audit workbook of a department.

use std::sync::Arc;

use crate::key::SlotKey;
use crate::plan::{Approach, DEDICATED_TIME, Department, LEADER, Plan};
use crate::words::{lower, upper, weekday, whole};

use super::audit::department::{EMPLOYERS, SUPPORT};
use super::audit::guidance::{EXAMPLES, GUIDES, RESOURCES};
use super::audit::start::{ABOUT, APPROACH, PROGRESS, STAGES};
use super::audit::subject::{CHECKLIST, NEEDED, OUTCOMES, REACH};
use super::audit::training::TRAINING;
use super::block::Spare;
use super::build::Builder;
use super::form::{BookKind, Form, Line, Link};
use super::judging::Judging;
use super::lists::Lists;
use super::origin::{At, Whose};
use super::planner::{CALENDAR_TAB, PROJECT_TAB};
use super::tab::{Extras, Name, PLAIN, Sheets, Tab};
use super::way::EXAMPLE;

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
    lines: what_to_do,
    beneath: good_to_know,
    blocks: &[&PROGRESS, &APPROACH, &ABOUT, &STAGES],
    ..PLAIN
};

/// The first sheet of every workbook.
pub(super) const START: &str = "Start here";

/// The sheet of what is only to be read.
const GUIDANCE: &str = "Guidance";

pub(super) static OUTCOMES_TAB: Tab = Tab {
    name: Name::OfSubject("outcomes"),
    title: |at| format!("{}: outcomes", at.name().unwrap_or_default()),
    beside: |at| {
        let example = at.subject().and_then(|subject| at.plan.examples_for(subject).into_iter().next());
        let said = example.map(|example| format!("{EXAMPLE} {} {GUIDANCE} ›", lower(&whole(&example.example, MOST))));
        Some(Link::to(GUIDANCE, said.unwrap_or_else(|| WHAT_EACH.to_owned())))
    },
    lines: |_| {
        vec![Line::text(
            "1 How far is it covered? Not applicable: why?   2 If covered: does it happen now?   3 If taught: when, in which unit?",
        )]
    },
    beneath: |at| {
        let mut lines = match at.whose {
            Whose::All | Whose::Subject(_) => Vec::new(),
            Whose::DedicatedTime => vec![Line::text(format!(
                "{DEDICATED_TIME} is {}: what you deliver outside what {} teach.",
                at.plan.dedicated_time(),
                lower(&at.plan.words.subjects)
            ))],
        };
        lines.extend([
            Line::text("Highlighted: pointed out as it arises. Taught: planned in a unit. With employers: they took part in it."),
            Line::text("In place: it happens now. Planned: meant for later, and not counted yet."),
            Line::text(format!(
                "{} are for another unit that covers an outcome. Leave the refs at the left as they are: they tell us which row is which.",
                OUTCOMES.rows.spare().map(Spare::span).unwrap_or_default()
            )),
        ]);
        lines
    },
    blocks: &[&OUTCOMES],
    later: Some(SlotKey::Activity),
    frozen_columns: 2,
    is_needed: true,
};

/// So many letters of an example stand beside a title.
const MOST: usize = 124;

/// What stands there where a subject has no example of its own.
const WHAT_EACH: &str = "What each approach looks like: Guidance ›";

static CHECKLIST_TAB: Tab = Tab {
    name: Name::OfSubject("checklist"),
    title: |at| at.name().map_or_else(|| "Checklist".to_owned(), |subject| format!("{subject}: checklist")),
    beside: |_| Some(Link::to(GUIDANCE, WHAT_EACH)),
    lines: |at| {
        vec![Line::text(format!(
            "Answer the {} statements. When every one marked {NEEDED} is Yes you may go on to the next approach; the rest may stay blank.",
            at.plan.name_of(Approach::Foundation)
        ))]
    },
    blocks: &[&CHECKLIST],
    later: Some(SlotKey::Evidence),
    frozen_columns: 2,
    is_needed: true,
    ..PLAIN
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
    frozen_columns: 3,
    ..PLAIN
};

static EMPLOYERS_TAB: Tab = Tab {
    name: Name::Fixed("Employers"),
    title: |_| "Employers: encounters and workplaces".to_owned(),
    lines: |_| {
        vec![Line::text(
            "One row for each encounter or workplace experience this year: who came or was visited, when, and for whom.",
        )]
    },
    beneath: |_| {
        vec![
            Line::text(
                "Taught with employers counts once its outcome stands here, it took place, and every test is Yes: four of an encounter, and",
            ),
            Line::text("three more of a workplace, to the right."),
            Line::text(more_records()),
        ]
    },
    blocks: &[&EMPLOYERS],
    frozen_columns: 2,
    ..PLAIN
};

/// What to do where there are more records than rows: a protected sheet grows none.
pub(super) fn more_records() -> String {
    let rows = EMPLOYERS.rows.spare().map_or(0, |spare| spare.rows);
    format!("More than {rows}? Put the others into a second copy of this workbook and send both: they are read as one.")
}

static SUPPORT_TAB: Tab = Tab {
    name: Name::Fixed("Support"),
    title: |_| "Support: what would help you".to_owned(),
    lines: |_| {
        vec![Line::text(
            "If you have time: what you aim at next and what you need for it. The Careers Leader reads it; SLT sees how many ask for what.",
        )]
    },
    blocks: &[&SUPPORT, &TRAINING],
    ..PLAIN
};

pub(super) static GUIDANCE_TAB: Tab = Tab {
    name: Name::Fixed(GUIDANCE),
    title: |_| "Guidance: the three approaches".to_owned(),
    lines: |_| {
        vec![
            Line::text("Each approach includes the one before it. Nothing on this sheet needs filling in."),
            Line::text(
                "The minutes on Start here: what is to be read, at 230 words a minute, and 5 to 20 seconds for each answer.",
            ),
        ]
    },
    blocks: &[&GUIDES, &EXAMPLES, &RESOURCES],
    ..PLAIN
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

/// What is to be done, in three lines: the sheets, the doubts, the way back.
pub(super) fn what_to_do(at: At<'_>) -> Vec<Line> {
    let plan = at.plan;
    let leader = &plan.school.careers_leader;
    let back = match at.department {
        Some(_) => format!("send it to {leader} ({})", plan.school.careers_leader_email),
        None => "put it into the round's returns folder".to_owned(),
    };
    vec![
        Line::text("1  Open each sheet below in turn: click its name. Fill in the cells that are marked as needed."),
        Line::text(
            "2  Not yet is a good answer, and nothing here judges a teacher. What is marked as optional may stay blank.",
        ),
        Line::text(format!("3  Save the file and {back} by {}. Any file name will do.", weekday(plan.round.due))),
    ]
}

/// What else *Start here* says: whose it is, why, who sees what, who may fill it in.
pub(super) fn good_to_know(at: At<'_>) -> Vec<Line> {
    let plan = at.plan;
    let (name, code, lead) = match at.department {
        Some(department) => (department.name.as_str(), department.code.as_str(), &department.lead),
        None => ("Careers Leader", LEADER, &plan.school.careers_leader),
    };
    let subject = lower(&plan.words.subject);
    // A class is no department: there its team is called what the plan calls it.
    let whose = plan.words.team();
    let their_lead = format!("The {}'s lead", lower(&whose));
    let mut lines = vec![
        Line::caption("Good to know"),
        Line::of(&whose, format!("{name} ({code})")),
        Line::of(&upper(&plan.words.school), plan.school.name.as_str()),
        Line::of("Round", plan.round.label.as_str()),
        Line::of(RETURN_BY, weekday(plan.round.due)),
        Line::of("For", if lead.is_empty() { &their_lead } else { lead }),
        Line::of(
            "Why",
            format!(
                "Every {} should see where what you teach can lead. This shows what happens already, and where help is wanted.",
                plan.words.learner
            ),
        ),
    ];
    if at.department.is_some() {
        lines.extend([
            Line::of(
                "What others see",
                format!(
                    "SLT and governors see each {subject}'s approach, which outcomes it covers, and how many ask for what on Support:"
                ),
            ),
            Line::text(format!(
                "never what you tell the Careers Leader above, and never anything about one {}.",
                plan.words.learner
            )),
        ]);
    }
    if at.subjects().len() > 1 {
        lines.push(Line::of(
            "Sharing the work",
            format!("Whoever knows a {subject} best may fill in its part, each in a copy of this file. Send every copy: they are read as one."),
        ));
    }
    lines.push(Line::of(REFERENCE, format!("{code} / {}", plan.edition())));
    lines
}

/// What the line is called by which a workbook is known when everything else of it is lost.
pub(crate) const REFERENCE: &str = "Reference: leave it as it is";
