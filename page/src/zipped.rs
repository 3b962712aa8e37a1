//! A round's folder as one zip: opened, and made.

use std::io::{Cursor, Read, Write};

use careers_audit::shelf::{MOST_BYTES, Rel};
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

use crate::lent::moment;

/// So many files are taken out of a zip.
const MOST_FILES: usize = 5_000;
/// So many bytes, all together.
const MOST_ALL: u64 = 512 << 20;

/// A file of a zip.
#[derive(Clone, Debug, PartialEq)]
pub struct Zipped {
    /// Its path, with '/'.
    pub at: String,
    /// When it was saved, as a clock on the wall showed it, in milliseconds since 1970 by that clock: a zip knows no zones.
    pub saved: f64,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The files in a zip; where all lie in one folder, by their paths below that folder.
///
/// # Errors
/// When it is no zip, or holds more than a round does.
pub fn unzip(bytes: &[u8]) -> Result<Vec<Zipped>, String> {
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
        let saved = part.last_modified().and_then(shown_by).unwrap_or_default();
        let mut file = Vec::new();
        // What a zip says of its sizes is not believed.
        part.take(MOST_BYTES + 1).read_to_end(&mut file).map_err(|why| unread(why.into()))?;
        all += file.len() as u64;
        if file.len() as u64 > MOST_BYTES || all > MOST_ALL {
            return Err(too_much());
        }
        files.push(Zipped { at: at.to_string(), saved, bytes: file });
    }
    Ok(unwrapped(files))
}

fn locked(why: &zip::result::ZipError) -> Option<String> {
    let is_locked = matches!(why, zip::result::ZipError::UnsupportedArchive(what) if what.contains("assword"));
    is_locked.then(|| "This zip is locked with a password. Open it yourself, and choose its folder.".to_owned())
}

/// Less the one folder in which all of it lies, unless that is a folder of a round's own.
fn unwrapped(mut files: Vec<Zipped>) -> Vec<Zipped> {
    let Some((top, _)) = files.first().and_then(|file| file.at.split_once('/')) else { return files };
    let top = format!("{top}/");
    let is_own = careers_audit::names::Folder::ALL.iter().any(|folder| format!("{}/", folder.name()) == top);
    if is_own || files.iter().any(|file| !file.at.starts_with(&top)) {
        return files;
    }
    for file in &mut files {
        file.at.drain(..top.len());
    }
    files
}

/// What a clock showed, in milliseconds since it showed 1970.
fn shown_by(clock: DateTime) -> Option<f64> {
    let part = |part: u8| i8::try_from(part).ok();
    let (month, day) = (part(clock.month())?, part(clock.day())?);
    let (hour, minute, second) = (part(clock.hour())?, part(clock.minute())?, part(clock.second())?);
    let shown = civil::DateTime::new(i16::try_from(clock.year()).ok()?, month, day, hour, minute, second, 0).ok()?;
    let seconds = TimeZone::UTC.to_timestamp(shown).ok()?.as_second();
    u32::try_from(seconds).ok().map(|seconds| f64::from(seconds) * 1000.0)
}

/// The same the other way, to two seconds.
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
}

impl Default for Zip {
    fn default() -> Zip {
        Zip { writer: ZipWriter::new(Cursor::new(Vec::new())) }
    }
}

impl Zip {
    /// Puts a file into it, saved when the person's clock showed so many milliseconds since 1970.
    ///
    /// # Errors
    /// When one of that name is in it, or it is full.
    pub fn put(&mut self, at: &str, saved: f64, bytes: &[u8]) -> Result<(), String> {
        let saved = moment(saved).and_then(clock).unwrap_or_default();
        let options = SimpleFileOptions::default().last_modified_time(saved);
        let put = self.writer.start_file(at, options).map_err(|why| why.to_string());
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

    /// 15 December 2026, 9.30.
    const SAVED: f64 = 1_797_327_000_000.0;

    #[test]
    fn a_round_comes_out_as_it_went_in_whatever_folder_it_was_zipped_with() {
        for wrapped in ["", "riverside-2026/", "a/"] {
            let mut zip = Zip::default();
            let whole = [
                ("plan.xlsx", "p", 0.0),
                ("returns/Sam/a.xlsx", "a", 4_000.0),
                ("email/sent/b.eml", "b", 86_400_000.0),
            ];
            for (at, bytes, later) in whole {
                zip.put(&format!("{wrapped}{at}"), SAVED + later, bytes.as_bytes()).expect("goes in");
            }
            let files = unzip(&zip.finish().expect("closes")).expect("opens");
            let were = whole.map(|(at, bytes, later)| Zipped {
                at: at.to_owned(),
                saved: SAVED + later,
                bytes: bytes.as_bytes().to_vec(),
            });
            assert_eq!(files, were, "{wrapped}");
        }
    }

    #[test]
    fn a_folder_of_a_round_stays_and_nothing_leads_out_of_it() {
        let mut zip = Zip::default();
        zip.put("returns/a.xlsx", SAVED, b"a").expect("goes in");
        // A year that no zip can tell.
        zip.put("returns/../../b.xlsx", -1.0, b"b").expect("goes in");
        let files = unzip(&zip.finish().expect("closes")).expect("opens");
        assert_eq!(files.iter().map(|file| file.at.as_str()).collect::<Vec<_>>(), ["returns/a.xlsx", "returns/b.xlsx"]);
        assert!(unzip(b"no zip").is_err());
    }
}
