//! What is attached to an e-mail, and to those that were forwarded with it.

use mail_parser::mailbox::mbox::MessageIterator;
use mail_parser::{Message, MessageParser, MimeHeaders};

use super::{Each, Item, MOST_WITHIN};
use crate::reader::package::limits::Fault;
use crate::returns::Saved;

/// Bytes of an e-mail: servers take 25 to 50 megabytes, and few 150.
const MOST_OF_A_MAIL: usize = 64 << 20;
/// Pieces of an e-mail, each of which says of what kind it is: its text in two forms, its pictures, what is attached to
/// it and to those that were forwarded with it.
const MOST_PIECES: usize = 1_000;
/// What says of what kind a piece is.
const KIND: &[u8] = b"content-type";

/// Takes everything that is attached to an e-mail.
pub(super) fn each(bytes: &[u8], each: Each<'_>) -> Result<(), Fault> {
    let mail = read(bytes)?;
    attached(&mail, "", sent(&mail), 0, each)
}

/// An e-mail, where it can be taken apart.
pub(super) fn parsed(bytes: &[u8]) -> Option<Message<'_>> {
    read(bytes).ok()
}

fn read(bytes: &[u8]) -> Result<Message<'_>, Fault> {
    if bytes.len() > MOST_OF_A_MAIL {
        return Err(Fault::TooLarge("megabytes", (MOST_OF_A_MAIL >> 20) as u64));
    }
    // They may be nested as deep as there are pieces, and are taken apart before they can be counted.
    let says = |at: &[u8]| at.eq_ignore_ascii_case(KIND);
    if bytes.windows(KIND.len()).filter(|at| says(at)).nth(MOST_PIECES).is_some() {
        return Err(Fault::TooLarge("pieces", MOST_PIECES as u64));
    }
    MessageParser::default().parse(within(bytes)).ok_or(Fault::Damaged)
}

/// Takes everything that is attached to e-mails which follow one another.
pub(super) fn each_of_several(bytes: &[u8], each: Each<'_>) -> Result<(), Fault> {
    if bytes.len() > MOST_OF_A_MAIL {
        return Err(Fault::TooLarge("megabytes", (MOST_OF_A_MAIL >> 20) as u64));
    }
    for mail in MessageIterator::new(bytes) {
        let mail = mail.map_err(|_| Fault::Damaged)?;
        let subject = MessageParser::default().parse_headers(mail.contents()).map(|mail| called(&mail));
        let name = subject.unwrap_or_else(|| "mail.eml".to_owned());
        each(Item { name, saved: None, holds: Ok(mail.contents()) })?;
    }
    Ok(())
}

/// The e-mail itself: macOS counts its bytes in a line of its own, before it.
fn within(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let line = bytes.iter().take(16).position(|byte| *byte == b'\n').filter(|_| digits > 0);
    line.and_then(|end| bytes.get(end + 1..)).unwrap_or(bytes)
}

fn attached(mail: &Message<'_>, way: &str, date: Option<Saved>, depth: usize, each: Each<'_>) -> Result<(), Fault> {
    for (number, part) in (1..).zip(mail.attachments()) {
        if let Some(forwarded) = part.message() {
            let name = part.attachment_name().map_or_else(|| called(forwarded), str::to_owned);
            if depth + 1 >= MOST_WITHIN {
                let fault = Fault::TooLarge("e-mails, one within the other", MOST_WITHIN as u64);
                each(Item { name: format!("{way}{name}"), saved: date, holds: Err(fault) })?;
                continue;
            }
            let way = format!("{way}{}/", name.replace('/', "-"));
            attached(forwarded, &way, sent(forwarded).or(date), depth + 1, each)?;
            continue;
        }
        let named = part.attachment_name().map(|name| name.replace('/', "-"));
        let name = named.unwrap_or_else(|| format!("attachment {number}"));
        each(Item { name: format!("{way}{name}"), saved: date, holds: Ok(part.contents()) })?;
    }
    Ok(())
}

/// What an e-mail is called that came without a name: by what it is about.
fn called(mail: &Message<'_>) -> String {
    let subject = mail.subject().unwrap_or_default().replace(['/', '\\'], "-");
    let subject = subject.trim();
    format!("{}.eml", if subject.is_empty() { "mail" } else { subject })
}

/// When it was sent.
pub(super) fn sent(mail: &Message<'_>) -> Option<Saved> {
    let date = mail.date().filter(|date| date.is_valid())?;
    Some(Saved::said(&date.to_rfc3339())).filter(|saved| saved.moment().is_some())
}
