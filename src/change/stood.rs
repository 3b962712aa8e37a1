//! How a subject stood in a round, and whether that is known.

use crate::judge::{Standing, Verdict};
use crate::plan::{Approach, Plan};

/// How a subject stood in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stood {
    /// As it was judged.
    pub standing: Standing,
    /// Whether nothing but silence held it back: how far it had come is then not known.
    pub is_open: bool,
}

impl Stood {
    /// How a verdict says that it stands.
    pub fn of(verdict: &Verdict) -> Stood {
        Stood { standing: verdict.standing, is_open: verdict.is_held_by_silence() }
    }

    /// What it had reached, where that is known: `Some(None)` where it was known not to have reached the first approach.
    pub fn known(self) -> Option<Option<Approach>> {
        (self.standing.is_judged() && !self.is_open).then(|| self.standing.reached())
    }

    /// The words for it.
    pub fn in_words(self, plan: &Plan) -> String {
        if self.is_open { Standing::NOT_FULLY.to_owned() } else { self.standing.in_words(plan) }
    }
}
