//! Where everything stands on a sheet of tables and how much room it takes, before anything is drawn: from it follow the
//! heights of rows, what stays in sight, and the printed pages.

use super::{Page, PrintOn, Table};
use crate::fold::fold;
use crate::pen::page::{self, Begins, Header, Line, Pages, Paper, Printed};
use crate::pen::table::Heading;
use crate::pen::table::cell::NONE;

/// The height of the row above a table with its caption.
pub(super) const CAPTION: f64 = 30.0;

/// The same with the names of groups of columns.
pub(super) const BAND: f64 = 20.0;

/// The same without either.
pub(super) const GAP: f64 = 10.0;

/// The height of a row of which nothing is said.
const PLAIN: f64 = 15.0;

/// The points that a turned heading may take.
const TURNED: f64 = 140.0;

/// A sheet, measured.
pub(super) struct Measured {
    /// The columns' widths in characters.
    pub(super) widths: Vec<u16>,
    /// The tables in their order.
    pub(super) tables: Vec<Place>,
    /// Its rows as pages see them.
    pub(super) lines: Vec<Line>,
    /// The columns with which a group begins, of the only table.
    starts: Vec<usize>,
}

/// Where a table stands.
pub(super) struct Place {
    /// Its row of headings.
    pub(super) heading: u32,
    /// The first free row beneath it.
    pub(super) end: u32,
    /// The name of each group of columns, with the first of them and how many they are.
    pub(super) groups: Vec<Group>,
}

/// Neighbouring columns that have something in common.
pub(super) struct Group {
    /// The words; none where the only heading says the same.
    pub(super) name: Option<String>,
    pub(super) first: usize,
    pub(super) count: usize,
}

impl Measured {
    pub(super) fn of(page: &Page) -> Measured {
        let widths = widths(page);
        let headings = heading_rows(page);
        let beneath =
            headings.last().zip(page.tables.last()).map(|(heading, table)| heading + 1 + table.height() + table.room());
        let lines_above = page.notes.len() + usize::from(page.headline.is_some());
        let last = beneath.unwrap_or(1 + number(lines_above));
        let mut lines = vec![Line::joined(PLAIN); usize::try_from(last).unwrap_or(0)];
        let mut put = |row: u32, line: Line| {
            if let Some(own) = usize::try_from(row).ok().and_then(|row| lines.get_mut(row)) {
                *own = line;
            }
        };
        put(0, Line::joined(page::TITLE));
        (1..=number(lines_above)).for_each(|row| put(row, Line::joined(page::height(1))));
        let mut tables = Vec::new();
        for (position, (table, heading)) in page.tables.iter().zip(headings).enumerate() {
            let groups = groups(table, &widths);
            let above = match (&table.caption, groups.iter().any(|group| group.name.is_some())) {
                (Some(_), _) => CAPTION,
                (None, true) => BAND,
                (None, false) => GAP,
            };
            let begins = if position == 0 { Begins::Never } else { Begins::Whole };
            put(heading - 1, Line { points: above, is_row: false, begins });
            put(heading, Line::joined(heading_height(page, table, &widths)));
            for (row, line) in (heading + 1..).zip(rows_of(table, &widths)) {
                put(row, line);
            }
            tables.push(Place { heading, end: heading + 1 + table.height(), groups });
        }
        let starts = if let [place] = tables.as_slice() {
            place.groups.iter().map(|group| group.first).collect()
        } else {
            Vec::new()
        };
        Measured { widths, tables, lines, starts }
    }

    /// The height of a row.
    pub(super) fn points(&self, row: u32) -> f64 {
        usize::try_from(row).ok().and_then(|row| self.lines.get(row)).map_or(PLAIN, |line| line.points)
    }

    /// Points down to the end of a row.
    pub(super) fn down_to(&self, row: u32) -> f64 {
        (0..=row).map(|row| self.points(row)).sum()
    }

    /// How it is printed, and on which pages; none where it is made to fit one.
    pub(super) fn printed<'a>(&'a self, page: &'a Page) -> (Printed<'a>, Option<Pages>) {
        let printed = Printed {
            widths: &self.widths,
            repeated: page.frozen_columns,
            starts: &self.starts,
            lines: &self.lines,
            // Rows repeat on the pages after them, so those of the last table repeat above nothing else.
            heading: self.tables.last().map(|place| place.heading),
            header: None,
        };
        let Some(papers) = papers(page.print) else { return (printed, None) };
        let pages = printed.pages(papers);
        let above = page.headline.iter().chain(&page.notes).map(String::as_str);
        let all = above.clone().chain([page.title.as_str()]);
        // On a second page across only the repeated columns are left for what stands above the only table.
        let is_wide = pages.as_ref().is_some_and(|pages| !pages.columns.is_empty());
        let is_alone = self.tables.len() == 1;
        if is_wide && is_alone && page::cut(all, &self.widths, page.frozen_columns) {
            let printed = Printed { header: Some(Header::new(&page.title, above)), ..printed };
            let pages = printed.pages(papers);
            return (printed, pages);
        }
        (printed, pages)
    }
}

/// The pages of a sheet as they are printed; none where it is made to fit one.
pub(super) fn pages(page: &Page) -> Option<Pages> {
    Measured::of(page).printed(page).1
}

/// How large a sheet is printed that is made to fit one page, in per cent.
pub(super) fn scale(page: &Page) -> u32 {
    let measured = Measured::of(page);
    let points = measured.lines.iter().map(|line| line.points).sum();
    let paper = if page.print == PrintOn::OneUpright { Paper::A4Upright } else { Paper::A4 };
    page::scale_on_one(paper, &measured.widths, points)
}

/// The papers that a sheet may be printed on, the likeliest at hand first; none where it is made to fit one page.
fn papers(print: PrintOn) -> Option<&'static [Paper]> {
    match print {
        PrintOn::Landscape => Some(&[Paper::A4]),
        PrintOn::Portrait => Some(&[Paper::A4Upright]),
        PrintOn::Map => Some(&[Paper::A4, Paper::A4Upright, Paper::A3]),
        PrintOn::OnePage | PrintOn::OneUpright => None,
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The heading row of each table of a sheet: beneath the headline and the notes, and each beneath the one before.
pub(super) fn heading_rows(page: &Page) -> Vec<u32> {
    let lines = page.notes.len() + usize::from(page.headline.is_some());
    let mut next = 1 + number(lines);
    let heading = |table: &Table| {
        let heading = next + 1;
        next = heading + 2 + table.height() + table.room();
        heading
    };
    page.tables.iter().map(heading).collect()
}

fn widths(page: &Page) -> Vec<u16> {
    let columns = page.tables.iter().map(|table| table.columns.len()).max().unwrap_or(0);
    let width = |table: &Table, position: usize| table.columns.get(position).map_or(0, |heading| heading.width);
    (0..columns).map(|position| page.tables.iter().map(|table| width(table, position)).max().unwrap_or(0)).collect()
}

/// The rows of a table, its totals with them.
fn rows_of(table: &Table, widths: &[u16]) -> Vec<Line> {
    let whole = table.columns.iter().position(|heading| heading.whole);
    let group = |row: usize| Some(table.rows.get(row)?.get(whole?)?.shown());
    let count = usize::try_from(table.height()).unwrap_or(0);
    (0..count)
        .map(|row| {
            let is_total = table.has_totals() && row + 1 == count;
            let cells = widths.iter().zip(&table.columns).enumerate();
            let lines = cells.map(|(column, (width, heading))| {
                if is_total {
                    return page::bold_lines(total(heading), *width);
                }
                match table.rows.get(row).and_then(|cells| cells.get(column)) {
                    Some(cell) if cell.is_bold() => page::bold_lines(cell.seen(), *width),
                    Some(cell) => page::lines(cell.seen(), *width),
                    None => 1,
                }
            });
            let points = page::height(lines.max().unwrap_or(1));
            let begins = match row {
                // A heading is never the last of its page, nor a sum the first of one.
                0 => Begins::Never,
                _ if is_total => Begins::Never,
                _ if whole.is_some() && group(row) != group(row - 1) => Begins::Whole,
                _ => Begins::Torn,
            };
            Line { points, is_row: true, begins }
        })
        .collect()
}

/// What stands beneath a column in the row of totals.
fn total(heading: &Heading) -> &str {
    match &heading.total {
        Some(total) if !total.seen().is_empty() => total.seen(),
        Some(_) | None => NONE,
    }
}

/// Whether the rows of a table can be filtered: a page is read, and so is a map of narrow columns, where buttons would
/// cover the headings.
pub(super) fn has_filters(page: &Page, table: &Table) -> bool {
    papers(page.print).is_some() && table.rows.len() > 1 && !table.columns.iter().any(|heading| heading.rotate)
}

/// The height of the heading row: lying words by their lines, turned ones by their length.
fn heading_height(on: &Page, table: &Table, widths: &[u16]) -> f64 {
    let lying = table.columns.iter().zip(widths).filter(|(heading, _)| !heading.rotate);
    // The buttons of the filters take three characters of each heading.
    let buttons = if has_filters(on, table) { 3 } else { 0 };
    let lying =
        page::heading_height(lying.map(|(heading, width)| (heading.text.as_str(), width.saturating_sub(buttons))));
    let turned = table.columns.iter().filter(|heading| heading.rotate);
    // A longer turned heading wraps, so that the headings leave room to be frozen.
    turned.map(|heading| page::turned(&heading.text, TURNED)).fold(lying, f64::max)
}

/// The groups of a table's columns, each neighbour with the next; a name that its columns have no room for is cut at a
/// word.
fn groups(table: &Table, widths: &[u16]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut before: Option<&String> = None;
    for (position, heading) in table.columns.iter().enumerate() {
        match (&heading.group, groups.last_mut()) {
            (Some(own), Some(group)) if before == Some(own) => group.count += 1,
            (Some(own), _) => groups.push(Group { name: Some(own.clone()), first: position, count: 1 }),
            (None, _) if before.is_some() => groups.push(Group { name: None, first: position, count: 1 }),
            (None, _) => {}
        }
        before = heading.group.as_ref();
    }
    for group in &mut groups {
        let room = widths.iter().skip(group.first).take(group.count).sum();
        let is_said = table.columns.get(group.first).is_some_and(|heading| {
            group.count == 1 && group.name.as_ref().is_some_and(|name| fold(name) == fold(&heading.text))
        });
        group.name = group.name.take().filter(|_| !is_said).and_then(|name| cut(&name, room));
    }
    groups
}

/// A name as long as there is room for: whole, or as many of its words as fit; none where not even one does.
fn cut(name: &str, room: u16) -> Option<String> {
    if page::is_one_line(name, room) {
        return Some(name.to_owned());
    }
    let ends = name.rmatch_indices(' ').map(|(end, _)| format!("{}…", &name[..end]));
    ends.into_iter().find(|text| page::is_one_line(text, room))
}
