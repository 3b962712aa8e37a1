//! What an e-mail says of itself, as far as mail programs leave it as it was: by this a message that was drafted here is
//! known again once it was sent and saved.

use jiff::civil::Date;
use mail_parser::{Address, Message, MessageParser};

use super::mail;
use crate::fold::bare;
use crate::names::DRAFT_HEADER;
use crate::reader::fingerprint;
use crate::returns::Saved;

/// What an e-mail says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Envelope {
    /// Its Message-ID.
    pub id: Option<String>,
    /// What a line at its head says of which draft it is.
    pub draft: Option<String>,
    /// What it is about.
    pub subject: String,
    /// The addresses it goes to, also in copy.
    pub to: Vec<String>,
    /// The day on which it was sent, or is to be.
    pub sent: Option<Date>,
    /// The fingerprints of the workbooks in it.
    pub files: Vec<String>,
    /// What it says, paragraph by paragraph, as fingerprints.
    pub words: Vec<String>,
}

/// What a text says, paragraph by paragraph, as fingerprints: however its lines are broken, and its signs are written.
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for line in text.lines() {
        match all.last_mut() {
            Some(last) if !line.trim().is_empty() => last.push_str(&bare(line)),
            _ => all.push(String::new()),
        }
    }
    all.iter().filter(|words| !words.is_empty()).map(|words| fingerprint(words.as_bytes())).collect()
}

/// What the head of an e-mail says.
pub(super) fn of_mail(mail: &Message<'_>) -> Envelope {
    let both = [mail.to(), mail.cc()].into_iter().flatten().flat_map(Address::iter);
    Envelope {
        id: mail.message_id().map(str::to_owned),
        draft: mail.header_raw(DRAFT_HEADER).map(|line| line.trim().to_owned()),
        subject: mail.subject().unwrap_or_default().to_owned(),
        to: both.filter_map(|one| one.address()).map(str::to_owned).collect(),
        sent: mail::sent(mail).and_then(Saved::day),
        files: Vec::new(),
        words: mail.body_text(0).map(|text| paragraphs(&text)).unwrap_or_default(),
    }
}

/// What the lines at the head of an e-mail say, where only these are at hand.
pub(super) fn of_head(head: &str) -> Option<Envelope> {
    MessageParser::default().parse_headers(head.as_bytes()).map(|mail| of_mail(&mail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_says_is_the_same_however_its_lines_are_broken() {
        let ours = paragraphs("Dear Jo,\n\nThe audit is due on\nFriday. It takes 9 minutes.\n");
        let theirs =
            paragraphs("Dear Jo, \r\n \r\nThe audit is due \r\non Friday.  It takes 9 minutes.\r\n\r\n-- \r\nHelen");
        assert_eq!(ours.len(), 2);
        assert_eq!(theirs[..2], ours[..]);
        assert_ne!(paragraphs("Dear Jan,"), paragraphs("Dear Jo,"));
        assert!(paragraphs(" \n\n").is_empty());
    }
}
