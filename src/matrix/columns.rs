//! A table of the matrix as it is declared: over rows of one type, columns that each are a heading and the cell
//! beneath it, with what *Notes* says of its word.
//!
//! ```text
//! Table::of("Approaches in full", || by_department(facts), vec![
//!     Column::new("Subject", 16, |verdict| …),
//!     Column::new("Last round", 12, |verdict| …).only_if(has_last).explained("The round …"),
//! ])
//! ```

use crate::fold::fold;
use crate::pen::{self, Bars, Cell, Heading, RowOf};
use crate::plan::Words;

/// A word and what *Notes* says of it.
pub(super) struct Term {
    /// The word.
    pub(super) word: String,
    /// What it means; its full stop is added.
    pub(super) meaning: String,
}

impl Term {
    pub(super) fn new(word: impl Into<String>, meaning: impl Into<String>) -> Term {
        Term { word: word.into(), meaning: meaning.into() }
    }
}

/// One column: its heading, and the cell of each row.
pub(super) struct Column<'f, R> {
    heading: Heading,
    cell: CellOf<'f, R>,
    terms: Vec<Term>,
    is_shown: bool,
}

enum CellOf<'f, R> {
    Row(Box<dyn Fn(&R) -> Cell + 'f>),
    /// The number of the row, from 1.
    Order,
}

impl<'f, R> Column<'f, R> {
    /// A column whose heading lies.
    pub(super) fn new(text: impl Into<String>, width: u16, cell: impl Fn(&R) -> Cell + 'f) -> Column<'f, R> {
        Column::under(Heading::new(text, width), CellOf::Row(Box::new(cell)))
    }

    /// A narrow column beneath a heading that is turned upwards.
    pub(super) fn turned(text: impl Into<String>, width: u16, cell: impl Fn(&R) -> Cell + 'f) -> Column<'f, R> {
        Column::under(Heading::turned(text, width), CellOf::Row(Box::new(cell)))
    }

    /// The rows numbered as they stand.
    pub(super) fn order(text: impl Into<String>, width: u16) -> Column<'f, R> {
        Column::under(Heading::new(text, width), CellOf::Order)
    }

    fn under(heading: Heading, cell: CellOf<'f, R>) -> Column<'f, R> {
        Column { heading, cell, terms: Vec::new(), is_shown: true }
    }

    /// The same, one of a group of neighbours.
    pub(super) fn group(self, name: &str) -> Column<'f, R> {
        Column { heading: self.heading.group(name), ..self }
    }

    /// The same; rows that read alike in it stay on one printed page.
    pub(super) fn whole(self) -> Column<'f, R> {
        Column { heading: self.heading.whole(), ..self }
    }

    /// The same with its heading as a link to a row.
    pub(super) fn leading(self, to: Option<RowOf>) -> Column<'f, R> {
        Column { heading: self.heading.leading(to), ..self }
    }

    /// The same with what stands in the row of totals.
    pub(super) fn totalled(self, total: Cell) -> Column<'f, R> {
        Column { heading: self.heading.totalled(total), ..self }
    }

    /// The same with what *Notes* says of its heading.
    pub(super) fn explained(self, meaning: impl Into<String>) -> Column<'f, R> {
        let word = self.heading.text.clone();
        self.also(word, meaning)
    }

    /// The same with what *Notes* says of another word that stands in it.
    pub(super) fn also(self, word: impl Into<String>, meaning: impl Into<String>) -> Column<'f, R> {
        self.and([Term::new(word, meaning)])
    }

    /// The same of several words.
    pub(super) fn and(mut self, terms: impl IntoIterator<Item = Term>) -> Column<'f, R> {
        self.terms.extend(terms);
        self
    }

    /// The same, where it is needed at all. Its words are explained all the same.
    pub(super) fn only_if(self, is_shown: bool) -> Column<'f, R> {
        Column { is_shown, ..self }
    }
}

/// A table, as columns over rows of any one type. Its rows are made when it is drawn.
pub(super) struct Table<'f> {
    name: &'static str,
    caption: Option<String>,
    headings: Vec<Heading>,
    rows: Box<dyn FnOnce() -> Vec<Vec<Cell>> + 'f>,
    terms: Vec<Term>,
    is_left_out_empty: bool,
    bars: Option<Bars>,
}

impl<'f> Table<'f> {
    /// Columns over rows.
    pub(super) fn of<R: 'f, I: IntoIterator<Item = R>>(
        name: &'static str,
        rows: impl FnOnce() -> I + 'f,
        columns: Vec<Column<'f, R>>,
    ) -> Table<'f> {
        let (mut headings, mut cells, mut terms) = (Vec::new(), Vec::new(), Vec::new());
        for column in columns {
            terms.extend(column.terms);
            if column.is_shown {
                headings.push(distinct(column.heading, &headings));
                cells.push(column.cell);
            }
        }
        let rows = move || {
            let row = |(number, row): (usize, R)| {
                let cell = |of: &CellOf<'f, R>| match of {
                    CellOf::Row(cell) => cell(&row),
                    CellOf::Order => Cell::count(number),
                };
                cells.iter().map(cell).collect()
            };
            (1..).zip(rows()).map(row).collect()
        };
        let rows = Box::new(rows);
        Table { name, caption: None, headings, rows, terms, is_left_out_empty: false, bars: None }
    }

    /// The same with what stands above it.
    pub(super) fn captioned(self, caption: impl Into<String>) -> Table<'f> {
        Table { caption: Some(caption.into()), ..self }
    }

    /// The same with words of its own that *Notes* explains before those of its columns.
    pub(super) fn explained(mut self, terms: impl IntoIterator<Item = Term>) -> Table<'f> {
        self.terms.splice(0..0, terms);
        self
    }

    /// The same; without a row it is not there. Its words are explained all the same.
    pub(super) fn unless_empty(self) -> Table<'f> {
        Table { is_left_out_empty: true, ..self }
    }

    /// The same drawn as bars too, beneath it.
    pub(super) fn with_bars(self, bars: Bars) -> Table<'f> {
        Table { bars: Some(bars), ..self }
    }

    /// What *Notes* says of its words.
    pub(super) fn terms(self) -> Vec<Term> {
        self.terms
    }

    /// The table as it is drawn; none that is left out.
    pub(super) fn drawn(self, words: &Words) -> Option<pen::Table> {
        let mut columns = self.headings;
        for heading in &mut columns {
            heading.text = words.spoken(&heading.text);
        }
        let rows = (self.rows)();
        let is_there = !rows.is_empty() || !self.is_left_out_empty;
        let caption = self.caption.map(|caption| words.spoken(&caption));
        is_there.then(|| pen::Table { name: self.name.to_owned(), caption, columns, rows, bars: self.bars })
    }
}

/// Excel allows no two equal headings in a table, and a subject may have any name.
fn distinct(heading: Heading, before: &[Heading]) -> Heading {
    let taken = |text: &String| before.iter().any(|other| fold(&other.text) == fold(text));
    let others = (2..).map(|number| format!("{} ({number})", heading.text));
    let text = std::iter::once(heading.text.clone()).chain(others).find(|text| !taken(text));
    Heading { text: text.unwrap_or_default(), ..heading }
}
