//! The lists behind drop-downs: which list a slot draws from, and its labels in one workbook.

use crate::answers::Labelled;
use crate::answers::audit::{Coverage, Intended, Kind, Mode, Progress, Status, TaughtThisYear, Test, Tick, TookPlace};
use crate::fold::fold;
use crate::key::{BlockKey, SlotKey};
use crate::plan::{Approach, Cohort, Department, MONTHS, MessageKind, Plan, Setting, Stage, Subject};

/// Which list a slot draws from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListOf {
    /// Coverage levels.
    Coverage,
    /// Planned, In place.
    Status,
    /// Yes, Partly, Not yet.
    Ticks,
    /// Yes, Not this year.
    TaughtThisYear,
    /// Yes, No, Not sure.
    Tests,
    /// Encounter, Workplace.
    Kinds,
    /// In person, Virtual.
    Modes,
    /// Took place, Planned.
    TookPlace,
    /// How far a step has come.
    Progress,
    /// Yes, Maybe, No.
    Intended,
    /// The months in the order of a school year.
    Months,
    /// The plan's terms.
    Terms,
    /// The plan's skills.
    Skills,
    /// The cohorts that the row may speak of, *All of …* first.
    Cohorts,
    /// The outcomes that the row may speak of.
    Outcomes,
    /// The department's subjects.
    Subjects,
    /// The three approaches by name.
    Approaches,
    /// Terms to aim at.
    ByWhen,
    /// Yes, No.
    YesNo,
    /// Settings.
    Settings,
    /// Keys of the three approaches.
    ApproachKeys,
    /// Keys of the email drafts.
    MessageKeys,
    /// A column of the plan workbook: stage codes.
    StageCodes,
    /// Learning area codes.
    AreaCodes,
    /// Objective refs.
    ObjectiveRefs,
    /// Outcome refs.
    OutcomeRefs,
    /// Department codes.
    DepartmentCodes,
}

/// Where a list's labels stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// On the hidden sheet.
    Labels(Vec<String>),
    /// In a column of the same workbook that people add to: block and slot.
    Column(BlockKey, SlotKey),
}

/// One list of one workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The defined name: `list_coverage`.
    pub name: String,
    /// Its labels.
    pub source: Source,
    /// What people write for a label, folded, and the label's position.
    pub synonyms: Vec<(String, usize)>,
}

impl List {
    fn new(name: impl Into<String>, labels: Vec<String>) -> List {
        List { name: format!("list_{}", name.into()), source: Source::Labels(labels), synonyms: Vec::new() }
    }

    /// A list of answers that are declared with what people write for them.
    fn of<T: Labelled>(name: &str) -> List {
        let synonyms = T::ALL.iter().enumerate().flat_map(|(position, answer)| {
            answer.synonyms().iter().map(move |synonym| ((*synonym).to_owned(), position))
        });
        List { synonyms: synonyms.collect(), ..List::new(name, labels::<T>()) }
    }

    /// The same list with what people write for its labels; what could mean two of them is left out.
    fn also(mut self, synonyms: &[(String, usize)]) -> List {
        let means = |text: &str| {
            let positions: std::collections::HashSet<usize> =
                synonyms.iter().filter(|(other, _)| fold(other) == text).map(|(_, position)| *position).collect();
            positions.len()
        };
        self.synonyms = synonyms
            .iter()
            .map(|(text, position)| (fold(text), *position))
            .filter(|(text, _)| means(text) == 1 && self.labels().iter().all(|label| fold(label) != *text))
            .collect();
        self
    }

    /// The label that a folded text stands for: one of the list, or what people write for one.
    pub fn label_of(&self, folded: &str) -> Option<&str> {
        let labels = self.labels();
        let synonym = || {
            let (_, position) = self.synonyms.iter().find(|(synonym, _)| synonym == folded)?;
            labels.get(*position)
        };
        labels.iter().find(|label| fold(label) == folded).or_else(synonym).map(String::as_str)
    }

    /// The labels, where they are ours.
    pub fn labels(&self) -> &[String] {
        match &self.source {
            Source::Labels(labels) => labels,
            Source::Column(..) => &[],
        }
    }
}

fn labels<T: Labelled>() -> Vec<String> {
    T::ALL.iter().map(|answer| answer.label().to_owned()).collect()
}

/// What a row may speak of: a department's subject, or all of them; a stage, or all of them.
#[derive(Clone, Copy, Debug)]
pub struct Reaches<'a> {
    /// The department; `None` for the Careers Leader, who may speak of everything.
    pub department: Option<&'a Department>,
    /// The subject; `None` for all of the department's.
    pub subject: Option<&'a Subject>,
    /// The stage; `None` for all of the subject's.
    pub stage: Option<&'a Stage>,
}

impl<'a> Reaches<'a> {
    fn stages(&self, plan: &'a Plan) -> Vec<&'a Stage> {
        let teaches = |stage: &&Stage| match (self.stage, self.subject, self.department) {
            (Some(only), _, _) => stage.code == only.code,
            (None, Some(subject), _) => subject.stages.contains(&stage.code),
            (None, None, Some(department)) => {
                department.subjects.iter().any(|subject| subject.stages.contains(&stage.code))
            }
            (None, None, None) => true,
        };
        plan.stages.iter().filter(teaches).collect()
    }

    /// The cohorts of a stage that the row may speak of: those that its subject teaches.
    fn cohorts(&self, stage: &'a Stage) -> Vec<&'a Cohort> {
        let taught = |subject: &'a Subject| subject.stages.contains(&stage.code).then(|| subject.cohorts_of(stage));
        let mut own: Vec<&Cohort> = match (self.subject, self.department) {
            (Some(subject), _) => subject.cohorts_of(stage).collect(),
            (None, Some(department)) => department.subjects.iter().filter_map(taught).flatten().collect(),
            (None, None) => stage.cohorts.iter().collect(),
        };
        own.sort_by_key(|cohort| stage.cohorts.iter().position(|other| other.reference == cohort.reference));
        own
    }

    /// A name for lists that differ by what the row may speak of.
    fn name(&self, plan: &Plan) -> String {
        let number = |stage: &Stage| plan.stages.iter().position(|other| other.code == stage.code).unwrap_or(0) + 1;
        self.stages(plan).into_iter().map(|stage| number(stage).to_string()).collect::<Vec<_>>().join("_")
    }
}

/// What people write for a term: `Autumn term`, `Autumn 1`, `Aut`.
fn terms(terms: &[String]) -> Vec<(String, usize)> {
    let written = |term: &String| {
        let short: String = term.chars().take(3).collect();
        [
            format!("{term} term"),
            format!("{term} 1"),
            format!("{term} 2"),
            format!("{short} 1"),
            format!("{short} 2"),
            short,
        ]
    };
    terms.iter().enumerate().flat_map(|(position, term)| written(term).map(|text| (text, position))).collect()
}

/// What people write for a month: `Sep`, `Sept`.
fn months() -> Vec<(String, usize)> {
    let short = |letters: usize| {
        let named = MONTHS.iter().enumerate().filter(move |(_, month)| month.len() > letters);
        named.map(move |(position, month)| (month.chars().take(letters).collect(), position))
    };
    short(3).chain(short(4)).collect()
}

/// What people write for a cohort, and for all of a stage: `Y7`, `Yr 7`, `7`; `KS3`, `7-9`, `Years 7 to 9`.
fn cohorts(stages: &[&Stage], labels: &[String]) -> Vec<(String, usize)> {
    let number = |text: &str| -> Option<u32> {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.parse().ok()
    };
    let position = |label: &str| labels.iter().position(|other| other == label);
    let mut written = Vec::new();
    for stage in stages {
        for cohort in &stage.cohorts {
            let Some(at) = position(&cohort.name) else { continue };
            written.push((cohort.code.clone(), at));
            if let Some(year) = number(&cohort.name)
                && fold(&cohort.name) == format!("year {year}")
            {
                written.extend(
                    [
                        format!("{year}"),
                        format!("yr {year}"),
                        format!("yr{year}"),
                        format!("year{year}"),
                        format!("y {year}"),
                    ]
                    .map(|text| (text, at)),
                );
            }
        }
        let Some(all) = position(&stage.all_of()) else { continue };
        written.extend(
            [
                stage.code.clone(),
                format!("all {}", stage.code),
                stage.name.clone(),
                format!("all of {}", stage.name),
                "all".to_owned(),
                "all years".to_owned(),
            ]
            .map(|text| (text, all)),
        );
        let years: Vec<u32> = stage.cohorts.iter().filter_map(|cohort| number(&cohort.name)).collect();
        if let ([first, .., last], true) = (years.as_slice(), years.windows(2).all(|pair| pair[1] == pair[0] + 1)) {
            for text in ["{}-{}", "years {}-{}", "years {} to {}", "year {}-{}", "y{}-{}", "y{}-y{}", "{} to {}"] {
                written.push((text.replacen("{}", &first.to_string(), 1).replacen("{}", &last.to_string(), 1), all));
            }
        }
    }
    written
}

/// The list of a kind for a row.
pub(super) fn list(of: ListOf, plan: &Plan, reaches: Reaches<'_>) -> List {
    let column = |name: &str, block, slot| List {
        name: format!("list_{name}"),
        source: Source::Column(block, slot),
        synonyms: Vec::new(),
    };
    match of {
        ListOf::Coverage => List::of::<Coverage>("coverage"),
        ListOf::Status => List::of::<Status>("status"),
        ListOf::Ticks => List::of::<Tick>("checklist"),
        ListOf::TaughtThisYear => List::of::<TaughtThisYear>("taught"),
        ListOf::Tests => List::of::<Test>("tests"),
        ListOf::Kinds => List::of::<Kind>("kinds"),
        ListOf::Modes => List::of::<Mode>("modes"),
        ListOf::TookPlace => List::of::<TookPlace>("took_place"),
        ListOf::Progress => List::of::<Progress>("progress"),
        ListOf::Intended => List::of::<Intended>("intended"),
        ListOf::Months => List::new("months", MONTHS.map(str::to_owned).to_vec()).also(&months()),
        ListOf::Terms => List::new("terms", plan.terms.clone()).also(&terms(&plan.terms)),
        ListOf::Skills => List::new("skills", plan.skills.iter().map(|skill| skill.name.clone()).collect()),
        ListOf::Cohorts => {
            let mut labels: Vec<String> = Vec::new();
            for stage in reaches.stages(plan) {
                labels.push(stage.all_of());
                labels.extend(reaches.cohorts(stage).into_iter().map(|cohort| cohort.name.clone()));
            }
            // A class may hold learners of two stages; it is offered once.
            let mut seen = std::collections::HashSet::new();
            labels.retain(|label| seen.insert(label.clone()));
            let synonyms = cohorts(&reaches.stages(plan), &labels);
            List::new(format!("cohorts_{}", reaches.name(plan)), labels).also(&synonyms)
        }
        ListOf::Outcomes => {
            let stages = reaches.stages(plan);
            let spoken = |stage: &str| stages.iter().any(|other| other.code == stage);
            let labels = plan
                .outcomes
                .iter()
                .filter(|outcome| spoken(&outcome.stage))
                .map(crate::plan::Outcome::label)
                .collect();
            List::new(format!("outcomes_{}", reaches.name(plan)), labels)
        }
        ListOf::Subjects => {
            let labels = reaches
                .department
                .map(|department| department.subjects.iter().map(|subject| subject.name.clone()).collect());
            List::new("subjects", labels.unwrap_or_default())
        }
        ListOf::Approaches => {
            List::new("approaches", Approach::ALL.map(|approach| approach.name().to_owned()).to_vec())
        }
        ListOf::ByWhen => {
            let mut labels: Vec<String> =
                plan.terms.iter().map(|term| format!("{term} {}", plan.round.school_year)).collect();
            labels.push(format!("Next {} year", plan.words.school));
            List::new("by_when", labels)
        }
        ListOf::YesNo => List::new("yes_no", vec!["Yes".to_owned(), "No".to_owned()]),
        ListOf::Settings => List::new("settings", Setting::ALL.map(|setting| setting.word().to_owned()).to_vec()),
        ListOf::ApproachKeys => {
            List::new("approach_keys", Approach::ALL.map(|approach| approach.key().to_owned()).to_vec())
        }
        ListOf::MessageKeys => List::new("message_keys", MessageKind::ALL.map(|kind| kind.key().to_owned()).to_vec()),
        ListOf::StageCodes => column("stage_codes", BlockKey::Stages, SlotKey::Code),
        ListOf::AreaCodes => column("area_codes", BlockKey::Areas, SlotKey::Code),
        ListOf::ObjectiveRefs => column("objective_refs", BlockKey::Objectives, SlotKey::Ref),
        ListOf::OutcomeRefs => column("outcome_refs", BlockKey::Outcomes, SlotKey::Ref),
        ListOf::DepartmentCodes => column("department_codes", BlockKey::Departments, SlotKey::Code),
    }
}
