//! The steps that were agreed after the last round, and what their departments say of them now.

use super::Picture;
use crate::answers::audit::{AgreedRow, StepDone};
use crate::plan::{AgreedStep, Department};
use crate::words::{either, many};

/// A step that was agreed, and what its department says of it.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'p> {
    /// The department.
    pub department: &'p Department,
    /// The step.
    pub step: &'p AgreedStep,
    /// What it says.
    pub said: Option<&'p AgreedRow>,
}

impl Kept<'_> {
    /// Whether it is done; none where nobody has said.
    pub fn done(&self) -> Option<StepDone> {
        self.said.and_then(|said| said.done)
    }
}

impl<'p> Picture<'p> {
    /// Every step of a subject that was agreed, in the plan's order.
    pub fn kept(&self) -> Vec<Kept<'p>> {
        let plan = self.plan;
        let of = |step: &'p AgreedStep| {
            let (department, subject) = plan.subjects().find(|(_, own)| own.name == step.subject)?;
            let is_its = |row: &&AgreedRow| {
                row.place.subject.as_deref() == Some(subject.name.as_str()) && row.place.row == step.reference
            };
            let said = self.results.audits.get(&department.code).and_then(|audit| audit.agreed.iter().find(is_its));
            Some(Kept { department, step, said })
        };
        plan.agreed.iter().filter_map(of).collect()
    }

    /// How many of the steps that were agreed are kept, as a sentence; none where nothing was agreed.
    pub fn steps_kept(&self) -> Option<String> {
        let kept = self.kept();
        let count = |done: Option<StepDone>| kept.iter().filter(|one| one.done() == done).count();
        let (done, open, unsaid) = (count(Some(StepDone::Done)), count(Some(StepDone::NotYet)), count(None));
        let mut told = match kept.len() {
            0 => return None,
            all => {
                format!("{done} of {} agreed last round {} done", many(all, "step", "steps"), either(done, "is", "are"))
            }
        };
        if open > 0 {
            told.push_str(&format!("; {open} {} not yet", either(open, "is", "are")));
        }
        if unsaid > 0 {
            told.push_str(&format!("; of {unsaid} nobody has said"));
        }
        Some(format!("{told}."))
    }
}
