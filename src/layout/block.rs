//! A block of slots over one record: how its rows come about, and what it is to those who read, check, merge and
//! carry over.

use crate::answers::audit::TookPlace;
use crate::answers::{Answers, Given, Key, Record, RowPlace};
use crate::key::{BlockKey, Series, SlotKey};
use crate::plan::{Stage, Subject};

use super::origin::{At, Nothing, Origin};
use super::row::{Of, Row};
use super::slot::{Shows, Slot};
use super::spec::Spec;

/// How the rows of a block come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// One record, a row for each slot: Ref, Question, Answer.
    Form,
    /// A row for each thing in the plan.
    Printed,
    /// The same, and spare rows beneath.
    PrintedAndSpare(Spare),
    /// Spare rows only, each with a printed ref.
    Spare(Spare),
    /// Rows that people add as they like, without refs.
    Free,
}

impl Rows {
    /// The spare rows.
    pub fn spare(self) -> Option<Spare> {
        match self {
            Rows::PrintedAndSpare(spare) | Rows::Spare(spare) => Some(spare),
            Rows::Form | Rows::Printed | Rows::Free => None,
        }
    }

    /// Whether a ref stands for a thing of the plan.
    pub fn are_of_plan(self) -> bool {
        match self {
            Rows::Printed | Rows::PrintedAndSpare(_) => true,
            Rows::Form | Rows::Spare(_) | Rows::Free => false,
        }
    }
}

/// Rows that are printed blank, for people to use as they like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spare {
    /// Their refs.
    pub series: Series,
    /// How many are printed.
    pub rows: usize,
}

impl Spare {
    /// Their refs, in order.
    pub fn refs(self) -> impl Iterator<Item = String> {
        (1..=self.rows).map(move |number| self.series.reference(number))
    }

    /// The last of their refs.
    pub fn last(self) -> String {
        self.series.reference(self.rows)
    }

    /// The first and the last as people say them: `X1 to X5`.
    pub fn span(self) -> String {
        format!("{} to {}", self.series.reference(1), self.last())
    }
}

/// What a block is to those who read, check, merge and carry over: a new one says each of these.
#[derive(Clone, Copy, Debug)]
pub struct Nature {
    /// What *Start here* says that it asks.
    pub asks: &'static str,
    /// The slot whose printed words tell its rows apart where their refs are lost; none where a question does.
    pub told_by: Option<SlotKey>,
    /// Two rows that people added are about the same thing where none of these differs.
    pub same_by: &'static [SlotKey],
    /// What a row needs once it says something.
    pub needs: &'static [Needs],
    /// Whether a plan that changes its rows is another edition: else rows may retire within one.
    pub in_edition: bool,
    /// What the next round's form takes over.
    pub carries: Carries,
}

impl Nature {
    /// What is printed and never filled in.
    pub(super) const PRINTED: Nature =
        Nature { asks: "", told_by: None, same_by: &[], needs: &[], in_edition: false, carries: Carries::Nothing };
}

/// An answer that a row needs once it says something, whether or not the row is a printed one.
#[derive(Debug)]
pub struct Needs {
    /// The answer that says something.
    pub said: SlotKey,
    /// What it says; none where anything does.
    pub this: Option<TookPlace>,
    /// What is needed then.
    pub wanted: SlotKey,
    /// What is lost while that is blank.
    pub lost: &'static str,
}

/// What the next round's form takes over of a block's answers. Nothing of it counts before somebody confirms it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carries {
    /// Nothing: they are of their round alone.
    Nothing,
    /// The answers as they were, to be confirmed.
    Answers,
    /// The answers as they were, beside cells that are blank.
    Beside,
    /// The rows of what was planned, to be confirmed.
    Planned,
}

/// A block of slots over one record type, its rows printed from an origin.
pub(super) struct Block<R: 'static, O: Origin = Nothing> {
    /// The key of the block.
    pub(super) key: BlockKey,
    /// What stands above it, and the name of its table.
    pub(super) title: &'static str,
    /// How its rows come about.
    pub(super) rows: Rows,
    /// What it is.
    pub(super) nature: Nature,
    /// Its slots, left to right.
    pub(super) slots: &'static [Slot<R, O>],
}

/// A row with what its drop-downs speak of.
pub struct Asking<'p> {
    pub(super) row: Row,
    pub(super) subject: Option<&'p Subject>,
    pub(super) stage: Option<&'p Stage>,
}

impl Asking<'_> {
    /// A row that may speak of everything.
    pub(super) fn of_all(row: Row) -> Asking<'static> {
        Asking { row, subject: None, stage: None }
    }
}

/// A block as everything but its record: what pen, reader and checks walk.
pub trait Table: Sync {
    /// The key of the block.
    fn key(&self) -> BlockKey;
    /// What stands above it.
    fn title(&self) -> &'static str;
    /// How its rows come about.
    fn rows(&self) -> Rows;
    /// What it is.
    fn nature(&self) -> &Nature;
    /// The slots' specifications, left to right.
    fn specs(&'static self) -> Vec<&'static Spec>;
    /// The names of the fields that slots fill, for the laws.
    fn fields(&self) -> Vec<(SlotKey, Option<SlotKey>)>;
    /// Its rows at a place: those that are printed, and those that are spare.
    fn rows_at<'p>(&self, at: At<'p>) -> Vec<Asking<'p>>;
}

impl<R, O: Origin> Table for Block<R, O> {
    fn key(&self) -> BlockKey {
        self.key
    }
    fn title(&self) -> &'static str {
        self.title
    }
    fn rows(&self) -> Rows {
        self.rows
    }
    fn nature(&self) -> &Nature {
        &self.nature
    }
    fn specs(&'static self) -> Vec<&'static Spec> {
        self.slots.iter().map(|slot| &slot.spec).collect()
    }
    fn fields(&self) -> Vec<(SlotKey, Option<SlotKey>)> {
        self.slots.iter().map(|slot| (slot.spec.key, slot.lens.map(|lens| lens.slot))).collect()
    }
    fn rows_at<'p>(&self, at: At<'p>) -> Vec<Asking<'p>> {
        let printed = O::all(at).into_iter().map(|one| {
            let (subject, stage) = O::speaks_of(at, &one);
            Asking { row: self.row(&one), subject, stage }
        });
        let refs = self.rows.spare().into_iter().flat_map(Spare::refs);
        let spare =
            refs.map(|reference| Asking { row: self.spare_row(reference, at), subject: at.subject(), stage: None });
        printed.chain(spare).collect()
    }
}

impl<R, O: Origin> Block<R, O> {
    /// The row of one thing that it is printed from.
    pub(super) fn row(&self, one: &O::One<'_>) -> Row {
        let mut row = O::row(one);
        for slot in self.slots {
            let text = match slot.shows {
                Shows::Nothing => None,
                Shows::Ref => Some(row.reference.clone()),
                Shows::Text(text) => Some(text(one).to_owned()),
                Shows::Words(words) => Some(words(one)),
                Shows::Some(text) => text(one).map(str::to_owned),
            };
            if let Some(text) = text {
                row.print(slot.spec.key, text);
            }
        }
        row
    }

    fn spare_row(&self, reference: String, at: At<'_>) -> Row {
        let mut row = Row { subject: at.name().map(str::to_owned), of: Of::Spare, ..Row::default() };
        for slot in self.slots {
            match (&slot.shows, slot.in_spare) {
                (_, Some(text)) => row.print(slot.spec.key, text.to_owned()),
                (Shows::Ref, None) => row.print(slot.spec.key, reference.clone()),
                (Shows::Nothing | Shows::Text(_) | Shows::Words(_) | Shows::Some(_), None) => {}
            }
        }
        Row { reference, ..row }
    }
}

impl<R: Record, O: Origin> Block<R, O> {
    /// The records that were answered, in order of their first answer. A form gives one at most.
    pub(super) fn records(&self, answers: &Answers) -> Vec<R> {
        let mut records: indexmap::IndexMap<RowPlace, R> = indexmap::IndexMap::new();
        for (key, given) in answers.iter().filter(|(key, _)| key.block == self.key) {
            let Some(lens) = self.slots.iter().filter_map(|slot| slot.lens).find(|lens| lens.slot == key.slot) else {
                continue;
            };
            let place = match self.rows {
                Rows::Form => RowPlace::default(),
                Rows::Printed | Rows::PrintedAndSpare(_) | Rows::Spare(_) | Rows::Free => {
                    RowPlace { subject: key.subject.clone(), row: key.row.clone() }
                }
            };
            let record = records.entry(place.clone()).or_insert_with(|| R::blank(place));
            if let Ok(value) = &given.means {
                (lens.set)(record, value);
            }
        }
        records.into_values().collect()
    }

    /// Puts the answers of records in their places.
    pub(super) fn answers(&self, records: &[R], answers: &mut Answers) {
        for (number, record) in records.iter().enumerate() {
            let place = record.place();
            for (position, slot) in self.slots.iter().enumerate() {
                let Some(value) = slot.lens.and_then(|lens| (lens.get)(record)) else { continue };
                let row = match self.rows {
                    Rows::Form => form_ref(self.key, position),
                    Rows::Free => (number + 1).to_string(),
                    Rows::Printed | Rows::PrintedAndSpare(_) | Rows::Spare(_) => place.row.clone(),
                };
                let key = Key { block: self.key, subject: place.subject.clone(), row, slot: slot.spec.key };
                answers.put(key, Given::meant(value));
            }
        }
    }
}

/// The printed ref of a form's question: the block's first letter and a number, `S1`.
pub(super) fn form_ref(block: BlockKey, position: usize) -> String {
    let letter = block.word().chars().next().unwrap_or('Q').to_ascii_uppercase();
    format!("{letter}{}", position + 1)
}
