//! What would be written: a shelf over another, which stays as it is.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{Lying, Outcome, Rel, Shelf, ShelfError, What};

/// Another shelf, in which nothing is written: what was to be stays here and is read from here.
pub struct Trial<'s> {
    under: &'s dyn Shelf,
    /// What was written, and what was taken away.
    over: BTreeMap<Rel, Option<Vec<u8>>>,
}

impl<'s> Trial<'s> {
    /// Over a shelf.
    pub fn over(under: &'s dyn Shelf) -> Trial<'s> {
        Trial { under, over: BTreeMap::new() }
    }
}

impl Shelf for Trial<'_> {
    fn list(&self, folder: &Rel) -> Result<Vec<Lying>, ShelfError> {
        let mut lying = self.under.list(folder)?;
        lying.retain(|one| !self.over.contains_key(&one.at));
        for (at, bytes) in &self.over {
            let Some(below) = at.below(folder).filter(|_| bytes.is_some()) else { continue };
            let what = if below.folder() == Rel::root() { What::File } else { What::Folder };
            let at = folder.join(below.first().as_path());
            if lying.iter().all(|one| one.at != at) {
                lying.push(Lying { at, saved: None, what });
            }
        }
        Ok(lying)
    }

    fn is_there(&self, at: &Rel) -> bool {
        match self.over.get(at) {
            Some(bytes) => bytes.is_some(),
            // A folder is there once something was put into it.
            None => {
                let mut put = self.over.iter().filter(|(_, bytes)| bytes.is_some());
                self.under.is_there(at) || put.any(|(file, _)| file.below(at).is_some())
            }
        }
    }

    fn read(&self, at: &Rel) -> Result<Vec<u8>, ShelfError> {
        match self.over.get(at) {
            Some(Some(bytes)) => Ok(bytes.clone()),
            Some(None) => Err(ShelfError::absent(&self.shown(at))),
            None => self.under.read(at),
        }
    }

    fn fresh(&mut self, at: &Rel, bytes: &[u8]) -> Result<(), ShelfError> {
        if self.is_there(at) {
            return Err(ShelfError::Kept(self.shown(at)));
        }
        self.over.insert(at.clone(), Some(bytes.to_vec()));
        Ok(())
    }

    fn replace(&mut self, at: &Rel, bytes: &[u8]) -> Result<Outcome, ShelfError> {
        let outcome = self.becomes(at, bytes)?;
        if outcome != Outcome::Unchanged {
            self.over.insert(at.clone(), Some(bytes.to_vec()));
        }
        Ok(outcome)
    }

    fn copy(&mut self, from: &Rel, to: &Rel) -> Result<(), ShelfError> {
        let bytes = self.read(from)?;
        self.fresh(to, &bytes)
    }

    fn remove(&mut self, at: &Rel) -> Result<(), ShelfError> {
        self.over.insert(at.clone(), None);
        Ok(())
    }

    fn make(&mut self, _: &Rel) -> Result<(), ShelfError> {
        Ok(())
    }

    fn shown(&self, at: &Rel) -> PathBuf {
        self.under.shown(at)
    }

    fn typed(&self, folder: &Rel, path: &str) -> Result<Option<Rel>, ShelfError> {
        self.under.typed(folder, path)
    }

    fn is_trial(&self) -> bool {
        true
    }

    fn beside(&self, way: &str) -> Option<Box<dyn Shelf + '_>> {
        self.under.beside(way)
    }
}
