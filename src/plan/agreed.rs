//! The steps that were agreed after the last round, as its matrix handed them on.

use jiff::civil::{Date, date};

use crate::learner::shareable;
use crate::words::day;

/// Whether a step may be due on a day: another century is a slip of the finger.
pub fn may_be_due(day: Date) -> bool {
    (date(2000, 1, 1)..=date(2099, 12, 31)).contains(&day)
}

/// A step that was agreed for a subject after the last round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreedStep {
    /// The subject.
    pub subject: String,
    /// The ref of its row among those of its subject: `G1`.
    pub reference: String,
    /// What was agreed.
    pub step: String,
    /// Who sees to it; may be empty.
    pub owner: String,
    /// By when.
    pub due: Option<Date>,
}

impl AgreedStep {
    /// What was agreed, with who sees to it and by when: `Take one visit into Year 8 (Head of History, by 4 June 2027)`.
    pub fn told(&self) -> String {
        let owner = Some(shareable(&self.owner).to_owned()).filter(|owner| !owner.is_empty());
        let due = self.due.map(|due| format!("by {}", day(due)));
        let (step, more): (&str, Vec<String>) = (shareable(&self.step), owner.into_iter().chain(due).collect());
        if more.is_empty() { step.to_owned() } else { format!("{step} ({})", more.join(", ")) }
    }
}
