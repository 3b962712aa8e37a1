//! One return, opened: its state, what the department tells, and what was found in it.

use serde::{Serialize, Serializer};

use super::total::counted;
use super::{plain, plain_lines};
use crate::finding::{Alike, Code, MOST_CELLS, Severity, alike};
use crate::returns::{Return, Since, State};

/// One return as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The file, below the returns.
    pub file: String,
    /// Its state in a teacher's words.
    pub stands: &'static str,
    /// Whether its answers count.
    pub does_count: bool,
    /// How much was found, where anything was: `1 error`, `2 queries`.
    pub counts: Vec<String>,
    /// What the department tells the Careers Leader. It may have lines of its own.
    pub comment: Option<String>,
    /// Of a correction that came back: what became of what it had listed.
    pub since: Option<String>,
    /// What was found, equal faults as one: errors first, what was explained last of its kind.
    pub findings: Vec<Found>,
}

/// A finding, or equal ones of several cells, in its parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Found {
    /// How much it matters.
    #[serde(serialize_with = "severity")]
    pub severity: Severity,
    /// What kind it is.
    #[serde(serialize_with = "code")]
    pub code: Code,
    /// Where: `History outcomes, Coverage (E9, E12)`. Empty where it is about the whole file.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// How to mend it; none where it was explained.
    pub fix: Option<String>,
    /// What was probably meant: `Did you mean 'Taught'?`
    pub suggestion: Option<String>,
    /// What the department said of it: `Explained: 'It starts in May.'`
    pub explained: Option<String>,
}

fn severity<S: Serializer>(severity: &Severity, into: S) -> Result<S::Ok, S::Error> {
    into.serialize_str(severity.word())
}

fn code<S: Serializer>(code: &Code, into: S) -> Result<S::Ok, S::Error> {
    into.serialize_str(code.name())
}

/// A return as it is shown.
pub fn opened(entry: &Return) -> Opened {
    // Nobody needs to be told cell by cell that an empty form is empty.
    let is_empty = entry.state == State::Empty;
    let told = entry.findings.iter().filter(|finding| !is_empty || finding.code != Code::Unanswered);
    let counts = [Severity::Error, Severity::Query].map(|severity| (severity, entry.count(severity)));
    let counts = counts.into_iter().filter(|(_, count)| *count > 0 && !is_empty);
    Opened {
        file: plain(&entry.file),
        stands: entry.stands(),
        does_count: entry.state.counts(),
        counts: counts.map(|(severity, count)| counted(count, severity)).collect(),
        // Of a part of a merged return the whole says it.
        comment: entry.to_leader().filter(|_| entry.state != State::Superseded).map(|said| plain_lines(&said)),
        since: entry.since.as_ref().map(since),
        findings: alike(told).iter().map(found).collect(),
    }
}

/// What became of what a correction had listed.
fn since(Since { fixed, explained, open, wordless, fresh }: &Since) -> String {
    let [fixed, explained, open, fresh] = [fixed, explained, open, fresh].map(Vec::len);
    let told =
        format!("Since the last correction: {fixed} fixed, {explained} explained, {open} still open, {fresh} new.");
    match wordless.len() {
        0 => told,
        wordless => {
            format!("{told} {wordless} of those still open: an explanation without a reason, such as 'ok'.")
        }
    }
}

fn found(alike: &Alike<'_>) -> Found {
    let finding = alike.finding;
    let explained = finding.explained.as_ref().map(|said| format!("Explained: '{}'", plain(said.for_its_author())));
    // Nothing is asked any more of what was explained: what was said in return is what counts.
    let is_open = explained.is_none();
    // Of a conflict the other answer is no better than this one.
    let suggestion = finding.suggestion.as_ref().filter(|_| is_open && finding.code != Code::Conflict);
    Found {
        severity: finding.severity(),
        code: finding.code,
        place: plain(&alike.place(MOST_CELLS)),
        message: plain(&finding.message),
        fix: is_open.then(|| plain(&finding.fix)),
        suggestion: suggestion.map(|meant| format!("Did you mean '{}'?", plain(meant))),
        explained,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Finding, Place};

    fn shown(finding: &Finding) -> Found {
        alike([finding].into_iter()).iter().map(found).next().expect("one")
    }

    #[test]
    fn a_finding_is_told_in_its_parts_and_what_was_explained_asks_for_nothing() {
        let place = Place { sheet: Some("Art\n outcomes".into()), cell: Some("E9".into()), ..Place::default() };
        let mut finding =
            Finding::at(Code::UnknownAnswer, place, "'Tought' is not on the list.").suggest(Some("Taught"));
        let open = shown(&finding);
        assert_eq!((open.severity.word(), open.place.as_str()), ("error", "Art\\n outcomes (E9)"));
        assert_eq!(open.suggestion.as_deref(), Some("Did you mean 'Taught'?"));
        assert!(open.fix.is_some() && open.explained.is_none());
        let json = serde_json::to_value(&open).expect("JSON");
        assert_eq!((&json["severity"], &json["code"]), (&"error".into(), &"unknown-answer".into()));
        finding.code = Code::Conflict;
        assert_eq!(shown(&finding).suggestion, None, "the other answer is no better");
        finding.explained = Some("It starts in May.".into());
        let settled = shown(&finding);
        assert_eq!((settled.fix, settled.suggestion), (None, None));
        assert_eq!(settled.explained.as_deref(), Some("Explained: 'It starts in May.'"));
    }

    #[test]
    fn what_became_of_a_correction_says_who_gave_no_reason() {
        let marks = |count: usize| vec!["unanswered".to_owned(); count];
        let mut told =
            Since { fixed: marks(3), explained: marks(1), open: marks(2), wordless: marks(0), fresh: marks(0) };
        assert_eq!(since(&told), "Since the last correction: 3 fixed, 1 explained, 2 still open, 0 new.");
        told.wordless = marks(1);
        assert!(since(&told).ends_with("new. 1 of those still open: an explanation without a reason, such as 'ok'."));
    }
}
