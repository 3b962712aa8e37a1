//! What makes a record of an employer a meaningful one: an encounter has four tests, an experience of a workplace seven.
//!
//! ```text
//! encounter   shared purpose · suitable outcomes · two-way · time to reflect
//! workplace   the same, the contact extensive; a range of people met · a task set or work produced · feedback
//! ```
//! It is counted here and nowhere else. Nobody's silence is a no: a test that is not answered leaves open what the record is.

use super::audit::{EmployerRow, Kind, Test, TookPlace};
use crate::key::SlotKey;

/// What the tests of a record say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Every one of them is *Yes*.
    Meaningful,
    /// One of them at least is *No*.
    Lacking,
    /// None is *No*, and some are not answered, or *Not sure*.
    NotKnown,
}

/// One test of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TestAsked {
    /// The slot in which it is answered.
    pub slot: SlotKey,
    /// What it asks for, within a sentence.
    pub words: &'static str,
    /// The answer.
    pub answer: Option<Test>,
}

impl EmployerRow {
    /// The tests of its kind. A record that does not say its kind has the four that both kinds share.
    pub fn tests(&self) -> Vec<TestAsked> {
        let (is_workplace, two_way) = match self.kind {
            Some(Kind::Workplace) => (true, "extensive two-way interaction"),
            Some(Kind::Encounter) | None => (false, "two-way interaction"),
        };
        let test = |slot, words, answer| TestAsked { slot, words, answer };
        let mut tests = vec![
            test(SlotKey::SharedPurpose, "a shared purpose", self.shared_purpose),
            test(SlotKey::SuitableOutcomes, "outcomes that suit the learners", self.suitable_outcomes),
            test(SlotKey::TwoWay, two_way, self.two_way),
        ];
        if is_workplace {
            tests.extend(self.of_workplaces());
        }
        tests.push(test(SlotKey::Reflection, "time to reflect", self.reflection));
        tests
    }

    /// The tests that only an experience of a workplace has.
    pub fn of_workplaces(&self) -> [TestAsked; 3] {
        let test = |slot, words, answer| TestAsked { slot, words, answer };
        [
            test(SlotKey::PeopleMet, "a range of people met", self.people_met),
            test(SlotKey::TaskSet, "a task set or work produced", self.task_set),
            test(SlotKey::Feedback, "the employer's feedback", self.feedback),
        ]
    }

    /// What its tests say together.
    pub fn meaning(&self) -> Meaning {
        let tests = self.tests();
        if tests.iter().any(|test| test.answer == Some(Test::No)) {
            Meaning::Lacking
        } else if tests.iter().all(|test| test.answer == Some(Test::Yes)) {
            Meaning::Meaningful
        } else {
            Meaning::NotKnown
        }
    }

    /// Whether every test of its kind holds.
    pub fn is_meaningful(&self) -> bool {
        self.meaning() == Meaning::Meaningful
    }

    /// Whether it took place.
    pub fn has_been(&self) -> bool {
        self.took_place == Some(TookPlace::TookPlace)
    }

    /// Whether it counts as evidence: it took place and is meaningful.
    pub fn counts(&self) -> bool {
        self.has_been() && self.is_meaningful()
    }

    /// The outcome cells in order.
    pub fn outcomes(&self) -> [(SlotKey, Option<&str>); 3] {
        [
            (SlotKey::Outcome1, self.outcome_1.as_deref()),
            (SlotKey::Outcome2, self.outcome_2.as_deref()),
            (SlotKey::Outcome3, self.outcome_3.as_deref()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Labelled;
    use proptest::prelude::*;

    fn record(kind: Option<Kind>, four: [Option<Test>; 4], three: [Option<Test>; 3]) -> EmployerRow {
        let [shared_purpose, suitable_outcomes, two_way, reflection] = four;
        let [people_met, task_set, feedback] = three;
        EmployerRow {
            kind,
            shared_purpose,
            suitable_outcomes,
            two_way,
            reflection,
            people_met,
            task_set,
            feedback,
            took_place: Some(TookPlace::TookPlace),
            ..EmployerRow::default()
        }
    }

    fn test() -> impl Strategy<Value = Option<Test>> {
        proptest::option::weighted(0.9, proptest::sample::select(&[Test::Yes, Test::Yes, Test::No, Test::NotSure][..]))
    }

    proptest! {
        #[test]
        fn an_encounter_has_four_tests_and_a_workplace_seven(
            kind in proptest::option::of(proptest::sample::select(Kind::ALL)),
            four in [test(), test(), test(), test()],
            three in [test(), test(), test()],
        ) {
            let record = record(kind, four, three);
            let asked: Vec<Option<Test>> = match kind {
                Some(Kind::Workplace) => four.into_iter().chain(three).collect(),
                Some(Kind::Encounter) | None => four.to_vec(),
            };
            prop_assert_eq!(record.tests().len(), asked.len());
            let all = asked.iter().all(|test| *test == Some(Test::Yes));
            let any_no = asked.contains(&Some(Test::No));
            prop_assert_eq!(record.counts(), all);
            prop_assert_eq!(record.meaning() == Meaning::Lacking, any_no);
            prop_assert_eq!(record.meaning() == Meaning::NotKnown, !all && !any_no);
            let planned = EmployerRow { took_place: Some(TookPlace::Planned), ..record };
            prop_assert!(!planned.counts());
        }
    }

    #[test]
    fn a_workplace_of_which_only_the_four_are_answered_is_not_known_to_be_meaningful() {
        let four = [Some(Test::Yes); 4];
        assert_eq!(record(Some(Kind::Workplace), four, [None; 3]).meaning(), Meaning::NotKnown);
        assert_eq!(record(Some(Kind::Encounter), four, [None; 3]).meaning(), Meaning::Meaningful);
        assert_eq!(record(Some(Kind::Workplace), four, [Some(Test::Yes); 3]).meaning(), Meaning::Meaningful);
    }
}
