//! What is published: the files of the package, and what its README links to.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::outline::outline;

/// Folders of the package that only serve its tests.
const LEFT_OUT: &[&str] = &["tests/", "benches/", "fuzz/"];

#[test]
fn the_package_has_all_that_its_readme_links_to() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plex-sdk");
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(&folder).args(["package", "--list", "--allow-dirty", "--offline", "--quiet"]);
    let output = command.output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let listed = String::from_utf8_lossy(&output.stdout).replace('\\', "/");
    let files: BTreeSet<&str> = listed.lines().collect();
    for file in ["Cargo.toml", "README.md", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "src/lib.rs"] {
        assert!(files.contains(file), "{file} is not in the package");
    }
    let needless = files.iter().find(|file| LEFT_OUT.iter().any(|folder| file.starts_with(folder)));
    assert_eq!(needless, None);
    let readme = std::fs::read_to_string(folder.join("README.md")).expect("the crate has a README");
    let links = outline(&readme).links.into_iter().map(|(_, link)| link);
    let links: Vec<String> = links.filter(|link| !link.contains("://") && !link.starts_with('#')).collect();
    let missing = links.iter().find(|link| !files.contains(link.split('#').next().unwrap_or_default()));
    assert_eq!(missing, None, "the README links to what is not in the package");
    println!(
        "{} files in the package, {} links of its README lead to some of them",
        files.len(),
        links.len()
    );
}
