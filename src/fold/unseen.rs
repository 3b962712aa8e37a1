//! Characters that nobody sees: those that Unicode has programs pass over when they show a text.

/// The characters of Unicode's property *Default_Ignorable_Code_Point*: soft and zero-width joints, marks that turn the
/// direction of writing, fillers, selectors of a variant, and tags.
const UNSEEN: [(char, char); 17] = [
    ('\u{ad}', '\u{ad}'),
    ('\u{34f}', '\u{34f}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{115f}', '\u{1160}'),
    ('\u{17b4}', '\u{17b5}'),
    ('\u{180b}', '\u{180f}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{202a}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{ffa0}', '\u{ffa0}'),
    ('\u{fff0}', '\u{fff8}'),
    ('\u{1bca0}', '\u{1bca3}'),
    ('\u{1d173}', '\u{1d17a}'),
    ('\u{e0000}', '\u{e0fff}'),
];

/// Whether a character is one that nobody sees.
pub(super) fn is_unseen(c: char) -> bool {
    // Most of what is folded lies below the first of them.
    c >= '\u{ad}' && UNSEEN.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unicode_says_the_same_of_every_character() {
        let class = regex_syntax::parse(r"\p{Default_Ignorable_Code_Point}").expect("a class");
        let regex_syntax::hir::HirKind::Class(regex_syntax::hir::Class::Unicode(class)) = class.kind() else {
            panic!("{class:?}");
        };
        let ignorable = |c: char| class.ranges().iter().any(|range| (range.start()..=range.end()).contains(&c));
        let others: Vec<char> = ('\0'..=char::MAX).filter(|c| is_unseen(*c) != ignorable(*c)).collect();
        assert_eq!(others, Vec::<char>::new());
    }
}
