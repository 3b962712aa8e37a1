//! One cell of a table: what it may hold, and how it is drawn.

use std::borrow::Cow;

use indexmap::IndexMap;
use jiff::civil::Date;
use rust_xlsxwriter::{Format, FormatAlign, Worksheet};

use super::formula::{Formula, Worth};
use super::spot::Spot;
use crate::answers::Typed;
use crate::pen::look::{Style, Tone, begun, numbers};
use crate::pen::places::Places;
use crate::pen::{PenError, day, fitting, link};
use crate::words;

/// One cell. None is blank: what is not there is said.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// *none*.
    None,
    /// A text.
    Text(String),
    /// A text in bold.
    Strong(String),
    /// A number.
    Number(f64),
    /// A whole per cent.
    PerCent(u32),
    /// A day.
    Date(Date),
    /// A link with words of its own: `https://…`, `internal:'Sheet'!A1`, or a file beside this one as
    /// [`Cell::to_file`] makes it.
    Link {
        /// The words.
        text: String,
        /// Where it leads.
        target: String,
    },
    /// A text in bold that leads to a row of a table of the same workbook.
    Leads {
        /// The words.
        text: String,
        /// Where it leads.
        to: RowOf,
    },
    /// What the spreadsheet computes, stored with its result.
    Formula(Formula),
    /// A word on a fill that says it a second time.
    Toned {
        /// The word.
        text: String,
        /// The fill.
        tone: Tone,
    },
    /// A word that is seen as a sign of a letter or two, for many narrow columns: the word is what stands in the cell, and
    /// what formulas count; a legend explains the sign.
    Signed {
        /// The word.
        text: String,
        /// What is seen of it; nothing where the fill alone says that nothing is expected.
        sign: &'static str,
        /// The fill.
        tone: Tone,
    },
    /// A cell that whoever has the workbook may type into, with what they typed before.
    Open(Option<Typed>),
}

/// A row of a table: by the table's name, counted from 0 beneath its headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowOf {
    /// The table's name, as declared.
    pub table: String,
    /// The row.
    pub row: usize,
}

impl RowOf {
    /// A row of a table.
    pub fn new(table: impl Into<String>, row: usize) -> RowOf {
        RowOf { table: table.into(), row }
    }
}

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeadsTo<'a> {
    /// Out of the workbook: to a file beside it, or to an address.
    Outside,
    /// To a sheet of the workbook.
    Sheet(&'a str),
    /// To a row of a table of the workbook.
    Row(&'a RowOf),
}

impl LeadsTo<'_> {
    fn of(target: &str) -> LeadsTo<'_> {
        let place = target.strip_prefix("internal:'").and_then(|place| place.rsplit_once("'!"));
        place.map_or(LeadsTo::Outside, |(sheet, _)| LeadsTo::Sheet(sheet))
    }
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::Text(text.into())
    }

    /// A count.
    pub fn count(count: usize) -> Cell {
        // A count is far below the 2^53 up to which every whole number is exact.
        Cell::Number(u32::try_from(count).map_or(f64::INFINITY, f64::from))
    }

    /// A word on a fill.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Cell {
        Cell::Toned { text: text.into(), tone }
    }

    /// A word that is seen as a sign.
    pub fn signed(text: impl Into<String>, sign: &'static str, tone: Tone) -> Cell {
        Cell::Signed { text: text.into(), sign, tone }
    }

    /// A link to a file by its path from the folder of this workbook, with `/`, and to a cell of one
    /// of its sheets; the text alone where Excel could not follow it.
    pub fn to_file(text: impl Into<String>, path: &str, at: Option<(&str, &str)>) -> Cell {
        let text = text.into();
        match link::to_file(path, at) {
            Some(target) => Cell::Link { text, target },
            None => Cell::Text(text),
        }
    }

    /// Makes of a link its words, unless it may stay.
    pub(super) fn keep_link(&mut self, may_stay: &impl Fn(&LeadsTo<'_>) -> bool) {
        match self {
            Cell::Link { text, target } if !may_stay(&LeadsTo::of(target)) => *self = Cell::Text(std::mem::take(text)),
            Cell::Leads { text, to } if !may_stay(&LeadsTo::Row(to)) => *self = Cell::Strong(std::mem::take(text)),
            Cell::None
            | Cell::Text(_)
            | Cell::Strong(_)
            | Cell::Number(_)
            | Cell::PerCent(_)
            | Cell::Date(_)
            | Cell::Link { .. }
            | Cell::Leads { .. }
            | Cell::Formula(_)
            | Cell::Toned { .. }
            | Cell::Signed { .. }
            | Cell::Open(_) => {}
        }
    }

    /// Whether it reads *none*.
    pub fn is_none(&self) -> bool {
        match self {
            Cell::None => true,
            Cell::Text(_) | Cell::Toned { .. } | Cell::Signed { .. } => self.shown() == NONE,
            Cell::Strong(_)
            | Cell::Number(_)
            | Cell::PerCent(_)
            | Cell::Date(_)
            | Cell::Link { .. }
            | Cell::Leads { .. }
            | Cell::Formula(_)
            | Cell::Open(_) => false,
        }
    }

    /// What a person reads in it.
    pub fn in_words(&self) -> String {
        match self {
            Cell::None => NONE.to_owned(),
            Cell::Number(number) => number.to_string(),
            Cell::PerCent(share) => format!("{share} %"),
            Cell::Date(date) => words::day(*date),
            Cell::Open(typed) => typed.as_ref().map(Typed::shown).unwrap_or_default(),
            Cell::Formula(formula) => match &formula.worth {
                Worth::Text(text) => text.clone(),
                Worth::Number(number) => number.to_string(),
            },
            Cell::Text(_)
            | Cell::Strong(_)
            | Cell::Link { .. }
            | Cell::Leads { .. }
            | Cell::Toned { .. }
            | Cell::Signed { .. } => self.shown().to_owned(),
        }
    }

    /// Whether its letters are bold, and so a little wider.
    pub(in crate::pen) fn is_bold(&self) -> bool {
        match self {
            Cell::Strong(_) | Cell::Leads { .. } => true,
            Cell::None
            | Cell::Text(_)
            | Cell::Number(_)
            | Cell::PerCent(_)
            | Cell::Date(_)
            | Cell::Link { .. }
            | Cell::Formula(_)
            | Cell::Toned { .. }
            | Cell::Signed { .. }
            | Cell::Open(_) => false,
        }
    }

    /// The text that decides how many lines the cell takes.
    pub(in crate::pen) fn seen(&self) -> &str {
        match self {
            Cell::Signed { sign, .. } => sign,
            Cell::None
            | Cell::Text(_)
            | Cell::Strong(_)
            | Cell::Number(_)
            | Cell::PerCent(_)
            | Cell::Date(_)
            | Cell::Link { .. }
            | Cell::Leads { .. }
            | Cell::Formula(_)
            | Cell::Toned { .. }
            | Cell::Open(_) => self.shown(),
        }
    }

    /// The text that stands in it.
    pub(in crate::pen) fn shown(&self) -> &str {
        match self {
            Cell::None | Cell::Number(_) | Cell::PerCent(_) | Cell::Date(_) | Cell::Open(None) => "",
            Cell::Open(Some(typed)) => typed.text(),
            Cell::Text(text)
            | Cell::Strong(text)
            | Cell::Link { text, .. }
            | Cell::Leads { text, .. }
            | Cell::Toned { text, .. }
            | Cell::Signed { text, .. } => text,
            Cell::Formula(formula) => match &formula.worth {
                Worth::Text(text) => text,
                Worth::Number(_) => "",
            },
        }
    }
}

/// What a cell without content reads.
pub(in crate::pen) const NONE: &str = "none";

/// The formats in use: making one costs more than writing a cell.
type Formats = IndexMap<(Style, Cow<'static, str>, Spread), Format>;

/// How a cell is laid out beyond its style: centred, and beneath the line with which a group of rows begins.
type Spread = (bool, bool);

/// Draws the cells of one sheet.
pub(in crate::pen) struct Pencil<'s> {
    sheet: &'s mut Worksheet,
    places: &'s Places,
    formats: Formats,
    links: usize,
}

impl<'s> Pencil<'s> {
    pub(in crate::pen) fn new(sheet: &'s mut Worksheet, places: &'s Places) -> Pencil<'s> {
        Pencil { sheet, places, formats: Formats::new(), links: 0 }
    }

    pub(in crate::pen) fn sheet(&mut self) -> &mut Worksheet {
        self.sheet
    }

    pub(in crate::pen) fn draw(&mut self, at: Spot, cell: &Cell) -> Result<(), PenError> {
        let Spot { row, column, .. } = at;
        let plain = Style::Cell(Tone::Plain);
        match cell {
            Cell::Number(number) if number.is_finite() => {
                let format = self.format(at, plain, numbers::GENERAL);
                self.sheet.write_number_with_format(row, column, *number, &format)?;
            }
            Cell::None | Cell::Number(_) => self.text(at, NONE, Style::Cell(Tone::Off))?,
            Cell::PerCent(per_cent) => {
                let format = self.format(at, plain, numbers::PER_CENT);
                self.sheet.write_number_with_format(row, column, f64::from(*per_cent) / 100.0, &format)?;
            }
            Cell::Date(date) => {
                let format = self.format(at, plain, numbers::DAY);
                self.sheet.write_datetime_with_format(row, column, day(*date)?, &format)?;
            }
            Cell::Link { text, target } => self.link(at, text, target, Style::Link)?,
            Cell::Leads { text, to } => {
                let target = self.places.address(to)?;
                self.link(at, text, &target, Style::StrongLink)?;
            }
            Cell::Formula(formula) => {
                let format = self.format(at, plain, numbers::GENERAL);
                self.sheet.write_formula_with_format(row, column, formula.drawn(&at), &format)?;
            }
            Cell::Open(typed) => self.open(at, typed.as_ref())?,
            Cell::Text(text) => self.text(at, text, plain)?,
            Cell::Strong(text) => self.text(at, text, Style::Strong(Tone::Plain))?,
            Cell::Toned { text, tone } => self.text(at, text, Style::Cell(*tone))?,
            Cell::Signed { text, sign, tone } => {
                let format = self.format(at, Style::Cell(*tone), numbers::sign(sign));
                self.sheet.write_string_with_format(row, column, fitting(text), &format)?;
            }
        }
        Ok(())
    }

    /// A cell to type into, as it was typed.
    fn open(&mut self, at: Spot, typed: Option<&Typed>) -> Result<(), PenError> {
        let Spot { row, column, .. } = at;
        match typed {
            Some(Typed::Date(date)) => {
                let format = self.format(at, Style::Input, numbers::DAY);
                self.sheet.write_datetime_with_format(row, column, day(*date)?, &format)?;
            }
            Some(typed) => {
                let format = self.format(at, Style::Input, numbers::GENERAL);
                self.sheet.write_string_with_format(row, column, fitting(&typed.for_its_author()), &format)?;
            }
            None => {
                let format = self.format(at, Style::Input, numbers::GENERAL);
                self.sheet.write_blank(row, column, &format)?;
            }
        }
        Ok(())
    }

    /// A link with its words; the words alone beyond the links that Excel allows on one sheet.
    fn link(&mut self, at: Spot, text: &str, target: &str, style: Style) -> Result<(), PenError> {
        if self.links >= link::MOST {
            return self.text(at, text, Style::Cell(Tone::Plain));
        }
        self.links += 1;
        let format = self.format(at, style, numbers::TEXT);
        let target = link::guarded(target);
        self.sheet.write_url_with_options(at.row, at.column, target.as_str(), fitting(text), "", Some(&format))?;
        Ok(())
    }

    /// A heading that leads to a row; its words stand there already, and stay the same.
    pub(in crate::pen) fn heading(
        &mut self,
        row: u32,
        column: u16,
        text: &str,
        style: Style,
        to: &RowOf,
    ) -> Result<(), PenError> {
        let target = self.places.address(to)?;
        let at = Spot { row, column, first: row, centred: false, begins: false, total: false };
        self.link(at, text, &target, style)
    }

    fn text(&mut self, at: Spot, text: &str, style: Style) -> Result<(), PenError> {
        let text = if text.trim().is_empty() { NONE } else { fitting(text) };
        let format = self.format(at, style, numbers::TEXT);
        self.sheet.write_string_with_format(at.row, at.column, text, &format)?;
        Ok(())
    }

    fn format(&mut self, at: Spot, style: Style, number: impl Into<Cow<'static, str>>) -> Format {
        let number = number.into();
        let style = if at.total { Style::Total } else { style };
        let make = || {
            let format = style.format().set_num_format(number.as_ref());
            let format = if at.begins { begun(format) } else { format };
            if at.centred {
                format.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter).set_indent(0)
            } else {
                format
            }
        };
        if let Some(format) = self.formats.get(&(style, number.clone(), (at.centred, at.begins))) {
            return format.clone();
        }
        let format = make();
        self.formats.insert((style, number, (at.centred, at.begins)), format.clone());
        format
    }
}
