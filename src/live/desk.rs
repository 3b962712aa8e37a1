//! The part of the hidden sheet on which workings are laid out, line beneath line.

use crate::layout::{Form, HIDDEN};

use super::cells::{NONE, absolute, on, span};
use super::term::Term;
use super::{Computed, Content, Working};

/// What stands above the workings, for whoever makes the sheet visible.
const HEADING: &str = "workings of Start here";

/// The workings as they are laid out.
pub(super) struct Desk<'a> {
    pub(super) form: &'a Form,
    pub(super) cells: Vec<Working>,
    left: u32,
    free: u32,
}

impl<'a> Desk<'a> {
    pub(super) fn new(form: &'a Form) -> Desk<'a> {
        let left = form.workings();
        let heading = Working { row: 0, column: left, content: Content::Text(HEADING.to_owned()) };
        Desk { form, cells: vec![heading], left, free: 1 }
    }

    /// Takes so many free lines; tells the first.
    pub(super) fn take(&mut self, lines: usize) -> u32 {
        let first = self.free;
        self.free += u32::try_from(lines).unwrap_or(0);
        first
    }

    /// A cell of a line, as formulas of the same sheet name it.
    pub(super) fn cell(&self, line: u32, column: u32) -> String {
        absolute(line, self.left + column)
    }

    /// How many columns of the sheet stand left of a column.
    pub(super) fn place(&self, column: u32) -> u32 {
        self.left + column
    }

    /// The same cell as formulas of other sheets name it.
    pub(super) fn outside(&self, line: u32, column: u32) -> String {
        [on(HIDDEN), self.cell(line, column)].concat()
    }

    /// A column of some lines.
    pub(super) fn column(&self, lines: std::ops::Range<u32>, column: u32) -> String {
        let column = self.left + column;
        span((lines.start, column), (lines.end.saturating_sub(1), column))
    }

    /// The same cells as formulas of other sheets name them.
    pub(super) fn column_outside(&self, lines: std::ops::Range<u32>, column: u32) -> String {
        [on(HIDDEN), self.column(lines, column)].concat()
    }

    /// Some columns of a line.
    pub(super) fn across(&self, line: u32, columns: std::ops::Range<u32>) -> String {
        span((line, self.left + columns.start), (line, self.left + columns.end.saturating_sub(1)))
    }

    /// Puts a text.
    pub(super) fn write(&mut self, line: u32, column: u32, text: &str) {
        let content = Content::Text(text.to_owned());
        self.cells.push(Working { row: line, column: self.left + column, content });
    }

    /// Puts a number.
    pub(super) fn constant(&mut self, line: u32, column: u32, number: i64) {
        self.cells.push(Working { row: line, column: self.left + column, content: Content::Number(number) });
    }

    /// Puts a formula that gives a number, or a truth as 1 and 0.
    pub(super) fn number(&mut self, line: u32, column: u32, formula: impl AsRef<str>, result: impl Into<Count>) {
        let Count(count) = result.into();
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        self.put(line, column, Computed::number(["=", formula.as_ref()].concat(), count));
    }

    /// Puts a formula that gives a text, or *none*.
    pub(super) fn text(&mut self, line: u32, column: u32, formula: impl AsRef<str>, result: impl Into<String>) {
        self.put(line, column, Computed::text(["=", formula.as_ref()].concat(), or_none(result.into())));
    }

    /// Puts a number that is known with its formula; gives the cell.
    pub(super) fn term(&mut self, line: u32, column: u32, term: &Term) -> Term {
        self.put(line, column, Computed::number(["=", term.formula()].concat(), term.now));
        Term::of(self.cell(line, column), term.now)
    }

    fn put(&mut self, line: u32, column: u32, computed: Computed) {
        self.cells.push(Working { row: line, column: self.left + column, content: Content::Computed(computed) });
    }
}

fn or_none(text: String) -> String {
    if text.is_empty() { NONE.to_owned() } else { text }
}

/// A number, or a truth as 1 and 0.
pub(super) struct Count(usize);

impl From<usize> for Count {
    fn from(count: usize) -> Count {
        Count(count)
    }
}

impl From<bool> for Count {
    fn from(truth: bool) -> Count {
        Count(usize::from(truth))
    }
}
