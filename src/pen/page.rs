//! What screens and printers need: heights of rows, frozen panes, pages of A4.

use rust_xlsxwriter::{RowNum, Worksheet, XlsxError};

/// Points that one line of text takes.
const LINE: f64 = 15.0;

/// Points of a row beyond its lines, so that letters do not touch its edges.
const AIR: f64 = 3.0;

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

/// Pixels across and points down a landscape A4 page between narrow margins, at full size; less than
/// Excel's own, since LibreOffice's columns are a little wider.
const LANDSCAPE: (u32, f64) = (960, 500.0);

/// The same for a page that stands upright.
const PORTRAIT: (u32, f64) = (660, 745.0);

/// Characters that one page holds when it is made to fit: more, and print is too small to read.
const ONE_PAGE: u32 = 170;

/// The smallest scale, in per cent, at which columns share a page: about 7 points.
const SMALLEST: u32 = 62;

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

/// How many lines a text takes in a column of so many characters, words kept whole.
pub(super) fn lines(text: &str, width: u16) -> u32 {
    // A character's indent, and a tenth for programs whose letters are wider.
    let room = ((u32::from(width) * TENTHS).saturating_sub(17) * 10 / 11).max(TENTHS);
    let mut lines = 0;
    for paragraph in text.lines() {
        let mut used = 0;
        lines += 1;
        for word in paragraph.split_whitespace() {
            let length = tenths(word);
            if used > 0 && used + SPACE + length > room {
                lines += 1;
                used = 0;
            }
            used += length + if used > 0 { SPACE } else { 0 };
            while used > room {
                lines += 1;
                used -= room;
            }
        }
    }
    lines.max(1)
}

/// A digit's width: the unit of a column's width is one digit.
const TENTHS: u32 = 10;

/// A space's.
const SPACE: u32 = 5;

/// Whether a line fits into so many characters.
pub(super) fn fits(text: &str, width: u16) -> bool {
    let spaces = u32::try_from(text.matches(' ').count()).unwrap_or(u32::MAX);
    tenths(text).saturating_sub(spaces * (TENTHS - SPACE)) <= u32::from(width) * TENTHS
}

/// The width of a word in tenths of a digit, by Calibri's letters.
fn tenths(word: &str) -> u32 {
    word.chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | '.' | ',' | ';' | ':' | '!' | '\'' | '|' => 5,
            'f' | 'r' | 's' | 't' | '-' | '(' | ')' | '/' => 7,
            'm' | 'w' | 'M' | 'W' => 16,
            'A'..='Z' => 12,
            _ => 10,
        })
        .sum()
}

/// The height of a row of so many lines, in points; a little more than needed, for other programs' letters.
pub(super) fn height(lines: u32) -> f64 {
    (f64::from(lines.max(1)) * LINE + AIR).min(HIGHEST)
}

/// The height of a row of headings: bold words are wider, and a line may break for a filter's button.
pub(super) fn heading_height<'a>(headings: impl Iterator<Item = (&'a str, u16)>) -> f64 {
    height(headings.map(|(text, width)| lines(text, (width * 19 / 20).max(2))).max().unwrap_or(1)).max(24.0)
}

/// Keeps the heading row and the first columns in sight, as far as a laptop has room for them.
pub(super) fn freeze(
    sheet: &mut Worksheet,
    heading: RowNum,
    points: f64,
    columns: u16,
    widths: &[u16],
    sight: &Sight,
) -> Result<(), XlsxError> {
    let rows = if points <= sight.down { heading + 1 } else { 0 };
    let columns = columns_in_sight(columns, widths, sight);
    if rows + u32::from(columns) > 0 {
        sheet.set_freeze_panes(rows, columns)?;
    }
    Ok(())
}

/// How many of so many columns can stay in sight.
pub(super) fn columns_in_sight(columns: u16, widths: &[u16], sight: &Sight) -> u16 {
    let taken = |columns: u16| widths.iter().take(usize::from(columns)).map(|width| pixels(*width)).sum::<u32>();
    (0..=columns).rev().find(|columns| taken(*columns) <= sight.across).unwrap_or(0)
}

/// The width in which a heading stands on one line.
pub(super) fn one_line(heading: &str) -> u16 {
    (2..=HEADING).find(|width| lines(heading, width * 19 / 20) == 1).unwrap_or(HEADING)
}

/// The widest that a column is made for its heading's sake.
const HEADING: u16 = 64;

/// The pixels of a bold text of so many points.
pub(super) fn bold_pixels(text: &str, points: u32) -> u32 {
    tenths(text) * 8 * points / (TENTHS * 11) + 16
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
    !fit_a_page(widths) && lines.into_iter().any(|line| !fits(line, room))
}

/// How a sheet is printed.
#[derive(Default)]
pub(super) struct Print<'a> {
    /// The columns' widths in characters.
    pub(super) widths: &'a [u16],
    /// The columns repeated on each page.
    pub(super) repeated: u16,
    /// The first column that may wait: it begins a page where one page does not hold all.
    pub(super) later: Option<usize>,
    /// Columns with which a page had better begin.
    pub(super) starts: &'a [usize],
    /// The heading row to repeat on each page.
    pub(super) heading: Option<RowNum>,
    /// Whether the page stands upright.
    pub(super) portrait: bool,
    /// What should not be torn apart: the first row of each table with what stands above it, and its points.
    pub(super) blocks: &'a [(RowNum, f64)],
    /// The rows of the only table.
    pub(super) stretch: Option<&'a Stretch>,
    /// What stands in each page's header.
    pub(super) header: Option<Header>,
}

/// The rows of a table as pages break them.
pub(super) struct Stretch {
    /// The first of them.
    pub(super) first: RowNum,
    /// Points above them on the first page, headings and all.
    pub(super) above: f64,
    /// Points of the headings, which every other page repeats.
    pub(super) heading: f64,
    /// The rows.
    pub(super) rows: Vec<PageRow>,
}

/// One of them.
pub(super) struct PageRow {
    /// Its height.
    pub(super) points: f64,
    /// Whether it begins what should not be torn apart.
    pub(super) begins: bool,
}

impl Stretch {
    /// The rows that begin a page of so many points.
    fn breaks(&self, room: f64) -> Vec<RowNum> {
        // Where nothing is held together, Excel breaks pages as well as we do.
        if self.rows.iter().all(|row| !row.begins) {
            return Vec::new();
        }
        let mut breaks: Vec<usize> = Vec::new();
        let mut used = self.above;
        for (row, PageRow { points, .. }) in self.rows.iter().enumerate() {
            while used + points > room && row > breaks.last().copied().unwrap_or(0) {
                let page = breaks.last().copied().unwrap_or(0);
                let start = (page + 1..=row).rev().find(|row| self.rows[*row].begins).unwrap_or(row);
                breaks.push(start);
                used = self.heading + self.rows[start..row].iter().map(|row| row.points).sum::<f64>();
            }
            used += points;
        }
        breaks.into_iter().map(|row| self.first + u32::try_from(row).unwrap_or(0)).collect()
    }
}

impl Print<'_> {
    /// Sets up A4 pages with narrow margins and a footer.
    pub(super) fn set_up(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_paper_size(9).set_footer("&L&A&RPage &P of &N");
        match &self.header {
            Some(header) => sheet.set_header(&header.text).set_margins(0.4, 0.4, header.margin(), 0.6, 0.4, 0.3),
            None => sheet.set_margins(0.4, 0.4, TOP, 0.6, 0.3, 0.3),
        };
        if !self.portrait {
            sheet.set_landscape();
        }
        if let Some(heading) = self.heading {
            sheet.set_repeat_rows(heading, heading)?;
        }
        if self.blocks.len() < 2 && self.fits() {
            sheet.set_print_fit_to_pages(1, 0);
            return Ok(());
        }
        // Excel minds no page break of ours where it has to fit pages, so the scale is given.
        let (breaks, scale) = self.pages();
        sheet.set_print_scale(u16::try_from(scale).unwrap_or(100)).set_vertical_page_breaks(&breaks)?;
        let room = self.page().1 * 100.0 / f64::from(scale);
        let rows = self.stretch.map(|stretch| stretch.breaks(room)).filter(|breaks| !breaks.is_empty());
        sheet.set_page_breaks(&rows.unwrap_or_else(|| self.row_breaks(scale)))?;
        if self.repeated > 0 {
            sheet.set_repeat_columns(0, self.repeated - 1)?;
        }
        Ok(())
    }

    /// Whether every column stands on one page, and can be read.
    fn fits(&self) -> bool {
        fit_a_page(self.widths)
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
        let (across, down) = if self.portrait { PORTRAIT } else { LANDSCAPE };
        let taken = self.header.as_ref().map_or(0.0, |header| (header.margin() - TOP) * 72.0);
        (across, down - taken)
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
        let repeated: u32 = self.widths.iter().take(usize::from(self.repeated)).map(|width| pixels(*width)).sum();
        let mut breaks: Vec<usize> = Vec::new();
        let mut used = 0;
        for (position, width) in self.widths.iter().enumerate() {
            let page = |breaks: &[usize]| breaks.last().copied().unwrap_or(usize::from(self.repeated));
            let is_later = self.later == Some(position);
            while (is_later || used + pixels(*width) > room) && position > page(&breaks) {
                let whole = self.starts.iter().rev().find(|start| (page(&breaks) + 1..=position).contains(start));
                let start = if is_later { position } else { whole.copied().unwrap_or(position) };
                used = repeated + self.widths[start..position].iter().map(|width| pixels(*width)).sum::<u32>();
                breaks.push(start);
            }
            used += pixels(*width);
        }
        breaks.into_iter().map(|position| u32::try_from(position).unwrap_or(u32::MAX)).collect()
    }
}

/// The pixels of a column: seven a character, and five of padding.
pub(super) fn pixels(width: u16) -> u32 {
    u32::from(width) * 7 + 5
}

#[cfg(test)]
mod tests;
