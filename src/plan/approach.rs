//! The three approaches.

/// The three approaches, each including those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Approach {
    /// Outcomes set by the Careers Leader; teachers highlight relevance.
    Foundation,
    /// Careers Across the Curriculum: outcomes taught in the subject's own units.
    Across,
    /// Employer Enriched: a meaningful encounter carries the learning.
    Enriched,
}

impl Approach {
    /// All three, lowest first.
    pub const ALL: [Approach; 3] = [Approach::Foundation, Approach::Across, Approach::Enriched];

    /// The key in a plan and in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Approach::Foundation => "foundation",
            Approach::Across => "across",
            Approach::Enriched => "enriched",
        }
    }

    /// The approach of that key.
    pub fn of_key(key: &str) -> Option<Approach> {
        Approach::ALL.into_iter().find(|approach| approach.key() == key)
    }

    /// The level at which an outcome counts for it.
    pub fn level(self) -> u8 {
        match self {
            Approach::Foundation => 1,
            Approach::Across => 2,
            Approach::Enriched => 3,
        }
    }

    /// The approach above, if there is one.
    pub fn above(self) -> Option<Approach> {
        match self {
            Approach::Foundation => Some(Approach::Across),
            Approach::Across => Some(Approach::Enriched),
            Approach::Enriched => None,
        }
    }
}
