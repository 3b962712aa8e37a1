//! The content of an .xls record: numbers, and texts that go on from one record to the next.

use super::limits::Fault;
use super::records::utf16;

/// Records that may continue one: each holds up to 8 kB, and all the texts of a workbook may be one record.
const MOST_LATER: usize = 100_000;

/// Which Excel wrote it: their texts differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    /// One byte to the character.
    Excel95,
    /// One or two, as a flag says.
    Excel97,
}

/// Where in a text fonts begin, and their numbers.
pub(super) type Fonts = Vec<(usize, u32)>;

/// A record's content with what continues it.
pub(super) struct Pieces<'s> {
    now: &'s [u8],
    later: Vec<&'s [u8]>,
    next: usize,
}

impl<'s> Pieces<'s> {
    /// The content of one record.
    pub(super) fn new(body: &'s [u8]) -> Pieces<'s> {
        Pieces { now: body, later: Vec::new(), next: 0 }
    }

    /// Adds the content of a record that continues it.
    pub(super) fn add(&mut self, body: &'s [u8]) -> Result<(), Fault> {
        if self.later.len() >= MOST_LATER {
            return Err(Fault::Damaged);
        }
        if !body.is_empty() {
            self.later.push(body);
        }
        Ok(())
    }

    /// Goes on to the next record where this one is used up.
    fn go_on(&mut self) -> bool {
        while self.now.is_empty() {
            let Some(next) = self.later.get(self.next) else { return false };
            self.now = next;
            self.next += 1;
        }
        true
    }

    /// Whether nothing is left.
    pub(super) fn is_empty(&mut self) -> bool {
        !self.go_on()
    }

    /// How many bytes are left of this record.
    pub(super) fn left(&self) -> usize {
        self.now.len()
    }

    /// The next byte.
    pub(super) fn u8(&mut self) -> Result<u8, Fault> {
        self.go_on();
        let (byte, rest) = self.now.split_first().ok_or(Fault::Damaged)?;
        self.now = rest;
        Ok(*byte)
    }

    /// The next bytes.
    pub(super) fn bytes<const N: usize>(&mut self) -> Result<[u8; N], Fault> {
        let mut bytes = [0; N];
        for byte in &mut bytes {
            *byte = self.u8()?;
        }
        Ok(bytes)
    }

    /// The next two bytes.
    pub(super) fn u16(&mut self) -> Result<u16, Fault> {
        self.bytes().map(u16::from_le_bytes)
    }

    /// The next four bytes.
    pub(super) fn u32(&mut self) -> Result<u32, Fault> {
        self.bytes().map(u32::from_le_bytes)
    }

    /// The next eight bytes.
    pub(super) fn f64(&mut self) -> Result<f64, Fault> {
        self.bytes().map(f64::from_le_bytes)
    }

    /// Row, column and style of a cell.
    pub(super) fn place(&mut self) -> Result<(u32, u32, u32), Fault> {
        Ok((u32::from(self.u16()?), u32::from(self.u16()?), u32::from(self.u16()?)))
    }

    /// Passes over bytes, also into the next record.
    pub(super) fn skip(&mut self, mut bytes: usize) -> Result<(), Fault> {
        while bytes > 0 {
            if !self.go_on() {
                return Err(Fault::Damaged);
            }
            let here = bytes.min(self.now.len());
            self.now = &self.now[here..];
            bytes -= here;
        }
        Ok(())
    }

    /// A text with its length in two bytes.
    pub(super) fn text(&mut self, version: Version) -> Result<String, Fault> {
        self.rich_text(version).map(|(text, _)| text)
    }

    /// A text with its length in two bytes, and where in it, in characters of two bytes, fonts begin and which; what
    /// tells how it is pronounced is passed over.
    pub(super) fn rich_text(&mut self, version: Version) -> Result<(String, Fonts), Fault> {
        let length = usize::from(self.u16()?);
        if version == Version::Excel95 {
            return Ok((self.old_text(length)?, Fonts::new()));
        }
        let flags = self.u8()?;
        let count = if flags & 8 != 0 { self.u16()? } else { 0 };
        let beside = if flags & 4 != 0 { self.u32()? } else { 0 };
        let text = self.characters(length, flags & 1 != 0)?;
        let fonts = self.fonts(count)?;
        self.skip(usize::try_from(beside).unwrap_or(usize::MAX))?;
        Ok((text, fonts))
    }

    /// Fonts behind a text that says how many there are only there.
    pub(super) fn fonts_behind(&mut self, version: Version) -> Result<Fonts, Fault> {
        if self.is_empty() {
            return Ok(Fonts::new());
        }
        if version == Version::Excel97 {
            let count = self.u16()?;
            return self.fonts(count);
        }
        (0..self.u8()?).map(|_| Ok((usize::from(self.u8()?), u32::from(self.u8()?)))).collect()
    }

    fn fonts(&mut self, count: u16) -> Result<Fonts, Fault> {
        (0..count).map(|_| Ok((usize::from(self.u16()?), u32::from(self.u16()?)))).collect()
    }

    /// A text with its length in one byte.
    pub(super) fn short_text(&mut self, version: Version) -> Result<String, Fault> {
        let length = usize::from(self.u8()?);
        if version == Version::Excel95 {
            return self.old_text(length);
        }
        let flags = self.u8()?;
        self.characters(length, flags & 1 != 0)
    }

    /// A text of so many characters that begins with the record that goes on.
    pub(super) fn continued(&mut self, length: usize) -> Result<String, Fault> {
        self.now = &[];
        self.characters(length, false)
    }

    fn old_text(&mut self, length: usize) -> Result<String, Fault> {
        (0..length).map(|_| self.old_letter()).collect()
    }

    /// A character of one byte.
    pub(super) fn old_letter(&mut self) -> Result<char, Fault> {
        self.u8().map(western)
    }

    /// Characters of one byte each, or two where `wide`; each record that goes on says so anew.
    fn characters(&mut self, mut length: usize, mut wide: bool) -> Result<String, Fault> {
        // Halves of a character that two units make up may stand in two records.
        let mut units = Vec::new();
        while length > 0 {
            if self.now.is_empty() {
                if !self.go_on() {
                    return Err(Fault::Damaged);
                }
                wide = self.u8()? & 1 != 0;
                continue;
            }
            let size = if wide { 2 } else { 1 };
            let here = length.min(self.now.len() / size);
            if here == 0 {
                return Err(Fault::Damaged);
            }
            let (bytes, rest) = self.now.split_at(here * size);
            self.now = rest;
            length -= here;
            if wide {
                units.extend_from_slice(bytes);
            } else {
                units.extend(bytes.iter().flat_map(|byte| [*byte, 0]));
            }
        }
        Ok(utf16(&units))
    }
}

/// A character as Windows wrote it in western Europe.
fn western(byte: u8) -> char {
    const FROM_128: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        128..=159 => FROM_128[usize::from(byte - 128)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests;
