//! What is attached to an e-mail that Outlook wrapped for itself: winmail.dat.
//!
//! ```text
//! 78 9f 3e 22, a key of 2 bytes, and then for each thing that is said:
//!     level (1 the e-mail, 2 an attachment)  1 byte
//!     what, and of which kind                4 bytes
//!     length                                 4 bytes, and as many bytes
//!     sum                                    2 bytes
//! ```

use super::properties::{CONTENT, NAME, SUBJECT, kind, text};
use super::{Each, Item, MOST_WITHIN};
use crate::reader::package::limits::{Fault, MOST_PARTS};
use crate::returns::Saved;

/// Begins the next attachment.
const BEGINS: u32 = 0x0006_9002;
/// Its bytes.
const BYTES: u32 = 0x0006_800F;
/// Its name, as old programs read it.
const TITLE: u32 = 0x0001_8010;
/// Its properties.
const PROPERTIES: u32 = 0x0006_9005;
/// When the e-mail was sent.
const SENT: u32 = 0x0003_8005;

/// Takes everything that is attached.
pub(super) fn each(bytes: &[u8], each: Each<'_>) -> Result<(), Fault> {
    wrapped(bytes, "", 0, each)
}

#[derive(Default)]
struct Attachment {
    begun: bool,
    name: Option<String>,
    bytes: Option<Vec<u8>>,
    mail: Option<Vec<u8>>,
}

fn wrapped(bytes: &[u8], way: &str, depth: usize, each: Each<'_>) -> Result<(), Fault> {
    let mut rest = Rest(bytes);
    if rest.u32() != Some(0x223E_9F78) || rest.take(2).is_none() {
        return Err(Fault::Damaged);
    }
    let mut date = None;
    let mut own = Attachment::default();
    while !rest.0.is_empty() {
        let (level, what) = (rest.take(1).ok_or(Fault::Damaged)?, rest.u32().ok_or(Fault::Damaged)?);
        let said = rest.counted().ok_or(Fault::Damaged)?;
        rest.take(2).ok_or(Fault::Damaged)?;
        match (level, what) {
            ([1], SENT) => date = moment(said),
            ([2], BEGINS) => {
                finished(std::mem::take(&mut own), way, date, depth, each)?;
                own.begun = true;
            }
            ([2], TITLE) => {
                own.name = own.name.or_else(|| Some(text(kind::LETTERS, said)).filter(|name| !name.is_empty()));
            }
            ([2], BYTES) => own.bytes = Some(said.to_vec()),
            ([2], PROPERTIES) => {
                for (property, of, value) in properties(said) {
                    match (property, of) {
                        (NAME, kind::TEXT | kind::LETTERS) => own.name = Some(text(of, value)),
                        // An e-mail stands behind the name of its kind.
                        (CONTENT, kind::OBJECT) => own.mail = value.get(16..).map(<[u8]>::to_vec),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    finished(own, way, date, depth, each)
}

/// Takes an attachment of which everything was said.
fn finished(own: Attachment, way: &str, date: Option<Saved>, depth: usize, each: Each<'_>) -> Result<(), Fault> {
    let named = |name: Option<String>| name.unwrap_or_else(|| "attachment".to_owned()).replace(['/', '\\'], "-");
    match own {
        Attachment { begun: false, .. } => Ok(()),
        Attachment { mail: Some(mail), name, .. } if mail.starts_with(&[0x78, 0x9F, 0x3E, 0x22]) => {
            let name = format!("{way}{}", named(subject(&mail).or(name)));
            if depth + 1 >= MOST_WITHIN {
                let fault = Fault::TooLarge("e-mails, one within the other", MOST_WITHIN as u64);
                return each(Item { name, saved: date, holds: Err(fault) });
            }
            wrapped(&mail, &format!("{name}/"), depth + 1, each)
        }
        Attachment { bytes, name, .. } => {
            let bytes = bytes.unwrap_or_default();
            each(Item { name: format!("{way}{}", named(name)), saved: date, holds: Ok(&bytes) })
        }
    }
}

/// What a wrapped e-mail is about.
fn subject(bytes: &[u8]) -> Option<String> {
    const PROPERTIES_OF_MAIL: u32 = 0x0006_9003;
    let mut rest = Rest(bytes.get(6..)?);
    while !rest.0.is_empty() {
        let what = {
            rest.take(1)?;
            rest.u32()?
        };
        let said = rest.counted()?;
        rest.take(2)?;
        if what == PROPERTIES_OF_MAIL {
            let found = properties(said).into_iter().find(|(property, ..)| *property == SUBJECT);
            return found.map(|(_, of, value)| text(of, value)).filter(|subject| !subject.is_empty());
        }
    }
    None
}

/// A moment in seven numbers of two bytes: year, month, day, hour, minute, second, day of the week.
fn moment(said: &[u8]) -> Option<Saved> {
    let (pairs, _) = said.as_chunks::<2>();
    let mut numbers = pairs.iter().map(|pair| i16::from_le_bytes(*pair));
    let year = numbers.next()?;
    let mut next = || numbers.next().and_then(|number| i8::try_from(number).ok());
    let saved = jiff::civil::DateTime::new(year, next()?, next()?, next()?, next()?, next()?, 0).ok()?;
    Some(Saved::said(&saved.to_string()))
}

/// What properties say, of the kinds that have a length of their own; others are passed over.
fn properties(said: &[u8]) -> Vec<(u16, u16, &[u8])> {
    let mut found = Vec::new();
    // What cannot be followed any more ends it.
    let _ = follow(Rest(said), &mut found);
    found
}

fn follow<'b>(mut rest: Rest<'b>, found: &mut Vec<(u16, u16, &'b [u8])>) -> Option<()> {
    let count = usize::try_from(rest.u32()?).ok()?;
    for _ in 0..count.min(MOST_PARTS) {
        let (of, property) = (rest.u16()?, rest.u16()?);
        if property >= 0x8000 {
            // One with a name of its own: the set it is of, and the name as a number or a text.
            rest.take(16)?;
            if rest.u32()? == 0 {
                rest.take(4)?;
            } else {
                rest.padded()?;
            }
        }
        let size = match of & 0x0FFF {
            kind::LETTERS | kind::TEXT | kind::BYTES | kind::OBJECT => None,
            0x0002 | 0x0003 | 0x0004 | 0x000A | 0x000B => Some(4),
            0x0005..=0x0007 | 0x0014 | 0x0040 => Some(8),
            0x0048 => Some(16),
            _ => return None,
        };
        let several = of & 0x1000 != 0 || size.is_none();
        let values = if several { usize::try_from(rest.u32()?).ok()? } else { 1 };
        for _ in 0..values.min(MOST_PARTS) {
            match size {
                Some(size) => {
                    rest.take(size)?;
                }
                None => found.push((property, of, rest.padded()?)),
            }
        }
    }
    Some(())
}

/// The bytes that are not read yet.
#[derive(Clone, Copy)]
struct Rest<'b>(&'b [u8]);

impl<'b> Rest<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(*self.take(2)?.first_chunk()?))
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(*self.take(4)?.first_chunk()?))
    }

    /// A length, and as many bytes.
    fn counted(&mut self) -> Option<&'b [u8]> {
        let length = usize::try_from(self.u32()?).ok()?;
        self.take(length)
    }

    /// The same, filled up to a multiple of four bytes.
    fn padded(&mut self) -> Option<&'b [u8]> {
        let value = self.counted()?;
        let fill = value.len().next_multiple_of(4) - value.len();
        self.take(fill.min(self.0.len()))?;
        Some(value)
    }
}
