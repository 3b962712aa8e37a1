//! The bytes of a message: the same words on the same day give the same bytes.

use std::borrow::Cow;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::MimePart;
use sha2::{Digest, Sha256};

use super::coded::{coded, looks_coded};
use super::line::one_line;
use super::{Attachment, MARKED, Print};
use crate::reader::{fingerprint, paragraphs};

/// What an Excel workbook is called by mail programs.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A message before it is bytes.
pub(super) struct Letter<'a> {
    /// Name and address.
    pub(super) from: (&'a str, &'a str),
    /// Names, where they are known, and addresses; nobody where no address is known.
    pub(super) to: Vec<(Option<&'a str>, &'a str)>,
    /// Addresses that get it in copy.
    pub(super) copy_to: &'a [String],
    pub(super) subject: String,
    /// The plain text.
    pub(super) text: String,
    /// The same as HTML.
    pub(super) html: Option<String>,
    pub(super) attachments: &'a [Attachment],
    pub(super) today: Date,
}

impl Letter<'_> {
    /// An editable draft as mail programs open it.
    pub(super) fn bytes(self, Print { mark, .. }: &Print) -> Vec<u8> {
        let nine = self.today.at(9, 0, 0, 0).to_zoned_datetime(TimeZone::UTC);
        let mut message = addressed(MessageBuilder::new(), "From", &[(Some(self.from.0), self.from.1)]);
        if !self.to.is_empty() {
            message = addressed(message, "To", &self.to);
        }
        if !self.copy_to.is_empty() {
            let copied: Vec<(Option<&str>, &str)> = self.copy_to.iter().map(|mail| (None, mail.as_str())).collect();
            message = addressed(message, "Cc", &copied);
        }
        message = match looks_coded(&self.subject) {
            true => message.header("Subject", Raw::new(coded(&self.subject))),
            false => message.subject(self.subject),
        };
        message = message
            .date(nine.map_or(0, |nine| nine.timestamp().as_second()))
            .message_id(format!("{mark}{MARKED}"))
            .header("X-Unsent", Raw::new("1"));
        let text = MimePart::new("text/plain", self.text);
        let words = match self.html {
            Some(html) => {
                let html = MimePart::new("text/html", html).language("en-GB");
                MimePart::new(multipart("alternative", mark), vec![text.language("en-GB"), html])
            }
            None => text.language("en-GB"),
        };
        let body = match self.attachments {
            [] => words,
            files => {
                let files = files.iter().map(|Attachment { name, bytes }| {
                    MimePart::new(WORKBOOK, bytes.as_slice()).attachment(one_line(name))
                });
                MimePart::new(multipart("mixed", mark), std::iter::once(words).chain(files).collect::<Vec<_>>())
            }
        };
        let mut bytes = Vec::new();
        message.body(body).serialize(&mut bytes);
        bytes
    }

    /// By what it is known again.
    pub(super) fn print(&self) -> Print {
        let all = self.to.iter().map(|(_, mail)| (*mail).to_owned()).chain(self.copy_to.iter().cloned());
        Print {
            mark: self.mark(),
            subject: self.subject.clone(),
            to: all.collect(),
            words: paragraphs(&self.text),
            files: self.attachments.iter().map(|file| fingerprint(&file.bytes)).collect(),
        }
    }

    /// Digits that follow from everything the message says, and from its day: no two drafts have the same.
    fn mark(&self) -> String {
        let mut hash = Sha256::new();
        let mut say = |part: &[u8]| {
            hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
            hash.update(part);
        };
        say(self.from.0.as_bytes());
        say(self.from.1.as_bytes());
        for (name, mail) in &self.to {
            say(name.unwrap_or_default().as_bytes());
            say(mail.as_bytes());
        }
        self.copy_to.iter().for_each(|mail| say(mail.as_bytes()));
        say(self.today.to_string().as_bytes());
        say(self.subject.as_bytes());
        say(self.text.as_bytes());
        say(self.html.as_deref().unwrap_or_default().as_bytes());
        for Attachment { name, bytes } in self.attachments {
            say(name.as_bytes());
            say(bytes);
        }
        hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// A message with addresses, and with names that come out as they were written.
fn addressed<'a>(
    message: MessageBuilder<'a>,
    header: &'static str,
    to: &[(Option<&str>, &'a str)],
) -> MessageBuilder<'a> {
    let name = |name: &Option<&str>| name.map(one_line).filter(|name| !name.is_empty());
    if to.iter().filter_map(|(own, _)| name(own)).any(|name| looks_coded(&name)) {
        let one = |(own, mail): &(Option<&str>, &str)| match name(own) {
            Some(name) => format!("{} <{}>", coded(&name), one_line(mail)),
            None => format!("<{}>", one_line(mail)),
        };
        return message.header(header, Raw::new(to.iter().map(one).collect::<Vec<_>>().join(", ")));
    }
    let all = to.iter().map(|(own, mail)| Address::new_address(name(own).map(Cow::Owned), *mail)).collect();
    message.header(header, Address::new_list(all))
}

/// What holds several parts; the line between them follows from what they say.
fn multipart(kind: &str, mark: &str) -> ContentType<'static> {
    ContentType::new(format!("multipart/{kind}")).attribute("boundary", format!("careers-audit-{kind}-{mark}"))
}
