//! The sentences about what comes next, each declared once: told here with figures, and written by
//! `live` as formulas that tell the same in the workbook itself.
//!
//! ```text
//! Stage ": " Number(Counted) " of " Number(InScope) Either(InScope, " outcome", " outcomes") " highlighted …"
//! KS4:  1 of 4 outcomes highlighted and in place; 2 needed.
//! ```

use crate::answers::Labelled;
use crate::answers::audit::{Status, Tick};
use crate::plan::Approach;
use crate::words::{either, quoted};

/// One part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The stage's code.
    Stage,
    /// Words that are always the same.
    Words(&'static str),
    /// A figure.
    Number(Figure),
    /// The words for one, and the words for any other number.
    Either(Figure, &'static str, &'static str),
}

/// A figure that a sentence tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The stage's outcomes in scope.
    InScope,
    /// How many of them count.
    Counted,
    /// How many are needed.
    Needed,
    /// How many more are short of counting in one way.
    More,
}

/// How far away from counting an outcome is that has the level already: the least of it to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Short {
    /// In place, and without what the rule asks besides: a unit and a term, or a record.
    Detail,
    /// Only planned.
    Planned,
    /// Neither planned nor in place: nobody said.
    NoStatus,
    /// No coverage at all: nobody said anything, which is never a no.
    Blank,
}

impl Short {
    /// Every way, the nearest to counting first.
    pub const ALL: [Short; 4] = [Short::Detail, Short::Planned, Short::NoStatus, Short::Blank];

    /// What is told of outcomes that are short in this way.
    pub fn parts(self, wanted: Approach) -> Vec<Part> {
        let are = Part::Either(Figure::More, " more is ", " more are ");
        let told: &[Part] = match (self, wanted) {
            (Short::Detail, Approach::Foundation | Approach::Across) => {
                &[are, Part::Words("in place, but without both a unit and a term.")]
            }
            (Short::Detail, Approach::Enriched) => &[
                are,
                Part::Words("in place, but no record of a meaningful encounter names "),
                Part::Either(Figure::More, "it.", "them."),
            ],
            (Short::Planned, _) => &[are, Part::Words("only "), Part::Words(Status::Planned.label()), Part::Words(".")],
            (Short::NoStatus, _) => &[Part::Either(Figure::More, " more has no status.", " more have no status.")],
            (Short::Blank, _) => &[are, Part::Words("not answered.")],
        };
        [&[Part::Words(" "), Part::Number(Figure::More)], told].concat()
    }
}

/// What is told of a stage in which the rule of an approach does not hold.
pub fn rule(wanted: Approach) -> Vec<Part> {
    let outcomes = |figure| Part::Either(figure, " outcome", " outcomes");
    let share = [Part::Number(Figure::Counted), Part::Words(" of "), Part::Number(Figure::InScope)];
    let told = match wanted {
        Approach::Foundation => {
            [&share[..], &[outcomes(Figure::InScope), Part::Words(" highlighted and in place")]].concat()
        }
        Approach::Across => {
            [&share[..], &[outcomes(Figure::InScope), Part::Words(" taught in a named unit and term")]].concat()
        }
        // The rule asks for a number and not for a share, so the size of the stage says nothing here.
        Approach::Enriched => vec![
            Part::Number(Figure::Counted),
            outcomes(Figure::Counted),
            Part::Words(" taught with a meaningful employer encounter on record"),
        ],
    };
    let needed = [Part::Words("; "), Part::Number(Figure::Needed), Part::Words(" needed.")];
    [&[Part::Stage, Part::Words(": ")], &told[..], &needed].concat()
}

/// What is told of a stage that was left blank: nothing is counted there, for nothing is known.
pub fn blank() -> Vec<Part> {
    let needed = [Part::Number(Figure::Needed), Part::Words(" needed.")];
    [&[Part::Stage, Part::Words(": not answered yet; ")], &needed[..]].concat()
}

/// What stands before and after the stage of which some cohorts are still to be named.
pub const UNNAMED: [&str; 2] = [": still to be named by a row in place about careers or routes: ", "."];

/// What is told of cohorts that no row about careers or routes names.
pub fn unnamed(stage: &str, cohorts: &[String]) -> String {
    let [before, after] = UNNAMED;
    format!("{stage}{before}{}{after}", cohorts.join(", "))
}

/// A sentence with its figures.
pub fn told(parts: &[Part], stage: &str, figure: impl Fn(Figure) -> usize) -> String {
    let text = |part: &Part| match part {
        Part::Stage => stage.to_owned(),
        Part::Words(words) => (*words).to_owned(),
        Part::Number(of) => figure(*of).to_string(),
        Part::Either(of, one, other) => either(figure(*of), *one, *other).to_owned(),
    };
    parts.iter().map(text).collect()
}

/// A checklist item is quoted up to this many characters, so that its sentence stays one line or two.
const LONGEST_QUOTE: usize = 70;

/// A checklist item by its ref and the beginning of its statement.
pub fn named(reference: &str, statement: &str) -> String {
    format!("Checklist {reference} \"{}\"", quoted(statement, LONGEST_QUOTE))
}

/// The beginning of a statement, as others are told it.
pub fn stated(statement: &str) -> String {
    quoted(statement, LONGEST_QUOTE)
}

/// How a needed statement stands that is not *Yes*, for others.
pub fn stands(tick: Option<Tick>) -> &'static str {
    match tick {
        Some(Tick::NotYet) => "not done yet",
        Some(Tick::Partly) => "partly done",
        Some(Tick::Yes) => "done",
        Some(Tick::NotSure) | None => "not answered",
    }
}

/// What is told of a needed item that is not *Yes*, after its name. One that is blank above the first approach is no
/// fault: there the subject may go on.
pub fn answered(approach: Approach, tick: Option<Tick>) -> String {
    let yes = Tick::Yes.label();
    match (tick.filter(|tick| !tick.asks()), approach) {
        (Some(tick), _) => format!(" is answered {}; {yes} is needed.", tick.label()),
        (None, Approach::Foundation) => format!(" is not answered; {yes} is needed."),
        (None, Approach::Across | Approach::Enriched) => " comes next: you may go on and answer it.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_told_apart_from_any_other_number() {
        let figures = |counted, in_scope| {
            told(&rule(Approach::Foundation), "KS4", |figure| match figure {
                Figure::InScope => in_scope,
                Figure::Counted => counted,
                Figure::Needed | Figure::More => 1,
            })
        };
        assert_eq!(figures(1, 4), "KS4: 1 of 4 outcomes highlighted and in place; 1 needed.");
        assert_eq!(figures(0, 1), "KS4: 0 of 1 outcome highlighted and in place; 1 needed.");
        let more = |more| told(&Short::Detail.parts(Approach::Enriched), "KS4", |_| more);
        assert_eq!(more(1), " 1 more is in place, but no record of a meaningful encounter names it.");
        assert_eq!(more(2), " 2 more are in place, but no record of a meaningful encounter names them.");
    }
}
