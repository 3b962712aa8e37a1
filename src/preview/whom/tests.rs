//! What a changed plan changes for whom.

use super::*;
use crate::layout::Forms;
use crate::scope::drawn;

fn plan() -> Plan {
    drawn::plan(
        "| Ref   | Departments |
         | KS3-1 | HUM, MUS    |
         | KS3-2 |             |",
        "| Department | Subject | Stages |
         | HUM        | History | KS3    |
         | MUS        | Music   | KS3    |",
    )
}

fn told(now: Plan) -> Vec<Whom> {
    let results = |plan: Plan| Results::new(&Forms::new(plan), Vec::new());
    whom(&results(plan()), &results(now))
}

#[test]
fn a_department_is_touched_by_what_it_is_asked_itself() {
    let mut now = plan();
    now.outcomes[0].departments = vec!["MUS".to_owned()];
    now.outcomes[1].title = "Name three jobs".to_owned();
    let [hum, mus] = told(now.clone()).try_into().expect("two");
    assert_eq!((hum.not_asked, hum.reworded), (vec!["KS3-1".to_owned()], vec!["KS3-2".to_owned()]));
    assert!(mus.is_touched() && mus.not_asked.is_empty() && mus.is_asked_otherwise(&plan(), &now));
    let mut now = plan();
    now.outcomes[0].departments = vec!["HUM".to_owned(), "MUS".to_owned(), "ART".to_owned()];
    assert!(told(now.clone()).iter().all(|own| !own.is_touched() && !own.is_asked_otherwise(&plan(), &now)));
}

#[test]
fn who_leads_a_department_and_what_it_teaches_is_its_own() {
    let mut now = plan();
    now.departments[1].lead = "Jo Hale".to_owned();
    now.departments[0].subjects[0].cohorts = vec!["Y7".to_owned()];
    let [hum, mus] = told(now).try_into().expect("two");
    assert!(mus.is_led_anew && mus.own.len() == 1 && mus.own[0].kind == Kind::Department, "{mus:?}");
    assert!(!hum.is_led_anew && hum.own.len() == 1 && hum.own[0].name == "History", "{hum:?}");
    let mut now = plan();
    let mut art = now.departments[1].clone();
    art.code = "ART".to_owned();
    art.subjects[0].name = "Art".to_owned();
    now.departments.push(art);
    let all = told(now);
    assert_eq!(all.iter().map(|own| own.is_new).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!(all[2].asked, ["KS3-2"]);
}
