//! What a file is that says so in words: an e-mail, a shortcut, a web page, a list of values.

use super::super::records::utf16;
use super::{Carrier, Kind, other, told};

/// So many of a text's first bytes are looked at.
const HEAD: usize = 4096;
/// The lines before an e-mail's text may be many: each server on its way adds some.
const MOST_OF_HEADERS: usize = 256 << 10;

/// What a file without a known beginning is.
pub(super) fn kind<'b>(bytes: &[u8]) -> Kind<'b> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let start = match head {
        [0xff, 0xfe, units @ ..] => utf16(units),
        [0xfe, 0xff, units @ ..] => {
            let (pairs, _) = units.as_chunks::<2>();
            utf16(&pairs.iter().flat_map(|[high, low]| [*low, *high]).collect::<Vec<u8>>())
        }
        _ => String::from_utf8_lossy(head).into_owned(),
    };
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let lower = start.to_lowercase();
    if is_mail(bytes) || is_mail(counted(bytes)) {
        return Kind::Carrier(Carrier::Mail);
    }
    if is_mails(bytes) {
        return Kind::Carrier(Carrier::Mails);
    }
    if lower.starts_with("-----begin pgp message") {
        return Kind::Closed(told::sealed());
    }
    // Windows, macOS and Google Drive keep a link to a file as a small file of its own.
    let windows = lower.starts_with("[internetshortcut]");
    if windows || lower.contains("<key>url</key>") || lower.starts_with('{') && lower.contains("\"doc_id\"") {
        return Kind::Closed(told::shortcut());
    }
    if lower.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return Kind::Closed(told::old_xml());
    }
    let page = ["<html", "<!doctype html", "<table", "<head"].iter().any(|mark| lower.contains(mark));
    if page && asks_to_sign_in(&lower) {
        return Kind::Other(told::sign_in());
    }
    if page || lower.contains("<!doctype") || lower.starts_with("mime-version:") {
        return Kind::Other(told::web_page());
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
        return Kind::Other(told::values());
    }
    other("a text file")
}

/// Whether a page is what a website shows before somebody has signed in.
fn asks_to_sign_in(page: &str) -> bool {
    const SIGNS: [&str; 8] = [
        "sign in",
        "signin",
        "log in",
        "login.microsoftonline.com",
        "login.live.com",
        "accounts.google.com",
        "type=\"password\"",
        "type='password'",
    ];
    SIGNS.iter().any(|sign| page.contains(sign))
}

/// Whether the first lines are an e-mail's: names, each with what it says, and among them who sent it or its way.
fn is_mail(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(MOST_OF_HEADERS)];
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let (mut sent, mut told) = (false, false);
    for (number, line) in head.split(|byte| *byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match line {
            [] => break,
            [b' ' | b'\t', ..] if number > 0 => continue,
            _ => {}
        }
        let Some(name) = line.split(|byte| *byte == b':').next().filter(|name| name.len() < line.len()) else {
            return false;
        };
        if !name.iter().all(u8::is_ascii_graphic) {
            return false;
        }
        let name = name.to_ascii_lowercase();
        // A page that a browser saved says who saved it in place of who sent it.
        let by_browser = line.to_ascii_lowercase().starts_with(b"from: <saved by ");
        sent |= !by_browser && [&b"from"[..], b"received", b"return-path", b"x-sender"].contains(&name.as_slice());
        told |= [&b"subject"[..], b"date", b"to", b"message-id", b"received"].contains(&name.as_slice());
        // What is left of a signed e-mail begins with what it is made of.
        let line = line.to_ascii_lowercase();
        let of_parts = [&b"content-type: multipart/mixed"[..], b"content-type: multipart/signed"];
        if of_parts.iter().any(|begin| line.starts_with(begin)) {
            (sent, told) = (true, true);
        }
    }
    sent && told
}

/// An e-mail behind a first line that counts its bytes, as macOS keeps it.
fn counted(bytes: &[u8]) -> &[u8] {
    match bytes.iter().take(16).position(|byte| *byte == b'\n') {
        Some(end) if end > 0 && bytes[..end].iter().all(|byte| byte.is_ascii_digit() || b" \r".contains(byte)) => {
            &bytes[end + 1..]
        }
        _ => &[],
    }
}

/// Whether e-mails follow one another, each behind a line that begins with `From`.
fn is_mails(bytes: &[u8]) -> bool {
    let Some(end) = bytes.iter().take(1000).position(|byte| *byte == b'\n') else { return false };
    bytes.starts_with(b"From ") && is_mail(&bytes[end + 1..])
}

/// Whether the first lines are parted by the same sign, as often in each.
fn is_values(start: &str) -> bool {
    let lines: Vec<&str> = start.lines().filter(|line| !line.trim().is_empty()).take(3).collect();
    [',', ';', '\t'].iter().any(|sign| {
        let count = |line: &&str| line.matches(*sign).count();
        lines.len() >= 2 && lines.iter().all(|line| count(line) > 0)
    })
}
