//! What the cells may say that are computed: whatever else stands in one of them, somebody typed over its formula.

use super::approach::NOTHING_TO_JUDGE;
use super::{mended, words};
use crate::answers::Typed;
use crate::fold::fold;
use crate::judge::in_words;
use crate::layout::{Form, Live, Mark};
use crate::plan::{Approach, Plan};

/// A row says no more than so many letters: what is cut off there ends anywhere.
const CUT: usize = 199;

/// What the computed cells of a form may say.
#[derive(Debug)]
pub struct Says {
    /// The headings that a row may name, folded.
    heads: Vec<String>,
}

impl Says {
    /// Of forms: the one that is read, and as it was issued before.
    pub fn of<'f>(forms: impl IntoIterator<Item = &'f Form>) -> Says {
        let mut heads: Vec<String> = Vec::new();
        for form in forms {
            let sheets = form.sheets.iter().flat_map(|sheet| std::iter::once(sheet).chain(&sheet.otherwise));
            for area in sheets.flat_map(|sheet| &sheet.areas) {
                for (position, column) in area.columns.iter().enumerate() {
                    heads.push(fold(&area.heading(position, &form.words)));
                    heads.extend(column.aliases().iter().map(|alias| fold(alias)));
                }
            }
        }
        heads.retain(|head| !head.is_empty());
        heads.sort();
        heads.dedup();
        Says { heads }
    }

    /// Whether a row may say this in its column *To do*.
    pub fn in_a_row(&self, typed: &Typed) -> bool {
        let text = typed.shown();
        let mut lines = text.lines().map(fold).filter(|line| !line.is_empty());
        is_computed(typed) || lines.all(|line| self.is_marked(&line) || self.is_of_parts(&line))
    }

    /// Whether a line is what a correction says above what a row says: `Fix Unit`.
    fn is_marked(&self, line: &str) -> bool {
        let behind = Mark::VERBS.iter().find_map(|verb| line.strip_prefix(&fold(verb)));
        behind.map(str::trim).is_some_and(|head| head.is_empty() || self.heads.iter().any(|own| own == head))
    }

    /// Whether a line is made of what a row says, one part behind the other.
    fn is_of_parts(&self, line: &str) -> bool {
        let is_cut = (CUT..=CUT + 1).contains(&line.chars().count());
        let quiet = words::QUIET.iter().any(|word| fold(word) == line);
        let verbs = [words::CHOOSE, words::GIVE, words::ANSWER_FOR];
        let mut named = verbs.iter().filter_map(|verb| line.strip_prefix(&verb.to_lowercase()));
        quiet || named.any(|rest| self.are_heads(rest, is_cut)) || self.is_doubtful(line, is_cut)
    }

    /// Whether a text names headings, as a list has them, and then says whatever else a row says. One that is cut off may
    /// end anywhere.
    fn are_heads(&self, text: &str, is_cut: bool) -> bool {
        let named = |text: &str| {
            let mut rests = self.heads.iter().filter_map(|head| text.strip_prefix(head.as_str()));
            rests.any(|rest| {
                let more = [", ", " and ", "; and ", words::BETWEEN]
                    .iter()
                    .find_map(|between| rest.strip_prefix(between).filter(|next| self.are_heads(next, is_cut)));
                let else_said = rest.strip_prefix(words::BETWEEN).filter(|next| self.is_of_parts(next));
                rest.is_empty() || more.is_some() || else_said.is_some()
            })
        };
        is_cut || named(text) || text.strip_prefix("a ").is_some_and(named)
    }

    /// Whether a text says what is doubtful of a heading's cell, and then whatever else a row says.
    fn is_doubtful(&self, text: &str, is_cut: bool) -> bool {
        self.heads.iter().filter_map(|head| text.strip_prefix(head.as_str())).any(|rest| {
            is_cut
                || is_doubt(rest)
                || rest.match_indices(words::BETWEEN).any(|(at, between)| {
                    let (own, next) = (rest.get(..at), rest.get(at + between.len()..));
                    own.is_some_and(is_doubt) && next.is_some_and(|next| self.is_of_parts(next))
                })
        })
    }
}

/// Whether what stands behind a heading is what a row says of its cell.
fn is_doubt(behind: &str) -> bool {
    let of = |behind: &str| {
        let numbers = behind.strip_prefix(": ")?.trim_end_matches(words::ONE).split_once(words::OF)?;
        Some([numbers.0, numbers.1].iter().all(|number| number.parse::<i64>().is_ok()))
    };
    words::BEHIND.iter().any(|words| fold(words) == behind) || of(behind).unwrap_or(false)
}

/// Whether no person types it: an error of a spreadsheet program, the nothing of one, or a formula that it did not compute.
fn is_computed(typed: &Typed) -> bool {
    match typed {
        Typed::Error(_) => true,
        Typed::Number(number) => *number == 0.0,
        Typed::Text(text) => text.starts_with('='),
        Typed::Withheld(_) | Typed::Shown(_) | Typed::Hidden(_) | Typed::Date(_) | Typed::Truth(_) => false,
    }
}

/// Whether a computed cell of *Start here* or *Fix these* may show this.
pub fn may_show(plan: &Plan, live: Live, typed: &Typed) -> bool {
    let text = fold(&typed.shown());
    let is_one_of = |words: &[&str]| words.iter().any(|word| fold(word) == text);
    let is_number = || text.parse::<f64>().is_ok();
    is_computed(typed)
        || is_one_of(&[words::NOT_KNOWN])
        || match live {
            Live::Answered | Live::ToFill | Live::Minutes => is_number() || is_one_of(&[words::NO_MINUTES]),
            Live::State => {
                is_one_of(&[words::NOT_STARTED, words::IN_PROGRESS, words::DONE, words::NOTHING_ASKED, words::IF_TIME])
                    || is_one_of(&words::STATES_BEFORE)
            }
            Live::YourView | Live::RowsShow | Live::Reached => {
                let mut all = std::iter::once(None).chain(Approach::ALL.into_iter().map(Some));
                is_one_of(&[words::NOT_STARTED, words::ASKED, NOTHING_TO_JUDGE])
                    || all.any(|approach| fold(&in_words(plan, approach)) == text)
            }
            Live::Mended => is_one_of(&mended::STATES),
            // Sentences about every stage and every statement.
            Live::Next | Live::Left => true,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_may_say_what_its_headings_are_whatever_these_are_called() {
        let names = ["A Level Sciences", "Art and Design", "Music", "Unit", "a la carte; and more"];
        let mut heads: Vec<String> = names.iter().map(|name| fold(name)).collect();
        heads.sort();
        let says = Says { heads };
        let may = |text: &str| says.in_a_row(&Typed::Text(text.to_owned()));
        for (one, other) in names.iter().flat_map(|one| names.iter().map(move |other| (one, other))) {
            for said in [
                format!("Answer for {one} and {other}"),
                format!("Answer for {one}; and {other}"),
                format!("Give {one}, {other} and a Unit"),
                format!("Choose a {one}; {other}: not on the list; Give Unit"),
                format!("{one}: cannot be read; Answer for {other}"),
            ] {
                assert!(may(&said), "{said}");
            }
            for typed in [format!("Yes, in {one}"), format!("{one} with Barclays"), format!("Give {one} to Barclays")] {
                assert!(!may(&typed), "{typed}");
            }
        }
    }
}
