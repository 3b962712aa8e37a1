//! The workbooks that people fill in, each declared once: sheets of blocks of slots over a record.
//!
//! ```text
//! SHEETS ── Tab ── Block<OutcomeRow, Outcome> ── Slot { key, head, help, need, width, holds, lens, shows }
//!  │                └─ Nature: what tells its rows apart, what a row needs, what carries over
//!  └─ with a plan and a department they become ─▶ Form ── Sheet ── Area ── Row × Column  (every cell has its place)
//! ```
//! Writer, reader, checks, minutes and formulas all walk the [`Form`]; nothing else spells a
//! heading or a column.

mod asked;
mod audit;
mod block;
mod book;
mod build;
mod carried;
mod correction;
mod department;
mod form;
mod forms;
mod head;
mod hidden;
mod judging;
mod leader;
mod lists;
mod marked;
mod minutes;
mod name;
mod origin;
mod plan;
mod planner;
mod row;
mod said;
mod slot;
mod spec;
mod tab;
mod telling;
mod way;

pub use asked::{Asked, FEWEST_DEPARTMENTS, MOST_MINUTES, MOST_OUTCOMES, ThinlyAsked, asked, thinly_asked, untaught};
pub use audit::correction::Fix;
pub use audit::leader::step_ref;
pub use audit::{answers_of, audit_of};
pub(crate) use audit::{guidance_captions, lines_before, order_before};
pub use block::{Carries, Nature, Needs, Rows, Spare, Table};
pub(crate) use carried::lines_of_last;
pub use correction::{
    MadeFrom, add_spare, correction_form, fixes_area, mark_rows, plan_correction, put_explanations, unplaced_area,
};
pub(crate) use department::REFERENCE;
pub use form::{Area, Beside, BookKind, Column, Form, Line, Link, Sheet};
pub use forms::{Before, Earlier, Forms};
pub use head::Head;
pub use hidden::HIDDEN;
pub(crate) use hidden::{LAST_ANSWERS, LISTS};
pub use judging::Judging;
pub use lists::{List, ListOf, Source};
pub use marked::{Marked, unmarked};
pub(crate) use minutes::seconds;
pub use name::tab_name;
pub(crate) use plan::{ROOM, may_lack};
pub use plan::{answers_of_plan, plan_form, plan_of, sheet_of};
pub use planner::is_planned;
pub use row::{Carried, Mark, Of, Row, Several};
pub(crate) use said::said;
pub use spec::{Holds, Live, Need, Spec};
pub use tab::Extras;
pub use way::{is_example, is_way};

#[cfg(test)]
mod laws;
