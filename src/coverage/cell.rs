//! One cell of the matrix: what a subject, or dedicated time, says about one outcome.

use crate::answers::audit::{Coverage, OutcomeRow, Status};

/// The level from which on a subject covers an outcome: *Taught*.
pub(super) const COVERED: u8 = 2;

/// One outcome in one subject, or in dedicated time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// The department sent nothing back.
    NoReturn,
    /// The subject does not teach the stage, or not this year.
    NotTeaching,
    /// The subject teaches the stage, was not asked this outcome and did not add it.
    NotAsked,
    /// The subject says that the outcome does not apply to it.
    NotApplicable,
    /// Asked and not answered.
    Blank,
    /// Answered.
    Level {
        /// The best level in place, 0 to 3; where none is, the best level that is only meant.
        level: u8,
        /// Whether that level is in place or planned; nothing where nobody said. *Not yet* has none.
        status: Option<Status>,
    },
}

impl Cell {
    /// The level that counts: 0 unless in place.
    pub fn counted_level(self) -> u8 {
        match self {
            Cell::Level { level, status: Some(Status::InPlace) } => level,
            Cell::Level { status: Some(Status::Planned) | None, .. }
            | Cell::NoReturn
            | Cell::NotTeaching
            | Cell::NotAsked
            | Cell::NotApplicable
            | Cell::Blank => 0,
        }
    }

    /// Whether nobody has said anything here, though somebody may: silence, which is never a no.
    pub fn is_silent(self) -> bool {
        match self {
            Cell::NoReturn | Cell::Blank => true,
            Cell::NotTeaching | Cell::NotAsked | Cell::NotApplicable | Cell::Level { .. } => false,
        }
    }

    /// Whether it is an answer to what was asked.
    pub fn is_answer(self) -> bool {
        match self {
            Cell::NotApplicable | Cell::Level { .. } => true,
            Cell::NoReturn | Cell::Blank | Cell::NotTeaching | Cell::NotAsked => false,
        }
    }

    /// Whether the outcome is covered here: taught in place.
    pub fn is_covered(self) -> bool {
        self.counted_level() >= COVERED
    }

    /// What rows about one outcome say together; nothing where none has a coverage.
    ///
    /// An answer that says more beats *Not applicable*: a spare row outside the subject's scope shows
    /// as coverage too.
    pub(super) fn of(rows: &[&OutcomeRow]) -> Option<Cell> {
        let best = |status: Option<Status>| {
            let rows = rows.iter().filter(|row| row.status == status);
            let level = rows.filter_map(|row| row.coverage?.level()).max().filter(|level| *level > 0)?;
            Some(Cell::Level { level, status })
        };
        let says = |coverage| rows.iter().any(|row| row.coverage == Some(coverage));
        best(Some(Status::InPlace))
            .or_else(|| best(Some(Status::Planned)))
            .or_else(|| best(None))
            .or_else(|| says(Coverage::NotApplicable).then_some(Cell::NotApplicable))
            .or_else(|| says(Coverage::NotYet).then_some(Cell::Level { level: 0, status: None }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Labelled;
    use crate::scope::drawn;

    impl Cell {
        /// The cell as tests draw it; answers begin with a capital, what is no answer does not.
        pub(in crate::coverage) fn words(self) -> String {
            match self {
                Cell::NoReturn => "no return".to_owned(),
                Cell::NotTeaching => "not taught".to_owned(),
                Cell::NotAsked => "not asked".to_owned(),
                Cell::NotApplicable => Coverage::NotApplicable.label().to_owned(),
                Cell::Blank => "blank".to_owned(),
                Cell::Level { level: 0, .. } | Cell::Level { status: Some(Status::InPlace), .. } => {
                    self.label().to_owned()
                }
                Cell::Level { status: Some(Status::Planned), .. } => {
                    format!("{}: {}", Status::Planned.label(), self.label())
                }
                Cell::Level { status: None, .. } => format!("No status: {}", self.label()),
            }
        }

        /// The label of a level on its list; nothing for a cell without one.
        fn label(self) -> &'static str {
            let level = match self {
                Cell::Level { level, .. } => Some(level),
                Cell::NoReturn | Cell::NotTeaching | Cell::NotAsked | Cell::NotApplicable | Cell::Blank => None,
            };
            let listed = Coverage::ALL.iter().find(|coverage| level.is_some() && coverage.level() == level);
            listed.map_or("", |coverage| coverage.label())
        }
    }

    /// What a cell shows for rows drawn as coverage and status, and the level that it counts.
    fn shown(rows: &[(&str, &str)]) -> (String, u8) {
        let lines: String =
            rows.iter().map(|(coverage, status)| format!("\n| History | KS3-1 | {coverage} | {status} |")).collect();
        let audit = drawn::audit(&format!("| Subject | Ref | Coverage | Status |{lines}"));
        let cell = Cell::of(&audit.outcomes.iter().collect::<Vec<_>>()).unwrap_or(Cell::Blank);
        (cell.words(), cell.counted_level())
    }

    #[test]
    fn the_best_row_in_place_is_shown_before_any_that_is_only_meant() {
        let shows = |rows: &[(&str, &str)], words: &str, counts: u8| {
            assert_eq!(shown(rows), (words.to_owned(), counts), "{rows:?}");
        };
        shows(&[("Highlighted", "In place"), ("Taught", "In place")], "Taught", 2);
        shows(&[("Highlighted", "In place"), ("Taught with employers", "Planned")], "Highlighted", 1);
        shows(&[("Not yet", "In place"), ("Taught", "Planned")], "Planned: Taught", 0);
        shows(&[("Highlighted", "Planned"), ("Taught", "Planned")], "Planned: Taught", 0);
        shows(&[("Taught", "")], "No status: Taught", 0);
        shows(&[("Taught", ""), ("Highlighted", "Planned")], "Planned: Highlighted", 0);
        shows(&[("Not yet", "In place")], "Not yet", 0);
        shows(&[("Not applicable", ""), ("Not yet", "")], "Not applicable", 0);
        shows(&[("Not applicable", ""), ("Taught", "In place")], "Taught", 2);
        shows(&[("", "In place")], "blank", 0);
        shows(&[], "blank", 0);
    }

    #[test]
    fn taught_in_place_covers_and_less_does_not() {
        let cell = |level, status| Cell::Level { level, status: Some(status) };
        let (met, meant) = (Status::InPlace, Status::Planned);
        assert!(cell(2, met).is_covered() && cell(3, met).is_covered());
        assert!(!cell(1, met).is_covered() && !cell(3, meant).is_covered() && !Cell::NotApplicable.is_covered());
    }
}
