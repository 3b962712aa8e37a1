//! What is to be done with a round's files, and the doing of it.

use std::sync::Arc;

use crate::reader;
use crate::returns::Results;
use crate::shelf::{Outcome, Rel, Shelf, ShelfError};

use super::drafted::Drafted;
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
    /// The drafts that are remembered from now on.
    pub(super) remembered: Vec<Drafted>,
    /// The returns that are told: what comes from now on is new.
    pub(super) told: Option<Arc<Results>>,
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

/// What became of what was to be done.
#[derive(Clone, Debug, Default)]
pub struct CarriedOut {
    /// What became of each file.
    pub written: Vec<Written>,
    /// Why some could not be written or removed: one that is open in another program does not stop the others.
    pub failed: Vec<ShelfError>,
}

/// Does what is to be done: every file whole or not at all. What is to be kept is kept before it is replaced, or is not
/// replaced.
///
/// # Errors
/// When what failed would fail for every other file too, as on a full disk; those before it are done then.
pub fn carry_out(shelf: &mut dyn Shelf, deeds: &Deeds) -> Result<CarriedOut, ShelfError> {
    for folder in &deeds.folders {
        shelf.make(folder)?;
    }
    let mut done = CarriedOut::default();
    let mut not_kept = Vec::new();
    for Keep { from, to, is_there } in &deeds.keep {
        let kept = if *is_there { Ok(()) } else { shelf.copy(from, to) };
        if !done.add(to, kept.map(|()| Some(Outcome::Kept)))? {
            not_kept.push(from);
        }
    }
    for paper in deeds.papers.iter().filter(|paper| !not_kept.contains(&&paper.at)) {
        let outcome = put(shelf, paper);
        done.add(&paper.at, outcome.map(Some))?;
    }
    for (at, seal) in &deeds.sweep {
        let outcome = sweep(shelf, at, *seal);
        done.add(at, outcome)?;
    }
    Ok(done)
}

impl CarriedOut {
    /// Adds what became of one file, and says whether it was done.
    fn add(&mut self, at: &Rel, outcome: Result<Option<Outcome>, ShelfError>) -> Result<bool, ShelfError> {
        match outcome {
            Ok(outcome) => self.written.extend(outcome.map(|outcome| Written { at: at.clone(), outcome })),
            Err(error) if error.is_of_one_file() => {
                self.failed.push(error);
                return Ok(false);
            }
            Err(error) => return Err(error),
        }
        Ok(true)
    }

    /// What was written, where everything was.
    ///
    /// # Errors
    /// What failed first.
    pub fn all(self) -> Result<Vec<Written>, ShelfError> {
        self.failed.into_iter().next().map_or(Ok(self.written), Err)
    }
}

/// Takes away what is ours; what a person has edited meanwhile stays.
fn sweep(shelf: &mut dyn Shelf, at: &Rel, seal: Seal) -> Result<Option<Outcome>, ShelfError> {
    if !shelf.look(at)?.is_some_and(|there| seal.is_ours(&there)) {
        return Ok(None);
    }
    shelf.remove(at)?;
    Ok(Some(Outcome::TakenAway))
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
