//! Tables that people only read: the sheets of the matrix workbook.
//!
//! ```text
//! A1  title
//! A2  notes, a line each
//!     caption
//!     headings | …        a real Excel table: one heading row, no blank cell, filters on
//!     cells    | …
//!     totals   | …        where a column has one: the table's own row of totals, which no filter hides
//! ```
//! What stands here was counted from the answers; where a cell is a formula besides, so that a reader
//! sees what it counts, its result is stored with it.

mod cell;
mod formula;

use jiff::civil::Date;
use rust_xlsxwriter::{FormatAlign, IgnoreError, TableColumn, TableFunction, TableStyle, Workbook, Worksheet};

use super::chart::{Chart, Corner, Places};
use super::look::{Style, Tab};
use super::page::{self, Print};
use super::{PenError, package, properties, table_name};

pub use cell::{Cell, RowOf};
use cell::{NONE, Pencil, Spot};
pub use formula::{Formula, Reads, Worth};

/// A workbook of tables.
#[derive(Clone, Debug)]
pub struct Book {
    /// The document's title.
    pub title: String,
    /// What it is about: the school and the round.
    pub subject: String,
    /// Custom properties: name and value.
    pub marks: Vec<(String, String)>,
    /// The sheets; the first is the one it opens on.
    pub pages: Vec<Page>,
    /// The day that the file says it was made on.
    pub stamp: Date,
}

/// One sheet.
#[derive(Clone, Debug)]
pub struct Page {
    /// The tab's name, at most 30 characters.
    pub name: String,
    /// What stands in A1.
    pub title: String,
    /// Lines beneath the title.
    pub notes: Vec<String>,
    /// The tables, one beneath the other, each from column A.
    pub tables: Vec<Table>,
    /// The charts.
    pub charts: Vec<Chart>,
    /// How many columns stay in sight when scrolling.
    pub frozen_columns: u16,
    /// How it is printed.
    pub print: PrintOn,
    /// The colour of its tab.
    pub tab: Tab,
}

/// How a sheet is printed on A4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintOn {
    /// Landscape: as many pages across as can be read, headings and frozen columns repeated.
    Landscape,
    /// Upright, one page across.
    Portrait,
    /// All of it on one landscape page.
    OnePage,
    /// All of it on one upright page.
    OneUpright,
}

/// One table.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it is called in the workbook; made legal and unique.
    pub name: String,
    /// What stands above it, where several share a sheet.
    pub caption: Option<String>,
    /// Its columns.
    pub columns: Vec<Heading>,
    /// Its rows; a cell that is missing reads *none*.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// How many rows it has: one at least, since Excel allows no table without.
    fn filled(&self) -> u32 {
        u32::try_from(self.rows.len().max(1)).unwrap_or(u32::MAX)
    }

    /// The same with the row of totals.
    fn height(&self) -> u32 {
        self.filled().saturating_add(u32::from(self.has_totals()))
    }

    fn has_totals(&self) -> bool {
        self.columns.iter().any(|heading| heading.total.is_some())
    }
}

/// One column's heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// The words, unique in the table.
    pub text: String,
    /// The column's width in characters.
    pub width: u16,
    /// Whether the heading is turned upwards and its cells are centred: for many narrow columns.
    pub rotate: bool,
    /// The row that it leads to, where it is a link.
    pub leads: Option<RowOf>,
    /// What stands in the row of totals: a text or a formula. A table has that row where any column has one.
    pub total: Option<Cell>,
}

impl Heading {
    /// A heading that lies.
    pub fn new(text: impl Into<String>, width: u16) -> Heading {
        Heading { text: text.into(), width, rotate: false, leads: None, total: None }
    }

    /// A heading that is turned upwards, over a narrow column.
    pub fn turned(text: impl Into<String>, width: u16) -> Heading {
        Heading { rotate: true, ..Heading::new(text, width) }
    }

    /// The same as a link to a row.
    #[must_use]
    pub fn leading(self, to: Option<RowOf>) -> Heading {
        Heading { leads: to, ..self }
    }

    /// The same with what stands in the row of totals.
    #[must_use]
    pub fn totalled(self, total: Cell) -> Heading {
        Heading { total: Some(total), ..self }
    }

    fn style(&self, some_lead: bool) -> Style {
        match (self.rotate, self.leads.is_some(), some_lead) {
            (true, true, _) => Style::TurnedLink,
            (true, false, true) => Style::TurnedBeside,
            (true, false, false) => Style::TurnedHeading,
            (false, true, _) => Style::HeadingLink,
            (false, false, _) => Style::Heading,
        }
    }
}

/// Binds tables into a workbook. Equal input gives equal bytes.
pub fn bind(book: &Book) -> Result<Vec<u8>, PenError> {
    let mut workbook = Workbook::new();
    let mut properties = properties(&book.title, &book.subject, book.stamp)?;
    for (name, value) in &book.marks {
        properties = properties.set_custom_property(name, value.as_str());
    }
    workbook.set_properties(&properties);
    // All places come first: a link may lead to a row of a later sheet.
    let mut places = Places::new();
    for page in &book.pages {
        for (table, heading) in page.tables.iter().zip(headings(page)) {
            places.add(&page.name, table, heading + 1, heading + table.filled());
        }
    }
    let mut names = Vec::new();
    let mut sheets = Vec::new();
    for page in &book.pages {
        let mut sheet = Worksheet::new();
        sheet.set_name(&page.name)?.set_tab_color(page.tab.colour()).set_screen_gridlines(false);
        let end = draw_page(&mut sheet, page, &mut names, &places)?;
        sheets.push((sheet, end));
    }
    // Charts come last: one may show a table of a later sheet.
    for (page, (mut sheet, end)) in book.pages.iter().zip(sheets) {
        let mut beneath = end + 1;
        for chart in &page.charts {
            let (row, column) = match chart.corner {
                Corner::Beneath => (beneath, 0),
                Corner::At(row, column) => (row, column),
            };
            sheet.insert_chart(row, column, &chart.drawn(&places)?)?;
            if chart.corner == Corner::Beneath {
                beneath += chart.rows() + 1;
            }
        }
        workbook.push_worksheet(sheet);
    }
    package::finished(&mut workbook)
}

/// The heading row of each table of a sheet: beneath the notes, and each beneath the one before.
fn headings(page: &Page) -> Vec<u32> {
    let mut next = 1 + u32::try_from(page.notes.len()).unwrap_or(u32::MAX);
    let heading = |table: &Table| {
        let heading = next + 1;
        next = heading + 1 + table.height();
        heading
    };
    page.tables.iter().map(heading).collect()
}

/// Draws a sheet without its charts; tells the first free row.
fn draw_page(sheet: &mut Worksheet, page: &Page, names: &mut Vec<String>, places: &Places) -> Result<u32, PenError> {
    let widths = widths(page);
    for (position, width) in (0u16..).zip(&widths) {
        sheet.set_column_width(position, *width)?;
    }
    sheet.set_row_height(0, page::TITLE)?.write_string_with_format(0, 0, &page.title, &Style::Title.format())?;
    let mut next = 1;
    for note in &page.notes {
        sheet.set_row_height(next, page::height(1))?.write_string_with_format(next, 0, note, &Style::Line.format())?;
        next += 1;
    }
    let mut points = page::TITLE + page::height(1) * f64::from(next - 1);
    let mut frozen = None;
    let mut blocks = Vec::new();
    let mut pencil = Pencil::new(sheet, places);
    let headings = headings(page);
    for (table, heading) in page.tables.iter().zip(&headings) {
        if let Some(caption) = &table.caption {
            pencil.sheet().set_row_height(next, CAPTION)?.write_string_with_format(
                next,
                0,
                caption,
                &Style::Caption.format(),
            )?;
        }
        let first = if blocks.is_empty() { 0 } else { next };
        let name = table_name(&table.name, names);
        let drawn = draw_table(&mut pencil, page, table, name, *heading, &widths)?;
        points += CAPTION + drawn.heading;
        frozen = frozen.or(Some((*heading, points)));
        blocks.push((first, std::mem::take(&mut points) + drawn.rows));
        next = heading + 1 + table.height();
    }
    // Headings stay in sight where they are those of everything beneath them.
    match frozen {
        Some((heading, points)) if page.tables.len() == 1 => {
            page::freeze(sheet, heading, points, page.frozen_columns, &widths)?;
        }
        Some(_) => page::freeze(sheet, 0, f64::INFINITY, page.frozen_columns, &widths)?,
        None => {}
    }
    // Rows repeat on the pages after them, so those of the last table repeat above nothing else.
    let heading = headings.last().copied();
    let portrait = matches!(page.print, PrintOn::Portrait | PrintOn::OneUpright);
    let print =
        Print { widths: &widths, repeated: page.frozen_columns, later: None, heading, portrait, blocks: &blocks };
    print.set_up(sheet)?;
    match page.print {
        PrintOn::Landscape => {}
        PrintOn::Portrait => {
            sheet.set_print_fit_to_pages(1, 0);
        }
        PrintOn::OnePage | PrintOn::OneUpright => {
            sheet.set_print_fit_to_pages(1, 1);
        }
    }
    Ok(next)
}

fn widths(page: &Page) -> Vec<u16> {
    let columns = page.tables.iter().map(|table| table.columns.len()).max().unwrap_or(0);
    let width = |table: &Table, position: usize| table.columns.get(position).map_or(0, |heading| heading.width);
    (0..columns).map(|position| page.tables.iter().map(|table| width(table, position)).max().unwrap_or(0)).collect()
}

/// How high the parts of a drawn table are, in points.
struct Drawn {
    heading: f64,
    rows: f64,
}

/// The height of the row above a table, with its caption or without.
const CAPTION: f64 = 30.0;

/// Draws a table; tells how high it is.
fn draw_table(
    pencil: &mut Pencil<'_>,
    page: &Page,
    table: &Table,
    name: String,
    heading: u32,
    widths: &[u16],
) -> Result<Drawn, PenError> {
    let some_lead = table.columns.iter().any(|heading| heading.leads.is_some());
    let some_turned = table.columns.iter().any(|heading| heading.rotate);
    let bottom = heading + table.height();
    let spot = |row: u32, column: u16, of: &Heading| Spot {
        row,
        column,
        first: heading + 1,
        centred: of.rotate,
        total: table.has_totals() && row == bottom,
    };
    let columns: Vec<TableColumn> = (0u16..)
        .zip(&table.columns)
        .map(|(column, heading)| {
            let format = heading.style(some_lead).format();
            // Beside turned words, words that lie stand at the foot as well.
            let lies = some_turned && !heading.rotate;
            let format = if lies { format.set_align(FormatAlign::Bottom) } else { format };
            let native = TableColumn::new().set_header(&heading.text).set_header_format(format);
            match &heading.total {
                // Excel repairs a table whose total is another than the cell's beneath it.
                Some(Cell::Formula(formula)) => {
                    native.set_total_function(TableFunction::Custom(formula.drawn(&spot(bottom, column, heading))))
                }
                _ if table.has_totals() => native.set_total_label(label(heading)),
                _ => native,
            }
        })
        .collect();
    let right = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let native = rust_xlsxwriter::Table::new()
        .set_name(name)
        .set_alt_text_title(table.caption.as_deref().unwrap_or(&page.title))
        .set_style(TableStyle::None)
        .set_banded_rows(false)
        .set_autofilter(table.rows.len() > 1)
        .set_total_row(table.has_totals())
        .set_columns(&columns);
    pencil.sheet().add_table(heading, 0, bottom, right, &native)?;
    for (column, of) in (0u16..).zip(&table.columns) {
        if let Some(to) = &of.leads {
            pencil.heading(heading, column, of, to)?;
        }
    }
    let points = heading_height(table, widths);
    pencil.sheet().set_row_height(heading, points)?;
    let mut rows_points = 0.0;
    for (at, row) in (heading + 1..=bottom).zip(0..) {
        let cells = table.rows.get(row);
        let mut lines = 1;
        for ((column, heading), width) in (0u16..).zip(&table.columns).zip(widths) {
            let spot = spot(at, column, heading);
            let label = Cell::text(label(heading));
            let cell = match &heading.total {
                Some(total @ Cell::Formula(_)) if spot.total => total,
                _ if spot.total => &label,
                _ => cells.and_then(|cells| cells.get(usize::from(column))).unwrap_or(&Cell::None),
            };
            lines = lines.max(page::lines(cell.shown(), *width));
            pencil.draw(spot, cell)?;
        }
        pencil.sheet().set_row_height(at, page::height(lines))?;
        rows_points += page::height(lines);
    }
    pencil.sheet().ignore_error_range(heading + 1, 0, bottom, right, IgnoreError::NumberStoredAsText)?;
    Ok(Drawn { heading: points, rows: rows_points })
}

/// The words in the row of totals, where nothing is computed.
fn label(heading: &Heading) -> &str {
    heading.total.as_ref().map(Cell::shown).filter(|text| !text.is_empty()).unwrap_or(NONE)
}

/// The height of the heading row: lying words by their lines, turned ones by their length.
fn heading_height(table: &Table, widths: &[u16]) -> f64 {
    let lying = table.columns.iter().zip(widths).filter(|(heading, _)| !heading.rotate);
    // The buttons of the filters take three characters of each heading.
    let lying = page::heading_height(lying.map(|(heading, width)| (heading.text.as_str(), width.saturating_sub(3))));
    let turned = table.columns.iter().filter(|heading| heading.rotate).map(|heading| heading.text.chars().count());
    let longest = u32::try_from(turned.max().unwrap_or(0)).unwrap_or(0);
    // A turned heading wraps where it is longer than 26 characters; the button stands beside its foot.
    lying.max(if longest == 0 { 0.0 } else { f64::from(longest.min(26)) * 5.8 + 16.0 })
}
