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
use super::page::{self, Header, PageRow, Print, Stretch};
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
    /// What matters most, in bold beneath the title.
    pub headline: Option<String>,
    /// Lines beneath that.
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
    /// What the columns of a group have in common, such as their department.
    pub group: Option<String>,
    /// Whether rows that read alike in this column stay on one printed page, where they fit one.
    pub whole: bool,
    /// The row that it leads to, where it is a link.
    pub leads: Option<RowOf>,
    /// What stands in the row of totals: a text or a formula. A table has that row where any column has one.
    pub total: Option<Cell>,
}

impl Heading {
    /// A heading that lies.
    pub fn new(text: impl Into<String>, width: u16) -> Heading {
        Heading { text: text.into(), width, rotate: false, group: None, whole: false, leads: None, total: None }
    }

    /// A heading that is turned upwards, over a narrow column.
    pub fn turned(text: impl Into<String>, width: u16) -> Heading {
        Heading { rotate: true, ..Heading::new(text, width) }
    }

    /// The same heading, one of a group of neighbours: several bear its name, every second group another
    /// shade, and a printed page begins with a group. (Excel's own outlines would join neighbouring groups.)
    #[must_use]
    pub fn group(self, name: impl Into<String>) -> Heading {
        Heading { group: Some(name.into()), ..self }
    }

    /// The same heading; rows that read alike beneath it stay on one printed page.
    #[must_use]
    pub fn whole(self) -> Heading {
        Heading { whole: true, ..self }
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

    fn style(&self, some_lead: bool, is_second: bool) -> Style {
        match (self.rotate, self.leads.is_some(), some_lead) {
            (true, true, _) if is_second => Style::SecondTurnedLink,
            (true, true, _) => Style::TurnedLink,
            (true, false, true) if is_second => Style::SecondTurnedBeside,
            (true, false, true) => Style::TurnedBeside,
            (true, false, false) if is_second => Style::SecondTurnedHeading,
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
        for (table, heading) in page.tables.iter().zip(heading_rows(page)) {
            places.add(&page.name, table, heading + 1, heading + table.filled());
        }
    }
    let mut names = Vec::new();
    let mut sheets = Vec::new();
    for page in &book.pages {
        let mut sheet = Worksheet::new();
        sheet.set_name(&page.name)?.set_tab_color(page.tab.colour()).set_screen_gridlines(false);
        let ends = draw_page(&mut sheet, page, &mut names, &places)?;
        sheets.push((sheet, ends));
    }
    // Charts come last: one may show a table of a later sheet.
    for (page, (mut sheet, ends)) in book.pages.iter().zip(sheets) {
        let mut beneath = ends.last + 1;
        let headings = heading_rows(page);
        for chart in &page.charts {
            let (row, column) = match chart.corner {
                Corner::Beneath => (beneath, 0),
                Corner::After(table) => (ends.tables.get(table).copied().unwrap_or(beneath), 0),
                Corner::Beside(table) => (headings.get(table).map_or(0, |heading| heading + 1), columns(page, table)),
            };
            sheet.insert_chart_with_offset(row, column, &chart.drawn(&places)?, 0, AIR)?;
            if chart.corner == Corner::Beneath {
                beneath += chart.rows() + 1;
            }
        }
        workbook.push_worksheet(sheet);
    }
    package::finished(&mut workbook)
}

/// How many columns a table of a sheet has.
fn columns(page: &Page, table: usize) -> u16 {
    page.tables.get(table).and_then(|table| u16::try_from(table.columns.len()).ok()).unwrap_or(0)
}

/// The first free row beneath each table, and beneath them all.
struct Ends {
    tables: Vec<u32>,
    last: u32,
}

/// The heading row of each table of a sheet: beneath the headline and the notes, and each beneath the one before and
/// the charts that follow it.
fn heading_rows(page: &Page) -> Vec<u32> {
    let lines = page.notes.len() + usize::from(page.headline.is_some());
    let mut next = 1 + u32::try_from(lines).unwrap_or(u32::MAX);
    let heading = |(number, table): (usize, &Table)| {
        let heading = next + 1;
        next = heading + 2 + table.height();
        for chart in page.charts.iter().filter(|chart| chart.corner == Corner::After(number)) {
            next = next - 1 + chart.rows();
        }
        heading
    };
    page.tables.iter().enumerate().map(heading).collect()
}

/// Draws a sheet without its charts; tells where there is room for them.
fn draw_page(sheet: &mut Worksheet, page: &Page, names: &mut Vec<String>, places: &Places) -> Result<Ends, PenError> {
    let widths = widths(page);
    for (position, width) in (0u16..).zip(&widths) {
        sheet.set_column_width(position, *width)?;
    }
    sheet.set_row_height(0, page::TITLE)?.write_string_with_format(0, 0, &page.title, &Style::Title.format())?;
    let mut next = 1;
    let headline = page.headline.iter().map(|line| (line, Style::Label));
    for (line, style) in headline.chain(page.notes.iter().map(|line| (line, Style::Line))) {
        sheet.set_row_height(next, page::height(1))?.write_string_with_format(next, 0, line, &style.format())?;
        next += 1;
    }
    let mut points = page::TITLE + page::height(1) * f64::from(next - 1);
    let mut frozen = None;
    let mut blocks = Vec::new();
    let mut ends = Vec::new();
    let mut rows = Vec::new();
    let mut pencil = Pencil::new(sheet, places);
    let headings = heading_rows(page);
    for (table, heading) in page.tables.iter().zip(&headings) {
        // The row above a table, beneath what stands before it.
        let next = heading - 1;
        if let Some(caption) = &table.caption {
            pencil.sheet().set_row_height(next, CAPTION)?.write_string_with_format(
                next,
                0,
                caption,
                &Style::Caption.format(),
            )?;
        }
        if table.caption.is_none() {
            pencil.sheet().set_row_height(next, GAP)?;
        }
        let first = if blocks.is_empty() { 0 } else { next };
        let name = table_name(&table.name, names);
        let drawn = draw_table(&mut pencil, page, table, name, *heading, &widths)?;
        points += if table.caption.is_some() { CAPTION } else { GAP } + drawn.heading;
        frozen = frozen.or(Some((*heading, points)));
        let above = std::mem::take(&mut points);
        blocks.push((first, above + drawn.rows.iter().map(|row| row.points).sum::<f64>()));
        ends.push(heading + 1 + table.height());
        rows = vec![Stretch { first: heading + 1, above, heading: drawn.heading, rows: drawn.rows }];
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
    let starts = group_starts(page);
    let above = page.headline.iter().chain(&page.notes).map(String::as_str);
    let is_alone = page.tables.len() == 1 && page.charts.is_empty() && page.print == PrintOn::Landscape;
    let cut = is_alone && page::cut(above.clone().chain([page.title.as_str()]), &widths, page.frozen_columns);
    if let (true, [stretch]) = (cut, rows.as_mut_slice()) {
        stretch.above = stretch.heading;
    }
    let print = Print {
        widths: &widths,
        repeated: page.frozen_columns,
        starts: &starts,
        heading,
        portrait,
        blocks: &blocks,
        stretch: rows.first().filter(|_| page.tables.len() == 1),
        header: cut.then(|| Header::new(&page.title, above)),
        ..Print::default()
    };
    print.set_up(sheet)?;
    if let (true, Some(heading), Some(bottom)) = (cut, heading, ends.first()) {
        let right = u16::try_from(widths.len().saturating_sub(1)).unwrap_or(u16::MAX);
        sheet.set_print_area(heading, 0, bottom.saturating_sub(1), right)?;
    }
    match page.print {
        PrintOn::Landscape => {}
        PrintOn::Portrait => {
            sheet.set_print_fit_to_pages(1, 0);
        }
        PrintOn::OnePage | PrintOn::OneUpright => {
            sheet.set_print_fit_to_pages(1, 1);
        }
    }
    Ok(Ends { tables: ends, last: next })
}

/// The columns with which a group begins, of a sheet's only table.
fn group_starts(page: &Page) -> Vec<usize> {
    let [table] = page.tables.as_slice() else { return Vec::new() };
    let groups = table.columns.iter().map(|heading| &heading.group);
    let before = std::iter::once(&None).chain(groups.clone());
    let begins = groups.zip(before).enumerate().filter(|(_, (own, before))| own != before);
    begins.map(|(position, _)| position).collect()
}

/// A heading as it is drawn: with the name of its group where several columns share it, and whether
/// the group is a second one.
fn headings(table: &Table) -> Vec<(String, bool)> {
    let same = |group: &str| table.columns.iter().filter(|other| other.group.as_deref() == Some(group)).count();
    let mut groups: Vec<&str> = Vec::new();
    table
        .columns
        .iter()
        .map(|heading| {
            let Some(group) = heading.group.as_deref() else { return (heading.text.clone(), false) };
            if groups.last() != Some(&group) {
                groups.push(group);
            }
            let is_second = groups.len().is_multiple_of(2);
            let with_group = format!("{group}: {}", heading.text);
            let is_said = same(group) < 2 || crate::fold::fold(group) == crate::fold::fold(&heading.text);
            // Turned words are cut where they are too long; their shade tells the group as well.
            let is_long = heading.rotate && with_group.chars().count() > LONGEST_TURNED;
            (if is_said || is_long { heading.text.clone() } else { with_group }, is_second)
        })
        .collect()
}

fn widths(page: &Page) -> Vec<u16> {
    let columns = page.tables.iter().map(|table| table.columns.len()).max().unwrap_or(0);
    let width = |table: &Table, position: usize| table.columns.get(position).map_or(0, |heading| heading.width);
    (0..columns).map(|position| page.tables.iter().map(|table| width(table, position)).max().unwrap_or(0)).collect()
}

/// How high the parts of a drawn table are, in points.
struct Drawn {
    heading: f64,
    rows: Vec<PageRow>,
}

/// Pixels between a chart and what stands above it.
const AIR: u32 = 5;

/// The height of the row above a table with its caption.
const CAPTION: f64 = 30.0;

/// The same without one.
const GAP: f64 = 12.0;

/// Characters of a turned heading that stand on one line in any program.
const LONGEST_TURNED: usize = 28;

/// Characters of a turned heading that certainly stand on one line.
const TURNED: u32 = 22;

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
    let texts = headings(table);
    let columns: Vec<TableColumn> = (0u16..)
        .zip(&table.columns)
        .zip(&texts)
        .map(|((column, heading), (text, is_second))| {
            let format = heading.style(some_lead, *is_second).format();
            // Beside turned words, words that lie stand at the foot as well.
            let lies = some_turned && !heading.rotate;
            let format = if lies { format.set_align(FormatAlign::Bottom) } else { format };
            let native = TableColumn::new().set_header(text).set_header_format(format);
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
    for ((column, of), (text, is_second)) in (0u16..).zip(&table.columns).zip(&texts) {
        if let Some(to) = &of.leads {
            pencil.heading(heading, column, text, of.style(some_lead, *is_second), to)?;
        }
    }
    let points = heading_height(table, &texts, widths);
    pencil.sheet().set_row_height(heading, points)?;
    let whole = table.columns.iter().position(|heading| heading.whole);
    let group = |row: usize| Some(table.rows.get(row)?.get(whole?)?.shown());
    let mut drawn = Vec::new();
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
        let begins = row > 0 && group(row) != group(row - 1);
        drawn.push(PageRow { points: page::height(lines), begins });
    }
    pencil.sheet().ignore_error_range(heading + 1, 0, bottom, right, IgnoreError::NumberStoredAsText)?;
    Ok(Drawn { heading: points, rows: drawn })
}

/// The words in the row of totals, where nothing is computed.
fn label(heading: &Heading) -> &str {
    heading.total.as_ref().map(Cell::shown).filter(|text| !text.is_empty()).unwrap_or(NONE)
}

/// The height of the heading row: lying words by their lines, turned ones by their length.
fn heading_height(table: &Table, headings: &[(String, bool)], widths: &[u16]) -> f64 {
    let lying = table.columns.iter().zip(widths).filter(|(heading, _)| !heading.rotate);
    // The buttons of the filters take three characters of each heading.
    let lying = page::heading_height(lying.map(|(heading, width)| (heading.text.as_str(), width.saturating_sub(3))));
    let turned = table.columns.iter().zip(headings).filter(|(heading, _)| heading.rotate);
    let turned = turned.map(|(_, (text, _))| text.chars().count());
    let longest = u32::try_from(turned.max().unwrap_or(0)).unwrap_or(0);
    // A longer turned heading wraps, so that the headings leave room to be frozen; the button stands beside its foot.
    lying.max(if longest == 0 { 0.0 } else { f64::from(longest.min(TURNED)) * 6.0 + 16.0 })
}
