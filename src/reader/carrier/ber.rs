//! The e-mail within a signed one: a tree of tagged lengths (BER) whose leaf of bytes it is.

/// How deep the tree is followed.
const MOST_DEPTH: usize = 12;

const OCTETS: u8 = 0x04;
const SEQUENCE: u8 = 0x30;
/// The first thing of a kind that the place tells.
const FIRST: u8 = 0xA0;
/// Whether there is a tree within, not a value.
const IS_TREE: u8 = 0x20;

/// One node: its tag, what is in it, and what follows it.
struct Node<'b> {
    tag: u8,
    within: &'b [u8],
    rest: &'b [u8],
}

/// What was signed.
pub(super) fn signed(bytes: &[u8]) -> Option<Vec<u8>> {
    // The kind, and in it: version, ways of signing, and what is signed (its kind, and itself).
    let whole = child(bytes, SEQUENCE)?;
    let signed = child(child(whole, FIRST)?, SEQUENCE)?;
    let content = child(child(signed, SEQUENCE)?, FIRST)?;
    let mut octets = Vec::new();
    gather(content, 0, &mut octets)?;
    (!octets.is_empty()).then_some(octets)
}

/// What is in the first node of a tag.
fn child(mut bytes: &[u8], tag: u8) -> Option<&[u8]> {
    while !bytes.is_empty() {
        let node = node(bytes, 0)?;
        if node.tag == tag {
            return Some(node.within);
        }
        bytes = node.rest;
    }
    None
}

/// Bytes may come in pieces, and the pieces in pieces.
fn gather(mut bytes: &[u8], depth: usize, octets: &mut Vec<u8>) -> Option<()> {
    while !bytes.is_empty() && depth < MOST_DEPTH {
        let node = node(bytes, 0)?;
        match node.tag {
            OCTETS => octets.extend_from_slice(node.within),
            tag if tag == OCTETS | IS_TREE => gather(node.within, depth + 1, octets)?,
            _ => {}
        }
        bytes = node.rest;
    }
    Some(())
}

fn node(bytes: &[u8], depth: usize) -> Option<Node<'_>> {
    let (tag, rest) = bytes.split_first()?;
    let (first, rest) = rest.split_first()?;
    let length = match first {
        0..=0x7F => usize::from(*first),
        // The length is not said: two zeros end it.
        0x80 => return until_zeros(*tag, rest, depth),
        _ => {
            let (digits, after) = rest.split_at_checked(usize::from(first & 0x7F).min(9))?;
            let length = digits
                .iter()
                .try_fold(0_usize, |length, digit| length.checked_mul(256)?.checked_add(usize::from(*digit)))?;
            let (within, rest) = after.split_at_checked(length)?;
            return Some(Node { tag: *tag, within, rest });
        }
    };
    let (within, rest) = rest.split_at_checked(length)?;
    Some(Node { tag: *tag, within, rest })
}

fn until_zeros(tag: u8, bytes: &[u8], depth: usize) -> Option<Node<'_>> {
    if depth >= MOST_DEPTH {
        return None;
    }
    let mut rest = bytes;
    while !rest.starts_with(&[0, 0]) {
        rest = node(rest, depth + 1)?.rest;
    }
    let within = bytes.get(..bytes.len() - rest.len())?;
    Some(Node { tag, within, rest: rest.get(2..)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: &[u8] = &[6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2];

    /// A node with its length, or one that two zeros end.
    fn tagged(tag: u8, within: &[u8], said: bool) -> Vec<u8> {
        let length = u8::try_from(within.len()).expect("short");
        if said { [&[tag, length], within].concat() } else { [&[tag, 0x80], within, &[0, 0]].concat() }
    }

    fn sealed(octets: &[u8], said: bool) -> Vec<u8> {
        let content = tagged(0x30, &[KIND, &tagged(0xA0, octets, said)].concat(), said);
        let data = tagged(0x30, &[&[2, 1, 1, 0x31, 0], content.as_slice()].concat(), said);
        tagged(0x30, &[KIND, &tagged(0xA0, &data, said)].concat(), said)
    }

    #[test]
    fn what_was_signed_is_found_in_one_piece_and_in_several() {
        let whole = [4, 5, b'H', b'e', b'l', b'l', b'o'];
        let pieces = [0x24, 0x80, 4, 2, b'H', b'e', 4, 3, b'l', b'l', b'o', 0, 0];
        for said in [true, false] {
            for octets in [&whole[..], &pieces] {
                assert_eq!(signed(&sealed(octets, said)).as_deref(), Some(&b"Hello"[..]), "{said}");
            }
        }
    }

    #[test]
    fn every_cut_and_every_depth_is_survived() {
        let bytes = sealed(&[4, 1, b'a'], false);
        (0..bytes.len()).for_each(|length| assert_eq!(signed(&bytes[..length]).filter(|found| found != b"a"), None));
        assert_eq!(signed(&[0x30, 0x80].repeat(100_000)), None);
        assert_eq!(signed(&[0x30, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]), None);
    }
}
