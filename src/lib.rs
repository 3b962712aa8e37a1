//! Audits careers in the curriculum of a school or college.
//!
//! `plan → layout → issued workbook ⇢ people ⇢ returned workbook → (the same layout) → answers and
//! findings → verdicts and coverage → matrix workbook`
//!
//! A module may import any named before it and none after: `fold`, `drawing`, `words`, `learner`, `key`, `finding`, `plan`, `names`,
//! `answers`, `scope`, `judge`, `coverage`, `layout`, `check`, `live`, `returns`, `change`, `preview`, `picture`, `reader`, `pen`, `issue`,
//! `correct`, `matrix`, `pack`, `programme`, `email`, `report`, `demo`, `shelf`, `round`, `say`, `cli`. A test holds it.

pub mod answers;
pub mod change;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod correct;
pub mod coverage;
pub mod demo;
pub mod drawing;
pub mod email;
pub mod finding;
pub mod fold;
pub mod issue;
pub mod judge;
pub mod key;
pub mod layout;
pub mod learner;
pub mod live;
pub mod matrix;
pub mod names;
pub mod pack;
pub mod pen;
pub mod picture;
pub mod plan;
pub mod preview;
pub mod programme;
pub mod reader;
pub mod report;
pub mod returns;
pub mod round;
pub mod say;
pub mod scope;
pub mod shelf;
pub mod words;
