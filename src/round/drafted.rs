//! A message that was drafted, as it is remembered: whom it was for, on which day, and by what it is known again.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::email::{Draft, Print};
use crate::plan::MessageKind;

/// A message that was drafted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Drafted {
    /// Which one it is, as a plan calls it.
    kind: String,
    /// The department's code; of a circle of people its kind.
    pub(super) whose: String,
    /// The day on which it was drafted.
    #[serde(with = "as_text")]
    pub(super) day: Date,
    /// The digits of its own Message-ID.
    pub(super) mark: String,
    /// Its subject.
    pub(super) subject: String,
    /// The addresses it goes to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) to: Vec<String>,
    /// The fingerprints of the files that go with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) files: Vec<String>,
    /// What it says, paragraph by paragraph, as fingerprints.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) words: Vec<String>,
    /// Of an invitation: what its workbook asks, as a fingerprint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) asks: Option<String>,
    /// Of an answer to a return: which one it answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) about: Vec<String>,
}

/// A day as `2026-12-08`.
mod as_text {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    pub(super) fn serialize<S: Serializer>(day: &Date, to: S) -> Result<S::Ok, S::Error> {
        day.to_string().serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
        String::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}

impl Drafted {
    /// A draft as it is remembered on the day it is of; `asks` of an invitation, `about` of an answer.
    pub(super) fn of(draft: &Draft, day: Date, asks: Option<String>, about: Vec<String>) -> Drafted {
        let Print { mark, subject, to, files, words } = draft.print.clone();
        Drafted {
            kind: draft.kind.key().to_owned(),
            whose: draft.whose.clone(),
            day,
            mark,
            subject,
            to,
            files,
            words,
            asks,
            about,
        }
    }

    /// One of which only what its own head says is known: `correction HUM 2026-12-08`.
    pub(super) fn said(line: &str, mark: &str) -> Option<Drafted> {
        let mut words = line.split(' ');
        let (kind, whose, day) = (words.next()?, words.next()?, words.next()?);
        MessageKind::of_key(kind)?;
        Some(Drafted {
            kind: kind.to_owned(),
            whose: whose.to_owned(),
            day: day.parse().ok()?,
            mark: mark.to_owned(),
            subject: String::new(),
            to: Vec::new(),
            files: Vec::new(),
            words: Vec::new(),
            asks: None,
            about: Vec::new(),
        })
    }

    /// Which one it is.
    pub(super) fn kind(&self) -> Option<MessageKind> {
        MessageKind::of_key(&self.kind)
    }
}

/// What a draft's head says of it.
pub(super) fn line(draft: &Draft, day: Date) -> String {
    format!("{} {} {day}", draft.kind.key(), draft.whose)
}
