//! The words in braces that the texts of the programme may hold.

use jiff::civil::Date;

use crate::plan::Plan;
use crate::words::{Template, day, lower, places};

places! {
    /// A word in braces that a text of the programme may hold.
    pub(super) enum Word {
        School = "school",
        Place = "place",
        Learners = "learners",
        Cohort = "cohort",
        Cohorts = "cohorts",
        Year = "year",
        Today = "today",
        Group = "group",
        Where = "where",
    }
}

/// What stands for every word in one plan, on one day.
#[derive(Clone, Copy)]
pub(super) struct Places<'p> {
    pub(super) plan: &'p Plan,
    pub(super) today: Date,
}

impl Places<'_> {
    /// A text with its places filled in; `named` is the group, or the place, that it speaks of.
    pub(super) fn filled(&self, text: &Template<Word>, named: &str) -> String {
        let words = &self.plan.words;
        text.filled(|word| match word {
            Word::School => self.plan.school.name.clone(),
            Word::Place => words.school.clone(),
            Word::Learners => words.learners.clone(),
            Word::Cohort => lower(&words.cohort),
            Word::Cohorts => lower(&words.cohorts),
            Word::Year => self.plan.round.school_year.clone(),
            Word::Today => day(self.today),
            Word::Group | Word::Where => named.to_owned(),
        })
    }

    /// The same where nothing is named.
    pub(super) fn plain(&self, text: &Template<Word>) -> String {
        self.filled(text, "")
    }
}
