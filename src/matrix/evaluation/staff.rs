//! Staff who took part in careers development: the figures of the whole school, which no cohort has.

use crate::answers::audit::Training;
use crate::matrix::columns::{self, Table};
use crate::matrix::facts::Facts;
use crate::pen::Cell;

/// Teachers, or those who support them.
struct Staff {
    asked: &'static str,
    /// How many there are, and how many of them took part.
    of: fn(&Training) -> (Option<u32>, Option<u32>),
}

/// All teachers, and all who support learners.
const STAFF: [Staff; 2] = [
    Staff {
        asked: "How many teachers took part in careers development this year?",
        of: |training| (training.teachers, training.teachers_trained),
    },
    Staff {
        asked: "How many of the staff who support learners took part?",
        of: |training| (training.support_staff, training.support_staff_trained),
    },
];

impl Staff {
    fn by_leader(&self, facts: &Facts<'_>) -> Cell {
        let told = facts.results.leader().and_then(|audit| audit.training.first()).map(self.of);
        match told {
            Some((Some(all), Some(part))) if part > all => Cell::Text(format!("to check: {part} of {all}")),
            Some((Some(all), Some(part))) => Cell::Text(format!("{part} of {all}")),
            Some((Some(all), None)) => Cell::Text(format!("of {all}, not known how many")),
            Some((None, Some(part))) => Cell::Text(format!("{part}, not known of how many")),
            Some((None, None)) | None => Cell::text("not known"),
        }
    }

    /// In how many departments everybody took part. Somebody may teach in two, so that they are never added up.
    fn by_departments(&self, facts: &Facts<'_>) -> Cell {
        let returned = facts.results.returned();
        let told = returned.iter().filter_map(|one| one.audit?.training.first()).map(self.of);
        let sound: Vec<(u32, u32)> =
            told.filter_map(|(all, part)| Some((all?, part?))).filter(|(all, part)| part <= all && *all > 0).collect();
        let everybody = sound.iter().filter(|(all, part)| part == all).count();
        let unsaid = returned.len() - sound.len();
        match sound.len() {
            0 => Cell::text("not known"),
            said => {
                Cell::Text(format!("all of them in {everybody} of {said} departments that say; {unsaid} not known"))
            }
        }
    }
}

/// The table, under the part that asks for it.
pub(super) fn table<'f>(facts: &'f Facts<'f>, part: &'f str, staff: &'f str) -> Table<'f> {
    type Column<'f> = columns::Column<'f, &'f Staff>;
    let columns = vec![
        Column::new(part, 13, move |_| Cell::text(staff)),
        Column::new("What is asked", 38, |staff| Cell::Strong(staff.asked.to_owned())),
        Column::new("By the Careers Leader", 38, |staff| staff.by_leader(facts)),
        Column::new("By departments", 16, |staff| staff.by_departments(facts)),
    ];
    Table::of("Self-evaluation staff", || &STAFF, columns).captioned("Staff, all together")
}
