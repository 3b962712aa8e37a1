//! Letters of other alphabets that look like Latin ones: a person who typed them cannot see what is wrong.
//!
//! Only letters that are drawn alike in the fonts of spreadsheets are listed, capital by capital: Unicode's own table
//! takes I, l and 1 for one, which would turn one answer into another.

use std::borrow::Cow;

/// Alphabets, each with letters of its own and those that they look like, in the same order.
const ALIKE: [(&str, &str, &str); 5] = [
    ("Cyrillic", "АВЕЅІЈКМНОРСТУХԌԚԜҮаеѕіјкорсухԁԛԝһӏүѵ", "ABESIJKMHOPCTYXGQWYaesijkopcyxdqwhlyv"),
    ("Greek", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϳανοικϲυγρ", "ABEZHIKMNOPTYXCjavoikcuyp"),
    ("Armenian", "ՍՏՕհոսցօ", "USOhnugo"),
    ("Cherokee", "ᎪᎫᎬᎳᎷᎻᏀᏃᏚᏟᏢᏦᏴ", "AJEWMHGZSCPKB"),
    ("phonetic", "ɑɡɩı", "agii"),
];

/// The alphabet of a letter that looks like a Latin one, and that one.
fn alike(letter: char) -> Option<(&'static str, char)> {
    ALIKE.iter().find_map(|(alphabet, own, latin)| {
        let position = own.chars().position(|own| own == letter)?;
        Some((*alphabet, latin.chars().nth(position)?))
    })
}

/// A text with the letters that it seems to be made of.
pub(super) fn in_latin(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|letter| alike(letter).map_or(letter, |(_, latin)| latin)).collect())
}

/// The first letter of a text that only looks like a Latin one, as a sentence goes on: *the first letter is a Cyrillic
/// Т (U+0422), which only looks like T*. None where the text is plainly written in another alphabet.
fn strange_letter(text: &str) -> Option<String> {
    if text.is_ascii() || !in_latin(text).chars().filter(|c| c.is_alphabetic()).all(|c| c.is_ascii()) {
        return None;
    }
    let letters = || text.chars().filter(|c| c.is_alphanumeric());
    let (position, letter, (alphabet, latin)) =
        letters().enumerate().find_map(|(at, letter)| Some((at, letter, alike(letter)?)))?;
    let nth = match position {
        0 => "the first letter".to_owned(),
        1 => "the second letter".to_owned(),
        2 => "the third letter".to_owned(),
        _ if position + 1 == letters().count() => "the last letter".to_owned(),
        _ => format!("letter {}", position + 1),
    };
    let a = if alphabet.starts_with('A') { "an" } else { "a" };
    Some(format!("{nth} is {a} {alphabet} {letter} (U+{:04X}), which only looks like {latin}", u32::from(letter)))
}

/// A sentence about a text, with the letter named that only looks like what was meant.
pub fn naming_letters(sentence: &str, seen: &str) -> String {
    match strange_letter(seen) {
        Some(letter) => format!("{}: {letter}.", sentence.trim_end_matches('.')),
        None => sentence.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_letter_has_one_that_it_looks_like() {
        for (alphabet, own, latin) in ALIKE {
            assert_eq!(own.chars().count(), latin.chars().count(), "{alphabet}");
            assert!(own.chars().all(|letter| !letter.is_ascii()) && latin.is_ascii(), "{alphabet}");
        }
    }

    #[test]
    fn a_letter_is_named_as_what_it_is() {
        let told = |text| strange_letter(text).unwrap_or_default();
        assert_eq!(told("\u{422}aught"), "the first letter is a Cyrillic \u{422} (U+0422), which only looks like T");
        assert_eq!(told("T\u{430}ught"), "the second letter is a Cyrillic \u{430} (U+0430), which only looks like a");
        assert_eq!(told("\u{39a}S3-1"), "the first letter is a Greek \u{39a} (U+039A), which only looks like K");
        assert_eq!(told("In place\u{430}"), "the last letter is a Cyrillic \u{430} (U+0430), which only looks like a");
        for plain in ["Taught", "\u{41f}\u{440}\u{435}\u{43f}\u{43e}\u{434}", "7\u{2013}9"] {
            assert_eq!(strange_letter(plain), None, "{plain}");
        }
    }
}
