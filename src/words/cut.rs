//! Texts that are too long for their place: where they are cut, and what shows that they were.

/// The beginning of a text, of at most so many characters.
pub fn start(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(position, _)| &text[..position])
}

/// So many UTF-16 units a cell of Excel holds (*Excel specifications and limits*).
pub const MOST_IN_CELL: usize = 32_767;

/// The beginning of a text, of at most so many UTF-16 units, which is how Excel counts.
pub fn start_for_excel(text: &str, mut room: usize) -> &str {
    for (position, c) in text.char_indices() {
        match room.checked_sub(c.len_utf16()) {
            Some(rest) => room = rest,
            None => return &text[..position],
        }
    }
    text
}

/// What was cut, without its last word, which may not be whole; all of it where it is one word.
fn whole_words(cut: &str) -> &str {
    cut.rsplit_once(char::is_whitespace).map_or(cut, |(whole, _)| whole)
}

/// The mark of a cut, after a text that ends in no mark of its own.
fn marked(cut: &str) -> String {
    format!("{}…", cut.trim_end_matches([',', ';', ':', '.', ' ']))
}

/// What was cut, as far as its last space; whole where that would lose the greater part.
pub fn most_words(cut: &str) -> &str {
    let end = cut.rfind(' ').filter(|space| space * 2 >= cut.len()).unwrap_or(cut.len());
    cut[..end].trim_end()
}

/// A text on one line, cut between words where it is longer than `most` characters.
pub fn clipped(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if start(&line, most) == line {
        return line;
    }
    let cut = start(&line, most.saturating_sub(1));
    let ends_with_a_word = line[cut.len()..].starts_with(' ');
    marked(if ends_with_a_word { cut } else { whole_words(cut) })
}

/// A text on one line, whole where it has at most `most` characters; else as far as its last whole sentence, and where the
/// first one is too long already, as far as its last whole word.
pub fn whole(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = start(&line, most);
    if cut == line {
        return line;
    }
    let mut ends =
        cut.char_indices().filter(|(at, c)| ['.', '!', '?'].contains(c) && line[at + c.len_utf8()..].starts_with(' '));
    match ends.next_back() {
        Some((at, c)) => line[..at + c.len_utf8()].to_owned(),
        None => clipped(&line, most),
    }
}

/// The beginning of a statement as a sentence quotes it: at most so many characters, and no full stop of its own.
pub fn quoted(statement: &str, most: usize) -> String {
    let statement = statement.trim().trim_end_matches('.');
    let cut = start(statement, most);
    if cut == statement { statement.to_owned() } else { marked(whole_words(cut)) }
}

/// A text of at most so many characters, cut wherever it must be: for what somebody typed, word or no word.
pub fn shortened(text: &str, most: usize) -> String {
    if start(text, most) == text {
        return text.to_owned();
    }
    format!("{}…", start(text, most.saturating_sub(1)).trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_end_with_a_sentence_where_they_can_and_with_a_word_where_they_cannot() {
        assert_eq!(whole("Two hours.  Please.", 40), "Two hours. Please.");
        assert_eq!(whole("Two hours. Please, before Easter.", 20), "Two hours.");
        assert_eq!(whole("Is it so? Then we need 2.5 days of it.", 28), "Is it so?");
        assert_eq!(whole("A place in every annual review", 16), "A place in…");
        assert_eq!(whole("Zwei. Stündchen für ünsere", 12), "Zwei.");
    }

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(clipped("posters  for\nthe corridor", 40), "posters for the corridor");
        assert_eq!(clipped("posters for the corridor", 24), "posters for the corridor");
        assert_eq!(clipped("posters for the corridor", 16), "posters for the…");
        assert_eq!(clipped("posters, please, for us", 17), "posters, please…");
        assert_eq!(clipped(&"é".repeat(80), 71), format!("{}…", "é".repeat(70)));
    }

    #[test]
    fn a_quote_has_no_full_stop_of_its_own() {
        assert_eq!(quoted("We show it.", 40), "We show it");
        assert_eq!(quoted("We show it. They see it.", 12), "We show it…");
        let long = "Each time pupils have a choice to make, we tell them which routes, this subject can lead to.";
        assert_eq!(quoted(long, 70), "Each time pupils have a choice to make, we tell them which routes…");
        assert_eq!(quoted(&"é".repeat(80), 70), format!("{}…", "é".repeat(70)));
    }

    #[test]
    fn what_was_typed_is_cut_anywhere() {
        assert_eq!(shortened("Which employers?", 16), "Which employers?");
        assert_eq!(shortened("Which employers?", 7), "Which…");
        assert_eq!(shortened("Which employers?", 9), "Which em…");
    }

    #[test]
    fn excel_counts_some_characters_twice() {
        assert_eq!(start("𝔸𝔸𝔸", 2), "𝔸𝔸");
        assert_eq!(start_for_excel("𝔸𝔸𝔸", 5), "𝔸𝔸");
        assert_eq!(start_for_excel("abc", 3), "abc");
    }
}
