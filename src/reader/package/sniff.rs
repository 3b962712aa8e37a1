//! What kind of file it is, by its content alone: endings are often wrong.

mod text;
mod told;

use std::rc::Rc;

use super::compound::{Compound, Is};
use super::limits::{Fault, Spent};
use super::links::{links, root_of};
use super::parts::Parts;
use crate::reader::Unreadable;

/// A kind of file.
pub(in crate::reader) enum Kind<'b> {
    /// .xlsx or .xlsm.
    OpenXml(Parts<'b>),
    /// .xlsb, with the name of its main part.
    Binary(Parts<'b>, String),
    /// .ods.
    OpenDocument(Parts<'b>),
    /// .xls.
    Old(Compound<'b>),
    /// A workbook that is encrypted with a password: somebody's, or the one that every program knows.
    Locked,
    /// What may carry workbooks, and can be opened.
    Carrier(Carrier<'b>),
    /// What may carry a workbook, or stands for one, and cannot be opened: worth telling wherever it lies.
    Closed(Unreadable),
    /// Something else, which is no return.
    Other(Unreadable),
}

/// What may carry workbooks.
pub(in crate::reader) enum Carrier<'b> {
    /// A zip archive.
    Archive(Parts<'b>),
    /// One file, made smaller: .gz.
    Packed,
    /// An e-mail as it is sent: .eml.
    Mail,
    /// Several of them, one after the other: .mbox.
    Mails,
    /// An e-mail as Outlook keeps it: .msg.
    Message(Compound<'b>),
    /// What Outlook makes of attachments for programs that are not Outlook: winmail.dat.
    Wrapped,
    /// A signed e-mail in one piece: smime.p7m.
    Signed,
}

impl Carrier<'_> {
    /// What is told of it where a workbook should be.
    pub(in crate::reader) fn told(&self) -> Unreadable {
        match self {
            Carrier::Archive(parts) => told::archive(&parts.spelled()),
            Carrier::Packed => told::closed("a compressed file (gzip)"),
            Carrier::Mail | Carrier::Mails | Carrier::Message(_) | Carrier::Wrapped | Carrier::Signed => told::email(),
        }
    }
}

/// Beginnings of archives that are not opened, and what they are.
const ARCHIVES: [(&[u8], &str); 8] = [
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"MSCF", "a cabinet archive (.cab)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ\0", "a compressed file (xz)"),
    (b"\x28\xb5\x2f\xfd", "a compressed file (zstd)"),
    (b"!BDN", "an Outlook data file, which holds a whole mailbox"),
    (b"\x76\xe8\x04\x60\xc4\x11\xe3\x86", "an e-mail that is protected by rights management"),
];
/// Where a tar archive says that it is one.
const TAR: (usize, &[u8]) = (257, b"ustar");
/// How a shortcut of Windows begins, and one of macOS.
const SHORTCUTS: [&[u8]; 2] = [b"\x4c\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46", b"bplist00"];
/// What follows the tag and the length of a signed or encrypted e-mail: the name of its kind.
const SEALED: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07";

/// Says what kind of file the bytes are.
///
/// # Errors
/// When it is damaged, or holds more than is read.
pub(in crate::reader) fn kind<'b>(bytes: &'b [u8], spent: &Rc<Spent>) -> Result<Kind<'b>, Fault> {
    if let Some((_, what)) = ARCHIVES.iter().find(|(begin, _)| bytes.starts_with(begin)) {
        return Ok(Kind::Closed(told::closed(what)));
    }
    if bytes.get(TAR.0..).is_some_and(|rest| rest.starts_with(TAR.1)) {
        return Ok(Kind::Closed(told::closed("a tar archive")));
    }
    if SHORTCUTS.iter().any(|begin| bytes.starts_with(begin)) {
        return Ok(Kind::Closed(told::shortcut()));
    }
    Ok(match bytes {
        [] => Kind::Closed(told::empty()),
        [b'P', b'K', ..] => zipped(bytes, spent)?,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => compound(Compound::open(bytes)?)?,
        [0x1f, 0x8b, 8, ..] => Kind::Carrier(Carrier::Packed),
        [0x78, 0x9f, 0x3e, 0x22, ..] => Kind::Carrier(Carrier::Wrapped),
        [0x30, ..] if sealed(bytes).is_some() => match sealed(bytes) {
            Some(2) => Kind::Carrier(Carrier::Signed),
            Some(_) | None => Kind::Closed(told::sealed()),
        },
        [b'%', b'P', b'D', b'F', ..] => other("a PDF"),
        [b'{', b'\\', b'r', b't', b'f', ..] => other("a text document (RTF)"),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => other("a picture"),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] | [b'R', b'I', b'F', b'F', ..] => other("a picture or a film"),
        _ if bytes.iter().all(|byte| *byte == 0) => Kind::Closed(told::zeros()),
        _ => text::kind(bytes),
    })
}

fn other<'b>(kind: &str) -> Kind<'b> {
    Kind::Other(told::other(kind))
}

/// Which kind of sealed e-mail it is: 2 is signed, 3 encrypted.
fn sealed(bytes: &[u8]) -> Option<u8> {
    let head = bytes.get(..32).unwrap_or(bytes);
    let at = head.windows(SEALED.len()).position(|part| part == SEALED)?;
    head.get(at + SEALED.len()).copied()
}

/// What a compound file is: an old workbook, a new one behind a password, an e-mail of Outlook, an old document.
fn compound(file: Compound<'_>) -> Result<Kind<'_>, Fault> {
    if file.names().any(|name| name.contains("DRM")) {
        return Ok(Kind::Closed(told::rights()));
    }
    // An e-mail into which a workbook was put has that one's streams too.
    if file.has("__properties_version1.0", Is::Stream) {
        return Ok(Kind::Carrier(Carrier::Message(file)));
    }
    if file.has("EncryptedPackage", Is::Stream) {
        return Ok(Kind::Locked);
    }
    if file.has("Workbook", Is::Stream) || file.has("Book", Is::Stream) {
        return Ok(Kind::Old(file));
    }
    let documents = [("WordDocument", "a Word document"), ("PowerPoint Document", "a presentation")];
    let document = documents.iter().find(|(name, _)| file.has(name, Is::Stream));
    document.map(|(_, what)| other(what)).ok_or(Fault::Damaged)
}

fn zipped<'b>(bytes: &'b [u8], spent: &Rc<Spent>) -> Result<Kind<'b>, Fault> {
    let mut parts = Parts::open(bytes, spent).map_err(|fault| match fault {
        Fault::Damaged => Fault::Told(told::cut_short()),
        fault => fault,
    })?;
    let mimetype = String::from_utf8_lossy(&parts.head("mimetype", 200)).trim().to_owned();
    if let Some(kind) = mimetype.strip_prefix("application/vnd.oasis.opendocument.") {
        return Ok(match kind {
            kind if kind.starts_with("spreadsheet") => Kind::OpenDocument(parts),
            kind if kind.starts_with("presentation") => other("a presentation"),
            _ => other("a text document"),
        });
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
            Some("document") => return Ok(other("a Word document")),
            Some("presentation") => return Ok(other("a presentation")),
            _ => {}
        }
    }
    let names = parts.names();
    let first = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    Ok(if parts.has("xl/workbook.bin") {
        Kind::Binary(parts, "xl/workbook.bin".to_owned())
    } else if parts.has("word/document.xml") {
        other("a Word document")
    } else if parts.has("ppt/presentation.xml") {
        other("a presentation")
    } else if first("index/") || parts.has("index.zip") {
        Kind::Closed(told::numbers())
    } else if names.iter().any(|name| name.rsplit('/').next() == Some("workbook.xml")) {
        Kind::OpenXml(parts)
    } else if root_of(&mut parts, "content.xml").as_deref() == Some("document-content") {
        Kind::OpenDocument(parts)
    } else if first("xl/") {
        return Err(Fault::Lacks("part 'xl/workbook.xml'".to_owned()));
    } else {
        Kind::Carrier(Carrier::Archive(parts))
    })
}
