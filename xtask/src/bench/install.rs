//! Gets the programs that are measured: ours is built, the others are installed from crates.io.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::{env, fs};

use anyhow::{Context, Result, ensure};

use crate::bench::generators::Peer;
use crate::report;
use crate::workspace::cargo;

/// Builds this command with optimisations, beside the one that runs now, and gives the path of the program.
///
/// # Errors
/// When it does not build.
pub fn ours(workspace: &Path) -> Result<PathBuf> {
    let now = env::current_exe().context("cannot find this program")?;
    let target = now.parent().and_then(Path::parent).context("this program is in no folder of builds")?;
    let mut build = cargo();
    build.current_dir(workspace).args([
        "build",
        "--release",
        "--package",
        "xtask",
        "--quiet",
        "--target-dir",
    ]);
    let status = build.arg(target).stdout(Stdio::null()).status().context("cannot run cargo")?;
    ensure!(status.success(), "xtask does not build with optimisations");
    Ok(target.join("release").join(now.file_name().unwrap_or_default()))
}

/// Installs `peer` below `root`, unless it is there, and gives the path of the program.
///
/// # Errors
/// When it cannot be installed.
pub fn peer(peer: Peer, root: &Path) -> Result<PathBuf> {
    let Peer { package, version } = peer;
    let program = root.join("bin").join(format!("{package}{}", env::consts::EXE_SUFFIX));
    let list = fs::read_to_string(root.join(".crates.toml")).unwrap_or_default();
    if program.is_file() && is_installed(&list, peer) {
        return Ok(program);
    }
    report::to_stderr(&format!("installing {package} {version} ...\n"));
    let mut install = cargo();
    // From its own folder, so that no configuration of a workspace applies.
    fs::create_dir_all(root).with_context(|| format!("cannot create {}", root.display()))?;
    install.current_dir(root).args(["install", "--locked", "--quiet", "--version", &format!("={version}")]);
    install.arg("--root").arg(root).arg("--target-dir").arg(root.join("build")).arg(package);
    let status = install.stdout(Stdio::null()).status().context("cannot run cargo")?;
    ensure!(status.success(), "cargo cannot install it");
    Ok(program)
}

/// Whether the list that cargo keeps of installed packages has this one.
fn is_installed(list: &str, Peer { package, version }: Peer) -> bool {
    list.lines().any(|line| line.starts_with(&format!("\"{package} {version} (")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_version_that_is_measured_counts() {
        let list = "[v1]\n\"ploidy 0.15.0 (registry+https://example.com/index)\" = [\"ploidy\"]\n";
        assert!(is_installed(list, Peer { package: "ploidy", version: "0.15.0" }));
        assert!(!is_installed(list, Peer { package: "ploidy", version: "0.15.1" }));
        assert!(!is_installed(list, Peer { package: "loidy", version: "0.15.0" }));
        assert!(!is_installed("", Peer { package: "ploidy", version: "0.15.0" }));
    }
}
