//! A round's folder as a person types it, and what would become of its files.

use std::io::{Result, Write};
use std::path::Path;

use super::head::note;
use super::shown;
use crate::names::Folder;
use crate::round::{Said, Written};
use crate::say::{self, Note, became};
use crate::shelf::Rel;

/// A round's folder as it was typed, and what became of its files.
pub(super) struct Place<'a> {
    pub(super) folder: &'a Path,
    pub(super) written: &'a [Written],
    /// Whether it is told to somebody who clicked and types nothing: they are told no command.
    pub(super) is_clicked: bool,
}

impl Place<'_> {
    /// A file as a person types it.
    pub(super) fn shown(&self, at: &Rel) -> String {
        shown(&at.in_folder(self.folder))
    }

    /// A folder as a person types it.
    pub(super) fn folder(&self, folder: Folder) -> String {
        self.shown(&Rel::of(folder))
    }

    /// A command as it can be typed: the folder named, in quotes where it has a space.
    pub(super) fn command(&self, verb: &str) -> String {
        match shown(self.folder) {
            here if here.is_empty() => format!("careers-audit {verb}"),
            folder if folder.contains(char::is_whitespace) => format!("careers-audit {verb} \"{folder}\""),
            folder => format!("careers-audit {verb} {folder}"),
        }
    }

    /// Another round's folder as a person types it, by the way to it from this one's.
    pub(super) fn beside(&self, way: &str) -> String {
        let above = self.folder.file_name().and_then(|_| self.folder.parent());
        let path = match (above, way.strip_prefix("../")) {
            (Some(above), Some(name)) => above.join(name),
            (Some(_) | None, Some(_) | None) => self.folder.join(way),
        };
        let path = shown(&path);
        if path.contains(char::is_whitespace) { format!("\"{path}\"") } else { path }
    }

    /// What is said, with its files as a person types them.
    pub(super) fn notes(&self, said: &Said) -> Vec<Note> {
        say::notes(said, self.written, &|at| self.shown(at))
    }
}

/// `--dry-run`: what would become of every file.
pub(super) fn would_be(out: &mut impl Write, place: &Place<'_>) -> Result<()> {
    if place.written.is_empty() {
        return writeln!(out, "Nothing is written, and without --dry-run nothing would be.");
    }
    writeln!(out, "Nothing is written. Without --dry-run these would be new, replaced, kept or taken away:")?;
    became(place.written, &|at| place.shown(at)).iter().try_for_each(|one| note(out, one))
}
