//! What became of what a correction had listed: fixed means changed, explained means explained in words.

use crate::answers::Listed;
use crate::check::explains;
use crate::finding::Finding;

use super::Return;

/// What became of the findings that a correction had listed, each by its mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// Listed, and no longer found.
    pub fixed: Vec<String>,
    /// Listed, still found, and explained in words.
    pub explained: Vec<String>,
    /// Listed, and still open.
    pub open: Vec<String>,
    /// Of these: answered with something that gives no reason.
    pub wordless: Vec<String>,
    /// Open, and not listed before.
    pub fresh: Vec<String>,
}

impl Since {
    /// Of a correction that came back and was checked; none for any other return.
    pub(super) fn of(entry: &Return) -> Option<Since> {
        if entry.corrects.is_empty() {
            return None;
        }
        let mut since = Since::default();
        for Listed { mark, explanation } in &entry.listed {
            let found = entry.findings.iter().find(|finding| finding.mark() == *mark);
            let into = match found {
                None => &mut since.fixed,
                Some(finding) if finding.is_open() => &mut since.open,
                Some(_) => &mut since.explained,
            };
            into.push(mark.clone());
            let is_open = found.is_some_and(Finding::is_open);
            if is_open && explanation.as_deref().is_some_and(|said| !explains(said)) {
                since.wordless.push(mark.clone());
            }
        }
        let listed = |mark: &String| entry.listed.iter().any(|listed| listed.mark == *mark);
        let open = entry.findings.iter().filter(|finding| finding.is_open()).map(Finding::mark);
        since.fresh = open.filter(|mark| !listed(mark)).collect();
        Some(since)
    }
}
