//! What was asked when a workbook was issued and is called otherwise now, or asked no more: by the workbook's own lists, and
//! by the plan as it was issued, where that is known.
//!
//! What was right when it was typed is nothing for a department to mend: under another name it is read as what it is called
//! now, and what is gone is kept and counts for nothing.

use super::Context;
use super::rows::Hand;
use crate::answers::{Typed, Value};
use crate::check;
use crate::fold::fold;
use crate::layout::{Holds, ListOf, Row, Spec};

/// The kind of a list by its name: those of one kind differ by what a row may speak of.
fn kind(list: &str) -> &str {
    let end = list.match_indices('_').nth(1).map_or(list.len(), |(at, _)| at);
    &list[..end]
}

impl Context<'_> {
    /// The lists of a kind as they were issued, the one of that very name first.
    fn then<'c>(&'c self, name: &'c str) -> impl Iterator<Item = &'c [String]> {
        let before = self.before.iter().flat_map(|form| &form.lists).map(|list| (list.name.as_str(), list.labels()));
        let before: Vec<(&str, &[String])> = before.collect();
        let own = self.issued.iter().map(|(name, labels)| (name.as_str(), labels.as_slice()));
        // The workbook's own lists are what its answers were picked from.
        let mut all: Vec<(&str, &[String])> = own.chain(before).filter(|(own, _)| kind(own) == kind(name)).collect();
        all.sort_by_key(|(own, _)| (*own != name, *own));
        all.into_iter().map(|(_, labels)| labels)
    }

    /// Whether a workbook that was issued before the plan changed asked something of a subject.
    pub(super) fn was_asked(&self, subject: &str) -> bool {
        let is_it = |own: &String| fold(own) == fold(subject);
        let before = || self.before.iter().flat_map(|form| form.areas()).flat_map(|(_, area)| &area.rows);
        !self.same_edition
            && (self.then("list_subjects").flatten().any(is_it)
                || before().filter_map(|row| row.subject.as_ref()).any(is_it))
    }

    /// Whether a row of that ref was printed then, as far as it is known.
    pub(super) fn was_printed(&self, reference: &str) -> bool {
        let Some(before) = self.before else { return !self.same_edition };
        let mut rows = before.areas().flat_map(|(_, area)| &area.rows);
        !self.same_edition && rows.any(|row| !row.is_spare() && fold(&row.reference) == fold(reference))
    }

    /// What a group of learners, or all of a stage, is called now, known by its code.
    fn group_now(&self, label: &str) -> Option<String> {
        let (before, now) = (self.plan_before?, self.plan);
        let is_it = |own: &str| fold(own) == fold(label);
        let groups = before.stages.iter().flat_map(|stage| &stage.cohorts);
        if let Some(group) = groups.into_iter().find(|group| is_it(&group.name)) {
            let groups = now.stages.iter().flat_map(|stage| &stage.cohorts);
            return groups.into_iter().find(|own| own.reference == group.reference).map(|own| own.name.clone());
        }
        let stage = before.stages.iter().find(|stage| is_it(&stage.all_of()))?;
        now.stage(&stage.code).map(|stage| stage.all_of())
    }

    /// What an outcome is called now whose ref was changed and its words were not.
    fn outcome_now(&self, label: &str) -> Option<String> {
        let before = self.plan_before.and_then(|before| before.outcome_labelled(label)).map(|own| own.title.as_str());
        let title = before.or_else(|| label.trim().split_once(char::is_whitespace).map(|(_, title)| title))?;
        let mut alike = self.plan.outcomes.iter().filter(|own| fold(&own.title) == fold(title));
        alike.next().filter(|_| alike.next().is_none()).map(|own| own.label())
    }
}

/// The label at the place where a folded one stood, if all the others stand where they stood or changed their names too.
/// Half of them must stand, but of terms, which have an order of their own.
fn at_its_place(now: &[String], then: &[String], was: &str, of: ListOf) -> Option<String> {
    let position = then.iter().position(|label| fold(label) == was)?;
    let pairs = || now.iter().zip(then);
    let stand = pairs().filter(|(now, then)| now == then).count();
    let is_renamed = |(is, was): (&String, &String)| is == was || !then.contains(is) && !now.contains(was);
    let corresponds = now.len() == then.len() && pairs().all(is_renamed);
    (corresponds && (of == ListOf::Terms || 2 * stand >= now.len())).then(|| now.get(position).cloned()).flatten()
}

impl Hand<'_, '_> {
    /// Whether an answer was on its list when the workbook was issued from an earlier plan.
    pub(super) fn was_on_the_list(&self, row: &Row, spec: &Spec, typed: &Typed) -> bool {
        if self.context.same_edition {
            return false;
        }
        let Some(list) = self.context.form.list(row, spec.key) else { return false };
        let typed = fold(&typed.shown());
        self.context.then(&list.name).flatten().any(|label| fold(label) == typed)
    }

    /// The present name of an answer that was on the list when the workbook was issued, and what it means: of what has a
    /// code by that, else by its place on the list.
    pub(super) fn successor(&self, row: &Row, spec: &Spec, typed: &Typed) -> Option<(String, Value)> {
        let Holds::Choice(of) = spec.holds else { return None };
        if self.context.same_edition {
            return None;
        }
        let list = self.context.form.list(row, spec.key)?;
        let (now, shown) = (list.labels(), fold(&typed.shown()));
        let by_code = if of == ListOf::Cohorts {
            self.context.group_now(&shown)
        } else if of == ListOf::Outcomes {
            self.context.outcome_now(&typed.shown())
        } else {
            None
        };
        let by_place = || self.context.then(&list.name).find_map(|then| at_its_place(now, then, &shown, of));
        let label = by_code.filter(|label| now.contains(label)).or_else(by_place)?;
        let value = check::mean(self.context.plan, self.context.form, row, spec, &Typed::Text(label.clone())).ok()?;
        Some((label, value))
    }
}
