//! What a department's form needs to show how its subjects stand as it is filled in.

use std::sync::Arc;

use crate::plan::{Department, Plan};

/// What the subjects of a department are judged by, for the formulas that show it as it grows.
#[derive(Clone, Debug)]
pub struct Judging {
    /// The plan.
    pub plan: Arc<Plan>,
    /// The department.
    pub department: Department,
}
