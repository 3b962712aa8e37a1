//! The code of a format, taken apart.

/// One part of a section.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// Shown as it stands.
    Literal(String),
    /// A digit: always (`0`), where there is one (`#`), or a blank (`?`).
    Digit(char),
    /// The decimal point.
    Point,
    /// Between digits: thousands are grouped. Behind them: thousands are counted.
    Comma,
    /// A hundred times as much.
    Percent,
    /// Powers of ten; whether a plus is shown.
    Exponent(bool),
    /// Between numerator and denominator, or the parts of a day.
    Slash,
    /// The number as it is.
    General,
    /// The text that was typed.
    Typed,
    /// So many letters of a day or a time of day: `d`, `m`, `y`, `h`, `s`.
    Clock(char, usize),
    /// A count of hours, minutes or seconds: `[h]`.
    Elapsed(char, usize),
    /// Parts of a second, to so many digits.
    SecondParts(usize),
    /// Morning or afternoon, in two letters or one.
    Half(usize),
}

/// For which numbers a section is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Condition {
    less: bool,
    equal: bool,
    more: bool,
    than: f64,
}

impl Condition {
    fn of(within: &str) -> Option<Condition> {
        let than = within.trim_start_matches(['<', '>', '=']);
        let signs = within.strip_suffix(than)?;
        let is = |sign| signs.contains(sign);
        let (less, equal, more) = (is('<'), is('='), is('>'));
        Some(Condition { less, equal, more, than: than.trim().parse().ok().filter(|_| !signs.is_empty())? })
    }

    pub(super) fn holds(self, number: f64) -> bool {
        self.less && number < self.than || self.equal && number == self.than || self.more && number > self.than
    }

    /// Whether only numbers below nothing fulfil it: they are then shown without their sign.
    pub(super) fn is_below_nothing(self) -> bool {
        self.less && !self.more && (self.than < 0.0 || self.than == 0.0 && !self.equal)
    }
}

/// One section of a format.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Section {
    pub(super) parts: Vec<Part>,
    pub(super) condition: Option<Condition>,
}

impl Section {
    /// Whether a day is shown, or a month or a year.
    pub(super) fn is_of_days(&self) -> bool {
        let clock: Vec<char> = self.parts.iter().filter_map(Part::letter).collect();
        clock.iter().enumerate().any(|(at, letter)| match letter {
            'd' | 'y' => true,
            // Minutes stand behind hours or before seconds.
            'm' => (at == 0 || clock[at - 1] != 'h') && clock.get(at + 1) != Some(&'s'),
            _ => false,
        })
    }

    /// Whether a time of day, or how long something took, is shown.
    pub(super) fn is_of_times(&self) -> bool {
        self.parts.iter().any(|part| part.letter().is_some())
    }
}

impl Part {
    /// The letter of a day or a time; a count of minutes stands for hours, behind which minutes would stand.
    fn letter(&self) -> Option<char> {
        match self {
            Part::Clock(letter, _) => Some(*letter),
            Part::Elapsed(..) | Part::Half(_) => Some('h'),
            _ => None,
        }
    }
}

/// The sections of a code.
pub(super) fn sections(code: &str) -> Vec<Section> {
    let mut signs = code.chars().peekable();
    let mut sections = vec![Section::default()];
    while let Some(sign) = signs.next() {
        if sign == ';' {
            sections.push(Section::default());
            continue;
        }
        let Some(section) = sections.last_mut() else { break };
        let run = |signs: &mut std::iter::Peekable<std::str::Chars<'_>>| {
            let mut length = 1;
            while signs.next_if(|next| next.eq_ignore_ascii_case(&sign)).is_some() {
                length += 1;
            }
            length
        };
        let part = match sign {
            '"' => Part::Literal(signs.by_ref().take_while(|sign| *sign != '"').collect()),
            '\\' => Part::Literal(signs.next().map(String::from).unwrap_or_default()),
            // As wide as the next sign.
            '_' => {
                signs.next();
                Part::Literal(" ".to_owned())
            }
            // The next sign fills the cell.
            '*' => {
                signs.next();
                continue;
            }
            '[' => {
                let within: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                match bracket(&within, section) {
                    Some(part) => part,
                    None => continue,
                }
            }
            '0' | '#' | '?' => Part::Digit(sign),
            '.' => match section.parts.last() {
                Some(Part::Clock('s', _) | Part::Elapsed('s', _)) if signs.peek() == Some(&'0') => {
                    signs.next();
                    let mut length = 1;
                    while signs.next_if_eq(&'0').is_some() {
                        length += 1;
                    }
                    Part::SecondParts(length)
                }
                _ => Part::Point,
            },
            ',' => Part::Comma,
            '%' => Part::Percent,
            '/' => Part::Slash,
            '@' => Part::Typed,
            'e' | 'E' if matches!(signs.peek(), Some('+' | '-')) => Part::Exponent(signs.next() == Some('+')),
            'g' | 'G' if follows(&mut signs, "eneral") => Part::General,
            'a' | 'A' if follows(&mut signs, "m/pm") => Part::Half(2),
            'a' | 'A' if follows(&mut signs, "/p") => Part::Half(1),
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => {
                Part::Clock(sign.to_ascii_lowercase(), run(&mut signs))
            }
            _ => Part::Literal(sign.to_string()),
        };
        match (section.parts.last_mut(), part) {
            (Some(Part::Literal(before)), Part::Literal(more)) => before.push_str(&more),
            (_, part) => section.parts.push(part),
        }
    }
    sections
}

/// Takes a word where it comes next, in any case.
fn follows(signs: &mut std::iter::Peekable<std::str::Chars<'_>>, word: &str) -> bool {
    let is_next = signs.clone().map(|sign| sign.to_ascii_lowercase()).take(word.len()).eq(word.chars());
    if is_next {
        signs.by_ref().take(word.len()).for_each(drop);
    }
    is_next
}

/// What brackets say: a currency, a condition, a count of time; colours and scripts say nothing.
fn bracket(within: &str, section: &mut Section) -> Option<Part> {
    if let Some(currency) = within.strip_prefix('$') {
        let symbol = currency.split_once('-').map_or(currency, |(symbol, _)| symbol);
        return (!symbol.is_empty()).then(|| Part::Literal(symbol.to_owned()));
    }
    let lower = within.to_ascii_lowercase();
    let mut letters = lower.chars();
    match letters.next() {
        Some(first @ ('h' | 'm' | 's')) if letters.all(|letter| letter == first) => {
            Some(Part::Elapsed(first, lower.len()))
        }
        Some('<' | '>' | '=') => {
            section.condition = Condition::of(within);
            None
        }
        _ => None,
    }
}
