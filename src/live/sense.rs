//! What stands in a cell, as a formula makes it out: a number for each answer of a list, for a count and for a date.
//!
//! ```text
//! Coverage   (blank) 0   taught  3   Tought -1        the list's answers and all that is read as one stand beside it
//! Reached    (blank) -2  0       0   most   -1        0 is an answer here
//! ```
//! The reader forgives more than a formula can: other alphabets' letters, dates and numbers in words. What a formula
//! does not make out it asks for again.

use std::collections::HashMap;
use std::rc::Rc;

use jiff::civil::{Date, date};

use super::cells::quoted;
use super::desk::Desk;
use crate::answers::{Labelled, Typed, Value};
use crate::check::NOTHING;
use crate::layout::{Holds, List, ListOf, Need, Spec};

/// Nothing that its cell should hold.
pub(super) const UNREAD: i64 = -1;

/// No number: where something is counted 0 is one.
const UNCOUNTED: i64 = -2;

/// The days that are dates: of this century.
const DATES: std::ops::Range<i64> = 36_526..73_051;

/// What a blank cell of a slot gives.
pub(super) fn blank(spec: &Spec) -> i64 {
    match spec.holds {
        Holds::Count { .. } => UNCOUNTED,
        Holds::Printed | Holds::Text { .. } | Holds::Choice(_) | Holds::Code(_) | Holds::Date | Holds::Live(_) => 0,
    }
}

/// The number of an answer that is the same in every plan.
pub(super) fn of<T: Labelled>(answer: T) -> i64 {
    T::ALL.iter().zip(1..).find(|(own, _)| **own == answer).map_or(0, |(_, number)| number)
}

/// The day as a spreadsheet counts it.
pub(super) fn serial(day: Date) -> i64 {
    i64::from((day - date(1899, 12, 30)).get_days())
}

/// The words that are read as an answer of a list, each with its number, on the desk.
struct Words {
    /// The cells of the words, and of their numbers.
    words: String,
    numbers: String,
    known: Vec<(String, i64)>,
    /// What says that there is nothing and is no answer of the list; and as a formula has it.
    nothing: Vec<String>,
    as_nothing: String,
}

/// What the lists accept, laid once for each list that a formula looks into.
#[derive(Default)]
pub(super) struct Lists {
    /// Every label of a plan's own lists, with its number: a label has the same in each of them.
    labels: HashMap<String, i64>,
    laid: HashMap<String, Rc<Words>>,
}

/// A cell, given the words of its list.
pub(super) struct Cell<'a> {
    pub(super) spec: &'a Spec,
    pub(super) list: Option<&'a List>,
    /// The cell as a formula names it.
    pub(super) at: String,
    pub(super) typed: Option<&'a Typed>,
}

impl Lists {
    /// The number of a label of one of the plan's own lists; a new one where none knows it.
    pub(super) fn number(&mut self, label: &str) -> i64 {
        let next = i64::try_from(self.labels.len()).unwrap_or(i64::MAX).saturating_add(1);
        *self.labels.entry(label.to_owned()).or_insert(next)
    }

    /// The number of a label that is known; 0 of any other.
    pub(super) fn known(&self, label: &str) -> i64 {
        self.labels.get(label).copied().unwrap_or(0)
    }

    /// Lays the words of a list, where nobody did.
    pub(super) fn prepare(&mut self, desk: &mut Desk<'_>, spec: &Spec, list: Option<&List>) {
        if let (Holds::Choice(of), Some(list)) = (spec.holds, list) {
            self.words(desk, list, of == ListOf::Outcomes);
        }
    }

    /// What a cell gives: the formula, and the number now.
    pub(super) fn sense(&mut self, desk: &mut Desk<'_>, cell: &Cell<'_>) -> (String, i64) {
        let Cell { spec, list, at, typed } = cell;
        let typed = typed.filter(|typed| !typed.is_blank());
        match spec.holds {
            Holds::Choice(of) => {
                let is_ref = of == ListOf::Outcomes;
                let text = if is_ref { first_word(at) } else { trimmed(at) };
                let Some(list) = list else { return ("0".to_owned(), 0) };
                let words = self.words(desk, list, is_ref);
                let nothing: &[String] = if spec.need == Need::Optional { &words.nothing } else { &[] };
                let is_nothing = |typed: &Typed| {
                    let said = typed.shown().trim_matches(' ').to_lowercase();
                    nothing.contains(&said)
                };
                let blank = match nothing.is_empty() {
                    true => ["LEN(", &text, ")=0"].concat(),
                    false => ["OR(LEN(", &text, ")=0,ISNUMBER(MATCH(", &text, ",", &words.as_nothing, ",0)))"].concat(),
                };
                let own = words.words.as_str();
                let found = ["SUMPRODUCT(MAX(((", own, "=", &text, ")+(", own, "&\".\"=", &text, ")>0)*("].concat();
                let formula =
                    ["IFERROR(IF(", &blank, ",0,", &found, &words.numbers, "+1)))-1),", &UNREAD.to_string(), ")"]
                        .concat();
                let typed = typed.filter(|typed| !is_nothing(typed));
                (formula, typed.map_or(0, |typed| words.found(&typed.shown(), is_ref)))
            }
            Holds::Count { most, .. } => {
                let number = format!("VALUE(TRIM({at}))");
                let formula = format!(
                    "IFERROR(IF(LEN(TRIM({at}))=0,{UNCOUNTED},IF(TEXT({number},\"0\")=TRIM({at}),\
                     IF(({number}>=0)*({number}<={most}),{number},{UNREAD}),{UNREAD})),{UNREAD})"
                );
                (formula, typed.map_or(UNCOUNTED, |typed| counted(typed, most)))
            }
            Holds::Date => {
                let formula = format!(
                    "IFERROR(IF(LEN(TRIM({at}))=0,0,IF(ISNUMBER({at}),IF(({at}>={})*({at}<{}),INT({at}),{UNREAD}),\
                     {UNREAD})),{UNREAD})",
                    DATES.start, DATES.end
                );
                (formula, typed.map_or(0, dated))
            }
            Holds::Printed | Holds::Text { .. } | Holds::Code(_) | Holds::Live(_) => {
                let formula = format!("IFERROR(IF(LEN(TRIM({at}))=0,0,1),{UNREAD})");
                (formula, typed.is_some().into())
            }
        }
    }

    /// What an answer of the last round gives where it stands in a cell.
    pub(super) fn meant(&mut self, desk: &mut Desk<'_>, spec: &Spec, list: Option<&List>, value: &Value) -> i64 {
        match (value, spec.holds, list) {
            (Value::Count(count), ..) => i64::from(*count),
            (Value::Date(day), ..) => serial(*day),
            (_, Holds::Choice(of), Some(list)) => {
                let is_ref = of == ListOf::Outcomes;
                self.words(desk, list, is_ref).found(&value.to_string(), is_ref)
            }
            (Value::Text(_) | Value::Withheld(_) | Value::Choice(_), ..) => 1,
        }
    }

    fn words(&mut self, desk: &mut Desk<'_>, list: &List, is_ref: bool) -> Rc<Words> {
        if let Some(words) = self.laid.get(&list.name) {
            return Rc::clone(words);
        }
        let words = Rc::new(self.laid_out(desk, list, is_ref));
        self.laid.insert(list.name.clone(), Rc::clone(&words));
        words
    }

    fn laid_out(&mut self, desk: &mut Desk<'_>, list: &List, is_ref: bool) -> Words {
        let numbers: Vec<i64> = (1..)
            .zip(list.labels())
            .map(|(position, label)| if list.is_of_answers() { position } else { self.number(label) })
            .collect();
        let mut known: Vec<(String, i64)> = Vec::new();
        let of_labels = list.labels().iter().zip(&numbers);
        let mut put = |word: &str, number: i64| {
            let word = word.to_lowercase();
            if known.iter().all(|(other, _)| *other != word) {
                known.push((word, number));
            }
        };
        for (label, number) in of_labels {
            put(if is_ref { label.split(' ').next().unwrap_or_default() } else { label }, *number);
        }
        for (word, position) in list.accepted().into_iter().filter(|_| !is_ref) {
            put(word, numbers.get(position).copied().unwrap_or(UNREAD));
        }
        let first = desk.take(known.len());
        for (line, (word, number)) in (first..).zip(&known) {
            desk.write(line, 0, "word");
            desk.write(line, 1, word);
            desk.constant(line, 2, *number);
        }
        let lines = first..first + u32::try_from(known.len()).unwrap_or(0);
        let is_answer = |word: &str| known.iter().any(|(known, _)| known == word);
        let nothing = NOTHING.into_iter().filter(|word| !is_answer(word));
        let nothing: Vec<String> = nothing.flat_map(|word| [word.to_owned(), format!("{word}.")]).collect();
        let all: Vec<String> = nothing.iter().map(|word| quoted(word)).collect();
        Words {
            words: desk.column(lines.clone(), 1),
            numbers: desk.column(lines, 2),
            known,
            nothing,
            as_nothing: format!("{{{}}}", all.join(",")),
        }
    }
}

impl Words {
    fn found(&self, shown: &str, is_ref: bool) -> i64 {
        let text = shown.replace(if is_ref { ':' } else { '\u{a0}' }, " ").to_lowercase();
        let mut parts = text.split(' ').filter(|part| !part.is_empty());
        let text =
            if is_ref { parts.next().unwrap_or_default().to_owned() } else { parts.collect::<Vec<_>>().join(" ") };
        let is_it = |word: &str| *word == text || text.strip_suffix('.') == Some(word);
        self.known.iter().find(|(word, _)| is_it(word)).map_or(UNREAD, |(_, number)| *number)
    }
}

/// A text without the spaces around it and more than one within; a page of the web has another kind of them.
fn trimmed(at: &str) -> String {
    ["TRIM(SUBSTITUTE(", at, ",\"\u{a0}\",\" \"))"].concat()
}

/// The first word: of an outcome's label its ref.
pub(super) fn first_word(at: &str) -> String {
    let text = format!("TRIM(SUBSTITUTE({at},\":\",\" \"))");
    format!("LEFT({text},FIND(\" \",{text}&\" \")-1)")
}

fn counted(typed: &Typed, most: u32) -> i64 {
    let number = match typed {
        Typed::Date(day) => Some(serial(*day)),
        Typed::Text(_) | Typed::Withheld(_) | Typed::Number(_) | Typed::Shown(_) => {
            let text = typed.for_its_author();
            let text = text.trim_matches(' ');
            text.parse::<i64>().ok().filter(|number| number.to_string() == text)
        }
        Typed::Hidden(_) | Typed::Truth(_) | Typed::Error(_) => None,
    };
    number.filter(|number| (0..=i64::from(most)).contains(number)).unwrap_or(UNREAD)
}

fn dated(typed: &Typed) -> i64 {
    let day = match typed {
        Typed::Date(day) => Some(serial(*day)),
        #[allow(clippy::cast_possible_truncation, reason = "it lies among the dates")]
        Typed::Number(number) if (36_526.0..73_051.0).contains(number) => Some(number.trunc() as i64),
        Typed::Number(_)
        | Typed::Text(_)
        | Typed::Withheld(_)
        | Typed::Shown(_)
        | Typed::Hidden(_)
        | Typed::Truth(_)
        | Typed::Error(_) => None,
    };
    day.filter(|day| DATES.contains(day)).unwrap_or(UNREAD)
}
