//! The plan workbook: the same tables and keys as `plan.toml`, for people who never meet TOML.

mod content;
mod tables;

use crate::answers::Answers;
use crate::key::BlockKey;
use crate::plan::file::File;
use crate::plan::{Plan, messages};
use crate::words::{Place, Template, places};

use super::block::{Asking, Rows, Table};
use super::book::book;
use super::build::{Builder, place};
use super::department::START;
use super::form::{BookKind, Form, Line, Sheet};
use super::row::Row;

book! {
    /// Builds a plan as typed from its answers.
    plan_of,
    /// The answers of a plan as typed, each in its place.
    answers_of_plan,
    File {
        round: tables::ROUND,
        school: tables::SCHOOL,
        words: tables::WORDS,
        rules: tables::RULES,
        stages: tables::STAGES,
        cohorts: tables::COHORTS,
        terms: tables::TERMS,
        bands: tables::BANDS,
        objectives: content::OBJECTIVES,
        areas: content::AREAS,
        outcomes: content::OUTCOMES,
        skills: content::SKILLS,
        approaches: content::APPROACHES,
        checklist: content::CHECKLIST,
        steps: content::STEPS,
        whole_school: content::WHOLE_SCHOOL,
        planner: content::PLANNER,
        calendar: content::CALENDAR,
        examples: content::EXAMPLES,
        resources: content::RESOURCES,
        departments: tables::DEPARTMENTS,
        subjects: tables::SUBJECTS,
        messages: tables::MESSAGES,
        agreed: tables::AGREED,
    }
    also []
}

/// The sheet of messages.
const MESSAGES: &str = "Messages";

/// A sheet of the plan workbook as it is declared.
struct PlanTab {
    name: &'static str,
    title: &'static str,
    /// What it is for, with the plan's word for `{school}`.
    guidance: &'static str,
    tables: &'static [&'static dyn Table],
    /// Whether a plan need not have it: one of the first edition did not, and the built-in tables stand in for it; or not
    /// every school has what stands on it.
    may_lack: bool,
}

static TABS: [PlanTab; 22] = [
    PlanTab {
        name: "School",
        title: "School and round",
        guidance: "Change the answers in the coloured cells.",
        tables: &[&tables::ROUND, &tables::SCHOOL, &tables::WORDS],
        may_lack: false,
    },
    PlanTab {
        name: "Departments",
        title: "Departments",
        guidance: "One row for each department: each gets one workbook.",
        tables: &[&tables::DEPARTMENTS],
        may_lack: false,
    },
    PlanTab {
        name: "Subjects",
        title: "Subjects",
        guidance: "One row for each subject, with the department it belongs to.",
        tables: &[&tables::SUBJECTS],
        may_lack: false,
    },
    PlanTab {
        name: "Stages",
        title: "Stages",
        guidance: "The stages that outcomes progress along, in order.",
        tables: &[&tables::STAGES],
        may_lack: false,
    },
    PlanTab {
        name: "Cohorts",
        title: "Cohorts",
        guidance: "The groups of learners in each stage, with the number on roll.",
        tables: &[&tables::COHORTS],
        may_lack: false,
    },
    PlanTab {
        name: "Objectives",
        title: "Objectives",
        guidance: "What the {school} wants from careers in the curriculum.",
        tables: &[&content::OBJECTIVES],
        may_lack: true,
    },
    PlanTab {
        name: "Outcomes",
        title: "Outcomes",
        guidance: "One row for each outcome. A department stays within its time with four outcomes a stage.",
        tables: &[&content::OUTCOMES],
        may_lack: false,
    },
    PlanTab {
        name: "Checklists",
        title: "Checklists",
        guidance: "The statements that each subject answers for each approach.",
        tables: &[&content::CHECKLIST],
        may_lack: false,
    },
    PlanTab {
        name: "Rules",
        title: "Rules",
        guidance: "The figures that decide which approach a subject's rows show.",
        tables: &[&tables::RULES],
        may_lack: false,
    },
    PlanTab {
        name: "Bands",
        title: "Bands",
        guidance: "How a per cent of learners reached is worded, from the highest down.",
        tables: &[&tables::BANDS],
        may_lack: false,
    },
    PlanTab {
        name: "Terms",
        title: "Terms",
        guidance: "The terms offered in drop-downs.",
        tables: &[&tables::TERMS],
        may_lack: false,
    },
    PlanTab {
        name: "Skills",
        title: "Skills",
        guidance: "The skills offered in drop-downs: these, or your {school}'s own.",
        tables: &[&content::SKILLS],
        may_lack: false,
    },
    PlanTab {
        name: "Learning areas",
        title: "Learning areas",
        guidance: "The areas that outcomes belong to.",
        tables: &[&content::AREAS],
        may_lack: true,
    },
    PlanTab {
        name: "Approaches",
        title: "Approaches",
        guidance: "The guidance printed in every workbook. Keep the three keys.",
        tables: &[&content::APPROACHES],
        may_lack: false,
    },
    PlanTab {
        name: "Nine steps",
        title: "Nine steps",
        guidance: "Aim and action of each step for each approach.",
        tables: &[&content::STEPS],
        may_lack: false,
    },
    PlanTab {
        name: "Whole school",
        title: "Whole school",
        guidance: "Statements about the whole {school}, for the Careers Leader's own workbook.",
        tables: &[&content::WHOLE_SCHOOL],
        may_lack: true,
    },
    PlanTab {
        name: "Project planner",
        title: "Project planner",
        guidance: "The parts of an employer project: for departments whose workbooks have the planning sheets.",
        tables: &[&content::PLANNER],
        may_lack: true,
    },
    PlanTab {
        name: "Calendar",
        title: "Calendar",
        guidance: "Theme weeks and events: for departments whose workbooks have the planning sheets.",
        tables: &[&content::CALENDAR],
        may_lack: true,
    },
    PlanTab {
        name: "Examples",
        title: "Examples",
        guidance: "What each approach can look like in a subject: printed for the departments that teach it.",
        tables: &[&content::EXAMPLES],
        may_lack: true,
    },
    PlanTab {
        name: "Agreed steps",
        title: "Agreed steps",
        guidance: "What was agreed after the last round, a row for each step: its department is asked whether it is done.",
        tables: &[&tables::AGREED],
        may_lack: true,
    },
    PlanTab {
        name: "Resources",
        title: "Resources",
        guidance: "Printed for the departments whose subjects and stages they suit. One without a day under Looked at on is \
                   not confirmed: look before you change Kept back? to No.",
        tables: &[&content::RESOURCES],
        may_lack: false,
    },
    PlanTab {
        name: MESSAGES,
        title: MESSAGES,
        guidance: "The texts of the email drafts. Nothing is ever sent: you open a draft, read it and send it.",
        tables: &[&tables::MESSAGES],
        may_lack: true,
    },
];

/// Whether a plan workbook need not have a sheet.
pub(crate) fn may_lack(sheet: &str) -> bool {
    TABS.iter().any(|tab| tab.may_lack && tab.name == sheet)
}

/// The sheet of the plan workbook on which a table stands; the table's own key where it stands on none.
pub fn sheet_of(table: BlockKey) -> &'static str {
    let tab = TABS.iter().find(|tab| tab.tables.iter().any(|own| own.key() == table));
    tab.map_or(table.word(), |tab| tab.name)
}

/// How many rows beneath a table keep their drop-downs, so that adding is typing a row.
pub(crate) const ROOM: u32 = 60;

places! {
    /// A word of the plan's own that the guidance of its sheets may hold.
    enum Own {
        School = "school",
    }
}

/// The guidance of a sheet in the plan's own words; a law holds that each of them parses.
fn guided(guidance: &str, school: &str) -> String {
    let template = Template::parse(guidance, Own::PLACES);
    template.map_or_else(|_| guidance.to_owned(), |template| template.filled(|Own::School| school.to_owned()))
}

/// The form of a plan workbook with as many rows as the plan has.
pub fn plan_form(plan: &Plan, answers: &Answers) -> Form {
    let mut build = Builder::new(plan, None);
    let mut sheets = vec![cover(plan)];
    for PlanTab { name, title, guidance, tables, .. } in &TABS {
        let mut sheet = Sheet::named(*name, *title);
        let mut guidance = guided(guidance, &plan.words.school);
        for table in tables.iter().copied() {
            let mut area = match table.rows() {
                Rows::Form => build.form(table),
                Rows::Free | Rows::Printed | Rows::PrintedAndSpare(_) | Rows::Spare(_) => {
                    let rows = (0..rows_of(table.key(), answers).max(1))
                        .map(|number| {
                            let row = Row { reference: (number + 1).to_string(), ..Row::default() };
                            build.with_lists(table, Asking::of_all(row))
                        })
                        .collect();
                    // There is one message of each kind, and nothing to add.
                    if *name != MESSAGES {
                        guidance.push_str(" To add one, type in the first free row under the table.");
                    }
                    build.area(table, rows)
                }
            };
            if table.rows() == Rows::Form {
                let is_school = table.key() == tables::SCHOOL.key;
                let title = if is_school { format!("The {}", plan.words.school) } else { table.title().to_owned() };
                area.caption = Some(title);
            }
            sheet.areas.push(area);
        }
        sheet.lines.push(Line::text(guidance));
        if *name == MESSAGES {
            sheet.lines.extend(messages::help().into_iter().map(Line::text));
        }
        sheet.open = true;
        let grows = sheet.areas.iter().any(|area| area.block.rows() == Rows::Free);
        sheet.frozen_columns = u16::from(grows && *name != MESSAGES);
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
    let mut cover = Sheet::named(START, format!("Careers audit plan: {}", plan.school.name));
    cover.lines = vec![
        Line::of(
            "What this is",
            format!("Everything that your departments will be asked. Change what does not fit your {school}."),
        ),
        Line::of(
            "First",
            format!("On School: your {school}'s name, your own name and email, the round and its due date."),
        ),
        Line::of(
            "Then",
            "On Departments and Subjects: your departments, who leads each, and the stages each subject teaches.",
        ),
        Line::of("Then", "On Cohorts: how many learners are on roll in each group."),
        Line::of(
            "Look through",
            "Outcomes and Checklists: they are ready to use; change, add or delete rows as you like.",
        ),
        Line::of(
            "If you like",
            "On Messages: the words of the emails that are drafted for you. None is ever sent by itself.",
        ),
        Line::of(
            "See",
            "What each department will be asked by the plan as it stands, and the minutes that it takes: in the page, or with \
             careers-audit preview.",
        ),
        Line::of("Leave", "Everything else until you need it. Keep the sheets' headings as they are."),
        Line::of("When done", "Save this file. Then make the workbooks: in the page, or with careers-audit generate."),
        Line::of(
            "If unsure",
            "Save it all the same: every fault is told with its cell and how to mend it, and marked in a copy of this file.",
        ),
    ];
    cover
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guidance_of_every_sheet_is_in_the_plans_own_words() {
        for PlanTab { name, guidance, .. } in &TABS {
            assert!(Template::parse(guidance, Own::PLACES).is_ok(), "{name}: {guidance}");
        }
        assert_eq!(guided("What the {school} wants", "college"), "What the college wants");
    }
}
