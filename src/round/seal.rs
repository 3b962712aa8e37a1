//! Tells a file that we wrote from one that a person edited since.
//!
//! Each kind of file carries a fingerprint of itself where programs that save it anew do not keep it, or keep it with
//! other contents beside it. A file whose fingerprint is absent or does not fit is a person's, and is never replaced.

mod draft;
mod page;
mod workbook;

use crate::names::{DRAFT_ENDING, Folder, PAGE_ENDING, WORKBOOK_ENDING};

pub(super) use draft::{kind_of, with_line};

/// How a kind of file carries its fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// A workbook: in the comment at the end of its archive.
    Workbook,
    /// A workbook as it is issued, in which nobody has written: likewise, with a mark of its own.
    Blank,
    /// An email draft: in its first line.
    Draft,
    /// A page: in a remark at its end.
    Page,
}

impl Seal {
    /// What a file of ours in a folder carries.
    pub(super) fn of(folder: Folder, name: &str) -> Seal {
        match folder {
            Folder::Email => Seal::Draft,
            Folder::Workbooks => Seal::Blank,
            Folder::Programme if name.to_lowercase().ends_with(PAGE_ENDING) => Seal::Page,
            Folder::Returns | Folder::Corrections | Folder::Matrix | Folder::Pack | Folder::Programme => Seal::Workbook,
        }
    }

    /// How the names of such files end.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Seal::Workbook | Seal::Blank => WORKBOOK_ENDING,
            Seal::Draft => DRAFT_ENDING,
            Seal::Page => PAGE_ENDING,
        }
    }

    /// Adds the fingerprint.
    pub fn put(self, bytes: Vec<u8>) -> Vec<u8> {
        match self {
            Seal::Workbook => workbook::seal(workbook::MARK, bytes),
            Seal::Blank => workbook::seal(workbook::BLANK, bytes),
            Seal::Draft => draft::seal(&bytes),
            Seal::Page => page::seal(bytes),
        }
    }

    /// Whether the fingerprint is there and fits.
    pub fn is_ours(self, bytes: &[u8]) -> bool {
        match self {
            Seal::Workbook => workbook::is_ours(workbook::MARK, bytes),
            Seal::Blank => workbook::is_ours(workbook::BLANK, bytes),
            Seal::Draft => draft::is_ours(bytes),
            Seal::Page => page::is_ours(bytes),
        }
    }
}
