//! The round before: how its subjects stood, and which of them have moved since.
//!
//! A subject is the same when its department's code and its own name are. Only what was judged in
//! both rounds is compared: a missing return is no step down.

use std::cmp::Ordering;
use std::iter;
use std::sync::Arc;

use super::Results;
use crate::fold::fold;
use crate::judge::{Standing, Verdict};
use crate::plan::Rules;

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

/// What has moved since the round before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moves<'a> {
    /// Subjects that reach more.
    pub up: Vec<&'a Verdict>,
    /// Subjects that reach less.
    pub down: Vec<&'a Verdict>,
    /// How many reach the same.
    pub level: usize,
    /// How many cannot be compared: they are new, or were not judged in one of the two rounds.
    pub not_compared: usize,
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

    /// Whether that round was judged by other rules than these.
    pub fn is_judged_otherwise(&self, rules: &Rules) -> bool {
        !self.results.plan.rules.judges_like(rules)
    }

    /// How the subject of a verdict stood; none where that round did not have it.
    pub fn standing(&self, verdict: &Verdict) -> Option<Standing> {
        self.results.verdicts.iter().find(|stood| key(stood) == key(verdict)).map(|stood| stood.standing)
    }

    /// What has moved since.
    pub fn moves<'a>(&self, verdicts: &'a [Verdict]) -> Moves<'a> {
        let mut moves = Moves::default();
        for verdict in verdicts {
            match self.step(verdict) {
                Some(Ordering::Greater) => moves.up.push(verdict),
                Some(Ordering::Less) => moves.down.push(verdict),
                Some(Ordering::Equal) => moves.level += 1,
                None => moves.not_compared += 1,
            }
        }
        moves
    }

    fn step(&self, verdict: &Verdict) -> Option<Ordering> {
        let before = self.standing(verdict).filter(|standing| standing.is_judged())?;
        verdict.standing.is_judged().then(|| verdict.reached().cmp(&before.reached()))
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

fn key(verdict: &Verdict) -> (String, String) {
    (fold(&verdict.department), fold(&verdict.subject))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Forms;
    use crate::plan::Approach;
    use crate::scope::drawn;

    fn judged(reached: Option<Approach>) -> Standing {
        Standing::Judged { claimed: reached, evidenced: reached }
    }

    #[test]
    fn only_what_was_judged_in_both_rounds_is_compared() {
        let plan = drawn::plan(
            "| Ref   |
             | KS3-1 |",
            "| Department | Subject | Stages |
             | HUM        | History | KS3    |
             | HUM        | Law     | KS3    |
             | HUM        | Latin   | KS3    |
             | ART        | Art     | KS3    |
             | MUS        | Music   | KS3    |",
        );
        let forms = Forms::new(plan);
        let mut last = Results::new(&forms, Vec::new());
        let mut now = Results::new(&forms, Vec::new());
        let stand = |results: &mut Results, standings: [Standing; 5]| {
            for (verdict, standing) in results.verdicts.iter_mut().zip(standings) {
                verdict.standing = standing;
            }
        };
        let (none, foundation, across) = (None, Some(Approach::Foundation), Some(Approach::Across));
        stand(&mut last, [judged(none), judged(across), judged(foundation), Standing::NoReturn, judged(foundation)]);
        stand(
            &mut now,
            [judged(foundation), judged(none), judged(foundation), judged(across), Standing::ReturnedEmpty],
        );
        let last = LastRound::of(Arc::new(last));
        assert_eq!(last.label(), now.plan.round.label);
        now.verdicts[0].subject = "HISTORY".to_owned();
        let moves = last.moves(&now.verdicts);
        let names = |verdicts: &[&Verdict]| verdicts.iter().map(|one| one.subject.clone()).collect::<Vec<_>>();
        assert_eq!((names(&moves.up), names(&moves.down)), (vec!["HISTORY".to_owned()], vec!["Law".to_owned()]));
        assert_eq!((moves.level, moves.not_compared), (1, 2));
        now.verdicts[2].department = "CLA".to_owned();
        assert_eq!(last.standing(&now.verdicts[2]), None, "another department's subject is another subject");
    }
}
