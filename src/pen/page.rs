//! What screens and printers need: heights of rows, frozen panes, printed pages.

mod letters;
mod pages;

use rust_xlsxwriter::{RowNum, Worksheet, XlsxError};

use super::paper;
use pages::SMALLEST;

pub(super) use letters::{bold_lines, columns, fits, is_one_line, lines, turned};
pub(super) use pages::{Begins, Line, Pages, Paper, pixels, scale_on_one};

/// Points that one line of text takes.
const LINE: f64 = 15.0;

/// Points of a row beyond its lines, so that letters do not touch its edges.
const AIR: f64 = 1.0;

/// The height of the title's row, in points.
pub(super) const TITLE: f64 = 36.0;

/// The same where much else is to be seen on a first screen.
pub(super) const FIRST_TITLE: f64 = 27.0;

/// The height of a caption's row.
pub(super) const CAPTION: f64 = 27.0;

/// The heights of what stays in sight: a title, a line and the headings, each of one line, are 60 pixels together.
pub(super) const TIGHT_TITLE: f64 = 15.75;
pub(super) const TIGHT_LINE: f64 = 15.0;
pub(super) const TIGHT_HEADING: f64 = 14.25;

/// The highest that Excel makes a row, in points.
const HIGHEST: f64 = 405.0;

/// Characters that one page holds when it is made to fit: more, and print is too small to read.
const ONE_PAGE: u32 = 170;

/// Pixels across and points down that may stay in sight.
pub(super) struct Sight {
    across: u32,
    down: f64,
}

/// Beside and above what is filled in, on a laptop that shows 1,300 by 440 pixels.
pub(super) const OF_FORMS: Sight = Sight { across: 300, down: 45.0 };

/// Beside and above what is only read.
pub(super) const OF_TABLES: Sight = Sight { across: 680, down: 240.0 };

/// A column's width where none is set.
pub(super) const COLUMN: u16 = 9;

/// The height of a row of so many lines, in points.
pub(super) fn height(lines: u32) -> f64 {
    (f64::from(lines.max(1)) * LINE + AIR).min(HIGHEST)
}

/// The height of a row of headings: bold words are wider, and a line may break for a filter's button.
pub(super) fn heading_height<'a>(headings: impl Iterator<Item = (&'a str, u16)>) -> f64 {
    height(headings.map(|(text, width)| bold_lines(text, width.max(2))).max().unwrap_or(1)).max(24.0)
}

/// The heading row and the first columns that stay in sight, as far as a laptop has room for them.
pub(super) fn frozen(
    heading: RowNum,
    points: f64,
    columns: u16,
    widths: &[u16],
    sight: &Sight,
) -> Option<(RowNum, u16)> {
    let rows = if points <= sight.down { heading + 1 } else { 0 };
    let columns = columns_in_sight(columns, widths, sight);
    (rows + u32::from(columns) > 0).then_some((rows, columns))
}

/// How many of so many columns can stay in sight.
pub(super) fn columns_in_sight(columns: u16, widths: &[u16], sight: &Sight) -> u16 {
    let taken = |columns: u16| widths.iter().take(usize::from(columns)).map(|width| pixels(*width)).sum::<u32>();
    (0..=columns).rev().find(|columns| taken(*columns) <= sight.across).unwrap_or(0)
}

/// The width in which a heading stands on one line.
pub(super) fn one_line(heading: &str) -> u16 {
    (2..=HEADING).find(|width| bold_lines(heading, *width) == 1).unwrap_or(HEADING)
}

/// The widest that a column is made for its heading's sake.
const HEADING: u16 = 64;

/// The pixels of a bold text of so many points.
pub(super) fn bold_pixels(text: &str, points: u32) -> u32 {
    letters::bold(letters::width(text)) * 8 * points / 1_100 + 16
}

/// What stands in the header of every printed page, in place of the lines above a table: columns that are repeated
/// on a second page would cut longer lines off there.
pub(super) struct Header {
    text: String,
    lines: u32,
}

/// Letters of a header that Excel takes, with the codes for its fonts.
const HEADER: usize = 255;

impl Header {
    /// The title in bold, and as many of the lines beneath as there is room for.
    pub(super) fn new<'a>(title: &str, beneath: impl IntoIterator<Item = &'a str>) -> Header {
        // An ampersand begins a code.
        let escaped = |text: &str| text.replace('&', "&&");
        let mut header = Header {
            text: format!("&L&\"Calibri,Bold\"&14 {}", escaped(super::shortened(title, 100).as_ref())),
            lines: 1,
        };
        for line in beneath {
            let line = format!("\n&\"Calibri,Regular\"&10 {}", escaped(line));
            if header.text.encode_utf16().count() + line.encode_utf16().count() > HEADER {
                break;
            }
            header.text.push_str(&line);
            header.lines += 1;
        }
        header
    }

    /// Points that it takes of each page.
    fn taken(&self) -> f64 {
        (self.margin() - TOP) * 72.0
    }

    /// Inches from the top of the page to the table.
    fn margin(&self) -> f64 {
        // The title takes a fifth of an inch beneath the paper's edge, and each line beneath it a seventh.
        0.56 + 0.16 * f64::from(self.lines)
    }
}

/// Inches from the top of a page without a header to its first row.
const TOP: f64 = 0.5;

/// Whether columns of so many characters stand on one page, and can be read.
pub(super) fn fit_a_page(widths: &[u16]) -> bool {
    widths.iter().map(|width| u32::from(*width)).sum::<u32>() <= ONE_PAGE
}

/// Whether lines above a table are cut off on its second page across, where only so many columns are repeated.
pub(super) fn cut<'a>(lines: impl IntoIterator<Item = &'a str>, widths: &[u16], repeated: u16) -> bool {
    let room = widths.iter().take(usize::from(repeated)).sum();
    lines.into_iter().any(|line| !fits(line, room))
}

/// What stands at the foot of every page.
const FOOTER: &str = "&L&A&RPage &P of &N";

/// What every printed sheet has, a form and a table: narrow margins, in inches from the left to the footer.
fn margins(header: Option<&Header>) -> [f64; 6] {
    match header {
        Some(header) => [0.4, 0.4, header.margin(), 0.6, 0.4, 0.3],
        None => [0.4, 0.4, TOP, 0.6, 0.3, 0.3],
    }
}

/// Sets a sheet of tables up with margins, a footer, and a header in place of what would be cut.
fn frame(sheet: &mut Worksheet, header: Option<&Header>) {
    let [left, right, top, bottom, to_header, to_footer] = margins(header);
    sheet.set_footer(FOOTER).set_margins(left, right, top, bottom, to_header, to_footer);
    if let Some(header) = header {
        sheet.set_header(&header.text);
    }
}

/// How a sheet of tables is printed.
pub(super) struct Printed<'a> {
    /// The columns' widths in characters.
    pub(super) widths: &'a [u16],
    /// The columns repeated on each page.
    pub(super) repeated: u16,
    /// Columns with which a page had better begin.
    pub(super) starts: &'a [usize],
    /// Its rows, from the top of the sheet.
    pub(super) lines: &'a [Line],
    /// The heading row to repeat on each page.
    pub(super) heading: Option<RowNum>,
    /// What stands in each page's header, in place of the lines above the only table.
    pub(super) header: Option<Header>,
}

impl Printed<'_> {
    /// How it is cut into pages of one of some papers.
    pub(super) fn pages(&self, papers: &[Paper]) -> Option<Pages> {
        let heading = self.heading.and_then(|heading| usize::try_from(heading).ok());
        let sheet = pages::Sheet {
            columns: pages::Columns { widths: self.widths, repeated: self.repeated, later: None, starts: self.starts },
            lines: self.lines,
            heading,
            from: heading.filter(|_| self.header.is_some()).unwrap_or(0),
            header: self.header.as_ref().map_or(0.0, Header::taken),
        };
        sheet.cut(papers)
    }

    /// Sets a sheet up to be made to fit one page.
    pub(super) fn on_one_page(&self, is_upright: bool, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        frame(sheet, None);
        sheet.set_paper_size(Paper::A4.number()).set_print_fit_to_pages(1, 1);
        if !is_upright {
            sheet.set_landscape();
        }
        if let Some(heading) = self.heading {
            sheet.set_repeat_rows(heading, heading)?;
        }
        Ok(())
    }

    /// Sets a sheet up to be printed so.
    pub(super) fn set_up(&self, pages: &Pages, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        frame(sheet, self.header.as_ref());
        sheet.set_paper_size(pages.paper.number());
        if pages.paper.is_landscape() {
            sheet.set_landscape();
        }
        if let Some(heading) = self.heading {
            sheet.set_repeat_rows(heading, heading)?;
        }
        if self.repeated > 0 && !pages.columns.is_empty() {
            sheet.set_repeat_columns(0, self.repeated - 1)?;
        }
        // Excel minds no page break of ours where it has to fit pages, so the scale is given.
        let columns: Vec<u32> = pages.columns.iter().map(|place| u32::try_from(*place).unwrap_or(u32::MAX)).collect();
        sheet.set_print_scale(u16::try_from(pages.scale).unwrap_or(100)).set_vertical_page_breaks(&columns)?;
        sheet.set_page_breaks(&pages.row_numbers())?;
        Ok(())
    }
}

/// How a form is printed: on A4, landscape.
#[derive(Default)]
pub(super) struct Print<'a> {
    /// The columns' widths in characters.
    pub(super) widths: &'a [u16],
    /// The columns repeated on each page.
    pub(super) repeated: u16,
    /// The first column that may wait: it begins a page where one page does not hold all.
    pub(super) later: Option<usize>,
    /// The heading row to repeat on each page.
    pub(super) heading: Option<RowNum>,
    /// What should not be torn apart: the first row of each table with what stands above it, and its points.
    pub(super) blocks: &'a [(RowNum, f64)],
    /// What stands in each page's header.
    pub(super) header: Option<Header>,
}

impl Print<'_> {
    /// On A4 pages with narrow margins and a footer: what of a sheet is printed, and how.
    pub(super) fn on_paper(&self, area: paper::Range) -> paper::Print {
        let mut print = paper::Print {
            margins: margins(self.header.as_ref()),
            header: self.header.as_ref().map(|header| header.text.clone()),
            footer: FOOTER,
            on: paper::Pages::Fitted,
            columns: None,
            row: self.heading,
            area: Some(area),
        };
        if self.blocks.len() >= 2 || !fit_a_page(self.widths) {
            // Excel minds no page break of ours where it has to fit pages, so the scale is given.
            let (columns, scale) = self.pages();
            print.on = paper::Pages::Scaled { scale, columns, rows: self.row_breaks(scale) };
            print.columns = self.repeated.checked_sub(1);
        }
        print
    }

    /// The rows that begin a page, so that a table which fits a page is whole.
    fn row_breaks(&self, scale: u32) -> Vec<RowNum> {
        let room = self.page().1 * 100.0 / f64::from(scale);
        let mut breaks = Vec::new();
        let mut used = 0.0;
        for (first, points) in self.blocks {
            // One that fills more than a page is torn wherever it begins.
            if used > 0.0 && used + points > room && *points <= room {
                breaks.push(*first);
                used = 0.0;
            }
            used += points;
        }
        breaks
    }

    /// Pixels across and points down.
    fn page(&self) -> (u32, f64) {
        let (across, down) = Paper::A4.room();
        (across, down - self.header.as_ref().map_or(0.0, Header::taken))
    }

    /// Where pages begin, and the scale in per cent: as few pages as can be read, as large as they can be. Where a table
    /// among several is a little longer than a page, it is drawn a little smaller.
    fn pages(&self) -> (Vec<u32>, u32) {
        let (across, down) = self.page();
        let fewest = self.breaks(across * 100 / SMALLEST);
        let room = |scale: u32| down * 100.0 / f64::from(scale);
        let torn = |scale: u32| self.blocks.iter().filter(|(_, points)| *points > room(scale)).count();
        let can_be_whole = torn(SMALLEST);
        let scale = (SMALLEST..=100).rev().find(|scale| {
            self.breaks(across * 100 / scale).len() <= fewest.len()
                && (self.blocks.len() < 2 || torn(*scale) <= can_be_whole)
        });
        let scale = scale.unwrap_or(SMALLEST);
        (self.breaks(across * 100 / scale), scale)
    }

    /// Fills pages of so many pixels from the left.
    fn breaks(&self, room: u32) -> Vec<u32> {
        let columns = pages::Columns { widths: self.widths, repeated: self.repeated, later: self.later, starts: &[] };
        columns.breaks(room).into_iter().map(|position| u32::try_from(position).unwrap_or(u32::MAX)).collect()
    }
}

#[cfg(test)]
mod tests;
