//! What stands in the cells of a form, as it was typed.

use crate::answers::{Answers, Given, Key, Typed};

/// What stands in the cells.
pub(super) struct Seen<'a> {
    all: &'a Answers,
}

impl<'a> Seen<'a> {
    pub(super) fn of(all: &'a Answers) -> Seen<'a> {
        Seen { all }
    }

    /// What stands in a cell; nothing where it is blank.
    pub(super) fn typed(&self, key: &Key) -> Option<&'a Typed> {
        self.all.get(key).map(|given| &given.typed).filter(|typed| !typed.is_blank())
    }

    /// Everything that was given.
    pub(super) fn all(&self) -> impl Iterator<Item = (&'a Key, &'a Given)> {
        self.all.iter()
    }
}
