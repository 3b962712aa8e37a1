//! The row of headings of an area, and which of its columns stands where.

use super::band::Band;
use crate::answers::Typed;
use crate::check;
use crate::fold::{fold, nearest};
use crate::key::SlotKey;
use crate::layout::{Area, Column, Form, Holds, Row, unmarked};
use crate::plan::Plan;
use crate::reader::grid::Grid;

/// How many columns are searched for headings: the widest block has 17.
const WIDE: u32 = 256;

/// The heading row of an area on a grid, and which slot stands in which column.
#[derive(Clone, Debug)]
pub(super) struct Headings {
    /// The row of the headings; none where they are lost.
    pub(super) row: Option<u32>,
    /// The first row beneath them.
    pub(super) beneath: u32,
    /// The column of the printed refs.
    pub(super) reference: Option<u32>,
    /// The column of each of the area's columns, by position.
    pub(super) columns: Vec<Option<u32>>,
    /// Headings that stand twice: which of the area's columns, where, and the text.
    pub(super) doubled: Vec<(usize, u32, String)>,
    /// Columns told by what is left of their headings: which of the area's columns, and the text.
    pub(super) told: Vec<(usize, String)>,
}

impl Headings {
    /// The row in which most of the headings of an area stand, or of several side by side: half of them, three of them, or
    /// the one of the refs and another. People delete columns that they do not need.
    pub(super) fn find(band: &Band<'_>, grid: &Grid) -> Option<Headings> {
        let mut best: Option<(usize, Headings)> = None;
        for row in grid.rows.keys() {
            let headings = Headings::in_row(band, grid, *row);
            let found = headings.columns.iter().flatten().count();
            let enough =
                found * 2 >= band.columns.len().max(2) || found >= 3 || (found >= 2 && headings.reference.is_some());
            if enough && best.as_ref().is_none_or(|(most, _)| found > *most) {
                best = Some((found, headings));
            }
        }
        best.map(|(_, headings)| headings)
    }

    /// The same, with what else can be told of a damaged form: headings that are nearly right, lost
    /// ones between their neighbours, and a whole row that is gone.
    pub(super) fn recover(plan: &Plan, form: &Form, band: &Band<'_>, grid: &Grid) -> Option<Headings> {
        match Headings::find(band, grid) {
            Some(mut headings) if band.is_shared() => {
                headings.tell_shared(plan, form, band, grid);
                headings.tell_by_neighbours(plan, form, band, grid);
                Some(headings)
            }
            Some(mut headings) => {
                headings.tell_near_misses(band, grid);
                headings.tell_by_neighbours(plan, form, band, grid);
                Some(headings)
            }
            None => Headings::lost(plan, form, band, grid),
        }
    }

    fn in_row(band: &Band<'_>, grid: &Grid, row: u32) -> Headings {
        let wanted = &band.columns;
        let mut headings = Headings {
            row: Some(row),
            beneath: row + 1,
            reference: None,
            columns: vec![None; wanted.len()],
            doubled: Vec::new(),
            told: Vec::new(),
        };
        let Some(cells) = grid.rows.get(&row) else { return headings };
        let known = |text: &str| {
            // An exact heading first: an alias of one column may be the heading of another.
            let exact = wanted.iter().position(|wanted| wanted.texts.first().is_some_and(|own| own == text));
            exact.or_else(|| wanted.iter().position(|wanted| wanted.texts.iter().any(|own| own == text)))
        };
        let cells = cells.iter().zip(grid.folded(row)).filter(|((column, _), _)| *column < WIDE);
        for ((column, typed), folded) in cells {
            let marked = || match typed {
                Typed::Text(text) => {
                    Some(unmarked(text)).filter(|bare| bare != text).and_then(|bare| known(&fold(bare)))
                }
                other => known(&fold(unmarked(&other.shown()))),
            };
            let Some(position) = known(folded).or_else(marked) else { continue };
            if headings.columns[position].is_some() {
                headings.doubled.push((position, *column, typed.shown()));
            } else {
                headings.columns[position] = Some(*column);
            }
        }
        headings.reference = band.reference().and_then(|position| headings.columns[position]);
        headings
    }

    /// The column in which a slot's answers stand.
    pub(super) fn of_slot(&self, area: &Area, slot: SlotKey) -> Option<u32> {
        self.columns.get(area.column_of(slot)?).copied().flatten()
    }

    /// Whether a column that people fill in is among those that were found.
    pub(super) fn have_answers(&self, band: &Band<'_>) -> bool {
        band.columns.iter().zip(&self.columns).any(|(wanted, found)| found.is_some() && wanted.is_asked())
    }

    /// What was found of a band as each of its areas has it.
    pub(super) fn each(&self, band: &Band<'_>) -> Vec<Headings> {
        let of = |area: &Area| {
            let at = |position: usize| {
                band.columns.iter().position(|wanted| {
                    wanted.position == position && (std::ptr::eq(wanted.area, area) || !area.draws(position))
                })
            };
            let places: Vec<Option<usize>> = (0..area.columns.len()).map(at).collect();
            let own = |position: usize| places.iter().position(|place| *place == Some(position));
            let doubled = self.doubled.iter();
            let doubled = doubled.filter_map(|(at, column, text)| Some((own(*at)?, *column, text.clone())));
            let told = self.told.iter().filter_map(|(at, text)| Some((own(*at)?, text.clone())));
            Headings {
                columns: places.iter().map(|place| self.columns.get((*place)?).copied().flatten()).collect(),
                doubled: doubled.collect(),
                told: told.collect(),
                ..*self
            }
        };
        band.areas.iter().map(of).collect()
    }

    /// Whether no heading of the form stands in a column.
    pub(super) fn is_free(&self, column: u32) -> bool {
        !self.columns.contains(&Some(column)) && self.doubled.iter().all(|(_, doubled, _)| *doubled != column)
    }

    /// The texts of a row of headings that are none of the form's, each with its column.
    pub(super) fn others(&self, grid: &Grid) -> Vec<(u32, String)> {
        let cells = self.row.and_then(|row| grid.rows.get(&row)).into_iter().flatten();
        let free = cells.filter(|(column, _)| *column < WIDE && self.is_free(*column));
        free.map(|(column, typed)| (*column, unmarked(&typed.shown()).to_owned())).collect()
    }

    /// Headings with a slip of the finger in them.
    fn tell_near_misses(&mut self, band: &Band<'_>, grid: &Grid) {
        for (column, text) in self.others(grid) {
            let missing: Vec<(usize, &str)> = band
                .columns
                .iter()
                .enumerate()
                .filter(|(position, _)| self.columns[*position].is_none())
                .map(|(position, wanted)| (position, wanted.heading.as_str()))
                .collect();
            let Some(near) = nearest(&text, missing.iter().map(|(_, heading)| *heading)) else { continue };
            let Some((position, _)) = missing.iter().find(|(_, heading)| *heading == near) else { continue };
            self.put(band, *position, column, text);
        }
    }

    /// A lost heading between two that are there, where what stands beneath can be its answers.
    fn tell_by_neighbours(&mut self, plan: &Plan, form: &Form, band: &Band<'_>, grid: &Grid) {
        let beside = |order: &Vec<usize>| {
            let found = order.iter().map(|position| self.columns[*position]).collect::<Vec<_>>();
            found.windows(2).filter(|pair| matches!(pair, [Some(one), Some(next)] if *next == one + 1)).count()
        };
        // The order in which most of what was found stands; of two alike that of the form.
        let orders = band.orders().into_iter().rev();
        let Some(order) = orders.max_by_key(beside) else { return };
        for (nth, position) in order.iter().copied().enumerate() {
            if self.columns[position].is_some() {
                continue;
            }
            let left = nth.checked_sub(1).and_then(|left| self.columns[*order.get(left)?]);
            let right = order.get(nth + 1).and_then(|right| self.columns[*right]);
            let column = match (left, right) {
                (Some(left), Some(right)) if right == left + 2 => left + 1,
                (None, Some(right)) if nth == 0 && right > 0 => right - 1,
                (Some(left), None) if nth + 1 == order.len() => left + 1,
                _ => continue,
            };
            if self.is_free(column) && self.is_plausible(plan, form, band, grid, position, column) {
                let text = self.row.map(|row| grid.shown(row, column)).unwrap_or_default();
                self.put(band, position, column, text);
            }
        }
    }

    pub(super) fn put(&mut self, band: &Band<'_>, position: usize, column: u32, text: String) {
        self.columns[position] = Some(column);
        self.told.push((position, text));
        if band.reference() == Some(position) {
            self.reference = Some(column);
        }
    }

    /// Whether what stands in a column can be what one of the band's columns holds.
    pub(super) fn is_plausible(
        &self,
        plan: &Plan,
        form: &Form,
        band: &Band<'_>,
        grid: &Grid,
        position: usize,
        column: u32,
    ) -> bool {
        let Some(wanted) = band.columns.get(position) else { return false };
        let area = wanted.area;
        let cells: Vec<&Typed> =
            grid.rows.range(self.beneath..).filter_map(|(row, _)| grid.cell(*row, column)).take(200).collect();
        let refs = || area.rows.iter().map(|row| fold(&row.reference)).collect::<Vec<_>>();
        let fits = |typed: &&&Typed| match wanted.column() {
            Some(Column::Ref) => refs().contains(&fold(&typed.shown())),
            Some(Column::Slot(spec)) if spec.key == SlotKey::Id => refs().contains(&fold(&typed.shown())),
            Some(Column::Slot(spec)) => match area.rows.iter().rfind(|row| row.asks(spec)) {
                Some(row) => check::mean(plan, form, row, spec, typed).is_ok(),
                None => area.rows.iter().any(|row| printed(row, spec.key) == fold(&typed.shown())),
            },
            Some(Column::Answer) => true,
            Some(Column::Question | Column::Todo) | None => false,
        };
        !cells.is_empty() && cells.iter().filter(fits).count() * 2 >= cells.len()
    }

    /// Where the row of headings is gone: the column in which the refs stand, and the others in the
    /// form's order from there, if what stands in them can be what they ask.
    fn lost(plan: &Plan, form: &Form, band: &Band<'_>, grid: &Grid) -> Option<Headings> {
        let reference = band.reference()?;
        let refs: Vec<String> = band
            .first()?
            .rows
            .iter()
            .filter(|row| !row.is_spare())
            .map(|row| fold(&row.reference))
            .filter(|r| !r.is_empty())
            .collect();
        let mut counts: std::collections::BTreeMap<u32, (usize, u32)> = std::collections::BTreeMap::new();
        for (row, cells) in &grid.rows {
            for (column, typed) in cells.iter().filter(|(column, _)| *column < WIDE) {
                if refs.contains(&fold(&typed.shown())) {
                    counts.entry(*column).or_insert((0, *row)).0 += 1;
                }
            }
        }
        let (column, (count, first)) =
            counts.into_iter().max_by_key(|(column, (count, _))| (*count, std::cmp::Reverse(*column)))?;
        if count < 2 {
            return None;
        }
        let in_order = |order: &Vec<usize>| {
            let mut headings = Headings {
                row: None,
                beneath: first,
                reference: Some(column),
                columns: vec![None; band.columns.len()],
                doubled: Vec::new(),
                told: Vec::new(),
            };
            let own = order.iter().position(|position| *position == reference)?;
            let start = column.checked_sub(u32::try_from(own).ok()?)?;
            let mut plausible = 0;
            for (at, position) in (start..).zip(order.iter().copied()) {
                let anything = grid.rows.range(first..).any(|(row, _)| grid.cell(*row, at).is_some());
                let is_told = matches!(band.columns[position].column(), Some(Column::Todo));
                if position == reference || is_told || !anything {
                    headings.columns[position] = Some(at);
                } else if headings.is_plausible(plan, form, band, grid, position, at) {
                    headings.columns[position] = Some(at);
                    plausible += 1;
                }
            }
            Some((plausible, headings))
        };
        let best = band.orders().iter().rev().filter_map(in_order).max_by_key(|(plausible, _)| *plausible);
        best.filter(|(plausible, _)| *plausible >= 2).map(|(_, headings)| headings)
    }
}

fn printed(row: &Row, slot: SlotKey) -> String {
    row.printed(slot).map(fold).unwrap_or_default()
}

/// Whether an area's column holds what is printed or computed, never an answer.
pub(super) fn is_ours(area: &Area, position: usize) -> bool {
    match area.columns.get(position) {
        Some(Column::Ref | Column::Question | Column::Todo) => true,
        Some(Column::Slot(spec)) => match spec.holds {
            Holds::Printed | Holds::Live(_) => true,
            Holds::Text { .. } | Holds::Choice(_) | Holds::Code(_) | Holds::Count { .. } | Holds::Date => false,
        },
        Some(Column::Answer) | None => false,
    }
}
