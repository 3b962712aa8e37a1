//! A package put together of parts that are pressed already: equal parts give equal bytes on every system.
//!
//! ```text
//! head, pieces │ head, pieces │ … │ entry, entry, … │ end
//! ```

/// A system of which every program knows how it names files, and the version of what is needed to read them.
const MADE_BY: u16 = 3 << 8 | 20;
const NEEDED: u16 = 20;
/// Deflated.
const METHOD: u16 = 8;
/// No time of day: the first of January 1980.
const TIME: u16 = 0;
const DATE: u16 = 1 << 5 | 1;
/// A file that its owner reads and writes.
const RIGHTS: u32 = 0o100_600 << 16;

/// A piece that is pressed.
#[derive(Debug)]
pub(super) struct Pressed {
    pub(super) bytes: Vec<u8>,
    /// The check sum of its text, and how long that is.
    pub(super) sum: u32,
    pub(super) long: u32,
}

/// A package while it is put together.
#[derive(Default)]
pub(super) struct Zip {
    bytes: Vec<u8>,
    entries: Vec<u8>,
    so_many: u16,
}

impl Zip {
    /// Adds a part of some pieces, the last of which ends it.
    pub(super) fn add(&mut self, name: &str, pieces: &[impl AsRef<Pressed>]) {
        let mut sum = crc32fast::Hasher::new();
        let (mut long, mut pressed) = (0, 0);
        for piece in pieces {
            let piece = piece.as_ref();
            sum.combine(&crc32fast::Hasher::new_with_initial_len(piece.sum, u64::from(piece.long)));
            long += piece.long;
            pressed += u32::try_from(piece.bytes.len()).unwrap_or(0);
        }
        let at = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        let mut told = Vec::with_capacity(26);
        for short in [NEEDED, 0, METHOD, TIME, DATE] {
            told.extend_from_slice(&short.to_le_bytes());
        }
        for whole in [sum.finalize(), pressed, long] {
            told.extend_from_slice(&whole.to_le_bytes());
        }
        told.extend_from_slice(&u16::try_from(name.len()).unwrap_or(0).to_le_bytes());
        told.extend_from_slice(&[0, 0]);
        self.bytes.extend_from_slice(b"PK\x03\x04");
        self.bytes.extend_from_slice(&told);
        self.bytes.extend_from_slice(name.as_bytes());
        for piece in pieces {
            self.bytes.extend_from_slice(&piece.as_ref().bytes);
        }
        self.entries.extend_from_slice(b"PK\x01\x02");
        self.entries.extend_from_slice(&MADE_BY.to_le_bytes());
        self.entries.extend_from_slice(&told);
        // No comment, on the first disk, of no kind.
        self.entries.extend_from_slice(&[0; 6]);
        self.entries.extend_from_slice(&RIGHTS.to_le_bytes());
        self.entries.extend_from_slice(&at.to_le_bytes());
        self.entries.extend_from_slice(name.as_bytes());
        self.so_many += 1;
    }

    /// The bytes of the whole.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let at = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        self.bytes.extend_from_slice(&self.entries);
        self.bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend_from_slice(&self.so_many.to_le_bytes());
        self.bytes.extend_from_slice(&self.so_many.to_le_bytes());
        let long = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        for whole in [long, at] {
            self.bytes.extend_from_slice(&whole.to_le_bytes());
        }
        self.bytes.extend_from_slice(&[0, 0]);
        self.bytes
    }
}
