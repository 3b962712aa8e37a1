//! A declared workbook made concrete for one plan and one department: every cell has its place.

use std::sync::Arc;

use crate::answers::Key;
use crate::fold::fold;
use crate::key::SlotKey;
use crate::plan::Words;

use super::block::Table;
use super::judging::Judging;
use super::lists::List;
use super::row::Row;
use super::spec::{Live, Spec};

/// Which workbook a form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookKind {
    /// A department's audit.
    Department,
    /// The Careers Leader's audit.
    Leader,
    /// The plan.
    Plan,
}

impl BookKind {
    /// The word kept inside the file, by which it is recognised.
    pub fn word(self) -> &'static str {
        match self {
            BookKind::Department => "department-audit",
            BookKind::Leader => "leader-audit",
            BookKind::Plan => "plan",
        }
    }
}

/// A link within a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub text: String,
    /// The name of the sheet that it leads to.
    pub sheet: String,
}

impl Link {
    pub(super) fn to(sheet: &str, text: impl Into<String>) -> Link {
        Link { text: text.into(), sheet: sheet.to_owned() }
    }

    /// The target as a workbook holds it: the first cell of the sheet.
    pub fn target(&self) -> String {
        format!("internal:'{}'!A1", self.sheet.replace('\'', "''"))
    }
}

/// A line above the tables of a sheet: a label and a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What the text is about; may be empty.
    pub label: String,
    /// The text.
    pub text: String,
}

impl Line {
    /// A text with a label.
    pub(super) fn of(label: &str, text: impl Into<String>) -> Line {
        Line { label: label.to_owned(), text: text.into() }
    }

    /// A text without one.
    pub(super) fn text(text: impl Into<String>) -> Line {
        Line::of("", text)
    }

    /// What stands above further lines.
    pub(super) fn caption(text: &str) -> Line {
        Line::of(text, "")
    }
}

/// One column of an area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Column {
    /// A slot's own column.
    Slot(&'static Spec),
    /// The printed refs of a form.
    Ref,
    /// The questions of a form.
    Question,
    /// The answers of a form.
    Answer,
    /// What is to be done in a row: as it is filled in, and in a correction.
    Todo,
}

impl Column {
    /// The heading that is printed.
    pub fn heading(self, words: &Words) -> &str {
        match self {
            Column::Slot(spec) => spec.head.text(words),
            Column::Ref => "Ref",
            Column::Question => "Question",
            Column::Answer => "Your answer",
            Column::Todo => "To do",
        }
    }

    /// What else the heading may say.
    pub fn aliases(self) -> &'static [&'static str] {
        match self {
            Column::Slot(spec) => spec.head.aliases(),
            Column::Answer => &["Answer"],
            Column::Ref | Column::Question | Column::Todo => &[],
        }
    }

    /// The width in characters.
    pub fn width(self) -> u16 {
        match self {
            Column::Slot(spec) => spec.width,
            Column::Ref => 8,
            Column::Question => 34,
            Column::Answer => 60,
            Column::Todo => 26,
        }
    }
}

/// How an area stands beside those of other subjects: what is printed stands once, and what each is asked in columns of
/// its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Which of them it is, from 0; the first one prints what they share.
    pub nth: usize,
    /// How many there are.
    pub of: usize,
}

/// The most characters of a column that has its like beside it.
const BESIDE: u16 = 30;

/// A block on a sheet: its heading row, columns and rows.
#[derive(Clone)]
pub struct Area {
    /// The declaration.
    pub block: &'static dyn Table,
    /// The subject, where the sheet belongs to one.
    pub subject: Option<String>,
    /// Where it shares its rows with the areas of other subjects: how.
    pub beside: Option<Beside>,
    /// The heading row, from 0.
    pub top: u32,
    /// What stands above the heading row, where several areas share a sheet.
    pub caption: Option<String>,
    /// What is computed above its headings, beside the caption.
    pub tells: Option<Live>,
    /// Columns, left to right; [`Area::sheet_column`] tells where each stands.
    pub columns: Vec<Column>,
    /// Rows, from the one beneath the heading row.
    pub rows: Vec<Row>,
    /// The first column that may stay blank.
    pub optional_from: Option<usize>,
    /// Whether people may add rows of their own.
    pub grows: bool,
}

impl Area {
    /// The slot that a cell fills, or shows: by row and position of its column.
    pub fn spec(&self, row: &Row, column: usize) -> Option<&'static Spec> {
        match self.columns.get(column)? {
            Column::Slot(spec) => Some(spec),
            Column::Answer => row.question(),
            Column::Ref | Column::Question | Column::Todo => None,
        }
    }

    /// Whether a ref is of the series of its spare rows, also beyond those that are printed: `X7`.
    pub fn is_spare_ref(&self, reference: &str) -> bool {
        self.block.rows().spare().is_some_and(|spare| spare.series.has(reference))
    }

    /// The ref of the nth row beyond its spare rows: it continues their series.
    pub fn beyond_spare(&self, nth: usize) -> Option<String> {
        let printed = self.rows.iter().filter(|row| row.is_spare()).count();
        Some(self.block.rows().spare()?.series.reference(printed + nth))
    }

    /// The first of the columns that are its own and have their like beside them; none where it stands alone.
    fn own_from(&self) -> Option<(usize, Beside)> {
        let own = self.columns.iter().position(|column| match column {
            Column::Slot(spec) => spec.is_asked(),
            Column::Answer => true,
            Column::Ref | Column::Question | Column::Todo => false,
        })?;
        Some((own, self.beside?))
    }

    /// The column of the sheet, from 0, in which one of its columns stands.
    pub fn sheet_column(&self, position: usize) -> usize {
        let own = self.own_from().and_then(|(own, beside)| Some((own, beside, position.checked_sub(own)?)));
        own.map_or(position, |(own, Beside { nth, of }, place)| own + place * of + nth)
    }

    /// Whether it draws one of its columns: what several areas share is drawn by the first of them.
    pub fn draws(&self, position: usize) -> bool {
        self.own_from().is_none_or(|(own, Beside { nth, .. })| nth == 0 || position >= own)
    }

    /// The heading of one of its columns. Beside others the first says whose it is, and those after it what as well; so does
    /// the first of a subject that is called as another heading is.
    pub fn heading(&self, position: usize, words: &Words) -> String {
        let plain = self.columns.get(position).map_or("", |column| column.heading(words));
        let whose = self.own_from().zip(self.subject.as_deref());
        match whose {
            Some(((own, _), subject)) if position == own && !self.is_a_heading(own, subject, words) => {
                subject.to_owned()
            }
            Some(((own, _), subject)) if position >= own => format!("{plain}: {subject}"),
            Some(_) | None => plain.to_owned(),
        }
    }

    /// Whether a subject's name alone would be another heading, or begins as one does that says whose it is. Programs
    /// compare the headings of a table without regard to capitals.
    fn is_a_heading(&self, own: usize, subject: &str, words: &Words) -> bool {
        let subject = fold(subject);
        self.columns.iter().enumerate().any(|(position, column)| {
            let plain = fold(column.heading(words));
            subject == plain
                || position >= own && subject.strip_prefix(&plain).is_some_and(|rest| rest.starts_with(':'))
        })
    }

    /// The width of one of its columns in characters.
    pub fn width(&self, position: usize) -> u16 {
        match self.columns.get(position) {
            // The answers of a form are as wide as its widest slot says.
            Some(Column::Answer) => {
                self.rows.iter().filter_map(Row::question).map(|spec| spec.width).max().unwrap_or(0)
            }
            Some(column) if self.beside.is_some() && self.own_from().is_some_and(|(own, _)| position >= own) => {
                column.width().min(BESIDE)
            }
            // Beside numbers the rows are one line high.
            Some(Column::Todo) if self.rows.iter().any(|row| row.roll().is_some()) => 36,
            Some(column) => column.width(),
            None => 0,
        }
    }

    /// The position of a slot's column.
    pub fn column_of(&self, slot: SlotKey) -> Option<usize> {
        self.columns.iter().position(|column| match column {
            Column::Slot(spec) => spec.key == slot,
            Column::Answer => self.block.specs().iter().any(|spec| spec.key == slot),
            Column::Ref | Column::Question | Column::Todo => false,
        })
    }

    /// The place of a row's answer.
    pub fn key(&self, row: &Row, slot: SlotKey) -> Key {
        Key { block: self.block.key(), subject: row.subject.clone(), row: row.reference.clone(), slot }
    }

    /// The sheet row of the area's nth row, from 0.
    pub fn sheet_row(&self, position: usize) -> u32 {
        self.top + 1 + u32::try_from(position).unwrap_or(u32::MAX / 2)
    }

    /// The row beneath the last.
    pub fn end(&self) -> u32 {
        self.sheet_row(self.rows.len())
    }
}

/// One sheet.
#[derive(Clone, Default)]
pub struct Sheet {
    /// The tab's name.
    pub name: String,
    /// What stands in A1.
    pub title: String,
    /// What stands beside the title; else the link to the next sheet does.
    pub beside: Option<Link>,
    /// Lines beneath the title.
    pub lines: Vec<Line>,
    /// Lines beneath the last table.
    pub beneath: Vec<Line>,
    /// The tables.
    pub areas: Vec<Area>,
    /// The subject, where the sheet belongs to one.
    pub subject: Option<String>,
    /// Whether it is not protected: people add rows to it.
    pub open: bool,
    /// How many columns stay in sight when scrolling; 0 where the heading row need not stay either.
    pub frozen_columns: u16,
    /// Whether any of its cells is needed, so that progress counts it.
    pub needed: bool,
    /// Whether a workbook need not have it: only those have it that asked for it, or that were issued since.
    pub may_lack: bool,
    /// The sheets on which other workbooks of the round have what this one asks: for each subject its own in place of one
    /// for all, or the other way round. They are read, and never drawn.
    pub otherwise: Vec<Sheet>,
}

impl Sheet {
    /// A sheet with nothing on it yet.
    pub(super) fn named(name: impl Into<String>, title: impl Into<String>) -> Sheet {
        Sheet { name: name.into(), title: title.into(), ..Sheet::default() }
    }

    /// Its tables: areas that stand side by side are one.
    pub fn bands(&self) -> impl Iterator<Item = &[Area]> {
        self.areas.chunk_by(|one, next| one.top == next.top)
    }
}

/// A whole workbook before it is drawn.
#[derive(Clone)]
pub struct Form {
    /// Which workbook.
    pub kind: BookKind,
    /// The department's code, [`crate::plan::LEADER`], or empty for a plan.
    pub code: String,
    /// The workbook's title.
    pub title: String,
    /// Round and fingerprint.
    pub edition: String,
    /// The round's label.
    pub round: String,
    /// The school's name.
    pub school: String,
    /// The words of the setting.
    pub words: Words,
    /// First and last day of the school year, for dates.
    pub year: Option<(jiff::civil::Date, jiff::civil::Date)>,
    /// The sheets, in order.
    pub sheets: Vec<Sheet>,
    /// The lists behind its drop-downs.
    pub lists: Vec<Arc<List>>,
    /// How many learners are on roll behind each label that names some.
    pub rolls: Vec<(String, u32)>,
    /// Of a correction: the fingerprints of the files it was made from.
    pub corrects: Vec<String>,
    /// Of a department's: what its subjects are judged by.
    pub judging: Option<Judging>,
}

impl Form {
    /// Every area with its sheet.
    pub fn areas(&self) -> impl Iterator<Item = (&Sheet, &Area)> {
        self.sheets.iter().flat_map(|sheet| sheet.areas.iter().map(move |area| (sheet, area)))
    }

    /// What the slot of an answer declares.
    pub fn spec(&self, key: &Key) -> Option<&'static Spec> {
        let (_, area) = self.areas().find(|(_, area)| area.block.key() == key.block)?;
        area.block.specs().into_iter().find(|spec| spec.key == key.slot)
    }

    /// The list behind a cell's drop-down.
    pub fn list(&self, row: &Row, slot: SlotKey) -> Option<&List> {
        let (_, position) = row.lists.iter().find(|(key, _)| *key == slot)?;
        self.lists.get(*position).map(Arc::as_ref)
    }
}
