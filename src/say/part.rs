//! A list with its heading, as a preview shows it.

use serde::Serialize;

use super::plain;

/// A part of what is shown: lines beneath a heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Its heading; none where the lines stand for themselves.
    pub title: Option<&'static str>,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Whether all that its one line says is that there is nothing.
    #[serde(rename = "nothing")]
    pub is_nothing: bool,
}

/// One line of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The sentence.
    pub text: String,
    /// What comes next, where the line says so: `Next: …`.
    pub next: Option<String>,
}

impl Line {
    /// A sentence alone.
    pub(super) fn of(text: &str) -> Line {
        Line { text: plain(text), next: None }
    }
}

impl Part {
    /// Lines beneath a heading, or the sentence that there are none.
    pub(super) fn headed(title: &'static str, lines: Vec<Line>, nothing: &str) -> Part {
        let is_nothing = lines.is_empty();
        let lines = if is_nothing { vec![Line::of(nothing)] } else { lines };
        Part { title: Some(title), lines, is_nothing }
    }

    /// Lines that stand for themselves.
    pub(super) fn bare(lines: Vec<Line>) -> Part {
        Part { title: None, lines, is_nothing: false }
    }
}
