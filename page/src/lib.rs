//! A round as the browser page has it: what is asked, what is answered, what is shown.
//!
//! ```text
//! Request ──▶ Lent (a shelf of what lies in the folder) ──▶ the library's verbs ──▶ Answer: what is to be written,
//!                                                                                   and the Round as it is shown
//! ```
//! Nothing here touches a folder: what is to be written comes back as papers, and the page writes them. `web/protocol.ts`
//! has the same shapes for the page's other half.

mod answer;
mod lent;
mod refused;
mod request;
mod view;
mod work;
mod zipped;

pub use lent::Lender;
pub use work::{Answered, ask};
pub use zipped::{Zip, Zipped, unzip};
