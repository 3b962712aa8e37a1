//! What is to be done with a round's files, and the doing of it.

use crate::reader;
use crate::shelf::{Outcome, Rel, Shelf, ShelfError};

use super::said::Said;
use super::seal::Seal;

/// What follows from a verb: nothing is written yet.
#[derive(Clone, Debug, Default)]
pub struct Deeds {
    /// Folders that people are to find.
    pub folders: Vec<Rel>,
    /// What is kept before anything is replaced.
    pub keep: Vec<Keep>,
    /// What is to be written, in this order.
    pub papers: Vec<Paper>,
    /// What is needed no more and goes, unless a person has edited it.
    pub sweep: Vec<(Rel, Seal)>,
    /// What there is to say.
    pub said: Vec<Said>,
}

/// A copy of what is to be replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keep {
    /// What is copied.
    pub from: Rel,
    /// Where it lies then.
    pub to: Rel,
    /// Whether the same lies there already.
    pub is_there: bool,
}

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Where.
    pub at: Rel,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// What it may replace.
    pub over: Over,
}

/// What a file may replace. It is looked at again when it is written: somebody may have saved theirs since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Over {
    /// Nothing: none may lie there.
    Nothing,
    /// What is the same.
    Same,
    /// What lay there when it was decided, by its fingerprint.
    Seen(String),
    /// What we wrote and nobody edited.
    Ours(Seal),
    /// Whatever lies there.
    Anything,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where it is, or was.
    pub at: Rel,
    /// What became of it.
    pub outcome: Outcome,
}

/// Does what is to be done: every file whole or not at all.
///
/// # Errors
/// When a file may not be replaced, or cannot be written or removed; those before it are done then.
pub fn carry_out(shelf: &mut dyn Shelf, deeds: &Deeds) -> Result<Vec<Written>, ShelfError> {
    for folder in &deeds.folders {
        shelf.make(folder)?;
    }
    let mut written = Vec::new();
    for Keep { from, to, is_there } in &deeds.keep {
        if !is_there {
            shelf.copy(from, to)?;
        }
        written.push(Written { at: to.clone(), outcome: Outcome::Kept });
    }
    for paper in &deeds.papers {
        written.push(Written { at: paper.at.clone(), outcome: put(shelf, paper)? });
    }
    for (at, seal) in &deeds.sweep {
        if shelf.look(at)?.is_some_and(|there| seal.is_ours(&there)) {
            shelf.remove(at)?;
            written.push(Written { at: at.clone(), outcome: Outcome::TakenAway });
        }
    }
    Ok(written)
}

fn put(shelf: &mut dyn Shelf, Paper { at, bytes, over }: &Paper) -> Result<Outcome, ShelfError> {
    let may_replace: &dyn Fn(&[u8]) -> bool = match over {
        Over::Nothing => return shelf.fresh(at, bytes).map(|()| Outcome::New),
        Over::Same => &|there| there == bytes,
        Over::Seen(fingerprint) => &|there| there == bytes || reader::fingerprint(there) == *fingerprint,
        Over::Ours(seal) => &|there| seal.is_ours(there),
        Over::Anything => &|_| true,
    };
    if shelf.look(at)?.is_some_and(|there| !may_replace(&there)) {
        return Err(ShelfError::Kept(shelf.shown(at)));
    }
    shelf.replace(at, bytes)
}
