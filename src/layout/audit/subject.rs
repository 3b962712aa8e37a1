//! What each subject is asked: its outcomes, its checklist and how many learners it reached.

use super::start::stages_of;
use crate::answers::audit::{ChecklistRow, OutcomeRow, ReachRow};
use crate::key::{BlockKey, Series, SlotKey};
use crate::layout::block::{Block, Carries, Nature, Needs, Rows, Spare};
use crate::layout::head::Head;
use crate::layout::lists::ListOf;
use crate::layout::origin::{At, Origin};
use crate::layout::row::{Of, Row};
use crate::layout::slot::Slot;
use crate::layout::spec::{Holds, Need};
use crate::lens;
use crate::plan::{Cohort, Item, Outcome, Stage, Subject};
use crate::scope;

/// The outcomes of one subject.
pub(in crate::layout) static OUTCOMES: Block<OutcomeRow, Outcome> = Block {
    key: BlockKey::Outcomes,
    title: "Outcomes",
    rows: Rows::PrintedAndSpare(Spare { series: Series::UNIT, rows: 5 }),
    nature: Nature {
        asks: "Which outcomes you cover",
        told_by: Some(SlotKey::Ref),
        same_by: &[SlotKey::Ref, SlotKey::Unit],
        needs: &[
            Needs { said: SlotKey::Coverage, this: None, wanted: SlotKey::Ref, lost: "the row cannot count" },
            Needs { said: SlotKey::Ref, this: None, wanted: SlotKey::Coverage, lost: "the row cannot count" },
        ],
        in_edition: true,
        carries: Carries::Answers,
    },
    slots: &[
        Slot::reference(7),
        Slot::choice(lens!(OutcomeRow.outcome as Ref), "Outcome", 33, ListOf::Outcomes)
            .help("Another unit: pick the outcome that it covers.")
            .shows(|one| one.outcome.title.as_str()),
        // A plan may call its outcomes as it likes: not every ref says its stage.
        Slot::<OutcomeRow, Outcome>::printed(SlotKey::Stage, Head::Stage, 13, |one| one.outcome.stage.as_str()).in_spare("another unit"),
        Slot::last_time(40),
        Slot::still_so(),
        Slot::choice(lens!(OutcomeRow.coverage), "Coverage", 20, ListOf::Coverage)
            .need(Need::Always, 20)
            .help("Not yet; Highlighted: pointed out as it arises; Taught: planned in a unit; Taught with employers; or Not applicable, with a reason."),
        Slot::text(lens!(OutcomeRow.reason), "Reason", 24)
            .most(500)
            .need(Need::OnceNotApplicable, 0)
            .help("Needed only for Not applicable: why does it not fit what you teach?"),
        Slot::choice(lens!(OutcomeRow.status), "Status", 10, ListOf::Status)
            .need(Need::OnceHighlighted, 5)
            .help("In place: it happens now. Planned: it is meant for later and does not count yet."),
        Slot::asked(lens!(OutcomeRow.cohorts), Head::Cohorts, 13, Holds::Choice(ListOf::Cohorts))
            .need(Need::WhereSeveral, 5)
            .help("All of the stage, or one of its groups. A second one goes into the cell beside it."),
        Slot::choice(lens!(OutcomeRow.cohorts_also), "And also", 12, ListOf::Cohorts)
            .help("Only where the row is for a second group as well.")
            .further()
            .late(),
        Slot::choice(lens!(OutcomeRow.term), "Term", 9, ListOf::Terms)
            .need(Need::OnceTaught, 5)
            .help("The term in which it is taught."),
        Slot::text(lens!(OutcomeRow.unit), "Unit", 28)
            .most(200)
            .need(Need::OnceTaught, 15)
            .help("The unit of your scheme of work in which it is taught.").names_adults(),
        Slot::text(lens!(OutcomeRow.activity), "What learners do", 34).most(1000).help("Optional: one sentence is enough."),
        Slot::choice(lens!(OutcomeRow.skill), "Skill", 18, ListOf::Skills).help("Optional: the skill that it builds most."),
        Slot::text(lens!(OutcomeRow.evidence), "Evidence and the difference it made", 40)
            .most(2000)
            .help("Optional: what shows it, and what changed for learners. Please do not name any learner."),
    ],
};

/// How a statement is marked that its approach needs.
pub(in crate::layout) const NEEDED: &str = "Needed";

/// The statements of one subject.
pub(in crate::layout) static CHECKLIST: Block<ChecklistRow, Item> = Block {
    key: BlockKey::Checklist,
    title: "Checklist",
    rows: Rows::Printed,
    nature: Nature {
        asks: "Statements to answer",
        told_by: Some(SlotKey::Item),
        same_by: &[],
        needs: &[],
        in_edition: true,
        carries: Carries::Beside,
    },
    slots: &[
        Slot::reference(7),
        Slot::printed(SlotKey::Item, Head::Plain("Statement"), 33, |one| one.item.item.as_str()),
        Slot::printed(SlotKey::Approach, Head::Plain("Approach"), 20, |one| one.approach),
        Slot::printed(SlotKey::Weight, Head::Plain("Needed or advice"), 14, |one| {
            if one.item.required { NEEDED } else { "Advice" }
        }),
        Slot::choice(lens!(ChecklistRow.answer), "Answer", 12, ListOf::Ticks)
            .need(Need::Ladder, 15)
            .help("Yes, Partly or Not yet. You may go on to the next approach when every Needed answer above is Yes."),
        Slot::last_time(16),
        Slot::text(lens!(ChecklistRow.evidence), "Evidence", 46).most(1000).help("Optional: what shows it?"),
    ],
};

/// How many learners each subject reached.
pub(in crate::layout) static REACH: Block<ReachRow, Cohort> = Block {
    key: BlockKey::Reach,
    title: "Reach",
    rows: Rows::Printed,
    nature: Nature {
        asks: "If you have time: numbers",
        told_by: Some(SlotKey::Cohort),
        same_by: &[],
        needs: &[],
        in_edition: true,
        carries: Carries::Beside,
    },
    slots: &[
        Slot::reference(7),
        Slot::printed(SlotKey::Subject, Head::Subject, 18, |one| one.subject.name.as_str()),
        Slot::worded(SlotKey::Cohort, Head::Cohort, 13, |one| one.name()),
        Slot::worded(SlotKey::Roll, Head::Plain("On roll"), 12, |one| one.cohort.roll.to_string()),
        Slot::asked(lens!(ReachRow.taking), Head::Taking, 20, Holds::Count { most: 100_000, per_cent: false })
            .help("How many learners of this group are taught it this year?"),
        Slot::asked(
            lens!(ReachRow.reached),
            Head::Plain("Reached"),
            20,
            Holds::Count { most: 100_000, per_cent: false },
        )
        .help("How many of them met at least one of your outcomes there this year?"),
        Slot::last_time(28),
    ],
};

/// An outcome as a subject is asked it.
pub(in crate::layout) struct Asked<'p> {
    outcome: &'p Outcome,
    stage: Option<&'p Stage>,
    at: At<'p>,
}

impl Origin for Outcome {
    type One<'p> = Asked<'p>;

    fn all(at: At<'_>) -> Vec<Asked<'_>> {
        let plan = at.plan;
        let mut asked: Vec<&Outcome> = match (at.department, at.subject()) {
            (Some(department), Some(subject)) => scope::asked(plan, department, subject).collect(),
            (_, _) => plan.outcomes.iter().collect(),
        };
        // Stage by stage, whatever the plan's order: people fill in a stage at a time, and a formula that
        // counts what is left stays short.
        asked.sort_by_key(|outcome| plan.stages.iter().position(|stage| stage.code == outcome.stage));
        asked.into_iter().map(|outcome| Asked { outcome, stage: plan.stage(&outcome.stage), at }).collect()
    }

    fn row(one: &Asked<'_>) -> Row {
        Row {
            reference: one.outcome.reference.clone(),
            subject: one.at.name().map(str::to_owned),
            of: Of::Stage(one.outcome.stage.clone()),
            ..Row::default()
        }
    }

    fn speaks_of<'p>(_: At<'p>, one: &Asked<'p>) -> (Option<&'p Subject>, Option<&'p Stage>) {
        (one.at.subject(), one.stage)
    }
}

/// A statement as a subject answers it.
pub(in crate::layout) struct Statement<'p> {
    item: &'p Item,
    approach: &'p str,
    subject: Option<&'p Subject>,
}

impl Origin for Item {
    type One<'p> = Statement<'p>;

    fn all(at: At<'_>) -> Vec<Statement<'_>> {
        let (plan, subject) = (at.plan, at.subject());
        plan.checklist.iter().map(|item| Statement { item, approach: plan.name_of(item.approach), subject }).collect()
    }

    fn row(one: &Statement<'_>) -> Row {
        Row {
            reference: one.item.reference.clone(),
            subject: one.subject.map(|subject| subject.name.clone()),
            of: Of::Approach(one.item.approach),
            ..Row::default()
        }
    }

    fn speaks_of<'p>(_: At<'p>, one: &Statement<'p>) -> (Option<&'p Subject>, Option<&'p Stage>) {
        (one.subject, None)
    }
}

/// A group of learners whom a subject teaches.
pub(in crate::layout) struct Group<'p> {
    subject: &'p Subject,
    stage: &'p Stage,
    cohort: &'p Cohort,
}

impl Group<'_> {
    /// Its name; a class with learners of two stages has a row for each, and says which.
    fn name(&self) -> String {
        let Group { stage, cohort, .. } = self;
        if cohort.reference == cohort.code { cohort.name.clone() } else { format!("{} ({})", cohort.name, stage.code) }
    }
}

impl Origin for Cohort {
    type One<'p> = Group<'p>;

    fn all(at: At<'_>) -> Vec<Group<'_>> {
        let mut groups = Vec::new();
        for subject in at.subjects() {
            for stage in stages_of(at.plan, subject) {
                groups.extend(subject.cohorts_of(stage).map(|cohort| Group { subject, stage, cohort }));
            }
        }
        groups
    }

    fn row(one: &Group<'_>) -> Row {
        Row {
            reference: one.cohort.reference.clone(),
            subject: Some(one.subject.name.clone()),
            of: Of::Roll(one.cohort.roll),
            ..Row::default()
        }
    }

    fn speaks_of<'p>(_: At<'p>, one: &Group<'p>) -> (Option<&'p Subject>, Option<&'p Stage>) {
        (Some(one.subject), Some(one.stage))
    }
}
