//! Headings of columns that several subjects have side by side: **a heading that says a subject is that subject's; where
//! no column was moved, one that says none, or that several have, is of the subject whose place it stands in; and what
//! could be anybody's is nobody's**.
//!
//! ```text
//! as issued   History    Geography   RE     Evidence: History  …
//! came back   Geography  Geography   (blank) Evidence          …    still History, Geography, RE
//! moved       Geography  RE          Geography                 …    Geography twice, History is missing
//! ```

use std::collections::BTreeMap;

use super::band::Band;
use super::headings::Headings;
use crate::fold::{abbreviates, fold, near};
use crate::layout::{Form, unmarked};
use crate::plan::Plan;
use crate::reader::grid::Grid;

impl Headings {
    /// Tells of the columns of several subjects whose each is.
    pub(super) fn tell_shared(&mut self, plan: &Plan, form: &Form, band: &Band<'_>, grid: &Grid) {
        let moved_by = self.moved_by(band);
        if let Some(by) = moved_by {
            self.settle_doubled(band, by);
        }
        self.tell_what_is_meant(band, grid);
        if let Some(by) = moved_by {
            self.tell_by_place(plan, form, band, grid, by);
        }
    }

    /// By how many columns the whole table stands further right than it was issued; none where any of its columns was
    /// moved for itself, taken out or put in.
    fn moved_by(&self, band: &Band<'_>) -> Option<i64> {
        let shows_last = self.shows_last(band);
        let place = |position: usize| band.place(position, shows_last).map(i64::from);
        let apart = |position: usize, column: u32| Some(i64::from(column) - place(position)?);
        let is_doubled = |position: &usize| self.doubled.iter().any(|(at, ..)| at == position);
        let found = self.columns.iter().enumerate().filter(|(position, _)| !is_doubled(position));
        let mut apart = found.filter_map(|(position, column)| apart(position, (*column)?));
        let first = apart.next()?;
        apart.all(|other| other == first).then_some(first)
    }

    /// The column in which one of the band's was issued.
    fn issued(&self, band: &Band<'_>, position: usize, by: i64) -> Option<u32> {
        let place = band.place(position, self.shows_last(band))?;
        u32::try_from(i64::from(place) + by).ok()
    }

    /// The columns that were not found; what shows a last round is looked for where some of it is there.
    fn missing(&self, band: &Band<'_>) -> Vec<usize> {
        let shows_last = self.shows_last(band);
        let is_there =
            |position: &usize| band.columns.get(*position).is_some_and(|wanted| shows_last || !wanted.is_of_last());
        (0..self.columns.len()).filter(|at| self.columns[*at].is_none()).filter(is_there).collect()
    }

    /// Whether any column is there that shows a last round: most workbooks have none.
    fn shows_last(&self, band: &Band<'_>) -> bool {
        let mut found = self.columns.iter().zip(&band.columns).filter(|(column, _)| column.is_some());
        found.any(|(_, wanted)| wanted.is_of_last())
    }

    /// Of columns with one heading the one at that heading's place keeps it; another that stands at the place of one that
    /// is not there has lost its own.
    fn settle_doubled(&mut self, band: &Band<'_>, by: i64) {
        let missing = self.missing(band).into_iter();
        let lost: Vec<(usize, u32)> =
            missing.filter_map(|position| Some((position, self.issued(band, position, by)?))).collect();
        for position in 0..self.columns.len() {
            let own = self.issued(band, position, by);
            let second = self.doubled.iter().position(|(at, column, _)| *at == position && Some(*column) == own);
            if let Some((second, first)) = second.zip(self.columns[position]) {
                self.columns[position] = own;
                self.doubled[second].1 = first;
            }
            if self.columns[position] != own {
                continue;
            }
            for (other, place) in &lost {
                let is_it = |(at, column, _): &(usize, u32, String)| *at == position && column == place;
                if let Some(second) = self.doubled.iter().position(is_it) {
                    let (_, column, text) = self.doubled.remove(second);
                    self.put(band, *other, column, text);
                }
            }
        }
    }

    /// Headings that are cut or mistyped, where each can only mean one and no other means the same.
    fn tell_what_is_meant(&mut self, band: &Band<'_>, grid: &Grid) {
        let missing: Vec<(usize, &str)> = self
            .missing(band)
            .into_iter()
            .filter_map(|position| Some((position, band.columns.get(position)?.heading.as_str())))
            .collect();
        let mut meant: BTreeMap<usize, Vec<(u32, String)>> = BTreeMap::new();
        for (column, text) in self.others(grid) {
            if let Some(position) = means(&text, &missing) {
                meant.entry(position).or_default().push((column, text));
            }
        }
        for (position, columns) in meant {
            if let [(column, text)] = columns.as_slice() {
                self.put(band, position, *column, text.clone());
            }
        }
    }

    /// What is still missing stands where it was issued, where what stands beneath can be its answers: a column further
    /// right has kept its heading and its place, or every column of answers is filled in.
    fn tell_by_place(&mut self, plan: &Plan, form: &Form, band: &Band<'_>, grid: &Grid, by: i64) {
        let last = self.columns.iter().flatten().max().copied();
        let missing = self.missing(band);
        let place = |headings: &Headings, position: usize| {
            let column = headings.issued(band, position, by)?;
            headings.is_free(column).then_some(column)
        };
        let is_filled = |position: &usize| {
            place(self, *position).is_some_and(|column| self.is_plausible(plan, form, band, grid, *position, column))
        };
        let of_answers = |position: &&usize| band.columns.get(**position).is_some_and(|own| own.is_list());
        let are_all_filled = missing.iter().filter(of_answers).all(is_filled);
        for position in missing {
            let Some(column) = place(self, position) else { continue };
            let has_anything = grid.rows.range(self.beneath..).any(|(row, _)| grid.cell(*row, column).is_some());
            let is_held = last.is_some_and(|last| column < last) || are_all_filled;
            if is_held && (!has_anything || self.is_plausible(plan, form, band, grid, position, column)) {
                let text = self.row.map(|row| grid.shown(row, column)).unwrap_or_default();
                self.put(band, position, column, unmarked(&text).to_owned());
            }
        }
    }
}

/// The one of some headings that a text can mean; none where several can be meant.
fn means(text: &str, missing: &[(usize, &str)]) -> Option<usize> {
    let one = |all: Vec<usize>| <[usize; 1]>::try_from(all).ok().map(|[only]| only);
    let short: Vec<usize> =
        missing.iter().filter(|(_, heading)| abbreviates(text, heading)).map(|(position, _)| *position).collect();
    if !short.is_empty() {
        // Of a subject and its evidence the subject, where it is cut.
        let start = fold(text).split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned();
        let begins = |position: &usize| missing.iter().any(|(at, own)| at == position && fold(own).starts_with(&start));
        return one(short.iter().copied().filter(begins).collect()).or_else(|| one(short));
    }
    let all = || missing.iter().filter_map(|(position, heading)| Some((near(text, heading)?, *position)));
    let least = all().map(|(distance, _)| distance).min()?;
    one(all().filter(|(distance, _)| *distance == least).map(|(_, position)| position).collect())
}
