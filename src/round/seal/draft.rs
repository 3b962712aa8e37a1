//! The fingerprint of an email draft, in its first two lines: a mail program that saves a draft writes other bytes
//! beneath them, or leaves them out.
//!
//! ```text
//! X-Careers-Audit: 5f3a…            of everything beneath
//! X-Careers-Audit-Draft: reminder HUM 2026-12-08
//! From: …
//! ```

use sha2::{Digest, Sha256};

use crate::names::DRAFT_HEADER;

const MARK: &str = "X-Careers-Audit: ";

/// A message with the line that says which draft it is.
pub(in crate::round) fn with_line(line: &str, message: &[u8]) -> Vec<u8> {
    let mut bytes = format!("{DRAFT_HEADER}: {line}\r\n").into_bytes();
    bytes.extend(message);
    bytes
}

/// Which draft a file of ours is: the first word of that line.
pub(in crate::round) fn kind_of(bytes: &[u8]) -> Option<&str> {
    let (_, body) = parts(bytes)?;
    let line = body.strip_prefix(DRAFT_HEADER.as_bytes())?.strip_prefix(b": ")?;
    std::str::from_utf8(line.split(|byte| b" \r".contains(byte)).next()?).ok()
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
        let ours = seal(&with_line("kept-out HUM 2026-12-08", b"From: <a@x.org>\r\n\r\nHello"));
        assert!(is_ours(&ours));
        assert_eq!(kind_of(&ours), Some("kept-out"));
        let text = String::from_utf8(ours).expect("text");
        assert!(!is_ours(text.replace("Hello", "Hallo").as_bytes()));
        assert!(!is_ours(text.replace("kept-out", "receipt").as_bytes()));
        assert!(!is_ours(text.replace("\r\n", "\n").as_bytes()), "saved by another program");
        for other in [&b""[..], b"X-Careers-Audit: ", b"From: <a@x.org>\r\n\r\n"] {
            assert!(!is_ours(other));
        }
    }
}
