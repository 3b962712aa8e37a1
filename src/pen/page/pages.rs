//! How a sheet is cut into printed pages, before any program prints it: which paper, how small, and the columns and rows
//! with which a page begins.
//!
//! ```text
//! Line   title, notes, headings: never begin a page after the first
//! Line   a row of a table: may begin one, better where a group begins
//! Pages  A3, 71 %, from column 34, from rows 38 and 71; so many rows of tables on each
//! ```
//! As few pages as can be read, as large as they can be, and none with a handful of rows that the others have room for.

use std::ops::Range;

use rust_xlsxwriter::RowNum;

/// The smallest scale, in per cent, at which columns share a page: about 7 points.
pub(super) const SMALLEST: u32 = 62;

/// The smallest scale at which rows share a page, unless one with a handful of them can be had no other way.
const SMALL: u32 = 68;

/// A sheet of more rows is cut by the program that prints it: Excel takes no more breaks than about a thousand.
const MOST_ROWS: usize = 6_000;

/// A page with fewer rows than this looks forgotten, unless it is the only one.
pub(in crate::pen) const FEWEST: usize = 5;

/// A page that is filled to this share is a page, however few its rows are.
const FULL: f64 = 0.66;

/// A sheet of paper between narrow margins, at full size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pen) enum Paper {
    /// A4, landscape.
    A4,
    /// A4, upright.
    A4Upright,
    /// A3, landscape.
    A3,
}

impl Paper {
    /// Pixels across and points down; less than Excel's own, since LibreOffice's columns are a little wider.
    pub(super) fn room(self) -> (u32, f64) {
        match self {
            Paper::A4 => (960, 500.0),
            Paper::A4Upright => (660, 745.0),
            Paper::A3 => (1_390, 742.0),
        }
    }

    /// Its number in Excel.
    pub(super) fn number(self) -> u8 {
        match self {
            Paper::A4 | Paper::A4Upright => 9,
            Paper::A3 => 8,
        }
    }

    /// Whether it lies.
    pub(super) fn is_landscape(self) -> bool {
        match self {
            Paper::A4 | Paper::A3 => true,
            Paper::A4Upright => false,
        }
    }
}

/// One row of a sheet as pages see it.
#[derive(Clone, Copy, Debug)]
pub(in crate::pen) struct Line {
    /// Its height.
    pub(in crate::pen) points: f64,
    /// Whether it is a row of a table.
    pub(in crate::pen) is_row: bool,
    /// Whether a page may begin with it.
    pub(in crate::pen) begins: Begins,
}

/// Whether a page may begin with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pen) enum Begins {
    /// It belongs to what stands above it.
    Never,
    /// In the middle of a table or a group.
    Torn,
    /// With a table, or a group of rows.
    Whole,
}

impl Line {
    /// What belongs to what stands above it.
    pub(in crate::pen) fn joined(points: f64) -> Line {
        Line { points, is_row: false, begins: Begins::Never }
    }
}

/// The columns of a sheet as pages see them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns<'a> {
    /// Their widths in characters.
    pub(super) widths: &'a [u16],
    /// So many of the first are repeated on each page.
    pub(super) repeated: u16,
    /// The first column that may wait: it begins a page where one page does not hold all.
    pub(super) later: Option<usize>,
    /// Columns with which a page had better begin.
    pub(super) starts: &'a [usize],
}

impl Columns<'_> {
    /// Fills pages of so many pixels from the left: the columns that begin a page after the first.
    pub(super) fn breaks(&self, room: u32) -> Vec<usize> {
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
        breaks
    }
}

/// The pixels of a column: seven a character, and five of padding.
pub(in crate::pen) fn pixels(width: u16) -> u32 {
    u32::from(width) * 7 + 5
}

/// The scale, in per cent, at which columns of so many characters and so many points of rows fit one page.
pub(in crate::pen) fn scale_on_one(paper: Paper, widths: &[u16], points: f64) -> u32 {
    let (across, down) = paper.room();
    let wide: u32 = widths.iter().map(|width| pixels(*width)).sum();
    (1..=100)
        .rev()
        .find(|scale| wide * scale <= across * 100 && points * f64::from(*scale) <= down * 100.0)
        .unwrap_or(1)
}

/// What is to be cut into pages.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet<'a> {
    pub(super) columns: Columns<'a>,
    pub(super) lines: &'a [Line],
    /// The heading row that every page after it repeats.
    pub(super) heading: Option<usize>,
    /// The row with which printing begins: what stands above is in each page's header.
    pub(super) from: usize,
    /// Points that the header takes of each page.
    pub(super) header: f64,
}

/// A sheet as it is printed.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::pen) struct Pages {
    /// On what.
    pub(in crate::pen) paper: Paper,
    /// In per cent.
    pub(in crate::pen) scale: u32,
    /// The columns that begin a page after the first.
    pub(in crate::pen) columns: Vec<usize>,
    /// The rows that do.
    pub(in crate::pen) rows: Vec<usize>,
    /// The rows of tables on each page, from the top.
    pub(in crate::pen) held: Vec<usize>,
    /// How many pages have no more than a handful of rows, and room for more.
    pub(in crate::pen) orphans: usize,
    cost: f64,
}

impl Pages {
    /// How many pages there are.
    pub(in crate::pen) fn count(&self) -> usize {
        (self.columns.len() + 1) * self.held.len()
    }

    /// As numbers of rows.
    pub(super) fn row_numbers(&self) -> Vec<RowNum> {
        self.rows.iter().map(|row| RowNum::try_from(*row).unwrap_or(RowNum::MAX)).collect()
    }
}

/// What one page more costs, beside which all else is small.
const A_PAGE: f64 = 10.0;

/// What a page with fewer rows than [`FEWEST`] costs.
const AN_ORPHAN: f64 = 25.0;

impl Sheet<'_> {
    /// The best way to cut it on one of some papers: fewest pages, then the paper that stands first, then the largest.
    pub(super) fn cut(&self, papers: &[Paper]) -> Option<Pages> {
        let ways = papers.iter().map(|paper| self.on(*paper));
        ways.reduce(|best, other| if other.cost < best.cost && other.count() < best.count() { other } else { best })
    }

    /// The best way on one paper.
    fn on(&self, paper: Paper) -> Pages {
        let (across, down) = paper.room();
        let columns = |scale: u32| self.columns.breaks(across * 100 / scale);
        let fewest = columns(SMALLEST).len();
        let largest = (SMALLEST..=100).rev().find(|scale| columns(*scale).len() <= fewest).unwrap_or(SMALLEST);
        let way = |scale: u32| {
            let columns = columns(scale);
            let room = (down - self.header) * 100.0 / f64::from(scale);
            let (rows, cost) = self.rows(room);
            // A page that is a quarter smaller is a little worse to read.
            let shrunk = f64::from(100 - scale) / 8.0;
            let pages = f64::from(u32::try_from(columns.len() + 1).unwrap_or(u32::MAX));
            let held = self.pages(&rows).map(|page| self.count(page)).collect();
            let orphans = self.pages(&rows).filter(|page| self.is_orphan(page, self.filled(page) / room)).count();
            Pages { paper, scale, columns, held, orphans, rows, cost: cost * pages + shrunk }
        };
        let cheaper = |best: Pages, other: Pages| if other.cost < best.cost { other } else { best };
        let smallest = SMALL.min(largest);
        let best = (smallest..largest).rev().map(way).fold(way(largest), cheaper);
        if best.orphans > 0 { (SMALLEST..smallest).rev().map(way).fold(best, cheaper) } else { best }
    }

    /// The rows of each page.
    fn pages<'s>(&'s self, breaks: &'s [usize]) -> impl Iterator<Item = Range<usize>> + 's {
        let starts = std::iter::once(self.from).chain(breaks.iter().copied());
        let ends = breaks.iter().copied().chain([self.lines.len()]);
        starts.zip(ends).map(|(start, end)| start..end)
    }

    /// Points of a page.
    fn filled(&self, rows: &Range<usize>) -> f64 {
        let repeated = self.heading.filter(|heading| rows.start > *heading);
        let repeated = repeated.and_then(|heading| self.lines.get(heading)).map_or(0.0, |heading| heading.points);
        repeated + self.lines.get(rows.clone()).map_or(0.0, |lines| lines.iter().map(|line| line.points).sum())
    }

    /// Whether a page has no more than a handful of rows, and room for more.
    fn is_orphan(&self, rows: &Range<usize>, filled: f64) -> bool {
        let is_only = rows.start == self.from && rows.end == self.lines.len();
        !is_only && filled < FULL && self.count(rows.clone()) < FEWEST
    }

    fn count(&self, rows: Range<usize>) -> usize {
        self.lines.get(rows).map_or(0, |lines| lines.iter().filter(|line| line.is_row).count())
    }

    /// The rows that begin a page of so many points, and what that costs: the cheapest of all ways.
    fn rows(&self, room: f64) -> (Vec<usize>, f64) {
        let end = self.lines.len();
        if end > MOST_ROWS {
            return (Vec::new(), 0.0);
        }
        // From each row on: the cheapest way, and where its next page begins.
        let mut best: Vec<(f64, usize)> = vec![(f64::INFINITY, end); end + 1];
        if let Some(last) = best.last_mut() {
            *last = (0.0, end);
        }
        for start in (self.from..end).rev() {
            if start > self.from && self.lines[start].begins == Begins::Never {
                continue;
            }
            let repeated = self.heading.filter(|heading| start > *heading).and_then(|heading| self.lines.get(heading));
            let mut used = repeated.map_or(0.0, |heading| heading.points);
            for next in start + 1..=end {
                used += self.lines[next - 1].points;
                let Some((rest, _)) = best.get(next).copied().filter(|(rest, _)| rest.is_finite()) else { continue };
                // What no page holds is torn by the program that prints it.
                if used > room && best[start].0.is_finite() {
                    break;
                }
                let cost = rest + self.cost(start..next, used / room);
                if cost < best[start].0 {
                    best[start] = (cost, next);
                }
            }
        }
        let mut breaks = Vec::new();
        let mut page = best.get(self.from).map_or(end, |(_, next)| *next);
        while page < end {
            breaks.push(page);
            page = best[page].1;
        }
        (breaks, best.get(self.from).map_or(0.0, |(cost, _)| *cost))
    }

    /// What a page of these rows costs that is filled to a share.
    fn cost(&self, rows: Range<usize>, filled: f64) -> f64 {
        let is_last = rows.end == self.lines.len();
        let is_orphan = self.is_orphan(&rows, filled);
        let is_torn = !is_last && self.lines.get(rows.end).is_some_and(|line| line.begins == Begins::Torn);
        let empty = (1.0 - filled).max(0.0);
        A_PAGE * filled.max(1.0).ceil()
            + if is_orphan { AN_ORPHAN } else { 0.0 }
            + if is_torn { 1.0 } else { 0.0 }
            + empty * empty
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(points: f64, begins: Begins) -> Line {
        Line { points, is_row: true, begins }
    }

    /// A title, a heading, and so many rows; those at some places begin a group.
    fn lines(rows: usize, points: f64, groups: &[usize]) -> Vec<Line> {
        let body = (0..rows).map(|place| match place {
            0 => row(points, Begins::Never),
            place if groups.contains(&place) => row(points, Begins::Whole),
            _ => row(points, Begins::Torn),
        });
        [Line::joined(36.0), Line::joined(24.0)].into_iter().chain(body).collect()
    }

    fn sheet<'a>(widths: &'a [u16], lines: &'a [Line]) -> Sheet<'a> {
        let columns = Columns { widths, repeated: 1, later: None, starts: &[] };
        Sheet { columns, lines, heading: Some(1), from: 0, header: 0.0 }
    }

    #[test]
    fn a_page_begins_with_a_group_of_columns_where_it_can() {
        let widths = [30, 12, 12, 12, 12, 12, 12, 12];
        let columns = |starts: &'static [usize]| Columns { widths: &widths, repeated: 1, later: None, starts };
        // Five columns fit a page of 680 pixels beside the repeated one.
        assert_eq!(columns(&[]).breaks(680), [6]);
        assert_eq!(columns(&[1, 4, 7]).breaks(680), [4]);
        assert_eq!(columns(&[1, 6]).breaks(680), [6]);
        assert_eq!(columns(&[1]).breaks(400), [3, 5, 7], "a group wider than a page is torn");
    }

    #[test]
    fn no_page_is_left_with_a_handful_of_rows() {
        for rows in 1..200 {
            for points in [16.0, 31.0, 46.0, 76.0] {
                let lines = lines(rows, points, &[]);
                let pages = sheet(&[20, 60], &lines).cut(&[Paper::A4]).expect("pages");
                assert_eq!(pages.held.iter().sum::<usize>(), rows);
                // So few that are so high cannot be shared out.
                let is_few = rows < 2 * FEWEST;
                assert!(is_few || pages.orphans == 0, "{rows} rows of {points}: {pages:?}");
                assert!(pages.scale >= SMALLEST);
            }
        }
    }

    #[test]
    fn every_page_holds_what_it_is_given() {
        for rows in [7, 40, 133] {
            let lines = lines(rows, 31.0, &[9, 20, 60]);
            let pages = sheet(&[20, 60], &lines).cut(&[Paper::A4]).expect("pages");
            let room = Paper::A4.room().1 * 100.0 / f64::from(pages.scale);
            for held in &pages.held[1..] {
                assert!(f64::from(u32::try_from(*held).expect("few")) * 31.0 + 24.0 <= room, "{pages:?}");
            }
        }
    }

    #[test]
    fn a_group_stays_on_one_page_where_it_costs_none() {
        let lines = lines(24, 31.0, &[13]);
        let pages = sheet(&[20, 60], &lines).cut(&[Paper::A4]).expect("pages");
        assert_eq!(pages.rows, [15], "{pages:?}");
    }

    #[test]
    fn a_wide_sheet_takes_larger_paper_only_where_it_saves_pages() {
        let few = lines(12, 16.0, &[]);
        let papers = [Paper::A4, Paper::A3];
        assert_eq!(sheet(&[70; 2], &few).cut(&papers).map(|pages| pages.paper), Some(Paper::A4));
        let wide = sheet(&[70; 4], &few).cut(&papers).expect("pages");
        assert_eq!((wide.paper, wide.count()), (Paper::A3, 1));
        let very_wide = sheet(&[30; 20], &few).cut(&[Paper::A3]).expect("pages");
        assert!(very_wide.columns.len() == 2 && very_wide.scale >= SMALLEST, "{very_wide:?}");
    }
}
