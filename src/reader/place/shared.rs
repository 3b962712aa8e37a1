//! Rows that several subjects share: what is told of them is told once, and a column of a subject that is asked no more is
//! told as that.

use std::collections::{BTreeMap, HashSet};

use super::Context;
use super::headings::Headings;
use crate::answers::{Read, cell_name};
use crate::finding::{Code, Finding, Place};
use crate::layout::Area;
use crate::reader::grid::Grid;

/// What was told while areas that stand side by side are read, one after the other.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// Where the findings of the first of them begin; none where an area stands alone.
    first: Option<usize>,
    /// Where those of the present one begin.
    own: usize,
    /// How many texts were kept before it.
    kept: usize,
}

impl Shared {
    /// An area is about to be read.
    pub(super) fn begin(&mut self, area: &Area, read: &Read) {
        (self.own, self.kept) = (read.findings.len(), read.unplaced.len());
        match area.beside {
            None => self.first = None,
            Some(beside) if beside.nth == 0 => self.first = Some(self.own),
            Some(_) => {}
        }
    }

    /// It has been read: what was told of the areas beside it too is about no subject, and stays said once.
    pub(super) fn end(&self, read: &mut Read) {
        let Some(first) = self.first.filter(|first| *first < self.own) else { return };
        let of_all = |finding: &Finding| {
            let place = Place { subject: None, ..finding.place.clone() };
            Finding { place, ..finding.clone() }
        };
        for finding in read.findings.split_off(self.own) {
            let alike = read.findings[first..].iter_mut().find(|told| of_all(told) == of_all(&finding));
            match alike {
                Some(told) => *told = of_all(&finding),
                None => read.findings.push(finding),
            }
        }
        for text in read.unplaced.split_off(self.kept) {
            if !read.unplaced.contains(&text) {
                read.unplaced.push(text);
            }
        }
    }
}

/// Columns of subjects that were asked when the workbook was issued and are no more: told once for each subject.
pub(super) fn retired(
    context: &Context<'_>,
    grid: &Grid,
    headings: &Headings,
    used: &mut HashSet<(u32, u32)>,
    read: &mut Read,
) {
    let mut told: BTreeMap<String, Place> = BTreeMap::new();
    for (column, heading) in headings.others(grid) {
        let subject = heading.rsplit_once(':').map_or(heading.as_str(), |(_, subject)| subject).trim();
        if !context.was_asked(subject) {
            continue;
        }
        let beneath = grid.rows.range(headings.beneath..).map(|(row, _)| *row);
        let filled: Vec<u32> = beneath.filter(|row| grid.cell(*row, column).is_some()).collect();
        let Some(first) = filled.first() else { continue };
        used.extend(filled.iter().map(|row| (*row, column)));
        told.entry(subject.to_owned()).or_insert_with(|| Place {
            sheet: Some(grid.name.clone()),
            cell: Some(cell_name(*first, column)),
            subject: Some(subject.to_owned()),
            ..Place::default()
        });
    }
    for (subject, place) in told {
        let message = format!("The plan asks nothing of {subject} here any more.");
        read.findings.push(Finding::at(Code::RetiredOutcome, place, message));
    }
}
