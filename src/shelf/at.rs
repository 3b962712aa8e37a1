//! A place in a round.

use std::fmt;
use std::path::{Component, Path, PathBuf};

use crate::names::Folder;

use unicode_normalization::UnicodeNormalization;

/// A path below the round's folder, with '/'. It never leads out of the round.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
// A name on a disk may hold signs that are no text: they are kept, so that the file can be opened.
pub struct Rel(PathBuf);

impl Rel {
    /// One of the round's folders.
    pub fn of(folder: Folder) -> Rel {
        Rel::new(folder.name())
    }

    /// The round's folder itself.
    pub fn root() -> Rel {
        Rel::default()
    }

    /// A place by its path; what would lead out of the round is left out of it.
    pub fn new(path: impl AsRef<Path>) -> Rel {
        let names = path.as_ref().components().filter(|part| matches!(part, Component::Normal(_)));
        Rel(names.collect())
    }

    /// The place to which a way leads down from the round's folder; none where it leads out of that at any step.
    pub fn leads_down(way: &str) -> Option<Rel> {
        let is_within = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
        Path::new(way).components().all(is_within).then(|| Rel::new(way))
    }

    /// What lies in this folder under a name, or deeper by a path.
    pub fn join(&self, below: impl AsRef<Path>) -> Rel {
        Rel(self.0.join(Rel::new(below).0))
    }

    /// The folder it lies in.
    pub fn folder(&self) -> Rel {
        Rel(self.0.parent().map(Path::to_owned).unwrap_or_default())
    }

    /// Its last name.
    pub fn name(&self) -> String {
        self.0.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Its first name: what it lies in at the top.
    pub(super) fn first(&self) -> Rel {
        Rel(self.0.components().take(1).collect())
    }

    /// The same below a folder that it lies in.
    pub fn below(&self, folder: &Rel) -> Option<Rel> {
        self.0.strip_prefix(&folder.0).ok().map(|path| Rel(path.to_owned()))
    }

    /// The way to it from a folder of the round: `HUM.xlsx`, `../workbooks/HUM Humanities audit.xlsx`.
    pub fn seen_from(&self, folder: Folder) -> String {
        self.below(&Rel::of(folder)).map_or_else(|| format!("../{self}"), |below| below.to_string())
    }

    /// The same file with another number: `Careers matrix 2.xlsx`.
    pub fn numbered(&self, number: u32) -> Rel {
        if number == 1 {
            return self.clone();
        }
        let stem = self.0.file_stem().unwrap_or_default().to_string_lossy();
        let ending = self.0.extension().unwrap_or_default().to_string_lossy();
        Rel(self.0.with_file_name(format!("{stem} {number}.{ending}")))
    }

    /// Whether some disk would take the two for the same: not all tell capitals or composed letters apart.
    pub fn is_like(&self, other: &Rel) -> bool {
        let same = |path: &Rel| path.to_string().nfc().collect::<String>().to_lowercase();
        self == other || same(self) == same(other)
    }

    /// The same in a folder of this computer, as the system writes it.
    pub fn in_folder(&self, folder: &Path) -> PathBuf {
        // The folder itself without a stroke at its end.
        if *self == Rel::root() { folder.to_owned() } else { folder.join(&self.0) }
    }

    /// As the system writes it.
    pub fn as_path(&self) -> &Path {
        &self.0
    }
}

impl fmt::Display for Rel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.0.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        f.write_str(&names.join("/"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_below_the_round_and_nowhere_else() {
        for (path, is) in [("plan.xlsx", "plan.xlsx"), ("../../a/./b", "a/b"), ("/etc/passwd", "etc/passwd"), ("", "")]
        {
            assert_eq!(Rel::new(path).to_string(), is);
        }
        let matrix = Rel::new("matrix").join("Careers matrix 2026-12-01.xlsx");
        assert_eq!(matrix.numbered(1), matrix);
        assert_eq!(matrix.numbered(2).to_string(), "matrix/Careers matrix 2026-12-01 2.xlsx");
        assert_eq!(matrix.folder(), Rel::new("matrix"));
        assert_eq!(matrix.below(&Rel::new("matrix")).expect("below").to_string(), matrix.name());
        assert_eq!(matrix.below(&Rel::new("pack")), None);
        assert_eq!(Rel::new("returns/from Sam/a.xlsx").seen_from(Folder::Returns), "from Sam/a.xlsx");
        assert_eq!(Rel::new("workbooks/a.xlsx").seen_from(Folder::Returns), "../workbooks/a.xlsx");
    }

    #[test]
    fn two_names_that_one_disk_takes_for_the_same_are_alike() {
        assert!(Rel::new("FRA Français.xlsx").is_like(&Rel::new("fra Franc\u{327}ais.xlsx")));
        assert!(!Rel::new("a.xlsx").is_like(&Rel::new("a 2.xlsx")));
    }
}
