//! Files in a folder of this computer. No file is ever half there: a temporary file beside it, a sync, a rename.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{Lying, MOST_BYTES, Outcome, Rel, Shelf, ShelfError, What, unfinished, way};

/// A folder of this computer.
#[derive(Clone, Debug)]
pub struct Disk {
    folder: PathBuf,
    /// What a person calls it.
    called: PathBuf,
}

impl Disk {
    /// A folder, by a path from where the program runs.
    pub fn new(folder: impl Into<PathBuf>) -> Disk {
        let folder = folder.into();
        Disk { called: folder.clone(), folder }
    }

    /// The folder that is named, or in which the file lies that is named instead.
    pub fn around(named: impl Into<PathBuf>) -> Disk {
        let named = named.into();
        let above = named.parent().filter(|_| fs::metadata(&named).is_ok_and(|metadata| metadata.is_file()));
        let here = |above: &Path| if above.as_os_str().is_empty() { PathBuf::from(".") } else { above.to_owned() };
        Disk::new(above.map(here).unwrap_or(named))
    }

    /// The way from here to another folder, as a plan names it: the same on every computer on which the two lie so. To
    /// another drive there is none, and the whole path stands for it.
    pub fn way_to(&self, other: &Disk) -> String {
        let [here, there] = [&self.folder, &other.folder].map(|folder| whole(folder).to_string_lossy().into_owned());
        way::between(&here, &there).unwrap_or_else(|| there.replace('\\', "/"))
    }

    fn path(&self, at: &Rel) -> PathBuf {
        at.in_folder(&self.folder)
    }

    fn entry(&self, folder: &Rel, entry: &fs::DirEntry) -> Result<Lying, ShelfError> {
        let at = folder.join(entry.file_name());
        let kind = entry.file_type().map_err(ShelfError::of(&self.shown(&at), "read"))?;
        let metadata = fs::metadata(entry.path());
        let saved = metadata.as_ref().ok().and_then(|metadata| metadata.modified().ok());
        let what = match &metadata {
            Ok(metadata) if metadata.is_dir() && kind.is_symlink() => What::LinkedFolder,
            Ok(metadata) if metadata.is_dir() => What::Folder,
            Ok(metadata) if metadata.is_file() => What::File,
            Ok(_) => What::Device,
            Err(error) if kind.is_symlink() => What::Nowhere(error.to_string()),
            // Reading it tells why.
            Err(_) => What::File,
        };
        Ok(Lying { at, saved: saved.and_then(|time| Timestamp::try_from(time).ok()), what })
    }

    /// The bytes in a temporary file in the same folder, safely on the disk.
    fn temporary(&self, at: &Rel, bytes: &[u8]) -> Result<tempfile::NamedTempFile, ShelfError> {
        self.made(&at.folder())?;
        let shown = self.shown(at);
        let failed = |path: &Path| ShelfError::of(path, "written");
        let mut temporary = unfinished::begin(&self.path(&at.folder())).map_err(failed(&self.shown(&at.folder())))?;
        // Into the file itself: the wrapper's errors name a file that nobody knows.
        temporary.as_file_mut().write_all(bytes).map_err(failed(&shown))?;
        temporary.as_file().sync_all().map_err(failed(&shown))?;
        Ok(temporary)
    }

    /// Gives a file its name, where none may be.
    fn put(&self, temporary: tempfile::NamedTempFile, at: &Rel) -> Result<(), ShelfError> {
        let shown = self.shown(at);
        let kept = |error: tempfile::PersistError| match error.error.kind() {
            io::ErrorKind::AlreadyExists => ShelfError::Kept(shown),
            _ => ShelfError::of(&shown, "written")(error.error),
        };
        temporary.persist_noclobber(self.path(at)).map_err(kept)?;
        Ok(())
    }

    fn made(&self, folder: &Rel) -> Result<(), ShelfError> {
        let path = self.path(folder);
        // Where the program runs has no name, and is there.
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { &path };
        fs::create_dir_all(path).map_err(ShelfError::of(&self.shown(folder), "written"))
    }
}

/// The whole path of a folder that need not be there yet.
fn whole(folder: &Path) -> PathBuf {
    let here = |path: &Path| if path.as_os_str().is_empty() { PathBuf::from(".") } else { path.to_owned() };
    if let Ok(whole) = here(folder).canonicalize() {
        return whole;
    }
    match (folder.parent(), folder.file_name()) {
        (Some(parent), Some(name)) => whole(parent).join(name),
        (Some(_) | None, Some(_) | None) => std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned()),
    }
}

impl Shelf for Disk {
    fn list(&self, folder: &Rel) -> Result<Vec<Lying>, ShelfError> {
        let entries = match fs::read_dir(self.path(folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(ShelfError::of(&self.shown(folder), "read")(error)),
        };
        entries.map(|entry| self.entry(folder, &entry.map_err(ShelfError::of(&self.shown(folder), "read"))?)).collect()
    }

    fn is_there(&self, at: &Rel) -> bool {
        self.path(at).exists()
    }

    fn read(&self, at: &Rel) -> Result<Vec<u8>, ShelfError> {
        self.read_some(at, MOST_BYTES)
    }

    fn read_some(&self, at: &Rel, most: u64) -> Result<Vec<u8>, ShelfError> {
        let (path, shown) = (self.path(at), self.shown(at));
        let failed = || ShelfError::of(&shown, "read");
        let metadata = fs::metadata(&path).map_err(failed())?;
        if !metadata.is_file() {
            return Err(ShelfError::NoFile(shown));
        }
        let mut bytes = Vec::new();
        // It may grow while it is read; what the system says of its size is only a first look.
        if metadata.len() <= most {
            let file = fs::File::open(&path).map_err(failed())?;
            file.take(most + 1).read_to_end(&mut bytes).map_err(failed())?;
        }
        if metadata.len().max(bytes.len() as u64) > most {
            return Err(ShelfError::TooLarge(shown, most >> 20));
        }
        Ok(bytes)
    }

    fn fresh(&mut self, at: &Rel, bytes: &[u8]) -> Result<(), ShelfError> {
        let temporary = self.temporary(at, bytes)?;
        self.put(temporary, at)
    }

    fn replace(&mut self, at: &Rel, bytes: &[u8]) -> Result<Outcome, ShelfError> {
        let outcome = self.becomes(at, bytes)?;
        if outcome == Outcome::Unchanged {
            return Ok(outcome);
        }
        let failed = ShelfError::of(&self.shown(at), "written");
        self.temporary(at, bytes)?.persist(self.path(at)).map_err(|error| failed(error.error))?;
        Ok(outcome)
    }

    fn copy(&mut self, from: &Rel, to: &Rel) -> Result<(), ShelfError> {
        let bytes = self.read(from)?;
        let temporary = self.temporary(to, &bytes)?;
        let changed = fs::metadata(self.path(from)).and_then(|metadata| metadata.modified());
        if let Ok(changed) = changed {
            // Before it has its name: it is never seen newer than it is. Where a disk keeps no such time it is as old as
            // it is.
            let _ = temporary.as_file().set_modified(changed);
        }
        self.put(temporary, to)
    }

    fn remove(&mut self, at: &Rel) -> Result<(), ShelfError> {
        fs::remove_file(self.path(at)).map_err(ShelfError::of(&self.shown(at), "removed"))
    }

    fn tidy(&mut self, folder: &Rel) {
        unfinished::tidy(&self.path(folder));
    }

    fn make(&mut self, folder: &Rel) -> Result<(), ShelfError> {
        self.made(folder)
    }

    fn shown(&self, at: &Rel) -> PathBuf {
        at.in_folder(&self.called)
    }

    fn typed(&self, folder: &Rel, path: &str) -> Result<Option<Rel>, ShelfError> {
        let typed = Path::new(path);
        let path = if typed.exists() { typed.to_owned() } else { self.path(folder).join(typed) };
        let whole = |path: &Path, shown: &Path| path.canonicalize().map_err(ShelfError::of(shown, "read"));
        let (path, root) = (whole(&path, &path)?, whole(&self.path(folder), &self.shown(folder))?);
        Ok(path.strip_prefix(root).ok().map(|below| folder.join(below)))
    }

    fn beside(&self, way: &str) -> Option<Box<dyn Shelf + '_>> {
        let folder = self.folder.join(way);
        // A path may be too long for a system to look it up.
        let is_here = whole(&self.folder) == whole(&folder);
        // Called as the plan has it: the same on every computer.
        (!is_here).then(|| Box::new(Disk { folder, called: PathBuf::from(way) }) as Box<dyn Shelf>)
    }
}

#[cfg(test)]
mod tests;
