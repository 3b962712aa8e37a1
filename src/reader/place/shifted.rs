//! Answers that were pasted one column too far to the left or to the right: each stands beneath a heading that is not its
//! own. Whose they are nobody can tell, so it is told, and nobody's answer is moved.

use std::collections::{HashMap, HashSet};

use super::Context;
use super::band::{Band, Wanted};
use super::headings::Headings;
use super::unplaced::keep;
use crate::answers::{Read, Spot, Typed, cell_name};
use crate::check;
use crate::finding::{Code, Finding, Place};
use crate::layout::Column;
use crate::live::Says;
use crate::reader::grid::Grid;
use crate::words::joined;

/// So many answers of a list in a column of something else were not typed there one by one.
const MANY: usize = 3;

/// Tells of a table whose answers stand one column beside their own. What stands in *To do* is kept, told with it.
pub(super) fn tell(
    context: &Context<'_>,
    (band, headings): (&Band<'_>, &Headings),
    grid: &Grid,
    used: &mut HashSet<(u32, u32)>,
    read: &mut Read,
) {
    let is_list = |at: &usize| band.columns.get(*at).is_some_and(|own| own.is_list());
    let is_todo = |at: &usize| band.columns.get(*at).is_some_and(|own| own.column() == Some(&Column::Todo));
    let column = |at: usize| headings.columns.get(at).copied().flatten();
    // The columns of answers beside what rows say, which were issued one beside the other.
    let Some(todo) = (0..band.columns.len()).find(is_todo) else { return };
    // What was answered last round stands between or beside them, and is none of theirs.
    let is_of_last = |at: &usize| band.columns.get(*at).is_some_and(Wanted::is_of_last);
    let beside = (todo + 1..band.columns.len()).filter(|at| !is_of_last(at));
    let run: Vec<usize> = beside.take_while(is_list).collect();
    let (Some(first), Some(last)) = (run.first().copied(), run.last().copied()) else { return };
    let left = column(todo).filter(|todo| column(first).is_some_and(|first| first == todo + 1));
    let next = (last + 1..band.columns.len()).find(|at| !is_of_last(at) || column(*at).is_some());
    let beyond = next.filter(|at| !is_of_last(at));
    let right = beyond.and_then(|beyond| Some((column(first)?, column(beyond)?)));
    let says = Says::of([context.form]);
    let answers = |of: u32| -> Vec<u32> {
        let rows = grid.rows.range(headings.beneath..).filter_map(|(row, _)| Some((*row, grid.cell(*row, of)?)));
        let is_one = |typed: &Typed| is_answer(context, band, first, typed) && !says.in_a_row(typed);
        // Rows say few different things: each is looked into once.
        let mut known: HashMap<&str, bool> = HashMap::new();
        let own = rows.filter(|(_, typed)| match typed {
            Typed::Text(text) => *known.entry(text).or_insert_with(|| is_one(typed)),
            other => is_one(other),
        });
        own.map(|(row, _)| row).collect()
    };
    let filled =
        |of: u32| grid.rows.range(headings.beneath..).filter(|(row, _)| grid.cell(**row, of).is_some()).count();
    let names: Vec<&str> = run.iter().filter_map(|at| Some(band.columns.get(*at)?.heading.as_str())).collect();
    let stands = match names.as_slice() {
        [_] => "what stands beneath",
        _ => "what stands beneath each of",
    };
    let told = |beside: u32, heading: &str, rows: &[u32], way: &str| {
        let place = Place {
            sheet: Some(grid.name.clone()),
            cell: rows.first().map(|row| cell_name(*row, beside)),
            heading: Some(heading.to_owned()),
            ..Place::default()
        };
        let message = format!(
            "The column '{heading}' holds {} answers that belong under {}: {stands} {} seems to be one column too far to the {way}.",
            rows.len(),
            joined(&names, "or"),
            joined(&names, "and"),
        );
        Finding::at(Code::ColumnsShifted, place, message)
    };
    let heading = |at: usize| band.columns.get(at).map_or("", |own| own.heading.as_str());
    if let Some(beside) = left {
        let rows = answers(beside);
        if rows.len() >= MANY {
            read.findings.push(told(beside, heading(todo), &rows, "left"));
            for row in rows {
                used.insert((row, beside));
                keep(read, Spot::cell(grid.name.clone(), row, beside), grid.shown(row, beside));
            }
        }
    }
    if let Some((_, beside)) = right.filter(|(first_column, _)| filled(*first_column) == 0) {
        let rows = answers(beside);
        if rows.len() >= MANY && rows.len() * 2 >= filled(beside) {
            read.findings.push(told(beside, next.map_or("", heading), &rows, "right"));
        }
    }
}

/// Whether a cell holds an answer of the list that a column of the band asks for.
fn is_answer(context: &Context<'_>, band: &Band<'_>, at: usize, typed: &Typed) -> bool {
    let Some(wanted) = band.columns.get(at) else { return false };
    let Some(Column::Slot(spec)) = wanted.column() else { return false };
    let row = wanted.area.rows.iter().find(|row| row.asks(spec));
    row.is_some_and(|row| check::mean(context.plan, context.form, row, spec, typed).is_ok())
}
