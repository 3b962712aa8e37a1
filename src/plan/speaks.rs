//! What of a subject an outcome speaks of: Benchmark 4 asks for the careers that it leads to, and for the routes.

use crate::fold::fold;

/// What an outcome speaks of; many speak of neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Speaks {
    /// The careers that the subject's knowledge and skills lead to, or are used in.
    Careers,
    /// The routes that follow from the subject.
    Routes,
}

impl Speaks {
    /// Both.
    pub const ALL: [Speaks; 2] = [Speaks::Careers, Speaks::Routes];

    /// The word in a plan's TOML and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Speaks::Careers => "careers",
            Speaks::Routes => "routes",
        }
    }

    /// The label in the plan workbook's drop-down.
    pub fn label(self) -> &'static str {
        match self {
            Speaks::Careers => "Careers",
            Speaks::Routes => "Routes",
        }
    }

    /// The one that a plan names, however it was typed.
    pub fn of_word(typed: &str) -> Option<Speaks> {
        let typed = fold(typed);
        Speaks::ALL.into_iter().find(|speaks| speaks.word() == typed)
    }
}
