//! The rounds before this one: each whole, with the round before it. `change` tells what changed since.
//!
//! A subject is the same when its department's code and its own name are.

use std::iter;
use std::sync::Arc;

use super::Results;
use crate::fold::fold;
use crate::judge::{Standing, Verdict};

/// What became of the round before, which the plan names.
#[derive(Clone, Debug)]
pub enum Last {
    /// It was read and judged by its own rules.
    Read(LastRound),
    /// It could not be, and why: in a sentence or two.
    Unread(String),
}

/// The round before, as it was judged; its own last round, too, where it could be read.
#[derive(Clone, Debug)]
pub struct LastRound {
    /// Its plan, its returns, its audits and its verdicts.
    pub results: Arc<Results>,
}

impl LastRound {
    /// A round, to be compared with the next.
    pub fn of(results: Arc<Results>) -> LastRound {
        LastRound { results }
    }

    /// What it was called.
    pub fn label(&self) -> &str {
        &self.results.plan.round.label
    }

    /// How the subject of a verdict stood; none where that round did not have it.
    pub fn standing(&self, verdict: &Verdict) -> Option<Standing> {
        let is_its = |stood: &&Verdict| fold(&stood.subject) == fold(&verdict.subject);
        self.results.verdicts.iter().find(is_its).map(|stood| stood.standing)
    }
}

impl Results {
    /// The round before, where it could be read.
    pub fn last_round(&self) -> Option<&LastRound> {
        match &self.last {
            Some(Last::Read(last)) => Some(last),
            Some(Last::Unread(_)) | None => None,
        }
    }

    /// The rounds before, each the last round of the one that stands before it here: the nearest first.
    pub fn rounds_before(&self) -> impl Iterator<Item = &LastRound> {
        iter::successors(self.last_round(), |last| last.results.last_round())
    }

    /// Why the rounds before go no further back than they do, where one is named and could not be read.
    pub fn unread(&self) -> Option<&str> {
        let oldest = self.rounds_before().last().map_or(self, |last| &*last.results);
        match oldest.last.as_ref()? {
            Last::Unread(why) => Some(why),
            Last::Read(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Forms;
    use crate::scope::drawn;

    #[test]
    fn a_subject_stood_as_it_did_in_any_department_and_rounds_follow_each_other() {
        let plan = drawn::plan(
            "| Ref   |
             | KS3-1 |",
            "| Department | Subject | Stages |
             | HUM        | History | KS3    |
             | ART        | Art     | KS3    |",
        );
        let forms = Forms::new(plan);
        let round = |label: &str, last: Option<Last>| {
            let mut results = Results::new(&forms, Vec::new());
            Arc::make_mut(&mut results.plan).round.label = label.to_owned();
            results.last = last;
            results
        };
        let read = |results| Some(Last::Read(LastRound::of(Arc::new(results))));
        let mut first = round("first", Some(Last::Unread("It is gone.".to_owned())));
        first.verdicts[0].standing = Standing::NotAnswered;
        let mut now = round("third", read(round("second", read(first))));
        now.verdicts[0].subject = "HISTORY".to_owned();
        assert_eq!(now.rounds_before().map(LastRound::label).collect::<Vec<_>>(), ["second", "first"]);
        assert_eq!(now.unread(), Some("It is gone."));
        let oldest = now.rounds_before().last().expect("the first");
        assert_eq!(oldest.standing(&now.verdicts[0]), Some(Standing::NotAnswered));
        let other = Verdict { department: "CLA".to_owned(), ..now.verdicts[0].clone() };
        assert_eq!(oldest.standing(&other), Some(Standing::NotAnswered), "it went to another department");
        let other = Verdict { subject: "Latin".to_owned(), ..now.verdicts[0].clone() };
        assert_eq!(oldest.standing(&other), None);
    }
}
