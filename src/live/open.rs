//! What is open on a sheet: cells that are asked and blank, words that no list has, rows that lack what makes them
//! count. Each count is a formula with the result that the answers give, and they say what `check` would ask.

use super::cells::{count_rows, filled, on_list, one_of, quoted, range, taught_cell, taught_cells};
use super::seen::{Seen, is_on_list};
use crate::answers::audit::{Coverage, EmployerRow, Kind, TaughtThisYear, TookPlace};
use crate::answers::{Labelled, Typed};
use crate::check::{is_asked, lacks};
use crate::key::SlotKey;
use crate::layout::{Area, Form, Holds, List, Need, Row, Several, Sheet, Source, Spec};

/// A count with the formula that gives it.
#[derive(Clone, Debug)]
pub(super) struct Count {
    pub(super) formula: String,
    pub(super) count: usize,
}

/// An area with all that is asked about it.
pub(super) struct Look<'a> {
    pub(super) form: &'a Form,
    pub(super) sheet: &'a Sheet,
    pub(super) area: &'a Area,
    pub(super) seen: &'a Seen<'a>,
}

/// Rows that stand one beneath the other and are asked alike.
type Run = std::ops::Range<usize>;

impl<'a> Look<'a> {
    /// Everything that is open.
    pub(super) fn open(&self) -> Vec<Count> {
        let mut open = Vec::new();
        for run in self.runs() {
            let specs = self.area.block.specs();
            open.extend(specs.into_iter().filter_map(|spec| self.blank(&run, spec)));
            open.extend(self.lacking(&run));
            open.extend(self.workplaces(&run));
        }
        for position in 0..self.area.columns.len() {
            open.extend(self.unread(position));
        }
        open
    }

    /// The runs of rows of one stage, of spare rows, and of statements that wait.
    pub(super) fn runs(&self) -> Vec<Run> {
        let kind = |row: &Row| (row.stage().map(str::to_owned), row.is_spare(), row.waits());
        let mut runs: Vec<Run> = Vec::new();
        for (position, row) in self.area.rows.iter().enumerate() {
            match runs.last_mut().filter(|run| self.area.rows.get(run.start).map(kind) == Some(kind(row))) {
                Some(run) => run.end = position + 1,
                None => runs.push(position..position + 1),
            }
        }
        runs
    }

    pub(super) fn rows(&self, run: &Run) -> &'a [Row] {
        self.area.rows.get(run.clone()).unwrap_or_default()
    }

    /// The cells of a slot in a run; where people may add rows, with the row beneath the last one.
    fn cells(&self, run: &Run, slot: SlotKey) -> Option<String> {
        let more = usize::from(self.area.grows && run.end == self.area.rows.len());
        Some(range(self.sheet, self.area, self.area.column_of(slot)?, run.start..run.end + more))
    }

    /// Cells of one slot that are asked and blank.
    fn blank(&self, run: &Run, spec: &Spec) -> Option<Count> {
        let first = self.rows(run).iter().find(|row| row.asks(spec))?;
        let coverage = || self.cells(run, SlotKey::Coverage);
        let of_level = |least: Coverage| {
            let levels =
                Coverage::ALL.iter().filter(|own| own.level().is_some_and(|level| Some(level) >= least.level()));
            let labels: Vec<&str> = levels.map(|own| own.label()).collect();
            Some(one_of(&coverage()?, &labels))
        };
        let mut tests = vec![format!("(1-{})", filled(&self.cells(run, spec.key)?))];
        match spec.need {
            Need::Always if !first.is_spare() => {}
            Need::Ladder if !first.waits() => {}
            Need::Optional | Need::Always | Need::Ladder => return None,
            Need::OnceHighlighted => tests.push(of_level(Coverage::Highlighted)?),
            Need::WhereSeveral => {
                tests.push(of_level(Coverage::Highlighted)?);
                tests.extend(self.of_several(run, first)?);
                tests.extend(self.cells(run, SlotKey::CohortsAlso).map(|cells| format!("(1-{})", filled(&cells))));
            }
            Need::OnceTaught => tests.push(of_level(Coverage::Taught)?),
            Need::OnceNotApplicable => tests.push(one_of(&coverage()?, &[Coverage::NotApplicable.label()])),
        }
        let count = self.count(run, |row| {
            !self.seen.is_filled(&self.area.key(row, spec.key))
                && is_asked(self.form, self.area, row, spec, &self.seen.answers)
        });
        Some(Count { formula: self.unless_off(first, count_rows(&tests)), count })
    }

    /// Whether a row is about several groups of learners: none where none of the run is, no test where each is.
    fn of_several(&self, run: &Run, first: &Row) -> Option<Option<String>> {
        let named = || self.cells(run, SlotKey::Ref);
        match &first.several {
            Several::No => None,
            Several::Yes if !first.is_spare() => Some(None),
            Several::Yes => {
                let list = self.form.list(first, SlotKey::Ref)?;
                Some(Some(format!("(COUNTIF({},\"=\"&{})>0)", list.name, named()?)))
            }
            Several::Of(refs) => {
                let named = named()?;
                let refs: Vec<String> = refs.iter().map(|reference| quoted(reference)).collect();
                let own = format!("LEFT({named},FIND(\" \",{named}&\" \")-1)");
                Some(Some(format!("ISNUMBER(MATCH({own},{{{}}},0))", refs.join(","))))
            }
        }
    }

    fn count(&self, run: &Run, is_open: impl Fn(&Row) -> bool) -> usize {
        self.rows(run).iter().filter(|row| is_open(row)).count()
    }

    /// A count that is none where the row is asked of nobody this year.
    pub(super) fn unless_off(&self, row: &Row, formula: String) -> String {
        let off = quoted(TaughtThisYear::NotThisYear.label());
        let subject = row.subject.as_deref();
        match row.stage() {
            Some(stage) => match taught_cell(self.form, subject, stage) {
                Some(cell) => format!("IF(IFERROR({cell}={off},FALSE),0,{formula})"),
                None => formula,
            },
            None if row.approach().is_some() => match taught_cells(self.form, subject) {
                Some((cells, all)) => format!("IF(COUNTIF({cells},{off})={all},0,{formula})"),
                None => formula,
            },
            None => formula,
        }
    }

    /// Rows that say something and lack what makes it count.
    fn lacking(&self, run: &Run) -> Vec<Count> {
        let Some(first) = self.rows(run).first() else { return Vec::new() };
        let specs = self.area.block.specs();
        let asks = |slot| specs.iter().any(|spec| spec.key == slot && first.asks(spec));
        let needs = self.area.block.nature().needs.iter().filter(|needs| asks(needs.said) && asks(needs.wanted));
        needs
            .filter_map(|needs| {
                let (said, wanted) = (self.cells(run, needs.said)?, self.cells(run, needs.wanted)?);
                let says = match needs.this {
                    Some(this) => one_of(&said, &[this.label()]),
                    None => filled(&said),
                };
                let is_open = |row: &Row| {
                    // What no list has is filled in all the same.
                    let own = |slot| self.seen.is_filled(&self.area.key(row, slot));
                    let says_anything = needs.this.is_none() && own(needs.said);
                    let says_this = lacks(self.area, row, &self.seen.answers).any(|(own, _)| std::ptr::eq(own, needs));
                    (says_anything || says_this) && !own(needs.wanted)
                };
                let formula = count_rows(&[says, format!("(1-{})", filled(&wanted))]);
                Some(Count { formula, count: self.count(run, is_open) })
            })
            .collect()
    }

    /// Records of a workplace that took place and leave a test blank that only a workplace has: one of each.
    fn workplaces(&self, run: &Run) -> Option<Count> {
        let tests = EmployerRow::default().of_workplaces().map(|test| test.slot);
        let (took_place, kind) = (self.cells(run, SlotKey::TookPlace)?, self.cells(run, SlotKey::Kind)?);
        let filled_in: Vec<String> =
            tests.iter().map(|slot| self.cells(run, *slot).map(|cells| filled(&cells))).collect::<Option<_>>()?;
        let (has_been, workplace) = (TookPlace::TookPlace, Kind::Workplace);
        let formula = count_rows(&[
            one_of(&took_place, &[has_been.label()]),
            one_of(&kind, &[workplace.label()]),
            format!("(({})<{})", filled_in.join("+"), filled_in.len()),
        ]);
        let is_open = |row: &Row| {
            let key = |slot| self.area.key(row, slot);
            let answers = &self.seen.answers;
            answers.chosen(&key(SlotKey::TookPlace)) == Some(has_been)
                && answers.chosen(&key(SlotKey::Kind)) == Some(workplace)
                && tests.iter().any(|slot| !self.seen.is_filled(&key(*slot)))
        };
        Some(Count { formula, count: self.count(run, is_open) })
    }

    /// Answers in a column that are not on their list, or no number where one is asked.
    fn unread(&self, position: usize) -> Vec<Count> {
        let asking = |row: &Row| self.area.spec(row, position).filter(|spec| row.asks(spec));
        let list = |row: &Row| asking(row).and_then(|spec| self.form.list(row, spec.key));
        let mut runs: Vec<Run> = Vec::new();
        for (at, row) in self.area.rows.iter().enumerate() {
            let Some(spec) = asking(row) else { continue };
            let same = |run: &&mut Run| {
                let before = self.area.rows.get(run.start);
                run.end == at
                    && before.and_then(asking) == Some(spec)
                    && before.and_then(list).map(|list| &list.name) == list(row).map(|list| &list.name)
            };
            match runs.last_mut().filter(same) {
                Some(run) => run.end = at + 1,
                None => runs.push(at..at + 1),
            }
        }
        runs.into_iter()
            .filter_map(|run| {
                let row = self.rows(&run).first()?;
                let spec = asking(row)?;
                let cells = self.cells(&run, spec.key)?;
                let given = |row: &Row| self.seen.typed(&self.area.key(row, spec.key));
                match spec.holds {
                    Holds::Choice(_) => {
                        let list = list(row).filter(|list| is_ours(list))?;
                        let formula = format!("COUNTA({cells})-{}", on_list(&cells, &list.name));
                        let count = self.count(&run, |row| given(row).is_some_and(|typed| !is_on_list(typed, list)));
                        Some(Count { formula, count })
                    }
                    Holds::Count { .. } | Holds::Date => {
                        let is_number = |typed: &Typed| match typed {
                            Typed::Number(_) | Typed::Date(_) => true,
                            // What is seen as a text is drawn as one.
                            Typed::Text(_)
                            | Typed::Shown(..)
                            | Typed::Withheld(_)
                            | Typed::Hidden(_)
                            | Typed::Truth(_)
                            | Typed::Error(_) => false,
                        };
                        let count = self.count(&run, |row| given(row).is_some_and(|typed| !is_number(typed)));
                        Some(Count { formula: format!("COUNTA({cells})-COUNT({cells})"), count })
                    }
                    Holds::Printed | Holds::Text { .. } | Holds::Code(_) | Holds::Live(_) => None,
                }
            })
            .collect()
    }
}

/// Whether a list stands on the hidden sheet under its name.
fn is_ours(list: &List) -> bool {
    match &list.source {
        Source::Labels(labels) => !labels.is_empty(),
        Source::Column(..) => false,
    }
}
