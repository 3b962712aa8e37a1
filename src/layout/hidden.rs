//! Where things stand on the sheet that nobody sees: the identity in columns A and B, then the lists
//! side by side, then, a free column further, the workings behind *Start here*.

use std::sync::Arc;

use crate::plan::{Department, Plan};

use super::form::Form;
use super::lists::Source;

/// The name of the sheet that nobody sees.
pub const HIDDEN: &str = "_form";

/// The first column of lists.
pub(crate) const LISTS: u32 = 3;

/// What the subjects of a department are judged by, for the formulas that show it as it grows.
#[derive(Clone, Debug)]
pub struct Judging {
    /// The plan.
    pub plan: Arc<Plan>,
    /// The department.
    pub department: Department,
}

impl Form {
    /// The first column of workings on the hidden sheet.
    pub(crate) fn workings(&self) -> u32 {
        let lists = self.lists.iter().filter(|list| match &list.source {
            Source::Labels(labels) => !labels.is_empty(),
            Source::Column(..) => false,
        });
        LISTS + u32::try_from(lists.count()).unwrap_or(0) + 1
    }
}
