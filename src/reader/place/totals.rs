//! Rows that add up the rows above them: no records, and no rows of the form.
//!
//! A row is one of totals where it says so (*Total*) or holds nothing of its own, and its only other content is numbers:
//! sums of what stands above, or formulas that add up.

use super::rows::Hand;
use crate::answers::{Typed, cell_name};
use crate::finding::{Code, Finding, Place};
use crate::fold::fold;
use crate::layout::Rows;

/// What people and programs call such a row, folded.
const CALLED: [&str; 12] = [
    "total",
    "totals",
    "sum",
    "sums",
    "subtotal",
    "sub-total",
    "sub total",
    "grand total",
    "grand totals",
    "overall",
    "overall total",
    "total learners",
];

/// So many rows of an area may be totals: each is held against all rows above it, and no table that people fill in is
/// longer.
const MOST_ADDED_UP: usize = 400;
/// Nor is one wider.
const MOST_NUMBERS: usize = 64;

/// The cells of a row beside a ref that is printed there.
#[derive(Default)]
struct Line {
    /// Columns of numbers, and what they are.
    numbers: Vec<(u32, f64)>,
    /// Formulas that add up and have no result.
    formulas: usize,
    /// Words that call it a total.
    captions: usize,
    /// A text in the column of the refs that is no ref of the form.
    strange_ref: bool,
    /// Anything else.
    others: usize,
}

impl Hand<'_, '_> {
    /// Passes over a row of totals, and says so; tells whether it was one. `totals` are those above it.
    pub(super) fn passes_total(&mut self, at: u32, totals: &mut Vec<u32>) -> bool {
        self.looked_at += 1;
        let may_be = self.looked_at <= MOST_ADDED_UP && self.area.block.rows() != Rows::Form && self.context.rows.add();
        if !may_be || !self.is_total(at, totals) {
            return false;
        }
        totals.push(at);
        let cells = self.grid.rows.get(&at).map(Vec::as_slice).unwrap_or_default();
        self.used.extend(cells.iter().map(|(column, _)| (at, *column)));
        let cell = cells.iter().find(|(column, _)| Some(*column) != self.headings.reference).or(cells.first());
        let place = Place {
            sheet: Some(self.grid.name.clone()),
            cell: cell.map(|(column, _)| cell_name(at, *column)),
            ..Place::default()
        };
        let message = "This row adds up the rows above it; it is passed over.";
        self.read.findings.push(Finding::at(Code::TotalRow, place, message));
        true
    }

    fn is_total(&self, at: u32, totals: &[u32]) -> bool {
        let reference = self.headings.reference.map_or("", |column| self.grid.folded_at(at, column));
        if !reference.is_empty() && self.printed.has_ref(reference, false) {
            return false;
        }
        let is_spare = !reference.is_empty() && self.printed.has_ref(reference, true);
        let line = self.line(at, is_spare);
        if line.others > 0 || line.numbers.len() > MOST_NUMBERS || line.numbers.is_empty() && line.formulas == 0 {
            return false;
        }
        let adds_up = line.numbers.iter().all(|(column, number)| self.is_sum(at, *column, *number, totals));
        if line.captions > 0 && !is_spare {
            return true;
        }
        // A row that only looks like one is taken for one where all its numbers are sums.
        adds_up && (line.formulas == 0 || line.captions > 0 || line.strange_ref || line.numbers.is_empty())
    }

    fn line(&self, at: u32, is_spare: bool) -> Line {
        let mut line = Line::default();
        for (column, typed) in self.grid.rows.get(&at).into_iter().flatten() {
            let is_ref = Some(*column) == self.headings.reference;
            if is_ref && is_spare {
                continue;
            }
            match (number(typed), typed) {
                (Some(number), _) => line.numbers.push((*column, number)),
                (None, Typed::Error(formula)) if adds(formula) => line.formulas += 1,
                (None, Typed::Text(text)) if is_caption(text) => line.captions += 1,
                (None, Typed::Text(_)) if is_ref => line.strange_ref = true,
                (None, _) => line.others += 1,
            }
        }
        line
    }

    /// Whether a number is the sum, or the count, of at least two cells above it: of all, or of those beneath the last
    /// totals.
    fn is_sum(&self, at: u32, column: u32, number: f64, totals: &[u32]) -> bool {
        let since = totals.last().map_or(self.headings.beneath, |last| last + 1);
        [self.headings.beneath, since].into_iter().any(|from| {
            let rows = self.grid.rows.range(from..at.max(from)).map(|(row, _)| *row);
            let cells: Vec<&Typed> = rows
                .filter(|row| totals.binary_search(row).is_err())
                .filter_map(|row| self.grid.cell(row, column))
                .collect();
            let numbers: Vec<f64> = cells.iter().filter_map(|typed| self::number(typed)).collect();
            let is = |sum: f64| (sum - number).abs() < 1e-6;
            #[allow(clippy::cast_precision_loss, reason = "a sheet has a million rows")]
            let count = cells.len() as f64;
            numbers.len() >= 2 && is(numbers.iter().sum()) || numbers.is_empty() && cells.len() >= 2 && is(count)
        })
    }
}

/// A number, also one that was typed as a text.
fn number(typed: &Typed) -> Option<f64> {
    match typed {
        Typed::Number(number) => Some(*number),
        Typed::Shown(formatted) => Some(formatted.number),
        Typed::Text(text) => fold(text).replace(',', "").parse().ok().filter(|number: &f64| number.is_finite()),
        Typed::Withheld(_) | Typed::Hidden(_) | Typed::Date(_) | Typed::Truth(_) | Typed::Error(_) => None,
    }
}

/// Whether a formula without a result adds up.
fn adds(formula: &str) -> bool {
    let formula = formula.to_ascii_uppercase();
    ["=SUM(", "=SUBTOTAL(", "=AGGREGATE(", "=SUMIF(", "=SUMIFS("].iter().any(|begin| formula.starts_with(begin))
}

fn is_caption(text: &str) -> bool {
    let text = fold(text);
    CALLED.contains(&text.trim_end_matches([':', '.', '=', ' ']))
}
