//! What each department will be asked and how long it takes, before anyone is; and where a plan asks too much, or
//! leans on too few (domain.md, *Fifteen minutes*).

use crate::plan::{Approach, Cohort, Department, Outcome, Plan, Stage, Subject};
use crate::scope;

use super::form::Form;
use super::forms::Forms;
use super::tab::Extras;

/// A department is asked at most so many outcomes a stage.
pub const MOST_OUTCOMES: usize = 4;

/// A subject takes at most so many minutes.
pub const MOST_MINUTES: u32 = 15;

/// An outcome is asked of at least so many departments.
pub const FEWEST_DEPARTMENTS: usize = 2;

/// What one subject is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked<'p> {
    /// The department.
    pub department: &'p Department,
    /// The subject.
    pub subject: &'p Subject,
    /// The stages that it teaches, each with the outcomes that its workbook prints.
    pub stages: Vec<(&'p Stage, Vec<&'p Outcome>)>,
    /// The stages at which none of its outcomes speaks of careers or routes, where the plan's rule needs one.
    pub unspoken: Vec<&'p Stage>,
    /// How many statements of its checklist are asked first; those of an approach above wait for them.
    pub statements: usize,
    /// The minutes that its own sheets and columns take, reading and all.
    pub minutes: u32,
}

impl<'p> Asked<'p> {
    /// Every outcome that it is asked, stage by stage.
    pub fn outcomes(&self) -> impl Iterator<Item = &'p Outcome> {
        self.stages.iter().flat_map(|(_, outcomes)| outcomes.iter().copied())
    }

    /// Its stages as one text: `KS3, KS4`.
    pub fn stage_codes(&self) -> String {
        self.stages.iter().map(|(stage, _)| stage.code.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// The refs of its outcomes as one text: a line for each stage that asks any.
    pub fn refs(&self) -> String {
        let of =
            |outcomes: &[&Outcome]| outcomes.iter().map(|one| one.reference.as_str()).collect::<Vec<_>>().join(", ");
        let lines: Vec<String> = self.stages.iter().map(|(_, outcomes)| of(outcomes)).collect();
        lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// Where it is asked too much, or nothing: a sentence each.
    pub fn doubts(&self) -> Vec<String> {
        let mut doubts = Vec::new();
        for (stage, outcomes) in self.stages.iter().filter(|(_, outcomes)| outcomes.len() > MOST_OUTCOMES) {
            let count = outcomes.len();
            doubts.push(format!("{}: {count} outcomes; ask {MOST_OUTCOMES} at most.", stage.code));
        }
        if self.minutes > MOST_MINUTES {
            doubts.push(format!("{} minutes; a subject should take {MOST_MINUTES} at most.", self.minutes));
        }
        for stage in &self.unspoken {
            doubts.push(format!("{}: no outcome speaks of careers or routes; ask one that does.", stage.code));
        }
        if self.outcomes().next().is_none() {
            doubts.push("No outcome of its stages is asked of this department.".to_owned());
        }
        doubts
    }
}

/// What every subject is asked, in the plan's order.
pub fn asked<'f>(forms: &'f Forms) -> Vec<Asked<'f>> {
    let plan: &'f Plan = forms.plan();
    let of_department = |own: &'f Department| {
        let form = forms.issued(&own.code, Extras::NONE).map(|(form, _)| form);
        let subjects = own.subjects.iter();
        form.map(|form| subjects.map(|subject| of_subject(plan, own, subject, &form)).collect::<Vec<_>>())
    };
    plan.departments.iter().filter_map(of_department).flatten().collect()
}

fn of_subject<'p>(plan: &'p Plan, department: &'p Department, subject: &'p Subject, form: &Form) -> Asked<'p> {
    let outcomes: Vec<&Outcome> = scope::asked(plan, department, subject).collect();
    let at = |stage: &Stage| outcomes.iter().copied().filter(|outcome| outcome.stage == stage.code).collect();
    let taught = plan.stages.iter().filter(|stage| subject.stages.contains(&stage.code));
    let stages: Vec<(&Stage, Vec<&Outcome>)> = taught.map(|stage| (stage, at(stage))).collect();
    let is_unspoken = |stage: &Stage, asked: &[&Outcome]| {
        plan.rules.relevance_every_cohort && !stage.overlay && asked.iter().all(|one| one.speaks_of.is_none())
    };
    let unspoken = stages.iter().filter(|(stage, asked)| !asked.is_empty() && is_unspoken(stage, asked));
    Asked {
        department,
        subject,
        unspoken: unspoken.map(|(stage, _)| *stage).collect(),
        stages,
        statements: plan.checklist.iter().filter(|item| item.approach == Approach::Foundation).count(),
        minutes: form.seconds_of(&subject.name).div_ceil(60),
    }
}

/// An outcome that too few departments are asked.
#[derive(Clone, Debug, PartialEq)]
pub struct ThinlyAsked<'p> {
    /// The outcome.
    pub outcome: &'p Outcome,
    /// The departments that are asked it: none or one.
    pub departments: Vec<&'p Department>,
}

impl ThinlyAsked<'_> {
    /// What to look at, as a sentence. Where departments enough are named and do not teach its stage, that is the reason.
    pub fn doubt(&self) -> String {
        let stage = &self.outcome.stage;
        let named = &self.outcome.departments;
        let teaches = format!("of those named teaches {stage}; add {stage} to their subjects, or name others.");
        match self.departments.as_slice() {
            [] if named.is_empty() => format!("No subject teaches {stage}; add {stage} to those that do."),
            [] => format!("Nobody {teaches}"),
            [_] if named.is_empty() => format!("One department alone teaches {stage}; add {stage} to others that do."),
            [_] if named.len() >= FEWEST_DEPARTMENTS => format!("One department alone {teaches}"),
            _ => format!("One department alone; ask {FEWEST_DEPARTMENTS} or more."),
        }
    }

    /// The names of the departments as one text.
    pub fn names(&self) -> String {
        let names: Vec<&str> = self.departments.iter().map(|department| department.name.as_str()).collect();
        if names.is_empty() { "none".to_owned() } else { names.join(", ") }
    }
}

/// The groups of learners that no subject teaches.
pub fn untaught(plan: &Plan) -> Vec<&Cohort> {
    let is_taught = |stage: &Stage, cohort: &Cohort| plan.subjects().any(|(_, subject)| subject.teaches(stage, cohort));
    let all = plan.stages.iter().flat_map(|stage| stage.cohorts.iter().map(move |cohort| (stage, cohort)));
    all.filter(|(stage, cohort)| !is_taught(stage, cohort)).map(|(_, cohort)| cohort).collect()
}

/// The outcomes that fewer than two departments are asked, by the subjects that teach their stage.
pub fn thinly_asked<'p>(asked: &[Asked<'p>], plan: &'p Plan) -> Vec<ThinlyAsked<'p>> {
    let departments = |outcome: &Outcome| {
        let asking = asked.iter().filter(|one| one.outcomes().any(|other| other.reference == outcome.reference));
        let mut departments: Vec<&'p Department> = asking.map(|one| one.department).collect();
        departments.dedup_by_key(|department| &department.code);
        departments
    };
    let thin = |outcome| ThinlyAsked { outcome, departments: departments(outcome) };
    plan.outcomes.iter().map(thin).filter(|thin| thin.departments.len() < FEWEST_DEPARTMENTS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Setting, Speaks, resolve};
    use crate::scope::drawn;

    fn plan() -> Plan {
        drawn::plan(
            "| Ref   | Departments |
             | KS3-1 |             |
             | KS3-2 | HUM         |
             | KS3-3 | HUM         |
             | KS3-4 | HUM         |
             | KS3-5 | HUM         |
             | KS4-1 | MUS         |
             | KS4-2 | HUM, MUS    |
             | CG2-1 | MUS         |",
            "| Department | Subject | Stages   |
             | HUM        | History | KS3, KS4 |
             | HUM        | Law     | KS4      |
             | MUS        | Music   | KS3      |
             | MUS        | Choir   | CG2      |",
        )
    }

    #[test]
    fn each_subject_is_told_with_its_stages_and_outcomes() {
        let plan = plan();
        let one = |one: &Asked<'_>| {
            format!("{}: {}: {}", one.subject.name, one.stage_codes(), one.refs().replace('\n', " / "))
        };
        let told: Vec<String> = asked(&Forms::new(plan)).iter().map(one).collect();
        assert_eq!(
            told,
            [
                "History: KS3, KS4: KS3-1, KS3-2, KS3-3, KS3-4, KS3-5 / KS4-2",
                "Law: KS4: KS4-2",
                "Music: KS3: KS3-1",
                "Choir: CG2: CG2-1",
            ]
        );
    }

    #[test]
    fn the_minutes_are_those_on_the_workbook() {
        let forms = Forms::new(plan());
        for department in &forms.plan().departments {
            let form = forms.usual(&department.code).expect("a form");
            let own: u32 = asked(&forms).iter().filter(|one| one.department == department).map(|one| one.minutes).sum();
            // The first sheet is read, and two minutes pass around it all; the minutes of each are rounded up.
            let each = u32::try_from(department.subjects.len()).expect("few");
            let all = own + 2;
            assert!((form.total_minutes().saturating_sub(1)..form.total_minutes() + each).contains(&all), "{all}");
            assert!(own > 0);
        }
    }

    #[test]
    fn a_stage_with_more_than_four_a_long_subject_and_one_asked_nothing_are_doubtful() {
        let mut plan = plan();
        plan.outcomes.retain(|outcome| outcome.stage != "CG2");
        let of = |plan: &Plan| asked(&Forms::new(plan.clone())).iter().map(Asked::doubts).collect::<Vec<_>>();
        let nothing = vec!["No outcome of its stages is asked of this department.".to_owned()];
        assert_eq!(of(&plan), [vec!["KS3: 5 outcomes; ask 4 at most.".to_owned()], vec![], vec![], nothing]);
        let first = plan.checklist[0].clone();
        plan.checklist.extend(std::iter::repeat_n(first, 300));
        let doubts = of(&plan);
        assert!(doubts[1][0].ends_with("minutes; a subject should take 15 at most."), "{doubts:?}");
    }

    #[test]
    fn a_stage_that_speaks_of_no_career_and_no_route_is_doubtful_where_the_rule_needs_one() {
        let mut plan = plan();
        let doubts = |plan: &Plan| asked(&Forms::new(plan.clone()))[1].doubts();
        assert_eq!(doubts(&plan), [] as [&str; 0], "the rule is off");
        plan.rules.relevance_every_cohort = true;
        assert_eq!(doubts(&plan), ["KS4: no outcome speaks of careers or routes; ask one that does."]);
        for outcome in &mut plan.outcomes {
            outcome.speaks_of = Some(Speaks::Routes);
        }
        assert_eq!(doubts(&plan), [] as [&str; 0]);
    }

    #[test]
    fn an_outcome_counts_the_departments_that_teach_its_stage() {
        let plan = plan();
        let forms = Forms::new(plan.clone());
        let all = asked(&forms);
        let thin = thinly_asked(&all, &plan);
        let told: Vec<String> =
            thin.iter().map(|thin| format!("{}: {}", thin.outcome.reference, thin.departments.len())).collect();
        assert_eq!(told, ["KS3-2: 1", "KS3-3: 1", "KS3-4: 1", "KS3-5: 1", "KS4-1: 0", "KS4-2: 1", "CG2-1: 1"]);
        assert_eq!(thin[0].doubt(), "One department alone; ask 2 or more.");
        assert_eq!((thin[4].names().as_str(), thin[4].doubt().contains("Nobody")), ("none", true));
    }

    #[test]
    fn the_reason_is_named_where_departments_are_asked_and_do_not_teach_the_stage() {
        let mut plan = plan();
        for reference in ["KS4-2", "CG2-1"] {
            let outcome = plan.outcomes.iter_mut().find(|outcome| outcome.reference == reference).expect("an outcome");
            outcome.departments = vec!["HUM".to_owned(), "MUS".to_owned()];
        }
        let forms = Forms::new(plan.clone());
        let all = asked(&forms);
        let thin = thinly_asked(&all, &plan);
        let doubt =
            |reference: &str| thin.iter().find(|thin| thin.outcome.reference == reference).expect("thin").doubt();
        assert!(doubt("KS4-2").starts_with("One department alone of those named teaches KS4;"), "{}", doubt("KS4-2"));
        assert!(doubt("KS4-1").starts_with("Nobody of those named teaches KS4;"), "{}", doubt("KS4-1"));
        let untaught_now = |plan: &Plan| untaught(plan).iter().map(|cohort| cohort.name.clone()).collect::<Vec<_>>();
        assert_eq!(untaught_now(&plan), [] as [&str; 0]);
        plan.departments[1].subjects.retain(|subject| subject.name != "Choir");
        let group = plan.stage("CG2").expect("a stage").cohorts[0].name.clone();
        assert_eq!(untaught_now(&plan), [group]);
    }

    #[test]
    fn no_built_in_plan_is_doubtful() {
        for plan in Setting::ALL.map(|setting| resolve(&setting.built_in()).expect("no fault")) {
            let forms = Forms::new(plan.clone());
            let asked = asked(&forms);
            assert!(asked.iter().all(|one| one.doubts().is_empty()));
            assert_eq!(thinly_asked(&asked, &plan), []);
            assert_eq!(untaught(&plan), [] as [&Cohort; 0]);
        }
    }
}
