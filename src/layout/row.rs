//! One row of an area: what it is about, what is printed in it, and what it asks.

use std::sync::Arc;

use crate::answers::Key;
use crate::key::SlotKey;
use crate::plan::Approach;

use super::spec::{Need, Spec};

/// What a row is about, where anybody has to know more than what it prints.
#[derive(Clone, Debug, Default)]
pub enum Of {
    /// Nothing more.
    #[default]
    Itself,
    /// The question of a form: the only slot that it asks.
    Question(&'static Spec),
    /// An outcome of the stage with this code.
    Stage(String),
    /// A statement at an approach.
    Approach(Approach),
    /// A group of learners with so many on roll.
    Roll(u32),
    /// Another sheet of the workbook: its position in [`Form::sheets`](super::Form::sheets).
    Sheet(usize),
    /// What people put into it: nothing in it is needed.
    Spare,
}

/// Whether an outcome may be met by one group of learners and not by another, so that a row is asked who meets it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Several {
    /// The subject teaches one group at each stage that the row may be about.
    #[default]
    No,
    /// It teaches several at each of them.
    Yes,
    /// It teaches several at the stages of these outcomes.
    Of(Arc<[String]>),
}

/// What a row has of the last round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Carried {
    /// Nothing.
    #[default]
    Nothing,
    /// What was answered, to be read.
    Beside,
    /// What was answered, and whether it is still so.
    Asked,
    /// It answers that for every row of its sheet.
    ForAll,
}

/// One row of an area.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The printed ref; a running number in a block of free rows.
    pub reference: String,
    /// The subject the row belongs to.
    pub subject: Option<String>,
    /// What it is about.
    pub of: Of,
    /// The lists of the row's choices, by slot: positions in [`Form::lists`](super::Form::lists).
    pub lists: Vec<(SlotKey, usize)>,
    /// Whether it is asked which groups of learners it is about.
    pub several: Several,
    /// A link that the row's first printed cell leads to.
    pub link: Option<String>,
    /// The answers that it asks to be mended: of a line of *Fix these*.
    pub mends: Vec<Key>,
    /// What is wrong with the row's answers, by slot: in a correction.
    pub marks: Vec<(SlotKey, Mark)>,
    /// What it has of the last round.
    pub carried: Carried,
    /// What is printed, by slot.
    pub(super) printed: Vec<(SlotKey, String)>,
}

/// What a correction says at a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Whether it is an error; else a query.
    pub is_error: bool,
    /// Whether the row says it by itself, for as long as it is so.
    pub is_live: bool,
    /// What is wrong and what to do.
    pub note: String,
}

impl Mark {
    /// The word for an error and the word for a query.
    pub const VERBS: [&str; 2] = ["Fix", "Check"];

    /// What is to be done: *Fix* or *Check*.
    pub fn verb(&self) -> &'static str {
        let [fix, check] = Mark::VERBS;
        if self.is_error { fix } else { check }
    }
}

impl Row {
    /// Whether the cell of a slot is for people to fill in.
    pub fn asks(&self, spec: &Spec) -> bool {
        let is_its_own = || self.question().is_none_or(|only| only.key == spec.key);
        let has_others = || !spec.is_further || self.several != Several::No;
        let is_of_last = || match self.carried {
            Carried::Nothing | Carried::Beside => !spec.is_of_last(),
            Carried::Asked => true,
            Carried::ForAll => spec.key == SlotKey::StillSo,
        };
        spec.is_asked() && is_of_last() && is_its_own() && has_others() && self.printed(spec.key).is_none()
    }

    /// What is printed in the cell of a slot.
    pub fn printed(&self, slot: SlotKey) -> Option<&str> {
        self.printed.iter().find(|(key, _)| *key == slot).map(|(_, text)| text.as_str())
    }

    /// Everything that is printed in it.
    pub fn texts(&self) -> impl Iterator<Item = (SlotKey, &str)> {
        self.printed.iter().map(|(key, text)| (*key, text.as_str()))
    }

    /// Prints a text in the cell of a slot, over what stands there.
    pub fn print(&mut self, slot: SlotKey, text: String) {
        match self.printed.iter_mut().find(|(key, _)| *key == slot) {
            Some((_, there)) => *there = text,
            None => self.printed.push((slot, text)),
        }
    }

    /// The only slot asked, in a form.
    pub fn question(&self) -> Option<&'static Spec> {
        match self.of {
            Of::Question(spec) => Some(spec),
            Of::Itself | Of::Stage(_) | Of::Approach(_) | Of::Roll(_) | Of::Sheet(_) | Of::Spare => None,
        }
    }

    /// Whether it is a spare row.
    pub fn is_spare(&self) -> bool {
        matches!(self.of, Of::Spare)
    }

    /// The code of its outcome's stage.
    pub fn stage(&self) -> Option<&str> {
        match &self.of {
            Of::Stage(code) => Some(code),
            Of::Itself | Of::Question(_) | Of::Approach(_) | Of::Roll(_) | Of::Sheet(_) | Of::Spare => None,
        }
    }

    /// The approach of its statement.
    pub fn approach(&self) -> Option<Approach> {
        match self.of {
            Of::Approach(approach) => Some(approach),
            Of::Itself | Of::Question(_) | Of::Stage(_) | Of::Roll(_) | Of::Sheet(_) | Of::Spare => None,
        }
    }

    /// Whether its statement waits until all that is needed below is *Yes*: it may then be answered, and may stay blank.
    pub fn waits(&self) -> bool {
        self.approach().is_some_and(|approach| approach > Approach::Foundation)
    }

    /// Whether a slot of it wants an answer whatever else is answered.
    pub fn always_wants(&self, spec: &Spec) -> bool {
        match spec.need {
            Need::Always => true,
            Need::Ladder => !self.waits(),
            Need::Optional
            | Need::OnceHighlighted
            | Need::WhereSeveral
            | Need::OnceTaught
            | Need::OnceNotApplicable
            | Need::OfLast => false,
        }
    }

    /// Whether a slot of it wants an answer while nothing is answered: where last round's stands beside it, only whether
    /// that is still so.
    pub fn wants_at_first(&self, spec: &Spec) -> bool {
        match self.carried {
            Carried::Asked => spec.need == Need::OfLast,
            Carried::ForAll => false,
            Carried::Nothing | Carried::Beside => !self.is_spare() && self.always_wants(spec),
        }
    }

    /// Whether it is about several groups of learners, any of which it may name; a spare row is about the outcome that
    /// it names, by its label or its ref.
    pub fn is_of_several(&self, named: Option<&str>) -> bool {
        match &self.several {
            Several::No => false,
            Several::Yes => !self.is_spare() || named.is_some(),
            Several::Of(refs) => {
                named.and_then(|label| label.split(' ').next()).is_some_and(|own| refs.iter().any(|one| one == own))
            }
        }
    }

    /// Whether any answers ask for the cell of a slot.
    pub fn may_be_asked(&self, spec: &Spec) -> bool {
        self.asks(spec)
            && match spec.need {
                Need::Ladder => !self.waits(),
                Need::WhereSeveral => self.several != Several::No,
                Need::OfLast => self.carried == Carried::Asked,
                Need::Optional | Need::Always | Need::OnceHighlighted | Need::OnceTaught | Need::OnceNotApplicable => {
                    true
                }
            }
    }

    /// Learners of its group on roll.
    pub fn roll(&self) -> Option<u32> {
        match self.of {
            Of::Roll(roll) => Some(roll),
            Of::Itself | Of::Question(_) | Of::Stage(_) | Of::Approach(_) | Of::Sheet(_) | Of::Spare => None,
        }
    }

    /// The sheet that it is about.
    pub fn sheet(&self) -> Option<usize> {
        match self.of {
            Of::Sheet(position) => Some(position),
            Of::Itself | Of::Question(_) | Of::Stage(_) | Of::Approach(_) | Of::Roll(_) | Of::Spare => None,
        }
    }
}
