//! The workbooks that people fill in, each declared once: sheets of blocks of slots over a record.
//!
//! ```text
//! Book ── Block<OutcomeRow> ── Slot { key, head, help, need, width, holds, lens }
//!  │          └─ with a plan and a department it becomes ─┐
//!  └─ Form ── Sheet ── Area ── Row × Column  ←────────────┘   (every cell has its place)
//! ```
//! Writer, reader, checks, minutes and formulas all walk the [`Form`]; nothing else spells a
//! heading or a column.

mod asked;
mod audit;
mod build;
mod correction;
mod department;
mod form;
mod forms;
mod hidden;
mod leader;
mod lists;
mod plan;
mod planner;
mod preview;
mod slot;

pub use asked::{Asked, FEWEST_DEPARTMENTS, MOST_MINUTES, MOST_OUTCOMES, ThinlyAsked, asked, thinly_asked, untaught};
pub use audit::{answers_of, audit_of};
pub(crate) use audit::{guidance_captions, lines_before};
pub use correction::{Fix, add_spare, correction_form, fixes_area, mark_rows, put_explanations, unplaced_area};
pub use department::Extras;
pub use form::{Area, BookKind, Column, Form, IF_TIME, Line, Mark, Row, Sheet, tab_name};
pub use forms::Forms;
pub(crate) use hidden::LISTS;
pub use hidden::{HIDDEN, Judging};
pub use leader::step_ref;
pub use lists::{List, ListOf, Source};
pub(crate) use plan::{ROOM, came_later};
pub use plan::{answers_of_plan, plan_form, plan_form_on, plan_form_to_read, plan_of};
pub use planner::is_planned;
pub use slot::{Block, Head, Holds, Live, Need, Rows, Slot, Spec, Table};

#[cfg(test)]
mod laws;
