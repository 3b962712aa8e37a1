//! Why a file could not be read or written: which, and how to mend it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why a file could not be read or written.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ShelfError {
    /// A file that stands there may not be replaced.
    #[error("'{0}' is already there and differs from what would be written. Move it away and run this again.")]
    Kept(PathBuf),
    /// What should be a file is a folder, a pipe or a device.
    #[error("'{0}' is a folder or a device, not a file. Move it away, or put the file itself there.")]
    NoFile(PathBuf),
    /// A file is too large to be what it should be.
    #[error("'{0}' is larger than {1} megabytes, which no file of a round is. Move it away.")]
    TooLarge(PathBuf, u64),
    /// A file that is not on this computer, or not all of it: something else stands in its place.
    #[error("'{0}' is in the cloud, or has not finished downloading. Download it first, and run this again.")]
    NotHere(PathBuf),
    /// A file that ended whoever was reading it, once before.
    #[error("'{0}' ended the program that was reading it, and is left out. Ask for the workbook anew, saved by Excel.")]
    Ends(PathBuf),
    /// The system could not do it.
    #[error("'{path}' could not be {doing}: {source}. {}", hint(.source))]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What was being done: `read`, `written`.
        doing: &'static str,
        /// What the system says.
        source: Arc<io::Error>,
    },
}

impl ShelfError {
    /// An error of the system at a path.
    pub(super) fn of(path: &Path, doing: &'static str) -> impl FnOnce(io::Error) -> ShelfError + use<> {
        let path = path.to_owned();
        move |source| ShelfError::File { path, doing, source: Arc::new(source) }
    }

    /// That there is no such file.
    pub(super) fn absent(path: &Path) -> ShelfError {
        ShelfError::of(path, "read")(io::Error::from(io::ErrorKind::NotFound))
    }

    /// What the system says.
    pub fn says(&self) -> String {
        match self {
            ShelfError::File { source, .. } => source.to_string(),
            ShelfError::Kept(_)
            | ShelfError::NoFile(_)
            | ShelfError::TooLarge(..)
            | ShelfError::NotHere(_)
            | ShelfError::Ends(_) => self.to_string(),
        }
    }

    /// What to do about what the system says.
    pub fn hint(&self) -> &'static str {
        match self {
            ShelfError::File { source, .. } => hint(source),
            ShelfError::Kept(_)
            | ShelfError::NoFile(_)
            | ShelfError::TooLarge(..)
            | ShelfError::NotHere(_)
            | ShelfError::Ends(_) => "",
        }
    }

    /// Whether it is one file's own fault: another may still be written.
    pub fn is_of_one_file(&self) -> bool {
        match self {
            ShelfError::File { source, .. } => !matches!(
                source.kind(),
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::ReadOnlyFilesystem
            ),
            ShelfError::Kept(_)
            | ShelfError::NoFile(_)
            | ShelfError::TooLarge(..)
            | ShelfError::NotHere(_)
            | ShelfError::Ends(_) => true,
        }
    }

    /// Whether all it says is that there is no such file.
    pub fn is_absence(&self) -> bool {
        match self {
            ShelfError::File { source, .. } => source.kind() == io::ErrorKind::NotFound,
            ShelfError::Kept(_)
            | ShelfError::NoFile(_)
            | ShelfError::TooLarge(..)
            | ShelfError::NotHere(_)
            | ShelfError::Ends(_) => false,
        }
    }
}

/// What to do about an error of the system.
fn hint(error: &io::Error) -> &'static str {
    match error.kind() {
        // What Windows says of a file that another program keeps to itself.
        _ if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) => {
            "It is open in another program: close it there, and try again."
        }
        io::ErrorKind::ResourceBusy => "It is open in another program: close it there, and try again.",
        io::ErrorKind::PermissionDenied => {
            "Close it in Excel if it is open there, and check that you may read it and write to the folder."
        }
        // So a Mac says that a file is in the cloud and cannot be fetched.
        io::ErrorKind::Deadlock => "It may be in the cloud: download it first, and try again.",
        io::ErrorKind::NotFound => "Check the path, and whether a link in it still leads somewhere.",
        io::ErrorKind::NotADirectory => "A part of the path is a file, not a folder. Check the path.",
        io::ErrorKind::IsADirectory => "It is a folder. Name a file, or move the folder away.",
        io::ErrorKind::InvalidFilename => {
            "The path is too long or has a sign in it that names may not have: move it further up."
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "The disk is full. Make room and try again.",
        io::ErrorKind::ReadOnlyFilesystem => "The disk may only be read. Choose a folder elsewhere.",
        _ => "Check the disk, and whether links to folders go in a circle, and try again.",
    }
}
