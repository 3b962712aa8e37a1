//! Where things stand on the sheet that nobody sees: the identity in columns A and B, then the lists
//! side by side, then, a free column further, the workings behind *Start here*.

use super::form::Form;
use super::lists::Source;

/// The name of the sheet that nobody sees.
pub const HIDDEN: &str = "_form";

/// The first column of lists.
pub(crate) const LISTS: u32 = 3;

/// The first row of what the workbook shows of the last round: beneath what says whose it is.
pub(crate) const LAST_ANSWERS: u32 = 20;

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
