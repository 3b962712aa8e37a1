//! What a department is told of its own return: what to look at first, what is only to be known, how much came.

use indexmap::IndexMap;

use super::line::one_line;
use super::words::Words;
use crate::finding::{Alike, Code, Severity, alike};
use crate::judge::may_go_on;
use crate::layout::audit_of;
use crate::picture::since::{self, Room};
use crate::plan::Approach;
use crate::returns::Return;
use crate::words::{list, many};

/// So many points of a correction are told; its own sheet lists them all.
const POINTS: usize = 3;

/// So many notes of a return are told.
const NOTES: usize = 5;

/// So many words tell what changed since the last round.
const SINCE: usize = 50;

/// So many cells of one point are named.
const CELLS: usize = 4;

impl Words<'_> {
    /// What stands above the points: nothing where there are none.
    pub(super) fn most(&self) -> String {
        let shown = alike(self.open.iter()).len().min(POINTS);
        let is_all = self.things <= shown;
        match (shown, is_all) {
            (0, _) => "",
            (1, true) => "It is this:",
            (_, true) => "They are these:",
            (1, false) => "What matters most:",
            (2, false) => "The two that matter most:",
            (_, false) => "The three that matter most:",
        }
        .to_owned()
    }

    pub(super) fn points(&self) -> String {
        let points = alike(self.open.iter());
        let lines = (1..).zip(points.iter().take(POINTS)).map(|(number, point)| format!("{number}. {}", told(point)));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// `214 answers: 72 on History, 70 on Geography and 12 on the sheets for all subjects`
    pub(super) fn answers(&self) -> String {
        let Some(entry) = self.entry else { return String::new() };
        let mut by_subject: IndexMap<&str, usize> =
            self.department.iter().flat_map(|own| &own.subjects).map(|subject| (subject.name.as_str(), 0)).collect();
        let (mut all, mut others) = (0, 0);
        for (key, _) in entry.answers.iter().filter(|(_, given)| given.means.is_ok()) {
            all += 1;
            match key.subject.as_deref().and_then(|subject| by_subject.get_mut(subject)) {
                Some(count) => *count += 1,
                None => others += 1,
            }
        }
        let mut parts: Vec<String> = by_subject
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(subject, count)| format!("{count} on {}", one_line(subject)))
            .collect();
        if others > 0 {
            parts.push(format!("{others} on the sheets for the whole department"));
        }
        let split = if parts.is_empty() { String::new() } else { format!(": {}", list(&parts)) };
        format!("{}{split}", many(all, "answer", "answers"))
    }

    /// The subjects that may go on, and with which approach: to leave it blank is no fault.
    fn onwards(&self, entry: &Return) -> Vec<String> {
        let audit = audit_of(&entry.answers);
        let subjects = self.department.iter().flat_map(|own| &own.subjects);
        let mut open: IndexMap<Approach, Vec<String>> = IndexMap::new();
        for subject in subjects {
            if let Some(approach) = may_go_on(self.plan, subject, &audit) {
                open.entry(approach).or_default().push(one_line(&subject.name));
            }
        }
        let line = |(approach, subjects): (Approach, Vec<String>)| {
            let name = one_line(self.plan.name_of(approach));
            format!(
                "You may go on: the statements of {name} are open in {}. They may also stay blank.",
                list(&subjects)
            )
        };
        open.into_iter().map(line).collect()
    }

    /// What changed in its subjects since the last round, in as many words as a short mail has room for.
    fn since(&self) -> Option<String> {
        let (change, department) = (self.since?, self.department?);
        let told = |items| since::department(change, &department.code, Room { items, title: 40 });
        let fits = |told: &String| told.split_whitespace().count() <= SINCE;
        let told = [2, 1].into_iter().filter_map(told).find(fits);
        told.or_else(|| since::department_in_short(change, &department.code)).map(|told| one_line(&told))
    }

    /// What is said to what they asked, and to what they wrote.
    pub(super) fn reply(&self) -> String {
        let replies = self.entry.map(|entry| entry.replies(self.forms)).unwrap_or_default();
        replies.iter().map(|reply| one_line(reply)).collect::<Vec<_>>().join(" ")
    }

    /// What nobody need do anything about, and what no correction could be drawn of.
    pub(super) fn notes(&self) -> String {
        let Some(entry) = self.entry else { return String::new() };
        // Questions are replied to in a paragraph of their own.
        let noted = entry.findings.iter().filter(|finding| finding.code != Code::AsksTheLeader);
        let notes = alike(noted.filter(|finding| finding.severity() == Severity::Note || finding.is_open()));
        let onwards = self.onwards(entry);
        let since = self.since();
        if notes.is_empty() && onwards.is_empty() && since.is_none() {
            return String::new();
        }
        let mut lines = vec!["For your information:".to_owned()];
        lines.extend(since.map(|since| format!("- {since}")));
        lines.extend(onwards.iter().map(|line| format!("- {line}")));
        lines.extend(notes.iter().take(NOTES).map(|note| format!("- {}", told(note))));
        if let Some(more) = notes.len().checked_sub(NOTES).filter(|more| *more > 0) {
            lines.push(format!("- and {more} more"));
        }
        lines.join("\n")
    }
}

/// Where something stands, what is wrong, and what is probably meant or else how to mend it.
fn told(alike: &Alike<'_>) -> String {
    let finding = alike.finding;
    let place = alike.place(CELLS);
    let colon = if place.is_empty() { "" } else { ": " };
    let message = &finding.message;
    let then = match (&finding.suggestion, finding.severity(), finding.code) {
        (Some(suggestion), _, code) if code != Code::Conflict => format!(" Did you mean '{suggestion}'?"),
        (_, Severity::Note, _) => String::new(),
        (_, Severity::Error | Severity::Query, _) => format!(" {}", finding.fix),
    };
    one_line(&format!("{place}{colon}{message}{then}"))
}
