use std::{
    collections::HashMap,
    path::{Component, Path, PathBuf},
};

use crate::{
    diagnostic::text::quoted,
    frontend::{context::Context, source, tree::Node},
};

/// The files of a document, each read once.
pub struct Sources {
    /// The folder that no reference may leave, without links; `None` for a document that stands alone
    folder: Option<PathBuf>,
    /// The same folder as the user writes it
    shown: PathBuf,
    list: Vec<Source>,
    by_path: HashMap<PathBuf, Option<usize>>,
    /// Source by file number of a mark; other files (overlays) count as the root document
    by_file: HashMap<u16, usize>,
}

/// A file of the document.
struct Source {
    /// Its path without links
    path: PathBuf,
    tree: Node,
}

impl Sources {
    /// The root document at `path`, its tree to be set with [`Self::set_root`].
    pub fn new(path: &Path) -> std::io::Result<Self> {
        let shown = path.parent().unwrap_or(Path::new("")).to_path_buf();
        let folder = if shown.as_os_str().is_empty() { Path::new(".") } else { &shown };
        let folder = folder.canonicalize()?;
        let path = path.file_name().map_or_else(|| folder.clone(), |name| folder.join(name));
        let root = Source { path: path.clone(), tree: Node::object([], Default::default()) };
        Ok(Self {
            folder: Some(folder),
            shown,
            list: vec![root],
            by_path: HashMap::from([(path, Some(0))]),
            by_file: HashMap::new(),
        })
    }

    /// A root document that came from no folder: it cannot refer to files.
    pub fn alone() -> Self {
        let root = Source { path: PathBuf::new(), tree: Node::object([], Default::default()) };
        Self {
            folder: None,
            shown: PathBuf::new(),
            list: vec![root],
            by_path: HashMap::new(),
            by_file: HashMap::new(),
        }
    }

    /// Replaces the root document.
    pub fn set_root(&mut self, root: Node) {
        self.list[0].tree = root;
    }

    /// The tree of a source.
    pub fn tree(&self, source: usize) -> &Node {
        &self.list[source].tree
    }

    /// The tree of a source, to be changed.
    pub fn tree_mut(&mut self, source: usize) -> &mut Node {
        &mut self.list[source].tree
    }

    /// Takes the tree of a source and leaves nothing.
    pub fn take(&mut self, source: usize) -> Node {
        let tree = &mut self.list[source].tree;
        let empty = Node::object([], tree.at);
        std::mem::replace(tree, empty)
    }

    /// The source that a file number of a mark belongs to.
    pub fn of_file(&self, file: u16) -> usize {
        self.by_file.get(&file).copied().unwrap_or(0)
    }

    /// Name of a source's file without its extension, and name of the folder it is in.
    pub fn stem_and_folder(&self, source: usize) -> (String, String) {
        let text = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
        let path = &self.list[source].path;
        (text(path.file_stem()), text(path.parent().and_then(Path::file_name)))
    }

    /// The file at `relative`, seen from `base`; read when it is new. `Ok(None)` when it was read before and was broken.
    pub fn open(
        &mut self,
        base: usize,
        relative: &str,
        context: &mut Context,
    ) -> Result<Option<usize>, String> {
        let Some(root) = &self.folder else {
            return Err(format!(
                "the document stands alone and cannot refer to the file {}",
                quoted(relative)
            ));
        };
        let outside = || format!("the reference leaves the folder of the document: {}", quoted(relative));
        let folder = self.list[base].path.parent().unwrap_or(root);
        let wanted = lexical(folder, relative).filter(|path| path.starts_with(root)).ok_or_else(outside)?;
        if let Some(known) = self.by_path.get(&wanted) {
            return Ok(*known);
        }
        let failed = |reason: &str| format!("cannot read {}: {reason}", quoted(relative));
        let path = wanted.canonicalize().map_err(|error| failed(&source::reason(&error)))?;
        if !path.starts_with(root) {
            return Err(outside());
        }
        if path.is_dir() {
            return Err(failed("it is a folder"));
        }
        let known = match self.by_path.get(&path) {
            Some(known) => *known,
            None => self.read(&path, context),
        };
        self.by_path.insert(wanted, known);
        Ok(known)
    }

    fn read(&mut self, path: &Path, context: &mut Context) -> Option<usize> {
        let inside = self.folder.as_ref().and_then(|folder| path.strip_prefix(folder).ok());
        let name = self.shown.join(inside.unwrap_or(path));
        let tree = source::read(path, &name.to_string_lossy(), context);
        let source = tree.map(|tree| {
            self.by_file.insert(tree.at.file, self.list.len());
            self.list.push(Source { path: path.to_path_buf(), tree });
            self.list.len() - 1
        });
        self.by_path.insert(path.to_path_buf(), source);
        source
    }
}

/// `folder/relative` without `.` and `..`; `None` when it is absolute or goes above the root of the file system.
fn lexical(folder: &Path, relative: &str) -> Option<PathBuf> {
    let mut path = folder.to_path_buf();
    for component in Path::new(relative).components() {
        match component {
            Component::Normal(name) => path.push(name),
            Component::CurDir => {}
            Component::ParentDir => {
                if !path.pop() {
                    return None;
                }
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(path)
}
