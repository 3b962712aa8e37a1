//! What a text of a plan may hold. Its names stand in the headers of emails, in names of files and on terminals: what
//! would be obeyed there, and not shown, is no part of a name.

use crate::fold::is_unseen;

/// Why a text cannot stand in a plan: what is wrong, and how to mend it.
pub(crate) type Unfit = (String, &'static str);

/// The text without what cannot be seen and means nothing: soft hyphens, spaces without width, and what no workbook can
/// hold. Joiners and the signs that choose an emoji's look stay, since writing changes without them.
pub(crate) fn cleaned(text: &str) -> String {
    let mut before = ' ';
    let seen = |c: &char| {
        let is_flag = before == '\u{1f3f4}' || is_tag(before);
        let keeps = !is_invisible(*c) && (!is_tag(*c) || is_flag);
        if keeps {
            before = *c;
        }
        keeps
    };
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(seen).collect::<String>().trim().to_owned()
}

/// What stands in a cleaned text that may not: a sign that would be obeyed; in a name also the end of a line, or words
/// that a mail program takes for a coded text.
pub(crate) fn unfit(text: &str, is_name: bool) -> Option<Unfit> {
    let text = cleaned(text);
    if let Some(sign) = text.chars().find(is_obeyed) {
        let what = format!("a sign that cannot be seen stands in it (U+{:04X})", u32::from(sign));
        return Some((what, "Type the text anew instead of pasting it."));
    }
    if !is_name {
        return None;
    }
    if text.contains(['\n', '\u{2028}', '\u{2029}', '\u{85}']) {
        return Some(("a line ends within it".to_owned(), "Write it on one line."));
    }
    let coded = text.find("=?").and_then(|at| text.get(at + 2..)).is_some_and(|rest| rest.contains("?="));
    coded.then(|| ("mail programs would read it as a coded text".to_owned(), "Write it as people are to read it."))
}

/// The cleaned text without the signs that would be obeyed.
pub(crate) fn shorn(text: &str) -> String {
    cleaned(text).chars().filter(|c| !is_obeyed(c)).collect()
}

/// Whether a program obeys it where it should be shown.
fn is_obeyed(c: &char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t') || turns(*c)
}

/// Whether it turns the order of reading around.
pub(crate) fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A sign that spells the name of a flag, in no other place seen.
fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0020}'..='\u{e007f}')
}

/// What no person sees, and what no workbook can hold. Joiners and the signs that choose a look are seen in what stands
/// beside them.
fn is_invisible(c: char) -> bool {
    let is_joined = matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}');
    matches!(c, '\u{fffe}' | '\u{ffff}') || is_unseen(c) && !is_joined && !turns(c) && !is_tag(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_and_means_nothing_goes() {
        assert_eq!(cleaned(" Hu\u{ad}mani\u{200b}ties\u{feff} "), "Humanities");
        let flag = "\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}";
        for kept in ["👩\u{200d}🏫", "می\u{200c}خواهم", "❤\u{fe0f}", flag, "one\ntwo"] {
            assert_eq!(cleaned(kept), kept);
        }
        assert_eq!(cleaned("Art\u{e0067}"), "Art");
        assert_eq!(cleaned("one\r\ntwo\rthree"), "one\ntwo\nthree");
    }

    #[test]
    fn what_would_be_obeyed_is_refused() {
        for evil in ["a\u{1b}[2J", "a\0b", "a\u{7f}b", "a\u{202e}b", "a\u{200f}b", "a\u{9b}b", "a\u{2066}b"] {
            assert!(unfit(evil, true).is_some() && unfit(evil, false).is_some(), "{evil:?}");
        }
        for of_lines in ["a\nb", "a\r\nBcc: c", "a\u{2028}b", "=?utf-8?q?Ann=0d=0aBcc?=", "x =?UTF-8?B?QQ==?= y"] {
            assert!(unfit(of_lines, true).is_some() && unfit(of_lines, false).is_none(), "{of_lines:?}");
        }
        for fine in ["Ann O’Neil-Ray", "Maths & Computing", "What = this?", "a\tb", "Año 7", "name\n", "a=?b"] {
            assert_eq!(unfit(fine, true), None, "{fine:?}");
        }
    }
}
