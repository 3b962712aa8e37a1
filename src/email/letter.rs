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

use super::Attachment;
use super::words::one_line;

/// What an Excel workbook is called by mail programs.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A message before it is bytes.
pub(super) struct Letter<'a> {
    /// Name and address.
    pub(super) from: (&'a str, &'a str),
    /// Names, where they are known, and addresses; nobody where no address is known.
    pub(super) to: Vec<(Option<&'a str>, &'a str)>,
    pub(super) subject: String,
    /// The plain text.
    pub(super) text: String,
    /// The same as HTML.
    pub(super) html: Option<String>,
    pub(super) attachment: Option<&'a Attachment>,
    pub(super) today: Date,
}

impl Letter<'_> {
    /// An editable draft as mail programs open it.
    pub(super) fn bytes(self) -> Vec<u8> {
        let mark = self.mark();
        let nine = self.today.at(9, 0, 0, 0).to_zoned_datetime(TimeZone::UTC);
        let mut message = MessageBuilder::new().from(address(Some(self.from.0), self.from.1));
        if !self.to.is_empty() {
            let to = self.to.iter().map(|(name, mail)| address(*name, mail)).collect();
            message = message.to(Address::new_list(to));
        }
        message = message
            .subject(self.subject)
            .date(nine.map_or(0, |nine| nine.timestamp().as_second()))
            // Mail programs give a message its own mark when it is sent; this one never changes by chance.
            .message_id(format!("{mark}@careers-audit.invalid"))
            .header("X-Unsent", Raw::new("1"));
        let text = MimePart::new("text/plain", self.text);
        let words = match self.html {
            Some(html) => {
                let html = MimePart::new("text/html", html).language("en-GB");
                MimePart::new(multipart("alternative", &mark), vec![text.language("en-GB"), html])
            }
            None => text.language("en-GB"),
        };
        let body = match self.attachment {
            Some(Attachment { name, bytes }) => {
                let file = MimePart::new(WORKBOOK, bytes.as_slice()).attachment(one_line(name));
                MimePart::new(multipart("mixed", &mark), vec![words, file])
            }
            None => words,
        };
        let mut bytes = Vec::new();
        message.body(body).serialize(&mut bytes);
        bytes
    }

    /// Digits that follow from everything the message says.
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
        say(self.subject.as_bytes());
        say(self.text.as_bytes());
        say(self.html.as_deref().unwrap_or_default().as_bytes());
        if let Some(Attachment { name, bytes }) = self.attachment {
            say(name.as_bytes());
            say(bytes);
        }
        say(self.today.to_string().as_bytes());
        hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}

fn address<'a>(name: Option<&str>, mail: &'a str) -> Address<'a> {
    let name = name.map(one_line).filter(|name| !name.is_empty());
    Address::new_address(name.map(Cow::Owned), mail)
}

/// What holds several parts; the line between them follows from what they say.
fn multipart(kind: &str, mark: &str) -> ContentType<'static> {
    ContentType::new(format!("multipart/{kind}")).attribute("boundary", format!("careers-audit-{kind}-{mark}"))
}
