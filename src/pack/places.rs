//! What the words in braces are filled with.

use indexmap::IndexMap;
use jiff::civil::Date;

use super::texts::texts;
use crate::layout::{self, Forms};
use crate::matrix::words::filled;
use crate::picture::told::expected_encounters;
use crate::plan::{Approach, Plan};
use crate::words::{count, day, lower, many};

/// Every word with what stands for it in one plan.
pub(super) struct Places<'a> {
    values: IndexMap<&'a str, String>,
}

impl<'a> Places<'a> {
    pub(super) fn new(forms: &'a Forms, today: Date) -> Places<'a> {
        let plan: &'a Plan = forms.plan();
        let words = &plan.words;
        let or = |text: &str, other: &str| if text.trim().is_empty() { other } else { text.trim() }.to_owned();
        let enriched = many(plan.rules.enriched_outcomes, "outcome is taught that way", "outcomes are taught that way");
        // As the workbooks say; of the subject that takes longest, so that nobody is promised too little.
        let minutes = layout::asked(forms).into_iter().map(|one| one.minutes).max().unwrap_or(0);
        let values = [
            ("school", plan.school.name.clone()),
            ("place", words.school.clone()),
            ("learner", words.learner.clone()),
            ("learners", words.learners.clone()),
            ("cohort", lower(&words.cohort)),
            ("cohorts", lower(&words.cohorts)),
            ("stage", lower(&words.stage)),
            ("stages", lower(&words.stages)),
            ("round", plan.round.label.clone()),
            ("due", day(plan.round.due)),
            ("today", day(today)),
            ("careers_leader", or(&plan.school.careers_leader, "the Careers Leader")),
            ("departments", many(plan.departments.len(), "department", "departments")),
            ("subjects", many(plan.subjects().count(), "subject", "subjects")),
            ("subject_minutes", many(count(minutes), "minute", "minutes")),
            ("outcomes", plan.outcomes.len().to_string()),
            ("foundation_name", plan.name_of(Approach::Foundation).to_owned()),
            ("across_name", plan.name_of(Approach::Across).to_owned()),
            ("enriched_name", plan.name_of(Approach::Enriched).to_owned()),
            ("foundation_share", plan.rules.foundation_share.per_cent().to_string()),
            ("across_share", plan.rules.across_share.per_cent().to_string()),
            ("enriched", format!("at least {enriched}")),
            ("encounters", expected_encounters(plan)),
        ];
        let mut places = Places { values: values.into_iter().collect() };
        let left_out = texts().left_out.get(plan.school.setting.word()).map(|text| places.filled(text));
        places.values.insert("left_out", left_out.unwrap_or_else(|| words.learners.clone()));
        places
    }

    /// A text with its places filled in.
    pub(super) fn filled(&self, text: &str) -> String {
        filled(text, |word| self.values.get(word).map(String::as_str))
    }
}
