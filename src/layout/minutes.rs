//! How long a workbook takes whoever fills it in, by one formula.
//!
//! ```text
//! minutes = 2, to open, save and send it
//!         + the words on Start here and on every sheet with a cell that is needed, at 230 a minute
//!         + the seconds of every cell that is open while nothing is answered, as its slot declares them
//! ```
//! What was said in the same words on an earlier sheet is not read again; of the rows those are read that ask for an
//! answer. Where a further subject answers what is read already, that takes a moment. Where last round's answer stands
//! beside a row, the row was read then, and what is read is that answer: to answer as last time takes a moment, and where
//! one choice may answer for a whole sheet, that is counted; how its rows are filled in, which stands beneath them, is then
//! for whoever changes something. What opens as outcomes are covered comes on top, and the workbook's own minutes show it.

use std::collections::HashSet;

use crate::key::{BlockKey, SlotKey};

use super::form::{Area, Form, Line, Sheet};
use super::row::{Carried, Row};
use super::spec::{Need, Spec};

/// So many words are read in a minute.
const WORDS: usize = 230;

/// Seconds to open a workbook, to save it and to send it.
const AROUND: u32 = 120;

/// Seconds to answer for a further subject what was read for the first.
const FURTHER: u32 = 5;

/// The texts that were read before.
type Known<'f> = HashSet<&'f str>;

/// Whether a cell is needed while nothing is answered.
fn is_open_at_first(row: &Row, spec: &Spec) -> bool {
    row.asks(spec) && row.wants_at_first(spec)
}

impl Area {
    fn asked_at_first(&self) -> impl Iterator<Item = (&Row, &'static Spec)> {
        let specs = self.block.specs();
        self.rows.iter().flat_map(move |row| {
            let open = specs.clone().into_iter().filter(move |spec| is_open_at_first(row, spec));
            open.map(move |spec| (row, spec))
        })
    }

    /// How many cells are needed while nothing is answered.
    fn cells(&self) -> usize {
        self.asked_at_first().count()
    }

    /// The seconds that their answers take.
    fn answering(&self) -> u32 {
        let is_further = self.beside.is_some_and(|beside| beside.nth > 0);
        let seconds = |(row, spec): (&Row, &Spec)| {
            let is_known = is_further || row.carried == Carried::Beside;
            if is_known { FURTHER } else { u32::from(spec.seconds) }
        };
        // One choice may stand for every row that is as it was.
        let has_one_for_all = self.rows.iter().any(|row| row.carried == Carried::ForAll);
        let (of_last, others): (Vec<_>, Vec<_>) =
            self.asked_at_first().partition(|(_, spec)| spec.need == Need::OfLast);
        let counted = if has_one_for_all { 1 } else { of_last.len() };
        of_last.into_iter().take(counted).chain(others).map(seconds).sum()
    }

    /// The words of the rows that ask for an answer. What stands beside them for another subject is the same.
    fn printed(&self) -> usize {
        if self.beside.is_some_and(|beside| beside.nth > 0) {
            return 0;
        }
        let specs = self.block.specs();
        let rows = self.rows.iter().filter(|row| specs.iter().any(|spec| is_open_at_first(row, spec)));
        let texts = rows.flat_map(|row| row.texts().map(move |(slot, text)| (row.carried, slot, text)));
        let is_read = |(carried, slot, text): &(Carried, SlotKey, &str)| match carried {
            Carried::Nothing => text.contains(' '),
            Carried::Beside | Carried::Asked | Carried::ForAll => *slot == SlotKey::LastTime,
        };
        texts.filter(is_read).map(|(.., text)| words(text)).sum()
    }
}

impl Sheet {
    /// How many of its cells are needed while nothing is answered.
    pub(crate) fn cells(&self) -> usize {
        self.areas.iter().map(Area::cells).sum()
    }

    /// Whether every row that asks for an answer shows last round's, so that one choice may do for all of them.
    fn is_as_last(&self) -> bool {
        let asked = || self.areas.iter().flat_map(Area::asked_at_first).map(|(row, _)| row.carried);
        asked().next().is_some() && asked().all(|carried| matches!(carried, Carried::Asked | Carried::ForAll))
    }

    /// The words on it that were not read before.
    fn words<'f>(&'f self, known: &mut Known<'f>) -> usize {
        let beneath = self.beneath.iter().filter(|_| !self.is_as_last());
        let lines = self.lines.iter().chain(beneath).flat_map(|Line { label, text, .. }| [label, text]);
        let above = [&self.title].into_iter().chain(self.beside.iter().map(|link| &link.text));
        let said = above.chain(lines).map(String::as_str).filter(|text| known.insert(text)).map(words);
        said.sum::<usize>() + self.areas.iter().map(Area::printed).sum::<usize>()
    }

    /// The seconds that it takes to read.
    fn reading<'f>(&'f self, known: &mut Known<'f>) -> u32 {
        u32::try_from((self.words(known) * 60).div_ceil(WORDS)).unwrap_or(u32::MAX / 2)
    }

    /// The seconds that it takes, where it is needed.
    fn seconds<'f>(&'f self, known: &mut Known<'f>) -> u32 {
        if !self.needed || self.cells() == 0 {
            return 0;
        }
        self.reading(known) + self.areas.iter().map(Area::answering).sum::<u32>()
    }
}

/// The seconds that each sheet takes, in order; those that need not be filled in take none.
pub(crate) fn seconds(sheets: &[Sheet]) -> Vec<u32> {
    let mut known = Known::new();
    sheets.iter().map(|sheet| sheet.seconds(&mut known)).collect()
}

impl Form {
    /// The words that are to be read of it: on its first sheet what stands above the tables, and what lists the others.
    pub fn words_to_read(&self) -> usize {
        let mut known = Known::new();
        let needed = self.sheets.iter().filter(|sheet| sheet.needed && sheet.cells() > 0);
        self.first_words() + needed.map(|sheet| sheet.words(&mut known)).sum::<usize>()
    }

    fn first_words(&self) -> usize {
        let Some(first) = self.sheets.first() else { return 0 };
        let rows = first.areas.first().into_iter().flat_map(|area| &area.rows).flat_map(Row::texts);
        let lines = first.lines.iter().map(|line| line.text.as_str());
        words(&first.title) + lines.chain(rows.map(|(_, text)| text)).map(words).sum::<usize>()
    }

    /// How many of its cells are needed while nothing is answered.
    pub fn cells_asked(&self) -> usize {
        self.sheets.iter().filter(|sheet| sheet.needed).map(Sheet::cells).sum()
    }

    /// The seconds that what one subject is asked takes; what several share is read by the first.
    pub(super) fn seconds_of(&self, subject: &str) -> u32 {
        self.seconds_where(|area| area.subject.as_deref() == Some(subject))
    }

    /// The same, of what one block asks it.
    pub(crate) fn seconds_in(&self, subject: &str, block: BlockKey) -> u32 {
        self.seconds_where(|area| area.subject.as_deref() == Some(subject) && area.block.key() == block)
    }

    fn seconds_where(&self, is_meant: impl Fn(&Area) -> bool) -> u32 {
        let answering = |sheet: &Sheet, is_meant: &dyn Fn(&Area) -> bool| -> u32 {
            sheet.areas.iter().filter(|area| is_meant(area)).map(Area::answering).sum()
        };
        let of = |(sheet, seconds): (&Sheet, u32)| {
            let own = answering(sheet, &is_meant);
            let reading = seconds.saturating_sub(answering(sheet, &|_| true));
            if sheet.areas.first().is_some_and(&is_meant) { own + reading } else { own }
        };
        self.sheets.iter().zip(seconds(&self.sheets)).filter(|(sheet, _)| sheet.needed).map(of).sum()
    }

    /// The minutes that the whole workbook takes.
    pub fn total_minutes(&self) -> u32 {
        let first = u32::try_from((self.first_words() * 60).div_ceil(WORDS)).unwrap_or(u32::MAX / 2);
        (AROUND + first + seconds(&self.sheets).into_iter().sum::<u32>()).div_ceil(60)
    }
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Forms;
    use crate::plan::{Setting, resolve};

    #[test]
    fn a_department_of_three_subjects_takes_twenty_minutes_at_most() {
        for setting in Setting::ALL {
            let forms = Forms::new(resolve(&setting.built_in()).expect("no fault"));
            for department in &forms.plan().departments {
                let form = forms.usual(&department.code).expect("a form");
                let (minutes, subjects) = (form.total_minutes(), department.subjects.len());
                assert!((3..=if subjects > 3 { 26 } else { 20 }).contains(&minutes), "{}: {minutes}", department.code);
                // Nothing is counted twice, and nothing is left out.
                let parts: u32 = department.subjects.iter().map(|subject| form.seconds_of(&subject.name)).sum();
                assert_eq!(parts, seconds(&form.sheets).into_iter().sum::<u32>(), "{}", department.code);
            }
        }
    }
}
