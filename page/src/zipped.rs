//! A round's folder as one zip: opened, and made.

use std::io::{Cursor, Read, Write};

use careers_audit::shelf::{MOST_BYTES, Rel};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

use crate::lent::moment;

/// So many files are taken out of a zip.
const MOST_FILES: usize = 5_000;
/// So many bytes, all together.
const MOST_ALL: u64 = 512 << 20;

/// The files in a zip, by their paths; where all lie in one folder, below that folder.
///
/// # Errors
/// When it is no zip, or holds more than a round does.
pub fn unzip(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, String> {
    let unread = |_| "This zip cannot be opened: it is damaged, or no zip. Make it anew and try again.".to_owned();
    let too_much = || "This zip holds more than a round does. Open it yourself, and choose its folder.".to_owned();
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(unread)?;
    let (mut files, mut all) = (Vec::new(), 0);
    for place in 0..zip.len() {
        let part = match zip.by_index(place) {
            Ok(part) => part,
            Err(why) => return Err(locked(&why).unwrap_or_else(|| unread(why))),
        };
        let name = part.name().map_err(unread)?.replace('\\', "/");
        if name.ends_with('/') || name.starts_with("__MACOSX/") {
            continue;
        }
        let at = Rel::new(&name);
        if at == Rel::root() || files.len() == MOST_FILES {
            return Err(too_much());
        }
        let mut file = Vec::new();
        // What a zip says of its sizes is not believed.
        part.take(MOST_BYTES + 1).read_to_end(&mut file).map_err(|why| unread(why.into()))?;
        all += file.len() as u64;
        if file.len() as u64 > MOST_BYTES || all > MOST_ALL {
            return Err(too_much());
        }
        files.push((at.to_string(), file));
    }
    Ok(unwrapped(files))
}

fn locked(why: &zip::result::ZipError) -> Option<String> {
    let is_locked = matches!(why, zip::result::ZipError::UnsupportedArchive(what) if what.contains("assword"));
    is_locked.then(|| "This zip is locked with a password. Open it yourself, and choose its folder.".to_owned())
}

/// Less the one folder in which all of it lies, unless that is a folder of a round's own.
fn unwrapped(files: Vec<(String, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
    let Some((top, _)) = files.first().and_then(|(at, _)| at.split_once('/')) else { return files };
    let top = format!("{top}/");
    let is_own = careers_audit::names::Folder::ALL.iter().any(|folder| format!("{}/", folder.name()) == top);
    if is_own || files.iter().any(|(at, _)| !at.starts_with(&top)) {
        return files;
    }
    files.into_iter().map(|(at, bytes)| (at.strip_prefix(&top).unwrap_or(&at).to_owned(), bytes)).collect()
}

/// A moment as a zip tells it, which knows no zones.
fn clock(moment: Timestamp) -> Option<DateTime> {
    let now = TimeZone::UTC.to_datetime(moment);
    let part = |part: i8| u8::try_from(part).ok();
    let year = u16::try_from(now.year()).ok()?;
    let (month, day) = (part(now.month())?, part(now.day())?);
    DateTime::from_date_and_time(year, month, day, part(now.hour())?, part(now.minute())?, part(now.second())?).ok()
}

/// A zip that is being made.
pub struct Zip {
    writer: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
}

impl Zip {
    /// An empty one, of a moment in milliseconds since 1970 on the person's clock.
    pub fn new(now: f64) -> Zip {
        let time = moment(now).and_then(clock).unwrap_or_default();
        Zip {
            writer: ZipWriter::new(Cursor::new(Vec::new())),
            options: SimpleFileOptions::default().last_modified_time(time),
        }
    }

    /// Puts a file into it.
    ///
    /// # Errors
    /// When one of that name is in it, or it is full.
    pub fn put(&mut self, at: &str, bytes: &[u8]) -> Result<(), String> {
        let put = self.writer.start_file(at, self.options).map_err(|why| why.to_string());
        put.and_then(|()| self.writer.write_all(bytes).map_err(|why| why.to_string()))
    }

    /// The whole.
    ///
    /// # Errors
    /// When it cannot be closed.
    pub fn finish(self) -> Result<Vec<u8>, String> {
        self.writer.finish().map(Cursor::into_inner).map_err(|why| why.to_string())
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test fails loudly")]
mod tests {
    use super::*;

    #[test]
    fn a_round_comes_out_as_it_went_in_whatever_folder_it_was_zipped_with() {
        for wrapped in ["", "riverside-2026/", "a/"] {
            let mut zip = Zip::new(1_795_000_000_000.0);
            for (at, bytes) in [("plan.xlsx", "p"), ("returns/Sam/a.xlsx", "a"), ("email/sent/b.eml", "b")] {
                zip.put(&format!("{wrapped}{at}"), bytes.as_bytes()).expect("goes in");
            }
            let files = unzip(&zip.finish().expect("closes")).expect("opens");
            let shown: Vec<(&str, &[u8])> = files.iter().map(|(at, bytes)| (at.as_str(), bytes.as_slice())).collect();
            let whole: [(&str, &[u8]); 3] =
                [("plan.xlsx", b"p"), ("returns/Sam/a.xlsx", b"a"), ("email/sent/b.eml", b"b")];
            assert_eq!(shown, whole, "{wrapped}");
        }
    }

    #[test]
    fn a_folder_of_a_round_stays_and_nothing_leads_out_of_it() {
        let mut zip = Zip::new(0.0);
        zip.put("returns/a.xlsx", b"a").expect("goes in");
        zip.put("returns/../../b.xlsx", b"b").expect("goes in");
        let files = unzip(&zip.finish().expect("closes")).expect("opens");
        assert_eq!(files.iter().map(|(at, _)| at.as_str()).collect::<Vec<_>>(), ["returns/a.xlsx", "returns/b.xlsx"]);
        assert!(unzip(b"no zip").is_err());
    }
}
