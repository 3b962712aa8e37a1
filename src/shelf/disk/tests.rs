//! What a disk does that memory does not.

use super::*;

fn disk() -> (tempfile::TempDir, Disk) {
    let folder = tempfile::tempdir().expect("a folder");
    let disk = Disk::new(folder.path());
    (folder, disk)
}

#[test]
fn a_file_is_written_whole_and_never_over_another_unasked() {
    let (folder, mut disk) = disk();
    let at = Rel::new("deep/er/plan.xlsx");
    disk.fresh(&at, b"one").expect("written");
    assert!(matches!(disk.fresh(&at, b"two"), Err(ShelfError::Kept(_))));
    assert_eq!(disk.read(&at).expect("read"), b"one");
    assert_eq!(disk.replace(&at, b"one").expect("same"), Outcome::Unchanged);
    assert_eq!(disk.replace(&at, b"two").expect("other"), Outcome::Replaced);
    assert_eq!(disk.list(&at.folder()).expect("listed").len(), 1, "no temporary file stays");
    assert_eq!(fs::read(folder.path().join("deep/er/plan.xlsx")).expect("read"), b"two");
}

#[test]
fn only_a_file_of_sensible_size_is_read() {
    let (folder, disk) = disk();
    assert!(matches!(disk.read(&Rel::root()), Err(ShelfError::NoFile(_))));
    let at = Rel::new("plan.xlsx");
    assert!(disk.read(&at).is_err_and(|error| error.is_absence()));
    assert!(matches!(disk.look(&at), Ok(None)));
    let path = folder.path().join("plan.xlsx");
    fs::write(&path, b"here").expect("written");
    assert_eq!(disk.read(&at).expect("read"), b"here");
    // A file of holes: large to read, small on the disk.
    fs::File::create(&path).and_then(|file| file.set_len(MOST_BYTES + 1)).expect("grown");
    let error = disk.read(&at).expect_err("too large");
    assert!(error.to_string().contains("64 megabytes"), "{error}");
}

#[test]
fn a_file_is_found_as_it_was_typed_and_only_below_its_folder() {
    let (folder, mut disk) = disk();
    let (returns, at) = (Rel::new("returns"), Rel::new("returns/from Sam/Book1.xlsx"));
    disk.fresh(&at, b"one").expect("written");
    disk.fresh(&Rel::new("plan.xlsx"), b"two").expect("written");
    assert_eq!(disk.typed(&returns, "from Sam/Book1.xlsx").expect("found"), Some(at.clone()));
    let whole = folder.path().join("returns/from Sam/Book1.xlsx");
    assert_eq!(disk.typed(&returns, &whole.to_string_lossy()).expect("found"), Some(at));
    assert_eq!(disk.typed(&returns, "../plan.xlsx").expect("found"), None);
    assert!(disk.typed(&returns, "none.xlsx").is_err_and(|error| error.is_absence()));
}

#[test]
fn the_round_beside_is_another() {
    let (_folder, mut disk) = disk();
    disk.fresh(&Rel::new("before/plan.xlsx"), b"one").expect("written");
    disk.fresh(&Rel::new("now/plan.xlsx"), b"two").expect("written");
    let now = Disk::new(disk.path(&Rel::new("now")));
    let before = now.beside("../before").expect("another");
    assert_eq!(before.read(&Rel::new("plan.xlsx")).expect("read"), b"one");
    assert_eq!(before.shown(&Rel::new("plan.xlsx")), Path::new("../before/plan.xlsx"));
    assert!(now.beside(".").is_none() && now.beside("../now").is_none());
}
