//! The tables of a plan that say what is asked and printed, each declared once.

use crate::key::BlockKey;
use crate::layout::block::{Block, Rows};
use crate::layout::head::Head;
use crate::layout::lists::ListOf;
use crate::layout::slot::Slot;
use crate::layout::spec::{Holds, Need};
use crate::lens;
use crate::plan::file::{
    Approach, Area, Event, Example, Item, Objective, Outcome, PlannerPart, Resource, SchoolItem, Skill, Step,
};

use super::tables::{OF_PLAN, code, count, long};

/// What the school wants.
pub(in crate::layout::plan) static OBJECTIVES: Block<Objective> = Block {
    key: BlockKey::Objectives,
    title: "Objectives",
    rows: Rows::Free,
    nature: OF_PLAN,
    slots: &[
        Slot::text(lens!(Objective.reference as Ref), "Ref", 10).most(20).need(Need::Always, 0),
        Slot::text(lens!(Objective.title), "Objective", 60).need(Need::Always, 0),
        long(lens!(Objective.why), "Why", 80),
    ],
};

/// Learning areas.
pub(in crate::layout::plan) static AREAS: Block<Area> = Block {
    key: BlockKey::Areas,
    title: "Learning areas",
    rows: Rows::Free,
    nature: OF_PLAN,
    slots: &[
        Slot::text(lens!(Area.code), "Code", 14).most(20).need(Need::Always, 0),
        Slot::text(lens!(Area.name), "Learning area", 44).need(Need::Always, 0),
    ],
};

/// Outcomes.
pub(in crate::layout::plan) static OUTCOMES: Block<Outcome> = Block {
    key: BlockKey::Outcomes,
    title: "Outcomes",
    rows: Rows::Free,
    nature: OF_PLAN,
    slots: &[
        Slot::text(lens!(Outcome.reference as Ref), "Ref", 10)
            .most(20)
            .need(Need::Always, 0)
            .help("The stage's code, a hyphen and a number. Never reuse a ref for another outcome."),
        Slot::text(lens!(Outcome.title), "What a learner can do", 64).most(200).need(Need::Always, 0),
        code(lens!(Outcome.stage), "Stage", 10, ListOf::StageCodes).need(Need::Always, 0),
        code(lens!(Outcome.area), "Learning area", 14, ListOf::AreaCodes).late(),
        code(lens!(Outcome.objective), "Objective", 12, ListOf::ObjectiveRefs).late(),
        code(lens!(Outcome.builds_on), "Builds on", 12, ListOf::OutcomeRefs)
            .help("The outcome of an earlier stage that it builds on."),
        long(lens!(Outcome.departments), "Departments", 36)
            .several()
            .help("Codes with commas between them. Blank asks every department."),
        Slot::choice(lens!(Outcome.speaks_of), "Speaks of", 14, ListOf::SpeaksOf).late().help(
            "Careers: the jobs that it is used in or leads to. Routes: the next steps that follow. Blank: neither.",
        ),
        Slot::text(lens!(Outcome.replaces), "Replaces", 16)
            .several()
            .late()
            .help("Only where it stands in for outcomes of the last round, reworded or split: their refs, with commas between them."),
    ],
};

/// Skills.
pub(in crate::layout::plan) static SKILLS: Block<Skill> = Block {
    key: BlockKey::Skills,
    title: "Skills",
    rows: Rows::Free,
    nature: OF_PLAN,
    slots: &[
        Slot::text(lens!(Skill.name), "Skill", 30).need(Need::Always, 0),
        Slot::text(lens!(Skill.formerly), "Formerly", 30).help("An older name that is read as this one."),
    ],
};

/// Guidance on the three approaches.
pub(in crate::layout::plan) static APPROACHES: Block<Approach> = Block {
    key: BlockKey::Approaches,
    title: "Approaches",
    rows: Rows::Free,
    nature: OF_PLAN,
    slots: &[
        code(lens!(Approach.key), "Key", 14, ListOf::ApproachKeys).need(Need::Always, 0),
        Slot::text(lens!(Approach.name), "Name", 26).need(Need::Always, 0),
        long(lens!(Approach.summary), "What it is", 44),
        long(lens!(Approach.looks_like), "What a visitor sees", 44),
        long(lens!(Approach.first_step), "First step", 36),
        long(lens!(Approach.time_needed), "Time it takes", 30),
        long(lens!(Approach.example), "An example", 54),
    ],
};

/// Statements that each subject answers.
pub(in crate::layout::plan) static CHECKLIST: Block<Item> = Block {
    key: BlockKey::Checklist,
    title: "Checklists",
    rows: Rows::Free,
    nature: OF_PLAN,
    slots: &[
        Slot::text(lens!(Item.reference as Ref), "Ref", 10).most(20).need(Need::Always, 0),
        code(lens!(Item.approach), "Approach", 14, ListOf::ApproachKeys).need(Need::Always, 0),
        long(lens!(Item.item), "Statement", 80).need(Need::Always, 0),
        Slot::choice(lens!(Item.required), "Needed?", 12, ListOf::YesNo)
            .help("Yes: the approach needs it. No: it is advice."),
        long(lens!(Item.evidence_hint), "What to point to", 50),
        Slot::choice(lens!(Item.test), "Test of a record", 18, ListOf::RecordTests).late().help(
            "The test of an employer record that says the same. A record's Yes beside another answer here is asked about.",
        ),
    ],
};

/// The nine steps.
pub(in crate::layout::plan) static STEPS: Block<Step> = Block {
    key: BlockKey::Steps,
    title: "Nine steps",
    rows: Rows::Free,
    nature: OF_PLAN,
    slots: &[
        count(lens!(Step.step), "Step", 8, 9).need(Need::Always, 0),
        Slot::text(lens!(Step.name), "Name", 28).need(Need::Always, 0),
        code(lens!(Step.approach), "Approach", 14, ListOf::ApproachKeys).need(Need::Always, 0),
        long(lens!(Step.aim), "Aim", 60),
        long(lens!(Step.action), "Action", 60),
    ],
};

/// Statements about the whole school.
pub(in crate::layout::plan) static WHOLE_SCHOOL: Block<SchoolItem> = Block {
    key: BlockKey::WholeSchool,
    title: "Whole school",
    rows: Rows::Free,
    nature: OF_PLAN,
    slots: &[
        Slot::text(lens!(SchoolItem.reference as Ref), "Ref", 10).most(20).need(Need::Always, 0),
        Slot::text(lens!(SchoolItem.part), "Part", 26),
        long(lens!(SchoolItem.item), "Statement", 80).need(Need::Always, 0),
        long(lens!(SchoolItem.evidence_hint), "What to point to", 50),
    ],
};

/// The parts of an employer project.
pub(in crate::layout::plan) static PLANNER: Block<PlannerPart> = Block {
    key: BlockKey::Planner,
    title: "Project planner",
    rows: Rows::Free,
    nature: OF_PLAN,
    slots: &[
        Slot::text(lens!(PlannerPart.reference as Ref), "Ref", 10).most(20).need(Need::Always, 0),
        Slot::text(lens!(PlannerPart.part), "Part of the project", 30).need(Need::Always, 0),
        long(lens!(PlannerPart.question), "Question to answer", 60),
        long(lens!(PlannerPart.example), "An example", 60),
    ],
};

/// Weeks and events.
pub(in crate::layout::plan) static CALENDAR: Block<Event> = Block {
    key: BlockKey::Calendar,
    title: "Calendar",
    rows: Rows::Free,
    nature: OF_PLAN,
    slots: &[
        Slot::text(lens!(Event.reference as Ref), "Ref", 10).most(20).need(Need::Always, 0),
        code(lens!(Event.month), "Month", 14, ListOf::Months)
            .need(Need::Always, 0)
            .help("The month alone: the days change from year to year."),
        Slot::text(lens!(Event.event), "Week or event", 44).need(Need::Always, 0),
        long(lens!(Event.careers), "Careers it can lead to", 70),
    ],
};

/// What each approach can look like.
pub(in crate::layout::plan) static EXAMPLES: Block<Example> = Block {
    key: BlockKey::Examples,
    title: "Examples",
    rows: Rows::Free,
    nature: OF_PLAN,
    slots: &[
        Slot::text(lens!(Example.subject), "Subject", 26)
            .need(Need::Always, 0)
            .help("A subject as you call it, or a part of its name."),
        Slot::text(lens!(Example.also), "Also called", 26).several().help("Other names, with commas between them."),
        code(lens!(Example.approach), "Approach", 14, ListOf::ApproachKeys).need(Need::Always, 0),
        long(lens!(Example.example), "What it can look like", 60).need(Need::Always, 0),
        long(lens!(Example.first_step), "First step", 44),
        Slot::text(lens!(Example.time_needed), "Time it takes", 24),
    ],
};

/// What others offer.
pub(in crate::layout::plan) static RESOURCES: Block<Resource> = Block {
    key: BlockKey::Resources,
    title: "Resources",
    rows: Rows::Free,
    nature: OF_PLAN,
    slots: &[
        Slot::text(lens!(Resource.name), "Resource", 30).need(Need::Always, 0),
        Slot::text(lens!(Resource.provider), "Who provides it", 36),
        Slot::text(lens!(Resource.link), "Link", 44),
        long(lens!(Resource.about), "What it offers", 60),
        long(lens!(Resource.good_for), "Good for", 50).late().help("One sentence: when a teacher would reach for it."),
        Slot::text(lens!(Resource.category), "Kind of help", 20).late().help(
            "Such as Lesson ideas, Jobs, Employers, Routes, SEND, Planning or Training: they are listed by kind.",
        ),
        long(lens!(Resource.subjects), "Subjects", 30)
            .several()
            .late()
            .help("Only where it is for some: names with commas between them. Blank: for every subject."),
        Slot::text(lens!(Resource.stages), "Stages", 16)
            .several()
            .late()
            .help("Only where it is for some: codes with commas between them. Blank: for every stage."),
        code(lens!(Resource.framework), "Framework", 14, ListOf::Frameworks)
            .late()
            .help("Only where it speaks of one framework. Blank: printed under every one."),
        Slot::asked(lens!(Resource.checked), Head::Plain("Looked at on"), 16, Holds::Date)
            .late()
            .help("The day on which somebody last opened the link and found it as told here."),
        Slot::choice(lens!(Resource.hidden), "Kept back?", 14, ListOf::YesNo)
            .late()
            .help("Yes: it stands here and is printed nowhere. Look before you change it to No."),
        long(lens!(Resource.note), "To know first", 50).late(),
    ],
};
