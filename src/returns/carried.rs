//! Returns that lie in what carries them, and where a person finds them.

use super::Return;

impl Return {
    /// What lies in the folder of returns where a file of this return is: the file itself, or what carries it.
    pub fn lies_at<'f>(&'f self, file: &'f str) -> &'f str {
        self.carriers.iter().find(|carrier| is_in(file, carrier)).map_or(file, String::as_str)
    }
}

fn is_in(file: &str, carrier: &str) -> bool {
    file.strip_prefix(carrier).is_some_and(|rest| rest.starts_with('/'))
}

/// Tells each return which of these files carry it, or parts of it.
pub fn carried_in(returns: &mut [Return], carriers: &[String]) {
    for entry in returns {
        let files: Vec<&String> = entry.parts.iter().chain([&entry.file]).collect();
        let own = carriers.iter().filter(|carrier| files.iter().any(|file| is_in(file, carrier)));
        entry.carriers = own.cloned().collect();
    }
}
