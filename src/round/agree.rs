//! Agreeing the next step of a subject without opening the working copy.

use jiff::SignedDuration;
use jiff::Timestamp;

use crate::answers::Typed;
use crate::fold::fold;
use crate::names::AGREED;
use crate::plan::fit;
use crate::reader;
use crate::returns::Agreed;
use crate::shelf::{Rel, Shelf};

use super::agreed::{self, Entry, Record};
use super::deeds::{Deeds, Over, carry_out};
use super::said::Said;
use super::{Done, RoundError, typed};

/// What is agreed of a subject; what is none stays as it is, and what is empty is taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreeing {
    /// The subject's name.
    pub subject: String,
    /// What is to be done.
    pub step: Option<String>,
    /// Who sees to it.
    pub owner: Option<String>,
    /// By when, as people type dates: `2027-03-26`, `26/03/2027`.
    pub by: Option<String>,
}

/// Writes down what is agreed at a moment. It counts before every working copy that lies there now, whatever their clocks
/// said.
///
/// # Errors
/// When the plan has no such subject; when what was agreed before cannot be read, or somebody writes it at this moment.
pub fn agree(shelf: &mut dyn Shelf, steps: &[Agreeing], now: Timestamp) -> Result<Done, RoundError> {
    shelf.tidy(&Rel::root());
    let plan = typed::plan(shelf)?.plan;
    let at = Rel::new(AGREED);
    let over = shelf.look(&at)?.map_or(Over::Nothing, |bytes| Over::Seen(reader::fingerprint(&bytes)));
    let mut record = Record::read(shelf)?;
    let before = agreed::read(shelf, &plan)?.steps;
    let saved = agreed::copies(shelf)?.into_iter().filter_map(|one| one.saved);
    let later = |last: Timestamp| last.checked_add(SignedDuration::from_millis(1)).unwrap_or(last);
    let said = saved.chain(record.last()).map(later).chain([now]).max().unwrap_or(now);
    for one in steps {
        let found = plan.subjects().find(|(_, own)| fold(&own.name) == fold(&one.subject));
        let (_, own) = found.ok_or_else(|| RoundError::NoSubject(one.subject.clone()))?;
        let known = before.iter().find(|known| known.subject == own.name);
        let cell = |typed: &Option<String>, of: fn(&Agreed) -> &Option<Typed>| match typed {
            Some(typed) => fit::cleaned(typed),
            None => known.and_then(|known| of(known).as_ref()).map(as_text).unwrap_or_default(),
        };
        record.keep(Entry {
            step: cell(&one.step, |known| &known.step),
            owner: cell(&one.owner, |known| &known.owner),
            by: cell(&one.by, |known| &known.by),
            subject: own.name.clone(),
            said,
        });
    }
    let paper = record.paper(|at| shelf.shown(at), over)?;
    let mut deeds = Deeds { papers: vec![paper], said: vec![Said::Became(vec![at])], ..Deeds::default() };
    let written = carry_out(shelf, &deeds)?.all()?;
    let is_new = |one: &Agreed| steps.iter().any(|step| fold(&step.subject) == fold(&one.subject));
    let mut now = agreed::read(shelf, &plan)?.steps;
    now.retain(is_new);
    deeds.said.extend(agreed::doubts(&now, &[]));
    Ok(Done { written, said: deeds.said })
}

/// What stands in a cell, as it is written down: a day as `2027-03-26`.
fn as_text(typed: &Typed) -> String {
    if let Typed::Date(day) = typed { day.to_string() } else { typed.shown() }
}
