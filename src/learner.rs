//! Whether a text may name a learner (domain.md: no pupil names anywhere), and the type of a text that may.
//!
//! A name is told by what stands beside it: a form or class, the word "pupil", a care plan, a date of birth; or by a
//! number that belongs to one learner. A teacher's or an employer's name is nobody's business here.
//!
//! ```text
//! Help with pupil Jane Smith, 9B      → Withheld: whatever prints it prints (withheld: it may name a learner)
//! Help with the visit of 9B           → a text like any other
//! ```

mod anybody;
mod beside;
mod born;
mod first;
mod numbers;
mod words;

use std::fmt;

use crate::words::shortened;

use words::Words;

pub use anybody::{name_words, names_anybody};

/// What stands in place of a text that may name a learner.
pub const WITHHELD: &str = "(withheld: it may name a learner)";

/// A text is quoted up to so many characters.
const QUOTED: usize = 60;

/// By what a learner is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// A unique pupil number, or a unique learner number.
    Number,
    /// A date of birth.
    Born,
    /// A name beside an education, health and care plan, or another plan that one learner has.
    CarePlan,
    /// A name beside a form or class.
    Class,
    /// A name beside the word "pupil" or one like it.
    Called,
}

impl Sign {
    /// What is seen, as a sentence that quotes nothing.
    pub fn told(self) -> &'static str {
        match self {
            Sign::Number => "A number that belongs to one learner may stand here.",
            Sign::Born => "Somebody's date of birth may stand here.",
            Sign::CarePlan => "A learner may be named here, beside a plan that one learner has.",
            Sign::Class => "A learner may be named here, beside a form, class or year.",
            Sign::Called => "A learner may be named here.",
        }
    }
}

/// By what in a text a learner is told, if by anything.
pub fn sign(text: &str) -> Option<Sign> {
    let words = Words::of(text);
    of_no_adult(&words).or_else(|| beside::sign(&words))
}

/// The same where adults, firms and units are named: a number, a date of birth.
pub fn sign_beside_adults(text: &str) -> Option<Sign> {
    of_no_adult(&Words::of(text))
}

fn of_no_adult(words: &Words<'_>) -> Option<Sign> {
    numbers::sign(words).or_else(|| born::sign(words))
}

/// The name of a file as anybody may see it, with the folders or the mail that it lies in.
pub fn shareable_file(name: &str) -> &str {
    let (stem, _) = name.rsplit_once('.').unwrap_or((name, ""));
    let words = stem.replace(['_', '-', '.', '+', '/'], " ");
    if sign(&words).is_some() || sign(name).is_some() { WITHHELD } else { name }
}

/// A text as anybody may see it.
pub fn shareable(text: &str) -> &str {
    if sign(text).is_some() { WITHHELD } else { text }
}

/// The first words of what somebody wrote, as a sentence quotes them: `'Visit to Kew'`. Whether they may name a learner is
/// decided by all of it.
pub fn quoted(text: &str) -> String {
    format!("'{}'", shortened(shareable(text), QUOTED))
}

/// A text that may name a learner: nothing prints it, and only what goes back to its own author asks for it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Withheld {
    text: String,
    sign: Sign,
}

impl Withheld {
    /// A text by which a learner is told.
    pub fn new(text: String, sign: Sign) -> Withheld {
        Withheld { text, sign }
    }

    /// The text, for what goes back to whoever wrote it.
    pub fn for_its_author(&self) -> &str {
        &self.text
    }

    /// By what a learner is told.
    pub fn sign(&self) -> Sign {
        self.sign
    }
}

/// A text that a person wrote: printed as others may see it, and given as it was written to its author alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Written {
    /// It names nobody that concerns us.
    Open(String),
    /// It may name a learner.
    Withheld(Withheld),
}

impl Written {
    /// As others may see it.
    pub fn shown(&self) -> &str {
        match self {
            Written::Open(text) => text,
            Written::Withheld(_) => WITHHELD,
        }
    }

    /// As it was written, for what goes back to its author.
    pub fn for_its_author(&self) -> &str {
        match self {
            Written::Open(text) => text,
            Written::Withheld(withheld) => withheld.for_its_author(),
        }
    }
}

impl<T: Into<String>> From<T> for Written {
    fn from(text: T) -> Written {
        let text = text.into();
        match sign(&text) {
            Some(sign) => Written::Withheld(Withheld::new(text, sign)),
            None => Written::Open(text),
        }
    }
}

impl fmt::Display for Withheld {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(WITHHELD)
    }
}

impl fmt::Debug for Withheld {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Withheld({:?})", self.sign)
    }
}

#[cfg(test)]
mod tests;
