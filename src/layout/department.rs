//! The audit workbook of a department.

use std::sync::Arc;

use crate::key::{BlockKey, SlotKey};
use crate::plan::{Approach, Department, Outcome, Plan, Stage, Subject};
use crate::scope;
use crate::words::upper;

use super::audit::AUDIT;
use super::build::{Builder, place};
use super::form::{Area, BookKind, Form, Line, Row, Sheet, tab_name};
use super::hidden::Judging;
use super::lists::Lists;
use super::planner;
use super::slot::Rows;

/// Sheets that a department's workbook has only where they were asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// *Project planner* and *Calendar*.
    pub planner: bool,
}

impl Extras {
    /// None of them.
    pub const NONE: Extras = Extras { planner: false };
    /// Every one: what a return is read by, whatever its workbook was issued with.
    pub const ALL: Extras = Extras { planner: true };
}

/// The form of a department with sheets that it asked for.
pub(super) fn form(plan: &Arc<Plan>, lists: Arc<Lists>, department: &Department, extras: Extras) -> Form {
    let mut build = Builder::sharing(lists, plan, Some(department));
    let mut sheets = vec![sheet("Start here", format!("Careers audit: {}", department.name))];
    for subject in &department.subjects {
        let taken = names(&sheets);
        let asked: Vec<&Outcome> = scope::asked(plan, department, subject).collect();
        let rows = outcome_rows(&mut build, Some(subject), &subject.name, &asked);
        let name = tab_name(&subject.name, "outcomes", &taken);
        let title = format!("{}: outcomes", subject.name);
        sheets.push(outcomes_sheet(&build, name, title, &subject.name, rows));
        let taken = names(&sheets);
        sheets.push(checklist_sheet(&mut build, tab_name(&subject.name, "checklist", &taken), subject));
    }
    sheets.push(reach_sheet(&mut build, department));
    sheets.push(employers_sheet(&mut build));
    sheets.push(support_sheet(&mut build));
    if extras.planner {
        sheets.extend(planner::sheets(&mut build));
    }
    sheets.push(guidance_sheet(&build, department));
    let rows = stage_rows(&mut build, department);
    let mut stages = build.area(&AUDIT.stages, rows);
    stages.caption = Some(AUDIT.stages.title.to_owned());
    let mut approach = build.area(&AUDIT.approach, approach_rows(department));
    approach.caption = Some(AUDIT.approach.title.to_owned());
    start_here(&mut build, &mut sheets, Some(stages), Some(approach));
    let mut form =
        build.finish(BookKind::Department, &department.code, format!("Careers audit: {}", department.name), sheets);
    form.judging = Some(Judging { plan: Arc::clone(plan), department: department.clone() });
    with_cover(form, plan, &format!("{} ({})", department.name, department.code), &department.lead)
}

pub(super) fn sheet(name: impl Into<String>, title: impl Into<String>) -> Sheet {
    Sheet {
        name: name.into(),
        title: title.into(),
        lines: Vec::new(),
        areas: Vec::new(),
        subject: None,
        open: false,
        frozen_columns: 0,
        needed: false,
        on_request: false,
    }
}

pub(super) fn line(label: &str, text: impl Into<String>) -> Line {
    Line { label: label.to_owned(), text: text.into() }
}

fn names(sheets: &[Sheet]) -> Vec<String> {
    // The sheets that follow the subjects' must keep their names too.
    let fixed = ["Reach", "Employers", "Support", planner::PROJECT, planner::CALENDAR, "Guidance", "History"];
    sheets.iter().map(|sheet| sheet.name.clone()).chain(fixed.map(str::to_owned)).collect()
}

fn stage_rows(build: &mut Builder<'_>, department: &Department) -> Vec<Row> {
    let mut rows = Vec::new();
    for subject in &department.subjects {
        for stage in stages_of(build.plan, subject) {
            let row = Row {
                reference: stage.code.clone(),
                subject: Some(subject.name.clone()),
                printed: [
                    (SlotKey::Id, stage.code.clone()),
                    (SlotKey::Subject, subject.name.clone()),
                    (SlotKey::Stage, stage.name.clone()),
                ]
                .into(),
                ..Row::default()
            };
            rows.push(build.with_lists(&AUDIT.stages, row, Some(subject), Some(stage)));
        }
    }
    rows
}

fn approach_rows(department: &Department) -> Vec<Row> {
    let row = |subject: &Subject| Row {
        subject: Some(subject.name.clone()),
        printed: [(SlotKey::Subject, subject.name.clone())].into(),
        ..Row::default()
    };
    department.subjects.iter().map(row).collect()
}

fn stages_of<'p>(plan: &'p Plan, subject: &Subject) -> impl Iterator<Item = &'p Stage> {
    plan.stages.iter().filter(|stage| subject.stages.contains(&stage.code))
}

pub(super) fn outcome_rows(
    build: &mut Builder<'_>,
    subject: Option<&Subject>,
    subject_name: &str,
    asked: &[&Outcome],
) -> Vec<Row> {
    let plan = build.plan;
    let mut rows = Vec::new();
    // Stage by stage, whatever the plan's order: people fill in a stage at a time, and a formula that
    // counts what is left stays short.
    let order = |outcome: &Outcome| plan.stages.iter().position(|stage| stage.code == outcome.stage);
    let mut asked: Vec<&Outcome> = asked.to_vec();
    asked.sort_by_key(|outcome| order(outcome));
    for outcome in asked {
        let row = Row {
            reference: outcome.reference.clone(),
            subject: Some(subject_name.to_owned()),
            printed: [
                (SlotKey::Id, outcome.reference.clone()),
                (SlotKey::Stage, outcome.stage.clone()),
                (SlotKey::Ref, outcome.title.clone()),
            ]
            .into(),
            ..Row::default()
        };
        rows.push(build.with_lists(&AUDIT.outcomes, row, subject, plan.stage(&outcome.stage)));
    }
    let Rows::PrintedAndSpare(spare) = AUDIT.outcomes.rows else { return rows };
    for number in 1..=spare {
        let row = Row {
            reference: format!("X{number}"),
            subject: Some(subject_name.to_owned()),
            printed: [(SlotKey::Id, format!("X{number}")), (SlotKey::Stage, "spare row".to_owned())].into(),
            spare: true,
            ..Row::default()
        };
        rows.push(build.with_lists(&AUDIT.outcomes, row, subject, None));
    }
    rows
}

pub(super) fn outcomes_sheet(build: &Builder<'_>, name: String, title: String, subject: &str, rows: Vec<Row>) -> Sheet {
    let mut area = build.area(&AUDIT.outcomes, rows);
    area.subject = Some(subject.to_owned());
    area.optional_from = area.column_of(SlotKey::Activity);
    let mut sheet = sheet(name, title);
    sheet.lines.push(line("", "Choose Coverage in each row. Highlighted or more: give its Status too."));
    sheet.lines.push(line("", "Taught: give Term and Unit too. Not applicable: give a Reason."));
    sheet.lines.push(line("", "Highlighted: pointed out as it arises. Taught: planned in a unit."));
    sheet.lines.push(line("", "In place: it happens now. Planned: meant for later, not counted yet."));
    sheet.lines.push(line("", "Pale cells may stay blank. X1 to X5 are for a second unit of an outcome."));
    sheet.subject = Some(subject.to_owned());
    sheet.areas.push(area);
    sheet.frozen_columns = 3;
    sheet.needed = true;
    place(&mut sheet);
    sheet
}

fn checklist_sheet(build: &mut Builder<'_>, name: String, subject: &Subject) -> Sheet {
    let plan = build.plan;
    let rows = plan
        .checklist
        .iter()
        .map(|item| {
            let row = Row {
                reference: item.reference.clone(),
                subject: Some(subject.name.clone()),
                printed: [
                    (SlotKey::Id, item.reference.clone()),
                    (SlotKey::Approach, plan.name_of(item.approach).to_owned()),
                    (SlotKey::Item, item.item.clone()),
                    (SlotKey::Weight, if item.required { "Needed" } else { "Advice" }.to_owned()),
                ]
                .into(),
                approach: Some(item.approach),
                ..Row::default()
            };
            build.with_lists(&AUDIT.checklist, row, Some(subject), None)
        })
        .collect();
    let mut area = build.area(&AUDIT.checklist, rows);
    area.subject = Some(subject.name.clone());
    area.optional_from = area.column_of(SlotKey::Evidence);
    let mut sheet = sheet(name, format!("{}: checklist", subject.name));
    sheet.lines.push(line(
        "",
        format!(
            "Answer the {} statements. Go on to the next approach only when every answer of the one before is Yes.",
            plan.name_of(Approach::Foundation)
        ),
    ));
    sheet.subject = Some(subject.name.clone());
    sheet.areas.push(area);
    sheet.frozen_columns = 3;
    sheet.needed = true;
    place(&mut sheet);
    sheet
}

fn reach_sheet(build: &mut Builder<'_>, department: &Department) -> Sheet {
    let plan = build.plan;
    let mut rows = Vec::new();
    for subject in &department.subjects {
        for stage in stages_of(plan, subject) {
            for cohort in subject.cohorts_of(stage) {
                // A class with learners of two stages has a row for each, and says which.
                let is_shared = cohort.reference != cohort.code;
                let name = if is_shared { format!("{} ({})", cohort.name, stage.code) } else { cohort.name.clone() };
                let row = Row {
                    reference: cohort.reference.clone(),
                    subject: Some(subject.name.clone()),
                    printed: [
                        (SlotKey::Id, cohort.reference.clone()),
                        (SlotKey::Subject, subject.name.clone()),
                        (SlotKey::Cohort, name),
                        (SlotKey::Roll, cohort.roll.to_string()),
                    ]
                    .into(),
                    roll: Some(cohort.roll),
                    ..Row::default()
                };
                rows.push(build.with_lists(&AUDIT.reach, row, Some(subject), Some(stage)));
            }
        }
    }
    let mut sheet = sheet("Reach", "Reach: how many learners met your outcomes");
    sheet.lines.push(line(
        "",
        "If you have time: how many take the subject, and how many of them met at least one of its outcomes this year.",
    ));
    sheet.areas.push(build.area(&AUDIT.reach, rows));
    sheet.frozen_columns = 3;
    place(&mut sheet);
    sheet
}

fn employers_sheet(build: &mut Builder<'_>) -> Sheet {
    let Rows::Spare(spare) = AUDIT.employers.rows else { return sheet("Employers", "Employers") };
    let rows = (1..=spare)
        .map(|number| {
            let row = Row {
                reference: format!("E{number}"),
                printed: [(SlotKey::Id, format!("E{number}"))].into(),
                spare: true,
                ..Row::default()
            };
            build.with_lists(&AUDIT.employers, row, None, None)
        })
        .collect();
    let mut sheet = sheet("Employers", "Employers: encounters and workplaces");
    sheet.lines.push(line(
        "",
        "One row for each encounter or workplace experience this year. Taught with employers counts once its outcome stands here,",
    ));
    sheet.lines.push(line(
        "",
        "it took place, and all four tests are Yes. Need more rows? Insert them above E8: a row without a ref is read all the same.",
    ));
    sheet.areas.push(build.area(&AUDIT.employers, rows));
    sheet.open = true;
    sheet.frozen_columns = 2;
    place(&mut sheet);
    sheet
}

fn support_sheet(build: &mut Builder<'_>) -> Sheet {
    let mut sheet = sheet("Support", "Support: what would help you");
    sheet.lines.push(line(
        "",
        "If you have time: what you aim at next and what you need for it. It goes to the Careers Leader and SLT.",
    ));
    sheet.areas.push(build.form(&AUDIT.support));
    place(&mut sheet);
    sheet
}

fn guidance_sheet(build: &Builder<'_>, department: &Department) -> Sheet {
    let plan = build.plan;
    let guide_rows = plan.guides.iter().map(|guide| Row {
        printed: [
            (SlotKey::Name, guide.name.clone()),
            (SlotKey::Summary, guide.summary.clone()),
            (SlotKey::LooksLike, guide.looks_like.clone()),
            (SlotKey::FirstStep, guide.first_step.clone()),
            (SlotKey::TimeNeeded, guide.time_needed.clone()),
            (SlotKey::Example, guide.example.clone()),
        ]
        .into(),
        ..Row::default()
    });
    let example_rows = plan.examples_of(department).into_iter().map(|(about, example)| {
        let approach =
            Approach::of_key(&example.approach).map_or(example.approach.clone(), |own| plan.name_of(own).to_owned());
        Row {
            printed: [
                (SlotKey::Subject, about),
                (SlotKey::Approach, approach),
                (SlotKey::Example, example.example.clone()),
                (SlotKey::FirstStep, example.first_step.clone()),
                (SlotKey::TimeNeeded, example.time_needed.clone()),
            ]
            .into(),
            ..Row::default()
        }
    });
    let examples = build.area(&AUDIT.examples, example_rows.collect());
    let resource_rows = plan.resources_for(department).into_iter().map(|resource| Row {
        printed: [
            (SlotKey::Name, resource.name.clone()),
            (SlotKey::Provider, resource.provider.clone()),
            (SlotKey::About, resource.about.clone()),
            (SlotKey::Link, resource.link.clone()),
        ]
        .into(),
        link: Some(resource.link.clone()),
        ..Row::default()
    });
    let mut sheet = sheet("Guidance", "Guidance: the three approaches");
    sheet.lines.push(line("", "Each approach includes the one before it. Nothing on this sheet needs filling in."));
    let mut guides = build.area(&AUDIT.guides, guide_rows.collect());
    guides.caption = Some(AUDIT.guides.title.to_owned());
    let resources = build.area(&AUDIT.resources, resource_rows.collect());
    sheet.areas.push(guides);
    for (mut area, title) in [(examples, AUDIT.examples.title), (resources, AUDIT.resources.title)] {
        if !area.rows.is_empty() {
            area.caption = Some(title.to_owned());
            sheet.areas.push(area);
        }
    }
    place(&mut sheet);
    sheet
}

/// Fills in *Start here*: what was taught, the progress of every other sheet, the approach of each
/// subject so far, and who filled it in.
pub(super) fn start_here(build: &mut Builder<'_>, sheets: &mut [Sheet], stages: Option<Area>, approach: Option<Area>) {
    let rows: Vec<Row> = sheets
        .iter()
        .enumerate()
        .filter(|(_, sheet)| {
            sheet
                .areas
                .iter()
                .any(|area| area.rows.iter().any(|row| area.block.specs().into_iter().any(|spec| row.asks(spec))))
        })
        .map(|(position, sheet)| Row {
            printed: [(SlotKey::Sheet, sheet.name.clone()), (SlotKey::What, what(sheet).to_owned())].into(),
            about: Some(position),
            link: Some(format!("internal:'{}'!A1", sheet.name.replace('\'', "''"))),
            ..Row::default()
        })
        .collect();
    let mut progress = build.area(&AUDIT.progress, rows);
    progress.caption = Some(AUDIT.progress.title.to_owned());
    let is_leaders = build.department.is_none();
    let mut about = build.form(if is_leaders { &AUDIT.leader_about } else { &AUDIT.about });
    about.caption = Some(AUDIT.about.title.to_owned());
    if let Some(start) = sheets.first_mut() {
        start.areas.extend(stages);
        start.areas.push(progress);
        start.areas.extend(approach);
        start.areas.push(about);
    }
}

fn what(sheet: &Sheet) -> &'static str {
    match sheet.areas.first().map(|area| area.block.key()) {
        Some(BlockKey::Outcomes) => "Which outcomes you cover",
        Some(BlockKey::Checklist) => "Statements to answer",
        Some(BlockKey::Reach) => "If you have time: numbers",
        Some(BlockKey::Employers) => "Encounters, if you had any",
        Some(BlockKey::Support) => "If you have time: wishes",
        Some(BlockKey::Steps) => "How far each step has come",
        Some(BlockKey::WholeSchool) => "Statements to answer",
        Some(BlockKey::Impact) => "If you have time: what changed",
        Some(BlockKey::Planner) => "A project with an employer",
        Some(BlockKey::Calendar) => "Weeks and events to use",
        Some(_) | None => "",
    }
}

/// Writes the cover once the minutes are known.
pub(super) fn with_cover(mut form: Form, plan: &Plan, who: &str, lead: &str) -> Form {
    let minutes: Vec<u32> = form.sheets.iter().map(|sheet| form.minutes(sheet)).collect();
    let total = form.total_minutes();
    let due = plan.round.due.strftime("%A %-d %B %Y").to_string();
    let leader = &plan.school.careers_leader;
    let subjects = form
        .sheets
        .iter()
        .filter(|sheet| sheet.areas.iter().any(|area| area.block.key() == BlockKey::Checklist))
        .count();
    let takes = if subjects > 1 {
        format!("About {total} minutes in all; each subject's two sheets can be done by the teacher who knows it best.")
    } else {
        format!("About {total} minutes.")
    };
    let edition = form.edition.clone();
    let code = form.code.clone();
    if let Some(start) = form.sheets.first_mut() {
        start.lines = vec![
            line("Department", who),
            line(&upper(&plan.words.school), plan.school.name.as_str()),
            line("Round", plan.round.label.as_str()),
            line("Please return by", due),
            line("Time it takes", takes),
            line("For", if lead.is_empty() { "The department's lead" } else { lead }),
            line(
                "Why",
                format!(
                    "Every {} should see where each subject can lead. Your answers show what already happens",
                    plan.words.learner
                ),
            ),
            line("", "and where help is wanted. Nothing here judges a teacher, and \"Not yet\" is a good answer."),
            line(
                "What to do",
                "Fill in the coloured cells of the sheets below; click a sheet's name to go there. Then save the file",
            ),
            line(
                "",
                match form.kind {
                    BookKind::Leader => "and put it into the round's returns folder. Any file name will do.".to_owned(),
                    BookKind::Department | BookKind::Plan => {
                        format!(
                            "and send it back to {leader} ({}). Any file name will do.",
                            plan.school.careers_leader_email
                        )
                    }
                },
            ),
            line("Form", format!("{code} / {edition}")),
        ];
        for area in &mut start.areas {
            for row in &mut area.rows {
                if let Some(minutes) = row.about.and_then(|about| minutes.get(about)) {
                    let text = if *minutes == 0 { "optional".to_owned() } else { minutes.to_string() };
                    row.printed.insert(SlotKey::Minutes, text);
                }
            }
        }
        place(start);
    }
    form
}
