//! How a teacher's answers are told in short.
//!
//! Outcomes are named by stage and place, *the second of KS3*, among those that the subject is asked:
//! a plan that numbers its outcomes otherwise still gets answers with the right refs.

use jiff::civil::Date;

use crate::answers::audit::{Coverage, Intended, Kind, Mode, Status, Test, TookPlace};
use crate::finding::Code;
use crate::plan::Approach;

/// The stage of the youngest.
pub(super) const KS3: &str = "KS3";
/// The stage of the examination courses.
pub(super) const KS4: &str = "KS4";
/// The sixth form.
pub(super) const KS5: &str = "KS5";

/// Learners of a special school who typically do not take Level 2 courses.
pub(super) const CG1: &str = "CG1";
/// Those who typically do.
pub(super) const CG2: &str = "CG2";

/// The first level of a college.
pub(super) const L1: &str = "L1";
/// The second.
pub(super) const L2: &str = "L2";
/// The third.
pub(super) const L3: &str = "L3";

/// One workbook as it came back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Workbook {
    /// Its name below `returns/`.
    pub(super) file: &'static str,
    /// The department's code.
    pub(super) department: &'static str,
    /// The day on which it was saved.
    pub(super) saved: Date,
    /// Who filled it in; blank where nobody said.
    pub(super) by: &'static str,
    /// What they wanted to say.
    pub(super) remarks: &'static str,
    /// The subjects that were filled in.
    pub(super) stories: &'static [Story],
    /// The employer records, from E1 on.
    pub(super) employers: &'static [Met],
    /// What the department wants next.
    pub(super) wishes: Wishes,
    /// The employer project that it plans, where it asked for the planning sheets.
    pub(super) project: &'static [Part],
    /// Occasions that it uses: the place of each in the calendar, from 1, unit, employer, planned or not.
    pub(super) occasions: &'static [(usize, &'static str, &'static str, Intended)],
    /// The Careers Leader's own view of the whole.
    pub(super) whole: Whole,
    /// Cells that cannot be read.
    pub(super) slips: &'static [Slip],
}

/// A workbook in which nothing is filled in.
pub(super) const BLANK: Workbook = Workbook {
    file: "",
    department: "",
    saved: Date::ZERO,
    by: "",
    remarks: "",
    stories: &[],
    employers: &[],
    wishes: NO_WISHES,
    project: &[],
    occasions: &[],
    whole: NOTHING_WHOLE,
    slips: &[],
};

/// One subject's answers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Story {
    /// The subject.
    pub(super) subject: &'static str,
    /// Its outcome rows.
    pub(super) rows: &'static [Row],
    /// The checklist of each approach, a letter an item: `y`es, `p`artly, `n`ot yet, anything else blank.
    pub(super) checklist: [&'static str; 3],
    /// What shows a checklist item: its approach, its place from 1, and the evidence.
    pub(super) shown: &'static [(Approach, usize, &'static str)],
    /// Cohort, learners taking the subject, learners reached.
    pub(super) reach: &'static [(&'static str, u32, u32)],
    /// Stages that the subject does not teach this year.
    pub(super) not_this_year: &'static [&'static str],
}

/// A subject without an answer.
pub(super) const UNTOLD: Story =
    Story { subject: "", rows: &[], checklist: ["", "", ""], shown: &[], reach: &[], not_this_year: &[] };

/// One outcome row; what is blank here is blank in the workbook.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// The stage's code.
    pub(super) stage: &'static str,
    /// The place of its outcome among those of the stage, from 1.
    pub(super) place: usize,
    /// Whether it stands in a spare row, which names the outcome.
    pub(super) is_spare: bool,
    pub(super) coverage: Option<Coverage>,
    pub(super) status: Option<Status>,
    pub(super) cohorts: &'static str,
    pub(super) term: &'static str,
    pub(super) unit: &'static str,
    pub(super) activity: &'static str,
    pub(super) skill: &'static str,
    pub(super) reason: &'static str,
    pub(super) evidence: &'static str,
}

/// A row whose coverage is blank or cannot be read, in place.
pub(super) const fn row(stage: &'static str, place: usize) -> Row {
    Row {
        stage,
        place,
        is_spare: false,
        coverage: None,
        status: Some(Status::InPlace),
        cohorts: "",
        term: "",
        unit: "",
        activity: "",
        skill: "",
        reason: "",
        evidence: "",
    }
}

/// *Not yet*.
pub(super) const fn not_yet(stage: &'static str, place: usize) -> Row {
    Row { coverage: Some(Coverage::NotYet), status: None, ..row(stage, place) }
}

/// *Highlighted*, in place.
pub(super) const fn highlighted(stage: &'static str, place: usize) -> Row {
    Row { coverage: Some(Coverage::Highlighted), ..row(stage, place) }
}

/// *Taught*, in place, in a term and a unit.
pub(super) const fn taught(stage: &'static str, place: usize, term: &'static str, unit: &'static str) -> Row {
    Row { coverage: Some(Coverage::Taught), ..row(stage, place).in_unit(term, unit) }
}

/// *Taught with employers*, in place, in a term and a unit.
pub(super) const fn with_employers(stage: &'static str, place: usize, term: &'static str, unit: &'static str) -> Row {
    Row { coverage: Some(Coverage::WithEmployers), ..taught(stage, place, term, unit) }
}

/// *Not applicable*, and why.
pub(super) const fn not_applicable(stage: &'static str, place: usize, reason: &'static str) -> Row {
    Row { coverage: Some(Coverage::NotApplicable), status: None, reason, ..row(stage, place) }
}

impl Row {
    /// In a term and a unit.
    pub(super) const fn in_unit(self, term: &'static str, unit: &'static str) -> Row {
        Row { term, unit, ..self }
    }

    /// Planned, not in place yet.
    pub(super) const fn planned(self) -> Row {
        Row { status: Some(Status::Planned), ..self }
    }

    /// With Status forgotten.
    pub(super) const fn without_status(self) -> Row {
        Row { status: None, ..self }
    }

    /// On the next spare row, which names the outcome.
    pub(super) const fn again(self) -> Row {
        Row { is_spare: true, ..self }
    }

    /// For some year groups.
    pub(super) const fn years(self, cohorts: &'static str) -> Row {
        Row { cohorts, ..self }
    }

    /// What learners do, and the skill it builds.
    pub(super) const fn doing(self, activity: &'static str, skill: &'static str) -> Row {
        Row { activity, skill, ..self }
    }

    /// What shows it.
    pub(super) const fn shows(self, evidence: &'static str) -> Row {
        Row { evidence, ..self }
    }
}

/// An encounter with an employer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Met {
    pub(super) employer: &'static str,
    pub(super) sector: &'static str,
    pub(super) date: Option<Date>,
    pub(super) kind: Kind,
    pub(super) mode: Mode,
    pub(super) subject: &'static str,
    pub(super) cohort: &'static str,
    /// The outcomes it served: stage and place of each.
    pub(super) outcomes: &'static [(&'static str, usize)],
    pub(super) learners: Option<u32>,
    /// The four tests in the order of the form.
    pub(super) tests: [Option<Test>; 4],
    pub(super) took_place: TookPlace,
}

/// A meaningful encounter that took place in person.
pub(super) const fn met(
    employer: &'static str,
    sector: &'static str,
    date: Date,
    (subject, cohort): (&'static str, &'static str),
    outcomes: &'static [(&'static str, usize)],
    learners: u32,
) -> Met {
    Met {
        employer,
        sector,
        date: Some(date),
        kind: Kind::Encounter,
        mode: Mode::InPerson,
        subject,
        cohort,
        outcomes,
        learners: Some(learners),
        tests: [Some(Test::Yes); 4],
        took_place: TookPlace::TookPlace,
    }
}

impl Met {
    /// On a screen.
    pub(super) const fn on_screen(self) -> Met {
        Met { mode: Mode::Virtual, ..self }
    }

    /// At the employer's workplace.
    pub(super) const fn at_work(self) -> Met {
        Met { kind: Kind::Workplace, ..self }
    }

    /// Still to come: nobody knows yet how the tests turn out.
    pub(super) const fn to_come(self) -> Met {
        Met { took_place: TookPlace::Planned, tests: [None; 4], ..self }
    }

    /// With a date that cannot be read.
    pub(super) const fn undated(self) -> Met {
        Met { date: None, ..self }
    }

    /// With other answers to the four tests: purpose, outcomes, two-way, reflection.
    pub(super) const fn tested(self, purpose: Test, outcomes: Test, two_way: Test, reflection: Test) -> Met {
        Met { tests: [Some(purpose), Some(outcomes), Some(two_way), Some(reflection)], ..self }
    }
}

/// What a department wants next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wishes {
    /// The approach it aims at.
    pub(super) aim: Option<Approach>,
    /// A term of the round's school year, or *Next school year*.
    pub(super) by: &'static str,
    /// Staff development.
    pub(super) cpd: &'static str,
    /// Time.
    pub(super) time: &'static str,
    /// Contacts.
    pub(super) contacts: &'static str,
    /// Resources.
    pub(super) resources: &'static str,
}

/// One part of the project, by its place from 1; what is blank here is blank in the workbook.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) place: usize,
    pub(super) doing: &'static str,
    pub(super) employer: &'static str,
    pub(super) owner: &'static str,
    pub(super) due: Option<Date>,
    pub(super) needed: &'static str,
}

/// A part of the project with what is done, by whom and by when.
pub(super) const fn part(place: usize, doing: &'static str, owner: &'static str, due: Date) -> Part {
    Part { place, doing, employer: "", owner, due: Some(due), needed: "" }
}

impl Part {
    /// With an employer in mind.
    pub(super) const fn with(self, employer: &'static str) -> Part {
        Part { employer, ..self }
    }

    /// With something that is still needed.
    pub(super) const fn needing(self, needed: &'static str) -> Part {
        Part { needed, ..self }
    }
}

/// A *Support* sheet left blank.
pub(super) const NO_WISHES: Wishes = Wishes { aim: None, by: "", cpd: "", time: "", contacts: "", resources: "" };

/// What the Careers Leader says of the nine steps, of the whole school, and of what changed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Whole {
    /// How far each step has come, a letter a row of the form: not started, planned, under way, in place.
    pub(super) steps: &'static str,
    /// What is planned: a step's number with its approach.
    pub(super) plans: &'static [((u32, Approach), Planned)],
    /// The statements, a letter each: yes, partly, not yet.
    pub(super) statements: &'static str,
    /// What changed: what, for whom, before, now, how it is known.
    pub(super) changes: &'static [[&'static str; 5]],
}

/// What is planned for one step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Planned {
    /// Who sees to it.
    pub(super) owner: &'static str,
    /// By when.
    pub(super) due: Option<Date>,
    /// What is asked of SLT.
    pub(super) ask: &'static str,
    /// What shows it.
    pub(super) evidence: &'static str,
}

/// A plan with an owner and a day.
pub(super) const fn planned(owner: &'static str, due: Date) -> Planned {
    Planned { owner, due: Some(due), ask: "", evidence: "" }
}

impl Planned {
    /// With something asked of SLT.
    pub(super) const fn asking(self, ask: &'static str) -> Planned {
        Planned { ask, ..self }
    }

    /// With what shows it.
    pub(super) const fn shown(self, evidence: &'static str) -> Planned {
        Planned { evidence, ..self }
    }
}

/// Nothing said of the whole.
pub(super) const NOTHING_WHOLE: Whole = Whole { steps: "", plans: &[], statements: "", changes: &[] };

/// A cell typed so that it cannot be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slip {
    /// Where.
    pub(super) at: Cell,
    /// The key of its column.
    pub(super) slot: &'static str,
    /// What stands there.
    pub(super) typed: &'static str,
    /// Why it cannot be read.
    pub(super) code: Code,
    /// What was probably meant.
    pub(super) meant: Option<&'static str>,
}

/// The row of a slip.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cell {
    /// A subject's row for an outcome: stage and place.
    Outcome(&'static str, &'static str, usize),
    /// A subject's row for a cohort.
    Reach(&'static str, &'static str),
    /// An employer record, from 1.
    Employer(usize),
}
