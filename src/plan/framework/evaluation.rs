//! The self-evaluation that schools answer themselves: what it asks, of whom, in which bands and when. All of it is data of
//! a framework; a question names the figure of ours that helps to answer it.

use std::fmt::Display;

use serde::Deserialize;

use super::yearly::Yearly;
use crate::fold::fold;
use crate::plan::{Plan, Setting};
use crate::words::{Template, any_of, lower, places};

/// Longer names stand on no tab.
const TAB: usize = 30;

/// A self-evaluation.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfEvaluation {
    /// The words on the tab of our figures, and above them.
    pub tab: String,
    /// What it is called.
    pub called: String,
    /// What it asks about.
    pub about: String,
    /// The heading over its parts.
    pub part: String,
    /// The part that asks about the training of staff; none where it does not ask.
    #[serde(default)]
    pub staff: Option<String>,
    /// The number of its questions as they are put here, which rises when one of them changes.
    #[serde(default)]
    pub version: Option<u32>,
    /// The month in which they were last held against what is asked.
    #[serde(default)]
    pub as_of: Option<String>,
    /// The days on which national figures are taken.
    #[serde(default)]
    pub snapshots: Vec<Yearly>,
    #[serde(default)]
    kinds: Vec<Kind>,
    #[serde(default)]
    bands: Vec<Band>,
    /// What it asks, in its order.
    #[serde(default)]
    pub questions: Vec<Question>,
}

/// What is its own to a kind of institution.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    settings: Vec<Where>,
    /// Of whom it is asked.
    #[serde(default)]
    pub told: Of,
    /// What follows *learners* where not everyone is meant.
    #[serde(default)]
    appropriate: String,
}

/// A setting by its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct Where(Setting);

/// Of whom figures are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Of {
    /// Of each cohort.
    #[default]
    Cohorts,
    /// Of each stage, and of everybody.
    Together,
}

/// The words for a share of learners.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Band {
    name: String,
    /// The per cent at which it begins.
    from: u32,
    /// Whether it is known to be asked so.
    #[serde(default = "yes")]
    confirmed: bool,
}

fn yes() -> bool {
    true
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The part that asks it.
    pub part: String,
    asked: Template<Word>,
    /// The figure that helps to answer it.
    pub figure: Figure,
    counted: Template<Word>,
}

places! {
    /// A word in braces that a question may hold.
    enum Word {
        Learner = "learner",
        Learners = "learners",
        Cohorts = "cohorts",
        School = "school",
        Appropriate = "appropriate",
    }
}

/// Declares the figures that we have, each with its word in a framework.
macro_rules! figures {
    ($($figure:ident = $key:literal,)+) => {
        /// A figure that we have.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
        #[serde(try_from = "String")]
        pub enum Figure { $(#[doc = concat!("`", $key, "`")] $figure,)+ }

        impl Figure {
            const ALL: &'static [(&'static str, Figure)] = &[$(($key, Figure::$figure),)+];
        }
    };
}

figures! {
    InScope = "in-scope",
    Careers = "careers",
    Routes = "routes",
    Any = "any",
    Taught = "taught",
    Numbers = "numbers",
    Everyone = "everyone",
    EveryoneOrMost = "everyone-or-most",
    Encounters = "encounters",
    MeaningfulEncounters = "meaningful-encounters",
    LearnersInEncounters = "learners-in-encounters",
    LearnersInMeaningfulEncounters = "learners-in-meaningful-encounters",
    Workplaces = "workplaces",
    MeaningfulWorkplaces = "meaningful-workplaces",
    Days = "days",
    LearnersInWorkplaces = "learners-in-workplaces",
    LearnersInMeaningfulWorkplaces = "learners-in-meaningful-workplaces",
}

/// The one of some that is typed, or that it is none of them and which there are.
fn one_of<T: Copy>(typed: &str, what: impl Display, known: &[(&str, T)]) -> Result<T, String> {
    let found = known.iter().find(|(word, _)| *word == typed.trim()).map(|(_, one)| *one);
    let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
    found.ok_or_else(|| format!("'{typed}' is no {what}: write {}", any_of(&words)))
}

impl TryFrom<String> for Figure {
    type Error = String;

    fn try_from(text: String) -> Result<Figure, String> {
        one_of(&text, "figure that we have", Figure::ALL)
    }
}

impl TryFrom<String> for Of {
    type Error = String;

    fn try_from(text: String) -> Result<Of, String> {
        one_of(&text, "way to tell figures", &[("cohorts", Of::Cohorts), ("together", Of::Together)])
    }
}

impl TryFrom<String> for Where {
    type Error = String;

    fn try_from(text: String) -> Result<Where, String> {
        one_of(&text, "kind of institution", &Setting::ALL.map(|setting| (setting.word(), Where(setting))))
    }
}

impl Figure {
    /// Whether it is of encounters with employers.
    fn is_of_encounters(self) -> bool {
        matches!(
            self,
            Figure::Encounters
                | Figure::MeaningfulEncounters
                | Figure::LearnersInEncounters
                | Figure::LearnersInMeaningfulEncounters
        )
    }
}

impl SelfEvaluation {
    /// What stops it from being used, and how to mend it.
    pub(super) fn fault(&self) -> Option<String> {
        let SelfEvaluation { tab, kinds, bands, questions, .. } = self;
        let named: Vec<Setting> = kinds.iter().flat_map(|kind| &kind.settings).map(|one| one.0).collect();
        let twice = named.iter().enumerate().find(|(at, setting)| named.iter().take(*at).any(|one| one == *setting));
        let begins = bands.iter().map(|band| band.from);
        let rise = bands.first().is_none_or(|band| band.from == 0) && begins.clone().is_sorted_by(|a, b| a < b);
        let is_blank = |question: &Question| {
            let Question { part, asked, counted, .. } = question;
            [part.clone(), asked.to_string(), counted.to_string()].iter().any(|text| text.trim().is_empty())
        };
        let fault = if tab.trim().is_empty() || tab.encode_utf16().count() > TAB {
            format!("its tab '{tab}' does not fit: write 1 to {TAB} letters")
        } else if fold(tab) == "history" {
            format!("no tab may be called '{tab}': write another word")
        } else if tab.contains(['[', ']', ':', '*', '?', '/', '\\']) || tab.starts_with('\'') || tab.ends_with('\'') {
            format!(
                "its tab '{tab}' holds a sign that no tab may have: leave out [ ] : * ? / \\ and quotes at its ends"
            )
        } else if questions.is_empty() {
            "it asks nothing: write a [[self_evaluation.questions]] for each question, or leave [self_evaluation] out"
                .to_owned()
        } else if let Some(at) = questions.iter().position(is_blank) {
            format!("question {} lacks a text: fill in its part, asked and counted", at + 1)
        } else if let Some((_, setting)) = twice {
            format!("'{}' stands in two of its kinds: leave it in one", setting.word())
        } else if !rise || begins.max().is_some_and(|most| most > 100) {
            "its bands do not rise: let the first begin from 0, each next one higher, and none above 100".to_owned()
        } else {
            return None;
        };
        Some(format!("[self_evaluation]: {fault}"))
    }

    /// What is its own to the kind of a plan.
    pub fn kind(&self, plan: &Plan) -> Kind {
        let is_own = |kind: &&Kind| kind.settings.contains(&Where(plan.school.setting));
        self.kinds.iter().find(is_own).cloned().unwrap_or_default()
    }

    /// The band of so many of all: none and all are meant exactly. Where it asks in no bands, none.
    pub fn band(&self, part: u32, all: u32) -> Option<&str> {
        let hundredfold = u64::from(part) * 100;
        let per_cent = hundredfold.checked_div(u64::from(all)).unwrap_or(0).max(u64::from(part > 0));
        let reached = self.bands.iter().rev().find(|band| per_cent >= u64::from(band.from));
        reached.map(|band| band.name.as_str())
    }

    /// The bands that could not be confirmed.
    pub fn unconfirmed(&self) -> impl Iterator<Item = &str> {
        self.bands.iter().filter(|band| !band.confirmed).map(|band| band.name.as_str())
    }

    /// Whether it asks of encounters with employers.
    pub fn is_of_encounters(&self) -> bool {
        self.questions.iter().any(|question| question.figure.is_of_encounters())
    }
}

impl Question {
    /// What is asked, in the words of a plan.
    pub fn asked(&self, plan: &Plan, kind: &Kind) -> String {
        filled(&self.asked, plan, kind)
    }

    /// What is counted for it.
    pub fn counted(&self, plan: &Plan, kind: &Kind) -> String {
        filled(&self.counted, plan, kind)
    }
}

fn filled(text: &Template<Word>, plan: &Plan, kind: &Kind) -> String {
    text.filled(|word| match word {
        Word::Learner => plan.words.learner.clone(),
        Word::Learners => plan.words.learners.clone(),
        Word::Cohorts => lower(&plan.words.cohorts),
        Word::School => plan.words.school.clone(),
        Word::Appropriate if kind.appropriate.trim().is_empty() => String::new(),
        Word::Appropriate => format!(" {}", kind.appropriate.trim()),
    })
}

#[cfg(test)]
mod tests;
