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

    fn is_of_parts(&self, line: &str) -> bool {
        let mut parts = line.split(words::BETWEEN).peekable();
        while let Some(part) = parts.next() {
            let is_cut = parts.peek().is_none() && line.chars().count() >= CUT;
            if !is_cut && !self.is_part(part.trim()) {
                return false;
            }
        }
        true
    }

    fn is_part(&self, part: &str) -> bool {
        let verbs = [words::CHOOSE, words::GIVE, words::ANSWER_FOR];
        words::QUIET.iter().any(|word| fold(word) == part)
            || verbs.iter().any(|verb| part.strip_prefix(&verb.to_lowercase()).is_some_and(|rest| self.are_heads(rest)))
            || self.heads.iter().any(|head| part.strip_prefix(head.as_str()).is_some_and(is_doubt))
    }

    /// Whether a text names headings, with a comma or *and* between them.
    fn are_heads(&self, text: &str) -> bool {
        let text = text.strip_prefix("a ").unwrap_or(text);
        let mut rests = self.heads.iter().filter_map(|head| text.strip_prefix(head.as_str()));
        rests.any(|rest| {
            let next = [", ", " and "].iter().find_map(|between| rest.strip_prefix(between));
            rest.is_empty() || next.is_some_and(|next| self.are_heads(next))
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
            }
            Live::YourView | Live::RowsShow | Live::Reached => {
                let mut all = std::iter::once(None).chain(Approach::ALL.into_iter().map(Some));
                is_one_of(&[words::NOT_STARTED, NOTHING_TO_JUDGE])
                    || all.any(|approach| fold(&in_words(plan, approach)) == text)
            }
            Live::Mended => is_one_of(&mended::STATES),
            // Sentences about every stage and every statement.
            Live::Next | Live::Left => true,
        }
}
