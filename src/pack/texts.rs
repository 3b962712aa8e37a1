//! The fixed texts, as they are kept in `schemas/pack.toml`.

use std::sync::LazyLock;

use indexmap::IndexMap;
use serde::Deserialize;

use super::word::Word;
use crate::words::Template;

/// All of them.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(test), expect(dead_code, reason = "version and day are for those who edit the texts"))]
pub(super) struct Texts {
    pub(super) version: u32,
    pub(super) as_of: String,
    pub(super) left_out: IndexMap<String, Template<Word>>,
    pub(super) handouts: Vec<Handout>,
}

/// One workbook.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Handout {
    pub(super) key: Key,
    pub(super) file: String,
    pub(super) title: String,
    pub(super) sheets: Vec<Sheet>,
}

/// Which workbook it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Key {
    Session,
    Governors,
}

impl Key {
    /// The word by which a reader knows it, should it come back among the returns.
    pub(super) fn word(self) -> &'static str {
        match self {
            Key::Session => "staff session",
            Key::Governors => "governors'",
        }
    }
}

/// One sheet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) title: Template<Word>,
    #[serde(default)]
    pub(super) notes: Vec<Template<Word>>,
    pub(super) tables: Vec<Table>,
}

/// One table of two columns.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    pub(super) caption: Option<Template<Word>>,
    pub(super) headings: [Template<Word>; 2],
    /// The columns' widths in characters, where they are not the usual ones.
    pub(super) widths: Option<[u16; 2]>,
    /// What its first rows are drawn from.
    pub(super) figures: Option<Figures>,
    #[serde(default)]
    pub(super) rows: Vec<[Template<Word>; 2]>,
}

/// Rows that are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Figures {
    /// The three approaches in the plan's own words.
    Approaches,
    /// An example of each approach, from the plan, in a subject that the school has.
    Examples,
    /// What the plan's framework asks of every subject.
    Expectations,
    /// Every outcome, stage by stage.
    Outcomes,
    /// Where the school stands by its returns.
    Standing,
    /// What is asked of the senior leadership team.
    Asks,
}

/// The texts, read once.
pub(super) fn texts() -> &'static Texts {
    static READ: LazyLock<Texts> = LazyLock::new(|| {
        // A test holds that they parse.
        toml::from_str(TEXTS).unwrap_or_default()
    });
    &READ
}

pub(super) const TEXTS: &str = include_str!("../../schemas/pack.toml");
