//! The rounds that lie beside one: what a wrong name of the last round's folder may have meant, and what a new round may
//! follow.

use crate::fold::{fold, nearest};
use crate::names::{PLAN, PLAN_TEXT};
use crate::shelf::{Rel, Shelf, What};
use crate::words::list;

/// So many folders beside a round are looked into.
const MOST: usize = 200;

/// So many rounds are named.
const MOST_NAMED: usize = 4;

/// The ways to the rounds that lie beside this one, in order.
pub(super) fn beside(shelf: &dyn Shelf) -> Vec<String> {
    let Some(above) = shelf.beside("..") else { return Vec::new() };
    let ways = within(&*above).into_iter().map(|at| format!("../{at}"));
    ways.filter(|way| shelf.beside(way).is_some()).collect()
}

/// The folders here that hold a round, in order.
pub(super) fn within(shelf: &dyn Shelf) -> Vec<Rel> {
    let mut folders = shelf.list(&Rel::root()).unwrap_or_default();
    folders.retain(|one| matches!(one.what, What::Folder | What::LinkedFolder) && !one.at.name().starts_with('.'));
    folders.sort_by(|one, other| one.at.cmp(&other.at));
    folders.truncate(MOST);
    let has_plan = |at: &Rel| [PLAN, PLAN_TEXT].into_iter().any(|plan| shelf.is_there(&at.join(plan)));
    folders.into_iter().map(|one| one.at).filter(has_plan).collect()
}

/// What to do about the name of a folder in which no round is, as a sentence.
pub(super) fn meant(shelf: &dyn Shelf, named: &str) -> String {
    let ways = beside(shelf);
    let name = |way: &str| way.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    let names: Vec<String> = ways.iter().map(|way| name(way)).collect();
    let own = name(named);
    let near = names.iter().position(|name| fold(name) == fold(&own)).or_else(|| {
        let near = nearest(&own, names.iter().map(String::as_str))?;
        names.iter().position(|name| name == near)
    });
    let quoted = |ways: &[String]| ways.iter().take(MOST_NAMED).map(|way| format!("'{way}'")).collect::<Vec<_>>();
    match (near.and_then(|at| ways.get(at)), ways.as_slice()) {
        (Some(way), _) | (None, [way]) => format!("Did you mean '{way}'?"),
        (None, []) => {
            "Name the folder of the round before on the sheet School, as it is seen from this round's folder, \
                       such as ../autumn; leave it blank where there is none."
                .to_owned()
        }
        (None, several) => format!("Rounds lie in {}: name one of them on the sheet School.", list(&quoted(several))),
    }
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::shelf::Disk;

    #[test]
    fn a_wrong_name_is_told_with_the_round_that_may_be_meant() {
        let folder = tempfile::tempdir().expect("a folder");
        let round = |name: &str| {
            let mut disk = Disk::new(folder.path().join(name));
            disk.fresh(&Rel::new(PLAN), b"a plan").expect("written");
            disk
        };
        let spring = round("spring");
        Disk::new(folder.path().join("photos")).fresh(&Rel::new("a.png"), b"none").expect("written");
        let told = |named: &str| meant(&spring, named);
        assert!(told("autumn").starts_with("Name the folder of the round before"), "{}", told("autumn"));
        let autumn = round("autumn");
        for named in ["autumn", "../../autumn", "../Autumn/", "../autmn", "elsewhere"] {
            assert_eq!(told(named), "Did you mean '../autumn'?", "{named}");
        }
        round("summer");
        assert_eq!(told("../summr"), "Did you mean '../summer'?");
        assert_eq!(told("x"), "Rounds lie in '../autumn' and '../summer': name one of them on the sheet School.");
        assert_eq!(beside(&autumn), ["../spring", "../summer"], "never its own");
    }
}
