//! A quick mark of a text, equal for equal texts on every system: by it what was pressed before is found again.

use std::hash::{BuildHasherDefault, Hasher};

/// Odd, and with bits spread evenly.
const ONE: u64 = 0x9E37_79B9_7F4A_7C15;
const OTHER: u64 = 0xC2B2_AE3D_27D4_EB4F;

/// Both halves of a product: every bit of each factor has its say in the result.
fn folded(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other);
    let [low, high] = [product & u128::from(u64::MAX), product >> 64].map(|half| u64::try_from(half).unwrap_or(0));
    low ^ high
}

/// The mark of a text: two texts with the same are taken as equal.
pub(super) fn mark(text: &[u8]) -> (u64, u64) {
    let (mut one, mut other) = (ONE ^ text.len() as u64, OTHER);
    let (words, rest) = text.as_chunks::<16>();
    for word in words {
        let [low, high] = halves(*word);
        one = folded(one ^ low, ONE ^ high);
        other = (other ^ low).wrapping_mul(OTHER).rotate_left(29).wrapping_add(high);
    }
    let mut last = [0; 16];
    for (place, byte) in last.iter_mut().zip(rest) {
        *place = *byte;
    }
    let [low, high] = halves(last);
    (folded(one ^ low, ONE ^ high), folded((other ^ low).wrapping_mul(OTHER).rotate_left(29), ONE ^ high))
}

fn halves(word: [u8; 16]) -> [u64; 2] {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = word;
    [u64::from_le_bytes([a, b, c, d, e, f, g, h]), u64::from_le_bytes([i, j, k, l, m, n, o, p])]
}

/// Finds texts in a table by their mark.
pub(super) type Quick = BuildHasherDefault<Marker>;

/// The mark of what was written so far.
#[derive(Default)]
pub(super) struct Marker(u64);

impl Hasher for Marker {
    fn write(&mut self, bytes: &[u8]) {
        let (one, other) = mark(bytes);
        self.0 = folded(self.0 ^ one, ONE ^ other);
    }

    fn write_u8(&mut self, byte: u8) {
        self.0 ^= u64::from(byte);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn texts_that_differ_a_little_have_other_marks() {
        let texts = (0..20_000).flat_map(|n| [format!("{n}"), format!("<c r=\"A{n}\" s=\"4\"/>"), "x".repeat(n % 90)]);
        let texts: HashSet<String> = texts.collect();
        let marks: HashSet<(u64, u64)> = texts.iter().map(|text| mark(text.as_bytes())).collect();
        assert_eq!(marks.len(), texts.len());
        assert_ne!(mark(b""), mark(b"\0"));
        assert_eq!(mark(b"To do").0, 3_937_789_207_509_249_043);
    }
}
