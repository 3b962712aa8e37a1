//! What stands above and beneath the tables of a sheet: its title, the way on and back, and its lines.
//!
//! ```text
//! History: outcomes       Highlighted, for example: while weighing two sources …      kept in sight, at most
//! ‹ Start here            1 How far is it covered?   2 If covered: …                  300 pixels wide and 60 high
//! Ref  Outcome            Coverage   Status …
//! …
//! Next: Checklist ›
//! In place: it happens now. Planned: meant for later, and not counted yet.
//! ```

use crate::layout::{Line, Link, REFERENCE};

use super::easel::{Easel, column, printed};
use super::look::Style;
use super::{fitting, page};

/// Pixels that a link back takes.
const BACK: u32 = 95;

/// Characters of a column in which a whole link can be clicked.
const LINK: u16 = 20;

impl Easel<'_> {
    /// Whether its title, its line and its headings stay in sight, and so have little room.
    pub(super) fn is_tight(&self) -> bool {
        self.sheet.frozen_columns > 0
    }

    /// The title and the lines beneath it; tells how many points they take.
    pub(super) fn draw_top(&mut self) -> f64 {
        let (mut points, style) =
            if self.is_tight() { (page::TIGHT_TITLE, Style::TightTitle) } else { (self.title_height(), Style::Title) };
        self.paper.set_height(0, points);
        self.paper.put_text(0, 0, &self.sheet.title, printed(style));
        let back = self.form.back(self.position);
        let onwards =
            self.sheet.beside.clone().filter(|link| self.form.sheets.iter().any(|sheet| sheet.name == link.sheet));
        let onwards = onwards.or_else(|| self.form.next(self.position));
        let beside = if self.is_tight() || back.is_none() { onwards } else { back.clone() };
        if let Some(link) = beside {
            let at = self.beyond(page::bold_pixels(&self.sheet.title, if self.is_tight() { 12 } else { 18 }));
            self.lead(0, at, &link);
        }
        let labelled = self.sheet.lines.iter().any(|line| !line.label.is_empty());
        // Beside a table a line runs on over the cells to its right; alone on a sheet it is wrapped.
        let alone = self.sheet.areas.is_empty();
        for (row, line) in (1u32..).zip(&self.sheet.lines) {
            let mut at = usize::from(labelled);
            if self.is_tight() {
                let back = back.as_ref().filter(|_| row == 1);
                at = self.beyond(if back.is_some() { BACK } else { 0 });
                let wide = (0..at).find(|at| page::pixels(self.width(*at)) >= BACK).unwrap_or(0);
                if let Some(link) = back {
                    self.lead(row, wide, link);
                }
            }
            points += self.draw_line(row, at, line, alone);
        }
        points
    }

    /// The first sheet of a workbook has much to show on its first screen.
    fn title_height(&self) -> f64 {
        if self.position == 0 && !self.sheet.areas.is_empty() { page::FIRST_TITLE } else { page::TITLE }
    }

    /// What stands beneath the last table; tells how many points it takes.
    pub(super) fn draw_beneath(&mut self) -> f64 {
        let mut row = self.first_beneath();
        let mut points = 0.0;
        if let Some(link) = self.way_on() {
            let at = usize::from(self.width(0) < LINK && self.width(1) >= LINK);
            self.paper.set_height(row, page::height(1));
            points += page::height(1);
            self.lead(row, at, &link);
            row += 1;
        }
        let lines = &self.sheet.beneath;
        let labelled = lines.iter().any(|line| !line.label.is_empty());
        for (row, line) in (row..).zip(lines) {
            points += self.draw_line(row, usize::from(labelled), line, false);
        }
        points
    }

    /// Where somebody goes who has finished a sheet: the first one lists them all, and people add rows to open ones.
    fn way_on(&self) -> Option<Link> {
        let has_end = self.position > 0 && !self.sheet.open && !self.sheet.areas.is_empty();
        has_end.then(|| self.form.next(self.position).or_else(|| self.form.back(self.position))).flatten()
    }

    fn first_beneath(&self) -> u32 {
        let lines = u32::try_from(self.sheet.lines.len()).unwrap_or(0);
        self.sheet.areas.iter().map(|area| area.end() + 1).max().unwrap_or(lines + 1)
    }

    /// The last row that anything stands in.
    pub(super) fn last_row(&self) -> u32 {
        let beneath = u32::try_from(self.sheet.beneath.len()).unwrap_or(0) + u32::from(self.way_on().is_some());
        let lines = u32::try_from(self.sheet.lines.len()).unwrap_or(0);
        let last = self.sheet.areas.iter().map(|area| area.end().saturating_sub(1).max(area.top)).max();
        if beneath > 0 { self.first_beneath() + beneath - 1 } else { last.unwrap_or(lines) }
    }

    fn draw_line(&mut self, row: u32, at: usize, line: &Line, alone: bool) -> f64 {
        let is_caption = line.text.is_empty() && !line.label.is_empty();
        if !line.label.is_empty() {
            let style = match line.label.as_str() {
                _ if is_caption => Style::Caption,
                REFERENCE => Style::Quiet,
                _ => Style::Label,
            };
            self.paper.put_text(row, 0, &line.label, printed(style));
        }
        if !line.text.is_empty() {
            let style = match line.label.as_str() {
                _ if alone => Style::Paragraph,
                REFERENCE => Style::Quiet,
                _ => Style::Line,
            };
            self.paper.put_text(row, column(at), fitting(&line.text), printed(style));
        }
        let lines = if alone { page::lines(&line.text, self.width(at)) } else { 1 };
        let height = match () {
            () if is_caption => page::CAPTION,
            () if self.is_tight() || self.position == 0 && !alone => page::TIGHT_LINE,
            () => page::height(lines),
        };
        self.paper.set_height(row, height);
        height
    }

    fn lead(&mut self, row: u32, at: usize, link: &Link) {
        self.paper.put_link(row, column(at), &link.target(), &link.text, printed(Style::Way));
    }

    /// The width of a column, whether or not a table stands in it.
    fn width(&self, at: usize) -> u16 {
        self.widths.get(at).copied().unwrap_or(page::COLUMN)
    }

    /// The first column, of those that scroll, with so many pixels to its left.
    fn beyond(&self, wanted: u32) -> usize {
        let first =
            usize::from(page::columns_in_sight(self.sheet.frozen_columns, &self.widths, &page::OF_FORMS)).max(1);
        let left = |at: usize| (0..at).map(|at| page::pixels(self.width(at))).sum::<u32>();
        (first..).find(|at| left(*at) >= wanted).unwrap_or(first)
    }

    /// How many characters wide what stands above and beneath the tables is, from the left edge.
    pub(super) fn characters(&self) -> usize {
        let left = |at: usize| (0..at).map(|at| usize::from(self.width(at))).sum::<usize>();
        let labelled = |lines: &[Line]| usize::from(lines.iter().any(|line| !line.label.is_empty()));
        let above = if self.is_tight() { self.beyond(BACK) } else { labelled(&self.sheet.lines) };
        let widest = |lines: &[Line], at: usize| {
            lines.iter().map(|line| line.text.chars().count()).max().map_or(0, |widest| widest + left(at))
        };
        let beside = self.sheet.beside.as_ref().map_or(0, |link| link.text.chars().count() + left(above));
        let beneath = widest(&self.sheet.beneath, labelled(&self.sheet.beneath));
        let title = self.sheet.title.chars().count() * if self.is_tight() { 1 } else { 2 };
        widest(&self.sheet.lines, above).max(beneath).max(title).max(beside)
    }
}
