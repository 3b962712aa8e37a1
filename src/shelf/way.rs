//! The way from one folder to another, as a plan may name it on any computer: with '/', and '..' for the folder above.

/// A whole path in its names; what only says that the path is one of Windows is left out.
struct Parts<'p> {
    names: Vec<&'p str>,
    /// So many of its names are the drive, or the server and what it shares: nothing lies above them.
    root: usize,
    is_windows: bool,
}

impl<'p> Parts<'p> {
    fn of(path: &'p str) -> Parts<'p> {
        let mut names: Vec<&str> = path.split(['/', '\\']).filter(|name| !name.is_empty() && *name != ".").collect();
        if names.first() == Some(&"?") {
            names.remove(0);
        }
        let is_of_server = path.starts_with(r"\\") && !names.first().is_some_and(|name| name.ends_with(':'));
        if is_of_server && names.first() == Some(&"UNC") {
            names.remove(0);
        }
        let is_of_drive = names.first().is_some_and(|name| name.len() == 2 && name.ends_with(':'));
        let root = if is_of_server { 2 } else { usize::from(is_of_drive) };
        Parts { names, root, is_windows: is_of_server || is_of_drive }
    }
}

/// The way from one folder to another, each by its whole path; none where they lie on two drives.
pub(super) fn between(here: &str, there: &str) -> Option<String> {
    let (here, there) = (Parts::of(here), Parts::of(there));
    let is_same = |one: &str, other: &str| {
        one == other || here.is_windows && there.is_windows && one.to_lowercase() == other.to_lowercase()
    };
    let pairs = here.names.iter().zip(&there.names);
    let shared = pairs.take_while(|(one, other)| is_same(one, other)).count();
    if shared < here.root.max(there.root) {
        return None;
    }
    let up = here.names.iter().skip(shared).map(|_| "..");
    let way: Vec<&str> = up.chain(there.names.iter().skip(shared).copied()).collect();
    Some(if way.is_empty() { ".".to_owned() } else { way.join("/") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_is_the_same_whichever_stroke_a_computer_writes() {
        for (here, there, way) in [
            ("/careers/spring", "/careers/autumn", Some("../autumn")),
            ("/careers/2027/spring", "/careers/2026/autumn", Some("../../2026/autumn")),
            ("/careers", "/careers/autumn", Some("autumn")),
            ("/careers/autumn/next", "/careers/autumn", Some("..")),
            ("/careers", "/careers", Some(".")),
            ("/a", "/b", Some("../b")),
            (r"C:\Careers\spring", r"C:\Careers\autumn", Some("../autumn")),
            (r"\\?\C:\Careers\spring", r"c:\careers\Autumn term", Some("../Autumn term")),
            (r"C:\Careers\spring", r"D:\Careers\autumn", None),
            (r"\\server\staff\spring", r"\\Server\staff\2026\autumn", Some("../2026/autumn")),
            (r"\\?\UNC\server\staff\spring", r"\\server\staff\autumn", Some("../autumn")),
            (r"\\server\staff\spring", r"\\server\other\autumn", None),
            (r"\\server\staff\spring", r"C:\autumn", None),
        ] {
            assert_eq!(between(here, there).as_deref(), way, "{here} to {there}");
        }
    }
}
