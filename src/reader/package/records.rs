//! The records of .xlsb, and the numbers and texts in them that .xls has too.

use std::io::{BufReader, Read};
use std::rc::Rc;

use super::limits::{Fault, Spent};
use super::parts::Metered;

/// A part's records.
pub(super) struct Records<R: Read> {
    from: BufReader<Metered<R>>,
    spent: Rc<Spent>,
    /// The content of the record that came last.
    pub(super) body: Vec<u8>,
}

impl<R: Read> Records<R> {
    /// Reads the records of a part.
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

/// Two bytes at a place, as a number.
pub(super) fn u16_at(body: &[u8], at: usize) -> Option<u16> {
    bytes(body, at).map(u16::from_le_bytes)
}

/// Four bytes at a place, as a number.
pub(super) fn u32_at(body: &[u8], at: usize) -> Option<u32> {
    bytes(body, at).map(u32::from_le_bytes)
}

/// Eight bytes at a place, as a number.
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

/// The number that four bytes hold in Excel's short form.
pub(super) fn short_number(packed: u32) -> f64 {
    let number = if packed & 2 != 0 {
        // A whole number of 30 bits with its sign.
        f64::from(packed.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(packed & !3) << 32)
    };
    if packed & 1 != 0 { number / 100.0 } else { number }
}

/// What an error value shows.
pub(super) fn error_value(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        _ => "#UNKNOWN!",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_the_short_form_are_unpacked() {
        assert_eq!(short_number(42 << 2 | 2), 42.0);
        assert_eq!(short_number((-5_i32 << 2).cast_unsigned() | 2), -5.0);
        assert_eq!(short_number(1234 << 2 | 3), 12.34);
        let high = (1.5_f64.to_bits() >> 32) as u32;
        assert_eq!(short_number(high), 1.5);
    }
}
