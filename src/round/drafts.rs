//! The drafts of a round's emails: each verb writes its own kinds, and takes away those of its own that are needed no
//! more. What goes with a draft is a value: the file as it is to be written.

use crate::email::{Attachment, Draft};
use crate::names::Folder;
use crate::plan::MessageKind;

use super::deeds::{Deeds, Paper};
use super::said::Said;
use super::seal::with_kind;
use super::{RoundError, Snapshot};

/// A file of ours as what goes with a draft: under the name that was free for it.
pub(super) fn attachment(paper: &Paper) -> Attachment {
    Attachment { name: paper.at.name(), bytes: paper.bytes.clone() }
}

impl Deeds {
    /// Adds drafts, and takes away those of ours of the given kinds that are needed no more. What was sent as it is is not
    /// drafted anew.
    pub(super) fn add_drafts(
        &mut self,
        snapshot: &Snapshot,
        drafts: Vec<Draft>,
        kinds: &'static [MessageKind],
    ) -> Result<(), RoundError> {
        let ours = &snapshot.ours;
        let (mut papers, mut told, mut nobody) = (Vec::new(), Vec::new(), Vec::new());
        for Draft { kind, name, bytes, without_address } in drafts {
            let bytes = with_kind(kind.key(), bytes);
            if ours.was_sent(&bytes) {
                continue;
            }
            papers.push(ours.paper(Folder::Email, &name, bytes));
            told.push(kind);
            nobody.extend(without_address);
        }
        let may_go = |kind: Option<MessageKind>| kind.is_some_and(|kind| kinds.contains(&kind));
        self.sweep.extend(ours.needless(Folder::Email, &papers, may_go));
        self.papers.extend(papers);
        self.said.push(Said::Drafts { kinds: told, without_address: nobody });
        Ok(())
    }
}
