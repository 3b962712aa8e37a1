//! The answered rows of a return, as they may be shown: what may name a learner is withheld here, before any sheet sees it.

use indexmap::IndexMap;

use crate::answers::{At, Given, Key, Labelled, Spot, Value, cell_name, printed_ref};
use crate::key::{BlockKey, SlotKey};
use crate::learner::{self, Written};
use crate::names::Folder;
use crate::pen::{Cell, Tone};
use crate::plan::Plan;
use crate::returns::Return;

/// What is added to an answer in error, which counts as not answered.
const UNREAD: &str = "(cannot be read)";

/// A returned file as a link to it, or to what carries it; a link would tell a name that is withheld as well.
pub(super) fn file(entry: &Return) -> Cell {
    match learner::shareable_file(&entry.file) {
        shown if shown == entry.file => Cell::to_file(shown, &Folder::Returns.from_beside(entry.lies_at(shown)), None),
        withheld => Cell::toned(withheld, Tone::Warn),
    }
}

/// One row of a block in which anything is answered.
pub(super) struct Row<'a> {
    entry: &'a Return,
    /// The subject that the row belongs to.
    pub(super) subject: Option<&'a str>,
    /// Its ref in the record, also where the same ref stands in two rows.
    pub(super) row: &'a str,
    cells: Vec<(&'a Key, Shown<'a>)>,
}

/// An answer as others may see it: what may name a learner says only that something was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shown<'a>(&'a Given);

impl<'a> Shown<'a> {
    /// What was given, where it may be seen.
    pub(super) fn given(self) -> Option<&'a Given> {
        (!self.0.is_withheld()).then_some(self.0)
    }

    /// As a cell; one in error as it was typed, and said to be.
    fn cell(self) -> Cell {
        match &self.0.means {
            Ok(Value::Text(text)) => Cell::text(text),
            Ok(Value::Choice(choice)) => Cell::text(choice.label()),
            Ok(Value::Count(count)) => Cell::Number(f64::from(*count)),
            Ok(Value::Date(date)) => Cell::Date(*date),
            Ok(Value::Withheld(_)) | Err(_) => Cell::toned(self.text(), Tone::Warn),
        }
    }

    /// As a text; one in error as it was typed, and said to be.
    pub(super) fn text(self) -> String {
        let Shown(given) = self;
        match &given.means {
            Ok(Value::Text(text)) => text.clone(),
            Ok(Value::Choice(choice)) => choice.label().to_owned(),
            Ok(Value::Withheld(withheld)) => withheld.to_string(),
            Ok(Value::Count(_) | Value::Date(_)) => given.typed.shown(),
            Err(_) if given.is_withheld() => given.typed.shown(),
            Err(_) => format!("{} {UNREAD}", given.typed.shown()),
        }
    }
}

/// The cell of an answer; none where nothing is answered.
pub(super) fn cell(entry: &Return, key: &Key) -> Option<Cell> {
    Some(Shown(entry.answers.get(key)?).cell())
}

/// The answered rows of a block, in reading order.
pub(super) fn rows<'a>(entry: &'a Return, block: BlockKey) -> Vec<Row<'a>> {
    let mut rows: IndexMap<(Option<&str>, &str), Row<'_>> = IndexMap::new();
    for (key, given) in entry.answers.iter().filter(|(key, _)| key.block == block) {
        let (subject, row) = (key.subject.as_deref(), key.row.as_str());
        let blank = || Row { entry, subject, row, cells: Vec::new() };
        rows.entry((subject, row)).or_insert_with(blank).cells.push((key, Shown(given)));
    }
    rows.into_values().collect()
}

/// The answers to the questions of a form, as one row; nothing where none is answered.
pub(super) fn form<'a>(entry: &'a Return, block: BlockKey) -> Option<Row<'a>> {
    let own = entry.answers.iter().filter(|(key, _)| key.block == block);
    let cells: Vec<(&Key, Shown<'_>)> = own.map(|(key, given)| (key, Shown(given))).collect();
    (!cells.is_empty()).then_some(Row { entry, subject: None, row: "", cells })
}

/// The part of the project that a row of the planner is about.
pub(super) fn part<'a>(plan: &'a Plan, row: &Row<'a>) -> &'a str {
    let printed = plan.planner.iter().find(|part| part.reference == row.reference());
    printed.map_or(row.reference(), |part| &part.part)
}

impl<'a> Row<'a> {
    /// The ref as it is printed.
    pub(super) fn reference(&self) -> &'a str {
        printed_ref(self.row)
    }

    /// What may be seen under a slot, where anything is answered.
    pub(super) fn shown(&self, slot: SlotKey) -> Option<Shown<'a>> {
        self.cells.iter().find(|(key, _)| key.slot == slot).map(|(_, shown)| *shown)
    }

    /// The text of a slot, where it is answered, can be read and may be seen.
    pub(super) fn text(&self, slot: SlotKey) -> Option<&'a str> {
        self.shown(slot)?.given()?.means.as_ref().ok()?.text()
    }

    /// The answer of a list under a slot, where one was given.
    pub(super) fn chosen<T: Labelled>(&self, slot: SlotKey) -> Option<T> {
        self.shown(slot)?.given()?.means.as_ref().ok()?.chosen()
    }

    /// The cell of a slot; `blank` where nothing is answered.
    pub(super) fn cell(&self, slot: SlotKey, blank: &str) -> Cell {
        self.shown(slot).map_or_else(|| Cell::text(blank), Shown::cell)
    }

    /// The file that the row stands in: that of the answer under `slot`, else of its first answer.
    pub(super) fn file(&self, slot: SlotKey) -> &'a str {
        self.key(slot).map_or(self.entry.file.as_str(), |key| self.entry.file_of(key))
    }

    /// The file as a link to the cell of that answer; to what carries it, where that must be opened first.
    pub(super) fn link(&self, slot: SlotKey) -> Cell {
        let file = self.file(slot);
        if learner::shareable_file(file) != file {
            return Cell::toned(learner::shareable_file(file), Tone::Warn);
        }
        let lies = self.entry.lies_at(file);
        let at = self.spot(slot).filter(|_| lies == file).and_then(|spot| match spot.at {
            At::Cell(row, column) if learner::sign(&spot.sheet).is_none() => {
                Some((spot.sheet.as_str(), cell_name(row, column)))
            }
            At::Cell(..) | At::Line(_) | At::Beside => None,
        });
        Cell::to_file(
            file,
            &Folder::Returns.from_beside(lies),
            at.as_ref().map(|(sheet, cell)| (*sheet, cell.as_str())),
        )
    }

    /// Where the answer under `slot` stands; where that is blank, where the row's first answer does.
    pub(super) fn spot(&self, slot: SlotKey) -> Option<&'a Spot> {
        self.key(slot).and_then(|key| self.entry.spots.get(key))
    }

    /// What the department said of queries about the row.
    pub(super) fn explained(&self) -> Option<String> {
        let own = self.entry.findings.iter().filter(|finding| {
            finding.place.row.as_deref() == Some(self.reference()) && finding.place.subject.as_deref() == self.subject
        });
        let said: Vec<&str> = own.filter_map(|finding| finding.explained.as_ref().map(Written::shown)).collect();
        (!said.is_empty()).then(|| said.join("\n"))
    }

    fn key(&self, slot: SlotKey) -> Option<&'a Key> {
        let own = self.cells.iter().find(|(key, _)| key.slot == slot);
        own.or_else(|| self.cells.first()).map(|(key, _)| *key)
    }
}
