//! Files in memory: for a page that has no disk, and for tests.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{Lying, MOST_BYTES, Outcome, Rel, Shelf, ShelfError, What};

/// A round's files in memory. There is no clock here: what is written is saved at the moment that it is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// What it is written at.
    pub now: Timestamp,
    files: BTreeMap<Rel, (Vec<u8>, Timestamp)>,
    /// Folders in which nothing need lie.
    folders: BTreeSet<Rel>,
    /// The way to it from another round; none where it is the one in hand.
    way: PathBuf,
    /// Other rounds, by the way to them.
    beside: BTreeMap<String, Memory>,
}

impl Memory {
    /// An empty folder.
    pub fn new() -> Memory {
        Memory::default()
    }

    /// Puts a file there as another program would, whatever was there.
    pub fn put(&mut self, at: &Rel, bytes: Vec<u8>) {
        self.files.insert(at.clone(), (bytes, self.now));
    }

    /// Puts another round beside this one.
    pub fn put_beside(&mut self, way: &str, other: Memory) {
        self.beside.insert(way.to_owned(), other.by(way));
    }

    /// The same as another round, by the way to it.
    #[must_use]
    pub fn by(self, way: &str) -> Memory {
        Memory { way: PathBuf::from(way), ..self }
    }

    /// Every file with its bytes.
    pub fn files(&self) -> impl Iterator<Item = (&Rel, &[u8])> {
        self.files.iter().map(|(at, (bytes, _))| (at, bytes.as_slice()))
    }

    /// What lies in one of its folders, as a round of its own.
    pub fn within(&self, folder: &Rel) -> Memory {
        let below = |at: &Rel| at.below(folder).filter(|below| *below != Rel::root());
        Memory {
            now: self.now,
            files: self.files.iter().filter_map(|(at, file)| Some((below(at)?, file.clone()))).collect(),
            folders: self.folders.iter().filter_map(below).collect(),
            ..Memory::default()
        }
    }

    fn is_folder(&self, at: &Rel) -> bool {
        *at == Rel::root() || self.folders.contains(at) || self.files.keys().any(|file| is_in(file, at))
    }
}

fn is_in(file: &Rel, folder: &Rel) -> bool {
    file != folder && file.below(folder).is_some()
}

impl Shelf for Memory {
    fn list(&self, folder: &Rel) -> Result<Vec<Lying>, ShelfError> {
        let folders = self.folders.iter().map(|at| (at, None));
        let files = self.files.iter().map(|(at, (_, saved))| (at, Some(*saved)));
        let mut lying: BTreeMap<Rel, Lying> = BTreeMap::new();
        for (at, saved) in files.chain(folders) {
            let Some(below) = at.below(folder).filter(|below| *below != Rel::root()) else { continue };
            let is_file = saved.is_some() && below.folder() == Rel::root();
            let first = below.first();
            let what = if is_file { What::File } else { What::Folder };
            let at = folder.join(first.as_path());
            lying.insert(at.clone(), Lying { at, saved: saved.filter(|_| is_file), what });
        }
        Ok(lying.into_values().collect())
    }

    fn is_there(&self, at: &Rel) -> bool {
        self.files.contains_key(at) || self.is_folder(at)
    }

    fn read(&self, at: &Rel) -> Result<Vec<u8>, ShelfError> {
        match self.files.get(at) {
            Some((bytes, _)) if bytes.len() as u64 > MOST_BYTES => {
                Err(ShelfError::TooLarge(self.shown(at), MOST_BYTES >> 20))
            }
            Some((bytes, _)) => Ok(bytes.clone()),
            None if self.is_folder(at) => Err(ShelfError::NoFile(self.shown(at))),
            None => Err(ShelfError::absent(&self.shown(at))),
        }
    }

    fn fresh(&mut self, at: &Rel, bytes: &[u8]) -> Result<(), ShelfError> {
        if self.is_there(at) {
            return Err(ShelfError::Kept(self.shown(at)));
        }
        self.put(at, bytes.to_vec());
        Ok(())
    }

    fn replace(&mut self, at: &Rel, bytes: &[u8]) -> Result<Outcome, ShelfError> {
        let outcome = self.becomes(at, bytes)?;
        if outcome != Outcome::Unchanged {
            self.put(at, bytes.to_vec());
        }
        Ok(outcome)
    }

    fn copy(&mut self, from: &Rel, to: &Rel) -> Result<(), ShelfError> {
        let bytes = self.read(from)?;
        self.fresh(to, &bytes)?;
        let saved = self.files.get(from).map_or(self.now, |(_, saved)| *saved);
        self.files.insert(to.clone(), (bytes, saved));
        Ok(())
    }

    fn remove(&mut self, at: &Rel) -> Result<(), ShelfError> {
        match self.files.remove(at) {
            Some(_) => Ok(()),
            None => Err(ShelfError::absent(&self.shown(at))),
        }
    }

    fn make(&mut self, folder: &Rel) -> Result<(), ShelfError> {
        self.folders.insert(folder.clone());
        Ok(())
    }

    fn shown(&self, at: &Rel) -> PathBuf {
        // As a person says it of where they are.
        let folder = if self.way.as_os_str().is_empty() && *at == Rel::root() { Path::new(".") } else { &self.way };
        at.in_folder(folder)
    }

    fn typed(&self, folder: &Rel, path: &str) -> Result<Option<Rel>, ShelfError> {
        let typed = Rel::new(path);
        let at = if self.is_there(&typed) { typed } else { folder.join(path) };
        if !self.is_there(&at) {
            return Err(ShelfError::absent(&self.shown(&at)));
        }
        Ok(at.below(folder).map(|_| at))
    }

    fn beside(&self, way: &str) -> Option<Box<dyn Shelf + '_>> {
        let at = Rel::leads_down(way);
        if at.as_ref() == Some(&Rel::root()) {
            return None;
        }
        let below = || at.filter(|at| self.is_folder(at)).map(|at| self.within(&at)).unwrap_or_default();
        let found = self.beside.get(way).cloned().unwrap_or_else(below);
        Some(Box::new(found.by(way)))
    }
}
