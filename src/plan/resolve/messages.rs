//! The texts of the email drafts: one row for each, and no word in braces that stands for nothing.

use super::faults::{Faults, fault};
use super::known::Known;
use crate::key::{BlockKey, SlotKey};
use crate::plan::file::File;
use crate::plan::messages::{self, Message, MessageKind};

/// The messages in the order of their kinds.
pub(super) fn messages(file: &File, faults: &mut Faults) -> Vec<Message> {
    let keys = Known::messages();
    let mut messages: Vec<Message> = Vec::new();
    // A key that cannot be read, or that stands twice, may be the one that is missing.
    let mut is_in_doubt = file.messages.iter().any(|typed| MessageKind::of_key(&typed.key).is_none());
    for (row, typed) in file.messages.iter().enumerate() {
        let blank = [(SlotKey::Key, &typed.key), (SlotKey::Subject, &typed.subject), (SlotKey::Text, &typed.text)]
            .into_iter()
            .filter(|(field, text)| !faults.needed((BlockKey::Messages, row, *field), text))
            .count();
        let Some(kind) = MessageKind::of_key(&typed.key) else {
            faults.may_refer((BlockKey::Messages, row, SlotKey::Key), &typed.key, &keys);
            continue;
        };
        let before = file.messages.iter().position(|other| MessageKind::of_key(&other.key) == Some(kind));
        let times = file.messages.iter().filter(|other| MessageKind::of_key(&other.key) == Some(kind)).count();
        if let Some(before) = before.filter(|before| *before < row) {
            let what = format!("there are two texts for '{}'", kind.key());
            let told = fault((BlockKey::Messages, row, SlotKey::Key), what, "Keep one row of each.");
            faults.tell(told.also([(BlockKey::Messages, before, SlotKey::Key)]));
            is_in_doubt = true;
        }
        // Of which message it is the text is not known.
        if times > 1 {
            continue;
        }
        let mut parsed = |field: SlotKey, text: &str| match messages::parse(text, kind) {
            Ok(template) => Some(template),
            Err(wrong) => {
                let (what, fix): (Vec<String>, Vec<String>) = wrong.into_iter().unzip();
                faults.add((BlockKey::Messages, row, field), what.join("; "), fix.join(" "));
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
    for kind in MessageKind::ALL.into_iter().filter(|kind| !is_in_doubt && !named(*kind)) {
        let fix =
            format!("Add a row with the key '{}', or delete every row: the built-in texts then stand.", kind.key());
        faults.add((BlockKey::Messages, 0, SlotKey::Key), format!("there is no text for '{}'", kind.key()), fix);
    }
    messages.sort_by_key(|message| MessageKind::ALL.iter().position(|kind| *kind == message.kind));
    messages
}
