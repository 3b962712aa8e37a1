//! The last pass over a package of tables: what rust_xlsxwriter 0.102 has no words for.
//!
//! - A row whose height was set never grows again, and what a teacher types vanishes beneath its
//!   edge. Without `customHeight` the height holds until somebody types, and then the row fits.
//! - The stored result of a formula that gives a text such as `3.1` or `TRUE`, which it would store as a number or a truth.
//! - The document's language, which screen readers ask for.
//! - The per cent signs in links to files, which it would escape a second time.

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::{PenError, link};

/// The language that every workbook is written in.
pub(super) const LANGUAGE: &str = "en-GB";

/// Stands before a stored result that is a text, until it is stored; no text of ours begins with it.
const TEXT: char = '\u{f8ff}';

/// The result of a formula that gives a text, so that it is stored as one.
pub(super) fn text_result(text: &str) -> String {
    format!("{TEXT}{text}")
}

/// The bytes of a finished workbook.
pub(super) fn finished(workbook: &mut Workbook) -> Result<Vec<u8>, PenError> {
    // The quickest compression, since it is undone at once.
    let drawn = workbook.set_zip_compression_level(1).save_to_buffer()?;
    let mut drawn = ZipArchive::new(Cursor::new(drawn))?;
    // No time of day: equal input makes equal bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // The same on every system and in a browser.
        .system(zip::System::Unix)
        .unix_permissions(0o600)
        .last_modified_time(DateTime::default());
    let mut finished = ZipWriter::new(Cursor::new(Vec::new()));
    for position in 0..drawn.len() {
        let mut part = drawn.by_index(position)?;
        let name = part.name()?.into_owned();
        let mut bytes = Vec::with_capacity(usize::try_from(part.size()).unwrap_or(0));
        part.read_to_end(&mut bytes)?;
        finished.start_file(&*name, options)?;
        finished.write_all(&mended(&name, bytes))?;
    }
    Ok(finished.finish()?.into_inner())
}

/// A part as it should be.
fn mended(name: &str, bytes: Vec<u8>) -> Vec<u8> {
    let with = |from: &str, to: &str| match std::str::from_utf8(&bytes) {
        Ok(text) => text.replace(from, to).into_bytes(),
        Err(_) => bytes.clone(),
    };
    if name.starts_with("xl/worksheets/_rels/") {
        return std::str::from_utf8(&bytes).map(link::released).map_or(bytes, String::into_bytes);
    }
    if name.starts_with("xl/worksheets/sheet") {
        let text = std::str::from_utf8(&bytes).map(|text| text.replace(&format!("<v>{TEXT}"), "<v>"));
        return text.map_or(bytes, |text| text.replace(" customHeight=\"1\"", "").into_bytes());
    }
    if name == "docProps/core.xml" {
        let end = "</cp:coreProperties>";
        return with(end, &format!("<dc:language>{LANGUAGE}</dc:language>{end}"));
    }
    bytes
}
