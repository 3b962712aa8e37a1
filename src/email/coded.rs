//! Names and lines that mail programs would take for a coded text, coded so that they come out as they were written.

use std::fmt::Write;

/// The most bytes of a text in one coded word, which may have 75 signs in all, three for each byte.
const MOST_BYTES: usize = 20;

/// Whether a program may decode a text although nobody coded it: `=?utf-8?q?Ann=0d=0aBcc…?=`.
pub(super) fn looks_coded(text: &str) -> bool {
    text.contains("=?")
}

/// A text as coded words (RFC 2047), every byte of it written as its number.
pub(super) fn coded(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut room = 0;
    for c in text.chars() {
        if room < c.len_utf8() || words.is_empty() {
            words.push(String::new());
            room = MOST_BYTES;
        }
        room = room.saturating_sub(c.len_utf8());
        let mut bytes = [0; 4];
        for byte in c.encode_utf8(&mut bytes).bytes() {
            if let Some(word) = words.last_mut() {
                // Writing to a string does not fail.
                let _ = write!(word, "={byte:02X}");
            }
        }
    }
    words.iter().map(|word| format!("=?utf-8?Q?{word}?=")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_coded_comes_out_as_it_was_written() {
        assert_eq!(coded("=?x"), "=?utf-8?Q?=3D=3F=78?=");
        let long = coded(&"é".repeat(25));
        assert!(long.split(' ').count() > 1 && long.split(' ').all(|word| word.len() <= 75), "{long}");
    }
}
