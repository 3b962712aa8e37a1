//! A round as a value: what lay there, what follows from it, what is to be done, and what became of it.
//!
//! ```text
//! Shelf ─ Snapshot::of ─▶ Snapshot ─ act(verb) ─▶ Deeds ─ carry_out ─▶ Shelf
//!         (read once)     plan, results            papers, what goes, what is said
//! ```
//! Deciding and drawing take values and give values: only the first and the last step touch files. Names are settled
//! before anything is drawn that mentions them, so that what goes with a draft is never read back.

mod act;
mod agree;
mod agreed;
mod amend;
mod begin;
mod begun;
mod blank;
mod came;
mod deeds;
mod demo;
mod drafted;
mod drafts;
mod earlier;
mod error;
mod guide;
mod handed;
mod issued;
mod kept;
mod last;
mod named;
mod neighbours;
mod ours;
mod post;
mod reminders;
mod replan;
mod said;
mod seal;
mod settled;
mod snapshot;
mod start;
mod text;
mod today;
mod told;
mod typed;
mod verb;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

use crate::names::Folder;
use crate::shelf::{Rel, Shelf};

pub use act::act;
pub use agree::{Agreeing, agree};
pub use amend::{Amendable, amend, amendable};
pub use begin::{Asked, begin, begin_apart};
pub use begun::Begun;
pub use deeds::{CarriedOut, Deeds, Keep, Over, Paper, Written, carry_out};
pub use demo::{demo, of_year as demo_of};
pub use error::RoundError;
pub use guide::{Question, Wish};
pub use said::{Document, Said};
pub use seal::Seal;
pub use snapshot::{Before, Snapshot};
pub use start::start;
pub use today::{CameIn, Late, Next, Out, Today};
pub use verb::{Settle, Verb};

/// What a verb did, and what it has to say.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// What became of each file.
    pub written: Vec<Written>,
    /// What there is to say, in this order.
    pub said: Vec<Said>,
}

/// What reading tells as it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// So many files were found.
    Found(usize),
    /// One more was read.
    Read,
    /// All were.
    All,
}

/// Who hears how far reading has come, from several threads at once.
pub type Hears<'h> = &'h (dyn Fn(Progress) + Sync);

/// Does a verb: reads what lies there, decides, draws, writes.
///
/// # Errors
/// When the round cannot be read, the verb cannot be done, or writing fails.
pub fn perform(shelf: &mut dyn Shelf, verb: &Verb, today: Date, progress: Hears<'_>) -> Result<Done, RoundError> {
    Ok(performed(shelf, verb, &[], today, progress)?.1)
}

/// Does a verb, and hands over what was read for it and for others that are only looked at beside it: whoever shows the
/// round afterwards need not read it twice.
///
/// # Errors
/// As when a verb is done.
pub fn performed(
    shelf: &mut dyn Shelf,
    verb: &Verb,
    beside: &[Verb],
    today: Date,
    progress: Hears<'_>,
) -> Result<(Snapshot, Done), RoundError> {
    if verb.writes() {
        tidy(shelf);
    }
    let looks: Vec<Verb> = std::iter::once(verb).chain(beside).cloned().collect();
    let snapshot = match Snapshot::of(shelf, &looks, today, progress) {
        Ok(snapshot) => snapshot,
        Err(error) => return Err(replan::told(shelf, error, today)),
    };
    let mut deeds = act(&snapshot, verb, today)?;
    deeds.sweep.extend(replan::needless(shelf));
    deeds.said.splice(0..0, replan::notes(shelf, &snapshot));
    let told = snapshot.told.clone().with(&deeds.remembered, deeds.told.as_deref());
    if verb.writes() && told != snapshot.told {
        deeds.papers.extend(told.paper(|at| snapshot.shown(at))?);
    }
    let CarriedOut { written, failed } = carry_out(shelf, &deeds)?;
    let said = deeds.said.into_iter().chain(failed.into_iter().map(Said::NotWritten)).collect();
    Ok((snapshot, Done { written, said }))
}

/// Takes away what an earlier run that was killed left half written, wherever a round is written to.
fn tidy(shelf: &mut dyn Shelf) {
    shelf.tidy(&Rel::root());
    Folder::ALL.into_iter().for_each(|folder| shelf.tidy(&Rel::of(folder)));
    shelf.tidy(&kept::folder());
}
