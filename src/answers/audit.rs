//! The records of one completed audit: what a department (or the Careers Leader) answered.

use jiff::civil::Date;

use super::{Record, RowPlace};

pub use super::choice::{
    Choice, Confirmed, Coverage, Intended, Kind, Mode, Progress, Status, StepDone, StillSo, TaughtThisYear, Test, Tick,
    TookPlace,
};
macro_rules! records {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $kind:ty,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, Default, PartialEq)]
            pub struct $name {
                /// The subject and ref of the row.
                pub place: RowPlace,
                $($(#[$field_meta])* pub $field: Option<$kind>,)*
            }
            impl Record for $name {
                fn blank(place: RowPlace) -> Self {
                    $name { place, ..$name::default() }
                }
                fn place(&self) -> RowPlace {
                    self.place.clone()
                }
            }
        )*
    };
}

records! {
    /// Who filled the workbook in.
    About {
        /// Their name.
        filled_by: String,
        /// Anything they want to say.
        remarks: String,
    }
    /// One subject in one stage: is it taught this year?
    StageRow {
        /// The answer.
        taught: TaughtThisYear,
    }
    /// One step of a subject that was agreed after the last round.
    AgreedRow {
        /// Whether it is done.
        done: StepDone,
        /// Why not yet, or what came of it.
        why: String,
    }
    /// One outcome in one subject; a second unit of it stands in a spare row.
    OutcomeRow {
        /// The outcome that a spare row is about, as its drop-down shows it.
        outcome: String,
        /// Coverage level.
        coverage: Coverage,
        /// Planned or in place.
        status: Status,
        /// Year groups, or all of a stage; several names with commas between them.
        cohorts: String,
        /// Others beside them.
        cohorts_also: String,
        /// Term.
        term: String,
        /// Unit of the scheme of work.
        unit: String,
        /// What learners do.
        activity: String,
        /// The skill it builds.
        skill: String,
        /// Why, or why not.
        reason: String,
        /// Evidence and the difference it made.
        evidence: String,
        /// In dedicated time: about how many minutes each learner has for it in a year.
        minutes: u32,
        /// In dedicated time: who delivers it.
        delivered_by: String,
    }
    /// One checklist item in one subject.
    ChecklistRow {
        /// The answer.
        answer: Tick,
        /// What shows it.
        evidence: String,
    }
    /// One subject with one cohort.
    ReachRow {
        /// Learners who take the subject.
        taking: u32,
        /// Learners who met at least one of the subject's outcomes this year.
        reached: u32,
    }
    /// One encounter with an employer, or experience of a workplace.
    EmployerRow {
        /// The employer.
        employer: String,
        /// Its sector.
        sector: String,
        /// The day.
        date: Date,
        /// Encounter or workplace.
        kind: Kind,
        /// In person or virtual.
        mode: Mode,
        /// The subject.
        subject: String,
        /// The year groups.
        cohort: String,
        /// First outcome, as its drop-down shows it.
        outcome_1: String,
        /// Second outcome.
        outcome_2: String,
        /// Third outcome.
        outcome_3: String,
        /// How many learners took part.
        learners: u32,
        /// A purpose shared with employer and learners.
        shared_purpose: Test,
        /// Outcomes that suit the learners.
        suitable_outcomes: Test,
        /// Two-way interaction.
        two_way: Test,
        /// Time to reflect.
        reflection: Test,
        /// Took place or planned.
        took_place: TookPlace,
        /// At a workplace: how many days each learner spent there.
        days: u32,
        /// At a workplace: a range of people met.
        people_met: Test,
        /// At a workplace: a task set by the employer, or work produced.
        task_set: Test,
        /// At a workplace: the employer's feedback.
        feedback: Test,
    }
    /// One of the nine steps, for one approach: the Careers Leader's action plan.
    StepRow {
        /// How far it has come.
        progress: Progress,
        /// Who sees to it.
        owner: String,
        /// By when.
        due: Date,
        /// What is asked of SLT.
        ask: String,
        /// What shows it, and the difference it made.
        evidence: String,
    }
    /// One statement about the whole school.
    SchoolRow {
        /// The answer.
        answer: Tick,
        /// What shows it.
        evidence: String,
    }
    /// Something that changed, and how that is known.
    ImpactRow {
        /// What changed.
        changed: String,
        /// For whom: one cohort, or all of a stage.
        cohorts: String,
        /// What it was before.
        before: String,
        /// What it is now.
        now: String,
        /// How it is known.
        known: String,
    }
    /// One part of an employer project that a department plans.
    PlannerRow {
        /// What the department will do.
        doing: String,
        /// The employer or partner whom it has in mind.
        employer: String,
        /// Who sees to it.
        owner: String,
        /// By when.
        due: Date,
        /// What is still needed for it.
        needed: String,
    }
    /// One theme week or event, and the lesson that it suits. Printed ones have a month and a name of their own.
    CalendarRow {
        /// In a spare row: the month.
        month: String,
        /// In a spare row: the week or event.
        event: String,
        /// In a spare row: careers that it can lead to.
        careers: String,
        /// The unit or lesson that it suits.
        unit: String,
        /// The local employer to ask.
        employer: String,
        /// Whether it is planned.
        intended: Intended,
    }
    /// One thing listed to be fixed, in a correction.
    FixRow {
        /// Why it is right as it is.
        explanation: String,
    }
    /// How many of the staff took part in careers development this year.
    Training {
        /// Teachers.
        teachers: u32,
        /// Of these, those who took part.
        teachers_trained: u32,
        /// Support staff.
        support_staff: u32,
        /// Of these, those who took part.
        support_staff_trained: u32,
    }
    /// What the department wants next.
    Support {
        /// The approach it aims at.
        aim: String,
        /// By when.
        by: String,
        /// Staff development wanted.
        cpd: String,
        /// Time wanted.
        time: String,
        /// Contacts wanted.
        contacts: String,
        /// Resources wanted.
        resources: String,
    }
}

impl OutcomeRow {
    /// Whom it says that it is for: what stands in either cell.
    pub fn whom(&self) -> impl Iterator<Item = &str> {
        [&self.cohorts, &self.cohorts_also].into_iter().filter_map(Option::as_deref)
    }
}

/// One completed audit, table by table. Rows without any answer are not in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Audit {
    /// Who filled it in.
    pub about: Vec<About>,
    /// Stages taught this year.
    pub stages: Vec<StageRow>,
    /// Steps that were agreed after the last round.
    pub agreed: Vec<AgreedRow>,
    /// Outcome rows.
    pub outcomes: Vec<OutcomeRow>,
    /// Checklist rows.
    pub checklist: Vec<ChecklistRow>,
    /// Reach rows.
    pub reach: Vec<ReachRow>,
    /// Employer records.
    pub employers: Vec<EmployerRow>,
    /// Support wanted.
    pub support: Vec<Support>,
    /// Staff who took part in careers development.
    pub training: Vec<Training>,
    /// The nine steps.
    pub steps: Vec<StepRow>,
    /// Statements about the whole school.
    pub whole_school: Vec<SchoolRow>,
    /// What changed.
    pub impact: Vec<ImpactRow>,
    /// The employer project that is planned.
    pub planner: Vec<PlannerRow>,
    /// Weeks and events that suit a lesson.
    pub calendar: Vec<CalendarRow>,
    /// Explanations in a correction.
    pub fixes: Vec<FixRow>,
}

impl Audit {
    /// The outcome rows of a subject.
    pub fn outcomes_of<'a>(&'a self, subject: &'a str) -> impl Iterator<Item = &'a OutcomeRow> {
        self.outcomes.iter().filter(move |row| row.place.subject.as_deref() == Some(subject))
    }

    /// The checklist rows of a subject.
    pub fn checklist_of<'a>(&'a self, subject: &'a str) -> impl Iterator<Item = &'a ChecklistRow> {
        self.checklist.iter().filter(move |row| row.place.subject.as_deref() == Some(subject))
    }

    /// The employer records of a subject, by the subject that each names.
    pub fn employers_of<'a>(&'a self, subject: &'a str) -> impl Iterator<Item = &'a EmployerRow> {
        self.employers.iter().filter(move |row| row.subject.as_deref() == Some(subject))
    }

    /// The answer to a checklist item in a subject.
    pub fn tick(&self, subject: &str, item: &str) -> Option<Tick> {
        self.checklist_of(subject).find(|row| row.place.row == item).and_then(|row| row.answer)
    }

    /// Whether a stage is marked *Not this year* in a subject.
    pub fn is_off(&self, subject: &str, stage: &str) -> bool {
        self.stages.iter().any(|row| {
            row.place.row == stage
                && row.place.subject.as_deref() == Some(subject)
                && row.taught == Some(TaughtThisYear::NotThisYear)
        })
    }
}
