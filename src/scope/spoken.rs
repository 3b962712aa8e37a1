//! Of whom a row or a record speaks: the cohorts that its own subject teaches, of those that it names.
//!
//! ```text
//! Health and Care teaches HSC1, HSC2, HSC3      All of L1   names HSC1, and no other programme of the level
//! History teaches Years 7 to 9                  (blank)     names nobody: it counts for its outcome alone
//! Oak's whole curriculum teaches Oak            (blank)     names Oak: there is nobody else whom it could mean
//! ```

use crate::plan::{Cohort, Plan, Stage, Subject};

/// A cohort with the stage in which it is meant: a class may stand in two.
pub type Meant<'a> = (&'a Stage, &'a Cohort);

/// Of whom a row or a record speaks.
#[derive(Clone, Debug, PartialEq)]
pub enum Spoken<'a> {
    /// Of these cohorts; of none where it names only cohorts that its subject does not teach.
    Named(Vec<Meant<'a>>),
    /// It does not say: it counts for no cohort.
    Unnamed,
}

impl Spoken<'_> {
    /// Whether it speaks of a cohort of a stage.
    pub fn names(&self, stage: &Stage, cohort: &Cohort) -> bool {
        match self {
            Spoken::Named(meant) => meant.iter().any(|(at, own)| at.code == stage.code && own.code == cohort.code),
            Spoken::Unnamed => false,
        }
    }
}

/// The labels in a text under *Year groups*: those of the plan that stand in it with commas between them, or all of it.
pub fn labels<'t>(plan: &Plan, text: &'t str) -> Vec<&'t str> {
    let is_label = |text: &str| {
        plan.stages.iter().any(|stage| stage.all_of() == text || stage.cohorts.iter().any(|cohort| cohort.name == text))
    };
    let mut labels = Vec::new();
    let mut rest = text.trim();
    // A name may itself hold a comma: the longest that is known comes first.
    while !rest.is_empty() {
        let ends = rest.match_indices(',').map(|(at, _)| at).chain([rest.len()]);
        let known = ends.filter_map(|end| rest.get(..end)).rfind(|own| is_label(own.trim()));
        let Some(own) = known else { return vec![text.trim()] };
        labels.push(own.trim());
        rest = rest.get(own.len()..).unwrap_or_default().trim_start_matches([',', ' ']);
    }
    labels
}

/// Whom the labels under *Year groups* mean in a subject; in dedicated time, and in a record that belongs to no
/// subject, of all cohorts (`subject` is none).
///
/// `home` is the stage of the outcome that a row is about; a record has none. A class that stands in two stages is meant
/// in that of the outcome. Where the subject teaches one cohort alone, there or, without a home, at all, no label at all
/// means that one.
pub fn spoken<'a, 't>(
    plan: &'a Plan,
    subject: Option<&Subject>,
    home: Option<&Stage>,
    typed: impl IntoIterator<Item = &'t str>,
) -> Spoken<'a> {
    let taught = || {
        let stages = plan.stages.iter().flat_map(|stage| stage.cohorts.iter().map(move |cohort| (stage, cohort)));
        stages.filter(|(stage, cohort)| subject.is_none_or(|subject| subject.teaches(stage, cohort)))
    };
    let is_home = |stage: &Stage| home.is_none_or(|home| home.code == stage.code);
    let labels: Vec<&str> = typed.into_iter().flat_map(|text| labels(plan, text)).collect();
    if labels.is_empty() {
        let mut own = taught().filter(|(stage, _)| is_home(stage));
        return match (own.next(), own.next()) {
            (Some(only), None) => Spoken::Named(vec![only]),
            (Some(_), Some(_)) | (None, _) => Spoken::Unnamed,
        };
    }
    let of_a_stage = |label: &str| plan.stages.iter().find(|stage| stage.all_of() == label);
    let stands_at_home = |label: &str| home.is_some_and(|home| home.cohorts.iter().any(|cohort| cohort.name == label));
    let is_meant = |stage: &Stage, cohort: &Cohort, label: &str| match of_a_stage(label) {
        Some(all) => stage.code == all.code,
        None => cohort.name == label && (is_home(stage) || !stands_at_home(label)),
    };
    let named = taught().filter(|(stage, cohort)| labels.iter().any(|label| is_meant(stage, cohort, label)));
    Spoken::Named(named.collect())
}

/// Learners on roll behind the labels of the cohorts' list in a text.
pub fn roll_of(plan: &Plan, text: &str) -> Option<u32> {
    // A class with learners of two stages has a roll in each.
    match spoken(plan, None, None, [text]) {
        Spoken::Named(meant) if !meant.is_empty() => {
            Some(meant.iter().fold(0, |sum: u32, (_, cohort)| sum.saturating_add(cohort.roll)))
        }
        Spoken::Named(_) | Spoken::Unnamed => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scope::drawn;

    fn shown(spoken: &Spoken<'_>) -> String {
        match spoken {
            Spoken::Unnamed => "not said".to_owned(),
            Spoken::Named(meant) => {
                let names = meant.iter().map(|(stage, cohort)| format!("{} in {}", cohort.code, stage.code));
                names.collect::<Vec<_>>().join(", ")
            }
        }
    }

    #[test]
    fn a_label_means_those_of_its_cohorts_that_the_subject_teaches() {
        let mut plan = drawn::plan(
            "| Ref   |
             | KS3-1 |
             | KS4-1 |",
            "| Department | Subject | Stages   |
             | HUM        | History | KS3, KS4 |
             | MUS        | Music   | KS3      |",
        );
        plan.departments[1].subjects[0].cohorts = vec![plan.stages[0].cohorts[0].code.clone()];
        let of = |subject: Option<&str>, home: Option<usize>, label: Option<&str>| {
            let subject = subject.map(|name| drawn::subject(&plan, name).1);
            shown(&spoken(&plan, subject, home.map(|home| &plan.stages[home]), label))
        };
        let all = |stage: usize| {
            let cohorts = plan.stages[stage].cohorts.iter();
            cohorts.map(|one| format!("{} in {}", one.code, plan.stages[stage].code)).collect::<Vec<_>>().join(", ")
        };
        let first = all(0).split(", ").next().unwrap_or_default().to_owned();
        assert!(plan.stages[0].cohorts.len() > 1, "there is something to tell apart");
        assert_eq!(of(Some("History"), Some(0), Some("All of KS3")), all(0));
        assert_eq!(of(Some("Music"), Some(0), Some("All of KS3")), first, "it teaches no other");
        assert_eq!(of(Some("Music"), Some(0), Some(&plan.stages[1].cohorts[0].name)), "", "it does not teach it");
        assert_eq!(of(Some("Music"), Some(0), None), first, "there is nobody else whom it could mean");
        assert_eq!(of(Some("Music"), None, Some("  ")), first);
        assert_eq!(of(Some("History"), Some(0), None), "not said");
        assert_eq!(of(None, None, Some("All of KS4")), all(1));
        assert_eq!(of(None, Some(0), None), "not said");
        assert_eq!(of(Some("History"), None, Some("Everybody")), "");
    }

    #[test]
    fn a_class_in_two_stages_is_meant_in_that_of_the_outcome() {
        let mut plan = drawn::plan(
            "| Ref   |
             | KS3-1 |
             | KS4-1 |",
            "| Department | Subject | Stages   |
             | OAK        | Oak     | KS3, KS4 |",
        );
        let oak = plan.stages[0].cohorts[0].clone();
        plan.stages[1].cohorts.insert(0, oak.clone());
        let of = |home: Option<usize>| {
            let (_, subject) = drawn::subject(&plan, "Oak");
            shown(&spoken(&plan, Some(subject), home.map(|home| &plan.stages[home]), [oak.name.as_str()]))
        };
        assert_eq!(of(Some(0)), format!("{} in KS3", oak.code));
        assert_eq!(of(Some(1)), format!("{} in KS4", oak.code));
        assert_eq!(of(None), format!("{0} in KS3, {0} in KS4", oak.code), "a record says no more than the class");
    }
}
