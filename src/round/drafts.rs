//! The drafts of a round's emails: each verb writes its own kinds, and takes away those of its own that are needed no
//! more. What goes with a draft is a value: the file as it is to be written.
//!
//! A draft is new when what it says is new. Whether it is, its own day decides: drawn once more as of the day on which one
//! was drafted, it is that one to the letter, or it says something else. One that says the same keeps its file and its day
//! while it waits, and is not drafted again once it was sent.

use jiff::civil::Date;

use crate::email::{Attachment, Draft};
use crate::names::Folder;
use crate::plan::MessageKind;
use crate::shelf::Rel;

use super::deeds::{Deeds, Paper};
use super::drafted::{Drafted, line};
use super::post::Message;
use super::said::Said;
use super::seal::with_line;
use super::{RoundError, Snapshot};

/// A file of ours as what goes with a draft: under the name that was free for it.
pub(super) fn attachment(paper: &Paper) -> Attachment {
    Attachment { name: paper.at.name(), bytes: paper.bytes.clone() }
}

/// What is to be said, and to whom.
pub(super) struct Matter<'m> {
    pub(super) kind: MessageKind,
    /// The department's code; of a circle of people its kind.
    pub(super) whose: &'m str,
    /// Of an invitation: what its workbook asks, as a fingerprint.
    pub(super) asks: Option<String>,
    /// Of an answer to a return: which one it answers.
    pub(super) about: Vec<String>,
    /// Whether it is said again although it was sent: a reminder is.
    pub(super) is_repeated: bool,
}

impl Matter<'_> {
    /// Whether one that was drafted may say the same.
    fn may_be(&self, message: &Message) -> bool {
        let about = &message.draft.about;
        about.is_empty() || *about == self.about
    }
}

/// A draft that is to be, and how it stands.
pub(super) struct Saying {
    draft: Draft,
    stands: Stands,
    remembered: Drafted,
}

enum Stands {
    /// It says something new.
    New,
    /// It lies there since the day on which it was drafted.
    Waits(Rel),
    /// It was sent.
    Sent,
}

/// Whether a message asks for something by a day: one that has passed makes it another.
fn asks_by_a_day(kind: MessageKind) -> bool {
    match kind {
        MessageKind::Invitation
        | MessageKind::Reminder
        | MessageKind::Overdue
        | MessageKind::Empty
        | MessageKind::KeptOut
        | MessageKind::Correction => true,
        MessageKind::Receipt | MessageKind::Slt | MessageKind::Governors => false,
    }
}

impl Snapshot {
    /// A draft as it is to be: the one that was drafted before, where it says the same, or a new one; with what was drawn
    /// for it. `draw` draws it as of a day, or nothing where it would say something else today.
    pub(super) fn saying<T>(
        &self,
        matter: Matter<'_>,
        today: Date,
        mut draw: impl FnMut(Date) -> Result<Option<(Draft, T)>, RoundError>,
    ) -> Result<Option<(Saying, T)>, RoundError> {
        let Matter { kind, whose, is_repeated, .. } = matter;
        let is_ahead =
            |message: &&Message| !asks_by_a_day(kind) || self.plan().round.back_by(message.draft.day) >= today;
        let sent = self.post.sent_to(kind, whose).filter(|_| !is_repeated).map(|message| (message, Stands::Sent));
        let waiting = self.post.waiting_for(kind, whose).filter(is_ahead);
        let waiting = waiting.map(|message| (message, Stands::Waits(message.at.clone())));
        let known: Vec<(&Message, Stands)> =
            sent.chain(waiting).filter(|(message, _)| matter.may_be(message)).collect();
        for (message, stands) in known {
            if let Some((draft, drawn)) = draw(message.draft.day)?
                && draft.print.mark == message.draft.mark
            {
                return Ok(Some((Saying::of(draft, message.draft.day, stands, matter), drawn)));
            }
        }
        let drawn = draw(today)?;
        Ok(drawn.map(|(draft, drawn)| (Saying::of(draft, today, Stands::New, matter), drawn)))
    }
}

impl Saying {
    /// Whom it goes to: the department's code.
    pub(super) fn whose(&self) -> &str {
        &self.draft.whose
    }

    fn of(draft: Draft, day: Date, stands: Stands, Matter { asks, about, .. }: Matter<'_>) -> Saying {
        Saying { remembered: Drafted::of(&draft, day, asks, about), draft, stands }
    }
}

impl Deeds {
    /// Adds drafts, and takes away those of ours of the given kinds that are needed no more; what else goes is known by
    /// then. What was sent is not drafted
    /// anew; what waits stays as it lies, and what a person edited of it does too.
    pub(super) fn add_drafts(&mut self, snapshot: &Snapshot, sayings: Vec<Saying>, kinds: &'static [MessageKind]) {
        let ours = &snapshot.ours;
        let (mut papers, mut told, mut nobody) = (Vec::new(), Vec::new(), Vec::new());
        for Saying { draft, stands, remembered } in sayings {
            let bytes = with_line(&line(&draft, remembered.day), &draft.bytes);
            match stands {
                Stands::New => {
                    papers.push(ours.paper(Folder::Email, &draft.name, bytes));
                    told.push(draft.kind);
                    nobody.extend(draft.without_address);
                }
                Stands::Waits(at) => papers.extend(ours.paper_at(Folder::Email, &at, bytes)),
                Stands::Sent => {}
            }
            self.remembered.push(remembered);
        }
        let may_go = |kind: Option<MessageKind>| kind.is_some_and(|kind| kinds.contains(&kind));
        self.sweep.extend(ours.needless(Folder::Email, &papers, may_go));
        let stays = |at: &&Rel| self.sweep.iter().all(|(gone, _)| gone != *at);
        let is_written = |at: &&Rel| papers.iter().any(|paper| paper.at == **at);
        let lying: Vec<&Rel> = snapshot.post.waiting().map(|message| &message.at).filter(stays).collect();
        let beside = lying.iter().filter(|at| !is_written(at)).count();
        let waiting = (papers.len() + beside).saturating_sub(told.len());
        self.papers.extend(papers);
        self.said.push(Said::Drafts { kinds: told, waiting, without_address: nobody });
    }
}
