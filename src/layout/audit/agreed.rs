//! What was agreed for a subject after the last round, and whether it is done: the first thing that a department sees.

use crate::answers::audit::AgreedRow;
use crate::key::{BlockKey, SlotKey};
use crate::layout::block::{Block, Carries, Nature, Rows};
use crate::layout::head::Head;
use crate::layout::lists::ListOf;
use crate::layout::origin::{At, Origin};
use crate::layout::row::Row;
use crate::layout::slot::Slot;
use crate::lens;
use crate::plan::{AgreedStep, Subject};

/// The agreed steps of each subject. Nothing of them counts in a verdict.
pub(in crate::layout) static AGREED: Block<AgreedRow, AgreedStep> = Block {
    key: BlockKey::Agreed,
    title: "Agreed last round: is it done?",
    rows: Rows::Printed,
    nature: Nature {
        asks: "",
        told_by: Some(SlotKey::Step),
        same_by: &[],
        needs: &[],
        in_edition: false,
        carries: Carries::Nothing,
    },
    slots: &[
        Slot::reference(8),
        Slot::printed(SlotKey::Subject, Head::Subject, 26, |one| one.subject.name.as_str()),
        Slot::worded(SlotKey::Step, Head::Plain("Agreed last round"), 24, |one| one.step.told()),
        Slot::choice(lens!(AgreedRow.done), "Done?", 20, ListOf::StepDone).late().help("Done, or Not yet."),
        Slot::text(lens!(AgreedRow.why), "Why, or what came of it", 60)
            .most(500)
            .late()
            .help("Not yet: what is in the way. Done: what came of it, if you like. Please do not name any learner."),
    ],
};

/// An agreed step of a subject.
pub(in crate::layout) struct AgreedFor<'p> {
    subject: &'p Subject,
    step: &'p AgreedStep,
}

impl Origin for AgreedStep {
    type One<'p> = AgreedFor<'p>;

    fn all(at: At<'_>) -> Vec<AgreedFor<'_>> {
        let of = |subject| agreed_for(at, subject).map(move |step| AgreedFor { subject, step });
        at.subjects().iter().flat_map(of).collect()
    }

    fn row(one: &AgreedFor<'_>) -> Row {
        let subject = Some(one.subject.name.clone());
        Row { reference: one.step.reference.clone(), subject, ..Row::default() }
    }

    fn speaks_of<'p>(_: At<'p>, one: &AgreedFor<'p>) -> (Option<&'p Subject>, Option<&'p crate::plan::Stage>) {
        (Some(one.subject), None)
    }
}

fn agreed_for<'p>(at: At<'p>, subject: &'p Subject) -> impl Iterator<Item = &'p AgreedStep> {
    at.plan.agreed.iter().filter(|step| step.subject == subject.name)
}
