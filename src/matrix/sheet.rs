//! A sheet of the matrix as it is declared.

use super::columns::{Table, Term};
use super::facts::Facts;
use super::{Reader, SHEETS};
use crate::fold::fold;
use crate::layout::tab_name;
use crate::pen::{Cell, Page, PrintOn, Tab};
use crate::plan::Plan;

/// One sheet: what it is called, what it answers, and how it is made of a round's facts.
pub(super) struct Sheet {
    /// The words on its tab.
    pub(super) tab: Name,
    /// Who reads it: what everybody reads stands in the Careers Leader's working copy too.
    pub(super) reader: Reader,
    /// Whether a school has it.
    pub(super) shown: fn(&Plan) -> bool,
    /// What it answers, for those who look for a sheet.
    pub(super) answers: &'static str,
    /// What stands in A1.
    pub(super) title: fn(&Facts<'_>) -> String,
    /// What matters most, in bold beneath the title.
    pub(super) headline: fn(&Facts<'_>) -> Option<String>,
    /// Lines beneath that.
    pub(super) notes: fn(&Facts<'_>) -> Vec<String>,
    /// What the first sheet says of it, where its own number tells more than its name.
    pub(super) in_short: Option<fn(&Facts<'_>) -> String>,
    /// Its tables.
    pub(super) tables: for<'f> fn(&'f Facts<'f>) -> Vec<Table<'f>>,
    /// What *Notes* says of words that are no heading, before those of its tables.
    pub(super) terms: fn(&Facts<'_>) -> Vec<Term>,
    /// How many columns stay in sight.
    pub(super) frozen: u16,
    /// How it is printed.
    pub(super) print: PrintOn,
    /// The colour of its tab.
    pub(super) colour: Tab,
}

/// The words on a tab.
pub(super) enum Name {
    /// In every school.
    Fixed(&'static str),
    /// `Whole school view`, by the plan's word for a school.
    Whole,
    /// `Our figures for Compass`, by the plan's framework.
    SelfEvaluation,
}

impl Sheet {
    /// What most sheets are; each says at least its tab, what it answers, its title and its tables.
    pub(super) const PLAIN: Sheet = Sheet {
        tab: Name::Fixed(""),
        reader: Reader::Leader,
        shown: |_| true,
        answers: "",
        title: |_| String::new(),
        headline: |_| None,
        notes: |_| Vec::new(),
        in_short: None,
        tables: |_| Vec::new(),
        terms: |_| Vec::new(),
        frozen: 1,
        print: PrintOn::Landscape,
        colour: Tab::Main,
    };

    /// The words on its tab.
    pub(super) fn name(&self, plan: &Plan) -> String {
        match self.tab {
            Name::Fixed(name) => name.to_owned(),
            Name::SelfEvaluation => {
                let own = plan.framework.self_evaluation.as_ref().map_or("", |asked| &asked.tab);
                // A framework knows nothing of the other sheets.
                let others = SHEETS.iter().filter(|sheet| !matches!(sheet.tab, Name::SelfEvaluation));
                let taken: Vec<String> = others.map(|sheet| sheet.name(plan)).collect();
                let is_taken = taken.iter().any(|name| fold(name) == fold(own));
                if is_taken { tab_name(own, "figures", &taken) } else { own.to_owned() }
            }
            Name::Whole => tab_name(&format!("Whole {}", plan.words.school), "view", &[]),
        }
    }

    /// A link to it by its name: the heading above says that it is a sheet.
    pub(super) fn link(&self, plan: &Plan) -> Cell {
        let name = self.name(plan);
        Cell::Link { target: format!("internal:'{name}'!A1"), text: name }
    }

    /// Every word of it that *Notes* explains.
    pub(super) fn explains(&self, facts: &Facts<'_>) -> Vec<Term> {
        let of_tables = (self.tables)(facts).into_iter().flat_map(Table::terms);
        let own = |term: Term| Term::new(facts.plan.words.spoken(&term.word), facts.plan.words.spoken(&term.meaning));
        (self.terms)(facts).into_iter().chain(of_tables).map(own).collect()
    }

    /// The sheet with its tables drawn.
    pub(super) fn page(&self, facts: &Facts<'_>) -> Page {
        // What is declared speaks of subjects; a school of class teams reads its own word.
        let words = &facts.plan.words;
        Page {
            name: self.name(facts.plan),
            title: words.spoken(&(self.title)(facts)),
            headline: (self.headline)(facts),
            notes: (self.notes)(facts).iter().map(|note| words.spoken(note)).collect(),
            tables: (self.tables)(facts).into_iter().filter_map(|table| table.drawn(words)).collect(),
            frozen_columns: self.frozen,
            print: self.print,
            tab: self.colour,
        }
    }
}
