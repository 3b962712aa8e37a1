//! What the first sheet says, in few words: for the email that the matrix is attached to.

use jiff::civil::Date;

use super::asks::Ask;
use super::facts::Facts;
use super::{asks, gaps, missed, sharing, summary};
use crate::returns::Results;

/// The facts of the first sheet that an email to SLT tells, each a sentence or two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// How many subjects stand where.
    pub position: String,
    /// What has changed since the last round, where the plan names one that can be read.
    pub changed: Option<String>,
    /// The biggest gaps, up to three; none where every outcome is covered in two places.
    pub gaps: Vec<String>,
    /// What is covered and not for everyone, where anything is.
    pub not_for_everyone: Option<String>,
    /// Who has not returned, by what is missing.
    pub not_returned: String,
    /// Pockets worth sharing, up to three.
    pub sharing: Vec<String>,
    /// What is asked of SLT, in the order of the nine steps.
    pub asks: Vec<Asked>,
    /// The returns that all of it rests on.
    pub rests_on: String,
}

/// One thing that is asked of SLT.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The number of its step.
    pub step: u32,
    /// What is asked.
    pub what: String,
    /// The same for a wider circle: it names no person and quotes no department.
    pub unnamed: String,
}

/// The facts of the first sheet of a round's matrix, by the functions that draw it.
pub fn brief(results: &Results, today: Date) -> Brief {
    let facts = &Facts::new(results, today);
    Brief {
        position: summary::position(facts),
        changed: summary::changed(facts),
        gaps: facts.gaps.iter().take(summary::GAPS).map(|gap| gaps::told(facts, gap)).collect(),
        not_for_everyone: missed::told(facts),
        not_returned: summary::not_returned(facts),
        sharing: sharing::best(facts),
        asks: asks::asks(facts)
            .into_iter()
            .map(|Ask { step, what, unnamed, .. }| Asked { step, what, unnamed })
            .collect(),
        rests_on: summary::rests_on(facts),
    }
}

#[cfg(test)]
mod tests {
    use super::super::drawn::{self, TODAY};
    use super::*;

    #[test]
    fn a_brief_says_what_the_first_sheet_says() {
        let plan = drawn::plan();
        let results = drawn::round(&plan);
        let brief = brief(&results, TODAY);
        let sheet = drawn::column_of(&summary::page(&Facts::new(&results, TODAY)).tables[1], &["Answer"]);
        let asks = brief.asks.iter().map(|ask| &ask.what);
        let told = [&brief.not_returned, &brief.rests_on];
        let mut all: Vec<&String> = told.into_iter().chain(&brief.gaps).chain(&brief.sharing).chain(asks).collect();
        assert!(brief.position.contains("of 4 subjects"), "{}", brief.position);
        assert_eq!(brief.gaps.len(), 3);
        assert!(!brief.asks.is_empty() && !brief.sharing.is_empty());
        all.retain(|said| !sheet.contains(said));
        assert_eq!(all, Vec::<&String>::new(), "not on the sheet: {sheet:#?}");
    }
}
