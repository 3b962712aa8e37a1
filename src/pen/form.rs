//! Draws a form with answers: blank, filled in, or as it came back.

use jiff::civil::Date;

use crate::answers::Answers;
use crate::layout::{Area, BookKind, Form, Marked, ROOM, Row, Rows, Sheet};
use crate::live::{self, Workings};

use super::cells::{answer_look, put_formula};
use super::easel::{Easel, column, printed};
use super::look::{Style, Tab};
use super::page::{self, Header, Print};
use super::paper::{self, About, Book, Guard, Look, Press, Range, Shown, Table};
use super::{PenError, hidden, rules, table_name};

/// How many of the rows that may be added are seen to be free.
const INVITING: u32 = 8;

/// Draws a form with answers: blank, filled in, or a correction, always the same call.
///
/// Equal input gives equal bytes; `stamp` is the day the file says it was made on. Answers are drawn
/// as they were typed, whether they could be read or not.
pub fn draw(form: &Form, answers: &Answers, stamp: Date) -> Result<Vec<u8>, PenError> {
    draw_with(&Press::default(), form, answers, stamp)
}

/// The same, where many are drawn: with a press that all of them share.
pub fn draw_with(press: &Press, form: &Form, answers: &Answers, stamp: Date) -> Result<Vec<u8>, PenError> {
    let marks = hidden::identity(form).into_iter().map(|(name, value)| (format!("careers_audit_{name}"), value));
    let about = About {
        title: form.title.clone(),
        subject: form.round.clone(),
        company: form.school.clone(),
        stamp,
        marks: marks.collect(),
    };
    let workings = Workings::of(form, answers);
    let (mut tables, mut sheets) = (Vec::new(), Vec::new());
    for (position, sheet) in form.sheets.iter().enumerate() {
        let tab = match position {
            0 => Tab::First,
            _ if sheet.needed => Tab::Main,
            _ => Tab::Later,
        };
        let mut paper = paper::Sheet::named(&sheet.name, tab.ink());
        let (workings, widths) = (&workings, widths(form, sheet));
        Easel { form, answers, workings, sheet, position, paper: &mut paper, widths }.draw(&mut tables);
        sheets.push(paper);
    }
    let (hidden, names) = hidden::drawn(form, answers.last(), &workings);
    sheets.push(hidden);
    Book { about, sheets, names }.printed(press)
}

/// The widths of a sheet's columns: of each, the widest that one of its tables wants. Headings that stay in sight have
/// room for one line.
fn widths(form: &Form, sheet: &Sheet) -> Vec<u16> {
    let mut widths = Vec::new();
    for area in &sheet.areas {
        for position in 0..area.columns.len() {
            let at = area.sheet_column(position);
            widths.resize(widths.len().max(at + 1), 0);
            let is_tight = sheet.frozen_columns > 0 && area.draws(position);
            let told = is_tight.then(|| Marked::of(area, position).told(&area.heading(position, &form.words)));
            let wanted = area.width(position).max(told.map_or(0, |text| page::one_line(&text)));
            if let Some(widest) = widths.get_mut(at) {
                *widest = wanted.max(*widest);
            }
        }
    }
    if widths.is_empty() {
        let text = sheet.lines.iter().map(|line| line.text.chars().count()).max().unwrap_or(0);
        return vec![16, u16::try_from(text).unwrap_or(u16::MAX).clamp(40, 100)];
    }
    widths
}

/// A heading with the column of the sheet in which it stands.
struct Heading {
    column: usize,
    text: String,
    look: Look,
}

/// The headings of areas that stand side by side, from the left.
fn headings(form: &Form, band: &[Area]) -> Vec<Heading> {
    let of = |area: &Area, position: usize| {
        let text = area.heading(position, &form.words);
        let mark = Marked::of(area, position);
        let style = if mark == Marked::Optional { Style::LaterHeading } else { Style::Heading };
        Heading { column: area.sheet_column(position), text, look: paper::look(style, Shown::Marked(mark)) }
    };
    let mut headings: Vec<Heading> = Vec::new();
    for area in band {
        let drawn = (0..area.columns.len()).filter(|position| area.draws(*position));
        headings.extend(drawn.map(|position| of(area, position)));
    }
    headings.sort_by_key(|heading| heading.column);
    headings
}

impl Easel<'_> {
    fn draw(mut self, tables: &mut Vec<String>) {
        for (position, width) in self.widths.iter().enumerate() {
            self.paper.set_width(column(position), *width);
        }
        let mut points = self.draw_top();
        let mut frozen = None;
        let mut blocks = Vec::new();
        for band in self.sheet.bands() {
            let Some(area) = band.first() else { continue };
            points += self.draw_headings(band, area, tables);
            frozen = frozen.or(Some(points));
            points += self.draw_rows(band, area);
            let first = if blocks.is_empty() { 0 } else { area.top.saturating_sub(1) };
            blocks.push((first, std::mem::take(&mut points)));
            for area in band {
                self.draw_states(area);
                for stretch in rules::stretches(self.form, area, self.room(area)) {
                    let at = column(area.sheet_column(stretch.column));
                    stretch.put(self.paper, at);
                }
            }
        }
        if let Some(first) = self.sheet.areas.first().filter(|_| self.sheet.frozen_columns > 0) {
            let points = frozen.unwrap_or_default();
            let columns = self.sheet.frozen_columns;
            if let Some((rows, columns)) = page::frozen(first.top, points, columns, &self.widths, &page::OF_FORMS) {
                self.paper.freeze(rows, columns);
            }
        }
        let beneath = self.draw_beneath();
        if let Some((_, points)) = blocks.last_mut() {
            *points += beneath;
        }
        self.protect();
        self.set_up_print(&blocks);
    }

    /// What stands above a table and its headings; tells how many points they take. Areas side by side are one table,
    /// and the first of them tells what is common to all.
    fn draw_headings(&mut self, band: &[Area], area: &Area, tables: &mut Vec<String>) -> f64 {
        let above = area.top.saturating_sub(1);
        let mut points = if self.is_tight() { 0.0 } else { page::height(1) };
        if let Some(caption) = &area.caption {
            points = page::CAPTION;
            self.paper.set_height(above, points);
            self.paper.put_text(above, 0, caption, printed(Style::Caption));
        }
        if let Some(told) = area.tells.and_then(|live| live::computed(self.workings, &Row::default(), live)) {
            self.paper.set_height(above, page::CAPTION);
            put_formula(self.paper, above, 0, &told, printed(Style::Left));
        }
        let headings = headings(self.form, band);
        let height = if self.is_tight() {
            page::TIGHT_HEADING
        } else {
            let texts = headings.iter().map(|heading| heading.text.as_str());
            page::heading_height(texts.zip(self.widths.iter().copied()))
        };
        self.paper.set_height(area.top, height);
        if self.is_table(area) {
            let told = match &area.caption {
                Some(caption) => caption,
                None if area.tells.is_some() => area.block.title(),
                None => &self.sheet.title,
            };
            let right = headings.last().map_or(0, |heading| column(heading.column));
            let table = Table {
                name: table_name(&format!("{} {}", self.sheet.name, area.block.key()), tables),
                told: told.to_owned(),
                at: Range { top: area.top, left: 0, bottom: area.end().saturating_sub(1), right },
                columns: headings.iter().map(|heading| heading.text.clone()).collect(),
            };
            self.paper.put_table(table, headings.iter().map(|heading| heading.look));
        } else {
            for Heading { column: at, text, look } in &headings {
                self.paper.put_text(area.top, column(*at), text, *look);
            }
        }
        points + height
    }

    /// Whether an area is a real Excel table, which it cannot be without rows.
    fn is_table(&self, area: &Area) -> bool {
        !area.rows.is_empty()
    }

    fn is_protected(&self) -> bool {
        match self.form.kind {
            BookKind::Department | BookKind::Leader => true,
            // People add rows to every table of a plan, and tables grow on open sheets only. What is printed
            // there and never read back is locked, so that nobody mends it in vain.
            BookKind::Plan => !self.sheet.open && !self.sheet.areas.is_empty(),
        }
    }

    /// How many rows beneath an area are ready for more.
    fn room(&self, area: &Area) -> u32 {
        let is_last = self.sheet.areas.last().is_some_and(|last| last.top == area.top);
        if area.block.rows() == Rows::Free && is_last && !self.is_protected() { ROOM } else { 0 }
    }

    /// The rows of a table; tells how many points they take.
    fn draw_rows(&mut self, band: &[Area], area: &Area) -> f64 {
        let mut points = 0.0;
        for nth in 0..area.rows.len() {
            let at = area.sheet_row(nth);
            let mut lines = 1;
            for (own, row) in band.iter().filter_map(|own| Some((own, own.rows.get(nth)?))) {
                for position in (0..own.columns.len()).filter(|position| own.draws(*position)) {
                    self.draw_cell(own, row, at, position);
                }
                lines = lines.max(self.lines(own, row));
            }
            let height = page::height(lines);
            self.paper.set_height(at, height);
            points += height;
        }
        let Some(last) = area.rows.last() else { return points };
        let end = area.end() + self.room(area);
        for at in area.end()..end {
            // A few rows invite more; those beneath are ready without saying so.
            let style = if at < area.end() + INVITING { Style::Spare } else { Style::Unseen };
            for position in 0..area.columns.len() {
                if let Some(spec) = area.spec(last, position) {
                    let column = column(area.sheet_column(position));
                    self.paper.put_blank(at, column, answer_look(spec, style));
                }
            }
        }
        // A code such as 2026 stands in a text cell on purpose: no green corner.
        let right = column(self.widths.len().saturating_sub(1));
        self.paper.calm(Range { top: area.sheet_row(0), left: 0, bottom: end.saturating_sub(1), right });
        points
    }

    fn protect(&mut self) {
        if !self.is_protected() {
            return;
        }
        // Without a password: it keeps fingers off the headings, not people out. Of what Excel can allow here only this
        // works: it inserts no rows through a table, and sorts no cells that are locked.
        self.paper.guard(Guard::AllButSizes);
    }

    fn set_up_print(&mut self, blocks: &[(u32, f64)]) {
        let mut widths = self.widths.clone();
        // Lines run on past a narrow table; what is beyond the print area would be cut off.
        let longest = self.characters();
        while widths.iter().map(|width| usize::from(*width)).sum::<usize>() < longest {
            widths.push(page::COLUMN);
        }
        let mut bands = self.sheet.bands();
        let only = bands.next().and_then(<[Area]>::first).filter(|_| bands.next().is_none());
        let repeated = if only.is_some() { self.sheet.frozen_columns } else { 0 };
        let texts = || self.sheet.lines.iter().map(|line| line.text.as_str());
        let above = texts().chain(self.sheet.beside.iter().map(|link| link.text.as_str()));
        let cut = only.filter(|_| !page::fit_a_page(&widths) && page::cut(above, &widths, repeated));
        let print = Print {
            widths: &widths,
            repeated,
            later: only.and_then(|area| Some(area.sheet_column(area.optional_from?))),
            heading: only.map(|area| area.top),
            blocks,
            header: cut.map(|_| Header::new(&self.sheet.title, texts())),
        };
        let top = cut.map_or(0, |area| if self.is_tight() { area.top } else { area.top.saturating_sub(1) });
        let right = column(widths.len().saturating_sub(1));
        self.paper.set_print(print.on_paper(Range { top, left: 0, bottom: self.last_row(), right }));
    }
}
