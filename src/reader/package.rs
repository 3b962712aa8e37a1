//! A look at the bytes before any parser: what kind of file it is, and whether it is safe to open.

use std::io::{Cursor, Read};

use super::Unreadable;

/// What the first bytes and the package's parts say a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Office Open XML: .xlsx and .xlsm.
    Xlsx,
    /// Excel's binary workbook.
    Xlsb,
    /// OpenDocument.
    Ods,
    /// Excel 97 to 2003.
    Xls,
}

/// Parts a package may have; an audit workbook has about 40.
const MOST_PARTS: usize = 20_000;
/// Bytes that a package may unpack to: a million formatted empty rows make 75 MB.
const MOST_BYTES: u64 = 1 << 30;
/// A part this much smaller packed than unpacked is a bomb; XML of empty rows reaches about 1:300.
const MOST_RATIO: u64 = 1100;
/// How much of the shared strings is looked at for its declared count.
const HEAD: u64 = 4096;

/// Says which format to open the bytes as.
///
/// # Errors
/// When they are no workbook, or one that would not be safe to open.
pub(super) fn inspect(bytes: &[u8]) -> Result<Format, Unreadable> {
    match bytes {
        [] => Err(unreadable(
            "The file is empty (0 bytes).",
            "Ask for it again; it may not have finished uploading or saving.",
        )),
        [b'P', b'K', ..] => zipped(bytes),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => compound(bytes),
        [b'%', b'P', b'D', b'F', ..] => Err(not_a_workbook("a PDF")),
        [b'{', b'\\', b'r', b't', b'f', ..] => Err(not_a_workbook("a text document (RTF)")),
        _ => {
            let start = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).to_lowercase();
            let kind = if start.contains("<html") || start.contains("<!doctype") {
                "a web page"
            } else if start.contains("<?xml") {
                "an XML file"
            } else if std::str::from_utf8(bytes).is_ok() {
                "a text file"
            } else {
                "another kind of file, or damaged"
            };
            Err(not_a_workbook(kind))
        }
    }
}

fn unreadable(what: impl Into<String>, fix: impl Into<String>) -> Unreadable {
    Unreadable { what: what.into(), fix: fix.into() }
}

fn not_a_workbook(kind: &str) -> Unreadable {
    unreadable(
        format!("The file is {kind}, not a workbook."),
        "Open the workbook in Excel, choose Save As, Excel Workbook (.xlsx), and send that file.",
    )
}

/// Old .xls files and password-protected .xlsx files share an outer format.
fn compound(bytes: &[u8]) -> Result<Format, Unreadable> {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide.as_slice())
    };
    if holds("EncryptedPackage") {
        return Err(unreadable(
            "The workbook is protected by a password.",
            "Open it in Excel, choose File, Info, Protect Workbook, Encrypt with Password, clear the password, and save it.",
        ));
    }
    if holds("WordDocument") {
        return Err(not_a_workbook("a Word document"));
    }
    Ok(Format::Xls)
}

fn zipped(bytes: &[u8]) -> Result<Format, Unreadable> {
    let damaged = || {
        unreadable(
            "The workbook is damaged: its end is missing or its parts cannot be unpacked.",
            "Ask for it again; it may have been cut short on its way.",
        )
    };
    let too_large = || {
        unreadable(
            "The file would unpack to far more than a workbook of this audit can hold.",
            "Ask the sender to copy their answers into the issued workbook and send that.",
        )
    };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if archive.len() > MOST_PARTS {
        return Err(too_large());
    }
    let mut total: u64 = 0;
    for number in 0..archive.len() {
        let part = archive.by_index_raw(number).map_err(|_| damaged())?;
        if part.encrypted() {
            return Err(unreadable(
                "The file is protected by a password.",
                "Open it, save it without a password, and send it again.",
            ));
        }
        total = total.saturating_add(part.size());
        if total > MOST_BYTES || part.size() > part.compressed_size().saturating_mul(MOST_RATIO).max(1 << 20) {
            return Err(too_large());
        }
    }
    let names: Vec<String> =
        archive.file_names().filter_map(|name| name.ok().map(|name| name.to_lowercase())).collect();
    let has = |name: &str| names.iter().any(|part| part == name);
    let kind = mimetype(&mut archive);
    if has("xl/workbook.bin") {
        Ok(Format::Xlsb)
    } else if has("xl/workbook.xml") {
        strings_are_sane(&mut archive).then_some(Format::Xlsx).ok_or_else(damaged)
    } else if kind.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        Ok(Format::Ods)
    } else if kind.starts_with("application/vnd.oasis.opendocument") || has("word/document.xml") {
        Err(not_a_workbook("a text document"))
    } else if has("ppt/presentation.xml") {
        Err(not_a_workbook("a presentation"))
    } else if names.iter().any(|part| part.starts_with("index/")) {
        Err(unreadable(
            "The file is a Numbers document, not an Excel workbook.",
            "In Numbers choose File, Export To, Excel, and send that file.",
        ))
    } else {
        Err(not_a_workbook("a zip archive"))
    }
}

fn mimetype(archive: &mut zip::ZipArchive<Cursor<&[u8]>>) -> String {
    let mut kind = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        // A mimetype that is no text leaves the kind empty, which is no format.
        let _ = part.take(200).read_to_string(&mut kind);
    }
    kind
}

/// Whether the shared strings declare no more strings than their part can hold: the library
/// allocates as many as are declared, and an absurd number would end the process.
fn strings_are_sane(archive: &mut zip::ZipArchive<Cursor<&[u8]>>) -> bool {
    let Ok(part) = archive.by_name("xl/sharedStrings.xml") else { return true };
    let size = part.size();
    let mut head = Vec::new();
    if part.take(HEAD).read_to_end(&mut head).is_err() {
        return false;
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    ["uniqueCount=", "count="].iter().all(|name| {
        head.match_indices(name).all(|(at, _)| {
            let digits: String = head[at + name.len()..].chars().skip(1).take_while(char::is_ascii_digit).collect();
            // The shortest string, `<si/>`, takes five bytes; `count` may repeat strings freely.
            let declared = digits.parse::<u64>().unwrap_or(if digits.is_empty() { 0 } else { u64::MAX });
            if *name == "uniqueCount=" { declared <= size } else { declared <= u64::from(u32::MAX) }
        })
    })
}
