//! Where a round's files lie: on a disk, in memory. Nothing else touches files.
//!
//! Everything that lies there is a value: a link, a pipe, a folder, when a file was saved, and why one cannot be read.
//! Writing is whole or not at all.

mod at;
#[cfg(feature = "cli")]
mod disk;
mod error;
mod memory;
mod trial;
#[cfg(feature = "cli")]
mod unfinished;
#[cfg(feature = "cli")]
mod way;

#[cfg(test)]
mod tests;

use std::path::PathBuf;

use jiff::Timestamp;

pub use at::Rel;
#[cfg(feature = "cli")]
pub use disk::Disk;
pub use error::ShelfError;
pub use memory::Memory;
pub use trial::Trial;

/// A file larger than this is not opened: a filled-in workbook has 30 to 300 kilobytes, one with a million formatted
/// empty rows some 10 megabytes, and no mail server carries more.
pub const MOST_BYTES: u64 = 64 << 20;

/// Something that lies in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lying {
    /// Where.
    pub at: Rel,
    /// When it was last saved, where that is known.
    pub saved: Option<Timestamp>,
    /// What it is.
    pub what: What,
}

/// What something in a folder is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A file, or a link to one.
    File,
    /// A folder.
    Folder,
    /// A link to a folder; such links may go in circles.
    LinkedFolder,
    /// A link that leads nowhere, and what the system says.
    Nowhere(String),
    /// A device or a pipe, which would never end.
    Device,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is new.
    New,
    /// It replaced another.
    Replaced,
    /// It was there already, the same.
    Unchanged,
    /// It is a copy of a file that was then replaced.
    Kept,
    /// It is there no more.
    TakenAway,
}

/// A round's files, wherever they lie. Several may be read at once.
pub trait Shelf: Sync {
    /// What lies right in a folder, in no order; nothing where there is no such folder.
    ///
    /// # Errors
    /// When the folder is there and cannot be opened.
    fn list(&self, folder: &Rel) -> Result<Vec<Lying>, ShelfError>;

    /// Whether anything lies at a place.
    fn is_there(&self, at: &Rel) -> bool;

    /// The bytes of a file.
    ///
    /// # Errors
    /// When it is not there, is a folder or a device, is larger than [`MOST_BYTES`], or cannot be read.
    fn read(&self, at: &Rel) -> Result<Vec<u8>, ShelfError>;

    /// The bytes of a file of at most so many.
    ///
    /// # Errors
    /// As when it is read; also when it is larger.
    fn read_some(&self, at: &Rel, most: u64) -> Result<Vec<u8>, ShelfError> {
        let bytes = self.read(at)?;
        if bytes.len() as u64 > most {
            return Err(ShelfError::TooLarge(self.shown(at), most >> 20));
        }
        Ok(bytes)
    }

    /// Writes a file where none may be.
    ///
    /// # Errors
    /// When one is there, or it cannot be written.
    fn fresh(&mut self, at: &Rel, bytes: &[u8]) -> Result<(), ShelfError>;

    /// Writes a file, replacing another; one that is the same is left alone.
    ///
    /// # Errors
    /// When it cannot be written.
    fn replace(&mut self, at: &Rel, bytes: &[u8]) -> Result<Outcome, ShelfError>;

    /// Copies a file whole to where none may be; the copy is as old as the file, by which a newer return is told from
    /// an older.
    ///
    /// # Errors
    /// When one is there, or it cannot be read or written.
    fn copy(&mut self, from: &Rel, to: &Rel) -> Result<(), ShelfError>;

    /// Takes a file away.
    ///
    /// # Errors
    /// When it cannot be removed.
    fn remove(&mut self, at: &Rel) -> Result<(), ShelfError>;

    /// Takes away what a run of this program that was killed left half written right in a folder. What another run is
    /// writing there now stays, and so does whatever a person saved. Where nothing is ever half written there is nothing.
    fn tidy(&mut self, _folder: &Rel) {}

    /// Makes a folder where there is none.
    ///
    /// # Errors
    /// When it cannot be made.
    fn make(&mut self, folder: &Rel) -> Result<(), ShelfError>;

    /// A place as a person finds it.
    fn shown(&self, at: &Rel) -> PathBuf;

    /// A file below a folder, by a path as a person typed it; nothing where it leads elsewhere.
    ///
    /// # Errors
    /// When there is no such file.
    fn typed(&self, folder: &Rel, path: &str) -> Result<Option<Rel>, ShelfError>;

    /// Another round's files, by the way to them from here; nothing where that leads to these.
    fn beside(&self, way: &str) -> Option<Box<dyn Shelf + '_>>;

    /// Whether nothing that is written here lies there afterwards.
    fn is_trial(&self) -> bool {
        false
    }

    /// What would become of a file by these bytes.
    ///
    /// # Errors
    /// As when it is read.
    fn becomes(&self, at: &Rel, bytes: &[u8]) -> Result<Outcome, ShelfError> {
        Ok(match self.look(at)? {
            Some(there) if there == bytes => Outcome::Unchanged,
            Some(_) => Outcome::Replaced,
            None => Outcome::New,
        })
    }

    /// The bytes of a file, or none where there is no such file.
    ///
    /// # Errors
    /// As when it is read.
    fn look(&self, at: &Rel) -> Result<Option<Vec<u8>>, ShelfError> {
        match self.read(at) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.is_absence() => Ok(None),
            Err(error) => Err(error),
        }
    }
}
