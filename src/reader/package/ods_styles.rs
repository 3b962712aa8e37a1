//! The styles of an OpenDocument file: which of them cross out what they are used for.

use std::collections::HashMap;
use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::limits::{Fault, MOST_PARTS};
use super::xml::{Xml, full_attribute};

/// A style may build on another, and that on a third; programs write two or three.
const MOST_STEPS: usize = 16;

/// What a style says, and the one that it builds on.
#[derive(Debug, Default)]
struct Own {
    strikes: Option<bool>,
    parent: String,
}

/// Styles by their families and names.
#[derive(Debug, Default)]
pub(super) struct Styles {
    own: HashMap<(String, String), Own>,
    now: Option<(String, String)>,
}

/// The family of the styles of cells.
pub(super) const CELL: &str = "table-cell";
/// The family of the styles of words.
pub(super) const WORDS: &str = "text";

impl Styles {
    /// Takes the styles of a whole part.
    pub(super) fn of_part<R: Read>(&mut self, xml: &mut Xml<R>) -> Result<(), Fault> {
        while let Some(event) = xml.next()? {
            match event {
                Event::Start(element) => self.begins(&element),
                Event::End(element) => self.ends(element.name().as_ref()),
                _ => {}
            }
        }
        Ok(())
    }

    /// Takes what the beginning of an element says of a style.
    pub(super) fn begins(&mut self, element: &BytesStart<'_>) {
        let of = |name| full_attribute(element, name).map(std::borrow::Cow::into_owned).unwrap_or_default();
        match element.name().as_ref() {
            "style:style" if self.own.len() < MOST_PARTS => {
                let key = (of("style:family"), of("style:name"));
                if [CELL, WORDS].contains(&key.0.as_str()) {
                    self.own.insert(key.clone(), Own { strikes: None, parent: of("style:parent-style-name") });
                    self.now = Some(key);
                }
            }
            "style:text-properties" => {
                let line = |name| full_attribute(element, name).map(|line| line != "none");
                let strikes = [line("style:text-line-through-style"), line("style:text-line-through-type")];
                let own = self.now.as_ref().and_then(|now| self.own.get_mut(now));
                if let (Some(own), true) = (own, strikes.iter().any(Option::is_some)) {
                    own.strikes = Some(strikes.iter().flatten().all(|strikes| *strikes));
                }
            }
            _ => {}
        }
    }

    /// Notes that an element ends.
    pub(super) fn ends(&mut self, element: &str) {
        if element == "style:style" {
            self.now = None;
        }
    }

    /// Whether a style crosses out; none where it does not say.
    pub(super) fn strikes(&self, family: &str, name: &str) -> Option<bool> {
        let mut name = name;
        for _ in 0..MOST_STEPS {
            let own = self.own.get(&(family.to_owned(), name.to_owned()))?;
            if own.strikes.is_some() {
                return own.strikes;
            }
            name = &own.parent;
        }
        None
    }
}
