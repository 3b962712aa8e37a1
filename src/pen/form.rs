//! Draws a form with answers: blank, filled in, or as it came back.

use jiff::civil::Date;
use rust_xlsxwriter::{Format, IgnoreError, ProtectionOptions, TableColumn, TableStyle, Workbook};

use crate::answers::Answers;
use crate::layout::{Area, BookKind, Form, Marked, ROOM, Row, Rows, Sheet};
use crate::live::{self, Workings};

use super::cells::{answer_format, formula};
use super::easel::{Easel, column};
use super::look::{Style, Tab};
use super::page::{self, Header, Print};
use super::{PenError, hidden, package, properties, rules, table_name};

/// How many of the rows that may be added are seen to be free.
const INVITING: u32 = 8;

/// Draws a form with answers: blank, filled in, or a correction, always the same call.
///
/// Equal input gives equal bytes; `stamp` is the day the file says it was made on. Answers are drawn
/// as they were typed, whether they could be read or not.
pub fn draw(form: &Form, answers: &Answers, stamp: Date) -> Result<Vec<u8>, PenError> {
    let mut book = Workbook::new();
    let mut properties = properties(&form.title, &form.round, stamp)?.set_company(&*form.school);
    for (name, value) in hidden::identity(form) {
        properties = properties.set_custom_property(format!("careers_audit_{name}"), value);
    }
    book.set_properties(&properties);
    let workings = Workings::of(form, answers);
    let mut tables = Vec::new();
    for (position, sheet) in form.sheets.iter().enumerate() {
        let tab = match position {
            0 => Tab::First,
            _ if sheet.needed => Tab::Main,
            _ => Tab::Later,
        };
        let worksheet = book.add_worksheet();
        worksheet.set_name(&sheet.name)?.set_tab_color(tab.colour()).set_screen_gridlines(false);
        let workings = &workings;
        let widths = widths(form, sheet);
        Easel { form, answers, workings, sheet, position, worksheet, widths }.draw(&mut tables)?;
    }
    hidden::add(&mut book, form, answers.last(), &workings)?;
    package::finished(&mut book)
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
    format: Format,
}

/// The headings of areas that stand side by side, from the left.
fn headings(form: &Form, band: &[Area]) -> Vec<Heading> {
    let of = |area: &Area, position: usize| {
        let text = area.heading(position, &form.words);
        let mark = Marked::of(area, position);
        let style = if mark == Marked::Optional { Style::LaterHeading } else { Style::Heading };
        let format = mark.format().map_or_else(|| style.format(), |shown| style.format().set_num_format(shown));
        Heading { column: area.sheet_column(position), text, format }
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
    fn draw(mut self, tables: &mut Vec<String>) -> Result<(), PenError> {
        for (position, width) in self.widths.iter().enumerate() {
            self.worksheet.set_column_width(column(position), *width)?;
        }
        let mut points = self.draw_top()?;
        let mut frozen = None;
        let mut blocks = Vec::new();
        for band in self.sheet.bands() {
            let Some(area) = band.first() else { continue };
            points += self.draw_headings(band, area, tables)?;
            frozen = frozen.or(Some(points));
            points += self.draw_rows(band, area)?;
            let first = if blocks.is_empty() { 0 } else { area.top.saturating_sub(1) };
            blocks.push((first, std::mem::take(&mut points)));
            for area in band {
                self.draw_states(area)?;
                for stretch in rules::stretches(self.form, area, self.room(area)) {
                    let at = column(area.sheet_column(stretch.column));
                    self.worksheet.add_data_validation(stretch.first, at, stretch.last, at, &stretch.validation()?)?;
                }
            }
        }
        if let Some(first) = self.sheet.areas.first().filter(|_| self.sheet.frozen_columns > 0) {
            let points = frozen.unwrap_or_default();
            page::freeze(self.worksheet, first.top, points, self.sheet.frozen_columns, &self.widths, &page::OF_FORMS)?;
        }
        let beneath = self.draw_beneath()?;
        if let Some((_, points)) = blocks.last_mut() {
            *points += beneath;
        }
        self.protect();
        self.set_up_print(&blocks)
    }

    /// What stands above a table and its headings; tells how many points they take. Areas side by side are one table,
    /// and the first of them tells what is common to all.
    fn draw_headings(&mut self, band: &[Area], area: &Area, tables: &mut Vec<String>) -> Result<f64, PenError> {
        let above = area.top.saturating_sub(1);
        let mut points = if self.is_tight() { 0.0 } else { page::height(1) };
        if let Some(caption) = &area.caption {
            points = page::CAPTION;
            self.worksheet.set_row_height(above, points)?;
            self.worksheet.write_string_with_format(above, 0, caption, &Style::Caption.format())?;
        }
        if let Some(told) = area.tells.and_then(|live| live::computed(self.workings, &Row::default(), live)) {
            self.worksheet.set_row_height(above, page::CAPTION)?;
            self.worksheet.write_formula_with_format(above, 0, formula(&told), &Style::Left.format())?;
        }
        let headings = headings(self.form, band);
        let height = if self.is_tight() {
            page::TIGHT_HEADING
        } else {
            let texts = headings.iter().map(|heading| heading.text.as_str());
            page::heading_height(texts.zip(self.widths.iter().copied()))
        };
        self.worksheet.set_row_height(area.top, height)?;
        if self.is_table(area) {
            let columns: Vec<TableColumn> = headings
                .iter()
                .map(|heading| TableColumn::new().set_header(&heading.text).set_header_format(&heading.format))
                .collect();
            let table = rust_xlsxwriter::Table::new()
                .set_name(table_name(&format!("{} {}", self.sheet.name, area.block.key()), tables))
                .set_alt_text_title(area.caption.as_deref().unwrap_or(if area.tells.is_some() {
                    area.block.title()
                } else {
                    &self.sheet.title
                }))
                .set_style(TableStyle::None)
                .set_banded_rows(false)
                .set_autofilter(false)
                .set_columns(&columns);
            let last = headings.last().map_or(0, |heading| column(heading.column));
            self.worksheet.add_table(area.top, 0, area.end().saturating_sub(1), last, &table)?;
        } else {
            for Heading { column: at, text, format } in &headings {
                self.worksheet.write_string_with_format(area.top, column(*at), text, format)?;
            }
        }
        Ok(points + height)
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
    fn draw_rows(&mut self, band: &[Area], area: &Area) -> Result<f64, PenError> {
        let mut points = 0.0;
        for nth in 0..area.rows.len() {
            let at = area.sheet_row(nth);
            let mut lines = 1;
            for (own, row) in band.iter().filter_map(|own| Some((own, own.rows.get(nth)?))) {
                for position in (0..own.columns.len()).filter(|position| own.draws(*position)) {
                    self.draw_cell(own, row, at, position)?;
                }
                lines = lines.max(self.lines(own, row));
            }
            let height = page::height(lines);
            self.worksheet.set_row_height(at, height)?;
            points += height;
        }
        let Some(last) = area.rows.last() else { return Ok(points) };
        let end = area.end() + self.room(area);
        for at in area.end()..end {
            // A few rows invite more; those beneath are ready without saying so.
            let style = if at < area.end() + INVITING { Style::Spare } else { Style::Unseen };
            for position in 0..area.columns.len() {
                if let Some(spec) = area.spec(last, position) {
                    let column = column(area.sheet_column(position));
                    self.worksheet.write_blank(at, column, &answer_format(spec, style))?;
                }
            }
        }
        // A code such as 2026 stands in a text cell on purpose: no green corner.
        let right = column(self.widths.len().saturating_sub(1));
        let (first, ignored) = (area.sheet_row(0), IgnoreError::NumberStoredAsText);
        self.worksheet.ignore_error_range(first, 0, end.saturating_sub(1), right, ignored)?;
        Ok(points)
    }

    fn protect(&mut self) {
        if !self.is_protected() {
            return;
        }
        // Without a password: it keeps fingers off the headings, not people out. Of what Excel can allow here only this
        // works: it inserts no rows through a table, and sorts no cells that are locked.
        self.worksheet.protect_with_options(&ProtectionOptions {
            format_columns: true,
            format_rows: true,
            ..ProtectionOptions::default()
        });
    }

    fn set_up_print(&mut self, blocks: &[(u32, f64)]) -> Result<(), PenError> {
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
        print.set_up(self.worksheet)?;
        let top = cut.map_or(0, |area| if self.is_tight() { area.top } else { area.top.saturating_sub(1) });
        self.worksheet.set_print_area(top, 0, self.last_row(), column(widths.len().saturating_sub(1)))?;
        Ok(())
    }
}
