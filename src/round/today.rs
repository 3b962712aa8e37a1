//! What there is to do on a day: what came since it was last told, what waits to be sent, what is late, which corrections
//! are out, and the one thing that comes next.
//!
//! What came *since* is what `told.toml` does not hold: `check` and `consolidate` write there what they told.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::email;
use crate::picture::Picture;
use crate::plan::{Department, MessageKind};
use crate::shelf::Rel;

use super::Snapshot;
use super::post::Message;
use super::reminders::is_wanted;
use super::told::prints;

/// What there is to do on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Today {
    /// The day.
    pub day: Date,
    /// What came since it was last told.
    pub came: Vec<CameIn>,
    /// Each draft that waits to be sent, by its file.
    pub send: Vec<Rel>,
    /// Which departments are late; workbooks were due on the plan's day.
    pub overdue: Vec<Late>,
    /// Corrections that were sent and have not come back.
    pub out: Vec<Out>,
    /// The one thing that comes next.
    pub next: Next,
}

/// A file that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CameIn {
    /// Its path below `returns/`.
    pub file: String,
    /// The department's code, where it is known.
    pub code: Option<String>,
}

/// A department that is late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late {
    /// The department's code.
    pub code: String,
    /// The day on which it was last told so, where it was.
    pub told_on: Option<Date>,
}

/// A correction that is out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Out {
    /// The department's code.
    pub code: String,
    /// The day on which it was sent.
    pub sent_on: Date,
    /// The day by which it asks to come back.
    pub by: Date,
}

/// The one thing that comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The workbooks are to be made.
    Make,
    /// So many files that came are to be looked at.
    Look(usize),
    /// So many drafts are to be sent.
    Send(usize),
    /// So many departments are to be written to, and nothing is drafted yet.
    Write(usize),
    /// The matrix is to be made, and SLT to be told.
    Sum,
    /// Nothing before this day, on which departments are reminded.
    WaitUntil(Date),
    /// Nothing but to wait for what is still to come.
    Wait,
    /// Nothing at all.
    Nothing,
}

impl Snapshot {
    /// What there is to do on a day.
    pub fn today(&self, day: Date) -> Today {
        let (plan, results) = (self.plan(), self.results());
        let came = self.told.since(results).into_iter();
        let came: Vec<CameIn> =
            came.map(|entry| CameIn { file: entry.file.clone(), code: entry.department.clone() }).collect();
        // Nobody is invited by a day that has passed, nor once something has come.
        let is_over = |message: &&Message| {
            let is_invitation = message.draft.kind() == Some(MessageKind::Invitation);
            is_invitation && (plan.round.due < day || results.counting(&message.draft.whose).is_some())
        };
        let waiting = self.post.waiting().filter(|message| !is_over(message));
        let mut send: Vec<Rel> = waiting.map(|message| message.at.clone()).collect();
        send.sort();
        send.dedup();
        let absent = || plan.departments.iter().filter(|own| results.counting(&own.code).is_none());
        let is_late = plan.round.due < day;
        let late = |own: &Department| Late {
            code: own.code.clone(),
            told_on: self.post.last_sent(MessageKind::Overdue, &own.code),
        };
        let overdue = if is_late { absent().map(late).collect() } else { Vec::new() };
        let out: Vec<Out> = plan.departments.iter().filter_map(|own| self.correction_out(own)).collect();
        let next = if !self.has_workbooks {
            Next::Make
        } else if !came.is_empty() {
            Next::Look(came.len())
        } else if !send.is_empty() {
            Next::Send(send.len())
        } else {
            match absent().filter(|own| self.is_to_write_to(own, day)).count() {
                0 => self.later(absent().count() + out.len(), day),
                count => Next::Write(count),
            }
        };
        Today { day, came, send, overdue, out, next }
    }

    /// What comes next where nothing is to be read, sent or drafted, and so many departments are waited for.
    fn later(&self, awaited: usize, day: Date) -> Next {
        let (plan, results) = (self.plan(), self.results());
        let is_over = results.missing().is_empty() || plan.round.due < day;
        let mut returns: Vec<String> = results.returns.iter().flat_map(prints).collect();
        returns.sort();
        let is_told = self.post.sent_to(MessageKind::Slt, MessageKind::Slt.key()).any(|own| own.draft.about == returns);
        let has_any = results.returns.iter().any(|entry| entry.state.counts());
        if is_over && has_any && !is_told && !Picture::new(results, day).is_early() {
            return Next::Sum;
        }
        let reminded = plan.round.due.saturating_sub(i64::from(plan.round.reminders).days());
        match awaited {
            0 => Next::Nothing,
            _ if day < reminded => Next::WaitUntil(reminded),
            _ => Next::Wait,
        }
    }

    /// Whether a department of which nothing counts is written to on a day.
    fn is_to_write_to(&self, department: &Department, day: Date) -> bool {
        let (results, code) = (self.results(), department.code.as_str());
        let Some((kind, entry)) = email::lacking(results, department, day) else { return false };
        let about = entry.map(prints).unwrap_or_default();
        let is_said = self.post.sent_to(kind, code).any(|message| message.draft.about == about);
        !results.is_only_renamed(code) && is_wanted(&self.plan().round, &self.post, (kind, code), is_said, day)
    }

    /// A department's correction that was sent and of which nothing has come back: what counts is what it was made of.
    fn correction_out(&self, department: &Department) -> Option<Out> {
        let entry = self.results().counting(&department.code)?;
        let own = prints(entry);
        let sent = self.post.sent_to(MessageKind::Correction, &department.code);
        let of_it = |message: &&Message| message.draft.about == own;
        let message = sent.filter(of_it).max_by_key(|message| message.sent_on)?;
        let by = self.plan().round.back_by(message.draft.day);
        Some(Out { code: department.code.clone(), sent_on: message.sent_on, by })
    }
}
