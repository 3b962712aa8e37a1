//! The drafts of emails that lie in the round's folder, read as a mail program would.

use careers_audit::names::{self, DRAFT_ENDING, Folder, SENT};
use careers_audit::plan::{Department, MessageKind};
use careers_audit::shelf::{Rel, Shelf};
use mail_parser::{Address, Message, MessageParser, MimeHeaders};
use serde::Serialize;

use crate::lent::Lent;

/// So many files of one name, with a number more, are looked for.
pub(super) const MOST_NUMBERED: u32 = 9;

/// A draft.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Draft {
    pub(super) at: String,
    /// Its kind, as a plan calls it.
    pub(super) kind: &'static str,
    /// The name of its file.
    title: String,
    to: String,
    subject: String,
    text: String,
    attachments: Vec<String>,
    pub(super) sent: bool,
}

/// Every file that may be one.
pub(super) struct Drafts<'l> {
    lent: &'l Lent<'l>,
    lying: Vec<Rel>,
}

impl<'l> Drafts<'l> {
    /// Of a round's folder.
    pub(super) fn of(lent: &'l Lent<'l>) -> Drafts<'l> {
        let folder = Rel::of(Folder::Email);
        let is_draft = |at: &&Rel| at.below(&folder).is_some() && at.name().to_lowercase().ends_with(DRAFT_ENDING);
        Drafts { lent, lying: lent.files().filter(is_draft).cloned().collect() }
    }

    /// Those of some kinds to a department.
    pub(super) fn to(&self, department: Option<&Department>, kinds: &[MessageKind]) -> Vec<Draft> {
        let Some(department) = department else { return Vec::new() };
        kinds.iter().flat_map(|kind| self.named(*kind, &names::draft(*kind, department))).collect()
    }

    /// Those to SLT and to governors.
    pub(super) fn to_others(&self) -> Vec<Draft> {
        let slt = self.named(MessageKind::Slt, &names::slt_draft());
        slt.into_iter().chain(self.named(MessageKind::Governors, &names::governors_draft())).collect()
    }

    /// Those under a name of ours, or with a number more; what waits to be sent first.
    fn named(&self, kind: MessageKind, name: &str) -> Vec<Draft> {
        let waiting = Rel::of(Folder::Email);
        let sent = waiting.join(SENT);
        let numbered = |folder: &Rel| (1..=MOST_NUMBERED).map(|number| folder.join(name).numbered(number)).collect();
        let both: [Vec<Rel>; 2] = [numbered(&waiting), numbered(&sent)];
        let there = both.into_iter().flatten().filter(|at| self.lying.contains(at));
        there.filter_map(|at| self.read(kind, &at, at.folder() == sent)).collect()
    }

    fn read(&self, kind: MessageKind, at: &Rel, sent: bool) -> Option<Draft> {
        let bytes = self.lent.read(at).ok()?;
        let message = MessageParser::default().parse(&bytes)?;
        Some(Draft {
            at: at.to_string(),
            kind: kind.key(),
            title: at.name(),
            to: addresses(&message),
            subject: message.subject().unwrap_or_default().to_owned(),
            text: message.body_text(0).unwrap_or_default().into_owned(),
            attachments: message.attachments().filter_map(|part| part.attachment_name()).map(str::to_owned).collect(),
            sent,
        })
    }
}

fn addresses(message: &Message<'_>) -> String {
    let all = message.to().map(Address::iter).into_iter().flatten();
    all.filter_map(|one| one.address()).collect::<Vec<_>>().join(", ")
}
