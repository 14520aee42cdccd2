pub mod backend {
    pub mod rust {
        use codegen::{file_set::*, ir::Api};
        #[derive(Default)]
        pub struct Options {}
        pub fn generate(_: &Api, _: &Options) -> Result<FileSet, FileSetError> {
            let mut f = FileSet::new();
            f.insert("mod.rs", "//! x\n")?;
            Ok(f)
        }
    }
    pub mod docs {
        use codegen::{file_set::*, ir::Api};
        pub struct Options {
            pub crate_name: String,
        }
        pub fn generate(_: &Api, _: &Options) -> Result<FileSet, FileSetError> {
            let mut f = FileSet::new();
            f.insert("sdks/things/README.md", "What it is called.\n")?;
            Ok(f)
        }
        pub mod markdown {
            pub fn anchor(t: &str) -> String {
                t.into()
            }
            pub fn block(t: &str, _: usize, _: &std::collections::BTreeSet<String>) -> String {
                t.into()
            }
            pub fn cell(t: &str) -> String {
                t.into()
            }
            pub fn code(t: &str) -> String {
                t.into()
            }
            pub fn line(t: &str) -> String {
                t.into()
            }
            pub fn table(h: &[&str], _: &[Vec<String>]) -> String {
                h.join("|") + "\n"
            }
        }
    }
}
pub mod frontend {
    use codegen::{diagnostic::*, ir::*};
    use std::path::*;
    pub struct Loaded {
        pub api: Api,
        pub warnings: Vec<Diagnostic>,
    }
    pub fn load(_: &Path, _: &[PathBuf], _: &Reserved) -> Result<Loaded, Vec<Diagnostic>> {
        Ok(Loaded { api: Api::default(), warnings: vec![] })
    }
}
