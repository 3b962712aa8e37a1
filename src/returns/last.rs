//! The round before: how its subjects stood, and which of them have moved since.
//!
//! A subject is the same when its department's code and its own name are. Only what was judged in
//! both rounds is compared: a missing return is no step down.

use std::cmp::Ordering;

use indexmap::IndexMap;

use super::Results;
use crate::fold::fold;
use crate::judge::{Standing, Verdict};
use crate::plan::Rules;

/// What became of the round before, which the plan names.
#[derive(Clone, Debug, PartialEq)]
pub enum Last {
    /// It was read and judged by its own rules.
    Read(LastRound),
    /// It could not be, and why: in a sentence or two.
    Unread(String),
}

/// How the subjects stood in the round before.
#[derive(Clone, Debug, PartialEq)]
pub struct LastRound {
    /// What that round was called.
    pub label: String,
    rules: Rules,
    stood: IndexMap<(String, String), Standing>,
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
    /// The verdicts of a round, to be compared with those of the next.
    pub fn of(results: &Results) -> LastRound {
        let stood = results.verdicts.iter().map(|verdict| (key(verdict), verdict.standing)).collect();
        LastRound { label: results.plan.round.label.clone(), rules: results.plan.rules, stood }
    }

    /// Whether that round was judged by other rules than these.
    pub fn is_judged_otherwise(&self, rules: &Rules) -> bool {
        !self.rules.judges_like(rules)
    }

    /// How the subject of a verdict stood; none where that round did not have it.
    pub fn standing(&self, verdict: &Verdict) -> Option<Standing> {
        self.stood.get(&key(verdict)).copied()
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
        let last = LastRound::of(&last);
        assert_eq!(last.label, now.plan.round.label);
        now.verdicts[0].subject = "HISTORY".to_owned();
        let moves = last.moves(&now.verdicts);
        let names = |verdicts: &[&Verdict]| verdicts.iter().map(|one| one.subject.clone()).collect::<Vec<_>>();
        assert_eq!((names(&moves.up), names(&moves.down)), (vec!["HISTORY".to_owned()], vec!["Law".to_owned()]));
        assert_eq!((moves.level, moves.not_compared), (1, 2));
        now.verdicts[2].department = "CLA".to_owned();
        assert_eq!(last.standing(&now.verdicts[2]), None, "another department's subject is another subject");
    }
}
