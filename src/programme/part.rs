//! What a part of the programme is made of, whether it is drawn as a page or as a workbook.

/// A part for one kind of reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) title: String,
    pub(super) intro: String,
    /// What the sections are, in a word: a year group, a class; nothing where each has a table of its own kind.
    pub(super) of_each: Option<String>,
    pub(super) sections: Vec<Section>,
    /// What its tables say in a row for each place, each with its group: for whoever sorts and filters.
    pub(super) lines: Option<Table>,
}

/// A section, which has something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) heading: String,
    pub(super) note: Option<String>,
    pub(super) table: Option<Table>,
    pub(super) list: Option<List>,
}

/// A table; the first cell of a row says what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) caption: String,
    pub(super) headings: Vec<String>,
    pub(super) rows: Vec<Vec<Said>>,
}

/// What a cell says: its words, and beneath them what belongs to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) words: String,
    pub(super) beneath: Vec<String>,
}

/// Lines beneath a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct List {
    pub(super) heading: String,
    pub(super) items: Vec<String>,
}

impl Said {
    pub(super) fn words(words: impl Into<String>) -> Said {
        Said { words: words.into(), beneath: Vec::new() }
    }

    /// All of it, a line each.
    pub(super) fn lines(&self) -> String {
        std::iter::once(&self.words).chain(&self.beneath).map(String::as_str).collect::<Vec<_>>().join("\n")
    }
}
