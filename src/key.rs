//! The names of blocks and slots: by them every cell that people fill in is known, in answers, JSON and TOML.
//!
//! A name is made here and nowhere else: a block or slot that does not exist cannot be spelled. What each of them *is*
//! stands in its declaration (`layout`).

use std::fmt;

use serde::{Serialize, Serializer};

use crate::fold::fold;

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub enum $name { $(#[doc = concat!("`", $word, "`")] $variant,)* }

            impl $name {
                /// Every one.
                pub const ALL: &'static [$name] = &[$($name::$variant,)*];

                /// The word in answers, JSON and TOML.
                pub const fn word(self) -> &'static str {
                    match self { $($name::$variant => $word,)* }
                }

                /// The one of that word.
                pub fn named(word: &str) -> Option<$name> {
                    $name::ALL.iter().copied().find(|key| key.word() == word)
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.pad(self.word())
                }
            }

            impl Serialize for $name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.word())
                }
            }
        )*
    };
}

keys! {
    /// A block of slots: a table or a form. The plan and the audit made of it share the names of their tables.
    BlockKey {
        About = "about",
        Stages = "stages",
        Progress = "progress",
        Approach = "approach",
        Outcomes = "outcomes",
        Checklist = "checklist",
        Reach = "reach",
        Employers = "employers",
        Support = "support",
        Training = "training",
        Guides = "guides",
        Examples = "examples",
        Resources = "resources",
        Steps = "steps",
        WholeSchool = "whole_school",
        Impact = "impact",
        Planner = "planner",
        Calendar = "calendar",
        Fixes = "fixes",
        Unplaced = "unplaced",
        Round = "round",
        School = "school",
        Words = "words",
        Rules = "rules",
        Cohorts = "cohorts",
        Terms = "terms",
        Bands = "bands",
        Objectives = "objectives",
        Areas = "areas",
        Skills = "skills",
        Approaches = "approaches",
        Departments = "departments",
        Subjects = "subjects",
        Messages = "messages",
        Agreed = "agreed",
    }
    /// A slot: a column of a table, or a question of a form.
    SlotKey {
        About = "about",
        AcrossShare = "across_share",
        Action = "action",
        Activity = "activity",
        Aim = "aim",
        Also = "also",
        Answer = "answer",
        Answered = "answered",
        Approach = "approach",
        Area = "area",
        Ask = "ask",
        AtLeast = "at_least",
        Before = "before",
        BuildsOn = "builds_on",
        By = "by",
        Careers = "careers",
        Champion = "champion",
        CareersLeader = "careers_leader",
        CareersLeaderEmail = "careers_leader_email",
        Category = "category",
        Changed = "changed",
        Checked = "checked",
        Code = "code",
        Cohort = "cohort",
        Cohorts = "cohorts",
        CohortsAlso = "cohorts_also",
        Contacts = "contacts",
        CopyTo = "copy_to",
        Coverage = "coverage",
        Cpd = "cpd",
        Date = "date",
        Days = "days",
        DeliveredBy = "delivered_by",
        Department = "department",
        Departments = "departments",
        Doing = "doing",
        Done = "done",
        Due = "due",
        EarlyShare = "early_share",
        Email = "email",
        Employer = "employer",
        Encounters = "encounters",
        EnrichedOutcomes = "enriched_outcomes",
        Event = "event",
        Evidence = "evidence",
        EvidenceHint = "evidence_hint",
        Example = "example",
        Explanation = "explanation",
        Feedback = "feedback",
        FilledBy = "filled_by",
        FirstStep = "first_step",
        Formerly = "formerly",
        FoundationShare = "foundation_share",
        Framework = "framework",
        GoodFor = "good_for",
        GovernorEmails = "governor_emails",
        Hidden = "hidden",
        Id = "id",
        InScope = "in_scope",
        InUse = "in_use",
        Intended = "intended",
        Item = "item",
        Key = "key",
        Kind = "kind",
        Known = "known",
        Label = "label",
        Last = "last",
        LastTime = "last_time",
        Lead = "lead",
        Learner = "learner",
        Learners = "learners",
        Link = "link",
        LooksLike = "looks_like",
        Mark = "mark",
        Minutes = "minutes",
        Mode = "mode",
        Month = "month",
        Name = "name",
        NameEmployers = "name_employers",
        NamePeople = "name_people",
        Needed = "needed",
        Next = "next",
        Note = "note",
        Now = "now",
        Objective = "objective",
        Outcome1 = "outcome_1",
        Outcome2 = "outcome_2",
        Outcome3 = "outcome_3",
        Overlay = "overlay",
        Owner = "owner",
        Part = "part",
        PeopleMet = "people_met",
        Progress = "progress",
        Provider = "provider",
        Question = "question",
        Reached = "reached",
        ReachedSoFar = "reached_so_far",
        Reason = "reason",
        Ref = "ref",
        Reflection = "reflection",
        RelevanceEveryCohort = "relevance_every_cohort",
        Remarks = "remarks",
        Reminders = "reminders",
        Replaces = "replaces",
        Required = "required",
        Resources = "resources",
        Roll = "roll",
        RowsShow = "rows_show",
        School = "school",
        SchoolYear = "school_year",
        Sector = "sector",
        Setting = "setting",
        SharedPurpose = "shared_purpose",
        Sheet = "sheet",
        Skill = "skill",
        SltEmails = "slt_emails",
        SpeaksOf = "speaks_of",
        Stage = "stage",
        Stages = "stages",
        State = "state",
        Status = "status",
        Step = "step",
        StillSo = "still_so",
        Subject = "subject",
        Subjects = "subjects",
        Suggestion = "suggestion",
        SuitableOutcomes = "suitable_outcomes",
        SupportStaff = "support_staff",
        SupportStaffTrained = "support_staff_trained",
        Summary = "summary",
        Taking = "taking",
        TaskSet = "task_set",
        Taught = "taught",
        Teachers = "teachers",
        TeachersTrained = "teachers_trained",
        Term = "term",
        Test = "test",
        Text = "text",
        Time = "time",
        TimeNeeded = "time_needed",
        Title = "title",
        ToFill = "to_fill",
        Todo = "todo",
        TookPlace = "took_place",
        TwoWay = "two_way",
        Unit = "unit",
        Weight = "weight",
        What = "what",
        Where = "where",
        Why = "why",
        Wrong = "wrong",
        Years = "years",
        YourView = "your_view",
    }
}

/// The ref of the row in which one answer is given for every row of a sheet.
pub const ALL_ROWS: &str = "ALL";

/// The refs of rows that people add as they like: a letter and a number, `X1`. No ref of a plan may look like one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Series(char);

impl Series {
    /// A second unit of an outcome.
    pub const UNIT: Series = Series('X');
    /// A record of an employer.
    pub const EMPLOYER: Series = Series('E');
    /// Something that changed.
    pub const IMPACT: Series = Series('M');
    /// A week or an event of a department's own.
    pub const OCCASION: Series = Series('D');

    /// Its letter.
    pub fn letter(self) -> char {
        self.0
    }

    /// The ref of the nth row, from 1.
    pub fn reference(self, number: impl fmt::Display) -> String {
        format!("{}{number}", self.0)
    }

    /// Whether a ref is of the series, also beyond the rows that are printed: `X7`, `x 7`.
    pub fn has(self, reference: &str) -> bool {
        let digits = fold(reference);
        let digits = digits.strip_prefix(self.0.to_ascii_lowercase());
        digits.is_some_and(|digits| !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()))
    }
}

impl SlotKey {
    /// The slot that a record's field fills: they have one name. A field without a slot does not compile.
    #[allow(clippy::panic, reason = "it runs while the declaration is compiled, never later")]
    pub const fn of_field(field: &str) -> SlotKey {
        let mut rest = SlotKey::ALL;
        while let [key, others @ ..] = rest {
            if are_equal(key.word().as_bytes(), field.as_bytes()) {
                return *key;
            }
            rest = others;
        }
        panic!("no slot has the name of this field")
    }
}

/// `==` is not to be had while compiling.
const fn are_equal(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([first, rest @ ..], [second, others @ ..]) = (one, other) {
        if *first != *second {
            return false;
        }
        (one, other) = (rest, others);
    }
    one.is_empty() && other.is_empty()
}

impl SlotKey {
    /// The tests of a record of an employer: four, and three more of a workplace.
    pub const TESTS: [SlotKey; 7] = [
        SlotKey::SharedPurpose,
        SlotKey::SuitableOutcomes,
        SlotKey::TwoWay,
        SlotKey::PeopleMet,
        SlotKey::TaskSet,
        SlotKey::Feedback,
        SlotKey::Reflection,
    ];

    /// A test as a plan's drop-down says it: `Two way`.
    pub fn test_label(self) -> String {
        crate::words::upper(&self.word().replace('_', " "))
    }

    /// The test that a plan names, however it was typed.
    pub fn of_test(typed: &str) -> Option<SlotKey> {
        let typed = fold(typed).replace(['_', '-'], " ");
        SlotKey::TESTS.into_iter().find(|test| fold(&test.test_label()) == typed)
    }
}
