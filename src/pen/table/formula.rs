//! A cell that the spreadsheet computes, with the result that is stored beside it.
//!
//! Protected View, phones and previews compute nothing: they show the result that was stored.

use super::spot::Spot;
use crate::answers::{cell_name, column_name};
use crate::pen::package;

/// A formula over cells of its own table.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// In Excel's English; `{cells}` stands for the cells that it reads.
    pub words: String,
    /// The cells that it reads.
    pub reads: Reads,
    /// What it gives.
    pub worth: Worth,
}

/// The cells that a formula reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// The cells of its own row between two columns, counted from 0, both included.
    Across(u16, u16),
    /// The cells of its own column above it, as far as the headings.
    Above,
}

/// What a formula gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Worth {
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
}

impl Worth {
    /// A count.
    pub fn count(count: usize) -> Worth {
        Worth::Number(u32::try_from(count).map_or(0.0, f64::from))
    }
}

impl Formula {
    /// The formula at a place.
    pub(in crate::pen) fn drawn(&self, at: &Spot) -> rust_xlsxwriter::Formula {
        let (from, to) = match self.reads {
            Reads::Across(first, last) => (cell_name(at.row, first.into()), cell_name(at.row, last.into())),
            Reads::Above => {
                let column = column_name(at.column.into());
                (format!("{column}{}", at.first + 1), format!("{column}{}", at.row))
            }
        };
        let formula = rust_xlsxwriter::Formula::new(self.words.replace("{cells}", &format!("{from}:{to}")));
        formula.set_result(match &self.worth {
            Worth::Number(number) => number.to_string(),
            Worth::Text(text) => package::text_result(text),
        })
    }
}
