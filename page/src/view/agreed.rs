//! The next step of each subject: what is proposed, what is agreed, and what became of the last round's.

use careers_audit::answers::{Labelled, Typed};
use careers_audit::judge::Verdict;
use careers_audit::learner;
use careers_audit::matrix;
use careers_audit::picture::{Kept, Picture};
use careers_audit::plan::Department;
use jiff::civil::Date;
use serde::Serialize;

/// The steps, department by department.
#[derive(Debug, Serialize)]
pub(super) struct Agreed {
    /// How many of the last round's steps are kept, as a sentence.
    kept: Option<String>,
    departments: Vec<OfDepartment>,
}

#[derive(Debug, Serialize)]
struct OfDepartment {
    code: String,
    name: String,
    /// Its careers champion; empty where there is none.
    champion: String,
    subjects: Vec<OfSubject>,
}

#[derive(Debug, Serialize)]
struct OfSubject {
    name: String,
    /// What was agreed after the last round.
    before: Vec<Before>,
    proposed: String,
    step: String,
    owner: String,
    /// The day, where it can be read as one.
    by: Option<Date>,
    /// What of it cannot be used as it was typed, each as a sentence.
    doubts: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Before {
    step: String,
    done: &'static str,
    why: Option<String>,
}

/// The steps of a round.
pub(super) fn agreed(picture: &Picture<'_>) -> Agreed {
    let kept = picture.kept();
    let departments = picture.plan.departments.iter().map(|department| of_department(picture, &kept, department));
    Agreed { kept: picture.steps_kept(), departments: departments.filter(|one| !one.subjects.is_empty()).collect() }
}

fn of_department(picture: &Picture<'_>, kept: &[Kept<'_>], department: &Department) -> OfDepartment {
    let own = picture.results.verdicts.iter().filter(|verdict| verdict.department == department.code);
    OfDepartment {
        code: department.code.clone(),
        name: department.name.clone(),
        champion: department.champion.clone(),
        subjects: own.map(|verdict| of_subject(picture, kept, verdict)).collect(),
    }
}

fn of_subject(picture: &Picture<'_>, kept: &[Kept<'_>], verdict: &Verdict) -> OfSubject {
    let own = picture.results.agreed.iter().find(|one| one.subject == verdict.subject);
    let text = |typed: Option<&Typed>| typed.map(Typed::shown).unwrap_or_default();
    OfSubject {
        name: verdict.subject.clone(),
        before: kept.iter().filter(|kept| kept.step.subject == verdict.subject).map(before).collect(),
        proposed: matrix::proposed(picture.plan, verdict),
        step: text(own.and_then(|one| one.step.as_ref())),
        owner: text(own.and_then(|one| one.owner.as_ref())),
        by: own.and_then(|one| one.due()),
        doubts: own.map(|one| one.doubts()).unwrap_or_default(),
    }
}

fn before(kept: &Kept<'_>) -> Before {
    Before {
        step: kept.step.told(),
        done: kept.done().map_or("not said", Labelled::label),
        why: kept.said.and_then(|said| said.why.as_deref()).map(|why| learner::shareable(why).to_owned()),
    }
}
