//! The figures of the rule, and how a per cent is worded.

/// A whole per cent between 0 and 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share(u8);

impl Share {
    /// Half.
    pub const HALF: Share = Share(50);

    /// A share, if it lies between 0 and 100.
    pub fn new(per_cent: u32) -> Option<Share> {
        u8::try_from(per_cent).ok().filter(|per_cent| *per_cent <= 100).map(Share)
    }

    /// The whole per cents.
    pub fn per_cent(self) -> u32 {
        u32::from(self.0)
    }

    /// How many of `size` make the share: `ceil(per cent x size / 100)`, in integers.
    pub fn of(self, size: usize) -> usize {
        (usize::from(self.0) * size).div_ceil(100)
    }
}

/// The figures of the rule that judges a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Share of each stage's outcomes to be highlighted.
    pub foundation_share: Share,
    /// Share of each stage's outcomes to be taught.
    pub across_share: Share,
    /// Outcomes in each stage to be taught with employers.
    pub enriched_outcomes: usize,
    /// Meaningful encounters that each learner should have in a year (Benchmark 5); in no verdict.
    pub encounters: usize,
    /// Whether Foundation needs every cohort of a subject named by a row whose outcome speaks of careers or routes.
    pub relevance_every_cohort: bool,
    /// Share of departments that must have returned before anything is drafted for SLT; in no verdict.
    pub early_share: Share,
}

impl Rules {
    /// Whether a subject is judged by the same figures: what is in no verdict may differ.
    pub fn judges_like(&self, other: &Rules) -> bool {
        let figures = |rules: &Rules| {
            (rules.foundation_share, rules.across_share, rules.enriched_outcomes, rules.relevance_every_cohort)
        };
        figures(self) == figures(other)
    }
}

/// How a per cent is worded, from a share on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// The least share.
    pub at_least: Share,
    /// The words.
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_up_in_integers() {
        let share = |per_cent| Share::new(per_cent).expect("a share");
        assert_eq!(share(25).of(4), 1);
        assert_eq!(share(25).of(5), 2);
        assert_eq!(share(50).of(3), 2);
        assert_eq!(share(0).of(7), 0);
        assert_eq!(share(100).of(7), 7);
        assert_eq!(Share::new(101), None);
    }
}
