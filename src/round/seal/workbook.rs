//! The fingerprint of a workbook, in the comment at the end of its zip archive: a spreadsheet program that saves the
//! workbook writes a new archive without it.

use sha2::{Digest, Sha256};

/// Marks our comment.
const MARK: &str = "careers-audit ";
/// The mark and 64 hexadecimal digits.
const LENGTH: u16 = 78;

/// Adds the fingerprint. Bytes that end in no archive without a comment stay as they are.
pub(super) fn seal(mut bytes: Vec<u8>) -> Vec<u8> {
    let Some(length_at) = bytes.len().checked_sub(2) else { return bytes };
    let ends_plainly =
        bytes.len() >= 22 && bytes[bytes.len() - 22..].starts_with(b"PK\x05\x06") && bytes[length_at..] == [0, 0];
    if !ends_plainly {
        return bytes;
    }
    let comment = comment(&bytes);
    bytes.truncate(length_at);
    bytes.extend(LENGTH.to_le_bytes());
    bytes.extend(comment.as_bytes());
    bytes
}

fn comment(bytes: &[u8]) -> String {
    let digits: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{MARK}{digits}")
}

/// Whether the fingerprint is there and fits.
pub(super) fn is_ours(bytes: &[u8]) -> bool {
    let Some(at) = bytes.len().checked_sub(usize::from(LENGTH)) else { return false };
    let (body, said) = bytes.split_at(at);
    let Some(body) = body.strip_suffix(&LENGTH.to_le_bytes()) else { return false };
    let mut plain = body.to_vec();
    plain.extend([0, 0]);
    said == comment(&plain).as_bytes()
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
        let mut ours = seal(archive("one"));
        assert!(is_ours(&ours));
        assert!(!is_ours(&archive("one")), "saved anew: no comment");
        ours[0] ^= 1;
        assert!(!is_ours(&ours), "other contents");
        assert_eq!(seal(b"no archive".to_vec()), b"no archive");
        for other in [&b""[..], b"PK"] {
            assert!(!is_ours(other));
        }
    }
}
