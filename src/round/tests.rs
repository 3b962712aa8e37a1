//! What a round tells of files and folders that are not as they should be.

use super::*;

#[test]
fn a_long_list_of_faults_is_cut_and_says_so() {
    let fault = |number: u32| PlanFault {
        place: format!("plan.toml, line {number}"),
        what: "is wrong".to_owned(),
        fix: "Mend it.".to_owned(),
    };
    let told_of = |count: u32| error::told(Path::new("plan.toml"), &(0..count).map(fault).collect::<Vec<_>>());
    assert!(told_of(40).ends_with("line 39: is wrong. Mend it."));
    let many = told_of(1000);
    assert!(many.starts_with("The plan 'plan.toml' has 1000 faults:") && many.ends_with("\n  and 960 more"));
    assert_eq!(many.lines().count(), 42);
}

#[test]
fn a_plan_must_be_a_file_that_can_be_read_without_loss() {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = folder.path().join("plan.toml");
    let told = || Round::open(folder.path()).expect_err("no plan").to_string();
    fs::create_dir(&plan).expect("made");
    assert!(told().contains("is a folder"), "{}", told());
    fs::remove_dir(&plan).expect("removed");
    fs::write(&plan, b"[school]\nname = \"Caf\xe9\"\n").expect("written");
    assert!(told().contains("save it as UTF-8"), "{}", told());
}

#[test]
fn folders_too_deep_are_told_and_not_searched() {
    let folder = tempfile::tempdir().expect("a folder");
    let typed = Setting::Mainstream.built_in();
    let plan = resolve(&typed).expect("no fault");
    let forms = Forms::new(plan);
    let plan = Arc::clone(forms.plan());
    let round = Round { folder: folder.path().to_owned(), plan, forms, typed, settled: settled::Settled::default() };
    let deep: PathBuf = std::iter::once("returns").chain(std::iter::repeat_n("down", 20)).collect();
    fs::create_dir_all(folder.path().join(deep)).expect("made");
    let root = folder.path().join("returns");
    let mut files = Vec::new();
    list(&root, &root, 0, &mut files).expect("listed");
    assert_eq!(files.len(), 1);
    let Recognised::Refused { finding, .. } = round.take(&root, &files[0]).recognised else { panic!("a folder") };
    assert!(finding.message.contains("16 folders deep"), "{}", finding.message);
}
