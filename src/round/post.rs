//! What lies in `email/`: the messages that wait there, and those in `email/sent/` that were sent.
//!
//! A person moves a draft there, or saves what their mail program sent, under any name and in any sub-folder. Outlook,
//! Thunderbird and Apple Mail give a message a head of their own; what goes with it and what it is about they leave.

use std::collections::HashSet;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::email::MARKED;
use crate::fold::fold;
use crate::names::{Folder, SENT};
use crate::plan::{Department, MessageKind, Plan};
use crate::reader::{self, Envelope};
use crate::shelf::{Lying, Rel, Shelf, ShelfError, What};

use super::drafted::Drafted;
use super::told::Told;

/// Folders within that of what was sent are looked into so deep.
const MOST_DEPTH: usize = 8;

/// How the names of e-mails end that mail programs save.
const ENDINGS: [&str; 4] = [".eml", ".emlx", ".msg", ".mbox"];

/// A round may be sent out so many days before its school year begins.
const MOST_EARLY: i64 = 92;

/// A clock may go wrong by so many days; what was sent longer before a draft was made is not that draft.
const MOST_WRONG: i64 = 7;

/// By what a message is known again.
struct Memory<'m> {
    told: &'m Told,
    /// The marks of what the round before drafted.
    others: HashSet<&'m str>,
    /// Before this day nothing was drafted of this round.
    begins: Date,
}

/// The messages of a round that lie there, as far as they are known.
#[derive(Clone, Debug, Default)]
pub(super) struct Post {
    waiting: Vec<Message>,
    sent: Vec<Message>,
}

/// A message that was drafted, and where it lies.
#[derive(Clone, Debug)]
pub(super) struct Message {
    /// Where.
    pub(super) at: Rel,
    /// What was drafted.
    pub(super) draft: Drafted,
    /// The day on which it was sent, as far as it says: not before it was drafted.
    pub(super) sent_on: Date,
}

impl Post {
    /// Looks into the folder of drafts and, below it, that of what was sent.
    ///
    /// **A message of another round is none of this one's**, wherever it was copied from: one that the round before
    /// remembers, one that was drafted long before this school year, one that was sent long before it was drafted.
    pub(super) fn read(shelf: &dyn Shelf, plan: &Plan, told: &Told) -> Result<Post, ShelfError> {
        let folder = Rel::of(Folder::Email);
        let last = plan.round.last.as_deref().and_then(|last| Told::read(&*shelf.beside(last)?).ok());
        let memory = Memory {
            told,
            others: last.iter().flat_map(|last| &last.drafts).map(|draft| draft.mark.as_str()).collect(),
            begins: plan.round.year.0.saturating_sub(MOST_EARLY.days()),
        };
        let known =
            |files: Vec<Rel>| files.iter().flat_map(|at| messages(shelf, &memory, at)).collect::<Vec<Message>>();
        let sent = known(files(shelf, &folder.join(SENT), MOST_DEPTH)?);
        let gone: HashSet<String> = sent.iter().map(|message| message.draft.mark.clone()).collect();
        // Whoever saved what was sent may have left the draft where it lay.
        let mut waiting = known(files(shelf, &folder, 0)?);
        waiting.retain(|message| !gone.contains(&message.draft.mark));
        Ok(Post { waiting, sent })
    }

    /// Every message that waits to be sent, by its file.
    pub(super) fn waiting(&self) -> impl Iterator<Item = &Message> {
        self.waiting.iter()
    }

    /// Those of a kind to somebody that wait, the newest first.
    pub(super) fn waiting_for<'p>(&'p self, kind: MessageKind, whose: &'p str) -> impl Iterator<Item = &'p Message> {
        of(&self.waiting, kind, whose)
    }

    /// Those of a kind to somebody that were sent, the newest first.
    pub(super) fn sent_to<'p>(&'p self, kind: MessageKind, whose: &'p str) -> impl Iterator<Item = &'p Message> {
        of(&self.sent, kind, whose)
    }

    /// Whether a department was sent an invitation with a workbook that asks this, at an address that is still its own.
    pub(super) fn is_invited(&self, department: &Department, asks: &str) -> bool {
        let asked = |message: &Message| message.draft.asks.as_deref().is_none_or(|own| own == asks);
        let is_own = |address: &String| department.email.iter().any(|own| own.eq_ignore_ascii_case(address));
        let reached = |message: &Message| {
            let to = &message.draft.to;
            department.email.is_empty() || to.is_empty() || to.iter().any(is_own)
        };
        self.sent_to(MessageKind::Invitation, &department.code).any(|message| asked(message) && reached(message))
    }

    /// The day on which one of a kind was last sent to somebody.
    pub(super) fn last_sent(&self, kind: MessageKind, whose: &str) -> Option<Date> {
        self.sent_to(kind, whose).map(|message| message.sent_on).max()
    }
}

fn of<'p>(messages: &'p [Message], kind: MessageKind, whose: &'p str) -> impl Iterator<Item = &'p Message> {
    messages.iter().filter(move |own| own.draft.kind() == Some(kind) && own.draft.whose == whose)
}

/// E-mails in a folder, and so deep below it, in one order on every shelf.
fn files(shelf: &dyn Shelf, folder: &Rel, depth: usize) -> Result<Vec<Rel>, ShelfError> {
    let mut found = Vec::new();
    for Lying { at, what, .. } in shelf.list(folder)? {
        let name = at.name().to_lowercase();
        match what {
            What::File if ENDINGS.iter().any(|ending| name.ends_with(ending)) => found.push(at),
            // One that cannot be opened hinders nothing.
            What::Folder if depth > 0 => found.extend(files(shelf, &at, depth - 1).unwrap_or_default()),
            What::File | What::Folder | What::LinkedFolder | What::Nowhere(_) | What::Device => {}
        }
    }
    found.sort();
    Ok(found)
}

/// The messages of ours that a file is or holds; one that cannot be read is not known to be any.
fn messages(shelf: &dyn Shelf, memory: &Memory<'_>, at: &Rel) -> Vec<Message> {
    let Ok(bytes) = shelf.read(at) else { return Vec::new() };
    let mails = reader::envelopes(&at.name(), &bytes).into_iter();
    let known = mails.filter_map(|mail| {
        let draft = drafted(memory, &mail)?;
        let sent_on = mail.sent.map_or(draft.day, |sent| sent.max(draft.day));
        Some(Message { at: at.clone(), draft, sent_on })
    });
    known.collect()
}

/// Which message of ours an e-mail is.
fn drafted(Memory { told, others, begins }: &Memory<'_>, mail: &Envelope) -> Option<Drafted> {
    let mark = mail.id.as_deref().and_then(|id| id.trim_matches(['<', '>', ' ']).strip_suffix(MARKED));
    if let Some(mark) = mark {
        let own = told.drafts.iter().find(|own| own.mark == mark).cloned();
        if own.is_some() {
            return own;
        }
        if others.contains(mark) {
            return None;
        }
        if let Some(said) = mail.draft.as_deref().and_then(|line| Drafted::said(line, mark)) {
            return Some(said).filter(|said| said.day >= *begins);
        }
    }
    let (subject, own) =
        (about(&mail.subject), |address: &String| mail.to.iter().any(|to| to.eq_ignore_ascii_case(address)));
    let goes_to = |draft: &&Drafted| draft.to.is_empty() || mail.to.is_empty() || draft.to.iter().any(own);
    let holds = |draft: &&Drafted| draft.files.iter().all(|file| mail.files.contains(file));
    // What it is about and what goes with it tell it; where nothing does, to whom it goes.
    let alike = |draft: &&Drafted| {
        about(&draft.subject) == subject && holds(draft) && (!draft.files.is_empty() || goes_to(draft))
    };
    // Where a person gave it another subject, the file is still that one's.
    let carries = |draft: &&Drafted| !draft.files.is_empty() && holds(draft) && goes_to(draft);
    let nearest = |is: &dyn Fn(&&Drafted) -> bool| {
        let said = |draft: &Drafted| draft.words.iter().filter(|own| mail.words.contains(own)).count();
        // Nothing is sent before it was drafted, unless a clock goes wrong.
        let is_before = |draft: &Drafted| mail.sent.is_none_or(|sent| draft.day <= sent);
        let key = |draft: &&Drafted| (said(draft), is_before(draft), draft.day);
        let is_long_before =
            |draft: &&Drafted| mail.sent.is_some_and(|sent| sent < draft.day.saturating_sub(MOST_WRONG.days()));
        told.drafts.iter().filter(|draft| is(draft) && !is_long_before(draft)).max_by_key(key).cloned()
    };
    nearest(&alike).or_else(|| nearest(&carries))
}

/// What an e-mail is about, without what a mail program puts before it when it is passed on.
fn about(subject: &str) -> String {
    let mut subject = fold(subject);
    while let Some(rest) = ["fw:", "fwd:", "re:"].iter().find_map(|begins| subject.strip_prefix(begins)) {
        subject = rest.trim_start().to_owned();
    }
    subject
}
