//! What the words in braces are filled with.

use indexmap::IndexMap;
use jiff::civil::Date;

use super::texts::texts;
use super::word::Word;
use crate::key::BlockKey;
use crate::layout::{self, Extras, Forms};
use crate::picture::told::expected_encounters;
use crate::plan::Approach;
use crate::words::{Template, count, day, lower, many};

fn minutes(minutes: u32) -> String {
    many(count(minutes), "minute", "minutes")
}

/// What stands for every word in one plan, on one day.
pub(super) struct Places<'a> {
    forms: &'a Forms,
    today: Date,
}

impl<'a> Places<'a> {
    pub(super) fn new(forms: &'a Forms, today: Date) -> Places<'a> {
        Places { forms, today }
    }

    /// A text with its places filled in.
    pub(super) fn filled(&self, text: &Template<Word>) -> String {
        text.filled(|word| self.value(word))
    }

    fn value(&self, word: Word) -> String {
        let plan = self.forms.plan();
        let (words, rules) = (&plan.words, &plan.rules);
        match word {
            Word::School => plan.school.name.clone(),
            Word::Place => words.school.clone(),
            Word::Learner => words.learner.clone(),
            Word::Learners => words.learners.clone(),
            Word::Cohort => lower(&words.cohort),
            Word::Cohorts => lower(&words.cohorts),
            Word::Stage => lower(&words.stage),
            Word::Stages => lower(&words.stages),
            Word::Round => plan.round.label.clone(),
            Word::Due => day(plan.round.due),
            Word::Today => day(self.today),
            Word::CareersLeader => match plan.school.careers_leader.trim() {
                "" => "the Careers Leader".to_owned(),
                name => name.to_owned(),
            },
            Word::Departments => many(plan.departments.len(), "department", "departments"),
            Word::Subject => lower(&words.subject),
            Word::Subjects => lower(&words.subjects),
            Word::SubjectCount => words.so_many(plan.subjects().count()),
            Word::SubjectMinutes => minutes(self.longest().map_or(0, |one| one.minutes)),
            Word::OutcomesMinutes => minutes(self.outcomes_minutes()),
            // The two are what a subject takes, rounded as a whole.
            Word::ChecklistMinutes => {
                let all = self.longest().map_or(0, |one| one.minutes);
                minutes(all.saturating_sub(self.outcomes_minutes()).max(1))
            }
            Word::Outcomes => plan.outcomes.len().to_string(),
            Word::FoundationName => plan.name_of(Approach::Foundation).to_owned(),
            Word::AcrossName => plan.name_of(Approach::Across).to_owned(),
            Word::EnrichedName => plan.name_of(Approach::Enriched).to_owned(),
            Word::FoundationShare => rules.foundation_share.per_cent().to_string(),
            Word::AcrossShare => rules.across_share.per_cent().to_string(),
            Word::Enriched => {
                let (one, several) = ("outcome is taught that way", "outcomes are taught that way");
                format!("at least {}", many(rules.enriched_outcomes, one, several))
            }
            Word::Encounters => expected_encounters(plan),
            Word::LeftOut => self.of_setting(&texts().left_out, &words.learners),
            Word::Asked => plan.framework.asked.clone(),
            Word::Leads if plan.school.name_people => " with who leads them".to_owned(),
            Word::Leads => String::new(),
        }
    }

    /// The subject that takes longest: nobody is promised too little.
    fn longest(&self) -> Option<layout::Asked<'_>> {
        layout::asked(self.forms).into_iter().rev().max_by_key(|one| one.minutes)
    }

    /// The minutes of that subject's outcomes, as its workbook counts them.
    fn outcomes_minutes(&self) -> u32 {
        let Some(longest) = self.longest() else { return 0 };
        let form = self.forms.issued(&longest.department.code, Extras::NONE);
        form.map_or(0, |(form, _)| form.seconds_in(&longest.subject.name, BlockKey::Outcomes).div_ceil(60))
    }

    /// A text that each setting has its own of.
    fn of_setting(&self, texts: &IndexMap<String, Template<Word>>, otherwise: &str) -> String {
        let own = texts.get(self.forms.plan().school.setting.word());
        // Such a text holds no word that is itself one of these.
        let place = |word| if word == Word::LeftOut { otherwise.to_owned() } else { self.value(word) };
        own.map_or_else(|| otherwise.to_owned(), |text| text.filled(place))
    }
}
