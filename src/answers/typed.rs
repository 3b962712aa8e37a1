//! What stands in a cell, as a person sees it.

use jiff::civil::Date;

use crate::learner::Withheld;
use crate::words::short_day;

/// What a cell shows in which a picture stands: programs save it as an error, or as what a formula left behind.
pub const PICTURE: &str = "(a picture)";

/// The content of a cell as a spreadsheet program stored it.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    /// A text.
    Text(String),
    /// What may name a learner, whatever it was typed as.
    Withheld(Withheld),
    /// A number that is seen as one: also as `1`, where its format says nothing else.
    Number(f64),
    /// A number that is seen as something else: `100%`, `£500`, `0007`, `Unit 9`, `10:30`.
    Shown(Box<Formatted>),
    /// What stands in a cell whose number format shows nothing of it.
    Hidden(String),
    /// A number that is formatted as a date.
    Date(Date),
    /// TRUE or FALSE.
    Truth(bool),
    /// An error value: `#REF!`; a picture is [`PICTURE`].
    Error(String),
}

/// A number that is seen as something else.
#[derive(Clone, Debug, PartialEq)]
pub struct Formatted {
    /// What the cell holds.
    pub number: f64,
    /// What is seen of it.
    pub text: String,
}

impl Typed {
    /// A number that is seen as a text.
    pub fn seen_as(number: f64, text: impl Into<String>) -> Typed {
        Typed::Shown(Box::new(Formatted { number, text: text.into() }))
    }

    /// What a person sees in the cell; of what is hidden, what would be seen; what may name a learner is withheld.
    pub fn shown(&self) -> String {
        match self {
            Typed::Withheld(withheld) => withheld.to_string(),
            Typed::Text(text) | Typed::Error(text) | Typed::Hidden(text) => text.clone(),
            Typed::Shown(formatted) => formatted.text.clone(),
            Typed::Number(number) => number.to_string(),
            Typed::Date(date) => short_day(*date),
            Typed::Truth(true) => "TRUE".to_owned(),
            Typed::Truth(false) => "FALSE".to_owned(),
        }
    }

    /// The letters of a text; nothing of what is no text.
    pub(crate) fn text(&self) -> &str {
        match self {
            Typed::Text(text) | Typed::Error(text) | Typed::Hidden(text) => text,
            Typed::Shown(formatted) => &formatted.text,
            Typed::Withheld(withheld) => withheld.for_its_author(),
            Typed::Number(_) | Typed::Date(_) | Typed::Truth(_) => "",
        }
    }

    /// The same for what goes back to whoever typed it: nothing is withheld.
    pub fn for_its_author(&self) -> String {
        match self {
            Typed::Withheld(withheld) => withheld.for_its_author().to_owned(),
            Typed::Text(_)
            | Typed::Number(_)
            | Typed::Shown(_)
            | Typed::Hidden(_)
            | Typed::Date(_)
            | Typed::Truth(_)
            | Typed::Error(_) => self.shown(),
        }
    }

    /// Whether nothing that can be seen stands there.
    pub fn is_blank(&self) -> bool {
        match self {
            Typed::Text(text) => crate::fold::is_blank(text),
            Typed::Withheld(_)
            | Typed::Number(_)
            | Typed::Shown(..)
            | Typed::Hidden(_)
            | Typed::Date(_)
            | Typed::Truth(_)
            | Typed::Error(_) => false,
        }
    }
}
