//! The lists behind *Still so?*: only forms have them that show last round's answers.

use super::{List, ListOf, Source};
use crate::answers::audit::{Confirmed, StillSo};

impl ListOf {
    /// The defined name of a list that only forms have that show last round's answers.
    pub fn name_of_last(self) -> String {
        format!("list_{}", if self == ListOf::Confirmed { "confirmed" } else { "still_so" })
    }
}

impl List {
    /// The list behind *Still so?*, which only forms have that show last round's answers.
    pub(in crate::layout) fn of_last(of: ListOf) -> List {
        if of == ListOf::Confirmed { List::of::<Confirmed>("confirmed") } else { List::of::<StillSo>("still_so") }
    }

    /// The same, for a whole sheet: only *Yes*.
    pub(in crate::layout) fn all_so() -> List {
        let mut list = List::of_last(ListOf::StillSo);
        list.meant.retain(|_, position| *position == 0);
        list.choices.truncate(1);
        let labels = list.labels().iter().take(1).cloned().collect();
        List { name: "list_all_so".to_owned(), source: Source::Labels(labels), ..list }
    }
}
