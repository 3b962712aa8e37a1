//! A table drawn as bars too, beneath it: each row a bar, each of its last columns a part of it.

use crate::pen::look::Tone;

/// Bars over a table; they show its own cells, and nothing that does not stand there.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// The column whose cells name the bars.
    pub labels: usize,
    /// The first column that is a part of them; a part for each tone follows.
    pub first: usize,
    /// The fill of each part.
    pub tones: Vec<Tone>,
    /// What stands above them.
    pub title: String,
    /// What they show, for those who do not see them.
    pub told: String,
}

impl Bars {
    /// So many rows of the sheet they stand over.
    pub(in crate::pen) const ROWS: u32 = 18;
}
