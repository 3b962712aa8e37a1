//! The plan workbook: the same tables and keys as `plan.toml`, for people who never meet TOML.

use jiff::civil::Date;

use crate::answers::{Answers, Record, RowPlace};
use crate::lens;
use crate::plan::file::{
    Approach, Area, Band, Cohort, Department, Event, Example, File, Item, Message, Objective, Outcome, PlannerPart,
    Resource, Round, Rules, School, SchoolItem, Skill, Stage, Step, Subject, Term, Words,
};
use crate::plan::{Plan, messages};

use super::build::{Builder, place};
use super::department::{line, sheet};
use super::form::{BookKind, Form, Row, Sheet};
use super::lists::ListOf;
use super::preview::preview_sheet;
use super::slot::{Block, Head, Holds, Need, Rows, Slot, Table};

macro_rules! plan_records {
    ($($name:ident)*) => {
        $(impl Record for $name {
            fn blank(_: RowPlace) -> Self {
                $name::default()
            }
            fn place(&self) -> RowPlace {
                // The rows of a plan have no ref of their own: they are numbered as they stand.
                RowPlace::default()
            }
        })*
    };
}

plan_records! {
    Approach Area Band Cohort Department Event Example Item Message Objective Outcome PlannerPart Resource Round Rules School SchoolItem
    Skill Stage Step Subject
    Term Words
}

/// The tables of a plan. A new table breaks every hand until it is handled.
struct PlanBook {
    round: Block<Round>,
    school: Block<School>,
    words: Block<Words>,
    rules: Block<Rules>,
    stages: Block<Stage>,
    cohorts: Block<Cohort>,
    terms: Block<Term>,
    bands: Block<Band>,
    objectives: Block<Objective>,
    areas: Block<Area>,
    outcomes: Block<Outcome>,
    skills: Block<Skill>,
    approaches: Block<Approach>,
    checklist: Block<Item>,
    steps: Block<Step>,
    whole_school: Block<SchoolItem>,
    planner: Block<PlannerPart>,
    calendar: Block<Event>,
    examples: Block<Example>,
    resources: Block<Resource>,
    departments: Block<Department>,
    subjects: Block<Subject>,
    messages: Block<Message>,
}

const fn long<R>(lens: crate::answers::Lens<R>, head: &'static str, width: u16) -> Slot<R> {
    Slot::text(lens, head, width).most(1000)
}

const fn count<R>(lens: crate::answers::Lens<R>, head: &'static str, width: u16, most: u32) -> Slot<R> {
    Slot::asked(lens, Head::Plain(head), width, Holds::Count { most, per_cent: false })
}

const fn per_cent<R>(lens: crate::answers::Lens<R>, head: &'static str, width: u16) -> Slot<R> {
    Slot::asked(lens, Head::Plain(head), width, Holds::Count { most: 100, per_cent: true })
}

const fn code<R>(lens: crate::answers::Lens<R>, head: &'static str, width: u16, list: ListOf) -> Slot<R> {
    Slot::asked(lens, Head::Plain(head), width, Holds::Code(list))
}

static PLAN: PlanBook = PlanBook {
    round: Block {
        key: "round",
        title: "The round",
        rows: Rows::Form,
        slots: &[
            Slot::text(lens!(Round.label), "Name of this round", 60)
                .most(60)
                .need(Need::Always, 0)
                .help("Printed on every workbook, such as 2026-27 autumn."),
            Slot::text(lens!(Round.school_year), "School year", 60)
                .most(9)
                .need(Need::Always, 0)
                .help("Such as 2026-27."),
            Slot::asked(lens!(Round.due), Head::Plain("Workbooks come back by"), 60, Holds::Date)
                .need(Need::Always, 0)
                .help("Day/month/year."),
            Slot::text(lens!(Round.last), "Folder of the last round", 60).help(
                "To see what has changed since. As seen from this round's folder: ../riverside-2025. Leave blank in the \
                 first round.",
            ),
        ],
    },
    school: Block {
        key: "school",
        title: "The school",
        rows: Rows::Form,
        slots: &[
            Slot::asked(lens!(School.name), Head::SchoolName, 60, Holds::Text { most: 150 }).need(Need::Always, 0),
            Slot::asked(lens!(School.setting), Head::Plain("Setting"), 60, Holds::Code(ListOf::Settings))
                .need(Need::Always, 0),
            Slot::text(lens!(School.careers_leader), "Careers Leader", 60).need(Need::Always, 0),
            Slot::text(lens!(School.careers_leader_email), "Careers Leader's email", 60).need(Need::Always, 0),
            long(lens!(School.slt_emails), "SLT emails", 60).help("Several with commas between them."),
            long(lens!(School.governor_emails), "Governors' emails", 60).help("Several with commas between them."),
        ],
    },
    words: Block {
        key: "words",
        title: "Your words",
        rows: Rows::Form,
        slots: &[
            Slot::text(lens!(Words.stage), "One stage is called", 60).most(40).need(Need::Always, 0),
            Slot::text(lens!(Words.stages), "Several stages are called", 60).most(40).need(Need::Always, 0),
            Slot::text(lens!(Words.cohort), "One group of learners is called", 60).most(40).need(Need::Always, 0),
            Slot::text(lens!(Words.cohorts), "Several groups are called", 60).most(40).need(Need::Always, 0),
            Slot::text(lens!(Words.learner), "One learner is called", 60).most(40).need(Need::Always, 0),
            Slot::text(lens!(Words.learners), "Several learners are called", 60).most(40).need(Need::Always, 0),
            Slot::text(lens!(Words.school), "The place is called", 60).most(40).help("School or college."),
        ],
    },
    rules: Block {
        key: "rules",
        title: "The rule",
        rows: Rows::Form,
        slots: &[
            per_cent(lens!(Rules.foundation_share), "Foundation: per cent of a stage's outcomes highlighted", 60)
                .need(Need::Always, 0),
            per_cent(lens!(Rules.across_share), "Careers Across the Curriculum: per cent taught", 60)
                .need(Need::Always, 0),
            count(
                lens!(Rules.enriched_outcomes),
                "Employer Enriched: outcomes a stage taught with employers",
                60,
                1000,
            )
            .need(Need::Always, 0),
            count(lens!(Rules.encounters), "Meaningful encounters with employers a learner and year", 60, 100)
                .help("1 in schools, 2 in colleges. It is told in the matrix and judges no subject."),
        ],
    },
    stages: Block {
        key: "stages",
        title: "Stages",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(Stage.code), "Code", 12)
                .most(20)
                .need(Need::Always, 0)
                .help("Short, without spaces. Outcomes and subjects name it."),
            Slot::text(lens!(Stage.name), "Name", 40).need(Need::Always, 0),
            Slot::choice(lens!(Stage.overlay), "Overlay?", 14, ListOf::YesNo)
                .help("Yes only for a stage that lies over others and is never judged."),
        ],
    },
    cohorts: Block {
        key: "cohorts",
        title: "Cohorts",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(Cohort.code), "Code", 12)
                .most(20)
                .need(Need::Always, 0)
                .help("Short, without spaces. A class with learners of two stages has a row for each, with one code."),
            Slot::text(lens!(Cohort.name), "Name", 30).need(Need::Always, 0),
            code(lens!(Cohort.stage), "Stage", 14, ListOf::StageCodes).need(Need::Always, 0),
            count(lens!(Cohort.roll), "On roll", 12, 100_000).need(Need::Always, 0),
            count(lens!(Cohort.in_scope), "In scope", 12, 100_000)
                .help("Leave blank where it is everyone on roll. Fewer where learners are on another roll too."),
        ],
    },
    terms: Block {
        key: "terms",
        title: "Terms",
        rows: Rows::Free,
        slots: &[Slot::text(lens!(Term.name), "Term", 30).need(Need::Always, 0)],
    },
    bands: Block {
        key: "bands",
        title: "Bands",
        rows: Rows::Free,
        slots: &[
            per_cent(lens!(Band.at_least), "At least, per cent", 20).need(Need::Always, 0),
            Slot::text(lens!(Band.name), "In words", 30).need(Need::Always, 0),
        ],
    },
    objectives: Block {
        key: "objectives",
        title: "Objectives",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(Objective.reference as "ref"), "Ref", 10).most(20).need(Need::Always, 0),
            Slot::text(lens!(Objective.title), "Objective", 60).need(Need::Always, 0),
            long(lens!(Objective.why), "Why", 80),
        ],
    },
    areas: Block {
        key: "areas",
        title: "Learning areas",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(Area.code), "Code", 14).most(20).need(Need::Always, 0),
            Slot::text(lens!(Area.name), "Learning area", 44).need(Need::Always, 0),
        ],
    },
    outcomes: Block {
        key: "outcomes",
        title: "Outcomes",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(Outcome.reference as "ref"), "Ref", 10)
                .most(20)
                .need(Need::Always, 0)
                .help("The stage's code, a hyphen and a number. Never reuse a ref for another outcome."),
            Slot::text(lens!(Outcome.title), "What a learner can do", 64).most(200).need(Need::Always, 0),
            code(lens!(Outcome.stage), "Stage", 10, ListOf::StageCodes).need(Need::Always, 0),
            code(lens!(Outcome.area), "Learning area", 14, ListOf::AreaCodes).need(Need::Always, 0),
            code(lens!(Outcome.objective), "Objective", 12, ListOf::ObjectiveRefs),
            code(lens!(Outcome.builds_on), "Builds on", 12, ListOf::OutcomeRefs)
                .help("The outcome of an earlier stage that it builds on."),
            long(lens!(Outcome.departments), "Departments", 36)
                .help("Codes with commas between them. Blank asks every department."),
        ],
    },
    skills: Block {
        key: "skills",
        title: "Skills",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(Skill.name), "Skill", 30).need(Need::Always, 0),
            Slot::text(lens!(Skill.formerly), "Formerly", 30).help("An older name that is read as this one."),
        ],
    },
    approaches: Block {
        key: "approaches",
        title: "Approaches",
        rows: Rows::Free,
        slots: &[
            code(lens!(Approach.key), "Key", 14, ListOf::ApproachKeys).need(Need::Always, 0),
            Slot::text(lens!(Approach.name), "Name", 26).need(Need::Always, 0),
            long(lens!(Approach.summary), "What it is", 44),
            long(lens!(Approach.looks_like), "What a visitor sees", 44),
            long(lens!(Approach.first_step), "First step", 36),
            long(lens!(Approach.time_needed), "Time it takes", 30),
            long(lens!(Approach.example), "An example", 54),
        ],
    },
    checklist: Block {
        key: "checklist",
        title: "Checklists",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(Item.reference as "ref"), "Ref", 10).most(20).need(Need::Always, 0),
            code(lens!(Item.approach), "Approach", 14, ListOf::ApproachKeys).need(Need::Always, 0),
            long(lens!(Item.item), "Statement", 80).need(Need::Always, 0),
            Slot::choice(lens!(Item.required), "Needed?", 12, ListOf::YesNo)
                .help("Yes: the approach needs it. No: it is advice."),
            long(lens!(Item.evidence_hint), "What to point to", 50),
        ],
    },
    steps: Block {
        key: "steps",
        title: "Nine steps",
        rows: Rows::Free,
        slots: &[
            count(lens!(Step.step), "Step", 8, 9).need(Need::Always, 0),
            Slot::text(lens!(Step.name), "Name", 28).need(Need::Always, 0),
            code(lens!(Step.approach), "Approach", 14, ListOf::ApproachKeys).need(Need::Always, 0),
            long(lens!(Step.aim), "Aim", 60),
            long(lens!(Step.action), "Action", 60),
        ],
    },
    whole_school: Block {
        key: "whole_school",
        title: "Whole school",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(SchoolItem.reference as "ref"), "Ref", 10).most(20).need(Need::Always, 0),
            Slot::text(lens!(SchoolItem.part), "Part", 26),
            long(lens!(SchoolItem.item), "Statement", 80).need(Need::Always, 0),
            long(lens!(SchoolItem.evidence_hint), "What to point to", 50),
        ],
    },
    planner: Block {
        key: "planner",
        title: "Project planner",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(PlannerPart.reference as "ref"), "Ref", 10).most(20).need(Need::Always, 0),
            Slot::text(lens!(PlannerPart.part), "Part of the project", 30).need(Need::Always, 0),
            long(lens!(PlannerPart.question), "Question to answer", 60),
            long(lens!(PlannerPart.example), "An example", 60),
        ],
    },
    calendar: Block {
        key: "calendar",
        title: "Calendar",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(Event.reference as "ref"), "Ref", 10).most(20).need(Need::Always, 0),
            code(lens!(Event.month), "Month", 14, ListOf::Months)
                .need(Need::Always, 0)
                .help("The month alone: the days change from year to year."),
            Slot::text(lens!(Event.event), "Week or event", 44).need(Need::Always, 0),
            long(lens!(Event.careers), "Careers it can lead to", 70),
        ],
    },
    examples: Block {
        key: "examples",
        title: "Examples",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(Example.subject), "Subject", 26)
                .need(Need::Always, 0)
                .help("A subject as you call it, or a part of its name."),
            Slot::text(lens!(Example.also), "Also called", 26).help("Other names, with commas between them."),
            code(lens!(Example.approach), "Approach", 14, ListOf::ApproachKeys).need(Need::Always, 0),
            long(lens!(Example.example), "What it can look like", 60).need(Need::Always, 0),
            long(lens!(Example.first_step), "First step", 44),
            Slot::text(lens!(Example.time_needed), "Time it takes", 24),
        ],
    },
    resources: Block {
        key: "resources",
        title: "Resources",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(Resource.name), "Resource", 30).need(Need::Always, 0),
            Slot::text(lens!(Resource.provider), "Who provides it", 36),
            Slot::text(lens!(Resource.link), "Link", 44),
            long(lens!(Resource.about), "What it offers", 60),
            long(lens!(Resource.subjects), "Subjects", 30)
                .late()
                .help("Only where it is for some: names with commas between them. Blank: for every subject."),
            Slot::text(lens!(Resource.stages), "Stages", 16)
                .late()
                .help("Only where it is for some: codes with commas between them. Blank: for every stage."),
        ],
    },
    departments: Block {
        key: "departments",
        title: "Departments",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(Department.code), "Code", 12)
                .most(20)
                .need(Need::Always, 0)
                .help("Letters and digits: part of the file's name."),
            Slot::text(lens!(Department.name), "Department", 32).need(Need::Always, 0),
            Slot::text(lens!(Department.lead), "Lead", 30),
            Slot::text(lens!(Department.email), "Lead's email", 40),
        ],
    },
    subjects: Block {
        key: "subjects",
        title: "Subjects",
        rows: Rows::Free,
        slots: &[
            code(lens!(Subject.department), "Department", 14, ListOf::DepartmentCodes).need(Need::Always, 0),
            Slot::text(lens!(Subject.name), "Subject", 36).most(60).need(Need::Always, 0),
            Slot::text(lens!(Subject.stages), "Stages taught", 30)
                .need(Need::Always, 0)
                .help("Codes with commas between them."),
            long(lens!(Subject.cohorts), "Only these groups", 36)
                .late()
                .help("Codes of Cohorts with commas between them. Blank: every group of its stages."),
        ],
    },
    messages: Block {
        key: "messages",
        title: "Messages",
        rows: Rows::Free,
        slots: &[
            code(lens!(Message.key), "Key", 14, ListOf::MessageKeys)
                .need(Need::Always, 0)
                .help("Which draft it is the text of. Keep one row of each."),
            Slot::text(lens!(Message.subject), "Subject line", 40)
                .need(Need::Always, 0)
                .help("Words in braces are filled in, such as {school}. The lines above the table list them."),
            Slot::text(lens!(Message.text), "Text", 96)
                .most(4000)
                .need(Need::Always, 0)
                .help("A blank line begins a new paragraph (in Excel: Alt and Enter). Words in braces are filled in, such as {lead}: the lines above the table list them."),
        ],
    },
};

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
pub fn plan_form(plan: &Plan, answers: &Answers) -> Form {
    plan_form_on(plan, answers, plan.round.year.0)
}

/// The same, its preview as on a given day.
pub fn plan_form_on(plan: &Plan, answers: &Answers, drawn: Date) -> Form {
    let mut build = Builder::new(plan, None);
    let mut sheets = vec![cover(plan), preview_sheet(&build, drawn)];
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

fn rows_of(block: &str, answers: &Answers) -> usize {
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
