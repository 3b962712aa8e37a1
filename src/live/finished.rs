//! What a workbook says once nothing is left to do: what to do with it, and what its department asks.

use super::cells::{quoted, whole};
use super::seen::Seen;
use super::term::{Term, sum};
use crate::answers::Labelled;
use crate::answers::audit::Coverage;
use crate::key::{BlockKey, SlotKey};
use crate::layout::{Form, Row};

/// Where the Careers Leader is asked in place of an answer, in the words of the list.
pub(super) fn questions(form: &Form, seen: &Seen<'_>) -> Term {
    let label = Coverage::NotSure.label();
    let cells = form.areas().filter_map(|(sheet, area)| {
        let asking = [(BlockKey::Outcomes, SlotKey::Coverage), (BlockKey::Checklist, SlotKey::Answer)];
        let (_, slot) = asking.into_iter().find(|(block, _)| *block == area.block.key())?;
        let cells = whole(sheet, area, slot)?;
        let asks = |row: &&Row| {
            let typed = seen.typed(&area.key(row, slot));
            typed.is_some_and(|typed| typed.shown().eq_ignore_ascii_case(label))
        };
        let now = i64::try_from(area.rows.iter().filter(asks).count()).unwrap_or(0);
        Some(Term::of(format!("COUNTIF({cells},{})", quoted(label)), now))
    });
    sum(cells)
}

/// A sentence as a formula holds it, and itself.
pub(super) fn alike(said: &str) -> (String, String) {
    (quoted(said), said.to_owned())
}

/// That a department has finished, with what it asks: as a formula, and as it is now.
pub(super) fn finished(asked: &Term, leader: &str) -> (String, String) {
    let save = format!(": save this file and send it to {leader}.");
    let [one, several] = ["question", "questions"].map(|word| format!(" {word} for {leader}"));
    let number = asked.formula();
    let formula = format!(
        "\"Finished\"&IF({number}=0,\"\",\", with \"&{number}&IF({number}=1,{},{}))&{}",
        quoted(&one),
        quoted(&several),
        quoted(&save)
    );
    let with = match asked.now {
        0 => String::new(),
        1 => format!(", with 1{one}"),
        more => format!(", with {more}{several}"),
    };
    (formula, format!("Finished{with}{save}"))
}
