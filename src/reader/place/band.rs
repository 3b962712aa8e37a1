//! The columns that share one row of headings: those of an area, or of several that stand side by side.

use crate::fold::fold;
use crate::key::SlotKey;
use crate::layout::{Area, Column, Form, Holds, order_before};

/// One column as the form has it.
pub(super) struct Wanted<'f> {
    /// Which of the areas it is of; of several the first, where they share it.
    pub(super) area: &'f Area,
    /// Which of its columns.
    pub(super) position: usize,
    /// What its heading may say, folded; its own heading first.
    pub(super) texts: Vec<String>,
    /// Its heading as it is printed.
    pub(super) heading: String,
}

impl Wanted<'_> {
    /// What it holds.
    pub(super) fn column(&self) -> Option<&Column> {
        self.area.columns.get(self.position)
    }

    /// Whether it holds the printed refs.
    pub(super) fn is_reference(&self) -> bool {
        match self.column() {
            Some(Column::Ref) => true,
            Some(Column::Slot(spec)) => spec.key == SlotKey::Id,
            Some(Column::Question | Column::Answer | Column::Todo) | None => false,
        }
    }
}

/// The areas with their columns, from the left.
pub(super) struct Band<'f> {
    /// The areas; never none.
    pub(super) areas: &'f [Area],
    /// Their columns.
    pub(super) columns: Vec<Wanted<'f>>,
}

impl<'f> Band<'f> {
    /// The band of areas; `before` gives what a subject was called when the workbook was issued.
    pub(super) fn of(form: &Form, areas: &'f [Area], before: impl Fn(&str) -> Option<String>) -> Band<'f> {
        let mut columns: Vec<Wanted<'f>> = Vec::new();
        for area in areas {
            let then = area.subject.as_deref().filter(|_| area.beside.is_some()).and_then(&before);
            let then = then.map(|then| Area { subject: Some(then), ..area.clone() });
            for position in (0..area.columns.len()).filter(|position| area.draws(*position)) {
                let heading = area.heading(position, &form.words);
                let own = [Some(heading.clone()), then.as_ref().map(|then| then.heading(position, &form.words))];
                let aliases = area.columns.get(position).map(|column| column.aliases()).unwrap_or_default();
                // What is beside others is told by its subject alone: another heading might be anyone's.
                let aliases = aliases.iter().filter(|_| area.beside.is_none() || !is_own(area, position));
                let texts = own.into_iter().flatten().chain(aliases.map(|alias| (*alias).to_owned()));
                let texts = texts.map(|text| fold(&text)).collect();
                columns.push(Wanted { area, position, texts, heading });
            }
        }
        columns.sort_by_key(|wanted| wanted.area.sheet_column(wanted.position));
        Band { areas, columns }
    }

    /// The first of the areas: what is printed in its rows is printed once for all.
    pub(super) fn first(&self) -> Option<&'f Area> {
        self.areas.first()
    }

    /// The positions of its columns in the order in which forms have them, now and as they were issued before.
    pub(super) fn orders(&self) -> Vec<Vec<usize>> {
        let now: Vec<usize> = (0..self.columns.len()).collect();
        // Most workbooks show nothing of a last round.
        let is_of_last = |at: &usize| self.columns.get(*at).is_some_and(Wanted::is_of_last);
        let alone: Vec<usize> = now.iter().copied().filter(|at| !is_of_last(at)).collect();
        let alone = Some(alone).filter(|alone| alone.len() < now.len());
        let before = self.first().and_then(|area| order_before(area.block.key()));
        let at = |slot: &SlotKey| {
            let is_it = |wanted: &Wanted<'_>| matches!(wanted.column(), Some(Column::Slot(spec)) if spec.key == *slot);
            self.columns.iter().position(is_it)
        };
        let before = before.map(|slots| slots.iter().filter_map(at).collect());
        alone.into_iter().chain([now]).chain(before).collect()
    }

    /// Whether several subjects may share its rows.
    pub(super) fn is_shared(&self) -> bool {
        self.areas.iter().any(|area| area.beside.is_some())
    }

    /// In which column of its sheet one of its columns is issued, with what shows a last round or without it.
    pub(super) fn place(&self, position: usize, shows_last: bool) -> Option<u32> {
        let wanted = self.columns.get(position)?;
        let place = wanted.area.sheet_column(wanted.position);
        // Its columns are in the order of the sheet.
        let left_out = self.columns.iter().take(position).filter(|before| !shows_last && before.is_of_last()).count();
        u32::try_from(place.checked_sub(left_out)?).ok()
    }

    /// The position of the column of refs.
    pub(super) fn reference(&self) -> Option<usize> {
        self.columns.iter().position(Wanted::is_reference)
    }
}

impl Wanted<'_> {
    /// Whether people fill it in.
    pub(super) fn is_asked(&self) -> bool {
        is_own(self.area, self.position)
    }

    /// Whether it shows what was answered last round, or asks whether that is still so.
    pub(super) fn is_of_last(&self) -> bool {
        matches!(self.column(), Some(Column::Slot(spec)) if spec.is_of_last())
    }

    /// Whether its answers are picked from a list.
    pub(super) fn is_list(&self) -> bool {
        self.is_asked() && matches!(self.column(), Some(Column::Slot(spec)) if matches!(spec.holds, Holds::Choice(_)))
    }
}

/// Whether people fill in a column.
fn is_own(area: &Area, position: usize) -> bool {
    match area.columns.get(position) {
        Some(Column::Slot(spec)) => spec.is_asked(),
        Some(Column::Answer) => true,
        Some(Column::Ref | Column::Question | Column::Todo) | None => false,
    }
}
