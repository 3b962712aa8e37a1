//! What is asked, and which figure helps to answer it: data that is kept in `schemas/compass.toml`.

use serde::Deserialize;

use crate::plan::Plan;
use crate::words::{Template, places};

/// The questions of one kind of institution.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Questions {
    /// Their number, which rises when one of them changes.
    pub(super) version: u32,
    /// The month in which they were last held against what is asked.
    pub(super) as_of: String,
    /// Month and day on which national figures are taken.
    pub(super) snapshots: Vec<String>,
    kinds: Vec<Kind>,
    bands: Vec<Band>,
    /// The questions.
    pub(super) lines: Vec<Line>,
}

/// What is its own to a kind of institution.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kind {
    settings: Vec<String>,
    /// Of whom it is asked.
    pub(super) told: Of,
    /// What follows *learners* where not everyone is meant.
    #[serde(default)]
    appropriate: String,
}

/// Of whom figures are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Of {
    /// Of each cohort.
    #[default]
    Cohorts,
    /// Of each stage, and of everybody.
    Together,
}

/// The words for a share of learners.
#[derive(Clone, Debug, Deserialize)]
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
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    /// The part that asks it.
    pub(super) part: String,
    asked: Template<Word>,
    /// The figure that helps to answer it.
    pub(super) figure: Figure,
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

/// A figure that we have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Figure {
    InScope,
    Careers,
    Routes,
    Any,
    Taught,
    Numbers,
    Everyone,
    /// Reached in one of the two highest bands of the plan.
    EveryoneOrMost,
    Encounters,
    MeaningfulEncounters,
    LearnersInEncounters,
    LearnersInMeaningfulEncounters,
    Workplaces,
    MeaningfulWorkplaces,
    Days,
    LearnersInWorkplaces,
    LearnersInMeaningfulWorkplaces,
}

impl Questions {
    /// Those that are kept. A test holds that they parse.
    pub(super) fn kept() -> Questions {
        toml::from_str(include_str!("../../../schemas/compass.toml")).unwrap_or_default()
    }

    /// What is its own to the kind of a plan.
    pub(super) fn kind(&self, plan: &Plan) -> Kind {
        let setting = plan.school.setting.word();
        let own = self.kinds.iter().find(|kind| kind.settings.iter().any(|word| word == setting));
        own.or(self.kinds.first()).cloned().unwrap_or_default()
    }

    /// The band of so many of all: none and all are meant exactly.
    pub(super) fn band(&self, part: u32, all: u32) -> &str {
        let hundredfold = u64::from(part) * 100;
        let per_cent = hundredfold.checked_div(u64::from(all)).unwrap_or(0).max(u64::from(part > 0));
        let reached = self.bands.iter().rev().find(|band| per_cent >= u64::from(band.from));
        reached.map_or("", |band| &band.name)
    }

    /// The bands that could not be confirmed.
    pub(super) fn unconfirmed(&self) -> impl Iterator<Item = &str> {
        self.bands.iter().filter(|band| !band.confirmed).map(|band| band.name.as_str())
    }
}

impl Line {
    /// What is asked, in the words of a plan.
    pub(super) fn asked(&self, plan: &Plan, kind: &Kind) -> String {
        filled(&self.asked, plan, kind)
    }

    /// What is counted for it.
    pub(super) fn counted(&self, plan: &Plan, kind: &Kind) -> String {
        filled(&self.counted, plan, kind)
    }
}

fn filled(text: &Template<Word>, plan: &Plan, kind: &Kind) -> String {
    text.filled(|word| match word {
        Word::Learner => plan.words.learner.clone(),
        Word::Learners => plan.words.learners.clone(),
        Word::Cohorts => crate::words::lower(&plan.words.cohorts),
        Word::School => plan.words.school.clone(),
        Word::Appropriate => kind.appropriate.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Setting, resolve};

    #[test]
    fn the_questions_parse_and_are_asked_in_the_order_of_the_benchmarks_in_every_setting() {
        let kept: Questions = toml::from_str(include_str!("../../../schemas/compass.toml")).expect("they parse");
        let benchmarks: Vec<&str> = kept.lines.iter().map(|line| line.part.as_str()).collect();
        assert!(benchmarks.is_sorted() && benchmarks.len() >= 12, "{benchmarks:?}");
        assert_eq!((kept.version, kept.snapshots.len()), (4, 3));
        for plan in Setting::ALL.map(|setting| resolve(&setting.built_in()).expect("no fault")) {
            let kind = kept.kind(&plan);
            assert!(kind.settings.iter().any(|word| word == plan.school.setting.word()), "every kind is named");
            assert_eq!(kind.told == Of::Together, plan.school.setting == Setting::College);
            for line in &kept.lines {
                let told = [line.asked(&plan, &kind), line.counted(&plan, &kind)].concat();
                assert!(!told.contains(['{', '}']) && !told.contains(" such "), "{told}");
            }
        }
        let unknown = "version = 1\nas_of = ''\nsnapshots = []\nkinds = []\nbands = []\n[[lines]]\npart = ''\nasked \
                       = ''\nfigure = 'score'\ncounted = ''";
        assert!(toml::from_str::<Questions>(unknown).is_err());
    }

    #[test]
    fn none_and_all_are_meant_exactly() {
        let kept = Questions::kept();
        let of = |part| kept.band(part, 300);
        assert_eq!(
            [0, 1, 77, 78, 152, 153, 273, 299, 300].map(of),
            ["none", "few", "few", "some", "some", "more than half", "almost all", "almost all", "all"]
        );
        assert_eq!(kept.unconfirmed().collect::<Vec<_>>(), ["more than half"]);
    }
}
