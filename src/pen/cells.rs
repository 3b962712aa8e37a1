//! Draws the cells of a form: what is printed, what is computed, and what people answer.

use crate::answers::{Given, Typed};
use crate::key::SlotKey;
use crate::layout::{Area, Column, Holds, Live, Row, Rows, Spec};
use crate::live::{self, Computed, Gives};

use super::easel::{self, Easel, printed};
use super::look::{Style, Tone};
use super::paper::{self, Look, Sheet, Shown};
use super::{fitting, page, serial, states};

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
    pub(super) fn draw_cell(&mut self, area: &Area, row: &Row, at: u32, position: usize) {
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
        let Some(spec) = spec else { return };
        if row.asks(spec) {
            let mark = row.marks.iter().find(|(slot, _)| *slot == spec.key).map(|(_, mark)| mark);
            let style = match mark {
                Some(mark) if mark.is_error => Style::Wrong,
                Some(_) => Style::Doubtful,
                None => states::style(self.form, area, row, spec),
            };
            if let Some(mark) = mark {
                self.paper.put_note(at, easel::column(position), fitting(&mark.note));
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
                self.print(at, position, text, if is_last { Style::Last } else { Style::Printed }, link);
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

    fn print(&mut self, at: u32, position: usize, text: &str, style: Style, link: Option<&str>) {
        let (at_column, text) = (easel::column(position), fitting(text));
        if let Some(link) = link.filter(|link| leads(link)) {
            return self.paper.put_link(at, at_column, link, text, printed(Style::Link));
        }
        let look = printed(style);
        // Refs stay texts; another whole number is one, so that it can be added up.
        let number = text.parse::<u32>().ok().filter(|number| position > 0 && number.to_string() == text);
        match number {
            Some(number) => self.paper.put_number(at, at_column, f64::from(number), look),
            None => self.paper.put_text(at, at_column, text, look),
        }
    }

    /// An answer as it was typed: it may be nothing that its cell should hold.
    fn draw_answer(&mut self, at: u32, position: usize, spec: &Spec, style: Style, given: Option<&Given>) {
        let (look, at_column) = (answer_look(spec, style), easel::column(position));
        // A text is put as a text, so `=1+1` is never a formula.
        let mut text = |text: &str| self.paper.put_text(at, at_column, fitting(text), look);
        match given.map(|given| &given.typed) {
            None => self.paper.put_blank(at, at_column, look),
            // A number that was seen as `100%` is drawn as that, so that the person sees the same.
            Some(Typed::Shown(formatted)) => text(&formatted.text),
            Some(Typed::Text(typed) | Typed::Error(typed) | Typed::Hidden(typed)) => text(typed),
            // A form goes to whoever filled it in.
            Some(Typed::Withheld(withheld)) => text(withheld.for_its_author()),
            Some(Typed::Number(number)) if number.is_finite() => self.paper.put_number(at, at_column, *number, look),
            Some(typed @ Typed::Number(_)) => text(&typed.shown()),
            Some(typed @ Typed::Date(date)) => match serial(*date) {
                Some(day) => {
                    self.paper.put_number(at, at_column, f64::from(day), paper::look(style, Shown::Day));
                }
                None => text(&typed.shown()),
            },
            Some(Typed::Truth(truth)) => self.paper.put_truth(at, at_column, *truth, look),
        }
    }

    /// A computed cell, with the result that Protected View and phones show.
    fn draw_live(&mut self, at: u32, position: usize, row: &Row, live: Live) {
        let Some(computed) = live::computed(self.workings, row, live) else {
            return self.print(at, position, "", Style::Clear, None);
        };
        let is_strong = matches!(live, Live::Reached | Live::Mended);
        let style = if is_strong { Style::Strong(Tone::Plain) } else { Style::Clear };
        self.compute(at, position, &computed, style);
    }

    fn compute(&mut self, at: u32, position: usize, computed: &Computed, style: Style) {
        put_formula(self.paper, at, easel::column(position), computed, printed(style));
    }
}

/// Puts a formula with its result onto a sheet.
pub(super) fn put_formula(paper: &mut Sheet, at: u32, column: u16, computed: &Computed, look: Look) {
    let result = match &computed.result {
        Gives::Text(text) => Err(text.as_str()),
        Gives::Number(number) => Ok(*number),
    };
    paper.put_formula(at, column, &computed.formula, result, look);
}

/// Whether Excel can follow a link: what a plan calls one may be any text.
fn leads(link: &str) -> bool {
    let known = ["internal:", "https://", "http://", "mailto:"].iter().any(|start| link.starts_with(start));
    known && link.encode_utf16().count() < 2000 && !link.contains(char::is_control)
}

/// The look of a cell to fill in: texts stay texts, so that `7-9` is no date.
pub(super) fn answer_look(spec: &Spec, style: Style) -> Look {
    let shown = match spec.holds {
        Holds::Text { .. } | Holds::Choice(_) | Holds::Code(_) | Holds::Printed | Holds::Live(_) => Shown::Text,
        Holds::Count { .. } => Shown::Whole,
        Holds::Date => Shown::Day,
    };
    paper::look(style, shown)
}
