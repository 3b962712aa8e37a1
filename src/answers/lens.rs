//! Between cells and records: a lens reads and writes one field of a record as a [`Value`].

use jiff::civil::Date;

use super::Value;
use super::audit::Choice;
use crate::key::SlotKey;

/// The subject and ref of a record's row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct RowPlace {
    /// The subject, where rows belong to subjects.
    pub subject: Option<String>,
    /// The row's ref.
    pub row: String,
}

/// A record that is filled from one row of a block (or from one whole form).
pub trait Record: Clone {
    /// A record at a place with nothing in it.
    fn blank(place: RowPlace) -> Self;
    /// The record's place.
    fn place(&self) -> RowPlace;
}

/// A field that a cell can fill.
pub trait Held {
    /// The field as a cell's meaning; `None` where it is blank.
    fn held(&self) -> Option<Value>;
    /// Fills the field; a value of another kind leaves it blank.
    fn hold(&mut self, value: &Value);
}

/// One field of a record, by name.
#[derive(Debug)]
pub struct Lens<R> {
    /// The slot that fills it: the field's name is its key.
    pub slot: SlotKey,
    /// Reads the field.
    pub get: fn(&R) -> Option<Value>,
    /// Fills the field.
    pub set: fn(&mut R, &Value),
}

impl<R> Clone for Lens<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Lens<R> {}

/// The lens of a record's field; with `as Ref` where the slot has another name.
#[macro_export]
macro_rules! lens {
    ($record:ident.$field:ident) => {
        $crate::lens!($record.$field, const { $crate::key::SlotKey::of_field(stringify!($field)) })
    };
    ($record:ident.$field:ident as $key:ident) => {
        $crate::lens!($record.$field, $crate::key::SlotKey::$key)
    };
    ($record:ident.$field:ident, $slot:expr) => {
        $crate::answers::Lens {
            slot: $slot,
            get: |record: &$record| $crate::answers::Held::held(&record.$field),
            set: |record: &mut $record, value| $crate::answers::Held::hold(&mut record.$field, value),
        }
    };
}

/// An answer with a fixed list of labels.
pub trait Labelled: Copy + PartialEq + 'static {
    /// Every answer, in the order of its list.
    const ALL: &'static [Self];
    /// The label on the list.
    fn label(self) -> &'static str;
    /// What people write for it and mean nothing else by; as [`crate::fold::fold`] gives it.
    fn synonyms(self) -> &'static [&'static str];
    /// Whether it is no answer yet, but a question: records count it as blank.
    fn asks(self) -> bool;
    /// It as the answer of any list.
    fn choice(self) -> Choice;
    /// The answer of this list, where it is one.
    fn chosen(choice: Choice) -> Option<Self>;
}

impl<T: Labelled> Held for Option<T> {
    fn held(&self) -> Option<Value> {
        self.map(|answer| Value::Choice(answer.choice()))
    }
    fn hold(&mut self, value: &Value) {
        *self = value.chosen().filter(|answer: &T| !answer.asks());
    }
}

impl Held for Option<String> {
    fn held(&self) -> Option<Value> {
        self.clone().map(Value::Text)
    }
    fn hold(&mut self, value: &Value) {
        *self = Some(value.to_string());
    }
}

impl Held for String {
    fn held(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::Text(self.clone()))
    }
    fn hold(&mut self, value: &Value) {
        *self = value.to_string();
    }
}

impl Held for Option<u32> {
    fn held(&self) -> Option<Value> {
        self.map(Value::Count)
    }
    fn hold(&mut self, value: &Value) {
        *self = match value {
            Value::Count(count) => Some(*count),
            Value::Text(_) | Value::Withheld(_) | Value::Choice(_) | Value::Date(_) => None,
        };
    }
}

impl Held for Option<Date> {
    fn held(&self) -> Option<Value> {
        self.map(Value::Date)
    }
    fn hold(&mut self, value: &Value) {
        *self = match value {
            Value::Date(date) => Some(*date),
            Value::Text(_) | Value::Withheld(_) | Value::Choice(_) | Value::Count(_) => None,
        };
    }
}

/// Several codes or addresses in one cell, with commas between them.
impl Held for Vec<String> {
    fn held(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::Text(self.join(", ")))
    }
    fn hold(&mut self, value: &Value) {
        *self = value
            .to_string()
            .split([',', ';', '\n'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect();
    }
}

/// Yes or no, or neither.
impl Held for Option<bool> {
    fn held(&self) -> Option<Value> {
        self.as_ref().and_then(Held::held)
    }
    fn hold(&mut self, value: &Value) {
        *self = match value.text() {
            Some("Yes") => Some(true),
            Some("No") => Some(false),
            Some(_) | None => None,
        };
    }
}

/// Yes or no; blank is no.
impl Held for bool {
    fn held(&self) -> Option<Value> {
        Some(Value::Text(if *self { "Yes" } else { "No" }.to_owned()))
    }
    fn hold(&mut self, value: &Value) {
        *self = value.text() == Some("Yes");
    }
}
