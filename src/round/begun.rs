//! What there is to tell of a round that follows another.

use std::sync::Arc;

use crate::plan::{Numbers, Plan};
use crate::shelf::Rel;

/// What went on from a round to the next, and what did not.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The plan that was written.
    pub at: Rel,
    /// What it says.
    pub plan: Arc<Plan>,
    /// What the last round's said.
    pub last: Arc<Plan>,
    /// What became of the numbers on roll, where another school year begins.
    pub numbers: Option<Numbers>,
    /// How many returns of that round were withdrawn.
    pub withdrawn: usize,
    /// Of how many it was settled whose they are.
    pub settled: usize,
    /// Resources that nobody has looked at for a year.
    pub unseen: Vec<String>,
}
