//! The tables of a plan that say who takes part, each declared once: what a row asks, under which heading, and what helps.

use crate::answers::{Lens, Record, RowPlace};
use crate::key::BlockKey;
use crate::layout::block::{Block, Carries, Nature, Rows};
use crate::layout::head::Head;
use crate::layout::lists::ListOf;
use crate::layout::slot::Slot;
use crate::layout::spec::{Holds, Need};
use crate::lens;
use crate::plan::file::{
    AgreedStep, Approach, Area, Band, Cohort, Department, Event, Example, Item, Message, Objective, Outcome,
    PlannerPart, Resource, Round, Rules, School, SchoolItem, Skill, Stage, Step, Subject, Term, Words,
};

macro_rules! plan_records {
    ($($name:ident)*) => {
        $(impl Record for $name {
            fn blank(_: RowPlace) -> Self {
                $name::default()
            }
            fn place(&self) -> RowPlace {
                // The rows of a plan have no ref of their own: they are numbered as they stand.
                RowPlace::default()
            }
        })*
    };
}

plan_records! {
    AgreedStep Approach Area Band Cohort Department Event Example Item Message Objective Outcome PlannerPart Resource Round Rules School SchoolItem
    Skill Stage Step Subject
    Term Words
}

/// What every table of a plan is: rows that people add and change as they like, carried over with the plan.
pub(super) const OF_PLAN: Nature =
    Nature { asks: "", told_by: None, same_by: &[], needs: &[], in_edition: false, carries: Carries::Answers };

pub(super) const fn long<R>(lens: Lens<R>, head: &'static str, width: u16) -> Slot<R> {
    Slot::text(lens, head, width).most(1000)
}

pub(super) const fn count<R>(lens: Lens<R>, head: &'static str, width: u16, most: u32) -> Slot<R> {
    Slot::asked(lens, Head::Plain(head), width, Holds::Count { most, per_cent: false })
}

pub(super) const fn per_cent<R>(lens: Lens<R>, head: &'static str, width: u16) -> Slot<R> {
    Slot::asked(lens, Head::Plain(head), width, PER_CENT)
}

pub(super) const fn code<R>(lens: Lens<R>, head: &'static str, width: u16, list: ListOf) -> Slot<R> {
    Slot::asked(lens, Head::Plain(head), width, Holds::Code(list))
}

/// Reminders begin at most so many days before the due date.
const MOST_REMINDERS: u32 = 90;

/// The round.
pub(in crate::layout::plan) static ROUND: Block<Round> = Block {
    key: BlockKey::Round,
    title: "The round",
    rows: Rows::Form,
    nature: OF_PLAN,
    slots: &[
        Slot::text(lens!(Round.label), "Name of this round", 60)
            .most(60)
            .need(Need::Always, 0)
            .help("Printed on every workbook, such as 2026-27 autumn."),
        Slot::text(lens!(Round.school_year), "School year", 60).most(9).need(Need::Always, 0).help("Such as 2026-27."),
        Slot::asked(lens!(Round.due), Head::Plain("Workbooks come back by"), 60, Holds::Date)
            .need(Need::Always, 0)
            .help("Day/month/year."),
        Slot::text(lens!(Round.last), "Folder of the last round", 60).help(
            "To see what has changed since. As seen from this round's folder: ../riverside-2025. Leave blank in the \
             first round.",
        ),
        count(lens!(Round.reminders), "Reminders from, days before", 60, MOST_REMINDERS)
            .late()
            .help("Nobody is reminded sooner, nor again within so many days of a reminder that was sent. Blank: 3."),
    ],
};

/// The school.
pub(in crate::layout::plan) static SCHOOL: Block<School> = Block {
    key: BlockKey::School,
    title: "The school",
    rows: Rows::Form,
    nature: OF_PLAN,
    slots: &[
        Slot::asked(lens!(School.name), Head::SchoolName, 60, Holds::Text { most: 150 }).need(Need::Always, 0),
        Slot::asked(lens!(School.setting), Head::Plain("Setting"), 60, Holds::Code(ListOf::Settings))
            .need(Need::Always, 0),
        Slot::text(lens!(School.careers_leader), "Careers Leader", 60).need(Need::Always, 0),
        Slot::text(lens!(School.careers_leader_email), "Careers Leader's email", 60).need(Need::Always, 0),
        long(lens!(School.slt_emails), "SLT emails", 60).several().help("Several with commas between them."),
        long(lens!(School.governor_emails), "Governors' emails", 60).several().help("Several with commas between them."),
        Slot::choice(lens!(School.name_people), "Name people in what SLT reads", 60, ListOf::YesNo)
            .help("No: departments are named. Yes: their leads too."),
        Slot::choice(lens!(School.name_employers), "Name employers in the careers programme", 60, ListOf::YesNo)
            .late()
            .help("Learners, parents and employers read it. No: their sector is told. Yes: who they are, once they agree."),
        Slot::asked(lens!(School.framework), Head::Plain("Framework"), 60, Holds::Code(ListOf::Frameworks)).late().help(
            "England; None, for no framework's words at all; or the name in the file framework.toml beside this plan. \
             Blank: that file's, or England.",
        ),
    ],
};

/// What things are called.
pub(in crate::layout::plan) static WORDS: Block<Words> = Block {
    key: BlockKey::Words,
    title: "Your words",
    rows: Rows::Form,
    nature: OF_PLAN,
    slots: &[
        Slot::text(lens!(Words.stage), "One stage is called", 60).most(40).need(Need::Always, 0),
        Slot::text(lens!(Words.stages), "Several stages are called", 60).most(40).need(Need::Always, 0),
        Slot::text(lens!(Words.cohort), "One group of learners is called", 60).most(40).need(Need::Always, 0),
        Slot::text(lens!(Words.cohorts), "Several groups are called", 60).most(40).need(Need::Always, 0),
        Slot::text(lens!(Words.learner), "One learner is called", 60).most(40).need(Need::Always, 0),
        Slot::text(lens!(Words.learners), "Several learners are called", 60).most(40).need(Need::Always, 0),
        Slot::text(lens!(Words.school), "The place is called", 60).most(40).help("School or college."),
        Slot::text(lens!(Words.subject), "What a department answers for is called", 60)
            .most(40)
            .help("Subject, or Team where most are class teams."),
        Slot::text(lens!(Words.subjects), "Several of them are called", 60).most(40),
    ],
};

const PER_CENT: Holds = Holds::Count { most: 100, per_cent: true };

/// A plan names its approaches as it likes, so that these say which of them is meant.
const HIGHLIGHTED: Head = Head::Reworded(
    "First approach: per cent of a stage's outcomes highlighted",
    &["Foundation: per cent of a stage's outcomes highlighted"],
);
const TAUGHT: Head =
    Head::Reworded("Second approach: per cent taught", &["Careers Across the Curriculum: per cent taught"]);
const WITH_EMPLOYERS: Head = Head::Reworded(
    "Third approach: outcomes a stage taught with employers",
    &["Employer Enriched: outcomes a stage taught with employers"],
);

/// The figures of the rule.
pub(in crate::layout::plan) static RULES: Block<Rules> = Block {
    key: BlockKey::Rules,
    title: "The rule",
    rows: Rows::Form,
    nature: OF_PLAN,
    slots: &[
        Slot::asked(lens!(Rules.foundation_share), HIGHLIGHTED, 60, PER_CENT).need(Need::Always, 0),
        Slot::asked(lens!(Rules.across_share), TAUGHT, 60, PER_CENT).need(Need::Always, 0),
        Slot::asked(lens!(Rules.enriched_outcomes), WITH_EMPLOYERS, 60, Holds::Count { most: 1000, per_cent: false })
            .need(Need::Always, 0),
        count(lens!(Rules.encounters), "Meaningful encounters with employers a learner and year", 60, 100)
            .help("1 in schools, 2 in colleges. It is told in the matrix and judges no subject."),
        Slot::choice(
            lens!(Rules.relevance_every_cohort),
            "First approach: every group is told of careers or routes",
            60,
            ListOf::YesNo,
        )
        .help("Yes: a subject needs a row that names each group it teaches, of an outcome that speaks of careers or routes."),
        per_cent(lens!(Rules.early_share), "Per cent of departments back before SLT is written to", 60)
            .help("Until then the matrix is called an early picture. 50 where left blank. It judges no subject."),
    ],
};

/// Stages.
pub(in crate::layout::plan) static STAGES: Block<Stage> = Block {
    key: BlockKey::Stages,
    title: "Stages",
    rows: Rows::Free,
    nature: OF_PLAN,
    slots: &[
        Slot::text(lens!(Stage.code), "Code", 12)
            .most(20)
            .need(Need::Always, 0)
            .help("Short, without spaces. Outcomes and subjects name it."),
        Slot::text(lens!(Stage.name), "Name", 40).need(Need::Always, 0),
        Slot::choice(lens!(Stage.overlay), "Overlay?", 14, ListOf::YesNo)
            .help("Yes only for a stage that lies over others and is never judged."),
        Slot::choice(lens!(Stage.in_use), "In use?", 12, ListOf::YesNo)
            .late()
            .help("No keeps it here with its groups and outcomes, and asks nobody. Choose Yes to switch it on."),
        long(lens!(Stage.note), "Whom it is for", 60).late().help("For you, and for the notes of the matrix."),
    ],
};

/// Groups of learners.
pub(in crate::layout::plan) static COHORTS: Block<Cohort> = Block {
    key: BlockKey::Cohorts,
    title: "Cohorts",
    rows: Rows::Free,
    nature: OF_PLAN,
    slots: &[
        Slot::text(lens!(Cohort.code), "Code", 12)
            .most(20)
            .need(Need::Always, 0)
            .help("Short, without spaces. A class with learners of two stages has a row for each, with one code."),
        Slot::text(lens!(Cohort.name), "Name", 30).need(Need::Always, 0),
        code(lens!(Cohort.stage), "Stage", 14, ListOf::StageCodes).need(Need::Always, 0),
        count(lens!(Cohort.roll), "On roll", 12, 100_000).need(Need::Always, 0),
        count(lens!(Cohort.in_scope), "In scope", 12, 100_000)
            .help("Leave blank where it is everyone on roll. Fewer where another school leads the careers programme of some; in a college those to 18, or to 25 with an EHC plan, where some are older."),
        Slot::text(lens!(Cohort.years), "School years", 16)
            .late()
            .help("The years that it holds, such as 7, 8, 9. Blank where its name says so, or where it holds none."),
        long(lens!(Cohort.note), "Note", 44).late().help("For you alone: it is printed nowhere else."),
    ],
};

/// Terms.
pub(in crate::layout::plan) static TERMS: Block<Term> = Block {
    key: BlockKey::Terms,
    title: "Terms",
    rows: Rows::Free,
    nature: OF_PLAN,
    slots: &[Slot::text(lens!(Term.name), "Term", 30).need(Need::Always, 0)],
};

/// How a per cent is worded.
pub(in crate::layout::plan) static BANDS: Block<Band> = Block {
    key: BlockKey::Bands,
    title: "Bands",
    rows: Rows::Free,
    nature: OF_PLAN,
    slots: &[
        per_cent(lens!(Band.at_least), "At least, per cent", 20).need(Need::Always, 0),
        Slot::text(lens!(Band.name), "In words", 30).need(Need::Always, 0),
    ],
};

/// Departments.
pub(in crate::layout::plan) static DEPARTMENTS: Block<Department> = Block {
    key: BlockKey::Departments,
    title: "Departments",
    rows: Rows::Free,
    nature: OF_PLAN,
    slots: &[
        Slot::text(lens!(Department.code), "Code", 12)
            .most(20)
            .need(Need::Always, 0)
            .help("Letters and digits: part of the file's name."),
        Slot::text(lens!(Department.name), "Department", 32).need(Need::Always, 0),
        Slot::text(lens!(Department.lead), "Lead", 30),
        Slot::text(lens!(Department.email), "Lead's email", 40)
            .several()
            .help("Where two share the post, both with a comma between them: each draft goes to both."),
        Slot::text(lens!(Department.champion), "Careers champion", 26)
            .late()
            .help("Whoever sees to careers there beside the lead: a post, initials or a name. Blank: nobody yet."),
        Slot::text(lens!(Department.copy_to), "Copy to", 40).several().late().help(
            "Such as a line manager's email: in copy of reminders before and after the due date, and of no other mail.",
        ),
    ],
};

/// Subjects.
pub(in crate::layout::plan) static SUBJECTS: Block<Subject> = Block {
    key: BlockKey::Subjects,
    title: "Subjects",
    rows: Rows::Free,
    nature: OF_PLAN,
    slots: &[
        code(lens!(Subject.department), "Department", 14, ListOf::DepartmentCodes).need(Need::Always, 0),
        Slot::text(lens!(Subject.name), "Subject", 36).most(60).need(Need::Always, 0),
        Slot::text(lens!(Subject.stages), "Stages taught", 30)
            .several()
            .need(Need::Always, 0)
            .help("Codes with commas between them."),
        long(lens!(Subject.cohorts), "Only these groups", 36)
            .several()
            .late()
            .help("Codes of Cohorts with commas between them. Blank: every group of its stages."),
    ],
};

/// Steps that were agreed.
pub(in crate::layout::plan) static AGREED: Block<AgreedStep> = Block {
    key: BlockKey::Agreed,
    title: "Agreed steps",
    rows: Rows::Free,
    nature: OF_PLAN,
    slots: &[
        Slot::text(lens!(AgreedStep.subject), "Subject", 30).most(60).need(Need::Always, 0).late(),
        Slot::text(lens!(AgreedStep.step), "Agreed step", 70).most(500).need(Need::Always, 0).late(),
        Slot::text(lens!(AgreedStep.owner), "Owner", 26).most(120).late().help("A post, initials or a name."),
        Slot::asked(lens!(AgreedStep.due), Head::Plain("By when"), 16, Holds::Date).late().help("Day/month/year."),
    ],
};

/// The texts of the email drafts.
pub(in crate::layout::plan) static MESSAGES: Block<Message> = Block {
    key: BlockKey::Messages,
    title: "Messages",
    rows: Rows::Free,
    nature: OF_PLAN,
    slots: &[
        code(lens!(Message.key), "Key", 14, ListOf::MessageKeys)
            .need(Need::Always, 0)
            .help("Which draft it is the text of. Keep one row of each."),
        Slot::text(lens!(Message.subject), "Subject line", 40)
            .need(Need::Always, 0)
            .help("Words in braces are filled in, such as {school}. The lines above the table list them."),
        Slot::text(lens!(Message.text), "Text", 96)
            .most(4000)
            .need(Need::Always, 0)
            .help("A blank line begins a new paragraph (in Excel: Alt and Enter). Words in braces are filled in, such as {lead}: the lines above the table list them."),
    ],
};
