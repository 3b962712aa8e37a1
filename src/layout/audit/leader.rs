//! What the Careers Leader is asked: the nine steps, the whole school, and what changed.

use crate::answers::audit::{ImpactRow, SchoolRow, StepRow};
use crate::key::{BlockKey, Series, SlotKey};
use crate::layout::block::{Block, Carries, Nature, Rows, Spare};
use crate::layout::head::Head;
use crate::layout::lists::ListOf;
use crate::layout::origin::{At, Origin, of_plan};
use crate::layout::row::Row;
use crate::layout::slot::Slot;
use crate::layout::spec::{Holds, Need};
use crate::lens;
use crate::plan::{Approach, SchoolItem, Step};

/// The nine steps, a row for each approach: the Careers Leader's action plan.
pub(in crate::layout) static STEPS: Block<StepRow, Step> = Block {
    key: BlockKey::Steps,
    title: "Nine steps",
    rows: Rows::Printed,
    nature: Nature {
        asks: "How far each step has come",
        told_by: None,
        same_by: &[],
        needs: &[],
        in_edition: false,
        carries: Carries::Answers,
    },
    slots: &[
        Slot::reference(7),
        Slot::worded(SlotKey::Step, Head::Plain("Step"), 22, |one| format!("{} {}", one.step.number, one.step.name)),
        Slot::printed(SlotKey::Approach, Head::Plain("Approach"), 20, |one| one.approach),
        Slot::printed(SlotKey::Aim, Head::Plain("Aim"), 38, |one| one.step.aim.as_str()),
        Slot::printed(SlotKey::Action, Head::Plain("Action"), 42, |one| one.step.action.as_str()),
        Slot::last_time(34),
        Slot::still_so(),
        Slot::choice(lens!(StepRow.progress), "How far", 14, ListOf::Progress)
            .need(Need::Always, 10)
            .help("Not started, Planned, Under way or In place."),
        Slot::text(lens!(StepRow.owner), "Who sees to it", 22).most(120).help("A name or a post. Blank: you."),
        Slot::asked(lens!(StepRow.due), Head::Plain("By when"), 13, Holds::Date)
            .help("Day/month/year, for example 14/03/2027."),
        Slot::text(lens!(StepRow.ask), "What you ask of SLT", 34)
            .most(500)
            .help("Only where something is wanted: it goes onto the first sheet of the matrix."),
        Slot::text(lens!(StepRow.evidence), "Evidence and the difference it made", 40)
            .most(1000)
            .help("Optional: what shows it, and what changed. Please do not name any learner."),
    ],
};

/// Statements about the whole school, the first three things first.
pub(in crate::layout) static WHOLE_SCHOOL: Block<SchoolRow, SchoolItem> = Block {
    key: BlockKey::WholeSchool,
    title: "Where we stand",
    rows: Rows::Printed,
    nature: Nature {
        asks: "Statements to answer",
        told_by: None,
        same_by: &[],
        needs: &[],
        in_edition: false,
        carries: Carries::Beside,
    },
    slots: &[
        Slot::reference(7),
        Slot::printed(SlotKey::Item, Head::Plain("Statement"), 33, |item| item.item.as_str()),
        Slot::printed(SlotKey::Part, Head::Plain("Part"), 20, |item| item.part.as_str()),
        Slot::printed(SlotKey::EvidenceHint, Head::Plain("What to point to"), 40, |item| item.evidence_hint.as_str()),
        Slot::choice(lens!(SchoolRow.answer), "Answer", 12, ListOf::Ticks)
            .need(Need::Always, 15)
            .help("Yes, Partly or Not yet."),
        Slot::last_time(16),
        Slot::text(lens!(SchoolRow.evidence), "Evidence", 46).most(1000).help("Optional: what shows it?"),
    ],
};

/// What changed, and how that is known.
pub(in crate::layout) static IMPACT: Block<ImpactRow> = Block {
    key: BlockKey::Impact,
    title: "Impact",
    rows: Rows::Spare(Spare { series: Series::IMPACT, rows: 6 }),
    nature: Nature {
        asks: "If you have time: what changed",
        told_by: None,
        same_by: &[SlotKey::Changed],
        needs: &[],
        in_edition: true,
        carries: Carries::Answers,
    },
    slots: &[
        Slot::reference(7),
        Slot::last_time(40),
        Slot::still_so(),
        Slot::text(lens!(ImpactRow.changed), "What changed", 33)
            .most(500)
            .help("One thing that is different because of careers in the curriculum."),
        Slot::asked(lens!(ImpactRow.cohorts), Head::Cohorts, 18, Holds::Choice(ListOf::Cohorts)),
        Slot::text(lens!(ImpactRow.before), "Before", 26).most(300).help("A figure or a few words, with its date."),
        Slot::text(lens!(ImpactRow.now), "Now", 26).most(300).help("The same figure now, with its date."),
        Slot::text(lens!(ImpactRow.known), "How we know", 44)
            .most(500)
            .help("The survey, register, destination figure or talk that shows it. Please do not name any learner."),
    ],
};

/// A step, and the name of its approach in this school.
pub(in crate::layout) struct StepAt<'p> {
    step: &'p Step,
    approach: &'p str,
}

impl Origin for Step {
    type One<'p> = StepAt<'p>;

    fn all(at: At<'_>) -> Vec<StepAt<'_>> {
        let plan = at.plan;
        plan.steps.iter().map(|step| StepAt { step, approach: plan.name_of(step.approach) }).collect()
    }

    fn row(one: &StepAt<'_>) -> Row {
        Row { reference: step_ref(one.step), ..Row::default() }
    }
}

/// The ref of a step's row: `S7-A` is the seventh step at the second approach.
pub fn step_ref(step: &Step) -> String {
    let letter = match step.approach {
        Approach::Foundation => "F",
        Approach::Across => "A",
        Approach::Enriched => "N",
    };
    format!("S{}-{letter}", step.number)
}

of_plan!(SchoolItem: whole_school, |item| item.reference.clone());
