//! What came of a department: four different things, never merged (domain.md).

use std::collections::HashSet;

use super::{Results, Return, State};
use crate::finding::Code;
use crate::fold::bare;
use crate::learner::Written;

/// What came of one department, or of the Careers Leader.
#[derive(Clone, Copy, Debug)]
pub enum Came<'a> {
    /// A return that counts.
    Counts,
    /// A workbook without an answer.
    Empty(&'a Return),
    /// Only a file that is kept out as a whole.
    KeptOut(&'a Return),
    /// No file at all.
    Nothing,
}

impl Came<'_> {
    /// What to say of those that do not count; nothing of those that do.
    pub fn lacking(self) -> Option<String> {
        match self {
            Came::Counts => None,
            Came::Empty(entry) => Some(entry.stands().to_lowercase()),
            Came::KeptOut(entry) => Some(format!("a file came, but: {}", entry.state.in_words().to_lowercase())),
            Came::Nothing => Some("no return".to_owned()),
        }
    }

    /// The word in the cells of a subject without answers.
    pub fn in_cell(self) -> &'static str {
        match self {
            Came::Empty(_) => "returned empty",
            Came::Counts | Came::KeptOut(_) | Came::Nothing => "no return",
        }
    }
}

impl Results {
    /// What came of a department, or of the Careers Leader.
    pub fn came(&self, code: &str) -> Came<'_> {
        if self.counting(code).is_some() {
            return Came::Counts;
        }
        let is_own = |entry: &&Return| entry.department.as_deref() == Some(code) && !entry.is_withdrawn();
        let mut entries = self.returns.iter().filter(is_own);
        match entries.clone().find(|entry| entry.state == State::Empty).or_else(|| entries.next()) {
            Some(entry) if entry.state == State::Empty => Came::Empty(entry),
            Some(entry) => Came::KeptOut(entry),
            None => Came::Nothing,
        }
    }

    /// The names that the round had before, of which returns are read.
    pub fn earlier_labels(&self) -> Vec<&str> {
        let told = self.returns.iter().flat_map(|entry| &entry.findings);
        let mut labels: Vec<&str> = told
            .filter(|own| own.code == Code::RenamedRound)
            .filter_map(|own| own.seen.as_ref())
            .map(Written::shown)
            .collect();
        labels.sort_unstable();
        labels.dedup();
        labels
    }

    /// The one other round of which everything is that came back: workbooks of several departments, and none of this
    /// round's. Then it is likelier that the round was renamed than that all sent the wrong workbook.
    pub fn all_of_another_round(&self) -> Option<&str> {
        let others = self.returns.iter().filter(|entry| entry.state == State::OtherRound);
        let labels: Vec<&str> =
            others.clone().filter_map(|entry| entry.findings.first()?.seen.as_ref()).map(Written::shown).collect();
        let first = *labels.first()?;
        // Of the round before this one it is known that it was another.
        let is_last = self.forms.before().is_some_and(|before| bare(&before.label) == bare(first));
        let is_one = !is_last && labels.iter().all(|label| bare(label) == bare(first));
        let departments: HashSet<Option<&str>> = others.map(|entry| entry.department.as_deref()).collect();
        let has_own = self.returns.iter().any(|entry| entry.state.counts() || entry.state == State::Empty);
        (is_one && departments.len() > 1 && !has_own).then_some(first)
    }

    /// Whether a department's file is kept out only because everything is of another round: it is not told.
    pub fn is_only_renamed(&self, code: &str) -> bool {
        self.all_of_another_round().is_some()
            && matches!(self.came(code), Came::KeptOut(entry) if entry.state == State::OtherRound)
    }
}
