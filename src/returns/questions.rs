//! What a department asks the Careers Leader in place of an answer, and what is said back to it at once.

use indexmap::IndexMap;

use super::Return;
use crate::answers::Labelled;
use crate::answers::audit::TaughtThisYear;
use crate::finding::{Code, Finding, MOST_CELLS, Place};
use crate::fold::fold;
use crate::key::BlockKey;
use crate::layout::{Forms, audit_of};
use crate::plan::LEADER;
use crate::words::many;

/// Words of an explanation that says *no*.
const NO: [&str; 7] = ["not", "no", "nobody", "none", "never", "isn't", "doesn't"];

impl Return {
    /// Where the department is not sure and asks the Careers Leader.
    pub fn questions(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.code == Code::AsksTheLeader)
    }

    /// What the department wants to tell and to ask, as the Careers Leader alone reads it.
    pub fn to_leader(&self) -> Option<String> {
        let questions: Vec<&Place> = self.questions().map(|finding| &finding.place).collect();
        let mut groups: IndexMap<Place, Vec<&Place>> = IndexMap::new();
        for place in questions {
            groups.entry(Place { cell: None, row: None, ..place.clone() }).or_default().push(place);
        }
        let asked: Vec<String> = groups.values().map(|places| Place::of_all(places, MOST_CELLS)).collect();
        let asked = (!asked.is_empty()).then(|| format!("Not sure, and asks you: {}.", asked.join("; ")));
        let said: Vec<String> = self.comment().map(str::to_owned).into_iter().chain(asked).collect();
        (!said.is_empty()).then(|| said.join(" "))
    }

    /// What is said back to whoever filled it in: that their questions have arrived, and where to say what they wrote
    /// beside a query. Nothing to the Careers Leader, who asks nobody.
    pub fn replies(&self, forms: &Forms) -> Vec<String> {
        if self.department.as_deref().is_none_or(|code| code == LEADER) {
            return Vec::new();
        }
        [self.questions_arrived(forms), self.not_this_year(forms)].into_iter().flatten().collect()
    }

    /// `Helen Adeyemi has your 2 questions and will come back to you.`
    fn questions_arrived(&self, forms: &Forms) -> Option<String> {
        let leader = forms.plan().school.careers_leader.trim();
        let questions = match self.questions().count() {
            0 => return None,
            1 => "question".to_owned(),
            several => many(several, "question", "questions"),
        };
        Some(format!("{leader} has your {questions} and will come back to you."))
    }

    /// Where to say that nobody is taught in a stage, for whoever said it beside a query of a subject.
    fn not_this_year(&self, forms: &Forms) -> Option<String> {
        let form = forms.of(self.department.as_deref()?)?;
        let (sheet, _) = form.areas().find(|(_, area)| area.block.key() == BlockKey::Stages)?;
        let audit = audit_of(&self.answers);
        let is_told = |subject: &str| {
            let mut own = audit.stages.iter().filter(|row| row.place.subject.as_deref() == Some(subject));
            own.any(|row| row.taught == Some(TaughtThisYear::NotThisYear))
        };
        let mut said =
            self.findings.iter().filter_map(|finding| finding.place.subject.as_deref().zip(finding.explained.as_ref()));
        let is_said = said.any(|(subject, why)| says_not_this_year(why.for_its_author()) && !is_told(subject));
        is_said.then(|| {
            format!(
                "Where nobody is taught this year, choose {} on the sheet {}: then nothing is asked about it.",
                TaughtThisYear::NotThisYear.label(),
                sheet.name
            )
        })
    }
}

/// Whether an explanation says that something is not done this year.
fn says_not_this_year(text: &str) -> bool {
    let folded = fold(text).replace('\u{2019}', "'");
    let mut words = folded.split(|c: char| !c.is_alphabetic() && c != '\'');
    folded.contains("this year") && words.any(|word| NO.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_done_this_year_is_told_from_what_is() {
        for text in [
            "Not running this year.",
            "not taught this year",
            "No A level group this year",
            "It isn\u{2019}t on this year",
        ] {
            assert!(says_not_this_year(text), "{text}");
        }
        for text in ["New this year", "Not yet decided", "Another colleague teaches it this year", "It is so."] {
            assert!(!says_not_this_year(text), "{text}");
        }
    }
}
