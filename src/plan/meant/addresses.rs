//! Addresses as people paste them out of a mail program.

/// The addresses in a text, each once: `Ann Ray <a.ray@x.org>; mailto:b@x.org` are two. A name is taken off where it
/// cannot be a part of the address: where brackets stand around either. What is no address stays as it was typed.
pub(super) fn addresses(typed: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut rest = typed;
    while let Some((before, (inside, after))) = rest.split_once('<').and_then(|(a, b)| Some((a, b.split_once('>')?))) {
        // Right before a bracket stands a name, or the address once more; before that others without brackets.
        let (others, name) = before.rsplit_once(BETWEEN).unwrap_or(("", before));
        plain(others, false, &mut found);
        let is_another = |word: &str| is_like_one(word) && !bare(word).eq_ignore_ascii_case(bare(inside));
        if words(name).any(is_another) {
            plain(name, true, &mut found);
        }
        add(inside, &mut found);
        rest = after;
    }
    plain(rest, true, &mut found);
    found
}

/// What stands between two addresses, and never in a name.
const BETWEEN: [char; 4] = [',', ';', '\n', '\r'];

/// The addresses of a text without brackets. Where something else stands between two commas, it is told whole: a space
/// within an address would make somebody else's of it.
fn plain(text: &str, is_all: bool, found: &mut Vec<String>) {
    for one in without_names(text).split(BETWEEN).map(str::trim).filter(|one| !one.is_empty()) {
        if words(one).all(is_like_one) {
            words(one).for_each(|address| add(address, found));
        } else if is_all || one.contains('@') {
            add(one, found);
        }
    }
}

fn is_like_one(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
}

fn add(address: &str, found: &mut Vec<String>) {
    let address = bare(address);
    if !address.is_empty() && !found.iter().any(|one| one.eq_ignore_ascii_case(address)) {
        found.push(address.to_owned());
    }
}

/// The words of a text, without those between two addresses.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| c.is_whitespace() || "/&|".contains(c));
    words.filter(|word| !word.is_empty() && !matches!(*word, "and" | "or"))
}

/// A text without what stands in round brackets, and without quotation marks.
fn without_names(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '"' => {}
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// An address without what a program puts around it.
fn bare(address: &str) -> &str {
    let address = address.trim();
    let address = match address.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => &address[7..],
        _ => address,
    };
    address.split('?').next().unwrap_or_default().trim().trim_matches(['.', '\'', '"', ',', ';', '<', '>', '[', ']'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_mail_programs_write_them() {
        for typed in [
            "a.ray@x.org",
            " A.Ray@x.org ;",
            "Ann Ray <a.ray@x.org>",
            "\"Ray, Ann\" <a.ray@x.org>;",
            "Ray, Ann <a.ray@x.org>",
            "mailto:a.ray@x.org",
            "MAILTO:a.ray@x.org?subject=Careers",
            "a.ray@x.org <mailto:a.ray@x.org>",
            "a.ray@x.org (Ann Ray)",
            "'a.ray@x.org'",
            "<a.ray@x.org>.",
        ] {
            assert_eq!(addresses(typed).len(), 1, "{typed}");
            assert!(addresses(typed)[0].eq_ignore_ascii_case("a.ray@x.org"), "{typed}: {:?}", addresses(typed));
        }
    }

    #[test]
    fn two_who_share_a_post_are_two_addresses() {
        for typed in [
            "a@x.org, b@x.org",
            "a@x.org; b@x.org;",
            "a@x.org and b@x.org",
            "a@x.org / b@x.org",
            "a@x.org\nb@x.org",
            "Ann A <a@x.org>; Bo B <b@x.org>",
            "Ann A <a@x.org>, B, Bo <b@x.org>",
            "Ann <a@x.org> & b@x.org",
            "a@x.org (Mon-Wed), b@x.org (Thu-Fri)",
            "a@x.org, Bo <b@x.org>, A@x.org",
        ] {
            assert_eq!(addresses(typed), ["a@x.org", "b@x.org"], "{typed}");
        }
    }

    #[test]
    fn what_may_be_a_part_of_an_address_is_never_taken_off() {
        for (typed, told) in [
            ("j smith@x.org", vec!["j smith@x.org"]),
            ("Ann", vec!["Ann"]),
            ("a@x.org, ask Ann", vec!["a@x.org", "ask Ann"]),
            ("", vec![]),
            (" ; ", vec![]),
        ] {
            assert_eq!(addresses(typed), told, "{typed}");
        }
    }
}
