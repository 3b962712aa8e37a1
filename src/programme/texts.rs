//! The fixed texts, as they are kept in `schemas/programme.toml`.

use std::sync::LazyLock;

use indexmap::IndexMap;
use serde::Deserialize;

use super::word::Word;
use crate::plan::Setting;
use crate::words::Template;

/// A text.
pub(super) type Text = Template<Word>;

/// All of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(test), expect(dead_code, reason = "version and day are for those who edit the texts"))]
pub(super) struct Texts {
    pub(super) version: u32,
    pub(super) as_of: String,
    pub(super) title: Text,
    pub(super) intro: Text,
    pub(super) made: Text,
    pub(super) skip: Text,
    pub(super) contents: Text,
    pub(super) groups: Text,
    pub(super) at_some_time: Text,
    pub(super) any_of: Text,
    pub(super) with_employers: Text,
    pub(super) unit: Text,
    pub(super) somebody: Text,
    pub(super) meeting: Text,
    pub(super) workplace: Text,
    pub(super) online: Text,
    pub(super) among: Text,
    /// The headings of a sheet that has a row for each place.
    pub(super) line: Vec<Text>,
    /// What makes of a text a remark between colleagues.
    pub(super) remarks: Vec<String>,
    pub(super) learners: OfGroups,
    pub(super) parents: OfGroups,
    pub(super) employers: Employers,
    /// By setting; those of every other are the usual ones.
    pub(super) asks: IndexMap<String, Asks>,
}

/// A part that goes group by group: a table of each, and a list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfGroups {
    pub(super) title: Text,
    pub(super) intro: Text,
    pub(super) headings: Vec<Text>,
    pub(super) caption: Text,
    /// What stands above the list.
    pub(super) list: Text,
}

/// The part for employers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Employers {
    pub(super) title: Text,
    pub(super) intro: Text,
    pub(super) met: OneTable,
    pub(super) taught: OneTable,
}

/// A table beneath a heading.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OneTable {
    pub(super) title: Text,
    pub(super) headings: Vec<Text>,
    pub(super) caption: Text,
}

/// What may be asked at home, by what is met.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asks {
    pub(super) careers: Text,
    pub(super) routes: Text,
    pub(super) employers: Text,
    pub(super) otherwise: Text,
}

impl Texts {
    /// What may be asked at home in a setting.
    pub(super) fn asks_of(&self, setting: Setting) -> Option<&Asks> {
        self.asks.get(setting.word()).or_else(|| self.asks.get("usual"))
    }
}

/// The texts, read once; a test holds that they parse.
pub(super) fn texts() -> Option<&'static Texts> {
    static READ: LazyLock<Option<Texts>> = LazyLock::new(|| toml::from_str(TEXTS).ok());
    READ.as_ref()
}

pub(super) const TEXTS: &str = include_str!("../../schemas/programme.toml");
