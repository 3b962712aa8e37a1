//! What is kept of a file is what was answered: the rest of it is bounded, however much there was.

use crate::answers::Read;
use crate::finding::{Code, Finding, Place};
use crate::words::grouped;

/// Findings that are kept of a file. A large department's blank workbook has some hundred; nobody reads a thousand.
const MOST_FINDINGS: usize = 2_000;
/// Bytes of text without a place that are kept of a file: the file itself is never touched, and holds the rest.
const MOST_UNPLACED: usize = 1 << 20;

/// Lets go of what is more than anybody reads, and says how much that was.
pub(super) fn bound(read: &mut Read) {
    let mut left = MOST_UNPLACED;
    let kept = read.unplaced.iter().take_while(|unplaced| {
        left = left.saturating_sub(unplaced.text.len());
        left > 0
    });
    let kept = kept.count();
    read.unplaced.truncate(kept);
    read.unplaced.shrink_to_fit();
    let more = read.findings.len().saturating_sub(MOST_FINDINGS);
    if more > 0 {
        let sheet = read.findings.get(MOST_FINDINGS).and_then(|finding| finding.place.sheet.clone());
        read.findings.truncate(MOST_FINDINGS);
        let place = Place { sheet: sheet.or_else(|| Some("all sheets".to_owned())), ..Place::default() };
        let message = format!("There are {} more things to tell of this file.", grouped(more));
        let fix = "Mend those that are told, save the file, and check it again.";
        read.findings.push(Finding::at(Code::Unplaced, place, message).fix(fix));
    }
    read.findings.shrink_to_fit();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{Spot, Unplaced};

    #[test]
    fn what_nobody_reads_is_let_go_and_counted() {
        let mut read = Read::default();
        let told = |number: usize| {
            let place = Place { sheet: Some("History".to_owned()), ..Place::default() };
            Finding::at(Code::Unplaced, place, format!("{number} stands where the form asks nothing."))
        };
        read.findings = (0..6_321).map(told).collect();
        let text = "x".repeat(1_000);
        read.unplaced =
            (0..5_000).map(|row| Unplaced { spot: Spot::cell("History", row, 0), text: text.clone() }).collect();
        bound(&mut read);
        assert_eq!(read.findings.len(), MOST_FINDINGS + 1);
        assert_eq!(read.findings[MOST_FINDINGS].message, "There are 4,321 more things to tell of this file.");
        assert_eq!(read.unplaced.len(), 1_048);
        // What fits is left as it is.
        read.findings.truncate(MOST_FINDINGS);
        let before = read.clone();
        bound(&mut read);
        assert_eq!((read.findings.len(), read.unplaced), (MOST_FINDINGS, before.unplaced));
    }
}
