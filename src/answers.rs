//! What was typed where, and what it means.
//!
//! [`Answers`] is the unit that is drawn and read: place (block, subject, row, slot) → what was
//! typed, and its meaning or its fault. Records ([`audit`], the plan's rows) are built from it
//! through lenses, and back.

pub mod audit;
mod choice;
mod last;
mod lens;
mod meaningful;
mod stood;
mod typed;

use std::fmt;

use indexmap::{IndexMap, IndexSet};
use jiff::civil::Date;

use crate::finding::{Code, Finding};
use crate::key::{BlockKey, SlotKey};
use crate::learner::{self, Sign, Withheld};
use crate::plan::Framework;

pub use audit::Choice;
pub use last::LastAnswers;
pub use lens::{Held, Labelled, Lens, Record, RowPlace};
pub use meaningful::{Meaning, TestAsked};
pub use stood::{Says, gone, is_added, is_changed, is_confirmed};
pub use typed::{Formatted, PICTURE, Typed};

/// The meaning of one answered cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text as typed, or the label of a list that is the plan's own: a term, a cohort, an outcome.
    Text(String),
    /// A text that may name a learner: whoever prints it prints that it is withheld.
    Withheld(Withheld),
    /// An answer of a list that is the same in every plan: its label is looked up where it is drawn or written.
    Choice(Choice),
    /// A whole number.
    Count(u32),
    /// A date.
    Date(Date),
}

impl Value {
    /// The text of a text as anybody may see it, or the label of a choice.
    pub fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            Value::Withheld(_) => Some(learner::WITHHELD),
            Value::Choice(choice) => Some(choice.label()),
            Value::Count(_) | Value::Date(_) => None,
        }
    }
}

impl Value {
    /// The answer of a list, where this is one of it.
    pub fn chosen<T: Labelled>(&self) -> Option<T> {
        match self {
            Value::Choice(choice) => T::chosen(*choice),
            Value::Text(_) | Value::Withheld(_) | Value::Count(_) | Value::Date(_) => None,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Text(text) => f.write_str(text),
            Value::Withheld(withheld) => withheld.fmt(f),
            Value::Choice(choice) => f.write_str(choice.label()),
            Value::Count(count) => write!(f, "{count}"),
            Value::Date(date) => write!(f, "{date}"),
        }
    }
}

impl From<&Value> for Typed {
    fn from(value: &Value) -> Typed {
        match value {
            Value::Text(text) => Typed::Text(text.clone()),
            Value::Withheld(withheld) => Typed::Withheld(withheld.clone()),
            Value::Choice(choice) => Typed::Text(choice.label().to_owned()),
            Value::Count(count) => Typed::Number(f64::from(*count)),
            Value::Date(date) => Typed::Date(*date),
        }
    }
}

/// Where in a file something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The sheet's name; the file's name for a text file.
    pub sheet: String,
    /// The cell (row and column from 0), or the line (from 1) of a text file; or beside them all.
    pub at: At,
}

/// A cell or a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// Row and column, both from 0.
    Cell(u32, u32),
    /// A line, from 1.
    Line(u32),
    /// No cell: a text box that floats, the header of a printed page.
    Beside,
}

impl Spot {
    /// A cell of a sheet, row and column from 0.
    pub fn cell(sheet: impl Into<String>, row: u32, column: u32) -> Spot {
        Spot { sheet: sheet.into(), at: At::Cell(row, column) }
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            At::Cell(row, column) => f.write_str(&cell_name(*row, *column)),
            At::Line(line) => write!(f, "line {line}"),
            At::Beside => f.write_str("beside the cells"),
        }
    }
}

/// The letters of a column counted from 0: `A`, `Z`, `AA`.
pub fn column_name(column: u32) -> String {
    let mut name = String::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let letter = b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0);
        name.insert(0, char::from(letter));
        rest = (rest - 1) / 26;
    }
    name
}

/// A cell as a person says it, from row and column counted from 0: `E12`.
pub fn cell_name(row: u32, column: u32) -> String {
    format!("{}{}", column_name(column), u64::from(row) + 1)
}

/// Why what was typed cannot be read as what its cell should hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The error.
    pub code: Code,
    /// The answer that was probably meant.
    pub suggestion: Option<String>,
}

/// The place of one answer, whatever sheet and cell it stands in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The block's key: `outcomes`.
    pub block: BlockKey,
    /// The subject of the row, where its rows belong to subjects.
    pub subject: Option<String>,
    /// The ref of the row: `KS3-4`.
    pub row: String,
    /// The slot's key: `coverage`.
    pub slot: SlotKey,
}

/// Between a printed ref and the number of its repetition: a character that no cell's ref holds.
const REPEATED: char = '\u{1f}';

impl Key {
    /// The row's ref as it stands in the sheet, also where the same ref stands in two rows.
    pub fn printed_row(&self) -> &str {
        printed_ref(&self.row)
    }
}

/// The ref of a row as it stands in the sheet.
pub fn printed_ref(row: &str) -> &str {
    row.split(REPEATED).next().unwrap_or(row)
}

/// The ref under which the nth row with the same printed ref is kept, from 2.
pub fn repeated_ref(printed: &str, nth: usize) -> String {
    format!("{printed}{REPEATED}{nth}")
}

/// One answered cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// What was typed.
    pub typed: Typed,
    /// What it means, or why it means nothing.
    pub means: Result<Value, Unread>,
}

impl Given {
    /// An answer that was not read from a file.
    pub fn meant(value: Value) -> Given {
        Given { typed: Typed::from(&value), means: Ok(value) }
    }

    /// Whether it is no answer yet, but a question: *Not sure, I will ask*.
    pub fn asks(&self) -> bool {
        matches!(&self.means, Ok(Value::Choice(choice)) if choice.asks())
    }

    /// The same, kept from all but its author where by a sign it may name a learner; an answer of a list names none.
    pub fn guarded(self, sign: impl Fn(&str) -> Option<Sign>) -> Given {
        let is_text = match &self.means {
            Ok(Value::Text(_)) | Err(_) => true,
            Ok(Value::Withheld(_) | Value::Choice(_) | Value::Count(_) | Value::Date(_)) => false,
        };
        let text = self.typed.for_its_author();
        let Some(sign) = sign(&text).filter(|_| is_text) else { return self };
        let withheld = Withheld::new(text, sign);
        let means = self.means.map(|_| Value::Withheld(withheld.clone()));
        Given { typed: Typed::Withheld(withheld), means }
    }

    /// The same for everybody, once somebody has said that it names no learner.
    pub fn opened(self) -> Given {
        match (self.typed, self.means) {
            (Typed::Withheld(withheld), Ok(_)) => Given::meant(Value::Text(withheld.for_its_author().to_owned())),
            (typed, means) => Given { typed, means },
        }
    }

    /// Whether it may name a learner and nobody has said otherwise: it is shown to nobody but its author.
    pub fn is_withheld(&self) -> bool {
        self.sign().is_some()
    }

    /// By what a learner is told in it.
    pub fn sign(&self) -> Option<Sign> {
        match &self.typed {
            Typed::Withheld(withheld) => Some(withheld.sign()),
            Typed::Text(_)
            | Typed::Number(_)
            | Typed::Shown(_)
            | Typed::Hidden(_)
            | Typed::Date(_)
            | Typed::Truth(_)
            | Typed::Error(_) => None,
        }
    }

    /// The same, typed as the drop-downs of a plan that works by a framework have it.
    pub fn listed(value: Value, framework: &Framework) -> Given {
        match value {
            Value::Choice(choice) => {
                Given { typed: Typed::Text(choice.label_under(framework).to_owned()), means: Ok(value) }
            }
            Value::Text(_) | Value::Withheld(_) | Value::Count(_) | Value::Date(_) => Given::meant(value),
        }
    }
}

/// Every answered cell of one workbook, in reading order. Blank cells are not in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    given: IndexMap<Key, Given>,
    /// What was answered last round, as the workbook shows it: no answer before somebody says that it is still so.
    last: LastAnswers,
    /// Of what is given: what nobody typed, and somebody said to be still so.
    carried: IndexSet<Key>,
}

impl Answers {
    /// Puts an answer in its place; what stood there is replaced.
    pub fn put(&mut self, key: Key, given: Given) {
        self.carried.swap_remove(&key);
        self.given.insert(key, given);
    }

    /// What was given at a place.
    pub fn get(&self, key: &Key) -> Option<&Given> {
        self.given.get(key)
    }

    /// What is meant at a place, if it could be read.
    pub fn meant(&self, key: &Key) -> Option<&Value> {
        self.given.get(key)?.means.as_ref().ok()
    }

    /// The answer of a list at a place, if one was given; what only asks is none.
    pub fn chosen<T: Labelled>(&self, key: &Key) -> Option<T> {
        self.meant(key)?.chosen().filter(|answer: &T| !answer.asks())
    }

    /// Whether a cell holds no answer yet, but a question to whoever keeps the round.
    pub fn asks(&self, key: &Key) -> bool {
        matches!(self.meant(key), Some(Value::Choice(choice)) if choice.asks())
    }

    /// Whether nothing at all was answered.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// How many cells were answered.
    pub fn len(&self) -> usize {
        self.given.len()
    }

    /// The same beside what was answered last round.
    pub fn beside(self, last: LastAnswers) -> Answers {
        Answers { last, ..self }
    }

    /// What was answered last round, as the workbook shows it.
    pub fn last(&self) -> &LastAnswers {
        &self.last
    }

    /// Whether an answer was typed by nobody: it is last round's, said to be still so.
    pub fn is_carried(&self, key: &Key) -> bool {
        self.carried.contains(key)
    }

    /// Every answer in reading order.
    pub fn iter(&self) -> impl Iterator<Item = (&Key, &Given)> {
        self.given.iter()
    }
}

impl RowPlace {
    /// The place of an answer's row.
    pub fn of(key: &Key) -> RowPlace {
        RowPlace { subject: key.subject.clone(), row: key.row.clone() }
    }
}

/// What a reader found in one file: the answers, the spot of every cell that may be filled in
/// (blank or not), and what is wrong with the form itself.
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// Every cell that is not blank.
    pub answers: Answers,
    /// Where each cell that may be filled in stands in the file.
    pub spots: IndexMap<Key, Spot>,
    /// Sheets, columns and refs that are missing, doubled or unknown.
    pub findings: Vec<Finding>,
    /// What was written where the form asks nothing: kept, so that nobody has to type it again.
    pub unplaced: Vec<Unplaced>,
    /// Of a correction that came back: what it had listed to be fixed.
    pub listed: Vec<Listed>,
    /// Of a correction that came back: the fingerprints of the files it was made from.
    pub corrects: Vec<String>,
    /// The day on which the file was saved, where that is known.
    pub saved: Option<Date>,
    /// The beginning of the file's SHA-256, by which a correction names what it was made from.
    pub fingerprint: String,
}

/// A text that has no place on the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// Where it stood.
    pub spot: Spot,
    /// The text.
    pub text: String,
}

/// One line of the sheet *Fix these* in a correction that came back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// What it is about, as [`Finding::mark`] says it.
    pub mark: String,
    /// Why it is right as it is, in the department's words.
    pub explanation: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_people_say_them() {
        assert_eq!(cell_name(11, 4), "E12");
        assert_eq!(cell_name(0, 25), "Z1");
        assert_eq!(cell_name(0, 26), "AA1");
        assert_eq!(cell_name(1_048_575, 16_383), "XFD1048576");
    }
}
