//! The sheets of a workbook as they come out of a package of any format: every cell goes straight into its grid.
//!
//! There are no declared sizes here, no empty cells, no formulas, no references beyond the last cell. **A cell is what a
//! person sees in it**: its number format is followed, and what is crossed out is told apart.

use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

use super::days::Epoch;
use super::format::{Shown, plain, without_noise};
use super::limits::{Fault, MOST_SHEETS, OF_A_ROW, OF_A_TEXT, Spent};
use super::pictures;
use super::references::{Reference, Zero, drop_nothings};
use super::runs::{Run, left};
use super::seen::{is_error, seen};
use super::styles::{Declared, Styles};
use crate::answers::{PICTURE, Typed};
use crate::layout::HIDDEN;
use crate::reader::grid::{COLUMNS, Grid, ROWS, Workbook};
use crate::reader::identity::is_told;

/// So many texts may be lost before it counts how many are left.
const MOST_LOST: usize = 10;

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Content<'t> {
    /// A number, shown as its style says.
    Number(f64),
    /// A number beside what it is shown as.
    Seen(f64, &'t str),
    /// A text.
    Text(&'t str),
    /// A text in runs, some of which may be crossed out.
    Rich(&'t str, &'t [Run]),
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
    /// Of shared texts in runs, by their positions: what is left of them in a cell that is not crossed out, and in one
    /// that is.
    rich: HashMap<usize, [String; 2]>,
    styles: Styles,
    /// How many cells are crossed out.
    struck: usize,
    zeros: Vec<Zero>,
    /// How many cells name a shared text, and how many of them one that is not there.
    shared: (usize, usize),
    /// The row of the cell that was added last.
    row: Option<u32>,
}

/// Cells that are crossed out, in one workbook.
const MOST_STRUCK: usize = 100_000;

impl Sheets {
    /// Of a format in which a text is what it says.
    pub(super) fn new(spent: &Rc<Spent>) -> Sheets {
        let (workbook, spent) = (Workbook::default(), Rc::clone(spent));
        let (texts, rich, styles, zeros) = (Vec::new(), HashMap::new(), Styles::default(), Vec::new());
        Sheets { workbook, spent, escapes: false, texts, rich, styles, struck: 0, zeros, shared: (0, 0), row: None }
    }

    /// Of Open XML, where a text may hold escapes.
    pub(super) fn of_open_xml(spent: &Rc<Spent>) -> Sheets {
        Sheets { escapes: true, ..Sheets::new(spent) }
    }

    /// The styles that the workbook declares.
    pub(super) fn declared(&mut self, declared: &Declared) {
        self.styles = Styles::of(declared);
    }

    /// Styles of a format that says beside each number what it shows: 1 crosses out.
    pub(super) fn that_strike(&mut self) {
        self.styles = Styles::that_strike();
    }

    /// Adds a shared text, in runs that may be crossed out.
    pub(super) fn string(&mut self, text: &str, runs: &[Run]) -> Result<(), Fault> {
        // Each takes some room of its own beside its letters.
        self.spent.kept(text.len() + 2 * OF_A_TEXT)?;
        if runs.iter().any(|(_, own)| own.is_some()) {
            self.spent.kept(2 * text.len() + 64)?;
            let left = [false, true].map(|of_cell| self.said(&left(text, runs, of_cell)).into_owned());
            self.rich.insert(self.texts.len(), left);
        }
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

    /// Whether nothing more of the sheet that was begun is read, from a row on: it is the one that nobody sees, and all that
    /// is read of it has come.
    pub(super) fn is_cut(&mut self, row: Option<u32>) -> bool {
        let Some(sheet) = self.workbook.sheets.last_mut().filter(|sheet| !sheet.visible && sheet.name == HIDDEN) else {
            return false;
        };
        sheet.is_cut = row.is_some_and(|row| is_told(sheet, row));
        sheet.is_cut
    }

    /// Adds a cell to the sheet that was begun: row, column and style; nothing beyond Excel's last row and column.
    pub(super) fn cell(&mut self, (row, column, style): (u32, u32, u32), content: Content<'_>) -> Result<(), Fault> {
        if row >= ROWS || column >= COLUMNS || matches!(content, Content::Text("") | Content::Rich("", _)) {
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
        let typed = self.typed(style, content);
        match &typed {
            Typed::Text(text) | Typed::Error(text) => self.spent.shown(text.len())?,
            // Each takes some room of its own beside its letters.
            Typed::Shown(formatted) => self.spent.kept(formatted.text.len() + 64)?,
            Typed::Hidden(text) => self.spent.kept(text.len() + 32)?,
            Typed::Withheld(_) | Typed::Number(_) | Typed::Date(_) | Typed::Truth(_) => {}
        }
        let left = self.left(style, content);
        let is_all = left.as_ref().is_some_and(|left| crate::fold::is_blank(left));
        if let Some(left) = left {
            self.spent.kept(left.len() + 64)?;
            let left = if is_all { String::new() } else { left };
            self.strike(row, column, left)?;
        }
        if let Some(sheet) = self.workbook.sheets.last_mut() {
            sheet.put(row, column, typed);
        }
        Ok(())
    }

    /// What is left of a cell of which something is crossed out.
    fn left(&self, style: u32, content: Content<'_>) -> Option<String> {
        let of_cell = self.styles.get(style).struck;
        let of = |left: &str, whole: &str| (left != whole).then(|| left.to_owned());
        match content {
            Content::Rich(text, runs) => {
                let left = left(text, runs, of_cell);
                of(&left, text).map(|left| self.said(&left).into_owned())
            }
            Content::Shared(number) if self.rich.contains_key(&number) => {
                let left = &self.rich.get(&number)?[usize::from(of_cell)];
                of(left, self.texts.get(number)?)
            }
            _ => of_cell.then(String::new),
        }
    }

    fn strike(&mut self, row: u32, column: u32, left: String) -> Result<(), Fault> {
        self.struck += 1;
        if self.struck > MOST_STRUCK {
            return Err(Fault::TooLarge("cells that are crossed out", MOST_STRUCK as u64));
        }
        if let Some(sheet) = self.workbook.sheets.last_mut() {
            sheet.struck.insert((row, column), left);
        }
        Ok(())
    }

    /// Says of a cell whose result is 0 what its formula refers to.
    pub(super) fn zero(&mut self, row: u32, column: u32, to: Vec<Reference>) -> Result<(), Fault> {
        let Some(sheet) = self.workbook.sheets.len().checked_sub(1) else { return Ok(()) };
        Zero { sheet, at: (row, column), to }.keep(&mut self.zeros, &self.spent)
    }

    fn typed(&self, style: u32, content: Content<'_>) -> Typed {
        match content {
            Content::Number(number) | Content::Seen(number, _) if !number.is_finite() => {
                Typed::Error("#NUM!".to_owned())
            }
            Content::Number(number) => match self.styles.get(style).format.number(number) {
                Shown::Plain => Typed::Number(without_noise(number)),
                Shown::Day => {
                    let epoch = if self.workbook.epoch_1904 { Epoch::Of1904 } else { Epoch::Of1900 };
                    epoch.day(number).map_or(Typed::Number(number), Typed::Date)
                }
                Shown::Text(shown) => Typed::seen_as(without_noise(number), shown),
                Shown::Nothing => Typed::Hidden(plain(number)),
            },
            Content::Seen(number, shown) => seen(number, &sayable(shown)),
            Content::Shared(number) => match self.texts.get(number) {
                Some(text) => self.text(style, text.clone()),
                None => Typed::Error("(text lost)".to_owned()),
            },
            Content::Truth(truth) => Typed::Truth(truth),
            Content::Day(text) => match text.get(..10).and_then(|day| day.parse().ok()) {
                Some(day) => Typed::Date(day),
                None => Typed::Text(sayable(text).into_owned()),
            },
            Content::Text(text) | Content::Rich(text, _) if pictures::is_shown(text) => {
                Typed::Error(PICTURE.to_owned())
            }
            Content::Text(text) | Content::Rich(text, _) => self.text(style, self.said(text).into_owned()),
            Content::Error(text) => Typed::Error(self.said(text).into_owned()),
        }
    }

    /// A text as its style shows it.
    fn text(&self, style: u32, text: String) -> Typed {
        match self.styles.get(style).format.text(&text) {
            _ if is_error(&text) => Typed::Error(text),
            Shown::Text(shown) => Typed::Text(shown),
            Shown::Nothing if !crate::fold::is_blank(&text) => Typed::Hidden(text),
            Shown::Nothing | Shown::Plain | Shown::Day => Typed::Text(text),
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
            *sheet = Grid::new(std::mem::take(&mut sheet.name), sheet.visible);
            sheet.unread = Some(why);
        }
    }

    /// The sheet that was begun last is none of the workbook's.
    pub(super) fn forget(&mut self) {
        self.workbook.sheets.pop();
        let left = self.workbook.sheets.len();
        self.zeros.retain(|zero| zero.sheet < left);
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
        drop_nothings(&mut self.workbook.sheets, self.zeros);
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
pub(super) fn unescaped(text: &str) -> String {
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
