//! What stands on *Start here*: the stages taught this year, how far each sheet has come, and how each subject stands.

use crate::answers::audit::{About, StageRow};
use crate::key::{BlockKey, SlotKey};
use crate::layout::block::{Block, Carries, Nature, Rows};
use crate::layout::form::Link;
use crate::layout::head::Head;
use crate::layout::lists::ListOf;
use crate::layout::origin::{At, Listed, Origin};
use crate::layout::row::{Of, Row};
use crate::layout::slot::Slot;
use crate::layout::spec::{Holds, Live};
use crate::lens;
use crate::plan::{Plan, Stage, Subject};

const TO_THE_LEADER: &str = "Anything you want to tell the Careers Leader?";

/// Who filled a workbook in.
pub(in crate::layout) static ABOUT: Block<About> = Block {
    key: BlockKey::About,
    title: "About this return",
    rows: Rows::Form,
    nature: Nature { asks: "", told_by: None, same_by: &[], needs: &[], in_edition: true, carries: Carries::Nothing },
    slots: &[
        Slot::text(lens!(About.filled_by), "Who filled this in?", 36)
            .most(120)
            .help("Your name, so that we know whom to ask.")
            .joins(", ")
            .names_adults(),
        Slot::text(lens!(About.remarks), TO_THE_LEADER, 36)
            .most(2000)
            .joins("\n")
            .help("Optional. Please do not name any learner."),
    ],
};

/// The same questions, as they are put to the Careers Leader.
pub(in crate::layout) static LEADER_ABOUT: Block<About> = Block {
    key: BlockKey::About,
    title: "About this return",
    rows: Rows::Form,
    nature: Nature { asks: "", told_by: None, same_by: &[], needs: &[], in_edition: true, carries: Carries::Nothing },
    slots: &[
        Slot::text(lens!(About.filled_by), "Who filled this in?", 36)
            .most(120)
            .help("Your name.")
            .joins(", ")
            .names_adults(),
        Slot::asked(
            lens!(About.remarks),
            Head::Reworded("Anything to note for next time?", &[TO_THE_LEADER]),
            36,
            Holds::Text { most: 2000 },
        )
        .joins("\n")
        .help("Optional: what to do differently, or to keep. Please do not name any learner."),
    ],
};

/// The stages that each subject teaches: is it taught this year?
pub(in crate::layout) static STAGES: Block<StageRow, Stage> = Block {
    key: BlockKey::Stages,
    title: "Is nobody taught in one of these this year? Only then choose Not this year",
    rows: Rows::Printed,
    nature: Nature {
        asks: "",
        told_by: Some(SlotKey::Stage),
        same_by: &[],
        needs: &[],
        in_edition: true,
        carries: Carries::Nothing,
    },
    slots: &[
        Slot::reference(8),
        Slot::printed(SlotKey::Subject, Head::Subject, 26, |one| one.subject.name.as_str()),
        Slot::printed(SlotKey::Stage, Head::Stage, 24, |one| one.stage.name.as_str()),
        Slot::choice(lens!(StageRow.taught), "Taught this year", 20, ListOf::TaughtThisYear)
            .help("Choose Not this year only where nobody is taught there this year. Blank counts as Yes."),
    ],
};

/// The sheets, and how much of each is filled in.
pub(in crate::layout) static PROGRESS: Block<(), Listed> = Block {
    key: BlockKey::Progress,
    title: "Your progress",
    rows: Rows::Printed,
    nature: Nature::PRINTED,
    slots: &[
        Slot::printed(SlotKey::Sheet, Head::Plain("Sheet"), 30, |sheet| sheet.name.as_str()),
        Slot::live(SlotKey::State, "State", 18, Live::State),
        Slot::live(SlotKey::ToFill, "Still to fill", 13, Live::ToFill),
        Slot::live(SlotKey::Minutes, "Minutes", 12, Live::Minutes),
        Slot::printed(SlotKey::What, Head::Plain("What it asks"), 26, |sheet| sheet.asks),
        Slot::live(SlotKey::Answered, "Answered", 12, Live::Answered),
    ],
};

/// How each subject stands so far.
pub(in crate::layout) static APPROACH: Block<(), Subject> = Block {
    key: BlockKey::Approach,
    title: "Your approach so far: it updates as you fill in the sheets",
    rows: Rows::Printed,
    nature: Nature::PRINTED,
    slots: &[
        Slot::printed(SlotKey::Subject, Head::Subject, 30, |subject| subject.name.as_str()),
        Slot::live(SlotKey::YourView, "Your view", 22, Live::YourView),
        Slot::live(SlotKey::RowsShow, "What your rows show", 22, Live::RowsShow),
        Slot::live(SlotKey::ReachedSoFar, "Reached so far", 22, Live::Reached),
        Slot::live(SlotKey::Next, "What is next", 58, Live::Next),
    ],
};

/// A subject in one stage that it teaches.
pub(in crate::layout) struct Taught<'p> {
    subject: &'p Subject,
    stage: &'p Stage,
}

impl Origin for Stage {
    type One<'p> = Taught<'p>;

    fn all(at: At<'_>) -> Vec<Taught<'_>> {
        let of = |subject| stages_of(at.plan, subject).map(move |stage| Taught { subject, stage });
        at.subjects().iter().flat_map(of).collect()
    }

    fn row(one: &Taught<'_>) -> Row {
        Row { reference: one.stage.code.clone(), subject: Some(one.subject.name.clone()), ..Row::default() }
    }

    fn speaks_of<'p>(_: At<'p>, one: &Taught<'p>) -> (Option<&'p Subject>, Option<&'p Stage>) {
        (Some(one.subject), Some(one.stage))
    }
}

/// The stages of a subject, in the plan's order.
pub(super) fn stages_of<'p>(plan: &'p Plan, subject: &Subject) -> impl Iterator<Item = &'p Stage> {
    plan.stages.iter().filter(|stage| subject.stages.contains(&stage.code))
}

impl Origin for Listed {
    type One<'p> = &'p Listed;

    fn all(at: At<'_>) -> Vec<&Listed> {
        at.listed.iter().collect()
    }

    fn row(sheet: &&Listed) -> Row {
        Row { of: Of::Sheet(sheet.position), link: Some(Link::to(&sheet.name, "").target()), ..Row::default() }
    }
}

impl Origin for Subject {
    type One<'p> = &'p Subject;

    fn all(at: At<'_>) -> Vec<&Subject> {
        at.subjects().iter().collect()
    }

    fn row(subject: &&Subject) -> Row {
        Row { subject: Some(subject.name.clone()), ..Row::default() }
    }
}
