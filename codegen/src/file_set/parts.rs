//! Parts of the output that do not need each other, made at the same time.

use std::panic;
use std::thread;

use super::{FileSet, FileSetError};

/// What a thread may nest: as much as the main thread of a program usually has, since types may be deep.
const STACK_BYTES: usize = 8 << 20;

/// Writes some files of the output.
pub type Part<'a, E> = &'a (dyn Fn(&mut FileSet) -> Result<(), E> + Sync);

/// The files of all `parts`, each of which has a thread of its own. The outcome does not depend on which is ready
/// first.
///
/// # Errors
/// That of the first part that has one, or when two parts want the same file.
pub fn collect<E: From<FileSetError> + Send>(parts: &[Part<'_, E>]) -> Result<FileSet, E> {
    let mut files = FileSet::new();
    thread::scope(|scope| {
        let start = |part| {
            let thread = thread::Builder::new().stack_size(STACK_BYTES);
            thread.spawn_scoped(scope, move || files_of(part)).map_err(|_| part)
        };
        let started: Vec<_> = parts.iter().copied().map(start).collect();
        for part in started {
            files.merge(match part {
                Ok(thread) => thread.join().unwrap_or_else(|cause| panic::resume_unwind(cause))?,
                // The system has no more threads.
                Err(part) => files_of(part)?,
            })?;
        }
        Ok(files)
    })
}

fn files_of<E>(part: Part<'_, E>) -> Result<FileSet, E> {
    let mut files = FileSet::new();
    part(&mut files)?;
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(files: &mut FileSet, path: &str) -> Result<(), FileSetError> {
        files.insert(path, "text")
    }

    #[test]
    fn the_parts_make_one_set() {
        let files = collect(&[&|files| write(files, "b/c.rs"), &|files| write(files, "a.rs")]).unwrap();
        assert_eq!(files.iter().map(|(path, _)| path).collect::<Vec<_>>(), ["a.rs", "b/c.rs"]);
    }

    #[test]
    fn the_first_part_with_an_error_counts() {
        let error = collect(&[&|files| write(files, "a.rs"), &|files| write(files, "../b"), &|files| {
            write(files, "/c")
        }]);
        assert_eq!(error, Err(FileSetError::UnsafePath("../b".to_owned())));
        let error = collect(&[&|files| write(files, "a.rs"), &|files| write(files, "A.rs")]);
        assert_eq!(error, Err(FileSetError::Duplicate("A.rs".to_owned())));
    }
}
