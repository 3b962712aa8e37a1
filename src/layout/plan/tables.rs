//! The tables of a plan, each declared once: what a row asks, under which heading, and what helps.

use crate::answers::{Lens, Record, RowPlace};
use crate::key::BlockKey;
use crate::layout::lists::ListOf;
use crate::layout::slot::{Block, Head, Holds, Need, Rows, Slot};
use crate::lens;
use crate::plan::file::{
    Approach, Area, Band, Cohort, Department, Event, Example, Item, Message, Objective, Outcome, PlannerPart, Resource,
    Round, Rules, School, SchoolItem, Skill, Stage, Step, Subject, Term, Words,
};

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
pub(super) struct PlanBook {
    pub(super) round: Block<Round>,
    pub(super) school: Block<School>,
    pub(super) words: Block<Words>,
    pub(super) rules: Block<Rules>,
    pub(super) stages: Block<Stage>,
    pub(super) cohorts: Block<Cohort>,
    pub(super) terms: Block<Term>,
    pub(super) bands: Block<Band>,
    pub(super) objectives: Block<Objective>,
    pub(super) areas: Block<Area>,
    pub(super) outcomes: Block<Outcome>,
    pub(super) skills: Block<Skill>,
    pub(super) approaches: Block<Approach>,
    pub(super) checklist: Block<Item>,
    pub(super) steps: Block<Step>,
    pub(super) whole_school: Block<SchoolItem>,
    pub(super) planner: Block<PlannerPart>,
    pub(super) calendar: Block<Event>,
    pub(super) examples: Block<Example>,
    pub(super) resources: Block<Resource>,
    pub(super) departments: Block<Department>,
    pub(super) subjects: Block<Subject>,
    pub(super) messages: Block<Message>,
}

const fn long<R>(lens: Lens<R>, head: &'static str, width: u16) -> Slot<R> {
    Slot::text(lens, head, width).most(1000)
}

const fn count<R>(lens: Lens<R>, head: &'static str, width: u16, most: u32) -> Slot<R> {
    Slot::asked(lens, Head::Plain(head), width, Holds::Count { most, per_cent: false })
}

const fn per_cent<R>(lens: Lens<R>, head: &'static str, width: u16) -> Slot<R> {
    Slot::asked(lens, Head::Plain(head), width, Holds::Count { most: 100, per_cent: true })
}

const fn code<R>(lens: Lens<R>, head: &'static str, width: u16, list: ListOf) -> Slot<R> {
    Slot::asked(lens, Head::Plain(head), width, Holds::Code(list))
}

pub(super) static PLAN: PlanBook = PlanBook {
    round: Block {
        key: BlockKey::Round,
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
        key: BlockKey::School,
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
        key: BlockKey::Words,
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
        key: BlockKey::Rules,
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
        key: BlockKey::Stages,
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
        key: BlockKey::Cohorts,
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
        key: BlockKey::Terms,
        title: "Terms",
        rows: Rows::Free,
        slots: &[Slot::text(lens!(Term.name), "Term", 30).need(Need::Always, 0)],
    },
    bands: Block {
        key: BlockKey::Bands,
        title: "Bands",
        rows: Rows::Free,
        slots: &[
            per_cent(lens!(Band.at_least), "At least, per cent", 20).need(Need::Always, 0),
            Slot::text(lens!(Band.name), "In words", 30).need(Need::Always, 0),
        ],
    },
    objectives: Block {
        key: BlockKey::Objectives,
        title: "Objectives",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(Objective.reference as Ref), "Ref", 10).most(20).need(Need::Always, 0),
            Slot::text(lens!(Objective.title), "Objective", 60).need(Need::Always, 0),
            long(lens!(Objective.why), "Why", 80),
        ],
    },
    areas: Block {
        key: BlockKey::Areas,
        title: "Learning areas",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(Area.code), "Code", 14).most(20).need(Need::Always, 0),
            Slot::text(lens!(Area.name), "Learning area", 44).need(Need::Always, 0),
        ],
    },
    outcomes: Block {
        key: BlockKey::Outcomes,
        title: "Outcomes",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(Outcome.reference as Ref), "Ref", 10)
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
        key: BlockKey::Skills,
        title: "Skills",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(Skill.name), "Skill", 30).need(Need::Always, 0),
            Slot::text(lens!(Skill.formerly), "Formerly", 30).help("An older name that is read as this one."),
        ],
    },
    approaches: Block {
        key: BlockKey::Approaches,
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
        key: BlockKey::Checklist,
        title: "Checklists",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(Item.reference as Ref), "Ref", 10).most(20).need(Need::Always, 0),
            code(lens!(Item.approach), "Approach", 14, ListOf::ApproachKeys).need(Need::Always, 0),
            long(lens!(Item.item), "Statement", 80).need(Need::Always, 0),
            Slot::choice(lens!(Item.required), "Needed?", 12, ListOf::YesNo)
                .help("Yes: the approach needs it. No: it is advice."),
            long(lens!(Item.evidence_hint), "What to point to", 50),
        ],
    },
    steps: Block {
        key: BlockKey::Steps,
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
        key: BlockKey::WholeSchool,
        title: "Whole school",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(SchoolItem.reference as Ref), "Ref", 10).most(20).need(Need::Always, 0),
            Slot::text(lens!(SchoolItem.part), "Part", 26),
            long(lens!(SchoolItem.item), "Statement", 80).need(Need::Always, 0),
            long(lens!(SchoolItem.evidence_hint), "What to point to", 50),
        ],
    },
    planner: Block {
        key: BlockKey::Planner,
        title: "Project planner",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(PlannerPart.reference as Ref), "Ref", 10).most(20).need(Need::Always, 0),
            Slot::text(lens!(PlannerPart.part), "Part of the project", 30).need(Need::Always, 0),
            long(lens!(PlannerPart.question), "Question to answer", 60),
            long(lens!(PlannerPart.example), "An example", 60),
        ],
    },
    calendar: Block {
        key: BlockKey::Calendar,
        title: "Calendar",
        rows: Rows::Free,
        slots: &[
            Slot::text(lens!(Event.reference as Ref), "Ref", 10).most(20).need(Need::Always, 0),
            code(lens!(Event.month), "Month", 14, ListOf::Months)
                .need(Need::Always, 0)
                .help("The month alone: the days change from year to year."),
            Slot::text(lens!(Event.event), "Week or event", 44).need(Need::Always, 0),
            long(lens!(Event.careers), "Careers it can lead to", 70),
        ],
    },
    examples: Block {
        key: BlockKey::Examples,
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
        key: BlockKey::Resources,
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
        key: BlockKey::Departments,
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
        key: BlockKey::Subjects,
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
        key: BlockKey::Messages,
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
