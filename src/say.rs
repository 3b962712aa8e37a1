//! What there is to say of a round, in words: whoever shows them, on a terminal or on a page, shows the same.
//!
//! ```text
//! Said ──── notes ──────────────▶ Note   new  workbooks/HUM Humanities audit.xlsx
//! Results ─ total · due · board ▶ texts  12 of 14 departments have returned: 3 errors, 2 queries.
//!         ─ whose · opened ─────▶ Opened HUM.xlsx - Accepted, with errors to fix: 1 error … each finding in its parts
//!         ─ asks · compared ────▶ Part   To look at: KS3-13 …: One department alone; ask 2 or more.
//! ```
//! Every text may be shown as it is: in what people typed and in names of files, signs that would break a line or turn the
//! reading order around are spelled out. Nothing here is styled, and no command or option is named: what is typed in a
//! terminal is known to whoever has one. How a file is named is the caller's too.

mod asks;
mod begun;
mod board;
mod change;
mod compared;
#[cfg(test)]
mod drawn;
mod files;
mod guide;
mod made_up;
mod note;
mod opened;
mod part;
mod plain;
mod renamed;
mod said;
mod today;
mod total;
mod whom;

pub use asks::{Asks, OfDepartment, OfSubject, asks, minutes};
pub use board::{Row, Whose, board, whose};
pub use compared::{compared, standings};
pub use files::{Shown, became};
pub use guide::{CLOSES, THEN, asked};
pub use note::{Note, Weight};
pub use opened::{Found, Opened, opened};
pub use part::{Line, Part};
pub use plain::{plain, plain_lines};
pub use said::notes;
pub use today::{next, today};
pub use total::{counted, due, early, total};
