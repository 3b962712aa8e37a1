//! The texts of the email drafts: one row for each, and no word in braces that stands for nothing.

use std::collections::HashSet;

use super::Faults;
use crate::key::{BlockKey, SlotKey};
use crate::plan::file::File;
use crate::plan::messages::{self, Message, MessageKind};

/// The messages in the order of their kinds.
pub(super) fn messages(file: &File, faults: &mut Faults) -> Vec<Message> {
    let keys: HashSet<&str> = MessageKind::ALL.into_iter().map(MessageKind::key).collect();
    let mut messages: Vec<Message> = Vec::new();
    for (row, typed) in file.messages.iter().enumerate() {
        let blank = [(SlotKey::Key, &typed.key), (SlotKey::Subject, &typed.subject), (SlotKey::Text, &typed.text)]
            .into_iter()
            .filter(|(field, text)| !faults.needed((BlockKey::Messages, row, *field), text))
            .count();
        let Some(kind) = MessageKind::of_key(&typed.key) else {
            if !typed.key.is_empty() {
                faults.known((BlockKey::Messages, row, SlotKey::Key), &typed.key, &keys, "the list of drafts");
            }
            continue;
        };
        if messages.iter().any(|message| message.kind == kind) {
            let what = format!("there are two texts for '{}'", kind.key());
            faults.add((BlockKey::Messages, row, SlotKey::Key), what, "Keep one row of each.");
        }
        let mut parsed = |field: SlotKey, text: &str| match messages::parse(text, kind) {
            Ok(template) => Some(template),
            Err(wrong) => {
                for (what, fix) in wrong {
                    faults.add((BlockKey::Messages, row, field), what, fix);
                }
                None
            }
        };
        let (subject, text) = (parsed(SlotKey::Subject, &typed.subject), parsed(SlotKey::Text, &typed.text));
        match (subject, text) {
            (Some(subject), Some(text)) if blank == 0 => messages.push(Message { kind, subject, text }),
            _ => {}
        }
    }
    let named = |kind: MessageKind| file.messages.iter().any(|typed| MessageKind::of_key(&typed.key) == Some(kind));
    for kind in MessageKind::ALL.into_iter().filter(|kind| !named(*kind)) {
        let fix =
            format!("Add a row with the key '{}', or delete every row: the built-in texts then stand.", kind.key());
        faults.add((BlockKey::Messages, 0, SlotKey::Key), format!("there is no text for '{}'", kind.key()), fix);
    }
    messages.sort_by_key(|message| MessageKind::ALL.iter().position(|kind| *kind == message.kind));
    messages
}
