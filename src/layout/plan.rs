//! The plan workbook: the same tables and keys as `plan.toml`, for people who never meet TOML.

mod tables;

use jiff::civil::Date;

use crate::answers::Answers;
use crate::key::BlockKey;
use crate::plan::file::File;
use crate::plan::{Plan, messages};

use super::build::{Builder, place};
use super::department::{line, sheet};
use super::form::{BookKind, Form, Row, Sheet};
use super::forms::Forms;
use super::preview::preview_sheet;
use super::slot::{Rows, Table};

use tables::{PLAN, PlanBook};

/// The sheet of messages.
const MESSAGES: &str = "Messages";

/// Sheets that the first edition of the plan did not have. Plans without them are read all the same: the
/// built-in tables stand in for them.
const LATER: [&str; 5] = [MESSAGES, "Examples", "Whole school", "Project planner", "Calendar"];

/// Whether a sheet of the plan workbook came after the first edition.
pub(crate) fn came_later(sheet: &str) -> bool {
    LATER.contains(&sheet)
}

/// How many rows beneath a table keep their drop-downs, so that adding is typing a row.
pub(crate) const ROOM: u32 = 60;

/// Builds a plan as typed from its answers.
pub fn plan_of(answers: &Answers) -> File {
    let PlanBook {
        round,
        school,
        words,
        rules,
        stages,
        cohorts,
        terms,
        bands,
        objectives,
        areas,
        outcomes,
        skills,
        approaches,
        checklist,
        steps,
        whole_school,
        planner,
        calendar,
        examples,
        resources,
        departments,
        subjects,
        messages,
    } = &PLAN;
    let first = |answers: &Answers| round.records(answers).into_iter().next().unwrap_or_default();
    File {
        round: first(answers),
        school: school.records(answers).into_iter().next().unwrap_or_default(),
        words: words.records(answers).into_iter().next().unwrap_or_default(),
        rules: rules.records(answers).into_iter().next().unwrap_or_default(),
        stages: stages.records(answers),
        cohorts: cohorts.records(answers),
        terms: terms.records(answers),
        bands: bands.records(answers),
        objectives: objectives.records(answers),
        areas: areas.records(answers),
        outcomes: outcomes.records(answers),
        skills: skills.records(answers),
        approaches: approaches.records(answers),
        checklist: checklist.records(answers),
        steps: steps.records(answers),
        whole_school: whole_school.records(answers),
        planner: planner.records(answers),
        calendar: calendar.records(answers),
        examples: examples.records(answers),
        resources: resources.records(answers),
        departments: departments.records(answers),
        subjects: subjects.records(answers),
        messages: messages.records(answers),
    }
}

/// The answers of a plan as typed, each in its place.
pub fn answers_of_plan(file: &File) -> Answers {
    let File {
        round,
        school,
        words,
        rules,
        stages,
        cohorts,
        terms,
        bands,
        objectives,
        areas,
        outcomes,
        skills,
        approaches,
        checklist,
        steps,
        whole_school,
        planner,
        calendar,
        examples,
        resources,
        departments,
        subjects,
        messages,
    } = file;
    let mut answers = Answers::default();
    let into = &mut answers;
    PLAN.round.answers(std::slice::from_ref(round), into);
    PLAN.school.answers(std::slice::from_ref(school), into);
    PLAN.words.answers(std::slice::from_ref(words), into);
    PLAN.rules.answers(std::slice::from_ref(rules), into);
    PLAN.stages.answers(stages, into);
    PLAN.cohorts.answers(cohorts, into);
    PLAN.terms.answers(terms, into);
    PLAN.bands.answers(bands, into);
    PLAN.objectives.answers(objectives, into);
    PLAN.areas.answers(areas, into);
    PLAN.outcomes.answers(outcomes, into);
    PLAN.skills.answers(skills, into);
    PLAN.approaches.answers(approaches, into);
    PLAN.checklist.answers(checklist, into);
    PLAN.steps.answers(steps, into);
    PLAN.whole_school.answers(whole_school, into);
    PLAN.planner.answers(planner, into);
    PLAN.calendar.answers(calendar, into);
    PLAN.examples.answers(examples, into);
    PLAN.resources.answers(resources, into);
    PLAN.departments.answers(departments, into);
    PLAN.subjects.answers(subjects, into);
    PLAN.messages.answers(messages, into);
    answers
}

/// What each sheet of the plan workbook is for: tab, title, guidance with the plan's word for `{school}`, tables.
fn sheets_of(book: &'static PlanBook) -> [(&'static str, &'static str, &'static str, Vec<&'static dyn Table>); 21] {
    let PlanBook {
        round,
        school,
        words,
        rules,
        stages,
        cohorts,
        terms,
        bands,
        objectives,
        areas,
        outcomes,
        skills,
        approaches,
        checklist,
        steps,
        whole_school,
        planner,
        calendar,
        examples,
        resources,
        departments,
        subjects,
        messages,
    } = book;
    [
        ("School", "School and round", "Change the answers in the coloured cells.", vec![round, school, words]),
        ("Departments", "Departments", "One row for each department: each gets one workbook.", vec![departments]),
        ("Subjects", "Subjects", "One row for each subject, with the department it belongs to.", vec![subjects]),
        ("Stages", "Stages", "The stages that outcomes progress along, in order.", vec![stages]),
        ("Cohorts", "Cohorts", "The groups of learners in each stage, with the number on roll.", vec![cohorts]),
        ("Objectives", "Objectives", "What the {school} wants from careers in the curriculum.", vec![objectives]),
        (
            "Outcomes",
            "Outcomes",
            "One row for each outcome. A department stays within its time with four outcomes a stage.",
            vec![outcomes],
        ),
        ("Checklists", "Checklists", "The statements that each subject answers for each approach.", vec![checklist]),
        ("Rules", "Rules", "The figures that decide which approach a subject's rows show.", vec![rules]),
        ("Bands", "Bands", "How a per cent of learners reached is worded, from the highest down.", vec![bands]),
        ("Terms", "Terms", "The terms offered in drop-downs.", vec![terms]),
        ("Skills", "Skills", "The skills offered in drop-downs: these, or your {school}'s own.", vec![skills]),
        ("Learning areas", "Learning areas", "The areas that outcomes belong to.", vec![areas]),
        ("Approaches", "Approaches", "The guidance printed in every workbook. Keep the three keys.", vec![approaches]),
        ("Nine steps", "Nine steps", "Aim and action of each step for each approach.", vec![steps]),
        (
            "Whole school",
            "Whole school",
            "Statements about the whole {school}, for the Careers Leader's own workbook.",
            vec![whole_school],
        ),
        (
            "Project planner",
            "Project planner",
            "The parts of an employer project: for departments whose workbooks have the planning sheets.",
            vec![planner],
        ),
        (
            "Calendar",
            "Calendar",
            "Theme weeks and events: for departments whose workbooks have the planning sheets.",
            vec![calendar],
        ),
        (
            "Examples",
            "Examples",
            "What each approach can look like in a subject: printed for the departments that teach it.",
            vec![examples],
        ),
        ("Resources", "Resources", "Printed for the departments whose subjects and stages they suit.", vec![resources]),
        (
            MESSAGES,
            MESSAGES,
            "The texts of the email drafts. Nothing is ever sent: you open a draft, read it and send it.",
            vec![messages],
        ),
    ]
}

/// The form of a plan workbook with as many rows as the plan has, its preview as on the first day of the school year.
pub fn plan_form(forms: &Forms, answers: &Answers) -> Form {
    plan_form_on(forms, answers, forms.plan().round.year.0)
}

/// The same, its preview as on a given day.
pub fn plan_form_on(forms: &Forms, answers: &Answers, drawn: Date) -> Form {
    form(forms.plan(), answers, Some((forms, drawn)))
}

/// The same without its preview: nothing of that is read, and to draw it takes the forms of every department.
pub fn plan_form_to_read(plan: &Plan, answers: &Answers) -> Form {
    form(plan, answers, None)
}

fn form(plan: &Plan, answers: &Answers, previewed: Option<(&Forms, Date)>) -> Form {
    let mut build = Builder::new(plan, None);
    let mut sheets = vec![cover(plan)];
    sheets.extend(previewed.map(|(forms, drawn)| preview_sheet(&build, forms, drawn)));
    for (name, title, guidance, tables) in sheets_of(&PLAN) {
        let mut sheet = sheet(name, title);
        sheet.lines.push(line("", guidance.replace("{school}", &plan.words.school)));
        if name == MESSAGES {
            sheet.lines.extend(messages::help().into_iter().map(|text| line("", text)));
        }
        for table in tables {
            let mut area = match table.rows() {
                Rows::Form => build.form(table),
                Rows::Free | Rows::Printed | Rows::PrintedAndSpare(_) | Rows::Spare(_) => {
                    let rows = (0..rows_of(table.key(), answers).max(1))
                        .map(|number| {
                            let row = Row { reference: (number + 1).to_string(), ..Row::default() };
                            build.with_lists(table, row, None, None)
                        })
                        .collect();
                    // There is one message of each kind, and nothing to add.
                    if name != MESSAGES {
                        sheet.lines.push(line("", "To add one, type in the first free row under the table."));
                    }
                    build.area(table, rows)
                }
            };
            if table.rows() == Rows::Form {
                let is_school = table.key() == PLAN.school.key;
                let title = if is_school { format!("The {}", plan.words.school) } else { table.title().to_owned() };
                area.caption = Some(title);
            }
            sheet.areas.push(area);
        }
        sheet.open = true;
        sheet.frozen_columns = u16::from(sheet.areas.iter().any(|area| area.block.rows() == Rows::Free));
        place(&mut sheet);
        sheets.push(sheet);
    }
    build.finish(BookKind::Plan, "", format!("Careers audit plan: {}", plan.school.name), sheets)
}

fn rows_of(block: BlockKey, answers: &Answers) -> usize {
    let rows: std::collections::HashSet<&str> =
        answers.iter().filter(|(key, _)| key.block == block).map(|(key, _)| key.row.as_str()).collect();
    rows.len()
}

fn cover(plan: &Plan) -> Sheet {
    let school = &plan.words.school;
    let mut cover = sheet("Start here", format!("Careers audit plan: {}", plan.school.name));
    cover.lines = vec![
        line(
            "What this is",
            format!("Everything that your departments will be asked. Change what does not fit your {school}."),
        ),
        line("First", format!("On School: your {school}'s name, your own name and email, the round and its due date.")),
        line(
            "Then",
            "On Departments and Subjects: your departments, who leads each, and the stages each subject teaches.",
        ),
        line("Then", "On Cohorts: how many learners are on roll in each group."),
        line("Look through", "Outcomes and Checklists: they are ready to use; change, add or delete rows as you like."),
        line(
            "If you like",
            "On Messages: the words of the emails that are drafted for you. None is ever sent by itself.",
        ),
        line("See", "On Preview: what each department will be asked, and the minutes that it takes."),
        line("Leave", "Everything else until you need it. Keep the sheets' headings as they are."),
        line("When done", "Save this file, then run: careers-audit generate"),
        line("If unsure", "Run it all the same: every fault is told with its sheet, its cell and how to mend it."),
    ];
    cover
}

/// Every table of a plan workbook, for the laws.
#[cfg(test)]
pub(super) fn blocks() -> Vec<&'static dyn Table> {
    sheets_of(&PLAN).into_iter().flat_map(|(_, _, _, tables)| tables).collect()
}
