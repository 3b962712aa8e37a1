//! Texts with places: a word in braces stands for something that is filled in when the text is said.
//!
//! ```text
//! Dear {lead}, …   parsed once → Words("Dear ") Place(Lead) Words(", …")   filled → Dear Ms Osei, …
//! ```
//! Which words a kind of text may hold is a type of its own, so that later no word in braces is unknown.

use std::fmt;

use serde::{Deserialize, Deserializer, de};

use super::{any_of, list};
use crate::fold::fold;

/// What a word in braces may stand for in one kind of text.
pub trait Place: Copy + 'static {
    /// All of them.
    const PLACES: &'static [Self];

    /// The word between the braces.
    fn key(self) -> &'static str;
}

/// Declares the words that one kind of text may hold, each with what stands between the braces.
macro_rules! places {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($place:ident = $key:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $vis enum $name { $(#[doc = concat!("`{", $key, "}`")] $place,)+ }

        impl $crate::words::Place for $name {
            const PLACES: &'static [Self] = &[$($name::$place,)+];

            fn key(self) -> &'static str {
                match self { $($name::$place => $key,)+ }
            }
        }
    };
}
pub(crate) use places;

/// A text with places to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template<P>(Vec<Piece<P>>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece<P> {
    Words(String),
    Place(P),
}

/// Why a text is no template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong<'t> {
    /// A brace is not closed; this follows it.
    Open(&'t str),
    /// This word stands for nothing.
    Unknown(&'t str),
}

impl fmt::Display for Wrong<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Wrong::Open(after) => write!(f, "a brace is not closed before '{}'", after.trim()),
            Wrong::Unknown(word) => write!(f, "{{{word}}} stands for nothing"),
        }
    }
}

impl<P: Place> Template<P> {
    /// Parses a text that may hold the places given, or tells everything that is wrong with it. Case, and how the
    /// parts of a word are joined, are forgiven.
    ///
    /// # Errors
    /// Every brace that is not closed and every word that stands for nothing.
    pub fn parse<'t>(text: &'t str, places: &[P]) -> Result<Template<P>, Vec<Wrong<'t>>> {
        let (mut pieces, mut wrong) = (Vec::new(), Vec::new());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            pieces.push(Piece::Words(before.to_owned()));
            let Some((word, after)) = after.split_once('}').filter(|(word, _)| !word.contains(['{', '\n'])) else {
                wrong.push(Wrong::Open(after));
                rest = after;
                continue;
            };
            let key = folded(word);
            match places.iter().find(|place| place.key() == key) {
                Some(place) => pieces.push(Piece::Place(*place)),
                None => wrong.push(Wrong::Unknown(word)),
            }
            rest = after;
        }
        pieces.push(Piece::Words(rest.to_owned()));
        if wrong.is_empty() { Ok(Template(pieces)) } else { Err(wrong) }
    }

    /// The text with every place filled in; what is filled in is never read as a place again.
    pub fn filled(&self, value: impl Fn(P) -> String) -> String {
        let piece = |piece: &Piece<P>| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Place(place) => value(*place),
        };
        self.0.iter().map(piece).collect()
    }
}

/// The word of a place as keys are written.
pub fn folded(word: &str) -> String {
    fold(word).replace([' ', '-'], "_")
}

/// The text as it is written, with its places in braces.
impl<P: Place> fmt::Display for Template<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.filled(|place| format!("{{{}}}", place.key())))
    }
}

/// Of a text that may hold every place of its type.
impl<'de, P: Place> Deserialize<'de> for Template<P> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Template<P>, D::Error> {
        let text = String::deserialize(deserializer)?;
        Template::parse(&text, P::PLACES).map_err(|wrong| {
            let told: Vec<String> = wrong.iter().map(ToString::to_string).collect();
            let known: Vec<String> = P::PLACES.iter().map(|place| format!("{{{}}}", place.key())).collect();
            de::Error::custom(format!("{} in '{text}': write {}", list(&told), any_of(&known)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    places! {
        /// What the texts of these tests may hold.
        enum Word {
            School = "school",
            CareersLeader = "careers_leader",
        }
    }

    fn parse(text: &str) -> Result<Template<Word>, Vec<Wrong<'_>>> {
        Template::parse(text, Word::PLACES)
    }

    #[test]
    fn what_is_filled_in_is_not_read_again() {
        let template = parse("{school}, { Careers-leader } } {SCHOOL}").expect("no fault");
        let filled = template.filled(|word| match word {
            Word::School => "{careers_leader} School".to_owned(),
            Word::CareersLeader => "Ms Osei".to_owned(),
        });
        assert_eq!(filled, "{careers_leader} School, Ms Osei } {careers_leader} School");
        assert_eq!(template.to_string(), "{school}, {careers_leader} } {school}");
    }

    #[test]
    fn everything_that_is_wrong_is_told() {
        assert_eq!(parse("{nobody} {school} {open\n}"), Err(vec![Wrong::Unknown("nobody"), Wrong::Open("open\n}")]));
    }

    #[test]
    fn a_text_that_is_kept_in_a_file_is_parsed_with_it() {
        let read = |text: &str| {
            toml::from_str::<std::collections::HashMap<String, Template<Word>>>(&format!("text = \"{text}\""))
        };
        assert!(read("{school}").is_ok());
        assert!(read("{nobody}").is_err_and(|error| error.to_string().contains("nobody")));
    }
}
