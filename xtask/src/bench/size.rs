//! How much Rust generators write.

use std::fs;
use std::ops::AddAssign;
use std::path::Path;

use anyhow::{Context, Result};

use crate::bench::arguments::Generator;
use crate::bench::generators::Input;
use crate::bench::process::Outcome;
use crate::bench::section::Section;
use crate::bench::statistics;
use crate::bench::subject::Subject;

/// What of our generated code is behind features that are off.
pub const BEHIND_FEATURES: &[&str] = &["catalogue.rs", "mock", "page_calls", "samples"];

/// The size of Rust files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    files: usize,
    code: usize,
    comments: usize,
    blank: usize,
    bytes: usize,
}

impl Size {
    /// That of one file. A comment is a line that has nothing but a comment, or documentation as an attribute.
    pub fn of(text: &str) -> Self {
        let mut size = Self { files: 1, bytes: text.len(), ..Self::default() };
        for line in text.lines().map(str::trim) {
            match line {
                "" => size.blank += 1,
                _ if line.starts_with("//") || line.starts_with("#[doc") || line.starts_with("#![doc") => {
                    size.comments += 1;
                }
                _ => size.code += 1,
            }
        }
        size
    }

    /// That of all Rust files in `folder`, but for those below `without`.
    ///
    /// # Errors
    /// When the folder or a file cannot be read.
    pub fn of_folder(folder: &Path, without: &[&str]) -> Result<Self> {
        let context = || format!("cannot read {}", folder.display());
        let mut size = Self::default();
        for entry in fs::read_dir(folder).with_context(context)? {
            let entry = entry.with_context(context)?;
            let (name, path) = (entry.file_name(), entry.path());
            if without.iter().any(|&other| name == other) {
                continue;
            }
            if entry.file_type().with_context(context)?.is_dir() {
                size += Self::of_folder(&path, &[])?;
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text =
                    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
                size += Self::of(&text);
            }
        }
        Ok(size)
    }

    /// Lines that are code.
    pub fn code(self) -> usize {
        self.code
    }

    /// Bytes, whatever they say.
    pub fn bytes(self) -> usize {
        self.bytes
    }

    fn lines(self) -> usize {
        self.code + self.comments + self.blank
    }
}

impl AddAssign for Size {
    fn add_assign(&mut self, other: Self) {
        self.files += other.files;
        self.code += other.code;
        self.comments += other.comments;
        self.blank += other.blank;
        self.bytes += other.bytes;
    }
}

/// Generates with every subject, and counts.
///
/// # Errors
/// When what was written cannot be read.
pub fn measure(subjects: &[Subject], input: &Input, operations: usize) -> Result<Section> {
    let words = format!(
        "Lines of Rust for {}. Ours without what is behind features that are off (the server to test against, its \
         samples, the catalogue of operations), then with it; the runtime is the same for every document.",
        crate::report::counted(operations, "operation")
    );
    let header =
        &["Generator", "Files", "Code", "Comments", "Blank", "Size", "Lines an operation", "Lines to ours"];
    let mut section = Section::new("Size", words, header);
    let mut ours = None;
    let add = |section: &mut Section, label: String, size: Size, base: Option<f64>| {
        section.row(vec![
            label,
            size.files.to_string(),
            size.code.to_string(),
            size.comments.to_string(),
            size.blank.to_string(),
            statistics::megabytes(size.bytes as u64),
            per_operation(size.lines(), operations),
            statistics::ratio(size.lines() as f64, base),
        ]);
    };
    for subject in subjects {
        let label = subject.generator.label();
        if let Outcome::Failed(why) = subject.generate(input)? {
            section.failed(&label, &why);
            continue;
        }
        let source = subject.out.join(subject.generator.source());
        if subject.generator == Generator::Ours {
            let usual = Size::of_folder(&source, BEHIND_FEATURES)?;
            ours = Some(usual.lines() as f64);
            add(&mut section, label.clone(), usual, ours);
            add(&mut section, format!("{label}, all features"), Size::of_folder(&source, &[])?, ours);
            let runtime = subject.out.join("src").join("runtime");
            add(&mut section, format!("{label}, the runtime"), Size::of_folder(&runtime, &[])?, ours);
        } else {
            add(&mut section, label, Size::of_folder(&source, &[])?, ours);
        }
    }
    Ok(section)
}

fn per_operation(count: usize, operations: usize) -> String {
    match operations {
        0 => "-".to_owned(),
        _ => format!("{:.0}", count as f64 / operations as f64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_counted_apart() {
        let size = Size::of("//! Doc.\n\n/// Doc.\n#[doc = \"x\"]\n#[derive(Debug)]\nstruct A; // why\n");
        assert_eq!(size, Size { files: 1, code: 2, comments: 3, blank: 1, bytes: 66 });
    }

    #[test]
    fn folders_are_counted_whole_but_for_what_is_left_out() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        for (path, text) in [("a/mock/x.rs", "fn a() {}\n"), ("mock/y.rs", "fn b() {}\n"), ("z.txt", "z\n")] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("it has a parent")).expect("it can be created");
            fs::write(path, text).expect("it can be written");
        }
        let size = |without: &[&str]| Size::of_folder(folder.path(), without).expect("it can be read");
        assert_eq!((size(&[]).files, size(&["mock"]).files), (2, 1), "what is left out lies at the top");
    }
}
