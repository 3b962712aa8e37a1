//! What is attached to an e-mail as Outlook keeps it: a compound file with a folder for each attachment.
//!
//! ```text
//! __properties_version1.0                   values of a few bytes, 16 bytes each behind a head
//! __substg1.0_0037001F                      a longer value: the subject, as text
//! __attach_version1.0_#00000000/
//!     __substg1.0_3707001F                  the attachment's name
//!     __substg1.0_37010102                  its bytes
//!     __substg1.0_3701000D/                 or the e-mail that was forwarded, like the whole
//! ```

use super::envelope::{Envelope, of_head, paragraphs};
use super::properties::{
    ADDRESS, ARRIVED, BODY, CONTENT, HEAD, ID, NAME, NET_ADDRESS, SENT, SHORT_NAME, SHOWN_NAME, SUBJECT, kind, moment,
    text,
};
use super::{Each, Item, MOST_WITHIN};
use crate::reader::Unreadable;
use crate::reader::package::compound::{Compound, Is};
use crate::reader::package::limits::{Fault, MOST_BYTES};
use crate::returns::Saved;

const VALUES: &str = "__properties_version1.0";
const RECIPIENT: &str = "__recip_version1.0_#";
const ATTACHED: &str = "__attach_version1.0_#";

/// What an e-mail says of itself.
pub(super) fn envelope(file: &Compound<'_>) -> Envelope {
    let mail = file.root();
    let head = said(file, mail, HEAD).and_then(|head| of_head(&head)).unwrap_or_default();
    let recipients =
        file.within(mail).into_iter().filter(|(_, name, is, _)| *is == Is::Storage && name.starts_with(RECIPIENT));
    let address = |folder| [NET_ADDRESS, ADDRESS].iter().find_map(|property| said(file, folder, *property));
    let to: Vec<String> =
        recipients.filter_map(|(folder, ..)| address(folder)).filter(|own| own.contains('@')).collect();
    Envelope {
        id: said(file, mail, ID).or(head.id),
        subject: said(file, mail, SUBJECT).unwrap_or(head.subject),
        to: if to.is_empty() { head.to } else { to },
        words: said(file, mail, BODY).map(|text| paragraphs(&text)).unwrap_or_default(),
        sent: sent(file, mail).and_then(Saved::day).or(head.sent),
        ..head
    }
}

/// Takes everything that is attached to an e-mail.
pub(super) fn each(file: &Compound<'_>, each: Each<'_>) -> Result<(), Fault> {
    attached(file, file.root(), "", None, 0, each)
}

fn attached(
    file: &Compound<'_>,
    mail: usize,
    way: &str,
    before: Option<Saved>,
    depth: usize,
    each: Each<'_>,
) -> Result<(), Fault> {
    let date = sent(file, mail).or(before);
    for (folder, name, is, _) in file.within(mail) {
        if is != Is::Storage || !name.starts_with(ATTACHED) {
            continue;
        }
        let named = [NAME, SHORT_NAME, SHOWN_NAME].iter().find_map(|property| said(file, folder, *property));
        let name = named.unwrap_or_else(|| "attachment".to_owned()).replace(['/', '\\'], "-");
        let item = |holds| Item { name: format!("{way}{name}"), saved: date, holds };
        let streams = file.within(folder);
        let find =
            |of: u16, is: Is| streams.iter().find(|(_, own, own_is, _)| *own_is == is && **own == *stream(CONTENT, of));
        if let Some((_, _, _, length)) = find(kind::BYTES, Is::Stream) {
            if *length > MOST_BYTES {
                each(item(Err(Fault::TooLarge("megabytes", MOST_BYTES >> 20))))?;
                continue;
            }
            let bytes = file.stream_in(folder, &stream(CONTENT, kind::BYTES)).unwrap_or_default();
            each(item(Ok(&bytes)))?;
        } else if let Some((inner, ..)) = find(kind::OBJECT, Is::Storage) {
            object(file, *inner, (way, &name), date, depth, each)?;
        } else {
            // What lies in the cloud comes as a link alone.
            each(item(Err(Fault::Told(link()))))?;
        }
    }
    Ok(())
}

/// What is put into an e-mail: another one, or a piece of a document.
fn object(
    file: &Compound<'_>,
    inner: usize,
    (way, name): (&str, &str),
    date: Option<Saved>,
    depth: usize,
    each: Each<'_>,
) -> Result<(), Fault> {
    let has = |name: &str| file.within(inner).iter().any(|(_, own, ..)| own.eq_ignore_ascii_case(name));
    if has(VALUES) {
        let subject = said(file, inner, SUBJECT).map(|subject| subject.replace(['/', '\\'], "-"));
        let name = subject.filter(|subject| !subject.is_empty()).unwrap_or_else(|| name.to_owned());
        let name = format!("{name}.msg");
        if depth + 1 >= MOST_WITHIN {
            let fault = Fault::TooLarge("e-mails, one within the other", MOST_WITHIN as u64);
            return each(Item { name: format!("{way}{name}"), saved: date, holds: Err(fault) });
        }
        return attached(file, inner, &format!("{way}{name}/"), date, depth + 1, each);
    }
    let item = |holds| Item { name: format!("{way}{name}.xlsx"), saved: date, holds };
    match file.stream_in(inner, "Package") {
        Some(bytes) => each(item(Ok(&bytes))),
        None if has("Workbook") => each(item(Err(Fault::Told(drawn_in())))),
        None => each(Item { name: format!("{way}{name}"), saved: date, holds: Err(Fault::Damaged) }),
    }
}

fn link() -> Unreadable {
    Unreadable {
        what: "The e-mail holds only a link to this file, not the file.".to_owned(),
        fix: "Open the link in the e-mail, download the workbook, and put it into the returns folder.".to_owned(),
    }
}

fn drawn_in() -> Unreadable {
    Unreadable {
        what: "The workbook stands in the e-mail's text as an object, and cannot be taken out here.".to_owned(),
        fix:
            "Open the e-mail, double-click the workbook in it, save it as an Excel workbook (.xlsx), and put that file \
              into the returns folder."
                .to_owned(),
    }
}

/// What the stream of a property is called.
fn stream(property: u16, of: u16) -> String {
    format!("__substg1.0_{property:04X}{of:04X}")
}

/// A text.
fn said(file: &Compound<'_>, folder: usize, property: u16) -> Option<String> {
    let of = |of| Some(text(of, &file.stream_in(folder, &stream(property, of))?));
    of(kind::TEXT).or_else(|| of(kind::LETTERS)).filter(|text| !text.is_empty())
}

/// When an e-mail was sent, else when it arrived.
fn sent(file: &Compound<'_>, mail: usize) -> Option<Saved> {
    let values = file.stream_in(mail, VALUES)?;
    // The head of an e-mail that was forwarded is shorter than that of the whole.
    let head = if mail == file.root() { 32 } else { 24 };
    let (values, _) = values.get(head..)?.as_chunks::<16>();
    let of = |property: u16| {
        let tag = [kind::MOMENT.to_le_bytes(), property.to_le_bytes()].concat();
        let value = values.iter().find(|value| value.starts_with(&tag))?;
        moment(u64::from_le_bytes(*value.get(8..)?.first_chunk()?))
    };
    of(SENT).or_else(|| of(ARRIVED))
}
