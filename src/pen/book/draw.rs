//! One table: its headings and its cells, in rows as high as they were measured.

use rust_xlsxwriter::{FormatAlign, IgnoreError, TableColumn, TableFunction, TableStyle, Worksheet, XlsxError};

use super::measure::{Group, Measured, has_filters};
use super::{Page, Table};
use crate::pen::PenError;
use crate::pen::look::Style;
use crate::pen::page::Begins;
use crate::pen::table::cell::{NONE, Pencil};
use crate::pen::table::spot::Spot;
use crate::pen::table::{Cell, Heading};

/// Draws the names of groups of columns above the headings, each over a line as long as its columns.
pub(super) fn draw_groups(sheet: &mut Worksheet, row: u32, groups: &[Group]) -> Result<(), XlsxError> {
    for group in groups {
        let Some(name) = &group.name else { continue };
        for position in group.first..group.first + group.count {
            let column = u16::try_from(position).unwrap_or(u16::MAX);
            if position == group.first {
                sheet.write_string_with_format(row, column, name, &Style::Band.format())?;
            } else {
                sheet.write_blank(row, column, &Style::Band.format())?;
            }
        }
    }
    Ok(())
}

/// Draws a table.
pub(super) fn draw_table(
    pencil: &mut Pencil<'_>,
    page: &Page,
    table: &Table,
    name: String,
    heading: u32,
    measured: &Measured,
) -> Result<(), PenError> {
    let some_lead = table.columns.iter().any(|heading| heading.leads.is_some());
    let some_turned = table.columns.iter().any(|heading| heading.rotate);
    let bottom = heading + table.height();
    let spot = |row: u32, column: u16, of: &Heading| Spot {
        row,
        column,
        first: heading + 1,
        centred: of.rotate,
        begins: begins(measured, row),
        total: table.has_totals() && row == bottom,
    };
    let seconds = seconds(table);
    let columns: Vec<TableColumn> = (0u16..)
        .zip(&table.columns)
        .zip(&seconds)
        .map(|((column, heading), is_second)| {
            let format = style(heading, some_lead, *is_second).format();
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
        .set_autofilter(has_filters(page, table))
        .set_total_row(table.has_totals())
        .set_columns(&columns);
    pencil.sheet().add_table(heading, 0, bottom, right, &native)?;
    for ((column, of), is_second) in (0u16..).zip(&table.columns).zip(&seconds) {
        if let Some(to) = &of.leads {
            pencil.heading(heading, column, &of.text, style(of, some_lead, *is_second), to)?;
        }
    }
    pencil.sheet().set_row_height(heading, measured.points(heading))?;
    for (at, row) in (heading + 1..=bottom).zip(0..) {
        let cells = table.rows.get(row);
        for (column, heading) in (0u16..).zip(&table.columns) {
            let spot = spot(at, column, heading);
            let label = Cell::text(label(heading));
            let cell = match &heading.total {
                Some(total @ Cell::Formula(_)) if spot.total => total,
                _ if spot.total => &label,
                _ => cells.and_then(|cells| cells.get(usize::from(column))).unwrap_or(&Cell::None),
            };
            pencil.draw(spot, cell)?;
        }
        pencil.sheet().set_row_height(at, measured.points(at))?;
    }
    pencil.sheet().ignore_error_range(heading + 1, 0, bottom, right, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

/// Whether a group of rows begins with a row.
fn begins(measured: &Measured, row: u32) -> bool {
    let line = usize::try_from(row).ok().and_then(|row| measured.lines.get(row));
    line.is_some_and(|line| line.is_row && line.begins == Begins::Whole)
}

/// The words in the row of totals, where nothing is computed.
fn label(heading: &Heading) -> &str {
    heading.total.as_ref().map(Cell::shown).filter(|text| !text.is_empty()).unwrap_or(NONE)
}

/// Whether each column belongs to every second group.
fn seconds(table: &Table) -> Vec<bool> {
    let (mut before, mut number) = (None, 0_usize);
    let mut seconds = Vec::new();
    for heading in &table.columns {
        if let Some(group) = heading.group.as_deref() {
            if before != Some(group) {
                (before, number) = (Some(group), number + 1);
            }
            seconds.push(number.is_multiple_of(2));
        } else {
            seconds.push(false);
        }
    }
    seconds
}

/// How a heading looks, beside others that may be links.
fn style(heading: &Heading, some_lead: bool, is_second: bool) -> Style {
    match (heading.rotate, heading.leads.is_some(), some_lead) {
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
