//! What is asked of the engine.

use careers_audit::plan::Setting;
use careers_audit::{reader, round};
use jiff::civil::Date;
use serde::Deserialize;

/// One request.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Request {
    pub(crate) verb: Verb,
    /// What the person calls the folder.
    pub(crate) folder: String,
    pub(crate) lying: Vec<Lying>,
    /// What the person calls the folder of the round that is followed; its files lie behind `../`.
    #[serde(default)]
    pub(crate) last: Option<String>,
    /// The day on the person's clock.
    pub(crate) today: Date,
    /// The moment, in milliseconds since 1970.
    pub(crate) now: f64,
    /// Files that ended a worker.
    pub(crate) ended: Vec<String>,
}

/// Something that lies in the folder.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lying {
    /// The path below the folder, with '/'.
    pub(crate) at: String,
    pub(crate) folder: bool,
    /// When it was saved, in milliseconds since 1970.
    pub(crate) saved: f64,
    /// Bytes.
    pub(crate) size: u64,
}

/// What is to be done.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "lowercase", deny_unknown_fields)]
pub(crate) enum Verb {
    Look {
        /// Whether what is asked, and what a changed plan changes, is wanted as well.
        preview: bool,
    },
    Start {
        setting: Chosen,
        school: String,
    },
    Demo {
        setting: Chosen,
    },
    Generate {
        only: Vec<String>,
        planner: bool,
        force: bool,
    },
    Pack {},
    Check {
        settle: Vec<Settle>,
    },
    Consolidate {
        early: bool,
        /// The careers programme as well.
        #[serde(default)]
        programme: bool,
    },
    Amend {
        amendments: Amendments,
    },
    /// Begins the round that follows the one whose files lie there behind `../`.
    Begin {},
    /// Agrees next steps of subjects, and who a department's careers champion is.
    Agree {
        steps: Vec<Agreeing>,
        champions: Vec<Champion>,
    },
}

/// What is agreed of a subject; what is not given stays as it is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Agreeing {
    subject: String,
    step: Option<String>,
    owner: Option<String>,
    by: Option<String>,
}

impl From<Agreeing> for round::Agreeing {
    fn from(Agreeing { subject, step, owner, by }: Agreeing) -> round::Agreeing {
        round::Agreeing { subject, step, owner, by }
    }
}

/// A department's careers champion.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Champion {
    code: String,
    name: String,
}

impl From<Champion> for reader::OfDepartment {
    fn from(Champion { code, name }: Champion) -> reader::OfDepartment {
        reader::OfDepartment { code, champion: Some(name), ..reader::OfDepartment::default() }
    }
}

/// What is typed into the plan; what is not given stays as it is.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Amendments {
    school: Option<String>,
    label: Option<String>,
    due: Option<String>,
    leader: Option<String>,
    leader_email: Option<String>,
    #[serde(default)]
    departments: Vec<OfDepartment>,
}

/// What is typed of one department.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfDepartment {
    code: String,
    lead: Option<String>,
    email: Option<String>,
    champion: Option<String>,
}

impl From<Amendments> for reader::Amendments {
    fn from(typed: Amendments) -> reader::Amendments {
        let Amendments { school, label, due, leader, leader_email, departments } = typed;
        let of = |OfDepartment { code, lead, email, champion }| reader::OfDepartment { code, lead, email, champion };
        let departments = departments.into_iter().map(of).collect();
        // The plan is read and written in one go: nobody can have saved it between.
        reader::Amendments { seen: None, school, label, due, leader, leader_email, departments }
    }
}

/// A setting by its word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chosen(pub(crate) Setting);

impl<'de> Deserialize<'de> for Chosen {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Chosen, D::Error> {
        let word = String::deserialize(from)?;
        let known = Setting::ALL.iter().copied().find(|setting| setting.word() == word);
        known.map(Chosen).ok_or_else(|| serde::de::Error::custom("no such setting"))
    }
}

/// What somebody settles of a file among the returns.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Settle {
    Whose(String, String),
    Drop(String),
    Keep(String),
}

impl From<Settle> for round::Settle {
    fn from(settle: Settle) -> round::Settle {
        match settle {
            Settle::Whose(code, file) => round::Settle::Whose(code, file),
            Settle::Drop(file) => round::Settle::Drop(file),
            Settle::Keep(file) => round::Settle::Keep(file),
        }
    }
}
