//! What lies in the folders that are ours, but for what a person edited: which name is free, and what is needed no more.

use crate::names::Folder;
use crate::plan::MessageKind;
use crate::shelf::{Rel, Shelf, ShelfError};

use super::deeds::{Over, Paper};
use super::seal::{Seal, kind_of};

/// The files that lie in the folders that were looked at.
#[derive(Clone, Debug, Default)]
pub(super) struct Ours {
    lying: Vec<One>,
}

#[derive(Clone, Debug)]
struct One {
    at: Rel,
    whose: Whose,
}

/// Whose a file is.
#[derive(Clone, Debug)]
enum Whose {
    /// We wrote it; which draft it is, where it is one.
    Ours(Option<MessageKind>),
    /// A person edited it.
    APersons,
    /// It cannot be told, and may be a person's.
    Unread,
}

impl Ours {
    /// Looks into one folder more.
    pub(super) fn look(&mut self, shelf: &dyn Shelf, folder: Folder) -> Result<(), ShelfError> {
        let mut there = shelf.list(&Rel::new(folder.name()))?;
        // Each shelf lists in an order of its own, and what is taken away is told in one.
        there.sort_by(|one, other| one.at.cmp(&other.at));
        for lying in there {
            let seal = Seal::of(folder, &lying.at.name());
            // A disk may take capitals for small letters.
            if !lying.at.name().to_lowercase().ends_with(seal.ending()) {
                continue;
            }
            let whose = match shelf.look(&lying.at) {
                Ok(Some(bytes)) if seal.is_ours(&bytes) => Whose::Ours(kind_of(&bytes).and_then(MessageKind::of_key)),
                // One that is too large is not ours either, and is kept as well.
                Ok(Some(_)) | Err(ShelfError::TooLarge(..)) => Whose::APersons,
                Ok(None) => continue,
                Err(_) => Whose::Unread,
            };
            self.lying.push(One { at: lying.at, whose });
        }
        Ok(())
    }

    /// A file of ours, sealed, under its name or, where a person edited what has it, or it cannot be told, under the next
    /// that is free.
    pub(super) fn paper(&self, folder: Folder, name: &str, bytes: Vec<u8>) -> Paper {
        let seal = Seal::of(folder, name);
        let at = self.free(&Rel::new(folder.name()).join(name));
        Paper { at, bytes: seal.put(bytes), over: Over::Ours(seal) }
    }

    /// The same where one of ours lies already; none where that is a person's now.
    pub(super) fn paper_at(&self, folder: Folder, at: &Rel, bytes: Vec<u8>) -> Option<Paper> {
        let seal = Seal::of(folder, &at.name());
        let own = self.lying.iter().find(|one| one.at == *at)?;
        match own.whose {
            Whose::Ours(_) => Some(Paper { at: at.clone(), bytes: seal.put(bytes), over: Over::Ours(seal) }),
            Whose::APersons | Whose::Unread => None,
        }
    }

    fn free(&self, at: &Rel) -> Rel {
        let mut number = 1;
        loop {
            let numbered = at.numbered(number);
            let mut alike = self.lying.iter().filter(|one| one.at.is_like(&numbered));
            let is_taken = alike.any(|one| match &one.whose {
                Whose::Ours(_) => false,
                Whose::APersons | Whose::Unread => true,
            });
            if !is_taken {
                return numbered;
            }
            number += 1;
        }
    }

    /// The files of ours in a folder that are none of these papers and that may go.
    pub(super) fn needless<'a>(
        &'a self,
        folder: Folder,
        papers: &'a [Paper],
        may_go: impl Fn(Option<MessageKind>) -> bool + 'a,
    ) -> impl Iterator<Item = (Rel, Seal)> + 'a {
        let lies_in = Rel::new(folder.name());
        let seal = move |at: &Rel| Seal::of(folder, &at.name());
        self.lying
            .iter()
            .filter(move |one| one.at.folder() == lies_in && one.at.name().ends_with(seal(&one.at).ending()))
            .filter(move |one| match one.whose {
                Whose::Ours(kind) => may_go(kind),
                Whose::APersons | Whose::Unread => false,
            })
            .filter(|one| papers.iter().all(|paper| !paper.at.is_like(&one.at)))
            .map(move |one| (one.at.clone(), seal(&one.at)))
    }
}
