//! What every shelf does alike.

use super::*;

/// The same on each of the shelves.
fn on_each(does: impl Fn(&mut dyn Shelf)) {
    does(&mut Memory::new());
    does(&mut Trial::over(&Memory::new()));
    #[cfg(feature = "cli")]
    does(&mut Disk::new(tempfile::tempdir().expect("a folder").path()));
}

fn names(shelf: &dyn Shelf, folder: &str) -> Vec<(String, What)> {
    let lying = shelf.list(&Rel::new(folder)).expect("listed");
    let mut names: Vec<_> = lying.into_iter().map(|one| (one.at.to_string(), one.what)).collect();
    names.sort_by(|a, b| a.0.cmp(&b.0));
    names
}

#[test]
fn what_is_written_is_read_and_listed_and_taken_away() {
    on_each(|shelf| {
        let (plan, deep) = (Rel::new("plan.xlsx"), Rel::new("returns/from Sam/a.xlsx"));
        assert_eq!(names(shelf, ""), []);
        assert_eq!(shelf.replace(&plan, b"one").expect("written"), Outcome::New);
        shelf.fresh(&deep, b"two").expect("written");
        let file = |name: &str| (name.to_owned(), What::File);
        assert_eq!(names(shelf, ""), [file("plan.xlsx"), ("returns".to_owned(), What::Folder)]);
        assert_eq!(names(shelf, "returns"), [("returns/from Sam".to_owned(), What::Folder)]);
        assert_eq!(names(shelf, "returns/from Sam"), [file("returns/from Sam/a.xlsx")]);
        assert_eq!(names(shelf, "nowhere"), []);
        assert!(shelf.is_there(&Rel::new("returns")) && !shelf.is_there(&Rel::new("nowhere")));
        assert_eq!(shelf.look(&deep).expect("read").as_deref(), Some(&b"two"[..]));
        assert!(matches!(shelf.fresh(&deep, b"three"), Err(ShelfError::Kept(_))));
        assert_eq!(shelf.replace(&deep, b"two").expect("same"), Outcome::Unchanged);
        assert_eq!(shelf.replace(&deep, b"three").expect("other"), Outcome::Replaced);
        shelf.remove(&plan).expect("removed");
        assert!(!shelf.is_there(&plan) && shelf.is_there(&deep));
        assert!(matches!(shelf.look(&plan), Ok(None)));
        let error = shelf.read(&plan).expect_err("gone").to_string();
        assert!(
            error.contains("plan.xlsx' could not be read: ") && error.ends_with("still leads somewhere."),
            "{error}"
        );
    });
}

#[test]
fn another_round_in_memory_is_called_by_the_way_to_it() {
    let (mut now, mut before) = (Memory::new(), Memory::new());
    let plan = Rel::new("plan.xlsx");
    before.put(&plan, b"one".to_vec());
    now.put_beside("../before", before);
    let beside = now.beside("../before").expect("another");
    assert_eq!(
        (beside.read(&plan).expect("read"), beside.shown(&plan)),
        (b"one".to_vec(), "../before/plan.xlsx".into())
    );
    let nowhere = now.beside("../nowhere").expect("another");
    assert_eq!((nowhere.is_there(&plan), nowhere.shown(&Rel::root())), (false, "../nowhere".into()));
    assert!(now.beside(".").is_none());
    assert_eq!(now.shown(&Rel::root()), std::path::Path::new("."));
}

#[test]
fn a_copy_is_as_old_as_what_it_was_made_from() {
    let mut memory = Memory::new();
    memory.now = Timestamp::from_second(1_000).expect("a moment");
    let (from, to) = (Rel::new("workbooks/HUM.xlsx"), Rel::new("returns/kept/HUM.xlsx"));
    memory.put(&from, b"one".to_vec());
    memory.now = Timestamp::from_second(2_000).expect("a moment");
    memory.copy(&from, &to).expect("copied");
    let [copy] = memory.list(&to.folder()).expect("listed").try_into().expect("one");
    assert_eq!(copy.saved, Some(Timestamp::from_second(1_000).expect("a moment")));
    on_each(|shelf| {
        shelf.fresh(&from, b"one").expect("written");
        shelf.copy(&from, &to).expect("copied");
        assert_eq!(shelf.read(&to).expect("read"), b"one");
        assert!(matches!(shelf.copy(&from, &to), Err(ShelfError::Kept(_))));
    });
}

#[test]
fn a_trial_reads_what_lies_beneath_and_leaves_it_as_it_is() {
    let mut under = Memory::new();
    let (plan, draft) = (Rel::new("plan.xlsx"), Rel::new("email/HUM - invitation.eml"));
    under.put(&plan, b"one".to_vec());
    under.put(&draft, b"two".to_vec());
    let before = under.clone();
    let mut trial = Trial::over(&under);
    assert_eq!(trial.replace(&plan, b"one").expect("same"), Outcome::Unchanged);
    assert_eq!(trial.replace(&plan, b"other").expect("other"), Outcome::Replaced);
    trial.remove(&draft).expect("removed");
    assert_eq!(trial.read(&plan).expect("read"), b"other");
    assert_eq!(names(&trial, "email"), []);
    assert_eq!(under, before);
}
