//! The sheets of a workbook as they come out of a package of any format: every cell goes straight into its grid.
//!
//! There are no declared sizes here, no empty cells, no formulas, no references beyond the last cell.

use std::borrow::Cow;
use std::rc::Rc;

use super::days::{Epoch, shows_day};
use super::limits::{Fault, MOST_SHEETS, OF_A_ROW, OF_A_TEXT, Spent};
use super::pictures;
use crate::answers::{PICTURE, Typed};
use crate::reader::grid::{COLUMNS, Grid, ROWS, Workbook};

/// So many texts may be lost before it counts how many are left.
const MOST_LOST: usize = 10;

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Content<'t> {
    /// A number and the position of its style.
    Number(f64, u32),
    /// A text.
    Text(&'t str),
    /// The position of a shared text.
    Shared(usize),
    /// TRUE or FALSE.
    Truth(bool),
    /// A date as ISO 8601.
    Day(&'t str),
    /// An error value, or what a cell shows that could not be read.
    Error(&'t str),
}

/// A workbook as it is taken out of its package.
pub(super) struct Sheets {
    /// What is there so far.
    pub(super) workbook: Workbook,
    spent: Rc<Spent>,
    /// Whether `_x0041_` in a text is an escape, as in Open XML.
    escapes: bool,
    texts: Vec<String>,
    /// Whether a number of each style is shown as a day.
    days: Vec<bool>,
    /// How many cells name a shared text, and how many of them one that is not there.
    shared: (usize, usize),
    /// The row of the cell that was added last.
    row: Option<u32>,
}

impl Sheets {
    /// Of a format in which a text is what it says.
    pub(super) fn new(spent: &Rc<Spent>) -> Sheets {
        let (workbook, texts, days) = (Workbook::default(), Vec::new(), Vec::new());
        Sheets { workbook, spent: Rc::clone(spent), escapes: false, texts, days, shared: (0, 0), row: None }
    }

    /// Of Open XML, where a text may hold escapes.
    pub(super) fn of_open_xml(spent: &Rc<Spent>) -> Sheets {
        Sheets { escapes: true, ..Sheets::new(spent) }
    }

    /// The number formats: each own one's id and code, then the id that each style uses.
    pub(super) fn styles(&mut self, formats: &[(u32, String)], uses: &[u32]) {
        let own: std::collections::HashMap<u32, &str> = formats.iter().map(|(id, code)| (*id, code.as_str())).collect();
        self.days = uses.iter().map(|id| shows_day(*id, own.get(id).copied())).collect();
    }

    /// Adds a shared text.
    pub(super) fn string(&mut self, text: &str) -> Result<(), Fault> {
        // Each takes some room of its own beside its letters.
        self.spent.kept(text.len() + 2 * OF_A_TEXT)?;
        self.texts.push(self.said(text).into_owned());
        Ok(())
    }

    /// Begins a sheet.
    pub(super) fn begin(&mut self, name: impl Into<String>, visible: bool) -> Result<(), Fault> {
        if self.workbook.sheets.len() >= MOST_SHEETS {
            return Err(Fault::TooLarge("sheets", MOST_SHEETS as u64));
        }
        // What stands beside the cells of the sheet before was taken without a count of its own.
        let beside = self.workbook.sheets.last().map_or(0, |sheet| sheet.merged.len());
        self.spent.kept(beside.saturating_mul(OF_A_TEXT))?;
        self.workbook.sheets.push(Grid::new(name, visible));
        self.row = None;
        Ok(())
    }

    /// The sheet that was begun last.
    pub(super) fn sheet(&mut self) -> Option<&mut Grid> {
        self.workbook.sheets.last_mut()
    }

    /// Adds a cell to the sheet that was begun; nothing beyond Excel's last row and column.
    pub(super) fn cell(&mut self, row: u32, column: u32, content: Content<'_>) -> Result<(), Fault> {
        if row >= ROWS || column >= COLUMNS || content == Content::Text("") {
            return Ok(());
        }
        self.spent.cell()?;
        if self.row.replace(row) != Some(row) {
            self.spent.kept(OF_A_ROW)?;
        }
        if let Content::Shared(number) = content {
            self.shared.0 += 1;
            self.shared.1 += usize::from(number >= self.texts.len());
        }
        let typed = self.typed(content);
        if let Typed::Text(text) | Typed::Error(text) = &typed {
            self.spent.shown(text.len())?;
        }
        if let Some(sheet) = self.workbook.sheets.last_mut() {
            sheet.put(row, column, typed);
        }
        Ok(())
    }

    fn typed(&self, content: Content<'_>) -> Typed {
        match content {
            Content::Number(number, _) if !number.is_finite() => Typed::Error("#NUM!".to_owned()),
            Content::Number(number, style) => {
                let is_day = usize::try_from(style).ok().and_then(|style| self.days.get(style).copied());
                let epoch = if self.workbook.epoch_1904 { Epoch::Of1904 } else { Epoch::Of1900 };
                let day = epoch.day(number).filter(|_| is_day.unwrap_or(false));
                day.map_or(Typed::Number(number), Typed::Date)
            }
            Content::Shared(number) => match self.texts.get(number) {
                Some(text) => Typed::Text(text.clone()),
                None => Typed::Error("(text lost)".to_owned()),
            },
            Content::Truth(truth) => Typed::Truth(truth),
            Content::Day(text) => match text.get(..10).and_then(|day| day.parse().ok()) {
                Some(day) => Typed::Date(day),
                None => Typed::Text(sayable(text).into_owned()),
            },
            Content::Text(text) if pictures::is_shown(text) => Typed::Error(PICTURE.to_owned()),
            Content::Text(text) => Typed::Text(self.said(text).into_owned()),
            Content::Error(text) => Typed::Error(self.said(text).into_owned()),
        }
    }

    /// What a text says.
    fn said<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let text = sayable(text);
        if !self.escapes || !text.contains("_x") {
            return text;
        }
        Cow::Owned(unescaped(&text))
    }

    /// The sheet that was begun last cannot be read: half of it is not read as if it were the whole.
    pub(super) fn lose(&mut self, why: &'static str) {
        if let Some(sheet) = self.workbook.sheets.last_mut() {
            *sheet = Grid { unread: Some(why), ..Grid::new(std::mem::take(&mut sheet.name), sheet.visible) };
        }
    }

    /// The finished workbook.
    ///
    /// # Errors
    /// Where most of its texts are lost: without them there are neither headings nor answers.
    pub(super) fn finish(mut self) -> Result<Workbook, Fault> {
        let (named, lost) = self.shared;
        if lost > 0 && (self.texts.is_empty() || lost > MOST_LOST && lost * 2 > named) {
            return Err(Fault::Lacks("list of shared texts".to_owned()));
        }
        for sheet in &mut self.workbook.sheets {
            sheet.in_order();
            sheet.settle_pictures();
        }
        Ok(self.workbook)
    }
}

/// A text without what no cell can hold; a blank keeps words apart.
fn sayable(text: &str) -> Cow<'_, str> {
    let unsayable =
        |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(unsayable) { Cow::Owned(text.replace(unsayable, " ")) } else { Cow::Borrowed(text) }
}

/// A text of Open XML with its escapes undone: `_x0041_` is `A`, and half a character is none.
fn unescaped(text: &str) -> String {
    let unit = |text: &str| -> Option<u16> {
        let digits = text.strip_prefix("_x")?.get(..4)?;
        let is_escape = text.as_bytes().get(6) == Some(&b'_') && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        if is_escape { u16::from_str_radix(digits, 16).ok() } else { None }
    };
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        said.push_str(&rest[..at]);
        rest = &rest[at..];
        let mut units = Vec::new();
        while let Some(one) = unit(rest) {
            units.push(one);
            rest = &rest[7..];
        }
        said.extend(char::decode_utf16(units.iter().copied()).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)));
        if units.is_empty() {
            said.push_str("_x");
            rest = &rest[2..];
        }
    }
    said.push_str(rest);
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_is_undone_and_what_only_looks_like_one_stays() {
        for (written, said) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x0041_", "_x0041_"),
            ("_x0041", "_x0041"),
            ("_x00G1_", "_x00G1_"),
            ("__x0041_", "_A"),
            ("_xD83D__xDE00_!", "😀!"),
            ("_xD83D_?", "\u{fffd}?"),
            ("_xDE00_", "\u{fffd}"),
            ("_x00é1_", "_x00é1_"),
            ("my_xylophone", "my_xylophone"),
        ] {
            assert_eq!(unescaped(written), said, "{written}");
        }
        assert_eq!(sayable("a\u{1}b\tc\u{ffff}"), "a b\tc ");
    }
}
