//! What a changed plan does to answers.

use super::*;
use crate::plan::Share;
use crate::scope::drawn;

fn plan() -> Plan {
    drawn::plan(
        "| Ref   | Departments |
         | KS3-1 | HUM, MUS    |
         | KS3-2 |             |",
        "| Department | Subject | Stages |
         | HUM        | History | KS3    |
         | HUM        | Law     | KS3    |
         | MUS        | Music   | KS3    |",
    )
}

/// `Outcome KS3-1: AskedOf HUM, MUS > MUS`.
fn told(before: &Plan, now: &Plan) -> Vec<String> {
    let one = |Change { kind, name, how }: Change| match how {
        How::Added(says) => format!("{kind:?} {name} + {says}"),
        How::Gone(says) => format!("{kind:?} {name} - {says}"),
        How::Differs { detail, before, now } => format!("{kind:?} {name}: {detail:?} {before} > {now}"),
    };
    changes(before, now).into_iter().map(one).collect()
}

#[test]
fn whatever_is_asked_or_judged_is_told_when_it_changes() {
    let (before, mut now) = (plan(), plan());
    now.rules.foundation_share = Share::new(40).expect("a share");
    now.outcomes[0].departments = vec!["MUS".to_owned()];
    now.outcomes[1].title = "Name three jobs".to_owned();
    now.checklist[0].required = false;
    now.departments[0].subjects.remove(1);
    now.departments[1].subjects[0].stages.push("KS4".to_owned());
    let mut choir = now.departments[1].subjects[0].clone();
    choir.name = "Choir".to_owned();
    now.departments[1].subjects.push(choir);
    let title = &before.outcomes[1].title;
    assert_eq!(
        told(&before, &now),
        [
            "Rule Foundation: per cent highlighted: Figure 25 > 40".to_owned(),
            "Outcome KS3-1: AskedOf HUM, MUS > MUS".to_owned(),
            format!("Outcome KS3-2: Wording {title} > Name three jobs"),
            "Statement F1: Needed Yes > No".to_owned(),
            "Subject Music: Stages KS3 > KS3, KS4".to_owned(),
            "Subject Choir + ".to_owned(),
            "Subject Law - ".to_owned(),
        ]
    );
}

#[test]
fn rows_in_another_order_or_in_other_capitals_are_no_change() {
    let (before, mut now) = (plan(), plan());
    now.outcomes.reverse();
    now.departments.reverse();
    now.departments[0].subjects[0].name = "MUSIC".to_owned();
    assert_eq!(told(&before, &now), Vec::<String>::new());
}
