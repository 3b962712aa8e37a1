//! How many of the staff took part in careers development: Benchmark 4 speaks of all teachers, and of all staff who
//! support learners.

use crate::answers::audit::Training;
use crate::key::BlockKey;
use crate::layout::block::{Block, Carries, Nature, Rows};
use crate::layout::head::Head;
use crate::layout::slot::Slot;
use crate::layout::spec::Holds;
use crate::lens;

/// A number of staff.
const STAFF: Holds = Holds::Count { most: 10_000, per_cent: false };

/// Asked of each department, and of the Careers Leader for all.
pub(in crate::layout) static TRAINING: Block<Training> = Block {
    key: BlockKey::Training,
    title: "Careers development of staff, this year",
    rows: Rows::Form,
    nature: Nature {
        asks: "If you have time: staff who took part",
        told_by: None,
        same_by: &[],
        needs: &[],
        in_edition: true,
        carries: Carries::Nothing,
    },
    slots: &[
        Slot::asked(lens!(Training.teachers), Head::Plain("How many teachers are there?"), 60, STAFF)
            .help("Everybody who teaches here this year, also part of the week.")
            .late(),
        Slot::asked(lens!(Training.teachers_trained), Head::Plain("How many of these teachers took part?"), 60, STAFF)
            .help("In any training or time set aside for careers in the curriculum, this year.")
            .late(),
        Slot::asked(lens!(Training.support_staff), Head::Plain("How many support staff are there?"), 60, STAFF)
            .help("Teaching assistants, technicians, tutors and others who support learners.")
            .late(),
        Slot::asked(
            lens!(Training.support_staff_trained),
            Head::Plain("How many of these support staff took part?"),
            60,
            STAFF,
        )
        .help("In any training or time set aside for careers in the curriculum, this year.")
        .late(),
    ],
};
