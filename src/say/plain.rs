//! Texts from files, and names of files, as they may be shown.

/// A text as it may be shown: what would move the cursor, change colours, break the line or turn the reading order
/// around is spelled out.
pub fn plain(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() || turns(character) {
            plain.extend(character.escape_default());
        } else {
            plain.push(character);
        }
    }
    plain
}

/// The same of a text that has lines of its own.
pub fn plain_lines(text: &str) -> String {
    text.lines().map(plain).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_spelled_out() {
        assert_eq!(plain("\u{1b}[2JHUM\n\u{7}.xlsx"), "\\u{1b}[2JHUM\\n\\u{7}.xlsx");
        assert_eq!(plain("a\u{202e}xslx.exe \u{9b}2J"), "a\\u{202e}xslx.exe \\u{9b}2J");
        for usual in ["Müller – Übersicht (2).xlsx", "C:\\returns\\a.xlsx", "名前.xlsx", "👩‍🏫.xlsx"] {
            assert_eq!(plain(usual), usual);
        }
        assert_eq!(plain_lines("one\n\u{1b}two"), "one\n\\u{1b}two");
        let hostile = "a\n\u{202e}b";
        assert_eq!(plain(&plain(hostile)), plain(hostile), "what is spelled out stays so");
    }
}
