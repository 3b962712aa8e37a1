//! What programs and systems leave beside the files that people save.

/// Files that programs leave beside the ones that people save: locks, folder settings. A name that
/// begins with a dot may still be a person's, where it ends as a workbook's does.
pub(super) fn is_bystander(name: &str) -> bool {
    let name = name.to_lowercase();
    let is_workbook = [".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"].iter().any(|ending| name.ends_with(ending));
    name.starts_with("~$")
        || name.starts_with("._")
        || (name.starts_with('.') && !is_workbook)
        || ["desktop.ini", "thumbs.db"].contains(&name.as_str())
}
