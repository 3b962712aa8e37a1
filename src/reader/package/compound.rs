//! The compound file that old Office formats live in: a file system of sectors within a file.
//!
//! Sectors are chained by a table; small streams are kept in smaller sectors, within a stream of
//! their own. Every chain is followed for no more steps than the file has sectors, so that one that
//! goes in a circle ends; and nothing is taken on that the file's own bytes do not hold.

use super::limits::{Fault, MOST_PARTS};
use super::records::utf16;

/// The largest number of a sector; those above say that a chain ends or that there is nothing.
const LAST_SECTOR: u32 = 0xFFFF_FFFA;
/// Streams shorter than this are kept in the small sectors.
const SMALL: u64 = 4096;
/// The size of a small sector.
const SMALL_SECTOR: usize = 64;

/// What an entry of the directory is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reader) enum Is {
    /// The folder of everything.
    Root,
    /// A folder of streams.
    Storage,
    /// A stream of bytes.
    Stream,
    /// Room for one that is not there.
    Nothing,
}

struct Entry {
    name: String,
    is: Is,
    /// The entries beside it in its folder, before and behind it.
    beside: [u32; 2],
    /// Of a folder: one of its entries.
    within: u32,
    start: u32,
    length: u64,
}

/// A compound file.
pub(in crate::reader) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    table: Vec<u32>,
    small: Vec<u8>,
    small_table: Vec<u32>,
    entries: Vec<Entry>,
    /// Of each entry that is a folder: the numbers of those in it.
    folders: Vec<Vec<usize>>,
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.as_chunks::<4>().0.iter().map(|word| u32::from_le_bytes(*word))
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

impl<'b> Compound<'b> {
    /// Reads the tables and the directory.
    pub(in crate::reader) fn open(bytes: &'b [u8]) -> Result<Compound<'b>, Fault> {
        let sector = match bytes.get(30) {
            Some(9) => 512,
            Some(12) => 4096,
            _ => return Err(Fault::Damaged),
        };
        let mut file = Compound {
            bytes,
            sector,
            table: Vec::new(),
            small: Vec::new(),
            small_table: Vec::new(),
            entries: Vec::new(),
            folders: Vec::new(),
        };
        file.read_table()?;
        let header = |at| word(bytes, at).ok_or(Fault::Damaged);
        let directory = file.chain(header(48)?, u64::MAX);
        for entry in directory.as_chunks::<128>().0.iter().take(MOST_PARTS) {
            let link = |at| word(entry, at).unwrap_or(u32::MAX);
            // The upper half of the length is left over from other things in the smaller format.
            let length = u64::from(word(entry, 120).unwrap_or(0));
            let is = match entry[66] {
                1 => Is::Storage,
                2 => Is::Stream,
                5 => Is::Root,
                _ => Is::Nothing,
            };
            let named = usize::from(u16::from_le_bytes([entry[64], entry[65]])).saturating_sub(2).min(62);
            let name = utf16(&entry[..named]);
            let (beside, within, start) = ([link(68), link(72)], link(76), link(116));
            file.entries.push(Entry { name, is, beside, within, start, length });
        }
        let root = file.entries.iter().find(|entry| entry.is == Is::Root).ok_or(Fault::Damaged)?;
        file.small = file.chain(root.start, root.length);
        file.small_table = words(&file.chain(header(60)?, u64::MAX)).collect();
        file.sort_into_folders();
        Ok(file)
    }

    fn sectors(&self) -> usize {
        self.bytes.len().div_ceil(self.sector).saturating_sub(1)
    }

    /// The bytes of a sector; fewer where the file ends within it.
    fn sector(&self, number: u32) -> Option<&'b [u8]> {
        let from = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        let to = from.saturating_add(self.sector).min(self.bytes.len());
        self.bytes.get(from..to).filter(|bytes| !bytes.is_empty())
    }

    /// The table of chains: its first 109 sectors are listed in the header, further ones in a chain.
    fn read_table(&mut self) -> Result<(), Fault> {
        let sectors = self.sectors();
        let header = self.bytes.get(76..512).ok_or(Fault::Damaged)?;
        let mut list: Vec<u32> = words(header).collect();
        let mut next = word(self.bytes, 68).ok_or(Fault::Damaged)?;
        // More of the list than names every sector once is not needed.
        while next < LAST_SECTOR && list.len() <= sectors {
            let Some(more) = self.sector(next) else { break };
            let mut more: Vec<u32> = words(more).collect();
            next = more.pop().unwrap_or(u32::MAX);
            list.extend(more);
        }
        for number in list.into_iter().filter(|number| *number < LAST_SECTOR) {
            if self.table.len() >= sectors {
                break;
            }
            match self.sector(number) {
                Some(part) => self.table.extend(words(part)),
                None => break,
            }
        }
        Ok(())
    }

    /// The bytes of a chain, at most so many.
    fn chain(&self, start: u32, most: u64) -> Vec<u8> {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let mut bytes = Vec::new();
        let mut next = start;
        for _ in 0..=self.sectors() {
            let Some(part) = self.sector(next).filter(|_| next < LAST_SECTOR && bytes.len() < most) else { break };
            bytes.extend_from_slice(part);
            next = usize::try_from(next).ok().and_then(|at| self.table.get(at)).copied().unwrap_or(u32::MAX);
        }
        bytes.truncate(most);
        bytes
    }

    fn small_chain(&self, start: u32, most: u64) -> Vec<u8> {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let mut bytes = Vec::new();
        let mut next = start;
        // A small stream is shorter than [`SMALL`].
        while bytes.len() < most {
            let Ok(at) = usize::try_from(next) else { break };
            let from = at.saturating_mul(SMALL_SECTOR);
            let Some(part) = self.small.get(from..from.saturating_add(SMALL_SECTOR).min(self.small.len())) else {
                break;
            };
            if part.is_empty() {
                break;
            }
            bytes.extend_from_slice(part);
            next = self.small_table.get(at).copied().unwrap_or(u32::MAX);
        }
        bytes.truncate(most);
        bytes
    }

    /// The names of everything in it.
    pub(in crate::reader) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().filter(|entry| entry.is != Is::Nothing).map(|entry| entry.name.as_str())
    }

    /// Whether there is such a storage or stream, in whichever folder.
    pub(in crate::reader) fn has(&self, name: &str, is: Is) -> bool {
        self.entries.iter().any(|entry| entry.is == is && entry.name.eq_ignore_ascii_case(name))
    }

    /// The content of the first stream of a name, in whichever folder.
    pub(in crate::reader) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let of = |entry: &&Entry| entry.is == Is::Stream && entry.name.eq_ignore_ascii_case(name);
        Some(self.content(self.entries.iter().find(of)?))
    }

    fn content(&self, entry: &Entry) -> Vec<u8> {
        if entry.length < SMALL {
            self.small_chain(entry.start, entry.length)
        } else {
            self.chain(entry.start, entry.length)
        }
    }

    /// The number of the folder of everything.
    pub(in crate::reader) fn root(&self) -> usize {
        self.entries.iter().position(|entry| entry.is == Is::Root).unwrap_or(0)
    }

    /// What lies right in a folder, in the order of their names: number, name, what it is, and how long it says it is.
    pub(in crate::reader) fn within(&self, folder: usize) -> Vec<(usize, &str, Is, u64)> {
        let own = self.folders.get(folder).into_iter().flatten();
        let told = |at: &usize| self.entries.get(*at).map(|entry| (*at, entry.name.as_str(), entry.is, entry.length));
        own.filter_map(told).collect()
    }

    /// Puts every entry into its folder. Entries that name one another in a circle are each met once, and one that two
    /// folders claim is in the first alone.
    fn sort_into_folders(&mut self) {
        let mut seen = vec![false; self.entries.len()];
        self.folders = vec![Vec::new(); self.entries.len()];
        for (folder, own) in self.entries.iter().zip(&mut self.folders) {
            if folder.is != Is::Root && folder.is != Is::Storage {
                continue;
            }
            let mut open = vec![folder.within];
            while let Some(number) = open.pop() {
                let Some(at) = usize::try_from(number).ok() else { continue };
                let (Some(entry), Some(seen)) = (self.entries.get(at), seen.get_mut(at)) else { continue };
                if !std::mem::replace(seen, true) {
                    open.extend(entry.beside);
                    own.push(at);
                }
            }
            own.sort_by_key(|at| self.entries.get(*at).map(|entry| entry.name.as_str()));
        }
    }

    /// The content of a stream in a folder.
    pub(in crate::reader) fn stream_in(&self, folder: usize, name: &str) -> Option<Vec<u8>> {
        let within = self.within(folder);
        let (at, ..) = within.iter().find(|(_, own, is, _)| *is == Is::Stream && own.eq_ignore_ascii_case(name))?;
        self.entries.get(*at).map(|entry| self.content(entry))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A compound file with one stream, in sectors that follow one another.
    pub(in crate::reader) fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
        let mut stream = stream.to_vec();
        stream.resize(stream.len().max(4096).next_multiple_of(512), 0);
        let of_stream = stream.len() / 512;
        let tables = (of_stream + 1).div_ceil(127);
        let mut table: Vec<u32> = vec![0xFFFF_FFFD; tables];
        table.push(0xFFFF_FFFE);
        let first = table.len();
        table.extend((1..of_stream).map(|at| u32::try_from(first + at).expect("a sector")));
        table.push(0xFFFF_FFFE);
        table.resize(tables * 128, u32::MAX);
        let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        bytes.resize(512, 0);
        bytes[24..34].copy_from_slice(&[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
        let mut put = |at: usize, word: u32| bytes[at..at + 4].copy_from_slice(&word.to_le_bytes());
        let tables = u32::try_from(tables).expect("few");
        for (at, word) in [(44, tables), (48, tables), (56, 4096), (60, 0xFFFF_FFFE), (68, 0xFFFF_FFFE)] {
            put(at, word);
        }
        for at in 0..109 {
            put(76 + at * 4, u32::try_from(at).ok().filter(|at| *at < tables).unwrap_or(u32::MAX));
        }
        bytes.extend(table.iter().flat_map(|word| word.to_le_bytes()));
        let entry = |name: &str, kind: u8, start: u32, length: usize| {
            let mut entry = [0_u8; 128];
            let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            entry[..units.len()].copy_from_slice(&units);
            entry[64] = u8::try_from(units.len() + 2).expect("short");
            entry[66] = kind;
            entry[67] = 1;
            entry[68..80].copy_from_slice(&[0xff; 12]);
            entry[116..120].copy_from_slice(&start.to_le_bytes());
            entry[120..124].copy_from_slice(&u32::try_from(length).expect("short").to_le_bytes());
            entry
        };
        let mut root = entry("Root Entry", 5, 0xFFFF_FFFE, 0);
        root[76..80].copy_from_slice(&1_u32.to_le_bytes());
        bytes.extend(root);
        bytes.extend(entry(name, 2, u32::try_from(first).expect("a sector"), stream.len()));
        bytes.extend([0; 256]);
        bytes.extend(stream);
        bytes
    }

    #[test]
    fn a_stream_is_read_whole() {
        let content: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
        let bytes = compound("Workbook", &content);
        let file = Compound::open(&bytes).expect("opened");
        assert!(file.has("workbook", Is::Stream) && !file.has("Workbook", Is::Storage));
        assert!(file.stream("Workbook").expect("there").starts_with(&content));
        assert_eq!(file.stream("Book"), None);
    }

    #[test]
    fn chains_that_go_in_circles_end() {
        let mut bytes = compound("Workbook", &[7; 10_000]);
        // Every sector is followed by sector 2.
        for at in (512..1024).step_by(4) {
            bytes[at..at + 4].copy_from_slice(&2_u32.to_le_bytes());
        }
        let file = Compound::open(&bytes).expect("opened");
        assert!(file.stream("Workbook").expect("there").len() <= bytes.len());
        // The list of tables names itself as its own continuation.
        bytes[68..72].copy_from_slice(&3_u32.to_le_bytes());
        let last = 512 * 5 - 4;
        bytes[last..last + 4].copy_from_slice(&3_u32.to_le_bytes());
        let file = Compound::open(&bytes).expect("opened");
        assert!(file.table.len() <= bytes.len());
    }

    #[test]
    fn every_cut_is_survived() {
        let bytes = compound("Workbook", &[7; 5000]);
        for length in 0..bytes.len() {
            if let Ok(file) = Compound::open(&bytes[..length]) {
                assert!(file.stream("Workbook").is_none_or(|stream| stream.len() <= length));
            }
        }
    }
}
