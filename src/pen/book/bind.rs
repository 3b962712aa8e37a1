//! Where everything stands on the sheets of a book: titles, tables and charts, and what is seen and printed of them.

use rust_xlsxwriter::{Workbook, Worksheet};

use super::draw::draw_table;
use super::{Book, Page, PrintOn, Table};
use crate::pen::chart::{Corner, Places};
use crate::pen::look::Style;
use crate::pen::page::{self, Header, Print, Stretch};
use crate::pen::table::cell::Pencil;
use crate::pen::{PenError, fitting, package, properties, table_name};

/// Pixels between a chart and what stands above it.
const AIR: u32 = 5;

/// The height of the row above a table with its caption.
const CAPTION: f64 = 30.0;

/// The same without one.
const GAP: f64 = 12.0;

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
        sheet.set_row_height(next, page::height(1))?.write_string_with_format(
            next,
            0,
            fitting(line),
            &style.format(),
        )?;
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
            page::freeze(sheet, heading, points, page.frozen_columns, &widths, &page::OF_TABLES)?;
        }
        Some(_) => page::freeze(sheet, 0, f64::INFINITY, page.frozen_columns, &widths, &page::OF_TABLES)?,
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

fn widths(page: &Page) -> Vec<u16> {
    let columns = page.tables.iter().map(|table| table.columns.len()).max().unwrap_or(0);
    let width = |table: &Table, position: usize| table.columns.get(position).map_or(0, |heading| heading.width);
    (0..columns).map(|position| page.tables.iter().map(|table| width(table, position)).max().unwrap_or(0)).collect()
}
