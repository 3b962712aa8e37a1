//! One table: its headings, its cells, and the heights of its rows.

use rust_xlsxwriter::{FormatAlign, IgnoreError, TableColumn, TableFunction, TableStyle};

use super::{Page, Table};
use crate::pen::PenError;
use crate::pen::look::Style;
use crate::pen::page::{self, PageRow};
use crate::pen::table::cell::{NONE, Pencil};
use crate::pen::table::spot::Spot;
use crate::pen::table::{Cell, Heading};

/// How high the parts of a drawn table are, in points.
pub(super) struct Drawn {
    pub(super) heading: f64,
    pub(super) rows: Vec<PageRow>,
}

/// Characters of a turned heading that stand on one line in any program.
const LONGEST_TURNED: usize = 28;

/// Characters of a turned heading that certainly stand on one line.
const TURNED: u32 = 22;

/// Draws a table; tells how high it is.
pub(super) fn draw_table(
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
            let format = style(heading, some_lead, *is_second).format();
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
            pencil.heading(heading, column, text, style(of, some_lead, *is_second), to)?;
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
