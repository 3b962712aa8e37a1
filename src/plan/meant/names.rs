//! Which row of a table a text names: by its code, by its name, or by either as people write it.

use std::collections::HashMap;

use crate::fold::fold;

/// So many words of a list are looked at together: no name has more.
const MOST_WORDS: usize = 16;

/// The ways in which a text may name a row, the surest first. Of two rows that one way names alike, it names neither.
#[derive(Clone, Copy)]
enum Way {
    /// The code as it is.
    Exactly,
    /// The code but for case, spaces at its ends and the like.
    Code,
    /// The name, likewise.
    Name,
    /// Either or both, but for spaces and signs between letters: `KS 4`, `Maths and Computing`, `KS3 (Key Stage 3)`.
    Squeezed,
    /// The same, without the word between two others: `M & C`, `Maths Computing`.
    Bare,
    /// The first letters of its words, where there is a number among them: `Year 10` of `Y10`.
    Initials,
    /// The end of its name, where there is a number in it: `Stage 3` of `Key Stage 3`.
    End,
    /// Its number alone, where codes are letters and a number.
    Number,
}

impl Way {
    const ALL: [Way; 8] =
        [Way::Exactly, Way::Code, Way::Name, Way::Squeezed, Way::Bare, Way::Initials, Way::End, Way::Number];

    /// The forms of a row, or of a text that may name it.
    fn forms(self, Row { code, names }: &Row) -> Vec<String> {
        let all = || std::iter::once(code).chain(names);
        match self {
            Way::Exactly => vec![code.clone()],
            Way::Code => vec![fold(code)],
            Way::Name => names.iter().map(|name| fold(name)).collect(),
            Way::Squeezed => {
                let both = names.iter().flat_map(|name| [format!("{code} {name}"), format!("{name} {code}")]);
                all().cloned().chain(both).map(|text| squeezed(&text)).collect()
            }
            Way::Bare => all().map(|text| bare(text)).collect(),
            Way::Initials => all().map(|text| squeezed(text)).collect(),
            Way::End => {
                let words: Vec<Vec<String>> = names.iter().map(|name| words(name)).collect();
                let ends =
                    |words: Vec<String>| (1..words.len()).map(move |from| ending(&words[from..])).collect::<Vec<_>>();
                words.into_iter().flat_map(ends).collect()
            }
            Way::Number => number_of(code).into_iter().collect(),
        }
    }

    /// The form of a text by which it names a row in this way; none where it cannot.
    fn typed(self, text: &str) -> Option<String> {
        let has_number = || text.contains(|c: char| c.is_ascii_digit());
        match self {
            Way::Exactly => Some(text.to_owned()),
            Way::Code | Way::Name => Some(fold(text)),
            Way::Squeezed => Some(squeezed(text)),
            Way::Bare => Some(bare(text)),
            Way::Initials => has_number().then(|| initials(text)),
            Way::End => (has_number() && words(text).len() > 1).then(|| ending(&words(text))),
            Way::Number => {
                let text = fold(text);
                text.chars().all(|c| c.is_ascii_digit()).then(|| squeezed(&text))
            }
        }
        .filter(|form| !form.is_empty())
    }
}

struct Row {
    code: String,
    names: Vec<String>,
}

/// The codes of a table with what else names its rows.
pub struct Names {
    codes: Vec<String>,
    /// For each way the forms by which rows are named, and which; none where it could be two.
    by: Vec<HashMap<String, Option<usize>>>,
}

/// What a list in a cell names.
pub(super) enum Several {
    /// All there are.
    All,
    /// These, as the table has them; what names none of it as typed.
    These(Vec<String>),
}

impl Names {
    /// Of codes, each with the names of its row.
    pub fn of<'a, N>(rows: impl IntoIterator<Item = (&'a str, N)>) -> Names
    where
        N: IntoIterator<Item = &'a str>,
    {
        let named = |(code, names): (&str, N)| Row {
            code: code.to_owned(),
            names: names.into_iter().filter(|name| !fold(name).is_empty()).map(str::to_owned).collect(),
        };
        let rows: Vec<Row> = rows.into_iter().map(named).filter(|row| !fold(&row.code).is_empty()).collect();
        let mut by = Vec::new();
        for way in Way::ALL {
            let mut forms: HashMap<String, Option<usize>> = HashMap::new();
            for (at, row) in rows.iter().enumerate() {
                for form in way.forms(row).into_iter().filter(|form| !form.is_empty()) {
                    // A class with learners of two stages has two rows, and one code.
                    let same = |other: usize| rows[other].code == row.code;
                    let only = forms.entry(form).or_insert(Some(at));
                    *only = only.filter(|other| same(*other));
                }
            }
            by.push(forms);
        }
        Names { codes: rows.into_iter().map(|row| row.code).collect(), by }
    }

    /// Of codes alone.
    pub fn of_codes<'a>(codes: impl IntoIterator<Item = &'a str>) -> Names {
        Names::of(codes.into_iter().map(|code| (code, [])))
    }

    /// The code that a text names: in the first way in which it names any.
    pub fn one(&self, typed: &str) -> Option<&str> {
        self.position(typed).map(|at| self.codes[at].as_str())
    }

    fn position(&self, typed: &str) -> Option<usize> {
        let found = Way::ALL.iter().zip(&self.by).find_map(|(way, forms)| forms.get(&way.typed(typed)?));
        found.copied().flatten()
    }

    /// What a list names, whatever stands between its parts: `KS3, KS4`, `KS3/4`, `KS3 and KS4`, `Years 7 to 9`, `all`.
    pub(super) fn several(&self, typed: &str, of: &[&str]) -> Several {
        if self.position(typed).is_none() && (is_all(typed, of) || self.is_both(typed, of)) {
            return Several::All;
        }
        let mut these: Vec<String> = Vec::new();
        let mut add = |code: &str| {
            if !code.is_empty() && !these.iter().any(|one| one == code) {
                these.push(code.to_owned());
            }
        };
        let words = listed(typed);
        let (mut at, mut before, mut is_range) = (0, None, false);
        while let Some(word) = words.get(at) {
            let slice = |to: usize| words.get(to).and_then(|last| typed.get(word.from..last.to));
            let longest = (at..words.len().min(at + MOST_WORDS)).rev();
            let found = longest.into_iter().find_map(|to| Some((to, self.position(slice(to)?)?)));
            let Some((to, found)) = found else {
                // What names nothing is told as it was typed, as far as the next comma or the like.
                let to = (at..words.len()).find(|to| words[*to].then == Then::Next).unwrap_or(words.len() - 1);
                let from = if is_range { before.map_or(word.from, |(_, from)| from) } else { word.from };
                add(typed.get(from..words[to].to).unwrap_or_default().trim());
                (at, before, is_range) = (to + 1, None, false);
                continue;
            };
            match before {
                Some((first, _)) if is_range => {
                    let (from, to) = if first < found { (first, found) } else { (found, first) };
                    self.codes[from..=to].iter().for_each(|code| add(code));
                }
                _ => add(&self.codes[found]),
            }
            is_range = words[to].then == Then::To;
            before = Some((found, word.from));
            at = to + 1;
        }
        if is_range {
            // "KS3 to" says where it begins and not where it ends.
            these.push(typed.trim().to_owned());
        }
        Several::These(these)
    }

    fn is_both(&self, typed: &str, of: &[&str]) -> bool {
        let mut codes: Vec<&String> = self.codes.iter().collect();
        codes.dedup();
        let typed = fold(typed);
        codes.len() == 2 && (typed == "both" || of.iter().any(|noun| typed == format!("both {}", fold(noun))))
    }
}

/// Whether a text says that all are meant.
pub(super) fn is_all(typed: &str, of: &[&str]) -> bool {
    let typed = fold(typed);
    let typed = typed.trim_end_matches(['.', '!']);
    let whole = [
        "all",
        "every",
        "each",
        "any",
        "everyone",
        "everything",
        "everybody",
        "all of them",
        "whole school",
        "every one",
        "*",
    ];
    let rest =
        ["all of the ", "all the ", "all ", "every ", "each ", "any "].iter().find_map(|word| typed.strip_prefix(word));
    whole.contains(&typed) || rest.is_some_and(|rest| of.iter().any(|noun| fold(noun) == rest))
}

/// Whether a text says that there is nothing to say.
pub fn is_nothing(typed: &str) -> bool {
    let typed = fold(typed);
    let words = ["-", "--", "---", "/", "?", "n/a", "na", "none", "nil", "nothing", "not applicable", "tbc", "tba"];
    words.contains(&typed.trim_end_matches('.'))
}

/// What follows a word of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    /// A space, or a stroke within a word.
    Space,
    /// A comma, a stroke, a word such as *and*.
    Next,
    /// A hyphen, a word such as *to*.
    To,
}

/// A word of a list: where it stands, and what follows.
struct Word {
    from: usize,
    to: usize,
    then: Then,
}

/// The words of a list with what stands between them.
fn listed(typed: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut start: Option<usize> = None;
    let close = |from: usize, to: usize, words: &mut Vec<Word>| {
        let then = match fold(&typed[from..to]).as_str() {
            "and" | "plus" | "with" => Then::Next,
            "to" | "until" | "through" | "till" => Then::To,
            _ => return words.push(Word { from, to, then: Then::Space }),
        };
        // A list does not begin with *and*: there it is a word like others.
        match words.last_mut() {
            Some(last) if last.then != Then::To => last.then = then,
            Some(_) => {}
            None => words.push(Word { from, to, then: Then::Space }),
        }
    };
    for (at, c) in typed.char_indices() {
        let then = match c {
            ',' | ';' | '/' | '&' | '+' | '|' | '\n' | '\r' | '\u{2022}' | '\u{b7}' => Then::Next,
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2192}' => Then::To,
            c if c.is_whitespace() => Then::Space,
            _ => {
                start.get_or_insert(at);
                continue;
            }
        };
        if let Some(from) = start.take() {
            close(from, at, &mut words);
        }
        if let (Some(last), true) = (words.last_mut(), then != Then::Space) {
            last.then = then;
        }
    }
    if let Some(from) = start {
        close(from, typed.len(), &mut words);
    }
    words
}

/// The letters and numbers of a text in words, folded; a number is a word of its own, without the noughts before it.
fn words(text: &str) -> Vec<String> {
    let folded = fold(text).replace(['&', '+'], " and ");
    let mut words: Vec<String> = Vec::new();
    let mut before: Option<bool> = None;
    for c in folded.chars() {
        if !c.is_alphanumeric() {
            // An apostrophe is within a word: "Careers Leader's".
            before = before.filter(|_| c == '\'');
            continue;
        }
        let is_digit = c.is_ascii_digit();
        match words.last_mut() {
            Some(word) if before == Some(is_digit) => {
                if is_digit && word == "0" {
                    word.clear();
                }
                word.push(c);
            }
            _ => words.push(c.to_string()),
        }
        before = Some(is_digit);
    }
    words
}

/// Words put together; two numbers stay two.
fn together<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let mut text = String::new();
    for word in words {
        let is_number = |c: char| c.is_ascii_digit();
        if text.ends_with(is_number) && word.starts_with(is_number) {
            text.push('-');
        }
        text.push_str(word);
    }
    text
}

fn squeezed(text: &str) -> String {
    together(words(text).iter().map(String::as_str))
}

fn bare(text: &str) -> String {
    let words = words(text);
    together(words.iter().map(String::as_str).filter(|word| *word != "and"))
}

fn ending(words: &[String]) -> String {
    words.join(" ")
}

/// The first letters of words, and numbers whole.
fn initials(text: &str) -> String {
    let words = words(text);
    let first = words.iter().map(|word| {
        let letter = word.chars().next().map_or(0, char::len_utf8);
        if word.starts_with(|c: char| c.is_ascii_digit()) { word.as_str() } else { &word[..letter] }
    });
    together(first)
}

/// The number of a code that is letters and a number: `10` of `Y10`.
fn number_of(code: &str) -> Option<String> {
    match words(code).as_slice() {
        [letters, number] if !letters.starts_with(|c: char| c.is_ascii_digit()) => {
            number.starts_with(|c: char| c.is_ascii_digit()).then(|| number.clone())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
