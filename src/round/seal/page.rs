//! The fingerprint of a page, in a remark behind its last tag: whoever saves it changed has other bytes above it, and a
//! browser that saves it leaves the remark elsewhere.

use sha2::{Digest, Sha256};

/// Begins the remark.
const MARK: &[u8] = b"<!-- careers-audit ";
/// Ends it.
const END: &[u8] = b" -->\n";
/// Hexadecimal digits between them.
const DIGITS: usize = 64;

/// Adds the fingerprint.
pub(super) fn seal(mut page: Vec<u8>) -> Vec<u8> {
    let digits = digits(&page);
    page.extend(MARK);
    page.extend(digits.as_bytes());
    page.extend(END);
    page
}

/// Whether it is there and fits.
pub(super) fn is_ours(bytes: &[u8]) -> bool {
    let parts = || {
        let rest = bytes.strip_suffix(END)?;
        let (rest, said) = rest.split_at_checked(rest.len().checked_sub(DIGITS)?)?;
        Some((rest.strip_suffix(MARK)?, said))
    };
    parts().is_some_and(|(page, said)| said == digits(page).as_bytes())
}

fn digits(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_ours_until_somebody_edits_it() {
        let ours = seal(b"<html>Hello</html>\n".to_vec());
        assert!(is_ours(&ours));
        let text = String::from_utf8(ours).expect("text");
        assert!(!is_ours(text.replace("Hello", "Hallo").as_bytes()));
        assert!(!is_ours(text.replace('\n', "\r\n").as_bytes()), "saved by another program");
        assert!(!is_ours(text.replace(" -->\n", " -->\n\n").as_bytes()));
        for other in [&b""[..], b"<html></html>", b" -->\n", b"<!-- careers-audit  -->\n"] {
            assert!(!is_ours(other));
        }
    }
}
