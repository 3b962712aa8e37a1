//! The bars beneath a table: a chart of its cells.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartSolidFill, ChartType, Color, Worksheet,
};

use crate::pen::PenError;
use crate::pen::look::INK;
use crate::pen::table::{Bars, Table};

/// Pixels across and down: it fits the rows that are left free for it.
const SIZE: (u32, u32) = (860, 340);

/// Draws them beneath a table whose headings stand in a row.
pub(super) fn draw_bars(
    sheet: &mut Worksheet,
    page: &str,
    table: &Table,
    bars: &Bars,
    heading: u32,
) -> Result<(), PenError> {
    let column = |position: usize| u16::try_from(position).unwrap_or(u16::MAX);
    let (top, bottom) = (heading + 1, heading + table.filled());
    let over = |position: usize| (page, top, column(position), bottom, column(position));
    let mut chart = Chart::new(ChartType::ColumnStacked);
    for (position, tone) in (bars.first..).zip(&bars.tones) {
        let (ink, fill) = tone.colours();
        let label = ChartDataLabel::new()
            .show_value()
            // A part that is not there has no number.
            .set_num_format("0;;;")
            .set_font(ChartFont::new().set_color(Color::RGB(ink)))
            .clone();
        chart
            .add_series()
            .set_categories(over(bars.labels))
            .set_values(over(position))
            .set_name((page, heading, column(position)))
            .set_gap(60)
            .set_data_label(&label)
            .set_format(
                ChartFormat::new()
                    .set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(fill)))
                    .set_border(rust_xlsxwriter::ChartLine::new().set_color(Color::RGB(INK)).set_width(0.5)),
            );
    }
    chart.title().set_name(&bars.title).set_font(ChartFont::new().set_size(12).set_color(Color::RGB(INK)));
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart.set_width(SIZE.0).set_height(SIZE.1).set_alt_text(&bars.told);
    sheet.insert_chart(bottom + 1, 0, &chart)?;
    Ok(())
}
