//! The framework that a school works by: England's, another country's or none. Its words are data.
//!
//! ```text
//! plan (School: Framework)  ──▶  England · None        in schemas/frameworks
//!                           ──▶  any other name        framework.toml, beside the plan
//! ```
//! Nothing else in the product names a benchmark, a self-evaluation or a day on which a school year begins.

mod evaluation;
mod yearly;

use std::sync::LazyLock;

use indexmap::IndexMap;
use jiff::civil::Date;
use serde::Deserialize;

use super::{Approach, Names, Plan, Setting};
use crate::fold::fold;
use crate::words::{Template, lower, places};

pub use evaluation::{Figure, Kind, Of, Question, SelfEvaluation};
pub use yearly::Yearly;

/// The months, as a calendar has them.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A framework for careers.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// What it is called in a plan.
    pub name: String,
    /// As of when its words and days hold.
    #[serde(default)]
    pub as_of: String,
    /// The first day of a school year.
    pub year_begins: Yearly,
    /// Who asks what every subject is to do, within *What … (above)*.
    pub asked: String,
    /// How often, by setting, as a sentence begins.
    #[serde(default)]
    when: IndexMap<String, String>,
    /// What dedicated time is, by setting, within a sentence, where other words are usual than those that fit anywhere.
    #[serde(default)]
    dedicated_time: IndexMap<String, String>,
    /// What is asked.
    #[serde(default)]
    pub expects: Vec<Expectation>,
    /// The usual names of the approaches.
    pub approaches: Approaches,
    /// What an encounter with an employer is called.
    pub encounter: RecordWords,
    /// What an experience of a workplace is called.
    pub workplace: RecordWords,
    /// What stands beneath the figures of learners reached.
    #[serde(default)]
    pub reached: Option<Template<Said>>,
    /// The self-evaluation that our figures help to answer; none where the framework has none.
    #[serde(default)]
    pub self_evaluation: Option<SelfEvaluation>,
}

/// The usual names of the three approaches: a plan may have its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approaches {
    foundation: String,
    across: String,
    enriched: String,
}

/// What one kind of records is called.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordWords {
    /// The answer in a drop-down.
    pub label: String,
    /// A heading for several.
    pub several: String,
    /// What else people write for it.
    #[serde(default)]
    pub also: Vec<String>,
}

/// One thing that is asked.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// Of whom, or in what.
    pub part: Template<Said>,
    /// What.
    pub text: Template<Said>,
}

places! {
    /// A word in braces that a text of a framework may hold.
    pub enum Said {
        Learner = "learner",
        Learners = "learners",
        Subject = "subject",
        When = "when",
    }
}

impl Framework {
    /// The frameworks that are built in, the usual one first.
    pub fn built_in() -> &'static [Framework] {
        static READ: LazyLock<Vec<Framework>> = LazyLock::new(|| {
            // A test holds that both parse.
            BUILT_IN.iter().filter_map(|text| Framework::of_text(text).ok()).collect()
        });
        &READ
    }

    /// The one of a plan that names none.
    pub fn usual() -> Framework {
        Framework::built_in().first().cloned().unwrap_or_default()
    }

    /// A framework as it is written in a file.
    ///
    /// # Errors
    /// What is wrong with the file, where in it, and how to mend it.
    pub fn of_text(text: &str) -> Result<Framework, String> {
        let framework: Framework = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start));
            let line = before.map(|before| before.matches('\n').count() + 1);
            line.map_or_else(String::new, |line| format!("line {line}: ")) + error.message().trim_end()
        })?;
        match framework.fault() {
            Some(fault) => Err(fault),
            None => Ok(framework),
        }
    }

    /// What stops it from being used, and how to mend it.
    fn fault(&self) -> Option<String> {
        let RecordWords { label: encounter, .. } = &self.encounter;
        if self.name.trim().is_empty() {
            return Some("it has no name".to_owned());
        }
        if encounter.trim().is_empty() || fold(encounter) == fold(&self.workplace.label) {
            return Some("encounter and workplace need two different labels".to_owned());
        }
        self.self_evaluation.as_ref().and_then(SelfEvaluation::fault)
    }

    /// The framework that a plan means: by its name, of the built-in ones and the one beside the plan. A plan that
    /// names none means the one beside it, and else the usual one: it was made before there was a choice.
    pub(super) fn meant(typed: &str, beside: Option<&Framework>) -> Option<Framework> {
        let known = || beside.into_iter().chain(Framework::built_in());
        if fold(typed).is_empty() {
            return known().next().cloned();
        }
        let names = Names::of_codes(known().map(|one| one.name.as_str()));
        let name = names.one(typed)?;
        known().find(|one| one.name == name).cloned()
    }

    /// The usual name of an approach.
    pub fn approach(&self, approach: Approach) -> &str {
        let Approaches { foundation, across, enriched } = &self.approaches;
        match approach {
            Approach::Foundation => foundation,
            Approach::Across => across,
            Approach::Enriched => enriched,
        }
    }

    /// The months in the order of a school year.
    pub fn months(&self) -> Vec<&'static str> {
        MONTHS.iter().cycle().skip(self.year_begins.months_before()).take(MONTHS.len()).copied().collect()
    }

    /// First and last day of a school year written `2026-27` or `2026-2027`.
    pub(super) fn school_year(&self, text: &str) -> Option<(Date, Date)> {
        let text = fold(text).replace(" to ", "-");
        let (from, to) = text.split_once(['-', '/'])?;
        let from = from.trim();
        let from = if from.len() == 2 { format!("20{from}") } else { from.to_owned() };
        let from: i16 = from.parse().ok().filter(|year| (2000..2100).contains(year))?;
        let (to, next) = (to.trim(), from + 1);
        (to == next.to_string() || to == format!("{:02}", next % 100)).then(|| self.year(from)).flatten()
    }

    /// First and last day of the school year that begins in a year.
    fn year(&self, begins: i16) -> Option<(Date, Date)> {
        let first = self.year_begins.of(begins)?;
        Some((first, self.year_begins.of(begins + 1)?.yesterday().ok()?))
    }

    /// How often learners are to meet what is asked, at the beginning of a sentence.
    fn when(&self, setting: Setting) -> &str {
        self.when.get(setting.word()).map_or("Whatever they study", String::as_str)
    }
}

impl Plan {
    /// What dedicated time is, within a sentence: what the Careers Leader delivers outside subjects.
    pub fn dedicated_time(&self) -> &str {
        let setting = self.school.setting;
        self.framework.dedicated_time.get(setting.word()).map_or(setting.dedicated_time(), String::as_str)
    }

    /// A text of its framework in its own words.
    pub fn in_words(&self, text: &Template<Said>) -> String {
        text.filled(|word| match word {
            Said::Learner => self.words.learner.clone(),
            Said::Learners => self.words.learners.clone(),
            Said::Subject => lower(&self.words.subject),
            Said::When => self.framework.when(self.school.setting).to_owned(),
        })
    }
}

const BUILT_IN: [&str; 2] =
    [include_str!("../../schemas/frameworks/england.toml"), include_str!("../../schemas/frameworks/none.toml")];

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_built_in_frameworks_parse_and_the_usual_one_is_first() {
        for text in BUILT_IN {
            assert_eq!(Framework::of_text(text).map(|_| ()), Ok(()));
        }
        let names: Vec<&str> = Framework::built_in().iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["England", "None"]);
    }

    #[test]
    fn a_plan_means_what_it_names_and_else_what_lies_beside_it() {
        let own = Framework::of_text(&BUILT_IN[1].replace("\"None\"", "\"Northland\"")).expect("a framework");
        let name = |typed: &str, beside| Framework::meant(typed, beside).map(|one| one.name);
        assert_eq!(name("", None).as_deref(), Some("England"));
        assert_eq!(name(" none ", None).as_deref(), Some("None"));
        assert_eq!(name("Northland", None), None);
        assert_eq!(name("northland", Some(&own)).as_deref(), Some("Northland"));
        assert_eq!(name("", Some(&own)).as_deref(), Some("Northland"));
        assert_eq!(name("England", Some(&own)).as_deref(), Some("England"));
    }

    #[test]
    fn a_school_year_begins_on_its_day_and_ends_the_day_before() {
        let text = BUILT_IN[1].replace("09-01", "08-16");
        let own = Framework::of_text(&text).expect("a framework");
        assert_eq!(own.year(2026), Some((date(2026, 8, 16), date(2027, 8, 15))));
        assert_eq!((own.months()[0], own.months()[11]), ("August", "July"));
        assert_eq!(Framework::built_in()[0].year(2026), Some((date(2026, 9, 1), date(2027, 8, 31))));
        for wrong in ["02-29", "13-01", "soon"] {
            assert!(Framework::of_text(&BUILT_IN[1].replace("09-01", wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_framework_that_cannot_be_used_says_why() {
        let told = |from: &str, to: &str| Framework::of_text(&BUILT_IN[1].replace(from, to)).expect_err("a fault");
        assert!(told("{learners}", "{pupils}").contains("pupils"));
        assert!(told("\"Workplace\"", "\"encounter\"").contains("different"));
        assert!(told("asked =", "askd =").contains("askd"));
        assert_eq!(told("\"None\"", "\" \""), "it has no name");
    }
}
