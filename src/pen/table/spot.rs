//! Where a cell of a table stands while it is drawn.

/// Where a cell stands: its place, and the rows above it that belong to the same table.
#[derive(Clone, Copy)]
pub(in crate::pen) struct Spot {
    pub(in crate::pen) row: u32,
    pub(in crate::pen) column: u16,
    /// The first row beneath the headings.
    pub(in crate::pen) first: u32,
    /// Whether it is centred beneath a turned heading.
    pub(in crate::pen) centred: bool,
    /// Whether a group of rows begins with its row.
    pub(in crate::pen) begins: bool,
    /// Whether it belongs to the row of totals.
    pub(in crate::pen) total: bool,
}
