//! Sheets as sparse grids of typed cells, whichever program and format they come from.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use crate::answers::{PICTURE, Typed};
use crate::fold::{fold, is_blank};
use crate::returns::Saved;

/// Excel's last row and column, counted from 0: nothing can be typed beyond them.
pub(super) const ROWS: u32 = 1_048_576;
/// See [`ROWS`].
pub(super) const COLUMNS: u32 = 16_384;

/// Merged regions, and notes, of one sheet; more are not kept, for nothing is typed in them.
const MOST_BESIDE: usize = 100_000;
/// Merged regions: each blank cell is looked for in all of them.
const MOST_MERGED: usize = 10_000;

/// Texts of one sheet's headers and footers: six of them, each with three places.
const MOST_ON_A_PAGE: usize = 18;

/// A workbook as grids.
#[derive(Debug, Default)]
pub(super) struct Workbook {
    /// Its sheets, hidden ones too, in order.
    pub(super) sheets: Vec<Grid>,
    /// Custom document properties.
    pub(super) properties: HashMap<String, String>,
    /// When it was last saved, as the file says.
    pub(super) saved: Saved,
    /// Whether it holds macros, which are never run.
    pub(super) macros: bool,
    /// Whether nothing says how its numbers are shown, so that a date is a plain number.
    pub(super) lacks_formats: bool,
    /// Whether its days are counted from 1904; dates in cells are already what they show.
    pub(super) epoch_1904: bool,
}

/// One sheet: what is not blank, by row and column from 0.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// Its tab.
    pub(super) name: String,
    /// Whether people see it.
    pub(super) visible: bool,
    /// Rows that hold something, each with its cells from left to right.
    pub(super) rows: BTreeMap<u32, Vec<(u32, Typed)>>,
    /// Merged regions: first row, first column, last row, last column, from 0.
    pub(super) merged: Vec<(u32, u32, u32, u32)>,
    /// Notes and comments: row and column from 0, and their text.
    pub(super) notes: Vec<(u32, u32, String)>,
    /// Cells of which all or a part is crossed out, and what is left of them.
    pub(super) struck: BTreeMap<(u32, u32), String>,
    /// Text boxes and shapes with text: the cell under their upper left corner, where that is known, and the text.
    pub(super) shapes: Vec<(Option<(u32, u32)>, String)>,
    /// What the headers and footers of its printed pages say.
    pub(super) page: Vec<String>,
    /// Pictures that stand in no cell: the cells under their upper left and lower right corners.
    pub(super) pictures: Vec<((u32, u32), (u32, u32))>,
    /// Whether it goes on, and the rest is not read: nothing that is needed stands there.
    pub(super) is_cut: bool,
    /// What stands in its rows, folded: once for all who compare it.
    folded: OnceCell<HashMap<u32, Vec<String>>>,
    /// Why nothing of it could be read, as a sentence goes on: *cannot be read*.
    pub(super) unread: Option<&'static str>,
    /// What stands beside its cells and could not be read: *comments*.
    pub(super) lost: Vec<&'static str>,
}

impl Grid {
    /// A sheet of a name.
    pub(super) fn new(name: impl Into<String>, visible: bool) -> Grid {
        Grid { name: name.into(), visible, ..Grid::default() }
    }

    /// What stands in a cell.
    pub(super) fn cell(&self, row: u32, column: u32) -> Option<&Typed> {
        let cells = self.rows.get(&row)?;
        let position = cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        cells.get(position).map(|(_, typed)| typed)
    }

    /// What a person sees in a cell; empty where it is blank.
    pub(super) fn shown(&self, row: u32, column: u32) -> String {
        self.cell(row, column).map(Typed::shown).unwrap_or_default()
    }

    /// What stands in the cells of a row, folded, in their order. A workbook is asked for once it is read.
    pub(super) fn folded(&self, row: u32) -> &[String] {
        let fold_all = || {
            let of = |cells: &Vec<(u32, Typed)>| cells.iter().map(|(_, typed)| fold(&typed.shown())).collect();
            self.rows.iter().map(|(row, cells)| (*row, of(cells))).collect()
        };
        self.folded.get_or_init(fold_all).get(&row).map_or(&[], Vec::as_slice)
    }

    /// What stands in a cell, folded; empty where it is blank.
    pub(super) fn folded_at(&self, row: u32, column: u32) -> &str {
        let position = self.rows.get(&row).and_then(|cells| cells.binary_search_by_key(&column, |(own, _)| *own).ok());
        position.and_then(|position| self.folded(row).get(position)).map_or("", String::as_str)
    }

    /// Adds what stands in a cell; [`Grid::in_order`] follows when all are there.
    pub(super) fn put(&mut self, row: u32, column: u32, typed: Typed) {
        if !typed.is_blank() && row < ROWS && column < COLUMNS {
            self.rows.entry(row).or_default().push((column, typed));
        }
    }

    /// Takes away what stands in a cell.
    pub(super) fn take_away(&mut self, row: u32, column: u32) {
        if let Some(cells) = self.rows.get_mut(&row) {
            cells.retain(|(own, _)| *own != column);
            if cells.is_empty() {
                self.rows.remove(&row);
            }
        }
    }

    /// Puts each row's cells in order from left to right. Of two in one place the later counts.
    pub(super) fn in_order(&mut self) {
        for cells in self.rows.values_mut() {
            if cells.is_sorted_by(|(before, _), (after, _)| before < after) {
                continue;
            }
            cells.reverse();
            cells.sort_by_key(|(column, _)| *column);
            cells.dedup_by_key(|(column, _)| *column);
        }
    }

    /// Adds a merged region that lies within a sheet.
    pub(super) fn merge(&mut self, region: (u32, u32, u32, u32)) {
        let (top, left, bottom, right) = region;
        if top <= bottom && left <= right && bottom < ROWS && right < COLUMNS && self.merged.len() < MOST_MERGED {
            self.merged.push(region);
        }
    }

    /// Adds a shape, if it says something.
    pub(super) fn shape(&mut self, at: Option<(u32, u32)>, text: String) {
        if !is_blank(&text) && self.shapes.len() < MOST_BESIDE {
            self.shapes.push((at.filter(|(row, column)| *row < ROWS && *column < COLUMNS), text));
        }
    }

    /// Adds a text of a header or footer.
    pub(super) fn page_text(&mut self, text: String) {
        if !is_blank(&text) && self.page.len() < MOST_ON_A_PAGE && !self.page.contains(&text) {
            self.page.push(text);
        }
    }

    /// Adds a picture over cells.
    pub(super) fn picture(&mut self, from: (u32, u32), to: (u32, u32)) {
        let within = |(row, column): (u32, u32)| row < ROWS && column < COLUMNS;
        if within(from) && within(to) && self.pictures.len() < MOST_BESIDE {
            self.pictures.push((from, to));
        }
    }

    /// A picture over a blank cell is what stands in that cell, where the row holds anything else: the cell under its
    /// corner, or else the one under its middle. Cells are in order before.
    pub(super) fn settle_pictures(&mut self) {
        for (from, to) in std::mem::take(&mut self.pictures) {
            let middle = (from.0.midpoint(to.0), from.1.midpoint(to.1));
            let blank = |at: &(u32, u32)| self.rows.contains_key(&at.0) && self.cell(at.0, at.1).is_none();
            let Some((row, column)) = [from, middle].into_iter().find(blank) else {
                self.pictures.push((from, to));
                continue;
            };
            let cells = self.rows.entry(row).or_default();
            let position = cells.partition_point(|(own, _)| *own < column);
            cells.insert(position, (column, Typed::Error(PICTURE.to_owned())));
        }
    }

    /// Says what of it could not be read.
    pub(super) fn lose(&mut self, what: &'static str) {
        if !self.lost.contains(&what) {
            self.lost.push(what);
        }
    }

    /// Adds a note.
    pub(super) fn note(&mut self, row: u32, column: u32, text: String) {
        if row < ROWS && column < COLUMNS && !text.trim().is_empty() && self.notes.len() < MOST_BESIDE {
            self.notes.push((row, column, text));
        }
    }
}
