//! The parts of a zip package, found by name however it is spelled, and unpacked under the limits.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{self, Cursor, Read};
use std::rc::Rc;

use jiff::civil::DateTime;
use memchr::memmem;
use percent_encoding::percent_decode_str;
use zip::ZipArchive;
use zip::read::ZipFile;

use super::limits::{Fault, MOST_LISTED, MOST_PARTS, Spent};

/// A zip package.
pub(in crate::reader) struct Parts<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    numbers: HashMap<String, usize>,
    /// Whether some part cannot be unpacked without a password.
    locked: bool,
    /// What reading it has used.
    pub(super) spent: Rc<Spent>,
}

/// One part of a package that is no workbook's: a file in an archive.
pub(in crate::reader) struct Filed {
    /// Its way and name, as they are spelled.
    pub(in crate::reader) name: String,
    /// Whether it is only a folder.
    pub(in crate::reader) is_folder: bool,
    /// When it was last saved: no zone is known.
    pub(in crate::reader) saved: Option<DateTime>,
}

/// Stands before each part in the list at the end of a package.
const LISTED: &[u8] = b"PK\x01\x02";

/// A part's name as it is spelled, in whichever letters.
fn spelling(part: &ZipFile<'_, Cursor<&[u8]>>) -> String {
    part.name().map_or_else(|_| String::from_utf8_lossy(part.name_raw()).into_owned(), Cow::into_owned)
}

/// A part's name as it is looked up, in the package and in what leads to it: some programs write backslashes, steps
/// such as `./` or per cent signs (`sheet%20two.xml`), and none tells case apart.
pub(super) fn plain(name: &str) -> String {
    let name = percent_decode_str(name).decode_utf8_lossy().replace('\\', "/").to_lowercase();
    let mut path: Vec<&str> = Vec::new();
    walk(&mut path, &name);
    path.join("/")
}

/// Follows the steps of a target from where one stands.
fn walk<'n>(path: &mut Vec<&'n str>, target: &'n str) {
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
}

impl<'b> Parts<'b> {
    /// Opens a package.
    pub(super) fn open(bytes: &'b [u8], spent: &Rc<Spent>) -> Result<Parts<'b>, Fault> {
        // The list of parts is read whole before it can be counted, so its marks are counted first.
        let (mut listed, mut said) = (0, 0_usize);
        for at in memmem::find_iter(bytes, LISTED).filter(|at| at + LISTED.len() < bytes.len()) {
            listed += 1;
            // The lengths of its name and of what else is said of it.
            let lengths = bytes.get(at + 28..at + 34).unwrap_or_default().as_chunks::<2>().0;
            said += lengths.iter().map(|length| usize::from(u16::from_le_bytes(*length))).sum::<usize>();
            if listed >= 2 * MOST_PARTS || said > MOST_LISTED {
                return Err(Fault::TooLarge("parts", MOST_PARTS as u64));
            }
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
        if archive.len() > MOST_PARTS {
            return Err(Fault::TooLarge("parts", MOST_PARTS as u64));
        }
        let mut numbers = HashMap::new();
        let mut locked = false;
        for number in 0..archive.len() {
            // One that cannot be looked at is as good as absent; whether it is needed shows when it is asked for.
            let Ok(part) = archive.by_index_raw(number) else { continue };
            locked |= part.encrypted();
            // Of two parts of one name the first counts, as for every program that looks through a list.
            numbers.entry(plain(&spelling(&part))).or_insert(number);
        }
        Ok(Parts { archive, numbers, locked, spent: Rc::clone(spent) })
    }

    /// How many parts there are.
    pub(in crate::reader) fn len(&self) -> usize {
        self.archive.len()
    }

    /// What is said of a part. Of one that cannot be looked at only the name is known.
    pub(in crate::reader) fn filed(&mut self, number: usize) -> Filed {
        let listed = self.archive.name_for_index(number).and_then(Result::ok).map(Cow::into_owned);
        let Ok(part) = self.archive.by_index_raw(number) else {
            return Filed { name: listed.unwrap_or_default(), is_folder: false, saved: None };
        };
        let saved = part.last_modified().and_then(|saved| {
            let part = |part: u8| i8::try_from(part).ok();
            let year = i16::try_from(saved.year()).ok()?;
            let [month, day, hour, minute, second] =
                [saved.month(), saved.day(), saved.hour(), saved.minute(), saved.second()].map(part);
            DateTime::new(year, month?, day?, hour?, minute?, second?.min(59), 0).ok()
        });
        Filed { name: spelling(&part), is_folder: part.is_dir(), saved }
    }

    /// A part by its number, unpacked: at most so many bytes and one.
    ///
    /// # Errors
    /// When it needs a password, or cannot be unpacked.
    pub(in crate::reader) fn unpacked(&mut self, number: usize, most: u64) -> Result<Vec<u8>, Fault> {
        let locked = self.archive.by_index_raw(number).is_ok_and(|part| part.encrypted());
        let why = || if locked { Fault::Locked } else { Fault::Damaged };
        let part = self.archive.by_index(number).map_err(|_| why())?;
        let mut bytes = Vec::new();
        part.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| why())?;
        Ok(bytes)
    }

    /// The number of a part.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.numbers.get(&plain(name)).copied()
    }

    /// Whether some part cannot be unpacked without a password.
    pub(super) fn is_locked(&self) -> bool {
        self.locked
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.numbers.contains_key(&plain(name))
    }

    /// The names of all parts, as they are looked up.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names: Vec<(&String, &usize)> = self.numbers.iter().collect();
        names.sort_by_key(|(_, number)| **number);
        names.into_iter().map(|(name, _)| name.clone()).collect()
    }

    /// The names of all parts, as they are spelled.
    pub(super) fn spelled(&self) -> Vec<String> {
        self.archive.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect()
    }

    /// A part as a stream.
    pub(super) fn stream(&mut self, name: &str) -> Result<Unpacked<'_, 'b>, Fault> {
        let number = *self.numbers.get(&plain(name)).ok_or_else(|| Fault::Lacks(format!("part '{name}'")))?;
        let why = if self.locked { Fault::Locked } else { Fault::Damaged };
        let part = self.archive.by_index(number).map_err(|_| why)?;
        self.spent.piece_ended();
        Ok(Metered::new(part, &self.spent))
    }

    /// The beginning of a part; empty where it is not there.
    pub(super) fn head(&mut self, name: &str, most: u64) -> Vec<u8> {
        let mut head = Vec::new();
        if let Ok(part) = self.stream(name) {
            // What cannot be unpacked leaves the head short, and it is then nothing that is known.
            let _ = part.take(most).read_to_end(&mut head);
        }
        head
    }
}

/// A part being unpacked.
pub(super) type Unpacked<'p, 'b> = Metered<ZipFile<'p, Cursor<&'b [u8]>>>;

/// Bytes counted against the limits as they come.
pub(super) struct Metered<R> {
    inner: R,
    /// What reading it has used.
    pub(super) spent: Rc<Spent>,
}

impl<R> Metered<R> {
    /// Counts what comes from `inner`.
    pub(super) fn new(inner: R, spent: &Rc<Spent>) -> Metered<R> {
        Metered { inner, spent: Rc::clone(spent) }
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.spent.unpacked(read).map_err(|_| io::Error::other("a limit is passed"))?;
        Ok(read)
    }
}

/// The name that a target means, seen from the part that names it: `../comments1.xml`.
pub(super) fn resolved(from: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let from = from.replace('\\', "/");
    let mut path: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => from.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect(),
    };
    walk(&mut path, &target);
    path.join("/")
}

/// The part that holds the relationships of another: `xl/_rels/workbook.xml.rels`.
pub(super) fn relationships_of(part: &str) -> String {
    let part = part.replace('\\', "/");
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_however_they_are_written() {
        assert_eq!(resolved("xl/workbook.xml", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl/worksheets/sheet1.xml", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolved("xl/workbook.xml", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolved("xl\\workbook.xml", "worksheets\\sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("a.xml", "../../../b.xml"), "b.xml");
        for name in [
            "xl/sheet two.xml",
            "XL/Sheet%20Two.xml",
            "/xl/./x/../sheet%20two.xml",
            "\\xl\\sheet%20TWO.xml",
            "xl%2Fsheet two.xml",
        ] {
            assert_eq!(plain(name), "xl/sheet two.xml", "{name}");
        }
        assert_eq!(plain("100%.xml"), "100%.xml");
        assert_eq!(relationships_of("xl/workbook.xml"), "xl/_rels/workbook.xml.rels");
        assert_eq!(relationships_of("workbook.xml"), "_rels/workbook.xml.rels");
    }
}
