//! Draws the cells of a form: what is printed, what is computed, and what people answer.

use rust_xlsxwriter::{Format, Formula, Note, Worksheet, XlsxError};

use crate::answers::{Given, Typed};
use crate::key::SlotKey;
use crate::layout::{Area, Column, Holds, Live, Row, Rows, Spec};
use crate::live::{self, Computed, Gives};

use super::easel::{self, Easel};
use super::look::{Style, Tone, numbers};
use super::{PenError, day, fitting, package, page, states};

/// How many lines a sentence that will change with the answers is given.
const SENTENCE: u32 = 2;

impl Easel<'_> {
    /// How many lines a row needs, as it is now; it grows as people type.
    pub(super) fn lines(&self, area: &Area, row: &Row) -> u32 {
        let mut most = 1;
        for position in 0..area.columns.len() {
            let text = match area.columns.get(position) {
                Some(Column::Question) => row.question().map(|spec| spec.head.text(&self.form.words).to_owned()),
                Some(Column::Todo) => {
                    Some(self.todo(area, row).map_or_else(|marked| marked, |todo| todo.result.to_string()))
                }
                Some(Column::Ref) | None => None,
                Some(Column::Slot(_) | Column::Answer) => {
                    let Some(spec) = area.spec(row, position) else { continue };
                    if spec.holds == Holds::Live(Live::Next) {
                        most = most.max(SENTENCE);
                    }
                    let given = self.answers.get(&area.key(row, spec.key)).map(|given| given.typed.for_its_author());
                    let is_open = area.block.rows() == Rows::Form && matches!(spec.holds, Holds::Text { most: 1000.. });
                    match (row.asks(spec), given) {
                        (false, _) => row.printed(spec.key).map(str::to_owned),
                        // A question that may be answered at length shows by its room that it is welcome.
                        (true, None) if is_open => Some("\n\n\n".to_owned()),
                        (true, given) => given,
                    }
                }
            };
            let width = self.widths.get(area.sheet_column(position)).copied().unwrap_or(page::COLUMN);
            most = most.max(text.map_or(1, |text| page::lines(&text, width)));
        }
        most
    }

    /// What a correction says of a row and the row cannot say by itself, a line for each cell: `Fix Unit`; of areas side by
    /// side in them all.
    fn marked(&self, area: &Area, row: &Row, is_live: bool) -> String {
        let band = self.sheet.areas.iter().filter(|own| own.top == area.top);
        let rows = band.flat_map(|own| own.rows.iter().map(move |row| (own, row)));
        let said = rows.filter(|(_, own)| own.reference == row.reference).flat_map(|(own, row)| {
            let marks = row.marks.iter().filter(|(_, mark)| !(is_live && mark.is_live));
            marks.filter_map(move |(slot, mark)| {
                let verb = mark.verb();
                let heading = own.heading(own.column_of(*slot)?, &self.form.words);
                Some(if row.question().is_some() { verb.to_owned() } else { format!("{verb} {heading}") })
            })
        });
        said.collect::<Vec<_>>().join("\n")
    }

    /// Draws the cell of a row in the column at a position of its area.
    pub(super) fn draw_cell(&mut self, area: &Area, row: &Row, at: u32, position: usize) -> Result<(), PenError> {
        let column = area.columns.get(position);
        let spec = match column {
            Some(Column::Slot(_) | Column::Answer) => area.spec(row, position),
            Some(Column::Ref | Column::Question | Column::Todo) | None => None,
        };
        let position = area.sheet_column(position);
        match column {
            Some(Column::Ref) => return self.print(at, position, &row.reference, Style::Printed, None),
            Some(Column::Question) => {
                let question = row.question().map_or("", |spec| spec.head.text(&self.form.words));
                return self.print(at, position, question, Style::Clear, None);
            }
            Some(Column::Todo) => {
                return match self.todo(area, row) {
                    Ok(todo) => self.compute(at, position, &todo, Style::Todo),
                    Err(marked) => self.print(at, position, &marked, Style::Todo, None),
                };
            }
            Some(Column::Slot(_) | Column::Answer) | None => {}
        }
        let Some(spec) = spec else { return Ok(()) };
        if row.asks(spec) {
            let mark = row.marks.iter().find(|(slot, _)| *slot == spec.key).map(|(_, mark)| mark);
            let style = match mark {
                Some(mark) if mark.is_error => Style::Wrong,
                Some(_) => Style::Doubtful,
                None => states::style(self.form, area, row, spec),
            };
            if let Some(mark) = mark {
                let note = Note::new(fitting(&mark.note)).set_author("careers-audit").set_width(260).set_height(130);
                self.worksheet.insert_note(at, easel::column(position), &note)?;
            }
            return self.draw_answer(at, position, spec, style, self.answers.get(&area.key(row, spec.key)));
        }
        match spec.holds {
            Holds::Live(live) => self.draw_live(at, position, row, live),
            Holds::Printed
            | Holds::Text { .. }
            | Holds::Choice(_)
            | Holds::Code(_)
            | Holds::Count { .. }
            | Holds::Date => {
                let text = row.printed(spec.key).unwrap_or_default();
                // The name of a thing is its link; where its address is printed, that is for those who read on paper.
                let link = row.link.as_deref().filter(|_| position == 0);
                let is_last = spec.key == SlotKey::LastTime && !text.is_empty();
                self.print(at, position, text, if is_last { Style::Last } else { Style::Printed }, link)
            }
        }
    }

    /// What a row says: what only a correction can say of it, and beneath that what it says by itself.
    fn todo(&self, area: &Area, row: &Row) -> Result<Computed, String> {
        let live = self.workings.todo(area, row);
        let marked = self.marked(area, row, live.is_some());
        match live {
            Some(live) if marked.is_empty() => Ok(live.clone()),
            Some(live) => Ok(live.beneath(&marked)),
            None => Err(marked),
        }
    }

    fn print(
        &mut self,
        at: u32,
        position: usize,
        text: &str,
        style: Style,
        link: Option<&str>,
    ) -> Result<(), PenError> {
        let (at_column, text) = (easel::column(position), fitting(text));
        if let Some(link) = link.filter(|link| leads(link)) {
            let format = Style::Link.format();
            self.worksheet.write_url_with_options(at, at_column, link, text, "", Some(&format))?;
            return Ok(());
        }
        let format = style.format();
        // Refs stay texts; another whole number is one, so that it can be added up.
        let number = text.parse::<u32>().ok().filter(|number| position > 0 && number.to_string() == text);
        match number {
            Some(number) => self.worksheet.write_number_with_format(at, at_column, number, &format)?,
            None if text.is_empty() => self.worksheet.write_blank(at, at_column, &format)?,
            None => self.worksheet.write_string_with_format(at, at_column, text, &format)?,
        };
        Ok(())
    }

    /// An answer as it was typed: it may be nothing that its cell should hold.
    fn draw_answer(
        &mut self,
        at: u32,
        position: usize,
        spec: &Spec,
        style: Style,
        given: Option<&Given>,
    ) -> Result<(), PenError> {
        let (format, at_column) = (answer_format(spec, style), easel::column(position));
        let text = |worksheet: &mut Worksheet, text: &str| -> Result<(), XlsxError> {
            // A text is written as a text, so `=1+1` is never a formula.
            worksheet.write_string_with_format(at, at_column, fitting(text), &format).map(|_| ())
        };
        match given.map(|given| &given.typed) {
            None => self.worksheet.write_blank(at, at_column, &format).map(|_| ())?,
            Some(Typed::Text(typed)) if typed.is_empty() => {
                self.worksheet.write_blank(at, at_column, &format).map(|_| ())?;
            }
            // A number that was seen as `100%` is drawn as that, so that the person sees the same.
            Some(Typed::Shown(formatted)) => text(self.worksheet, &formatted.text)?,
            Some(Typed::Text(typed) | Typed::Error(typed) | Typed::Hidden(typed)) => text(self.worksheet, typed)?,
            // A form goes to whoever filled it in.
            Some(Typed::Withheld(withheld)) => text(self.worksheet, withheld.for_its_author())?,
            Some(Typed::Number(number)) if number.is_finite() => {
                self.worksheet.write_number_with_format(at, at_column, *number, &format).map(|_| ())?;
            }
            Some(Typed::Date(date)) if day(*date).is_ok() => {
                let format = style.format().set_num_format(numbers::DAY);
                self.worksheet.write_datetime_with_format(at, at_column, day(*date)?, &format).map(|_| ())?;
            }
            Some(typed @ (Typed::Number(_) | Typed::Date(_))) => text(self.worksheet, &typed.shown())?,
            Some(Typed::Truth(truth)) => {
                self.worksheet.write_boolean_with_format(at, at_column, *truth, &format).map(|_| ())?;
            }
        }
        Ok(())
    }

    /// A computed cell, with the result that Protected View and phones show.
    fn draw_live(&mut self, at: u32, position: usize, row: &Row, live: Live) -> Result<(), PenError> {
        let Some(computed) = live::computed(self.workings, row, live) else {
            return self.print(at, position, "", Style::Clear, None);
        };
        let is_strong = matches!(live, Live::Reached | Live::Mended);
        let style = if is_strong { Style::Strong(Tone::Plain) } else { Style::Clear };
        self.compute(at, position, &computed, style)
    }

    fn compute(&mut self, at: u32, position: usize, computed: &Computed, style: Style) -> Result<(), PenError> {
        let format = style.format();
        self.worksheet.write_formula_with_format(at, easel::column(position), formula(computed), &format)?;
        Ok(())
    }
}

/// A formula with its result.
pub(super) fn formula(computed: &Computed) -> Formula {
    let result = match &computed.result {
        Gives::Text(text) => package::text_result(text),
        Gives::Number(number) => number.to_string(),
    };
    Formula::new(&computed.formula).set_result(result)
}

/// Whether Excel can follow a link: what a plan calls one may be any text.
fn leads(link: &str) -> bool {
    let known = ["internal:", "https://", "http://", "mailto:"].iter().any(|start| link.starts_with(start));
    known && link.encode_utf16().count() < 2000 && !link.contains(char::is_control)
}

/// The format of a cell to fill in: texts stay texts, so that `7-9` is no date.
pub(super) fn answer_format(spec: &Spec, style: Style) -> Format {
    style.format().set_num_format(match spec.holds {
        Holds::Text { .. } | Holds::Choice(_) | Holds::Code(_) | Holds::Printed | Holds::Live(_) => numbers::TEXT,
        Holds::Count { .. } => numbers::WHOLE,
        Holds::Date => numbers::DAY,
    })
}
