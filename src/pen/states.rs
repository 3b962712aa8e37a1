//! How the cells of a row look while it is filled in: by what the row says in *To do*, so that words and looks agree.
//!
//! ```text
//! To do              Coverage    Status    Term          Reason
//! Give Term          Taught      In place  ▌asked        no need
//! Choose Coverage    ▌asked      no need   no need       no need
//! ```
//! A rule asks only whether the row names the heading of the cell, and whether anything stands in it: it names no other
//! sheet and no list, which is what Excel 2016 and LibreOffice keep alike.

use crate::answers::{cell_name, column_name};
use crate::layout::{Area, BookKind, Carried, Column, Form, Need, Row, Spec};
use crate::live;

use super::easel::{Easel, column};
use super::look::{State, Style};
use super::paper::{self, Range};

/// When a cell is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// Mostly: it looks asked unless something else is so.
    Mostly,
    /// Where other answers of the row ask for it: else nothing is needed there.
    Sometimes,
    /// Where the row needs it to be whole.
    Seldom,
    /// A correction marks it, and the row sees by itself when it is mended.
    Marked,
}

fn when(row: &Row, spec: &Spec) -> When {
    let is_usual = spec.need.is_usual() && row.may_be_asked(spec);
    match spec.need {
        _ if row.is_spare() => When::Seldom,
        _ if is_usual => When::Mostly,
        Need::Always | Need::Ladder | Need::Optional | Need::OfLast => When::Seldom,
        Need::OnceHighlighted | Need::WhereSeveral | Need::OnceTaught | Need::OnceNotApplicable => When::Sometimes,
    }
}

/// Whether the rows of an area say what they need, so that its cells look like it.
pub(super) fn is_live(form: &Form, area: &Area) -> bool {
    match form.kind {
        BookKind::Plan => false,
        BookKind::Department | BookKind::Leader => area.can_need() && area.tells_rows(),
    }
}

/// How a cell to fill in looks before any rule has its say.
pub(super) fn style(form: &Form, area: &Area, row: &Row, spec: &Spec) -> Style {
    match when(row, spec) {
        When::Seldom if row.carried == Carried::ForAll => Style::Input,
        When::Mostly if is_live(form, area) => Style::Asked,
        When::Mostly => Style::Input,
        When::Sometimes | When::Seldom | When::Marked => Style::Spare,
    }
}

impl Easel<'_> {
    /// Draws the rules of an area, column by column, equal neighbours as one. What a correction marks
    /// keeps its mark until the row sees that it is mended.
    pub(super) fn draw_states(&mut self, area: &Area) {
        let told = area.columns.iter().position(|column| *column == Column::Todo);
        let Some(told) = told.filter(|_| is_live(self.form, area) && !area.rows.is_empty()) else { return };
        let of = |row: &Row, position: usize| {
            let spec = area.spec(row, position).filter(|spec| row.asks(spec))?;
            match row.marks.iter().find(|(slot, _)| *slot == spec.key) {
                None => Some(when(row, spec)),
                Some((_, mark)) if mark.is_live => Some(When::Marked),
                Some(_) => None,
            }
        };
        for position in 0..area.columns.len() {
            let mut first = 0;
            for run in area.rows.chunk_by(|one, next| of(one, position) == of(next, position)) {
                let rows = (area.sheet_row(first), area.sheet_row(first + run.len() - 1));
                first += run.len();
                if let Some(when) = run.first().and_then(|row| of(row, position)) {
                    self.draw_rules(area, (told, position), rows, when);
                }
            }
        }
        let (top, bottom) = (area.sheet_row(0), area.end().saturating_sub(1));
        if !area.draws(told) {
            return;
        }
        let told = column(area.sheet_column(told));
        let cell = cell_name(top, u32::from(told));
        let loud: Vec<String> = live::QUIET.iter().map(|word| format!("{cell}<>\"{word}\"")).collect();
        let rule = rule(&format!("AND(LEN({cell})>0,{})", loud.join(",")), State::Open);
        self.paper.put_states(Range { top, left: told, bottom, right: told }, &[rule]);
    }

    fn draw_rules(&mut self, area: &Area, (told, position): (usize, usize), (top, bottom): (u32, u32), when: When) {
        let at = column(area.sheet_column(position));
        let told = column(area.sheet_column(told));
        let cell = cell_name(top, u32::from(at));
        let says = format!("${}{}", column_name(u32::from(told)), u64::from(top) + 1);
        let heading = format!("{}${}", column_name(u32::from(at)), u64::from(area.top) + 1);
        let (is_named, is_filled) = (format!("ISNUMBER(FIND({heading},{says}))"), format!("LEN({cell})>0"));
        let is_blank = format!("LEN({cell})=0");
        // What is wrong is told behind a heading and a colon; a heading may be a part of another one.
        let between = live::BETWEEN;
        let is_wrong = format!("ISNUMBER(FIND(\"{between}\"&{heading}&\":\",\"{between}\"&{says}))");
        let mut rules = vec![rule(&format!("AND({is_wrong},{is_filled})"), State::Wrong)];
        match when {
            When::Mostly => {
                rules.push(rule(&is_filled, State::Done));
                rules.push(rule(&format!("NOT({is_named})"), State::NoNeed));
            }
            When::Sometimes => {
                rules.push(rule(&format!("AND({is_named},{is_blank})"), State::Asked));
                rules.push(rule(&is_blank, State::NoNeed));
            }
            When::Marked => {
                rules.push(rule(&is_filled, State::Done));
                rules.push(rule(&is_named, State::Asked));
                rules.push(rule("TRUE", State::NoNeed));
            }
            When::Seldom => {
                rules.push(rule(&format!("AND({is_named},{is_blank})"), State::Asked));
                rules.push(rule(&format!("AND({says}=\"{}\",{is_blank})", live::NO_NEED), State::NoNeed));
            }
        }
        self.paper.put_states(Range { top, left: at, bottom, right: at }, &rules);
    }
}

/// A rule after which no other has a say.
fn rule(formula: &str, state: State) -> (String, u16) {
    (formula.to_owned(), paper::state(state))
}
