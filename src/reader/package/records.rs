//! The records that the parts of an .xlsb are made of, and what stands at a place in one.
//!
//! A record is a type (one or two bytes), a length (one to four) and that many bytes.

use std::io::{BufReader, Read};
use std::rc::Rc;

use super::limits::{Fault, Spent};
use super::parts::Metered;

/// A part's records.
pub(super) struct Records<R: Read> {
    from: BufReader<Metered<R>>,
    spent: Rc<Spent>,
    /// The content of the record that was read last.
    pub(super) body: Vec<u8>,
}

impl<R: Read> Records<R> {
    /// The records of a part.
    pub(super) fn new(stream: Metered<R>) -> Records<R> {
        let spent = Rc::clone(&stream.spent);
        Records { from: BufReader::new(stream), spent, body: Vec::new() }
    }

    fn byte(&mut self) -> Result<Option<u8>, Fault> {
        let mut byte = [0];
        match self.from.read(&mut byte) {
            Ok(0) => Ok(None),
            Ok(_) => Ok(Some(byte[0])),
            Err(_) => Err(self.spent.why()),
        }
    }

    /// The next record's type; its content then stands in `body`. None at the end of the part.
    pub(super) fn next(&mut self) -> Result<Option<u16>, Fault> {
        self.spent.piece_ended();
        self.spent.element()?;
        let Some(low) = self.byte()? else { return Ok(None) };
        let mut kind = u16::from(low);
        if low & 0x80 != 0 {
            let high = self.byte()?.ok_or(Fault::Damaged)?;
            kind = u16::from(low & 0x7F) | u16::from(high & 0x7F) << 7;
        }
        let mut length = 0_u64;
        for step in 0..4 {
            let byte = self.byte()?.ok_or(Fault::Damaged)?;
            length |= u64::from(byte & 0x7F) << (7 * step);
            if byte & 0x80 == 0 {
                break;
            }
        }
        self.body.clear();
        self.body.shrink_to(1 << 16);
        let read = (&mut self.from).take(length).read_to_end(&mut self.body).map_err(|_| self.spent.why())?;
        if (read as u64) < length {
            return Err(Fault::Damaged);
        }
        Ok(Some(kind))
    }
}

/// So many bytes at a place, if they are there.
fn bytes<const N: usize>(body: &[u8], at: usize) -> Option<[u8; N]> {
    body.get(at..at.checked_add(N)?)?.try_into().ok()
}

/// The two bytes at a place.
pub(super) fn u16_at(body: &[u8], at: usize) -> Option<u16> {
    bytes(body, at).map(u16::from_le_bytes)
}

/// The four bytes at a place.
pub(super) fn u32_at(body: &[u8], at: usize) -> Option<u32> {
    bytes(body, at).map(u32::from_le_bytes)
}

/// The eight bytes at a place.
pub(super) fn f64_at(body: &[u8], at: usize) -> Option<f64> {
    bytes(body, at).map(f64::from_le_bytes)
}

/// A text with its length before it, and the place behind it.
pub(super) fn text_at(body: &[u8], at: usize) -> Option<(String, usize)> {
    let length = usize::try_from(u32_at(body, at)?).ok()?;
    let from = at.checked_add(4)?;
    let to = from.checked_add(length.checked_mul(2)?)?;
    Some((utf16(body.get(from..to)?), to))
}

/// A text of two bytes to the character.
pub(in crate::reader) fn utf16(bytes: &[u8]) -> String {
    let (units, _) = bytes.as_chunks::<2>();
    char::decode_utf16(units.iter().map(|unit| u16::from_le_bytes(*unit)))
        .map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}
