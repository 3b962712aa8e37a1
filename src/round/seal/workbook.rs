//! The fingerprint of a workbook, in the comment at the end of its zip archive: a spreadsheet program that saves the
//! workbook writes a new archive without it. One that is issued has a mark of its own: it is surely blank.

use sha2::{Digest, Sha256};

/// Begins our comment.
pub(super) const MARK: &str = "careers-audit ";
/// Begins the comment of one that is issued: as long as the other.
pub(super) const BLANK: &str = "careers-blank ";
/// A mark and 64 hexadecimal digits.
const LENGTH: u16 = 78;

/// Adds the fingerprint. Bytes that end in no archive without a comment stay as they are.
pub(super) fn seal(mark: &str, mut bytes: Vec<u8>) -> Vec<u8> {
    let Some(length_at) = bytes.len().checked_sub(2) else { return bytes };
    let ends_plainly =
        bytes.len() >= 22 && bytes[bytes.len() - 22..].starts_with(b"PK\x05\x06") && bytes[length_at..] == [0, 0];
    if !ends_plainly {
        return bytes;
    }
    let comment = comment(mark, &bytes);
    bytes.truncate(length_at);
    bytes.extend(LENGTH.to_le_bytes());
    bytes.extend(comment.as_bytes());
    bytes
}

fn comment(mark: &str, bytes: &[u8]) -> String {
    let digits: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{mark}{digits}")
}

/// Whether the fingerprint is there and fits.
pub(super) fn is_ours(mark: &str, bytes: &[u8]) -> bool {
    let Some(at) = bytes.len().checked_sub(usize::from(LENGTH)) else { return false };
    let (body, said) = bytes.split_at(at);
    let Some(body) = body.strip_suffix(&LENGTH.to_le_bytes()) else { return false };
    let mut plain = body.to_vec();
    plain.extend([0, 0]);
    said == comment(mark, &plain).as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(text: &str) -> Vec<u8> {
        let mut bytes = text.as_bytes().to_vec();
        bytes.extend(b"PK\x05\x06");
        bytes.extend([0; 18]);
        bytes
    }

    #[test]
    fn a_workbook_is_ours_until_a_program_saves_it() {
        for (mark, other) in [(MARK, BLANK), (BLANK, MARK)] {
            let mut ours = seal(mark, archive("one"));
            assert!(is_ours(mark, &ours) && !is_ours(other, &ours));
            assert!(!is_ours(mark, &archive("one")), "saved anew: no comment");
            ours[0] ^= 1;
            assert!(!is_ours(mark, &ours), "other contents");
            assert_eq!(seal(mark, b"no archive".to_vec()), b"no archive");
            for other in [&b""[..], b"PK"] {
                assert!(!is_ours(mark, other));
            }
        }
    }
}
