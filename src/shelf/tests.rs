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
