//! A slot: one column of a block (or one question of a form), with the field it fills.

use crate::answers::{Answers, Given, Key, Lens, Record, RowPlace};
use crate::fold::fold;
use crate::key::{BlockKey, SlotKey};
use crate::plan::Words;

use super::lists::ListOf;

/// A heading: plain words, or a word of the setting with every setting's word as an alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// The same in every setting.
    Plain(&'static str),
    /// The same in every setting, and how workbooks issued earlier had it.
    Reworded(&'static str, &'static [&'static str]),
    /// *Name of the school*, by the word for the place.
    SchoolName,
    /// *Key stage*, *Group*, *Level*.
    Stage,
    /// *Year group*, *Class*, *Programme*.
    Cohort,
    /// *Year groups*, *Classes*, *Programmes*.
    Cohorts,
}

impl Head {
    /// The heading as the form prints it.
    pub fn text(self, words: &Words) -> &str {
        match self {
            Head::Plain(text) | Head::Reworded(text, _) => text,
            Head::SchoolName => match fold(&words.school).as_str() {
                "" | "school" => "Name of the school",
                "college" => "Name of the college",
                // A form prints no heading that it would have to make up.
                _ => "Name",
            },
            Head::Stage => &words.stage,
            Head::Cohort => &words.cohort,
            Head::Cohorts => &words.cohorts,
        }
    }

    /// What else the heading may say when a form is read: the words of the other settings, and of earlier forms.
    pub fn aliases(self) -> &'static [&'static str] {
        match self {
            Head::Plain(_) => &[],
            Head::Reworded(_, before) => before,
            Head::SchoolName => &["Name of the school", "Name of the college", "Name"],
            Head::Stage => &["Stage", "Key stage", "Group", "Career group", "Pathway", "Level"],
            Head::Cohort => &["Cohort", "Year group", "Class", "Programme"],
            Head::Cohorts => &["Cohorts", "Year groups", "Classes", "Programmes"],
        }
    }
}

/// When a cell is needed (domain.md, *Fifteen minutes*).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// If there is time.
    Optional,
    /// In every printed row.
    Always,
    /// Where the row's coverage is *Highlighted* or more.
    OnceHighlighted,
    /// Where the row's coverage is *Taught* or more.
    OnceTaught,
    /// A checklist answer: Foundation always, an approach above once the one below is all *Yes*.
    Ladder,
}

/// What is computed in the sheet as people fill it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Live {
    /// How many answers a sheet has.
    Answered,
    /// How many needed cells of a sheet are still blank.
    ToFill,
    /// One word for both.
    State,
    /// The approach that a subject's checklist claims.
    YourView,
    /// The approach that its rows show.
    RowsShow,
    /// The lower of the two.
    Reached,
    /// The first thing that holds it back from the approach above.
    Next,
}

/// What a cell may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Ours, locked.
    Printed,
    /// A text of at most so many characters.
    Text {
        /// The most characters.
        most: u16,
    },
    /// An answer from a drop-down list; in a row where it is printed it is ours.
    Choice(ListOf),
    /// A code of the same plan, offered in a drop-down and checked when the plan is resolved.
    Code(ListOf),
    /// A whole number.
    Count {
        /// The most it may be.
        most: u32,
        /// Whether it is a per cent, which people type as `40`, `40%` and `0.4`.
        per_cent: bool,
    },
    /// A date within the round's school year.
    Date,
    /// Computed in the sheet.
    Live(Live),
}

/// What a slot declares, whatever record it fills.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spec {
    /// The key in JSON, in TOML and in answers.
    pub key: SlotKey,
    /// The heading.
    pub head: Head,
    /// What the cell's prompt says; Excel shows at most 255 characters.
    pub help: &'static str,
    /// When it is needed.
    pub need: Need,
    /// The column's width in characters.
    pub width: u16,
    /// How long answering it takes, in seconds.
    pub seconds: u16,
    /// What it may hold.
    pub holds: Holds,
    /// Whether it came after the first workbooks were issued, so that one may well be without its column.
    pub is_late: bool,
}

/// One declared slot: its specification and the field it fills.
#[derive(Debug)]
pub struct Slot<R: 'static> {
    /// The specification.
    pub spec: Spec,
    /// The field; none for what is printed or computed.
    pub lens: Option<Lens<R>>,
}

impl<R> Slot<R> {
    /// A column that is printed.
    pub const fn printed(key: SlotKey, head: Head, width: u16) -> Slot<R> {
        Slot::new(key, None, head, width, Holds::Printed)
    }

    /// A column that is computed in the sheet.
    pub const fn live(key: SlotKey, head: &'static str, width: u16, live: Live) -> Slot<R> {
        Slot::new(key, None, Head::Plain(head), width, Holds::Live(live))
    }

    /// A slot that people fill in.
    pub const fn asked(lens: Lens<R>, head: Head, width: u16, holds: Holds) -> Slot<R> {
        Slot::new(lens.slot, Some(lens), head, width, holds)
    }

    /// A text of up to 300 characters under a plain heading.
    pub const fn text(lens: Lens<R>, head: &'static str, width: u16) -> Slot<R> {
        Slot::asked(lens, Head::Plain(head), width, Holds::Text { most: 300 })
    }

    /// A choice from a list under a plain heading.
    pub const fn choice(lens: Lens<R>, head: &'static str, width: u16, list: ListOf) -> Slot<R> {
        Slot::asked(lens, Head::Plain(head), width, Holds::Choice(list))
    }

    const fn new(key: SlotKey, lens: Option<Lens<R>>, head: Head, width: u16, holds: Holds) -> Slot<R> {
        Slot {
            spec: Spec { key, head, help: "", need: Need::Optional, width, seconds: 0, holds, is_late: false },
            lens,
        }
    }

    /// The same slot with a prompt.
    pub const fn help(mut self, help: &'static str) -> Slot<R> {
        self.spec.help = help;
        self
    }

    /// The same slot, in a column that workbooks issued earlier do not have.
    pub const fn late(mut self) -> Slot<R> {
        self.spec.is_late = true;
        self
    }

    /// The same slot, needed, and the seconds that answering takes.
    pub const fn need(mut self, need: Need, seconds: u16) -> Slot<R> {
        self.spec.need = need;
        self.spec.seconds = seconds;
        self
    }

    /// The same slot holding a text of up to `most` characters.
    pub const fn most(mut self, most: u16) -> Slot<R> {
        self.spec.holds = Holds::Text { most };
        self
    }
}

/// How the rows of a block come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// One record, a row for each slot: Ref, Question, Answer.
    Form,
    /// A row for each thing in the plan.
    Printed,
    /// The same, and spare rows beneath.
    PrintedAndSpare(usize),
    /// Spare rows only, each with a printed ref.
    Spare(usize),
    /// Rows that people add as they like, without refs.
    Free,
}

/// A block of slots over one record type.
#[derive(Debug)]
pub struct Block<R: 'static> {
    /// The key of the block.
    pub key: BlockKey,
    /// What stands above it, and the name of its table.
    pub title: &'static str,
    /// How its rows come about.
    pub rows: Rows,
    /// Its slots, left to right.
    pub slots: &'static [Slot<R>],
}

/// A block as everything but its record: what pen, reader and checks walk.
pub trait Table: Sync {
    /// The key of the block.
    fn key(&self) -> BlockKey;
    /// What stands above it.
    fn title(&self) -> &'static str;
    /// How its rows come about.
    fn rows(&self) -> Rows;
    /// The slots' specifications, left to right.
    fn specs(&'static self) -> Vec<&'static Spec>;
    /// The names of the fields that slots fill, for the laws.
    fn fields(&self) -> Vec<(SlotKey, Option<SlotKey>)>;
}

impl<R> Table for Block<R> {
    fn key(&self) -> BlockKey {
        self.key
    }
    fn title(&self) -> &'static str {
        self.title
    }
    fn rows(&self) -> Rows {
        self.rows
    }
    fn specs(&'static self) -> Vec<&'static Spec> {
        self.slots.iter().map(|slot| &slot.spec).collect()
    }
    fn fields(&self) -> Vec<(SlotKey, Option<SlotKey>)> {
        self.slots.iter().map(|slot| (slot.spec.key, slot.lens.map(|lens| lens.slot))).collect()
    }
}

impl<R: Record> Block<R> {
    /// The records that were answered, in order of their first answer. A form gives one at most.
    pub fn records(&self, answers: &Answers) -> Vec<R> {
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
    pub fn answers(&self, records: &[R], answers: &mut Answers) {
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
