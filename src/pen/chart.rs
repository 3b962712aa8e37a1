//! Charts of the tables of a book.

use rust_xlsxwriter::{ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartType};

use super::PenError;
use super::look::{INK, RULE, Tone, ink};
use super::table::{RowOf, Table};
use crate::words::whole;

/// So many characters may stand for a chart (an Excel limit).
const ALT_TEXT: usize = 255;

/// One chart.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Bars or columns.
    pub kind: ChartKind,
    /// What it shows, above it.
    pub title: String,
    /// The same in words, with its figures, for those who do not see it.
    pub alt_text: String,
    /// The names of the bars.
    pub categories: ColumnOf,
    /// What is drawn, in order.
    pub series: Vec<Series>,
    /// Where it stands.
    pub corner: Corner,
    /// Width and height in pixels.
    pub size: (u32, u32),
}

/// How a chart draws its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Lying bars, the first category on top.
    Bars,
    /// Lying bars, series end to end.
    StackedBars,
    /// Standing columns.
    Columns,
    /// Standing columns, series upon each other.
    StackedColumns,
    /// Lying bars of steps from 0 to the highest, series end to end, each bearing its series' name.
    Ladder {
        /// The highest step.
        top: u8,
    },
}

/// One series of a chart.
#[derive(Clone, Debug)]
pub struct Series {
    /// What the legend says.
    pub name: String,
    /// The column of figures.
    pub values: ColumnOf,
    /// Its colour.
    pub tone: Tone,
}

/// A column of a table: by the table's name and the column's heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnOf {
    /// The table's name, as declared.
    pub table: String,
    /// The heading.
    pub heading: String,
}

impl ColumnOf {
    /// A column of a table.
    pub fn new(table: impl Into<String>, heading: impl Into<String>) -> ColumnOf {
        ColumnOf { table: table.into(), heading: heading.into() }
    }
}

/// Where a chart's upper left corner stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corner {
    /// Beneath the last table and the charts before it.
    Beneath,
    /// Beneath the table of that number, from 0; what follows makes room.
    After(usize),
    /// Beside the first row of the table of that number, from 0.
    Beside(usize),
}

/// Where each table of a book stands.
pub(super) struct Places(Vec<Place>);

struct Place {
    table: String,
    sheet: String,
    headings: Vec<String>,
    rows: (u32, u32),
}

impl Places {
    pub(super) fn new() -> Places {
        Places(Vec::new())
    }

    pub(super) fn add(&mut self, sheet: &str, table: &Table, first: u32, last: u32) {
        let headings = table.columns.iter().map(|heading| heading.text.clone()).collect();
        self.0.push(Place { table: table.name.clone(), sheet: sheet.to_owned(), headings, rows: (first, last) });
    }

    /// The address of a row, as a link takes it.
    pub(super) fn address(&self, to: &RowOf) -> Result<String, PenError> {
        let unknown = || PenError::NoRow { table: to.table.clone(), row: to.row };
        let place = self.0.iter().find(|place| place.table == to.table).ok_or_else(unknown)?;
        let row = u32::try_from(to.row).ok().and_then(|row| place.rows.0.checked_add(row)).ok_or_else(unknown)?;
        if row > place.rows.1 {
            return Err(unknown());
        }
        Ok(format!("internal:'{}'!A{}", place.sheet.replace('\'', "''"), row + 1))
    }

    /// Sheet, first row, column, last row, column.
    fn range(&self, of: &ColumnOf) -> Result<(&str, u32, u16, u32, u16), PenError> {
        let unknown = || PenError::NoColumn { table: of.table.clone(), heading: of.heading.clone() };
        let place = self.0.iter().find(|place| place.table == of.table).ok_or_else(unknown)?;
        let column = place.headings.iter().position(|heading| *heading == of.heading).ok_or_else(unknown)?;
        let column = u16::try_from(column).map_err(|_| unknown())?;
        Ok((place.sheet.as_str(), place.rows.0, column, place.rows.1, column))
    }
}

impl Chart {
    /// How many rows of ordinary height it covers.
    pub(super) fn rows(&self) -> u32 {
        (self.size.1 + 5).div_ceil(20)
    }

    pub(super) fn drawn(&self, places: &Places) -> Result<rust_xlsxwriter::Chart, PenError> {
        let (kind, lying, stacked) = match self.kind {
            ChartKind::Bars => (ChartType::Bar, true, false),
            ChartKind::StackedBars | ChartKind::Ladder { .. } => (ChartType::BarStacked, true, true),
            ChartKind::Columns => (ChartType::Column, false, false),
            ChartKind::StackedColumns => (ChartType::ColumnStacked, false, true),
        };
        let mut text = ChartFont::new();
        text.set_size(11).set_color(ink(INK));
        let mut chart = rust_xlsxwriter::Chart::new(kind);
        for series in &self.series {
            let mut label_text = text.clone();
            if stacked {
                // The figure stands on its bar; else beyond its end, on the paper.
                label_text.set_color(series.tone.label());
            }
            let mut label = ChartDataLabel::new();
            label.show_value().set_font(&label_text);
            // Nothing is drawn for 0, so no figure and no name stands there either.
            match self.kind {
                ChartKind::Ladder { .. } => label.set_num_format(format!("\"{}\";;;", series.name.replace('"', ""))),
                ChartKind::Bars | ChartKind::StackedBars | ChartKind::Columns | ChartKind::StackedColumns => {
                    label.set_num_format("0;-0;;")
                }
            };
            let mut format = ChartFormat::new();
            format.set_solid_fill(rust_xlsxwriter::ChartSolidFill::new().set_color(series.tone.ink()));
            let drawn = chart.add_series();
            drawn
                .set_name(series.name.as_str())
                .set_categories(places.range(&self.categories)?)
                .set_values(places.range(&series.values)?)
                .set_format(&mut format)
                .set_data_label(&label)
                .set_gap(if matches!(self.kind, ChartKind::Ladder { .. }) { 25 } else { 60 });
            if stacked {
                drawn.set_overlap(100);
            }
        }
        let mut title = text.clone();
        title.set_size(13).set_bold();
        chart.title().set_name(self.title.as_str()).set_font(&title);
        // Each bar bears its figure, so the axis of figures would say it twice.
        if lying {
            chart.y_axis().set_font(&text).set_reverse();
            match self.kind {
                ChartKind::Ladder { top } => {
                    let mut rule = ChartLine::new();
                    rule.set_color(ink(RULE));
                    chart.x_axis().set_font(&text).set_min(0).set_max(top).set_major_unit(1);
                    chart.x_axis().set_major_gridlines_line(&rule);
                }
                ChartKind::Bars | ChartKind::StackedBars | ChartKind::Columns | ChartKind::StackedColumns => {
                    chart.x_axis().set_hidden(true).set_major_gridlines(false);
                }
            }
        } else {
            chart.x_axis().set_font(&text);
            chart.y_axis().set_hidden(true).set_major_gridlines(false);
        }
        if self.series.len() > 1 {
            chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&text);
        } else {
            chart.legend().set_hidden();
        }
        chart
            .set_width(self.size.0)
            .set_height(self.size.1)
            .set_alt_text(whole(&self.alt_text, ALT_TEXT))
            .set_name(&*self.title);
        Ok(chart)
    }
}
