//! What kind of file it is, by its content alone: endings are often wrong.

use std::rc::Rc;

use super::limits::{Fault, Spent};
use super::links::{links, root_of};
use super::parts::Parts;
use super::{Unreadable, an_email, not_a_workbook};

/// A kind of workbook.
pub(super) enum Kind<'b> {
    /// .xlsx or .xlsm.
    OpenXml(Parts<'b>),
    /// .xlsb, with the name of its main part.
    Binary(Parts<'b>, String),
    /// .ods.
    OpenDocument(Parts<'b>),
    /// .xls, or an .xlsx behind a password.
    Compound,
}

/// So many of a text's first bytes are looked at.
const HEAD: usize = 4096;

fn told(what: impl Into<String>, fix: impl Into<String>) -> Fault {
    Fault::Told(Unreadable { what: what.into(), fix: fix.into() })
}

fn other(kind: &str) -> Fault {
    Fault::Told(not_a_workbook(kind))
}

/// Says what kind of workbook the bytes are.
///
/// # Errors
/// What else they are.
pub(super) fn kind<'b>(bytes: &'b [u8], spent: &Rc<Spent>) -> Result<Kind<'b>, Fault> {
    match bytes {
        [] => {
            Err(told("The file is empty (0 bytes).", "Ask for it again; it may not have finished uploading or saving."))
        }
        [b'P', b'K', ..] => zipped(bytes, spent),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Ok(Kind::Compound),
        [b'%', b'P', b'D', b'F', ..] => Err(other("a PDF")),
        [b'{', b'\\', b'r', b't', b'f', ..] => Err(other("a text document (RTF)")),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => Err(other("a picture")),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] | [b'R', b'I', b'F', b'F', ..] => Err(other("a picture or a film")),
        _ if bytes.iter().all(|byte| *byte == 0) => Err(told(
            "The file holds nothing but zeros.",
            "Ask for it again; it may not have finished copying or downloading.",
        )),
        _ => Err(text(bytes)),
    }
}

/// What a file without a known beginning is.
fn text(bytes: &[u8]) -> Fault {
    let head = &bytes[..bytes.len().min(HEAD)];
    let start = match head {
        [0xff, 0xfe, units @ ..] => super::records::utf16(units),
        [0xfe, 0xff, units @ ..] => {
            let (pairs, _) = units.as_chunks::<2>();
            super::records::utf16(&pairs.iter().flat_map(|[high, low]| [*low, *high]).collect::<Vec<u8>>())
        }
        _ => String::from_utf8_lossy(head).into_owned(),
    };
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let lower = start.to_lowercase();
    let has_line = |begin: &str| lower.lines().any(|line| line.starts_with(begin));
    if has_line("from:") && has_line("subject:") {
        return Fault::Told(an_email());
    }
    // Windows, macOS and Google Drive keep a link to a file as a small file of its own.
    let windows = lower.starts_with("[internetshortcut]");
    if windows || lower.contains("<key>url</key>") || lower.starts_with('{') && lower.contains("\"doc_id\"") {
        return told(
            "The file is a shortcut that leads to a workbook somewhere else, not the workbook.",
            "Open what it leads to, download or save it as an Excel workbook (.xlsx), and put the workbook itself here.",
        );
    }
    if lower.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return told(
            "The file is a workbook in the XML form of Excel 2003, which is not read.",
            "Open it in Excel, choose Save As, Excel Workbook (.xlsx), and send that file.",
        );
    }
    if lower.contains("<html")
        || lower.contains("<!doctype")
        || lower.contains("<table")
        || lower.starts_with("mime-version:")
    {
        return told(
            "The file is a web page saved under a workbook's name.",
            "Open the workbook that was issued, fill it in there, and send that .xlsx file; a web page has lost where \
             each answer belongs.",
        );
    }
    if lower.starts_with("<?xml") || lower.starts_with("<office:") {
        return other("an XML file");
    }
    if start.contains('\u{fffd}') || start.chars().any(|c| c.is_control() && !"\r\n\t\u{c}".contains(c)) {
        return other("another kind of file, or damaged");
    }
    if start.starts_with(['{', '[']) && lower.contains('"') {
        return other("a JSON file");
    }
    if is_values(start) {
        return told(
            "The file is a text file of values (CSV) saved under a workbook's name: it holds one sheet and no form.",
            "Open the workbook that was issued, fill it in there, and send that .xlsx file.",
        );
    }
    other("a text file")
}

/// Whether the first lines are parted by the same sign, as often in each.
fn is_values(start: &str) -> bool {
    let lines: Vec<&str> = start.lines().filter(|line| !line.trim().is_empty()).take(3).collect();
    [',', ';', '\t'].iter().any(|sign| {
        let count = |line: &&str| line.matches(*sign).count();
        lines.len() >= 2 && lines.iter().all(|line| count(line) > 0)
    })
}

fn zipped<'b>(bytes: &'b [u8], spent: &Rc<Spent>) -> Result<Kind<'b>, Fault> {
    let mut parts = Parts::open(bytes, spent).map_err(|fault| match fault {
        Fault::Damaged => told(
            "The workbook is damaged: its end is missing or its parts cannot be unpacked.",
            "Ask for it again; it may have been cut short on its way.",
        ),
        fault => fault,
    })?;
    let mimetype = String::from_utf8_lossy(&parts.head("mimetype", 200)).trim().to_owned();
    if let Some(kind) = mimetype.strip_prefix("application/vnd.oasis.opendocument.") {
        return match kind {
            kind if kind.starts_with("spreadsheet") => Ok(Kind::OpenDocument(parts)),
            kind if kind.starts_with("presentation") => Err(other("a presentation")),
            _ => Err(other("a text document")),
        };
    }
    // A package whose links cannot be read may still have parts that say what they are.
    let of_package = links(&mut parts, "").unwrap_or_default();
    let main = of_package.into_iter().find(|link| link.kind == "officeDocument").map(|link| link.part);
    if let Some(part) = main.filter(|part| parts.has(part)) {
        // A binary workbook begins with the record that says so.
        if parts.head(&part, 2) == [0x83, 0x01] {
            return Ok(Kind::Binary(parts, part));
        }
        match root_of(&mut parts, &part).as_deref() {
            Some("workbook") => return Ok(Kind::OpenXml(parts)),
            Some("document") => return Err(other("a Word document")),
            Some("presentation") => return Err(other("a presentation")),
            _ => {}
        }
    }
    let names = parts.names();
    let first = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    if parts.has("xl/workbook.bin") {
        Ok(Kind::Binary(parts, "xl/workbook.bin".to_owned()))
    } else if parts.has("word/document.xml") {
        Err(other("a Word document"))
    } else if parts.has("ppt/presentation.xml") {
        Err(other("a presentation"))
    } else if first("index/") || parts.has("index.zip") {
        Err(told(
            "The file is a Numbers document, not an Excel workbook.",
            "In Numbers choose File, Export To, Excel, and send that file.",
        ))
    } else if names.iter().any(|name| name.ends_with("workbook.xml")) {
        Ok(Kind::OpenXml(parts))
    } else if root_of(&mut parts, "content.xml").as_deref() == Some("document-content") {
        Ok(Kind::OpenDocument(parts))
    } else if first("xl/") {
        Err(Fault::Lacks("part 'xl/workbook.xml'".to_owned()))
    } else {
        Err(archive(&parts.spelled()))
    }
}

/// So many files of an archive are named.
const MOST_NAMED: usize = 3;

/// An archive of files, with the names of some of them.
fn archive(names: &[String]) -> Fault {
    let files: Vec<&str> = names
        .iter()
        .filter(|name| !name.ends_with('/') && !name.starts_with("__MACOSX"))
        .filter_map(|name| name.rsplit('/').next())
        .collect();
    let mut named = files.iter().take(MOST_NAMED).map(|name| format!("'{name}'")).collect::<Vec<_>>().join(", ");
    if let Some(more) = files.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
        named.push_str(&format!(" and {more} more"));
    }
    told(
        format!(
            "The file is a zip archive, not a workbook; in it: {}.",
            if named.is_empty() { "nothing" } else { &named }
        ),
        "Extract it, and put the workbooks that are in it into the returns folder.",
    )
}
