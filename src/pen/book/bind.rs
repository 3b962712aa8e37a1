//! A book as a workbook: every sheet with its title and tables, what stays in sight and how it is printed.

use rust_xlsxwriter::{RowNum, Workbook, Worksheet};

use super::bars::draw_bars;
use super::draw::{draw_groups, draw_table};
use super::measure::{Measured, heading_rows};
use super::{Book, Page, PrintOn};
use crate::pen::look::Style;
use crate::pen::page;
use crate::pen::places::Places;
use crate::pen::table::cell::Pencil;
use crate::pen::{PenError, fitting, package, properties, table_name};

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
    for page in &book.pages {
        let mut sheet = Worksheet::new();
        sheet.set_name(&page.name)?.set_tab_color(page.tab.colour()).set_screen_gridlines(false);
        draw_page(&mut sheet, page, &Measured::of(page), &mut names, &places)?;
        workbook.push_worksheet(sheet);
    }
    package::finished(&mut workbook)
}

/// Draws a sheet.
fn draw_page(
    sheet: &mut Worksheet,
    page: &Page,
    measured: &Measured,
    names: &mut Vec<String>,
    places: &Places,
) -> Result<(), PenError> {
    for (position, width) in (0u16..).zip(&measured.widths) {
        sheet.set_column_width(position, *width)?;
    }
    sheet.set_row_height(0, page::TITLE)?.write_string_with_format(0, 0, &page.title, &Style::Title.format())?;
    let headline = page.headline.iter().map(|line| (line, Style::Label));
    let above = headline.chain(page.notes.iter().map(|line| (line, Style::Line)));
    for (row, (line, style)) in (1..).zip(above) {
        sheet.set_row_height(row, measured.points(row))?.write_string_with_format(
            row,
            0,
            fitting(line),
            &style.format(),
        )?;
    }
    let mut pencil = Pencil::new(sheet, places);
    for (table, place) in page.tables.iter().zip(&measured.tables) {
        // The row above a table, beneath what stands before it.
        let above = place.heading - 1;
        pencil.sheet().set_row_height(above, measured.points(above))?;
        match &table.caption {
            Some(caption) => {
                pencil.sheet().write_string_with_format(above, 0, caption, &Style::Caption.format())?;
            }
            None => draw_groups(pencil.sheet(), above, &place.groups)?,
        }
        draw_table(&mut pencil, page, table, table_name(&table.name, names), place.heading, measured)?;
        if let Some(bars) = &table.bars {
            draw_bars(pencil.sheet(), &page.name, table, bars, place.heading)?;
        }
    }
    // Headings stay in sight where they are those of everything beneath them.
    match measured.tables.as_slice() {
        [] => {}
        [only] => {
            let points = measured.down_to(only.heading);
            freeze(sheet, page, measured, only.heading, points)?;
        }
        _ => freeze(sheet, page, measured, 0, f64::INFINITY)?,
    }
    print(sheet, page, measured)
}

/// Keeps a heading and the first columns in sight.
fn freeze(
    sheet: &mut Worksheet,
    page: &Page,
    measured: &Measured,
    heading: RowNum,
    points: f64,
) -> Result<(), PenError> {
    let frozen = page::frozen(heading, points, page.frozen_columns, &measured.widths, &page::OF_TABLES);
    if let Some((rows, columns)) = frozen {
        sheet.set_freeze_panes(rows, columns)?;
    }
    Ok(())
}

/// How a sheet is printed.
fn print(sheet: &mut Worksheet, page: &Page, measured: &Measured) -> Result<(), PenError> {
    let (printed, pages) = measured.printed(page);
    match pages {
        Some(pages) => printed.set_up(&pages, sheet)?,
        None => printed.on_one_page(page.print == PrintOn::OneUpright, sheet)?,
    }
    if let ([place], true) = (measured.tables.as_slice(), printed.header.is_some()) {
        let right = u16::try_from(measured.widths.len().saturating_sub(1)).unwrap_or(u16::MAX);
        sheet.set_print_area(place.heading, 0, place.end.saturating_sub(1), right)?;
    }
    Ok(())
}
