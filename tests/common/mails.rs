//! A draft as mail programs save what was sent: each with a head of its own, the words broken anew, and the files as they were.

use std::io::{Cursor, Write as _};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use mail_builder::MessageBuilder;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::MimePart;
use mail_parser::{Address, Message, MessageParser, MimeHeaders};

/// How a message came into the folder of what was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// The draft itself was moved there.
    Moved,
    /// Outlook saved it as `.msg`.
    Outlook,
    /// Outlook passed the draft on, as one that was received.
    OutlookForwarded,
    /// Thunderbird saved it as `.eml`.
    Thunderbird,
    /// Apple Mail saved it as its source.
    Apple,
}

impl Program {
    /// All of them.
    pub const ALL: [Program; 5] =
        [Program::Moved, Program::Outlook, Program::OutlookForwarded, Program::Thunderbird, Program::Apple];

    /// How the names of its files end.
    pub fn ending(self) -> &'static str {
        match self {
            Program::Outlook | Program::OutlookForwarded => "msg",
            Program::Moved | Program::Thunderbird | Program::Apple => "eml",
        }
    }

    /// A draft that was sent on a day, as it lies there.
    pub fn saved(self, draft: &[u8], on: Date) -> Vec<u8> {
        let mail = MessageParser::default().parse(draft).expect("a draft");
        match self {
            Program::Moved => draft.to_vec(),
            Program::Outlook => message("", &mail, on),
            Program::OutlookForwarded => message("FW: ", &mail, on),
            Program::Thunderbird => thunderbird(&mail, on),
            Program::Apple => apple(&mail, on),
        }
    }
}

fn addresses(mail: &Message<'_>) -> Vec<String> {
    let all = [mail.to(), mail.cc()].into_iter().flatten().flat_map(Address::iter);
    all.filter_map(|one| one.address()).map(str::to_owned).collect()
}

fn files<'m>(mail: &'m Message<'_>) -> Vec<(&'m str, &'m [u8])> {
    mail.attachments().map(|part| (part.attachment_name().expect("a name"), part.contents())).collect()
}

fn words(mail: &Message<'_>) -> String {
    mail.body_text(0).expect("words").replace("\r\n", "\n")
}

fn seconds(on: Date) -> i64 {
    on.at(14, 5, 9, 0).to_zoned_datetime(TimeZone::UTC).expect("a moment").timestamp().as_second()
}

/// What both that write `.eml` begin with; nothing of ours is left.
fn begun<'m>(mail: &Message<'_>, on: Date, id: &'static str) -> MessageBuilder<'m> {
    let to: Vec<String> = addresses(mail).iter().map(|one| format!("<{one}>")).collect();
    let message = MessageBuilder::new()
        .message_id(id)
        .from(("Helen Adeyemi", "h.adeyemi@school.example"))
        .subject(mail.subject().expect("a subject").to_owned())
        .date(seconds(on));
    if to.is_empty() { message } else { message.header("To", Raw::new(to.join(", "))) }
}

/// Lines of at most 72 letters, each but the last of a paragraph with a space at its end.
fn flowed(text: &str) -> String {
    let mut all = String::new();
    for line in text.lines() {
        let mut long = 0;
        for word in line.split(' ') {
            if long > 0 && long + word.len() > 72 {
                all.push_str(" \r\n");
                long = 0;
            } else if long > 0 {
                all.push(' ');
            }
            all.push_str(word);
            long += word.len() + 1;
        }
        all.push_str("\r\n");
    }
    all
}

fn thunderbird(mail: &Message<'_>, on: Date) -> Vec<u8> {
    let mut message = begun(mail, on, "5e0b6c1a-7d52-4f0e-9a43-0d6f4f2e9b11@school.example")
        .header("User-Agent", Raw::new("Mozilla Thunderbird"))
        .header("X-Mozilla-Status", Raw::new("0001"))
        .text_body(flowed(&words(mail)));
    for (name, bytes) in files(mail) {
        message = message.attachment("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name, bytes);
    }
    message.write_to_vec().expect("written")
}

fn apple(mail: &Message<'_>, on: Date) -> Vec<u8> {
    let text = words(mail);
    let html = text.replace('&', "&amp;").replace('<', "&lt;").replace("\n\n", "</div><div><br></div><div>");
    let mut parts = vec![MimePart::new("text/html", format!("<html><body><div>{html}</div></body></html>"))];
    for (name, bytes) in files(mail) {
        let file = MimePart::new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes);
        parts.push(file.attachment(name));
    }
    let mixed = MimePart::new("multipart/mixed", parts);
    let body = MimePart::new("multipart/alternative", vec![MimePart::new("text/plain", text), mixed]);
    begun(mail, on, "8C7E1B44-0F55-4A0B-8F44-5D6A57D3E0A2@school.example")
        .header("X-Mailer", Raw::new("Apple Mail (2.3826)"))
        .header("X-Uniform-Type-Identifier", Raw::new("com.apple.mail-draft"))
        .body(body)
        .write_to_vec()
        .expect("written")
}

type File = cfb::CompoundFile<Cursor<Vec<u8>>>;

fn stream(file: &mut File, path: &str, bytes: &[u8]) {
    file.create_stream(path).expect("begun").write_all(bytes).expect("written");
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// As Outlook keeps it: no line of a head, the words as plain text, each recipient and each file in a folder of its own.
fn message(before: &str, mail: &Message<'_>, on: Date) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("begun");
    let mut values = vec![0; 32];
    values.extend([0x40, 0, 0x39, 0, 6, 0, 0, 0]);
    values.extend((u64::try_from(seconds(on) + 11_644_473_600).expect("after 1601") * 10_000_000).to_le_bytes());
    stream(&mut file, "/__properties_version1.0", &values);
    let subject = format!("{before}{}", mail.subject().expect("a subject"));
    stream(&mut file, "/__substg1.0_0037001F", &wide(&subject));
    stream(&mut file, "/__substg1.0_1000001F", &wide(&words(mail).replace('\n', "\r\n")));
    stream(&mut file, "/__substg1.0_1035001F", &wide("<AM0PR07MB1234.eurprd07.prod.outlook.com>"));
    for (number, address) in addresses(mail).iter().enumerate() {
        let own = format!("/__recip_version1.0_#{number:08X}");
        file.create_storage(&own).expect("made");
        stream(&mut file, &format!("{own}/__properties_version1.0"), &[0; 8]);
        stream(&mut file, &format!("{own}/__substg1.0_39FE001F"), &wide(address));
    }
    for (number, (name, bytes)) in files(mail).into_iter().enumerate() {
        let own = format!("/__attach_version1.0_#{number:08X}");
        file.create_storage(&own).expect("made");
        stream(&mut file, &format!("{own}/__properties_version1.0"), &[0; 8]);
        stream(&mut file, &format!("{own}/__substg1.0_3707001F"), &wide(name));
        stream(&mut file, &format!("{own}/__substg1.0_37010102"), bytes);
    }
    file.flush().expect("finished");
    file.into_inner().into_inner()
}
