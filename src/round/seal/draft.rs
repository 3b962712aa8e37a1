//! The fingerprint of an email draft, in its first two lines: a mail program that saves a draft writes other bytes
//! beneath them, or leaves them out.
//!
//! ```text
//! X-Careers-Audit: 5f3a…            of everything beneath
//! X-Careers-Audit-Draft: reminder
//! From: …
//! ```

use sha2::{Digest, Sha256};

const MARK: &str = "X-Careers-Audit: ";
const KIND: &str = "X-Careers-Audit-Draft: ";
/// How the line begins that says on which day it was written.
const DAY: &[u8] = b"Date: ";

/// A message with the line that says which draft it is.
pub(in crate::round) fn with_kind(kind: &str, message: Vec<u8>) -> Vec<u8> {
    let mut bytes = format!("{KIND}{kind}\r\n").into_bytes();
    bytes.extend(message);
    bytes
}

/// Which draft a file of ours is.
pub(in crate::round) fn kind_of(bytes: &[u8]) -> Option<&str> {
    let (_, body) = parts(bytes)?;
    let line = body.strip_prefix(KIND.as_bytes())?.split(|byte| *byte == b'\r').next()?;
    std::str::from_utf8(line).ok()
}

/// What a draft says, in digits: everything beneath its fingerprint but the day on which it was written.
pub(in crate::round) fn gist(bytes: &[u8]) -> String {
    let body = parts(bytes).map_or(bytes, |(_, body)| body);
    let mut hash = Sha256::new();
    let mut is_head = true;
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        is_head &= line != b"\r\n";
        if !(is_head && line.starts_with(DAY)) {
            hash.update(line);
        }
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Adds the fingerprint.
pub(super) fn seal(message: &[u8]) -> Vec<u8> {
    let mut bytes = format!("{MARK}{}\r\n", digits(message)).into_bytes();
    bytes.extend(message);
    bytes
}

/// Whether it is there and fits.
pub(super) fn is_ours(bytes: &[u8]) -> bool {
    parts(bytes).is_some_and(|(said, body)| said == digits(body).as_bytes())
}

/// What the first line says, and everything beneath it.
fn parts(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (said, rest) = bytes.strip_prefix(MARK.as_bytes())?.split_at_checked(64)?;
    Some((said, rest.strip_prefix(b"\r\n")?))
}

fn digits(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_ours_until_somebody_edits_it() {
        let ours = seal(&with_kind("kept-out", b"From: <a@x.org>\r\n\r\nHello".to_vec()));
        assert!(is_ours(&ours));
        assert_eq!(kind_of(&ours), Some("kept-out"));
        let text = String::from_utf8(ours).expect("text");
        assert!(!is_ours(text.replace("Hello", "Hallo").as_bytes()));
        assert!(!is_ours(text.replace("kept-out", "receipt").as_bytes()));
        assert!(!is_ours(text.replace("\r\n", "\n").as_bytes()), "saved by another program");
        let on = |day: &str| format!("Date: {day}\r\nFrom: <a@x.org>\r\n\r\nDate: Monday").into_bytes();
        assert_eq!(gist(&seal(&on("1 May"))), gist(&on("2 May")), "the day alone differs");
        assert_ne!(gist(&on("1 May")), gist(text.as_bytes()));
        let said_otherwise = String::from_utf8(on("1 May")).expect("text").replace("Monday", "Friday");
        assert_ne!(gist(&on("1 May")), gist(said_otherwise.as_bytes()));
        for other in [&b""[..], b"X-Careers-Audit: ", b"From: <a@x.org>\r\n\r\n"] {
            assert!(!is_ours(other));
        }
    }
}
