//! The JSON documents of `check` and `consolidate`, as design.md lays them down.

mod agreed;
mod changes;
mod cohorts;
mod consolidate;
mod finding;
mod priorities;

use serde::Serialize;

use crate::answers::{Given, Key, Value};
use crate::check::subject_of_record;
use crate::key::SlotKey;
use crate::plan::{Plan, Share, Speaks};
use crate::returns::{Results, Return, Since};
use finding::{FindingJson, finding};

pub use consolidate::{Consolidate, consolidate};

/// The document of `check --json`.
#[derive(Debug, Serialize)]
pub struct Check<'a> {
    plan: PlanJson<'a>,
    missing: Vec<&'a str>,
    returns: Vec<ReturnJson<'a>>,
}

#[derive(Debug, Serialize)]
struct PlanJson<'a> {
    school: &'a str,
    setting: &'a str,
    edition: String,
    round: &'a str,
    rules: RulesJson,
    stages: Vec<StageJson<'a>>,
    outcomes: Vec<OutcomeJson<'a>>,
    checklist: Vec<ItemJson<'a>>,
    departments: Vec<DepartmentJson<'a>>,
}

#[derive(Debug, Serialize)]
struct RulesJson {
    foundation_share: f64,
    across_share: f64,
    enriched_outcomes: usize,
    encounters: usize,
    relevance_every_cohort: bool,
    early_share: f64,
}

#[derive(Debug, Serialize)]
struct StageJson<'a> {
    code: &'a str,
    name: &'a str,
    overlay: bool,
    cohorts: Vec<CohortJson<'a>>,
}

#[derive(Debug, Serialize)]
struct CohortJson<'a> {
    code: &'a str,
    name: &'a str,
    roll: u32,
    in_scope: u32,
    years: &'a [u8],
}

#[derive(Debug, Serialize)]
struct OutcomeJson<'a> {
    #[serde(rename = "ref")]
    reference: &'a str,
    title: &'a str,
    stage: &'a str,
    area: &'a str,
    objective: Option<&'a str>,
    builds_on: Option<&'a str>,
    departments: &'a [String],
    speaks_of: Option<&'static str>,
    /// The last round's outcomes that it replaces.
    replaces: &'a [String],
}

#[derive(Debug, Serialize)]
struct ItemJson<'a> {
    #[serde(rename = "ref")]
    reference: &'a str,
    approach: &'a str,
    statement: &'a str,
    required: bool,
    /// The test of a record of an employer that it speaks of.
    test: Option<SlotKey>,
}

#[derive(Debug, Serialize)]
struct DepartmentJson<'a> {
    code: &'a str,
    name: &'a str,
    subjects: Vec<SubjectJson<'a>>,
}

#[derive(Debug, Serialize)]
struct SubjectJson<'a> {
    name: &'a str,
    stages: &'a [String],
    /// The cohorts it teaches, by code; every cohort of its stages where empty.
    cohorts: &'a [String],
}

#[derive(Debug, Serialize)]
struct ReturnJson<'a> {
    file: &'a str,
    department: Option<&'a str>,
    parts: &'a [String],
    state: &'static str,
    /// What the department wants to tell the Careers Leader.
    comment: Option<&'a str>,
    saved: String,
    answers: Vec<AnswerJson<'a>>,
    /// What nobody typed: last round's answers that were said to be still so.
    carried: Vec<AnswerJson<'a>>,
    findings: Vec<FindingJson<'a>>,
    corrects: &'a [String],
    since: Option<SinceJson<'a>>,
}

#[derive(Debug, Serialize)]
struct SinceJson<'a> {
    fixed: &'a [String],
    explained: &'a [String],
    open: &'a [String],
    new: &'a [String],
}

#[derive(Debug, Serialize)]
struct AnswerJson<'a> {
    sheet: Option<&'a str>,
    cell: Option<String>,
    subject: Option<String>,
    row: &'a str,
    column: SlotKey,
    value: serde_json::Value,
    /// Of a merged return: the file that it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
}

/// The document of `check --json`.
pub fn check<'a>(results: &'a Results) -> Check<'a> {
    Check {
        plan: plan(&results.plan),
        missing: missing(results),
        returns: results.returns.iter().map(|entry| returned(&results.plan, entry)).collect(),
    }
}

fn missing(results: &Results) -> Vec<&str> {
    results.missing().into_iter().map(|department| department.code.as_str()).collect()
}

fn fraction(share: Share) -> f64 {
    f64::from(share.per_cent()) / 100.0
}

fn plan(plan: &Plan) -> PlanJson<'_> {
    PlanJson {
        school: &plan.school.name,
        setting: plan.school.setting.word(),
        edition: plan.edition(),
        round: &plan.round.label,
        rules: RulesJson {
            foundation_share: fraction(plan.rules.foundation_share),
            across_share: fraction(plan.rules.across_share),
            enriched_outcomes: plan.rules.enriched_outcomes,
            encounters: plan.rules.encounters,
            relevance_every_cohort: plan.rules.relevance_every_cohort,
            early_share: fraction(plan.rules.early_share),
        },
        stages: plan
            .stages
            .iter()
            .map(|stage| StageJson {
                code: &stage.code,
                name: &stage.name,
                overlay: stage.overlay,
                cohorts: stage
                    .cohorts
                    .iter()
                    .map(|cohort| CohortJson {
                        code: &cohort.reference,
                        name: &cohort.name,
                        roll: cohort.roll,
                        in_scope: cohort.in_scope,
                        years: &cohort.years,
                    })
                    .collect(),
            })
            .collect(),
        outcomes: plan
            .outcomes
            .iter()
            .map(|outcome| OutcomeJson {
                reference: &outcome.reference,
                title: &outcome.title,
                stage: &outcome.stage,
                area: &outcome.area,
                objective: outcome.objective.as_deref(),
                builds_on: outcome.builds_on.as_deref(),
                departments: &outcome.departments,
                speaks_of: outcome.speaks_of.map(Speaks::word),
                replaces: &outcome.replaces,
            })
            .collect(),
        checklist: plan
            .checklist
            .iter()
            .map(|item| ItemJson {
                reference: &item.reference,
                approach: item.approach.key(),
                statement: &item.item,
                required: item.required,
                test: item.test,
            })
            .collect(),
        departments: plan
            .departments
            .iter()
            .map(|department| DepartmentJson {
                code: &department.code,
                name: &department.name,
                subjects: department
                    .subjects
                    .iter()
                    .map(|subject| SubjectJson {
                        name: &subject.name,
                        stages: &subject.stages,
                        cohorts: &subject.cohorts,
                    })
                    .collect(),
            })
            .collect(),
    }
}

fn returned<'a>(plan: &'a Plan, entry: &'a Return) -> ReturnJson<'a> {
    let answer = |(key, given): (&'a Key, &'a Given)| {
        let spot = entry.spots.get(key).filter(|_| !entry.answers.is_carried(key));
        AnswerJson {
            sheet: spot.map(|spot| spot.sheet.as_str()),
            cell: spot.map(|spot| spot.at.to_string()),
            subject: key.subject.clone().or_else(|| subject_of_record(&entry.answers, key)),
            row: key.printed_row(),
            column: key.slot,
            value: match &given.means {
                Ok(Value::Text(text)) => text.as_str().into(),
                // What `check` says is for the Careers Leader, who is to see to it.
                Ok(Value::Withheld(_)) => given.typed.for_its_author().into(),
                Ok(Value::Choice(choice)) => choice.label_under(&plan.framework).into(),
                Ok(Value::Count(count)) => (*count).into(),
                Ok(Value::Date(date)) => date.to_string().into(),
                Err(_) => given.typed.for_its_author().into(),
            },
            file: entry.origins.get(key).map(String::as_str),
        }
    };
    ReturnJson {
        file: &entry.file,
        department: entry.department.as_deref(),
        parts: &entry.parts,
        state: entry.state.word(),
        comment: entry.comment(),
        saved: entry.saved.to_string(),
        answers: entry.answers.iter().filter(|(key, _)| !entry.answers.is_carried(key)).map(answer).collect(),
        carried: entry.answers.iter().filter(|(key, _)| entry.answers.is_carried(key)).map(answer).collect(),
        findings: entry.findings.iter().map(finding).collect(),
        corrects: &entry.corrects,
        since: entry.since.as_ref().map(|Since { fixed, explained, open, wordless: _, fresh }| SinceJson {
            fixed,
            explained,
            open,
            new: fresh,
        }),
    }
}
