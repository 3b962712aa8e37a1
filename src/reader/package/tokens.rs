//! Formulas as the binary formats keep them: the references among their tokens.

use super::references::{On, Reference};
use crate::reader::grid::{COLUMNS, ROWS};

/// Which binary format: their rows are two bytes or four.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Width {
    /// .xls since Excel 97.
    Old,
    /// .xlsb.
    New,
}

/// What the tokens of a formula are.
pub(super) enum Tokens {
    /// References, all of them.
    References(Vec<Reference>),
    /// They stand elsewhere, in a formula that several cells share: the row of its first cell.
    Shared(u32),
}

/// Takes tokens one by one.
struct Taking<'t> {
    rest: &'t [u8],
    width: Width,
}

impl Taking<'_> {
    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (bytes, rest) = self.rest.split_first_chunk::<N>()?;
        self.rest = rest;
        Some(*bytes)
    }

    fn u16(&mut self) -> Option<u16> {
        self.bytes().map(u16::from_le_bytes)
    }

    fn skip(&mut self, bytes: usize) -> Option<()> {
        self.rest = self.rest.get(bytes..)?;
        Some(())
    }

    fn row(&mut self) -> Option<u32> {
        match self.width {
            Width::Old => self.u16().map(u32::from),
            Width::New => self.bytes().map(u32::from_le_bytes),
        }
    }

    /// Rows and columns of a cell, or of an area: first the rows, then the columns, which say what is relative.
    fn ends(&mut self, is_area: bool, from: Option<(u32, u32)>) -> Option<((u32, u32), (u32, u32))> {
        let top = self.row()?;
        let bottom = if is_area { self.row()? } else { top };
        let left = self.u16()?;
        let right = if is_area { self.u16()? } else { left };
        let end = |row: u32, column: u16| {
            let (row_moves, column_moves) = (column & 0x8000 != 0, column & 0x4000 != 0);
            let column = u32::from(column & 0x3FFF);
            let Some((own_row, own_column)) = from else { return (row, column) };
            let (rows, columns) = match self.width {
                Width::Old => (1 << 16, 1 << 8),
                Width::New => (ROWS, COLUMNS),
            };
            (
                if row_moves { own_row.wrapping_add(row) % rows } else { row },
                if column_moves { own_column.wrapping_add(column) % columns } else { column },
            )
        };
        let ((top, left), (bottom, right)) = (end(top, left), end(bottom, right));
        Some(((top, bottom), (left, right)))
    }
}

/// The references of a formula in the cell at `from`; none where one cannot be told. `externals` says which sheet each
/// of the workbook's lists of sheets begins with.
pub(super) fn references(tokens: &[u8], width: Width, from: (u32, u32), externals: &[Option<usize>]) -> Option<Tokens> {
    let mut taking = Taking { rest: tokens, width };
    let mut found = Vec::new();
    let wide = width == Width::New;
    while let Some((token, rest)) = taking.rest.split_first() {
        taking.rest = rest;
        // References come as cells, values or lists of values: it is all one here.
        let kind = if *token & 0x60 == 0 { *token } else { *token & 0x1F | 0x20 };
        let (on, is_area, own) = match kind {
            0x01 => return taking.row().map(Tokens::Shared),
            0x03..=0x16 => continue,
            0x17 => {
                let bytes = match width {
                    Width::Old => {
                        let [count, flags] = taking.bytes()?;
                        usize::from(count) << (flags & 1)
                    }
                    Width::New => usize::from(taking.u16()?) * 2,
                };
                taking.skip(bytes)?;
                continue;
            }
            0x19 => {
                let [flags] = taking.bytes()?;
                let count = usize::from(taking.u16()?);
                taking.skip(if flags & 4 != 0 { (count + 1) * 2 } else { 0 })?;
                continue;
            }
            0x1C | 0x1D => {
                taking.skip(1)?;
                continue;
            }
            0x1E | 0x21 => {
                taking.skip(2)?;
                continue;
            }
            0x1F => {
                taking.skip(8)?;
                continue;
            }
            0x22 => {
                taking.skip(3)?;
                continue;
            }
            0x24 | 0x25 => (On::Own, kind == 0x25, None),
            0x2C | 0x2D => (On::Own, kind == 0x2D, Some(from)),
            0x3A | 0x3B => {
                let list = usize::from(taking.u16()?);
                (On::At((*externals.get(list)?)?), kind == 0x3B, None)
            }
            _ => return None,
        };
        let (rows, columns) = taking.ends(is_area, own)?;
        found.push(Reference { on, rows, columns: if wide { columns } else { (columns.0 & 0xFF, columns.1 & 0xFF) } });
    }
    Some(Tokens::References(found))
}
